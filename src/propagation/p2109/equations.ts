/** Building entry loss. ITU-R P.2109-2 Annex 1 §3. One average building of a class; no floor or room dependence. */
import { normalQuantile } from '../../foundation/math.js';

export type BuildingType = 'traditional' | 'thermally-efficient';

/** Model coefficients, ITU-R P.2109-2 Table 1. */
const coefficients = {
  traditional: { r: 12.64, s: 3.72, t: 0.96, u: 9.6, v: 2.0, w: 9.1, x: -3.0, y: 4.5, z: -2.0 },
  'thermally-efficient': { r: 28.19, s: -3.0, t: 8.48, u: 13.5, v: 3.8, w: 27.8, x: -2.9, y: 9.4, z: -2.1 },
} as const;

/** Median loss for horizontal paths L_h, dB. */
export function horizontalLoss_dB(f_GHz: number, type: BuildingType): number {
  const { r, s, t } = coefficients[type];
  const lf = Math.log10(f_GHz);
  return r + s * lf + t * lf * lf; // ITU-R P.2109-2 §3, L_h
}

/** Correction for the elevation of the path at the façade L_e, dB. */
export const elevationLoss_dB = (elevation_deg: number): number => 0.212 * Math.abs(elevation_deg); // L_e

/**
 * Loss not exceeded with probability `probability_frac` (0 < P < 1), dB. `f_GHz` 0.08-100, `elevation_deg` −90…90.
 * P = 0.5 is close to, not equal to, the median L_h + L_e, because three terms add as powers.
 */
export function buildingEntryLoss_dB(
  f_GHz: number,
  probability_frac: number,
  type: BuildingType,
  elevation_deg: number,
): number {
  const { u, v, w, x, y, z } = coefficients[type];
  const lf = Math.log10(f_GHz);
  const quantile = normalQuantile(probability_frac);
  const mu_1 = horizontalLoss_dB(f_GHz, type) + elevationLoss_dB(elevation_deg);
  const A = quantile * (u + v * lf) + mu_1; // σ_1 = u + v log f
  const B = quantile * (y + z * lf) + (w + x * lf); // σ_2 = y + z log f, μ_2 = w + x log f
  const C = -3.0;
  return 10 * Math.log10(10 ** (0.1 * A) + 10 ** (0.1 * B) + 10 ** (0.1 * C)); // ITU-R P.2109-2 §3, L_BEL
}
