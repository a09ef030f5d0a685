/**
 * P.1812 after diffraction: troposcatter, ducting and their combination, at 50 % of time and locations (rules R5), inland.
 *
 * At the median no enhancement and no second diffraction remain (E_sp = 0, F_i = 0), so that the loss is L_bfs + L_d
 * unless ducting or scatter carry more. Both are bounded from below by numbers that the sweep keeps; only where a bound
 * says that they may matter, the whole of §4.4 to §4.6 is computed over the profile.
 */
import { ductingIncidence_pct } from '../../propagation/clearAir/climate.js';
import { type CombinedLoss, combine } from '../../propagation/clearAir/combine.js';
import {
  type DuctingLoss,
  ductingLoss,
  longWaveLoss_dB,
  shieldingLoss_dB,
  specificLoss_dBpermrad,
  timeLoss_dB,
} from '../../propagation/clearAir/ducting.js';
import { type ClearAirPath, type PathGeometry, pathGeometry } from '../../propagation/clearAir/geometry.js';
import { frequencyLoss_dB, troposcatterLoss_dB } from '../../propagation/clearAir/troposcatter.js';
import { freeSpace_dB, lineOfSightWeight, scatter } from '../../propagation/p1812/equations.js';
import type { RadioClimate } from '../../terrain/climate.js';
import { effectiveEarthRadius_km } from './climate.js';

const time_pct = 50;

/** Two losses at least this far apart add up to the smaller within 0.002 dB: 5·lg(1 + 10^(−0.2·15)). */
const negligible_dB = 15;
/** Ducting never goes below free space: of a diffraction loss this small it takes less than 0.003 dB. */
const slight_dB = 0.02;

/** What ducting and scatter need at least above free space, per carrier. */
export interface ClearAirBounds {
  readonly climate: RadioClimate;
  /** L_bs − L_bfs where the angular distance is 0, dB. */
  readonly scatter_dB: number;
  /** L_ba − L_bfs without angles, horizons, shielding and A(p), dB. */
  readonly ducting_dB: number;
  /** γ_d, dB/mrad. */
  readonly perAngle_dBpermrad: number;
  /** Angle that the effective earth bends away, mrad/km. */
  readonly bend_mradperkm: number;
  /** Least A(50 %) by distance, in steps of `distanceStep_km`, dB. */
  readonly time_dB: Float64Array;
  /** Incidence β0 at the same distances, %. */
  readonly beta0_pct: Float64Array;
}

const distanceStep_km = 0.1;
/** The table's own interpolation error. */
const tableSlack_dB = 0.1;

export function clearAirBounds(f_GHz: number, climate: RadioClimate, radius_m: number): ClearAirBounds {
  const free = freeSpace_dB(f_GHz, 1);
  const beta0_pct = incidence_pct(climate.latitude_deg, radius_m);
  return {
    climate,
    scatter_dB: scatter.base_dB + frequencyLoss_dB(f_GHz) - 0.15 * climate.N0 - free, // P.1812-7 §4.4
    ducting_dB: 102.45 + 20 * Math.log10(f_GHz) + longWaveLoss_dB(f_GHz) - free, // P.1812-7 §4.5, A_f
    perAngle_dBpermrad: specificLoss_dBpermrad(effectiveEarthRadius_km(climate), f_GHz),
    bend_mradperkm: 1000 / effectiveEarthRadius_km(climate),
    time_dB: leastTimeLoss_dB(beta0_pct),
    beta0_pct,
  };
}

/** β0 of an inland path of each length, %. P.1812-7 §3.6. */
function incidence_pct(latitude_deg: number, radius_m: number): Float64Array {
  const count = Math.ceil(radius_m / 1000 / distanceStep_km) + 3;
  return Float64Array.from({ length: count }, (_, i) => {
    const d_km = Math.max(i * distanceStep_km, 0.001);
    return ductingIncidence_pct(latitude_deg, { omega_sea: 0, d_tm_km: d_km, d_lm_km: d_km });
  });
}

/** A(50 %) at the greatest incidence a path of each length can have: μ2 and μ3 only lower it. P.1812-7 §4.5. */
function leastTimeLoss_dB(beta0_pct: Float64Array): Float64Array {
  const at = beta0_pct.map((beta, i) => timeLoss_dB(Math.max(i * distanceStep_km, 0.001), time_pct, beta));
  return at.map((value, i) => Math.min(value, at[i + 1] ?? value) - tableSlack_dB);
}

/**
 * Basic transmission loss L_bc of a path with diffraction loss `L_d_dB`; NaN where ducting may matter, and only the whole
 * profile can tell. Horizons: elevations (mrad) and distances (km); distances of 0 mean line of sight.
 */
