/** Basic transmission loss by the Irregular Terrain Model: over a terrain profile, or by irregularity and siting alone. */
import { type RangeFlag, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import { requireProfile } from '../p526/model.js';
import type { Trace } from '../trace.js';
import { limits } from './limits.js';
import { type Ground, type Medium, medium, N_flat, surfaceRefractivity } from './medium.js';
import { horizonAngle_rad, type ItmPath, smoothHorizon_m } from './path.js';
import { type Range, referenceAttenuation } from './reference.js';
import { type ItmProfile, meanHeight_m, pathLength_m } from './terrain.js';
import { profileTerminals, type Siting, sitedTerminal } from './terminals.js';
import { attenuationQuantile_dB, deviates, type Variability } from './variability.js';

interface ItmInput extends Ground, Variability {
  readonly f_MHz: number;
  /** Antennas, m above ground. */
  readonly h_tx_m: number;
  readonly h_rx_m: number;
}

export interface PointToPointInput extends ItmInput {
  readonly profile: ItmProfile;
  /** Named in messages. */
  readonly profileName: string;
  /** Surface refractivity reduced to sea level, N-units. */
  readonly N_0: number;
}

export interface AreaInput extends ItmInput {
  readonly d_km: number;
  /** Terrain irregularity, m: about 0 water, 30 plains, 90 hills, 200 mountains, 500 rugged mountains. */
  readonly deltaH_m: number;
  readonly sitingTx: Siting;
  readonly sitingRx: Siting;
  /** Refractivity at the surface, N-units. */
  readonly N_s: number;
}

export interface ItmPrediction {
  /** Basic transmission loss, dB. */
  readonly loss_dB: number;
  readonly freeSpace_dB: number;
  /** Median above free space before variability, dB. */
  readonly A_ref_dB: number;
  readonly range: Range;
  readonly path: ItmPath;
  readonly flags: readonly RangeFlag[];
}

/** Loss over a profile. Throws on impossible input, flags what ITM warns of. */
export function itmPointToPoint(input: PointToPointInput, trace?: Trace): ItmPrediction {
  const { profile, N_0, h_tx_m, h_rx_m } = input;
  requireCommon(input);
  requirePositive({ N_0, step_m: profile.step_m });
  const d_km = profile.h_m.map((_, i) => (i * profile.step_m) / 1000);
  requireProfile(d_km, profile.h_m, input.profileName);
  const air = around(input, surfaceRefractivity(N_0, meanHeight_m(profile.h_m)));
  const ends = profileTerminals(profile, [h_tx_m, h_rx_m], air.gamma_e_perm);
  return predict(input, { ...air, ...ends, C_m2: 10 }, pathLength_m(profile), trace);
}

/** Loss over terrain of which only the irregularity is known. Throws on impossible input, flags what ITM warns of. */
export function itmArea(input: AreaInput, trace?: Trace): ItmPrediction {
  const { N_s, d_km, deltaH_m, h_tx_m, h_rx_m, sitingTx, sitingRx } = input;
  requireCommon(input);
  requirePositive({ d_km });
  requireWithin('deltaH_m', deltaH_m, 0, Number.MAX_VALUE);
  const air = around(input, N_s);
  const path: ItmPath = {
    ...air,
    terminals: [
      sitedTerminal(h_tx_m, sitingTx, deltaH_m, air.gamma_e_perm),
      sitedTerminal(h_rx_m, sitingRx, deltaH_m, air.gamma_e_perm),
    ],
    deltaH_m,
    C_m2: 0,
  };
  return predict(input, path, 1000 * d_km, trace);
}

function requireCommon(input: ItmInput): void {
  const { f_MHz, h_tx_m, h_rx_m, epsilon_r, sigma_Spm } = input;
  requirePositive({ f_MHz, h_tx_m, h_rx_m, sigma_Spm });
  requireWithin('epsilon_r', epsilon_r, 1, Number.MAX_VALUE);
  for (const key of ['time_pct', 'location_pct', 'situation_pct'] as const)
    requireWithin(key, input[key], 0, 100, true);
}

function around(input: ItmInput, N_s: number): Medium {
  requireWithin('N_s', N_s, 0, N_flat, true);
  return medium(input.f_MHz, N_s, input);
}

function predict(input: ItmInput, path: ItmPath, d_m: number, trace?: Trace): ItmPrediction {
  const { A_ref_dB, range } = referenceAttenuation(path, d_m);
  const freeSpace_dB = 32.45 + 20 * Math.log10(input.f_MHz) + 20 * Math.log10(d_m / 1000);
  const loss_dB = freeSpace_dB + attenuationQuantile_dB(path, d_m, A_ref_dB, input);
  const prediction = { loss_dB, freeSpace_dB, A_ref_dB, range, path, flags: flagsOf(input, path, d_m) };
  if (trace) traceTerms(trace, prediction);
  return prediction;
}

function flagsOf(input: ItmInput, path: ItmPath, d_m: number): RangeFlag[] {
  const { f_MHz, h_tx_m, h_rx_m } = input;
  const [tx, rx] = path.terminals;
  const overSmooth = ({ d_L_m, h_e_m }: typeof tx) => d_L_m / smoothHorizon_m(h_e_m, path.gamma_e_perm);
  return rangeFlags(limits, {
    f_GHz: f_MHz / 1000,
    h_tx_m,
    h_rx_m,
    d_km: d_m / 1000,
    N_s: path.N_s,
    theta_tx_rad: tx.theta_e_rad,
    theta_rx_rad: rx.theta_e_rad,
    horizon_tx: overSmooth(tx),
    horizon_rx: overSmooth(rx),
    ...deviates(input),
  });
}

function traceTerms(trace: Trace, { path, freeSpace_dB, A_ref_dB, loss_dB }: ItmPrediction): void {
  const term = (symbol: string, value: number, unit: string, place: string) =>
    trace({ symbol, value, unit, equation: `ITM, The Algorithm, ${place}` });
  const [tx, rx] = path.terminals;
  term('N_s', path.N_s, 'N-units', 'preparatory calculations');
  term('1/γ_e', 1e-3 / path.gamma_e_perm, 'km', 'preparatory calculations');
  term('Δh', path.deltaH_m, 'm', 'preparatory calculations');
  term('h_e1', tx.h_e_m, 'm', 'preparatory calculations');
  term('h_e2', rx.h_e_m, 'm', 'preparatory calculations');
  term('d_L1', tx.d_L_m, 'm', 'preparatory calculations');
  term('d_L2', rx.d_L_m, 'm', 'preparatory calculations');
  term('θ_e1', tx.theta_e_rad, 'rad', 'preparatory calculations');
  term('θ_e2', rx.theta_e_rad, 'rad', 'preparatory calculations');
  term('θ_e', horizonAngle_rad(path), 'rad', 'preparatory calculations');
  term('A_ref', A_ref_dB, 'dB', 'reference attenuation');
  term('A_fs', freeSpace_dB, 'dB', 'free space');
  term('A', loss_dB, 'dB', 'variability');
}
