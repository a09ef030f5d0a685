/** Tropospheric scatter, P.452-18 §4.3 and P.1812-7 §4.4: one law with two sets of constants, here without gases. */
import type { PathGeometry } from './geometry.js';

export interface ScatterConstants {
  /** Constant of the median, dB. */
  readonly base_dB: number;
  /** Depth of the time distribution, dB. */
  readonly time_dB: number;
}

/** Frequency-dependent loss L_f, dB. */
export const frequencyLoss_dB = (f_GHz: number): number =>
  25 * Math.log10(f_GHz) - 2.5 * Math.log10(f_GHz / 2) ** 2; // P.1812-7 §4.4, L_f

/** Loss not exceeded for p % of time (up to 50), dB. `N0` is sea-level refractivity at the path's middle. */
export function troposcatterLoss_dB(
  { base_dB, time_dB }: ScatterConstants,
  g: PathGeometry,
  f_GHz: number,
  p_pct: number,
  N0: number,
): number {
  return (
    base_dB +
    frequencyLoss_dB(f_GHz) +
    20 * Math.log10(g.d_km) +
    0.573 * g.theta_mrad -
    0.15 * N0 -
    time_dB * Math.log10(50 / p_pct) ** 0.7
  ); // P.1812-7 §4.4, L_bs
}
