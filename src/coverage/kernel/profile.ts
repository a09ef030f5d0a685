/**
 * The slow, obvious form of the sweep: one profile per cell, O(N). It is the oracle of the fast form, the engine behind
 * `explain`, and the place to read what the sweep computes. Same ray, same samples, same terminal clutter.
 */
import { bullingtonNu, smoothEarthBullingtonLoss_dB } from '../../propagation/p526/bullington.js';
import {
  bullingtonLoss_dB,
  knifeEdgeLoss_dB,
  sphericalEarthLoss_dB,
} from '../../propagation/p526/equations.js';
import { smoothEarthHeights } from '../../propagation/p526/smoothEarth.js';
import type { CarrierLoss } from './loss.js';
import { fans, minorOffset, nearestMinor, rayFan, rayOf } from './rays.js';
import { type SweepSetup, voidRunMax_cells, voidRunMax_frac } from './sweep.js';

export interface RayProfile {
  /** Evenly spaced from the mast (0) to the cell; bare ground, m above sea level. */
  readonly d_km: Float64Array;
  readonly bare_m: Float64Array;
  /** Clutter height above ground on inner points; bare inside the terminals' gaps. */
  readonly clutter_m: Float64Array;
  /** The same profile with the terminals' own obstacles inserted: what the direct ray must clear. */
  readonly surfaceD_km: Float64Array;
  readonly surface_m: Float64Array;
  readonly h_ts_m: number;
  readonly h_rs_m: number;
  /** Void points that were interpolated; the path is unknown when `known` is false. */
  readonly interpolated: number;
  readonly known: boolean;
}

/** Profile along the sweep's ray from the mast to the cell at (dCol, dRow); not both zero. */
export function rayProfile(setup: SweepSetup, dCol: number, dRow: number): RayProfile {
  const { terrain, useClutter } = setup;
  const { cols, rows, ground_m } = terrain;
  const rays = rayFan(setup.radius_m / terrain.cell_m, setup.rays);
  const { r } = rays;
  const { fan: fanIndex, j, k: last } = rayOf(dCol, dRow, rays);
  const fan = fans[fanIndex];
  const step_km = (terrain.cell_m / 1000) * Math.sqrt(1 + (j / r) ** 2);
  const d_km = Float64Array.from({ length: last + 1 }, (_, i) => i * step_km);
  const bare_m = new Float64Array(last + 1).fill(Number.NaN);
  const clutter_m = new Float64Array(last + 1);
  const mast = setup.row * cols + setup.col;
  bare_m[0] = ground_m[mast];
  for (let k = 1; k <= last; k++) {
    const { whole: low, rest } = minorOffset(k, j, rays);
    const at = (m: number): number => {
      const col = setup.col + k * fan.majorCol + m * fan.minorCol;
      const row = setup.row + k * fan.majorRow + m * fan.minorRow;
      return col >= 0 && row >= 0 && col < cols && row < rows ? row * cols + col : -1;
    };
    const near = at(nearestMinor(k, j, rays));
    if (near < 0 || Number.isNaN(ground_m[near])) continue;
    const a = at(low);
    const b = at(low + 1);
    const mix =
      rest === 0 || a < 0 || b < 0 ? ground_m[near] : ground_m[a] + (rest / r) * (ground_m[b] - ground_m[a]);
    bare_m[k] = Number.isNaN(mix) ? ground_m[near] : mix;
    if (useClutter) clutter_m[k] = terrain.clutter_halfM[near] / 2;
  }
  const { interpolated, known } = fillVoids(bare_m, voidRunMax_cells(terrain));
  return {
    d_km,
    bare_m,
    ...terminals(setup, d_km, bare_m, clutter_m, mast, dCol, dRow),
    interpolated,
    known,
  };
}

/** Straight lines over void runs; too long a run makes the path unknown (rules R2). */
function fillVoids(h: Float64Array, maxRun: number): { interpolated: number; known: boolean } {
  const last = h.length - 1;
  if (Number.isNaN(h[0]) || Number.isNaN(h[last])) return { interpolated: 0, known: false };
  let interpolated = 0;
  let longest = 0;
  for (let i = 1; i < last; i++) {
    if (!Number.isNaN(h[i])) continue;
    let end = i;
    while (Number.isNaN(h[end])) end++;
    const run = end - i;
    for (let q = i; q < end; q++) h[q] = h[i - 1] + ((h[end] - h[i - 1]) * (q - i + 1)) / (run + 1);
    interpolated += run;
    if (run > longest) longest = run;
    i = end;
  }
  return { interpolated, known: longest <= maxRun && longest <= voidRunMax_frac * last };
}

