/** Bullington's equivalent edge over sampled profiles. ITU-R P.526-15 §4.5.1. Allocation-free, O(points). */
import { type EarthConstants, bullingtonLoss_dB, knifeEdgeLoss_dB } from './equations.js';

/**
 * ν of the equivalent edge over a profile; −Infinity when no inner point exists.
 * `d_km` and `g_m`: distance (km, ascending from 0) and height (m above sea level), `count` points each;
 * `h_ts_m`, `h_rs_m`: antenna heights above sea level. Points that coincide with a terminal are no obstacle.
 */
export function bullingtonNu(
  d_km: ArrayLike<number>,
  g_m: ArrayLike<number>,
  count: number,
  h_ts_m: number,
  h_rs_m: number,
  k: EarthConstants,
): number {
  const d = d_km[count - 1];
  const bulge = 500 * k.C_e_perkm;
  let S_tim = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < count - 1; i++) {
    const di = d_km[i];
    if (di <= 0 || di >= d) continue;
    const slope = (g_m[i] + bulge * di * (d - di) - h_ts_m) / di; // steepest slope from the transmitter
    if (slope > S_tim) S_tim = slope;
  }
  if (S_tim === Number.NEGATIVE_INFINITY) return S_tim;
  const S_tr = (h_rs_m - h_ts_m) / d; // slope of the line of sight
  if (S_tim < S_tr) return clearNu(d_km, g_m, count, h_ts_m, h_rs_m, k);

  let S_rim = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < count - 1; i++) {
    const di = d_km[i];
    if (di <= 0 || di >= d) continue;
    const slope = (g_m[i] + bulge * di * (d - di) - h_rs_m) / (d - di);
    if (slope > S_rim) S_rim = slope;
  }
  return bullingtonPointNu(S_tim, S_rim, d, h_ts_m, h_rs_m, k.lambda_m);
}

/** ν at the crossing of the two horizon rays, slopes in m/km. The path is obstructed. */
export function bullingtonPointNu(
  S_tim: number,
  S_rim: number,
  d_km: number,
  h_ts_m: number,
  h_rs_m: number,
  lambda_m: number,
): number {
  // On a ray that only grazes, the slopes may cancel to the last bit: then the edge touches the ray.
  const slopes = S_tim + S_rim;
  const d_bp = slopes > 0 ? (h_rs_m - h_ts_m + S_rim * d_km) / slopes : 0;
  if (!(d_bp > 0 && d_bp < d_km)) return 0;
  const h_m = h_ts_m + S_tim * d_bp - (h_ts_m * (d_km - d_bp) + h_rs_m * d_bp) / d_km;
  return h_m * Math.sqrt((0.002 * d_km) / (lambda_m * d_bp * (d_km - d_bp)));
}

/** Largest ν of all inner points, for a path in line of sight. */
function clearNu(
  d_km: ArrayLike<number>,
  g_m: ArrayLike<number>,
  count: number,
  h_ts_m: number,
  h_rs_m: number,
  k: EarthConstants,
): number {
  const d = d_km[count - 1];
  const bulge = 500 * k.C_e_perkm;
  const scale = Math.sqrt((0.002 * d) / k.lambda_m);
  let nu = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < count - 1; i++) {
    const di = d_km[i];
    const rest = di * (d - di);
    if (!(rest > 0)) continue;
    const h = g_m[i] + bulge * rest - (h_ts_m * (d - di) + h_rs_m * di) / d;
    const v = (h * scale) / Math.sqrt(rest);
    if (v > nu) nu = v;
  }
  return nu;
}

/** Bullington loss of a zero-height profile on the same sample points, antennas at effective heights. dB. */
export function smoothEarthBullingtonLoss_dB(
  d_km: ArrayLike<number>,
  count: number,
  h_ts_m: number,
  h_rs_m: number,
  k: EarthConstants,
): number {
  const d = d_km[count - 1];
  const bulge = 500 * k.C_e_perkm;
  const scale = Math.sqrt((0.002 * d) / k.lambda_m);
  let S_tim = Number.NEGATIVE_INFINITY;
  let S_rim = Number.NEGATIVE_INFINITY;
  let clear = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < count - 1; i++) {
    const di = d_km[i];
    const rest = d - di;
    if (di <= 0 || rest <= 0) continue;
    const fromT = bulge * rest - h_ts_m / di;
    if (fromT > S_tim) S_tim = fromT;
    const fromR = bulge * di - h_rs_m / rest;
    if (fromR > S_rim) S_rim = fromR;
    const v = ((bulge * di * rest - (h_ts_m * rest + h_rs_m * di) / d) * scale) / Math.sqrt(di * rest);
    if (v > clear) clear = v;
  }
  if (S_tim === Number.NEGATIVE_INFINITY) return 0;
  const nu =
    S_tim < (h_rs_m - h_ts_m) / d ? clear : bullingtonPointNu(S_tim, S_rim, d, h_ts_m, h_rs_m, k.lambda_m);
  return bullingtonLoss_dB(knifeEdgeLoss_dB(nu), d);
}
