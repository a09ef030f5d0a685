/** Test points inside a place's outline: a grid of at most 10 m, whatever the county grid (rules R7). Pure. */
import { alignedGrid, type Bounds } from '../../raster/grid.js';
import { burnPolygon, type Rings } from '../../raster/mask.js';

/** Spacing of the test points and their least number (rules R7). */
export const testSpacing_m = 10;
export const fewestPoints = 9;
/** A large footprint takes every n-th node of the 10 m grid, so that a village costs no more than a campus. */
export const mostPoints = 225;
/** A footprint of a few square metres is still tested: the grid is halved down to this. */
const finest_m = 0.25;
/** Nodes looked at around one footprint: a thin outline across the county must not take all memory. */
const mostNodes = 1e6;

/**
 * Centres of the test cells inside the rings where `counts` is true, x and y in turn, south-west first. The grid is halved
 * until nine points count. An outline without a surface gets the nine points around its `centre`.
 */
export function testPoints(
  rings: Rings,
  centre: readonly [x_m: number, y_m: number],
  counts: (x_m: number, y_m: number) => boolean,
): Float64Array {
  const bounds = boundsOf(rings);
  const nodes = (spacing: number) =>
    Math.ceil((bounds.maxX - bounds.minX) / spacing + 1) *
    Math.ceil((bounds.maxY - bounds.minY) / spacing + 1);
  const every = Math.ceil(Math.sqrt(area_m2(rings) / (testSpacing_m ** 2 * mostPoints)));
  let spacing = testSpacing_m * Math.max(1, every);
  while (nodes(spacing) > mostNodes) spacing += testSpacing_m;
  let points = inside(rings, bounds, spacing, counts);
  while (points.length < fewestPoints && spacing > finest_m && nodes(spacing / 2) <= mostNodes) {
    spacing /= 2;
    points = inside(rings, bounds, spacing, counts);
  }
  if (points.length < fewestPoints) points = around(centre);
  return Float64Array.from(points.flat());
}

function inside(
  rings: Rings,
  bounds: Bounds,
  spacing: number,
  counts: (x_m: number, y_m: number) => boolean,
): [number, number][] {
  const grid = alignedGrid('', bounds, spacing);
  const mask = new Uint8Array(grid.cols * grid.rows);
  burnPolygon(grid, rings, mask);
  const points: [number, number][] = [];
  for (let row = grid.rows - 1; row >= 0; row--)
    for (let col = 0; col < grid.cols; col++) {
      if (mask[row * grid.cols + col] === 0) continue;
      const x = grid.originX + (col + 0.5) * spacing;
      const y = grid.originY - (row + 0.5) * spacing;
      if (counts(x, y)) points.push([x, y]);
    }
  return points;
}

const around = ([x, y]: readonly [number, number]): [number, number][] =>
  [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx): [number, number] => [x + dx, y + dy]));

function boundsOf(rings: Rings): Bounds {
  const b = {
    minX: Number.POSITIVE_INFINITY,
    minY: Number.POSITIVE_INFINITY,
    maxX: Number.NEGATIVE_INFINITY,
    maxY: Number.NEGATIVE_INFINITY,
  };
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i += 2) {
      b.minX = Math.min(b.minX, ring[i]);
      b.maxX = Math.max(b.maxX, ring[i]);
      b.minY = Math.min(b.minY, ring[i + 1]);
      b.maxY = Math.max(b.maxY, ring[i + 1]);
    }
  return b;
}

/** Surface inside the rings: what lies in an odd number of them. */
export function area_m2(rings: Rings): number {
  let total = 0;
  rings.forEach((ring, i) => {
    const holds = rings.filter((other, k) => k !== i && contains(other, ring[0], ring[1])).length;
    total += (holds % 2 === 0 ? 1 : -1) * ringArea(ring);
  });
  return Math.max(0, total);
}

/** How far a point lies outside the rings, m: 0 inside. */
export function distance_m(rings: Rings, x: number, y: number): number {
  let odd = false;
  let nearest2 = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    if (contains(ring, x, y)) odd = !odd;
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2)
      nearest2 = Math.min(nearest2, toSegment2(ring[j], ring[j + 1], ring[i], ring[i + 1], x, y));
  }
  return odd ? 0 : Math.sqrt(nearest2);
}

function toSegment2(x0: number, y0: number, x1: number, y1: number, x: number, y: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2)) : 0;
  return (x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2;
}

function ringArea(ring: readonly number[]): number {
  let twice = 0;
  const [x0, y0] = ring;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    twice += (ring[j] - x0) * (ring[i + 1] - y0) - (ring[i] - x0) * (ring[j + 1] - y0);
  return Math.abs(twice) / 2;
}

function contains(ring: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    if (
      ring[i + 1] > y !== ring[j + 1] > y &&
      x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]
    )
      inside = !inside;
  return inside;
}
