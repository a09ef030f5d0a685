/** Plane geometry of polygon rings: bounds, surface, inside or not, distance. Pure; units of the rings' own CRS. */
import type { Bounds } from './grid.js';
import type { Rings } from './mask.js';

/** Box around all rings; empty (min = +∞) without any position. */
export function ringsBounds(rings: Rings): Bounds {
  let [minX, minY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [maxX, maxY] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i += 2) {
      minX = Math.min(minX, ring[i]);
      maxX = Math.max(maxX, ring[i]);
      minY = Math.min(minY, ring[i + 1]);
      maxY = Math.max(maxY, ring[i + 1]);
    }
  return { minX, minY, maxX, maxY };
}

/** Even-odd over all rings, so that holes are outside. */
export function insideRings(rings: Rings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) if (crossesOdd(ring, x, y)) inside = !inside;
  return inside;
}

/** Surface of what lies in an odd number of the rings, for rings that do not cross each other. */
export function ringsArea(rings: Rings): number {
  let total = 0;
  rings.forEach((ring, i) => {
    const holds = rings.filter((other, k) => k !== i && crossesOdd(other, ring[0], ring[1])).length;
    total += (holds % 2 === 0 ? 1 : -1) * ringArea(ring);
  });
  return Math.max(0, total);
}

/** Shoelace formula from the first vertex, so that large coordinates cost no digits. */
export function ringArea(ring: readonly number[]): number {
  let twice = 0;
  const [x0, y0] = ring;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    twice += (ring[j] - x0) * (ring[i + 1] - y0) - (ring[i] - x0) * (ring[j + 1] - y0);
  return Math.abs(twice) / 2;
}

/** How far a point lies outside the rings: 0 inside. */
export function distanceToRings(rings: Rings, x: number, y: number): number {
  if (insideRings(rings, x, y)) return 0;
  let nearest2 = Number.POSITIVE_INFINITY;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
      nearest2 = Math.min(nearest2, segmentDistance2(ring[j], ring[j + 1], ring[i], ring[i + 1], x, y));
  return Math.sqrt(nearest2);
}

/** Square of the distance from (x, y) to the segment from (x0, y0) to (x1, y1). */
export function segmentDistance2(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x: number,
  y: number,
): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2)) : 0;
  return (x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2;
}

function crossesOdd(ring: readonly number[], x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    if (
      ring[i + 1] > y !== ring[j + 1] > y &&
      x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]
    )
      odd = !odd;
  return odd;
}
