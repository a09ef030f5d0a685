/** Building entry loss as a checked, traced model. ITU-R P.2109-2. */
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import { type BuildingType, buildingEntryLoss_dB, elevationLoss_dB, horizontalLoss_dB } from './equations.js';
import { limits } from './limits.js';

/** Loss not exceeded with `probability_frac` in (0, 1); a probability or an angle that cannot be is a model-range error. */
export function buildingEntryLoss(
  f_GHz: number,
  probability_frac: number,
  type: BuildingType,
  elevation_deg: number,
  trace?: Trace,
): Prediction {
  requirePositive({ f_GHz });
  requireWithin('probability_frac', probability_frac, 0, 1, true);
  requireWithin('elevation_deg', elevation_deg, -90, 90);
  const loss_dB = buildingEntryLoss_dB(f_GHz, probability_frac, type, elevation_deg);
  if (trace) {
    const equation = 'ITU-R P.2109-2 Annex 1 §3';
    trace({ symbol: 'L_h', value: horizontalLoss_dB(f_GHz, type), unit: 'dB', equation });
    trace({ symbol: 'L_e', value: elevationLoss_dB(elevation_deg), unit: 'dB', equation });
    trace({ symbol: 'L_BEL', value: loss_dB, unit: 'dB', equation });
  }
  return { loss_dB, flags: rangeFlags(limits, { f_GHz, elevation_deg }) };
}
