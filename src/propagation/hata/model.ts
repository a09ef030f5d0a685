/** Okumura-Hata and COST-231-Hata as a checked, traced model. */
import { type Prediction, rangeFlags, requirePositive } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  type HataCity,
  type HataEnvironment,
  type HataModel,
  hataLoss_dB,
  mobileHeightCorrection_dB,
} from './equations.js';
import { limits } from './limits.js';

export interface HataInput {
  readonly model: HataModel;
  readonly environment: HataEnvironment;
  readonly city: HataCity;
  readonly f_MHz: number;
  readonly d_km: number;
  readonly h_b_m: number;
  readonly h_m_m: number;
}

/** Median loss with flags outside the model's range; values not above 0 are a model-range error. */
export function hata(input: HataInput, trace?: Trace): Prediction {
  const { model, environment, city, f_MHz, d_km, h_b_m, h_m_m } = input;
  requirePositive({ f_MHz, d_km, h_b_m, h_m_m });
  const loss_dB = hataLoss_dB(model, environment, city, f_MHz, d_km, h_b_m, h_m_m);
  if (trace) {
    const source = model === 'okumura-hata' ? 'Hata 1980' : 'COST 231 §4.4.1';
    const a_dB = mobileHeightCorrection_dB(city, f_MHz, h_m_m);
    trace({ symbol: 'a(h_m)', value: a_dB, unit: 'dB', equation: 'Hata 1980, mobile antenna height' });
    trace({ symbol: 'L_b', value: loss_dB, unit: 'dB', equation: source });
  }
  return { loss_dB, flags: rangeFlags(limits[model], { f_MHz, d_km, h_b_m, h_m_m }) };
}
