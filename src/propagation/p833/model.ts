/** Woodland loss as a checked, traced model. ITU-R P.833-10 §2.1. */
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import { woodlandLoss_dB } from './equations.js';
import { limits } from './limits.js';

export interface Woodland {
  /** Specific attenuation at this frequency for short paths, dB/m. */
  readonly gamma_dBperm: number;
  /** Largest attenuation for a terminal in this kind of wood, dB. */
  readonly A_m_dB: number;
}

/** Excess loss over `d_m` metres of wood at `f_GHz`; the frequency judges the range only, γ and A_m belong to it. */
export function woodland(f_GHz: number, d_m: number, wood: Woodland, trace?: Trace): Prediction {
  const { gamma_dBperm, A_m_dB } = wood;
  requirePositive({ f_GHz, gamma_dBperm, A_m_dB });
  requireWithin('d_m', d_m, 0, Number.MAX_VALUE);
  const loss_dB = woodlandLoss_dB(d_m, gamma_dBperm, A_m_dB);
  trace?.({ symbol: 'A_ev', value: loss_dB, unit: 'dB', equation: 'ITU-R P.833-10 §2.1, eq. (1)' });
  return { loss_dB, flags: rangeFlags(limits, { f_GHz }) };
}
