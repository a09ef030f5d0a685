/**
 * Azimuth and elevation of every pixel from every mast: as many arcs of a tangent as a fold adds powers. A series that ends where
 * a double does, a third of the time of the library's function, and the same on every machine.
 */
import { degPerRad } from '../../foundation/units.js';

const tanEighth = Math.SQRT2 - 1; // of an eighth of a half turn

/** Arc of the tangent y/x in degrees, x > 0 and 0 ≤ y ≤ x; within 1e-9°. */
function arc_deg(y: number, x: number): number {
  // Beyond half of the octant by the difference to its end: the series needs a small argument.
  const upper = y > tanEighth * x;
  const t = upper ? (y - x) / (y + x) : y / x;
  const u = t * t;
  let s = 1 / 23;
  s = 1 / 21 - u * s;
  s = 1 / 19 - u * s;
  s = 1 / 17 - u * s;
  s = 1 / 15 - u * s;
  s = 1 / 13 - u * s;
  s = 1 / 11 - u * s;
  s = 1 / 9 - u * s;
  s = 1 / 7 - u * s;
  s = 1 / 5 - u * s;
  s = 1 / 3 - u * s;
  const arc = (t - t * u * s) * degPerRad;
  return upper ? arc + 45 : arc;
}

/** Clockwise from north, 0 to 360, which a hair west of north rounds to; 0 for no distance. */
export function azimuth_deg(east: number, north: number): number {
  const a = Math.abs(east);
  const b = Math.abs(north);
  if (a === 0 && b === 0) return 0;
  const acute = a <= b ? arc_deg(a, b) : 90 - arc_deg(b, a);
  if (east >= 0) return north >= 0 ? acute : 180 - acute;
  return north >= 0 ? 360 - acute : 180 + acute;
}

/** Above the horizontal, `distance` ≥ 0; NaN where the rise is unknown, 0 for no distance and no rise. */
export function elevation_deg(rise: number, distance: number): number {
  const a = Math.abs(rise);
  if (a === 0) return 0;
  const arc = a <= distance ? arc_deg(a, distance) : 90 - arc_deg(distance, a);
  return rise < 0 ? -arc : arc;
}
