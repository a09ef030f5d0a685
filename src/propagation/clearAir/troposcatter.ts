/** Tropospheric scatter as P.452-18 §4.3 and P.1812-7 §4.4 share it: no antenna coupling, no gases. */
import type { PathGeometry } from './geometry.js';

/** Loss not exceeded for p % of time (up to 50), dB. `N0` is sea-level refractivity at the path's middle. */
export function troposcatterLoss_dB(g: PathGeometry, f_GHz: number, p_pct: number, N0: number): number {
  const L_f = 25 * Math.log10(f_GHz) - 2.5 * Math.log10(f_GHz / 2) ** 2; // P.1812-7 §4.4, L_f
  return (
    190.1 +
    L_f +
    20 * Math.log10(g.d_km) +
    0.573 * g.theta_mrad -
    0.15 * N0 -
    10.125 * Math.log10(50 / p_pct) ** 0.7
  ); // P.1812-7 §4.4, L_bs
}
