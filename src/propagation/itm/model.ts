/** ITM 1.4 in point-to-point and in area mode, checked and traced. */
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import { type ReferenceAttenuation, referenceAttenuation } from './attenuation.js';
import type { ItmMode } from './diffraction.js';
import {
  effectiveEarthRadius_m,
  groundImpedance,
  type ItmPolarisation,
  type Medium,
  surfaceRefractivity,
} from './ground.js';
import { groundLimit, limits, steepnessLimit } from './limits.js';
import type { Pair } from './pair.js';
import { type Siting, typicalGeometry } from './siting.js';
import {
  geometryOf,
  meanHeight_mASL,
  type PathGeometry,
  pathLength_m,
  type StepProfile,
  smoothHorizon_m,
} from './terrain.js';
import { deviates, quantile_dB, type Variability } from './variability.js';

/** Radio, ground, air and statistics of a prediction. */
export interface ItmSettings {
  readonly f_MHz: number;
  readonly polarisation: ItmPolarisation;
  /** Relative permittivity of the ground, 1 or more, and its conductivity, S/m. */
  readonly epsilon: number;
  readonly sigma_SperM: number;
  /** Refractivity at sea level, N-units. */
  readonly N_0: number;
  readonly variability: Variability;
}

export interface ItmArea {
  readonly d_km: number;
  /** Terrain irregularity Δh, m. */
  readonly delta_h_m: number;
  readonly siting: readonly [Siting, Siting];
}

/** Basic transmission loss with what led to it; `path` and `region` are absent when the terrain is unknown. */
export interface ItmPrediction extends Prediction {
  readonly path?: PathGeometry;
  readonly region?: ReferenceAttenuation['region'];
}

/** Loss over a terrain profile with antennas `h_m` above its ends. A void in the terrain makes the loss NaN. */
export function itmPointToPoint(
  profile: StepProfile,
  h_m: Pair,
  settings: ItmSettings,
  trace?: Trace,
): ItmPrediction {
  requireInputs(pathLength_m(profile), h_m, settings);
  if (!Array.from(profile.h_m).every(Number.isFinite)) return { loss_dB: Number.NaN, flags: [] };
  const medium = mediumAt(meanHeight_mASL(profile), settings);
  const path = geometryOf(profile, h_m, medium.a_e_m);
  return predict(path, medium, 'point-to-point', settings, trace);
}

/** Loss over ground known only by its irregularity. */
export function itmArea(area: ItmArea, h_m: Pair, settings: ItmSettings, trace?: Trace): ItmPrediction {
  const d_m = area.d_km * 1000;
  requireInputs(d_m, h_m, settings);
  requireWithin('delta_h_m', area.delta_h_m, 0, Number.MAX_VALUE);
  const medium = mediumAt(0, settings);
  const path = typicalGeometry(h_m, area.siting, area.delta_h_m, d_m, medium.a_e_m);
  return predict(path, medium, 'area', settings, trace);
}

/** Refractivity above which the earth would seem hollow to the rays. */
const highestRefractivity = 500;

function requireInputs(d_m: number, [h_tx_m, h_rx_m]: Pair, settings: ItmSettings): void {
  const { f_MHz, epsilon, sigma_SperM, N_0, variability } = settings;
  requirePositive({ d_m, h_tx_m, h_rx_m, f_MHz, sigma_SperM });
  requireWithin('epsilon', epsilon, 1, Number.MAX_VALUE);
  requireWithin('N_0', N_0, 0, highestRefractivity);
  const { time_percent, location_percent, situation_percent } = variability;
  for (const [name, value] of Object.entries({ time_percent, location_percent, situation_percent }))
    requireWithin(name, value, 0, 100, true);
}

function mediumAt(h_mASL: number, settings: ItmSettings): Medium {
  const { f_MHz, polarisation, epsilon, sigma_SperM, N_0 } = settings;
  const N_s = surfaceRefractivity(N_0, h_mASL);
  requireWithin('N_s', N_s, 0, highestRefractivity);
  const Z_g = groundImpedance(f_MHz, epsilon, sigma_SperM, polarisation);
  return { f_MHz, N_s, a_e_m: effectiveEarthRadius_m(N_s), Z_g };
}

function predict(
  path: PathGeometry,
  medium: Medium,
  mode: ItmMode,
  settings: ItmSettings,
  trace?: Trace,
): ItmPrediction {
  const { A_ref_dB, region } = referenceAttenuation(path, medium, mode);
  const freeSpace_dB = 32.45 + 20 * Math.log10(medium.f_MHz) + 20 * Math.log10(path.d_m / 1000);
  const A_dB = quantile_dB(A_ref_dB, path, medium.f_MHz, settings.variability);
  const loss_dB = freeSpace_dB + A_dB;
  if (trace) traceTerms(trace, path, medium, { A_ref_dB, freeSpace_dB, A_dB, loss_dB });
  return { loss_dB, flags: flagsOf(path, medium, settings), path, region };
}

function flagsOf(path: PathGeometry, medium: Medium, settings: ItmSettings): Prediction['flags'] {
  const { h_m, h_e_m, d_m, d_hzn_m, theta_hzn_rad } = path;
  const { a_e_m, N_s, Z_g } = medium;
  const ratio = (t: 0 | 1): number => d_hzn_m[t] / smoothHorizon_m(h_e_m[t], a_e_m);
  const { z_T, z_L, z_S } = deviates(settings.variability);
  const values = {
    f_MHz: settings.f_MHz,
    h_tx_m: h_m[0],
    h_rx_m: h_m[1],
    d_km: d_m / 1000,
    d_m,
    N_0: settings.N_0,
    N_s,
    a_e_km: a_e_m / 1000,
    theta_hzn_tx_rad: theta_hzn_rad[0],
    theta_hzn_rx_rad: theta_hzn_rad[1],
    d_hzn_tx_ratio: ratio(0),
    d_hzn_rx_ratio: ratio(1),
    z: [z_T, z_L, z_S].reduce((far, z) => (Math.abs(z) > Math.abs(far) ? z : far)),
    Z_g_ratio: Z_g.im / Z_g.re,
  };
  return rangeFlags([...limits, groundLimit, steepnessLimit(Math.abs(h_e_m[0] - h_e_m[1]))], values);
}

function traceTerms(
  trace: Trace,
  path: PathGeometry,
  { N_s, a_e_m }: Medium,
  result: Readonly<Record<'A_ref_dB' | 'freeSpace_dB' | 'A_dB' | 'loss_dB', number>>,
): void {
  const term = (symbol: string, value: number, unit: string, equation: string) =>
    trace({ symbol, value, unit, equation });
  term('N_s', N_s, 'N', 'TN 101 eq. (4.3)');
  term('a_e', a_e_m / 1000, 'km', 'TN 101 eq. (4.4)');
  term('Δh', path.delta_h_m, 'm', 'ITM Algorithm §6');
  for (const t of [0, 1] as const) {
    term(`θ_e${t + 1}`, path.theta_hzn_rad[t], 'rad', 'TN 101 eq. (6.15)');
    term(`d_L${t + 1}`, path.d_hzn_m[t], 'm', 'TN 101 eq. (6.15)');
    term(`h_e${t + 1}`, path.h_e_m[t], 'm', 'ITM Algorithm §3');
  }
  term('A_ref', result.A_ref_dB, 'dB', 'ITM Algorithm §4');
  term('A(q)', result.A_dB, 'dB', 'ITM Algorithm §5');
  term('L_fs', result.freeSpace_dB, 'dB', 'ITM Algorithm §1');
  term('L_b', result.loss_dB, 'dB', 'NTIA ITM 1.4');
}
