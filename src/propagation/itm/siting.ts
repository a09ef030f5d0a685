/** Area mode: heights and horizons that are typical for ground of irregularity Δh. ITM Algorithm §3. */
import { each, type Pair } from './pair.js';
import { type PathGeometry, typicalHorizon_m, typicalHorizonAngle_rad } from './terrain.js';

/** How a terminal's place was chosen: at random, with care (a hilltop where there is one), with great care. */
export type Siting = 'random' | 'careful' | 'very-careful';

const gain: Readonly<Record<Exclude<Siting, 'random'>, number>> = { careful: 4, 'very-careful': 9 };

/** Effective height of a terminal sited with the given care, m. */
export function effectiveHeight_m(h_m: number, siting: Siting, delta_h_m: number): number {
  if (siting === 'random') return h_m;
  const B = h_m < 5 ? gain[siting] * Math.sin(0.1 * Math.PI * h_m) : gain[siting]; // lower antennas gain less
  return h_m + (1 + B) * Math.exp(-Math.min(20, (2 * h_m) / Math.max(1e-3, delta_h_m))); // ITM Algorithm eq. (3.2)
}

export function typicalGeometry(
  h_m: Pair,
  siting: readonly [Siting, Siting],
  delta_h_m: number,
  d_m: number,
  a_e_m: number,
): PathGeometry {
  const h_e_m = each((t) => effectiveHeight_m(h_m[t], siting[t], delta_h_m));
  const d_hzn_m = each((t) => typicalHorizon_m(h_e_m[t], delta_h_m, a_e_m));
  const theta_hzn_rad = each((t) => typicalHorizonAngle_rad(h_e_m[t], d_hzn_m[t], delta_h_m, a_e_m));
  return { theta_hzn_rad, d_hzn_m, h_e_m, h_m, delta_h_m, d_m };
}
