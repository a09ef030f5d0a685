/**
 * What a path profile tells without a frequency: horizons, smooth earth, roughness. P.1812-7 Attachment 1, P.452-18
 * Attachment 2. Horizon and smooth earth come from bare terrain; clutter acts on diffraction only.
 */
import { fitSmoothLine, type SmoothEarthHeights, smoothEarthHeights } from '../p526/smoothEarth.js';
import { ductingIncidence_pct, medianEarthRadius_km, type ZoneLengths, zoneLengths } from './climate.js';

/** A path from the first terminal to the last; the lists have equal length, distances ascend from 0. */
export interface ClearAirPath {
  readonly d_km: ArrayLike<number>;
  /** Bare terrain, m above sea level. */
  readonly h_m: ArrayLike<number>;
  /** What diffraction sees: terrain with clutter, m above sea level. */
  readonly g_m: ArrayLike<number>;
  /** Radio-climatic zone of each point (`zones`); absent means inland. */
  readonly zone?: ArrayLike<number>;
  /** Antenna heights, m above ground. */
  readonly h_tg_m: number;
  readonly h_rg_m: number;
  /** Distance to the coast along the path, km; without sea in reach 500. */
  readonly d_ct_km: number;
  readonly d_cr_km: number;
  /** Latitude of the path's middle, degrees. */
  readonly latitude_deg: number;
  /** Average lapse of refractivity in the lowest kilometre, N-units/km. */
  readonly deltaN: number;
}

export interface Horizon {
  readonly transhorizon: boolean;
  /** Elevation of each terminal's horizon and the path's angular distance, mrad. */
  readonly theta_t_mrad: number;
  readonly theta_r_mrad: number;
  readonly theta_mrad: number;
  /** Distance of each terminal to its horizon, km; in line of sight to the point of least clearance. */
  readonly d_lt_km: number;
  readonly d_lr_km: number;
  /** How far the steepest ray from the transmitter rises above the direct one, m/km: S_tim − S_tr. */
  readonly overshoot_mperkm: number;
}

export interface PathGeometry extends Horizon, ZoneLengths {
  readonly d_km: number;
  /** Length of the straight line between the antennas d_fs, km. */
  readonly d_fs_km: number;
  readonly h_ts_m: number;
  readonly h_rs_m: number;
  readonly a_e_km: number;
  readonly beta0_pct: number;
  /** Smooth earth for diffraction, m above sea level. */
  readonly diffraction: Readonly<SmoothEarthHeights>;
  /** Effective heights for ducting and terrain roughness h_m, m. */
  readonly h_te_m: number;
  readonly h_re_m: number;
  readonly h_m_m: number;
}

export function pathGeometry(path: ClearAirPath): PathGeometry {
  const { d_km, h_m } = path;
  const last = d_km.length - 1;
  const d = d_km[last];
  const h_ts_m = h_m[0] + path.h_tg_m;
  const h_rs_m = h_m[last] + path.h_rg_m;
  const a_e_km = medianEarthRadius_km(path.deltaN);
  const lengths = zoneLengths(d_km, path.zone, d_km.length);
  const { t, r, ...horizon } = horizons(path, h_ts_m, h_rs_m, a_e_km);
  const diffraction = { h_std_m: 0, h_srd_m: 0 };
  smoothEarthHeights(d_km, h_m, d_km.length, h_ts_m, h_rs_m, diffraction);
  return {
    d_km: d,
    d_fs_km: Math.hypot(d, (h_ts_m - h_rs_m) / 1000), // P.1812-7 §4.2, d_fs
    h_ts_m,
    h_rs_m,
    a_e_km,
    beta0_pct: ductingIncidence_pct(path.latitude_deg, lengths),
    ...lengths,
    ...horizon,
    diffraction,
    ...roughness(path, h_ts_m, h_rs_m, t, r),
  };
}

