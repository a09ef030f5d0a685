/** How many ridges a taut string from antenna to antenna would lie on. */
import type { RayProfile } from '../../src/coverage/kernel/profile.js';

/** Where the ground falls less than this below the string, both ends of it are one ridge. */
const valley_m = 50;

/** Distances of the ridges from the mast, km: corners of the string over the effective earth, joined where no valley parts them. */
export function ridges_km(
  { surfaceD_km: x, surface_m, h_ts_m, h_rs_m }: RayProfile,
  a_e_km: number,
): number[] {
  const last = x.length - 1;
  const y = Float64Array.from(surface_m, (h, i) => {
    const height_m = i === 0 ? h_ts_m : i === last ? h_rs_m : h;
    return height_m - (500 * x[i] ** 2) / a_e_km;
  });
  const slope = (a: number, b: number): number => (y[b] - y[a]) / (x[b] - x[a]);
  const string: number[] = [];
  for (let i = 0; i <= last; i++) {
    while (
      string.length > 1 &&
      slope(string[string.length - 2], i) >= slope(string[string.length - 2], string[string.length - 1])
    )
      string.pop();
    string.push(i);
  }
  const corners = string.slice(1, -1);
  const parted = (a: number, b: number): boolean =>
    y.subarray(a, b).some((h, i) => y[a] + slope(a, b) * (x[a + i] - x[a]) - h > valley_m);
  return corners.filter((c, i) => i === 0 || parted(corners[i - 1], c)).map((c) => x[c]);
}