function terminals(
  setup: SweepSetup,
  d_km: Float64Array,
  bare_m: Float64Array,
  clutter: Float64Array,
  mast: number,
  dCol: number,
  dRow: number,
) {
  const { terrain, useClutter } = setup;
  const last = d_km.length - 1;
  const d = d_km[last];
  const cell = mast + dRow * terrain.cols + dCol;
  const obstacle = (index: number) => {
    const height_m = useClutter ? terrain.clutter_halfM[index] / 2 : 0;
    return { height_m, gap_km: height_m > 0 ? setup.clutter.gap_m[terrain.clutterClass[index]] / 1000 : 0 };
  };
  const t = obstacle(mast);
  const r = obstacle(cell);
  const points: [number, number][] = [];
  for (let i = 1; i < last; i++) {
    const inGap = d_km[i] < t.gap_km || d - d_km[i] < r.gap_km - 1e-9;
    if (inGap) clutter[i] = 0;
    points.push([d_km[i], bare_m[i] + clutter[i]]);
  }
  clutter[0] = 0;
  clutter[last] = 0;
  if (t.gap_km > 0 && t.gap_km < d) points.push([t.gap_km, bare_m[0] + t.height_m]);
  if (r.gap_km > 0 && r.gap_km < d) points.push([d - r.gap_km, bare_m[last] + r.height_m]);
  points.sort((a, b) => a[0] - b[0]);
  const all = [[0, bare_m[0]], ...points, [d, bare_m[last]]];
  return {
    clutter_m: clutter,
    surfaceD_km: Float64Array.from(all, (p) => p[0]),
    surface_m: Float64Array.from(all, (p) => p[1]),
    h_ts_m: bare_m[0] + setup.antennaHeight_mAGL,
    h_rs_m: bare_m[last] + setup.receiverHeight_mAGL,
  };
}

export interface ProfileDiffraction {
  readonly loss_dB: number;
  readonly nu: number;
  readonly clear: boolean;
  readonly bullington_dB: number;
  readonly sphericalEarth_dB: number;
  readonly smoothBullington_dB: number;
  readonly h_te_m: number;
  readonly h_re_m: number;
}

/** Delta-Bullington loss of a profile, every maximum by a loop. ITU-R P.526-15 §4.5. */
export function profileDiffraction(carrier: CarrierLoss, profile: RayProfile): ProfileDiffraction {
  const { surfaceD_km, surface_m, d_km, bare_m, h_ts_m, h_rs_m } = profile;
  const d = d_km[d_km.length - 1];
  const nu = bullingtonNu(surfaceD_km, surface_m, surfaceD_km.length, h_ts_m, h_rs_m, carrier.earth);
  const bullington_dB = bullingtonLoss_dB(knifeEdgeLoss_dB(nu), d);
  const smooth = { h_std_m: 0, h_srd_m: 0 };
  smoothEarthHeights(d_km, bare_m, d_km.length, h_ts_m, h_rs_m, smooth);
  const h_te_m = h_ts_m - smooth.h_std_m;
  const h_re_m = h_rs_m - smooth.h_srd_m;
  const sphericalEarth_dB = sphericalEarthLoss_dB(carrier.earth, d, h_te_m, h_re_m);
  const smoothBullington_dB = smoothEarthBullingtonLoss_dB(d_km, d_km.length, h_te_m, h_re_m, carrier.earth);
  return {
    loss_dB: bullington_dB + Math.max(0, sphericalEarth_dB - smoothBullington_dB),
    nu,
    clear: isClear(surfaceD_km, surface_m, h_ts_m, h_rs_m, carrier.earth.a_e_km),
    bullington_dB,
    sphericalEarth_dB,
    smoothBullington_dB,
    h_te_m,
    h_re_m,
  };
}

/** Whether no inner point reaches the direct ray over the effective earth. */
function isClear(d_km: Float64Array, g_m: Float64Array, h_ts: number, h_rs: number, a_e_km: number): boolean {
  const d = d_km[d_km.length - 1];
  for (let i = 1; i < d_km.length - 1; i++) {
    const x = d_km[i];
    if (g_m[i] + (500 * x * (d - x)) / a_e_km >= (h_ts * (d - x) + h_rs * x) / d) return false;
  }
  return true;
}
