/** Diffraction not exceeded for p % of time, between the median and the β0 earth. P.1812-7 §4.3.5, P.452-18 §4.2. */
import { earthConstants, type Polarisation } from '../p526/equations.js';
import { type DeltaBullington, deltaBullington } from '../p526/model.js';
import { betaEarthRadius_km } from './climate.js';
import type { ClearAirPath, PathGeometry } from './geometry.js';
import { complementaryNormal } from './quantile.js';

export interface PathDiffraction {
  readonly median: DeltaBullington;
  /** Loss on the β0 earth; absent at p = 50 where only the median counts. */
  readonly beta?: DeltaBullington;
  /** Weight of the β0 loss, 0 (p = 50) to 1 (p ≤ β0). */
  readonly F_i: number;
  /** L_dp, dB. */
  readonly loss_dB: number;
}

export function pathDiffraction(
  path: ClearAirPath,
  geometry: PathGeometry,
  f_GHz: number,
  p_pct: number,
  polarisation: Polarisation,
): PathDiffraction {
  const on = (a_km: number): DeltaBullington =>
    deltaBullington(
      path,
      path.d_km.length,
      path.h_tg_m,
      path.h_rg_m,
      earthConstants(f_GHz, a_km, polarisation, geometry.omega_sea),
      undefined,
      geometry.diffraction,
    );
  const median = on(geometry.a_e_km);
  const F_i = timeWeight(p_pct, geometry.beta0_pct);
  if (F_i === 0) return { median, F_i, loss_dB: median.loss_dB };
  const beta = on(betaEarthRadius_km);
  return { median, beta, F_i, loss_dB: median.loss_dB + (beta.loss_dB - median.loss_dB) * F_i }; // L_dp
}

/** F_i: 1 up to β0, 0 at the median, between them by the normal distribution. */
function timeWeight(p_pct: number, beta0_pct: number): number {
  if (p_pct >= 50) return 0;
  if (p_pct <= beta0_pct) return 1;
  return complementaryNormal(p_pct / 100) / complementaryNormal(beta0_pct / 100); // P.1812-7 §4.3.5, F_i
}
