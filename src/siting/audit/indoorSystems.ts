/** Which place an indoor system on air belongs to (rules R1): it serves only the footprint it stands in. Pure. */
import type { Place } from '../../demand/places.js';
import type { Sector } from '../../network/network.js';
import { area_m2, distance_m } from './footprint.js';

/** A system's coordinates are often those of the entrance or the building's number. */
const beside_m = 50;

/**
 * Indoor cells on air of each place. A cell belongs to one place: the smallest footprint that holds it (a mall in a
 * community is the mall's), else the nearest within 50 m.
 */
export function indoorSystems(
  places: readonly Place[],
  cells: readonly Sector[],
  positions: readonly (readonly [x_m: number, y_m: number])[],
): Sector[][] {
  const held: Sector[][] = places.map(() => []);
  const sizes = places.map((p) => area_m2(p.rings));
  const boxes = places.map((p) => boxOf(p.rings));
  cells.forEach((cell, c) => {
    if (cell.status !== 'on-air') return;
    const [x, y] = positions[c];
    let best = -1;
    let bestDistance = beside_m;
    places.forEach((place, i) => {
      const b = boxes[i];
      if (!(x >= b[0] - beside_m && x <= b[2] + beside_m && y >= b[1] - beside_m && y <= b[3] + beside_m))
        return;
      const d = distance_m(place.rings, x, y);
      const nearer = d < bestDistance || (best < 0 && d <= beside_m);
      if (nearer || (d === bestDistance && best >= 0 && sizes[i] < sizes[best])) {
        best = i;
        bestDistance = d;
      }
    });
    if (best >= 0) held[best].push(cell);
  });
  return held;
}

function boxOf(rings: Place['rings']): [number, number, number, number] {
  const box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]);
      box[1] = Math.min(box[1], ring[i + 1]);
      box[2] = Math.max(box[2], ring[i]);
      box[3] = Math.max(box[3], ring[i + 1]);
    }
  return box;
}
