/** P.1812 point to point: a path profile with clutter, time and location percentages → basic transmission loss. */
import { zones } from '../clearAir/climate.js';
import { type CombinedLoss, combine } from '../clearAir/combine.js';
import { pathDiffraction } from '../clearAir/diffraction.js';
import { ductingLoss } from '../clearAir/ducting.js';
import { type PathGeometry, pathGeometry } from '../clearAir/geometry.js';
import { type ClearAirInput, requireClearAir, surfaceBetweenTerminals } from '../clearAir/input.js';
import { type ClearAirParts, traceClearAir } from '../clearAir/traceTerms.js';
import { troposcatterLoss_dB } from '../clearAir/troposcatter.js';
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  atLocations_dB,
  fieldStrength_dBuVpm,
  freeSpace_dB,
  heightShare,
  lineOfSightWeight,
  locationSpread_dB,
  scatter,
} from './equations.js';
import { limits } from './limits.js';

export interface P1812Input extends ClearAirInput {
  /** Locations where the loss is not exceeded, %; 50 is the median. */
  readonly pL_pct: number;
  /** Side of the square the answer stands for, m; needed unless `pL_pct` is 50. */
  readonly pixel_m?: number;
}

export interface P1812Prediction extends Prediction, ClearAirParts {
  /** Loss at the median location L_bc, dB. */
  readonly median_dB: number;
  /** Location spread at the receiver's height σ_L, dB; 0 at the median. */
  readonly sigma_dB: number;
}

/** Loss not exceeded for `p_pct` % of time at `pL_pct` % of locations. Throws on impossible input, flags the rest. */
export function p1812(input: P1812Input, trace?: Trace): P1812Prediction {
  requireClearAir(input);
  requireWithin('pL_pct', input.pL_pct, 0, 100, true);
  if (input.pL_pct !== 50) requirePositive({ pixel_m: input.pixel_m ?? Number.NaN });
  const { profile, f_GHz, p_pct, pL_pct, N0 } = input;
  const path = { ...input, ...profile, g_m: surfaceBetweenTerminals(profile, 0) };
  const geometry = pathGeometry(path);
  const L_bfs_dB = freeSpace_dB(f_GHz, geometry.d_fs_km);
  const L_bs_dB = troposcatterLoss_dB(scatter, geometry, f_GHz, p_pct, N0);
  const ducting = ductingLoss(path, geometry, f_GHz, p_pct);
  const diffraction = pathDiffraction(path, geometry, f_GHz, p_pct, input.polarisation);
  const combined = combine(geometry, p_pct, {
    L_bfs_dB,
    L_bs_dB,
    L_ba_dB: ducting.loss_dB,
    diffraction,
    F_j: lineOfSightWeight(geometry.theta_mrad),
  });
  const sigma_dB = receiverSpread_dB(input);
  const loss_dB = atLocations_dB(combined.loss_dB, combined.L_b0p_dB, pL_pct, sigma_dB);
  const parts: ClearAirParts = { geometry, L_bfs_dB, L_bs_dB, ducting, diffraction, combined };
  if (trace) traceTerms(trace, parts, combined, sigma_dB, loss_dB, f_GHz);
  return { loss_dB, median_dB: combined.loss_dB, sigma_dB, flags: flagsOf(input, geometry), ...parts };
}

/** σ_L at the receiver, dB: none over sea, none where only the median is asked for. */
function receiverSpread_dB({ profile, f_GHz, h_rg_m, pL_pct, pixel_m }: P1812Input): number {
  const last = profile.d_km.length - 1;
  if (pL_pct === 50 || pixel_m === undefined || profile.zone?.[last] === zones.sea) return 0;
  return heightShare(h_rg_m, profile.clutter_m?.[last] ?? 0) * locationSpread_dB(f_GHz, pixel_m);
}

const flagsOf = (input: P1812Input, { d_km }: PathGeometry) =>
  rangeFlags(limits, { ...rangeValues(input), d_km });

const rangeValues = ({ f_GHz, p_pct, pL_pct, h_tg_m, h_rg_m, latitude_deg }: P1812Input) => ({
  f_GHz,
  p_pct,
  pL_pct,
  h_tg_m,
  h_rg_m,
  latitude_deg,
});

function traceTerms(
  trace: Trace,
  parts: ClearAirParts,
  combined: CombinedLoss,
  sigma_dB: number,
  loss_dB: number,
  f_GHz: number,
): void {
  const text = 'ITU-R P.1812-7';
  traceClearAir(trace, parts, {
    profile: `${text} Attachment 1`,
    freeSpace: `${text} §4.2`,
    diffraction: `${text} §4.3`,
    troposcatter: `${text} §4.4`,
    ducting: `${text} §4.5`,
    climate: `${text} §3.6`,
    combined: `${text} §4.6`,
  });
  trace({ symbol: 'L_bc', value: combined.loss_dB, unit: 'dB', equation: `${text} §4.6` });
  trace({ symbol: 'σ_L', value: sigma_dB, unit: 'dB', equation: `${text} §4.7` });
  trace({ symbol: 'L_b', value: loss_dB, unit: 'dB', equation: `${text} §4.9` });
  trace({
    symbol: 'E_p',
    value: fieldStrength_dBuVpm(f_GHz, loss_dB),
    unit: 'dB(µV/m)',
    equation: `${text} §4.10`,
  });
}
