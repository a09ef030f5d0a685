/** Which place an indoor system on air belongs to (rules R1): it serves only the footprint it stands in. Pure. */
import type { Place } from '../../demand/places.js';
import type { Sector } from '../../network/network.js';
import { distanceToRings, ringsArea, ringsBounds } from '../../raster/rings.js';

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
  const sizes = places.map((p) => ringsArea(p.rings));
  const boxes = places.map((p) => ringsBounds(p.rings));
  cells.forEach((cell, c) => {
    if (cell.status !== 'on-air') return;
    const [x, y] = positions[c];
    let best = -1;
    let bestDistance = beside_m;
    places.forEach((place, i) => {
      const b = boxes[i];
      const outside =
        x < b.minX - beside_m || x > b.maxX + beside_m || y < b.minY - beside_m || y > b.maxY + beside_m;
      if (outside) return;
      const d = distanceToRings(place.rings, x, y);
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
