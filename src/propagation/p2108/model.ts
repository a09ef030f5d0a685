/** Clutter loss as checked, traced models: one for each section of ITU-R P.2108-1. */
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  type ClutterSite,
  earthSpaceLoss_dB,
  heightGainLoss_dB,
  medianParts,
  terrestrialLoss_dB,
} from './equations.js';
import { limits } from './limits.js';

/** §3.1: a terminal of known height in clutter of known kind; added to a method that stops at the clutter top. */
export function heightGain(f_GHz: number, site: ClutterSite, trace?: Trace): Prediction {
  requirePositive({ f_GHz, h_m: site.h_m, R_m: site.R_m, w_s_m: site.w_s_m });
  const loss_dB = heightGainLoss_dB(f_GHz, site);
  trace?.({ symbol: 'A_h', value: loss_dB, unit: 'dB', equation: 'ITU-R P.2108-1 §3.1' });
  return { loss_dB, flags: rangeFlags(limits.heightGain, { f_GHz }) };
}

/** §3.2: loss at one end, not exceeded with `probability_frac` in (0, 1). At both ends only from 1 km on. */
export function terrestrial(
  f_GHz: number,
  d_km: number,
  probability_frac: number,
  trace?: Trace,
): Prediction {
  requirePositive({ f_GHz, d_km });
  requireWithin('probability_frac', probability_frac, 0, 1, true);
  const loss_dB = terrestrialLoss_dB(f_GHz, d_km, probability_frac);
  if (trace) {
    const equation = 'ITU-R P.2108-1 §3.2';
    const { L_l_dB, L_s_dB } = medianParts(f_GHz, d_km);
    trace({ symbol: 'L_l', value: L_l_dB, unit: 'dB', equation });
    trace({ symbol: 'L_s', value: L_s_dB, unit: 'dB', equation });
    trace({ symbol: 'L_ctt', value: loss_dB, unit: 'dB', equation });
  }
  return { loss_dB, flags: rangeFlags(limits.terrestrial, { f_GHz, d_km }) };
}

/** §3.3: loss at the terminal on the ground towards `elevation_deg`, not exceeded with `probability_frac` in (0, 1). */
export function earthSpace(
  f_GHz: number,
  elevation_deg: number,
  probability_frac: number,
  trace?: Trace,
): Prediction {
  requirePositive({ f_GHz });
  requireWithin('elevation_deg', elevation_deg, 0, 90);
  requireWithin('probability_frac', probability_frac, 0, 1, true);
  const loss_dB = earthSpaceLoss_dB(f_GHz, elevation_deg, probability_frac);
  trace?.({ symbol: 'L_ces', value: loss_dB, unit: 'dB', equation: 'ITU-R P.2108-1 §3.3' });
  return { loss_dB, flags: rangeFlags(limits.earthSpace, { f_GHz, elevation_deg }) };
}
