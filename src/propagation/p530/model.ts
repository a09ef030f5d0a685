/** Rain, multipath and clearance of a line-of-sight link, checked and traced. ITU-R P.530-18. */
import { type Prediction, type RangeFlag, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  averageTerrainLoss_dB,
  earthBulge_m,
  fresnelRadius_m,
  leastAverageTerrainLoss_dB,
} from './clearance.js';
import { lowestFrequency, multipathLimits, rainLimits } from './limits.js';
import {
  deepFade_percent,
  fade_percent,
  type MultipathPath,
  type MultipathStatistics,
  multipathStatistics,
  ofYear,
} from './multipath.js';
import {
  type RainOutage,
  type RainPath,
  type RainStatistics,
  rainAttenuation_dB,
  rainOutage,
  rainStatistics,
} from './rain.js';

type Flagged = { readonly flags: readonly RangeFlag[] };

const term = (trace: Trace | undefined, symbol: string, value: number, unit: string, section: string): void =>
  trace?.({ symbol, value, unit, equation: `ITU-R P.530-18 ${section}` });

function rainOf(path: RainPath, trace?: Trace): RainStatistics {
  const { f_GHz, d_km, R001_mmPerH } = path;
  requirePositive({ f_GHz, d_km });
  requireWithin('R001_mmPerH', R001_mmPerH, 0, Number.MAX_VALUE);
  const rain = rainStatistics(path);
  trace?.({ symbol: 'γ_R', value: rain.gamma_dBperKm, unit: 'dB/km', equation: 'ITU-R P.838-3 eq. (1)' });
  term(trace, 'r', rain.r, '', '§2.4.1');
  term(trace, 'A_0.01', rain.A001_dB, 'dB', '§2.4.1');
  return rain;
}

/** Attenuation by rain exceeded in `p_percent` of the year. */
export function rainFading(path: RainPath, p_percent: number, trace?: Trace): Prediction & RainStatistics {
  requireWithin('p_percent', p_percent, 0, 100, true);
  const rain = rainOf(path, trace);
  const loss_dB = rainAttenuation_dB(rain, p_percent);
  term(trace, 'A_p', loss_dB, 'dB', '§2.4.1');
  const { f_GHz, d_km } = path;
  return { ...rain, loss_dB, flags: rangeFlags(rainLimits, { f_GHz, d_km, p_percent }) };
}

/** Part of the year in which rain takes more than the fade margin; without a margin the law's upper bound, as `>=1`. */
export function rainUnavailability(path: RainPath, margin_dB: number, trace?: Trace): RainOutage & Flagged {
  requireWithin('margin_dB', margin_dB, -Number.MAX_VALUE, Number.MAX_VALUE);
  const outage = rainOutage(rainOf(path, trace), margin_dB);
  term(trace, 'p', outage.p_percent, '%', '§2.4.1');
  return { ...outage, flags: rangeFlags(rainLimits, { f_GHz: path.f_GHz, d_km: path.d_km }) };
}

export interface MultipathFading extends MultipathStatistics, Flagged {
  /** Per cent of the period in which the fade is deeper than asked: by the deep-fade law, and at any depth. */
  readonly deep_percent: number;
  readonly all_percent: number;
  readonly regime: 'shallow' | 'deep';
}

/** Time in the worst month, or with a latitude in the average year, of fades deeper than `A_dB`. */
export function multipathFading(
  path: MultipathPath,
  A_dB: number,
  latitude_deg?: number,
  trace?: Trace,
): MultipathFading {
  const { f_GHz, d_km, K, dN75 } = path;
  requirePositive({ f_GHz, d_km, K, dN75 });
  requireWithin('A_dB', A_dB, 0, Number.MAX_VALUE);
  for (const height of ['h_e_mASL', 'h_r_mASL', 'h_t_mASL'] as const)
    requireWithin(height, path[height], -500, 9000);
  const month = multipathStatistics(path);
  const s = latitude_deg === undefined ? month : yearOf(month, d_km, latitude_deg);
  const all_percent = fade_percent(s, A_dB);
  term(trace, '|ε_p|', s.epsilon_p_mrad, 'mrad', '§2.3.1');
  term(trace, 'h_c', s.h_c_m, 'm', '§2.3.1');
  term(trace, 'v_sr', s.v_sr, '', '§2.3.1');
  term(trace, 'p_0', s.p_0_percent, '%', latitude_deg === undefined ? '§2.3.1' : '§2.3.4');
  term(trace, 'p', all_percent, '%', '§2.3.2');
  return {
    ...s,
    deep_percent: deepFade_percent(s.p_0_percent, A_dB),
    all_percent,
    regime: A_dB >= s.A_t_dB ? 'deep' : 'shallow',
    flags: rangeFlags([...multipathLimits, lowestFrequency(d_km)], {
      f_GHz,
      d_km,
      p_0_percent: month.p_0_percent,
    }),
  };
}

function yearOf(month: MultipathStatistics, d_km: number, latitude_deg: number): MultipathStatistics {
  requireWithin('latitude_deg', latitude_deg, -90, 90);
  return ofYear(month, d_km, latitude_deg);
}

export interface Clearance {
  readonly F_1_m: number;
  readonly bulge_m: number;
  /** Clearance over first Fresnel radius. */
  readonly ratio: number;
  /** The expression for average terrain, and null where it is below the 15 dB from which it is valid. */
  readonly formula_dB: number;
  readonly loss_dB: number | null;
}

/** Clearance of the ray over one obstacle, with effective earth factor `k`. */
export function clearance(
  f_GHz: number,
  d_1_km: number,
  d_2_km: number,
  k: number,
  clearance_m: number,
  trace?: Trace,
): Clearance {
  requirePositive({ f_GHz, d_1_km, d_2_km, k });
  requireWithin('clearance_m', clearance_m, -Number.MAX_VALUE, Number.MAX_VALUE);
  const F_1_m = fresnelRadius_m(f_GHz, d_1_km, d_2_km);
  const bulge_m = earthBulge_m(d_1_km, d_2_km, k);
  const formula_dB = averageTerrainLoss_dB(clearance_m, F_1_m);
  term(trace, 'F_1', F_1_m, 'm', '§2.2.1');
  term(trace, 'd_1·d_2/(2·k·a)', bulge_m, 'm', '§2.2.2');
  term(trace, 'h/F_1', clearance_m / F_1_m, '', '§2.2.1');
  term(trace, 'A_d', formula_dB, 'dB', '§2.2.1');
  return {
    F_1_m,
    bulge_m,
    ratio: clearance_m / F_1_m,
    formula_dB,
    loss_dB: formula_dB >= leastAverageTerrainLoss_dB ? formula_dB : null,
  };
}