/** Horizons with the indices of their points; without inner points both are −1 and stand in the middle. */
function horizons(
  { d_km, h_m }: ClearAirPath,
  h_ts_m: number,
  h_rs_m: number,
  a_e_km: number,
): Horizon & { readonly t: number; readonly r: number } {
  const last = d_km.length - 1;
  const d = d_km[last];
  // Angle whose tangent is the slope over the effective earth, mrad. P.1812-7 Att. 1 §4 and §5.1 to §5.3.
  const angle = (slope_mperkm: number, away_km: number) =>
    1000 * Math.atan(slope_mperkm / 1000 - away_km / (2 * a_e_km));
  let t = -1;
  let r = -1;
  let steepT = Number.NEGATIVE_INFINITY;
  let steepR = Number.NEGATIVE_INFINITY;
  let nearest = -1;
  let nu = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < last; i++) {
    const x = d_km[i];
    const rest = d - x;
    const fromT = (h_m[i] - h_ts_m) / x - (500 * x) / a_e_km;
    if (fromT > steepT) [steepT, t] = [fromT, i];
    const fromR = (h_m[i] - h_rs_m) / rest - (500 * rest) / a_e_km;
    if (fromR >= steepR) [steepR, r] = [fromR, i]; // of equal ones the nearest to its terminal
    const above = h_m[i] + (500 * x * rest) / a_e_km - (h_ts_m * rest + h_rs_m * x) / d;
    const v = above / Math.sqrt(x * rest);
    if (v > nu) [nu, nearest] = [v, i];
  }
  const theta_td_mrad = angle((h_rs_m - h_ts_m) / d, d);
  const theta_max_mrad = t < 0 ? Number.NEGATIVE_INFINITY : angle((h_m[t] - h_ts_m) / d_km[t], d_km[t]);
  const transhorizon = theta_max_mrad > theta_td_mrad; // P.1812-7 Att. 1 §4
  if (!transhorizon) t = r = nearest;
  const theta_t_mrad = transhorizon ? theta_max_mrad : theta_td_mrad;
  const theta_r_mrad = transhorizon
    ? angle((h_m[r] - h_rs_m) / (d - d_km[r]), d - d_km[r])
    : angle((h_ts_m - h_rs_m) / d, d);
  return {
    transhorizon,
    theta_t_mrad,
    theta_r_mrad,
    theta_mrad: (1000 * d) / a_e_km + theta_t_mrad + theta_r_mrad, // P.1812-7 Att. 1 §5.4
    overshoot_mperkm: steepT + (500 * d) / a_e_km - (h_rs_m - h_ts_m) / d, // P.452-18 §4.2.1
    d_lt_km: t < 0 ? d / 2 : d_km[t],
    d_lr_km: r < 0 ? d / 2 : d - d_km[r],
    t,
    r,
  };
}

/** Effective heights over the smooth earth for ducting, and how far terrain between the horizons rises above it. */
function roughness(
  { d_km, h_m }: ClearAirPath,
  h_ts_m: number,
  h_rs_m: number,
  t: number,
  r: number,
): { readonly h_te_m: number; readonly h_re_m: number; readonly h_m_m: number } {
  const last = d_km.length - 1;
  const d = d_km[last];
  const line = { h_std_m: 0, h_srd_m: 0 };
  fitSmoothLine(d_km, h_m, d_km.length, line);
  const h_st = Math.min(line.h_std_m, h_m[0]); // P.1812-7 Att. 1 §5.6.3
  const h_sr = Math.min(line.h_srd_m, h_m[last]);
  const slope = (h_sr - h_st) / d;
  let h_m_m = t < 0 ? 0 : Number.NEGATIVE_INFINITY;
  // Rounding may let two horizons on one ridge change places.
  for (let i = Math.min(t, r); i >= 0 && i <= Math.max(t, r); i++)
    h_m_m = Math.max(h_m_m, h_m[i] - (h_st + slope * d_km[i]));
  return { h_te_m: h_ts_m - h_st, h_re_m: h_rs_m - h_sr, h_m_m };
}
