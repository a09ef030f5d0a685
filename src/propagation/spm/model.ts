/** The K-factor model as a checked, traced model. */
import { clamp } from '../../foundation/math.js';
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import { type SpmModel, type SpmPath, spmLoss_dB, spmTerms } from './equations.js';
import { limits } from './limits.js';

/** Bounds of the effective height in convention `atoll`, m. */
const lowestBase_m = 20;
const highestBase_m = 200;

/** Median loss with flags. In convention `atoll` any effective height is allowed, also one below the mobile. */
export function spm(model: SpmModel, path: SpmPath, trace?: Trace): Prediction {
  const { d_km, h_base_m, h_mobile_m, diffraction_dB, clutter_dB } = path;
  requirePositive({ d_km, h_mobile_m });
  const highest = Number.MAX_VALUE;
  requireWithin('diffraction_dB', diffraction_dB, 0, highest);
  requireWithin('clutter_dB', clutter_dB, -highest, highest);
  if (model.convention === 'atoll') requireWithin('h_base_m', h_base_m, -highest, highest);
  else requirePositive({ h_base_m });
  const kept_m = model.convention === 'atoll' ? clamp(h_base_m, lowestBase_m, highestBase_m) : h_base_m;
  const seen = { ...path, h_base_m: kept_m };
  const loss_dB = spmLoss_dB(model, seen);
  if (trace) {
    const equation = `SPM, convention ${model.convention}`;
    trace({ symbol: 'H_eff', value: kept_m, unit: 'm', equation });
    spmTerms(model, seen).forEach((value, i) => {
      trace({ symbol: `K${i + 1} term`, value, unit: 'dB', equation });
    });
    trace({ symbol: 'K_clutter term', value: model.Kclutter * clutter_dB, unit: 'dB', equation });
    trace({ symbol: 'L', value: loss_dB, unit: 'dB', equation });
  }
  return { loss_dB, flags: rangeFlags(limits, { d_km, h_base_m }) };
}
