/** Declared key points and the places they belong to. Pure. */
import { distanceToRings, ringsArea, ringsBounds } from '../raster/rings.js';
import type { Place } from './places.js';

/** An entrance stands beside the outline as often as inside it. */
const beside_m = 50;

/** Each point goes to the smallest footprint that holds it, else to the nearest within 50 m; others are dropped. */
export function attachKeyPoints(places: readonly Place[], xy: Float64Array): Place[] {
  const held = places.map((): number[] => []);
  const boxes = places.map((p) => ringsBounds(p.rings));
  const sizes_m2 = places.map((p) => ringsArea(p.rings));
  for (let k = 0; k + 1 < xy.length; k += 2) {
    const [x, y] = [xy[k], xy[k + 1]];
    let best = -1;
    let bestDistance = Number.POSITIVE_INFINITY;
    places.forEach(({ rings }, i) => {
      const b = boxes[i];
      if (x < b.minX - beside_m || x > b.maxX + beside_m || y < b.minY - beside_m || y > b.maxY + beside_m)
        return;
      const d = distanceToRings(rings, x, y);
      if (d > beside_m || d > bestDistance) return;
      if (d === bestDistance && sizes_m2[i] >= sizes_m2[best]) return;
      best = i;
      bestDistance = d;
    });
    if (best >= 0) held[best].push(x, y);
  }
  return places.map((place, i) =>
    held[i].length > 0 ? { ...place, keyPoints: Float64Array.from(held[i]) } : place,
  );
}