export function boundedLoss_dB(
  f_GHz: number,
  b: ClearAirBounds,
  L_bfs_dB: number,
  L_d_dB: number,
  d_km: number,
  theta_t_mrad: number,
  theta_r_mrad: number,
  d_lt_km: number,
  d_lr_km: number,
): number {
  const bend_mrad = d_km * b.bend_mradperkm;
  // In line of sight θ is 0; rounding of two arctangents aside.
  const theta_mrad = d_lt_km > 0 ? bend_mrad + theta_t_mrad + theta_r_mrad : 0;
  const scatterAbove = b.scatter_dB + 0.573 * theta_mrad;
  const ductAbove = leastDucting_dB(f_GHz, b, d_km, theta_t_mrad, theta_r_mrad, d_lt_km, d_lr_km);
  const least = L_d_dB < ductAbove ? L_d_dB : ductAbove;
  const scatterAlone = least >= scatterAbove + negligible_dB;
  if (!scatterAlone && L_d_dB > ductAbove && L_d_dB > slight_dB) return Number.NaN;
  const L_bd_dB = L_bfs_dB + L_d_dB;
  if (L_d_dB <= scatterAbove - negligible_dB) return L_bd_dB;
  const L_bs_dB = freeSpace_dB(f_GHz, d_km) + scatterAbove; // P.1812-7 §4.4, L_bs
  return scatterAlone ? L_bs_dB : L_bd_dB - 5 * Math.log10(1 + 10 ** (0.2 * (L_bd_dB - L_bs_dB))); // §4.6, L_bc
}

/** Least L_ba − L_bfs of a path, dB. */
function leastDucting_dB(
  f_GHz: number,
  b: ClearAirBounds,
  d_km: number,
  theta_t_mrad: number,
  theta_r_mrad: number,
  d_lt_km: number,
  d_lr_km: number,
): number {
  const base = b.ducting_dB + b.time_dB[Math.floor(d_km / distanceStep_km)];
  const bend_mrad = d_km * b.bend_mradperkm;
  if (!(d_lt_km > 0)) {
    // The horizon lies anywhere on the path: d_lt + d_lr = d, and θ′ is at least the downward angles.
    const angle = bend_mrad + Math.min(theta_t_mrad, 0) + Math.min(theta_r_mrad, 0);
    return base + b.perAngle_dBpermrad * angle;
  }
  const angle = bend_mrad + Math.min(theta_t_mrad, 0.1 * d_lt_km) + Math.min(theta_r_mrad, 0.1 * d_lr_km); // θ′
  return (
    base +
    b.perAngle_dBpermrad * angle +
    20 * Math.log10((d_lt_km + d_lr_km) / d_km) +
    shieldingLoss_dB(theta_t_mrad, d_lt_km, f_GHz) +
    shieldingLoss_dB(theta_r_mrad, d_lr_km, f_GHz)
  ); // P.1812-7 §4.5, A_f and A_d without A(p)
}

export interface ClearAirLoss {
  readonly geometry: PathGeometry;
  readonly L_bs_dB: number;
  readonly ducting: DuctingLoss;
  readonly combined: CombinedLoss;
}

/** The whole of P.1812-7 §4.4 to §4.6 over a profile of bare terrain. */
export function clearAir(
  f_GHz: number,
  climate: RadioClimate,
  L_bfs_dB: number,
  L_d_dB: number,
  path: ClearAirPath,
): ClearAirLoss {
  const geometry = pathGeometry(path);
  const L_bs_dB = troposcatterLoss_dB(scatter, geometry, f_GHz, time_pct, climate.N0);
  const ducting = ductingLoss(path, geometry, f_GHz, time_pct);
  const combined = combine(geometry, time_pct, {
    L_bfs_dB,
    L_bs_dB,
    L_ba_dB: ducting.loss_dB,
    diffraction: { median: { loss_dB: L_d_dB }, F_i: 0, loss_dB: L_d_dB },
    F_j: lineOfSightWeight(geometry.theta_mrad),
  });
  return { geometry, L_bs_dB, ducting, combined };
}

/** Farther from any coast than ducting asks for. P.1812-7 §4.5: beyond 5 km the sea adds nothing. */
const inland_km = 500;

export const inlandPath = (
  d_km: ArrayLike<number>,
  h_m: ArrayLike<number>,
  heights: { readonly antennaHeight_mAGL: number; readonly receiverHeight_mAGL: number },
  { deltaN, latitude_deg }: RadioClimate,
): ClearAirPath => ({
  d_km,
  h_m,
  g_m: h_m,
  h_tg_m: heights.antennaHeight_mAGL,
  h_rg_m: heights.receiverHeight_mAGL,
  d_ct_km: inland_km,
  d_cr_km: inland_km,
  deltaN,
  latitude_deg,
});
