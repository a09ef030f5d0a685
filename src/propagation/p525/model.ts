/** Free space as a checked, traced model. ITU-R P.525-4. */
import { type Prediction, rangeFlags, requirePositive } from '../limits.js';
import type { Trace } from '../trace.js';
import { freeSpaceLoss_dB } from './equations.js';
import { limits } from './limits.js';

/** Loss of `d_km` at `f_GHz`; both must be above 0, otherwise a model-range error. */
export function freeSpace(f_GHz: number, d_km: number, trace?: Trace): Prediction {
  requirePositive({ f_GHz, d_km });
  const loss_dB = freeSpaceLoss_dB(f_GHz, d_km);
  trace?.({ symbol: 'L_bf', value: loss_dB, unit: 'dB', equation: 'ITU-R P.525-4 §2.3' });
  return { loss_dB, flags: rangeFlags(limits, { d_km }) };
}
