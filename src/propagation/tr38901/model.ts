/** TR 38.901 path loss, LOS probability and wall loss as checked, traced models. */
import { type Prediction, type RangeFlag, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  indoorLoss_dB,
  losProbability,
  losTable,
  pathLoss_dB,
  type Scenario,
  type WallModel,
  wallLoss_dB,
} from './equations.js';
import { limits, losHeightLimit, wallLimit } from './limits.js';

export interface PathLossInput {
  readonly scenario: Scenario;
  readonly los: boolean;
  readonly f_GHz: number;
  readonly d_2D_m: number;
  readonly h_BS_m: number;
  readonly h_UT_m: number;
  /** RMa: average building height h and street width W, m. */
  readonly h_building_m: number;
  readonly w_street_m: number;
  readonly h_E_m?: number;
}

/** The TR's own defaults for RMa when nobody measured them. */
export const ruralDefaults = { h_building_m: 5, w_street_m: 20 } as const;

/** Median path loss with flags; values not above 0 are a model-range error, but `d_2D_m` may be 0 below a higher base. */
export function pathLoss(input: PathLossInput, trace?: Trace): Prediction {
  const { scenario, los, f_GHz, d_2D_m, h_BS_m, h_UT_m, h_building_m, w_street_m, h_E_m = 1 } = input;
  requireWithin('d_2D_m', d_2D_m, 0, Number.MAX_VALUE); // straight below the base there is still a loss
  const d_3D_m = Math.hypot(d_2D_m, h_BS_m - h_UT_m);
  requirePositive({ f_GHz, d_3D_m, h_BS_m, h_UT_m, h_building_m, w_street_m });
  requireWithin('h_E_m', h_E_m, 0, Number.MAX_VALUE);
  const loss_dB = pathLoss_dB(scenario, los, f_GHz, d_2D_m, h_BS_m, h_UT_m, h_building_m, w_street_m, h_E_m);
  const table = '3GPP TR 38.901 Table 7.4.1-1';
  trace?.({ symbol: 'd_3D', value: d_3D_m, unit: 'm', equation: '3GPP TR 38.901 (7.4-1)' });
  trace?.({ symbol: los ? 'PL_LOS' : 'PL_NLOS', value: loss_dB, unit: 'dB', equation: table });
  const ruralOnly = scenario === 'RMa' ? { h_building_m, w_street_m } : {};
  const values = { f_GHz, d_2D_m, d_3D_m, h_BS_m, h_UT_m, ...ruralOnly };
  return { loss_dB, flags: rangeFlags(limits[scenario][los ? 'los' : 'nlos'], values) };
}

/** P(LOS) with flags; `d_2D_m` may be 0. `table` is the printed expression, which may exceed 1 (see `losTable`). */
export function lineOfSight(
  scenario: Scenario,
  d_2D_m: number,
  h_UT_m: number,
  trace?: Trace,
): { probability: number; table: number; flags: readonly RangeFlag[] } {
  requireWithin('d_2D_m', d_2D_m, 0, Number.MAX_VALUE);
  requirePositive({ h_UT_m });
  const flags = scenario === 'UMa' ? rangeFlags([losHeightLimit], { h_UT_m }) : [];
  const table = losTable(scenario, d_2D_m, h_UT_m);
  trace?.({ symbol: 'Pr_LOS', value: table, unit: '', equation: '3GPP TR 38.901 Table 7.4.2-1' });
  return { probability: losProbability(scenario, d_2D_m, h_UT_m), table, flags };
}

/** Wall plus indoor loss, dB, `d_2D_in_m` ≥ 0 behind the wall. */
export function outdoorToIndoor(
  model: WallModel,
  f_GHz: number,
  d_2D_in_m: number,
  trace?: Trace,
): Prediction {
  requirePositive({ f_GHz });
  requireWithin('d_2D_in_m', d_2D_in_m, 0, Number.MAX_VALUE);
  const wall_dB = wallLoss_dB(model, f_GHz);
  const indoor_dB = indoorLoss_dB(d_2D_in_m);
  const loss_dB = wall_dB + indoor_dB;
  if (trace) {
    trace({ symbol: 'PL_in', value: indoor_dB, unit: 'dB', equation: '3GPP TR 38.901 Table 7.4.3-2' });
    trace({ symbol: 'PL_tw', value: wall_dB, unit: 'dB', equation: '3GPP TR 38.901 (7.4-3), Table 7.4.3-2' });
    trace({ symbol: 'PL_tw + PL_in', value: loss_dB, unit: 'dB', equation: '3GPP TR 38.901 (7.4-2)' });
  }
  return { loss_dB, flags: rangeFlags([wallLimit], { f_GHz }) };
}
