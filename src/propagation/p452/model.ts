/** P.452 point to point, clear air: basic transmission loss not exceeded for small percentages of time. */
import { combine } from '../clearAir/combine.js';
import { pathDiffraction } from '../clearAir/diffraction.js';
import { ductingLoss } from '../clearAir/ducting.js';
import { pathGeometry } from '../clearAir/geometry.js';
import { type ClearAirInput, requireClearAir, surfaceBetweenTerminals } from '../clearAir/input.js';
import { type ClearAirParts, traceClearAir } from '../clearAir/traceTerms.js';
import { troposcatterLoss_dB } from '../clearAir/troposcatter.js';
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  couplingLoss_dB,
  freeSpace_dB,
  gases_dB,
  lineOfSightWeight,
  pathVapour_gPerM3,
  scatter,
  scatterVapour_gPerM3,
} from './equations.js';
import { limits } from './limits.js';

export interface P452Input extends ClearAirInput {
  /** Antenna gains towards the horizon along the path, dBi. */
  readonly G_t_dBi: number;
  readonly G_r_dBi: number;
  /** Pressure of dry air (hPa) and temperature (°C) at ground level. */
  readonly pressure_hPa: number;
  readonly temperature_C: number;
}

export interface P452Prediction extends Prediction, ClearAirParts {
  /** Gases in free space, dB; part of it. */
  readonly gases_dB: number;
}

/** Distance to either end within which clutter does not count, km. P.452-18 §4.2. */
const terminalGap_km = 0.05;

/** Loss not exceeded for `p_pct` % of time, dB. Throws on impossible input, flags the rest. */
export function p452(input: P452Input, trace?: Trace): P452Prediction {
  requireClearAir(input);
  requireAir(input);
  const { profile, f_GHz, p_pct, N0 } = input;
  const air = { dryPressure_hPa: input.pressure_hPa, temperature_K: input.temperature_C + 273.15 };
  const path = { ...input, ...profile, g_m: surfaceBetweenTerminals(profile, terminalGap_km) };
  const geometry = pathGeometry(path);
  const gases = gases_dB(f_GHz, geometry.d_fs_km, air, pathVapour_gPerM3(geometry.omega_sea));
  const L_bfs_dB = freeSpace_dB(f_GHz, geometry.d_fs_km, gases);
  const L_c_dB = couplingLoss_dB(input.G_t_dBi, input.G_r_dBi);
  const scatterGases = gases_dB(f_GHz, geometry.d_fs_km, air, scatterVapour_gPerM3);
  const L_bs_dB = troposcatterLoss_dB(scatter, geometry, f_GHz, p_pct, N0) + L_c_dB + scatterGases;
  const dry = ductingLoss(path, geometry, f_GHz, p_pct);
  const ducting = { ...dry, loss_dB: dry.loss_dB + gases }; // P.452-18 §4.4, L_ba
  const diffraction = pathDiffraction(path, geometry, f_GHz, p_pct, input.polarisation);
  const combined = combine(geometry, p_pct, {
    L_bfs_dB,
    L_bs_dB,
    L_ba_dB: ducting.loss_dB,
    diffraction,
    F_j: lineOfSightWeight(geometry.overshoot_mperkm),
  });
  const parts: ClearAirParts = { geometry, L_bfs_dB, L_bs_dB, ducting, diffraction, combined };
  const { loss_dB } = combined;
  if (trace) traceTerms(trace, parts, gases, L_c_dB);
  const flags = rangeFlags(limits, { f_GHz, p_pct, d_km: geometry.d_km });
  return { loss_dB, gases_dB: gases, flags, ...parts };
}

function requireAir({ pressure_hPa, temperature_C, G_t_dBi, G_r_dBi }: P452Input): void {
  requirePositive({ pressure_hPa });
  requireWithin('temperature_C', temperature_C, -100, 100);
  requireWithin('G_t_dBi', G_t_dBi, -200, 200);
  requireWithin('G_r_dBi', G_r_dBi, -200, 200);
}

function traceTerms(trace: Trace, parts: ClearAirParts, gases: number, L_c_dB: number): void {
  const text = 'ITU-R P.452-18';
  traceClearAir(trace, parts, {
    profile: `${text} Attachment 2`,
    climate: `${text} §3.2`,
    freeSpace: `${text} §4.1`,
    diffraction: `${text} §4.2`,
    troposcatter: `${text} §4.3`,
    ducting: `${text} §4.4`,
    combined: `${text} §4.5`,
  });
  trace({ symbol: 'A_g', value: gases, unit: 'dB', equation: `${text} §4.1` });
  trace({ symbol: 'L_c', value: L_c_dB, unit: 'dB', equation: `${text} §4.3` });
  trace({ symbol: 'L_b', value: parts.combined.loss_dB, unit: 'dB', equation: `${text} §4.5` });
}
