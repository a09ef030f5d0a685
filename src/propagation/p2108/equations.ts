/** Loss in the clutter around a terminal, for methods that know no clutter themselves. ITU-R P.2108-1 §3. */
import { normalQuantile } from '../../foundation/math.js';
import { radPerDeg } from '../../foundation/units.js';
import { knifeEdgeLoss_dB } from '../p526/equations.js';

export const clutterTypes = ['water', 'open', 'suburban', 'urban', 'trees', 'dense-urban'] as const;

export type ClutterType = (typeof clutterTypes)[number];

/** A terminal below the representative height R of the clutter around it; all in m above ground. */
export interface ClutterSite {
  readonly type: ClutterType;
  readonly h_m: number;
  readonly R_m: number;
  /** Street width at the terminal w_s, m; 27 where nothing is known. */
  readonly w_s_m: number;
}

/** Additional loss of a terminal inside clutter, dB; 0 at and above R. `f_GHz` 0.03-3. */
export function heightGainLoss_dB(f_GHz: number, { type, h_m, R_m, w_s_m }: ClutterSite): number {
  if (h_m >= R_m) return 0; // ITU-R P.2108-1 §3.1, eq. (1)
  if (type === 'water' || type === 'open') return -(21.8 + 6.2 * Math.log10(f_GHz)) * Math.log10(h_m / R_m); // K_h2
  const h_dif = R_m - h_m;
  const theta_clut = Math.atan(h_dif / w_s_m) / radPerDeg;
  const nu = 0.342 * Math.sqrt(f_GHz) * Math.sqrt(h_dif * theta_clut); // K_ν
  return knifeEdgeLoss_dB(nu) - 6.03; // J(ν)
}

/** The loss at this distance is the largest of all, km. ITU-R P.2108-1 §3.2. */
const cap_km = 2;

/**
 * Loss not exceeded at `share` (0 to 1) of terminals in urban and suburban clutter on a path of `d_km`, dB, for one end.
 * `f_GHz` 0.5-67. Negative at small shares of short paths: some terminals see better than free space.
 */
export const terrestrialLoss_dB = (f_GHz: number, d_km: number, share: number): number =>
  Math.min(uncappedLoss_dB(f_GHz, d_km, share), uncappedLoss_dB(f_GHz, cap_km, share));

function uncappedLoss_dB(f_GHz: number, d_km: number, share: number): number {
  const { L_l_dB, L_s_dB } = medianParts(f_GHz, d_km);
  // Weights relative to the smaller loss: squared powers of the two parts underflow on long paths otherwise.
  const least = Math.min(L_l_dB, L_s_dB);
  const l = 10 ** (-0.2 * (L_l_dB - least));
  const s = 10 ** (-0.2 * (L_s_dB - least));
  const sigma_dB = Math.sqrt((16 * l + 36 * s) / (l + s)); // σ_cb of σ_l = 4 dB and σ_s = 6 dB
  return least - 5 * Math.log10(l + s) + sigma_dB * normalQuantile(share); // ITU-R P.2108-1 §3.2, L_ctt
}

/** Medians of the long-range part L_l and of the short-range part L_s, dB. */
export function medianParts(
  f_GHz: number,
  d_km: number,
): { readonly L_l_dB: number; readonly L_s_dB: number } {
  const lf = Math.log10(f_GHz);
  return {
    L_l_dB: -2 * Math.log10(10 ** (-5 * lf - 12.5) + 10 ** -16.5),
    L_s_dB: 32.98 + 23.9 * Math.log10(d_km) + 3 * lf,
  };
}

/** Loss not exceeded at `share` (0 to 1) of terminals, path to `elevation_deg` (0-90), dB. `f_GHz` 10-100. */
export function earthSpaceLoss_dB(f_GHz: number, elevation_deg: number, share: number): number {
  const K_1 = 93 * f_GHz ** 0.175;
  const high = elevation_deg / 90;
  const angle = 0.05 * (1 - high) + elevation_deg * radPerDeg; // A_1 = 0.05
  const base = (-K_1 * Math.log1p(-share)) / Math.tan(angle);
  // At the zenith the exponent is 0, and the base may round to either side of 0.
  const spread = Math.max(base, 0) ** (0.5 * (1 - high));
  return spread - 1 + 0.6 * normalQuantile(share); // ITU-R P.2108-1 §3.3, L_ces
}
