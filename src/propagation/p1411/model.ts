/** Short-range outdoor losses, checked and traced. ITU-R P.1411-12. */
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  type CanyonLoss,
  type GeneralRow,
  nearStreetLoss_dB,
  type StreetEnvironment,
  sightDistance_m,
  siteGeneralLoss_dB,
  streetCanyonLoss,
} from './equations.js';
import { canyonLimits, generalLimits, narrowStreetLimit, nearStreetLimits, rooftopLimits } from './limits.js';
import { type RooftopLoss, type Roofs, rooftopLoss } from './rooftops.js';

const term = (trace: Trace | undefined, symbol: string, value: number, unit: string, section: string): void =>
  trace?.({ symbol, value, unit, equation: `ITU-R P.1411-12 ${section}` });

/** Median by Table 4. */
export function siteGeneral(row: GeneralRow, f_GHz: number, d_m: number, trace?: Trace): Prediction {
  requirePositive({ f_GHz, d_m });
  const loss_dB = siteGeneralLoss_dB(row, f_GHz, d_m);
  term(trace, 'L_b', loss_dB, 'dB', row.startsWith('over') ? '§4.2.1' : '§4.1.1');
  return { loss_dB, flags: rangeFlags(generalLimits[row], { f_GHz, d_m }) };
}

export interface NearStreet {
  readonly f_GHz: number;
  readonly d_m: number;
  /** Per cent of places, in (0, 100), where the loss is not exceeded. */
  readonly p_percent: number;
  readonly environment: StreetEnvironment;
  /** Width of the passage from sight to no sight, m; the text takes 20. */
  readonly w_m: number;
}

export function nearStreet(input: NearStreet, trace?: Trace): Prediction {
  const { f_GHz, d_m, p_percent, environment, w_m } = input;
  requirePositive({ f_GHz, d_m });
  requireWithin('p_percent', p_percent, 0, 100, true);
  requireWithin('w_m', w_m, 0, Number.MAX_VALUE);
  const loss_dB = nearStreetLoss_dB(f_GHz, d_m, p_percent, environment, w_m);
  term(trace, 'd_LoS', sightDistance_m(p_percent), 'm', '§4.3.1');
  term(trace, 'L_b', loss_dB, 'dB', '§4.3.1');
  return { loss_dB, flags: rangeFlags(nearStreetLimits, { f_GHz, d_m }) };
}

/** Median with its bounds along a street in sight, UHF. */
export function streetCanyon(
  f_GHz: number,
  d_m: number,
  h_1_m: number,
  h_2_m: number,
  trace?: Trace,
): Prediction & CanyonLoss {
  requirePositive({ f_GHz, d_m, h_1_m, h_2_m });
  const loss = streetCanyonLoss(f_GHz, d_m, h_1_m, h_2_m);
  term(trace, 'R_bp', loss.breakpoint_m, 'm', '§4.1.2');
  term(trace, 'L_LoS,l', loss.lower_dB, 'dB', '§4.1.2');
  term(trace, 'L_LoS,m', loss.median_dB, 'dB', '§4.1.2');
  term(trace, 'L_LoS,u', loss.upper_dB, 'dB', '§4.1.2');
  return { ...loss, loss_dB: loss.median_dB, flags: rangeFlags(canyonLimits, { f_GHz, d_m }) };
}

/** Loss over roofs to a street. */
export function overRooftops(roofs: Roofs, trace?: Trace): Prediction & RooftopLoss {
  const { f_GHz, d_m, h_1_m, h_2_m, h_r_m, l_m, b_m, w_2_m, phi_deg } = roofs;
  requirePositive({ d_m, h_1_m, h_2_m, h_r_m, l_m, b_m, w_2_m });
  requireWithin('f_GHz', f_GHz, 1e-3, Number.MAX_VALUE, true); // a logarithm of MHz is raised to a power
  requireWithin('phi_deg', phi_deg, 0, 90);
  const loss = rooftopLoss(roofs);
  term(trace, 'L_bf', loss.freeSpace_dB, 'dB', '§4.2.2.1');
  term(trace, 'L_rts', loss.roofToStreet_dB, 'dB', '§4.2.2.1');
  term(trace, 'L_msd', loss.screens_dB, 'dB', '§4.2.2.1');
  term(trace, 'L_NLoS1', loss.loss_dB, 'dB', '§4.2.2.1');
  const values = { f_GHz, d_m, h_1_m, h_2_m, drop_m: h_r_m - h_2_m };
  const narrow = h_1_m < h_r_m && w_2_m < 10 ? [narrowStreetLimit] : [];
  return { ...loss, flags: rangeFlags([...rooftopLimits, ...narrow], values) };
}
