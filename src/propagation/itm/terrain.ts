/** What an equally spaced terrain profile says: least-squares line, irregularity, radio horizons. */
import { clamp } from '../../foundation/math.js';
import { shareOfIrregularity } from './path.js';

export interface ItmProfile {
  /** Distance between neighbours, m. */
  readonly step_m: number;
  /** Heights from the first terminal to the last, m above sea level; at least two. */
  readonly h_m: readonly number[];
}

export const pathLength_m = ({ step_m, h_m }: ItmProfile): number => step_m * (h_m.length - 1);

/** Height of a straight line at position 0 and its rise per position. */
export interface Trend {
  readonly h_0_m: number;
  readonly perPoint_m: number;
}

export const onTrend = ({ h_0_m, perPoint_m }: Trend, position: number): number =>
  h_0_m + perPoint_m * position;

/** Least-squares line through the points `first` to `last`; both ends weigh half, as in the integral that the sum stands for. */
function leastSquares(h_m: readonly number[], first: number, last: number): Trend {
  const middle = (first + last) / 2;
  let weight = 0;
  let level = 0;
  let moment = 0;
  let tilt = 0;
  for (let i = first; i <= last; i++) {
    const w = i === first || i === last ? 0.5 : 1;
    const offset = i - middle;
    weight += w;
    level += w * h_m[i];
    moment += w * offset * offset;
    tilt += w * offset * h_m[i];
  }
  const perPoint_m = tilt / moment;
  return { h_0_m: level / weight - perPoint_m * middle, perPoint_m };
}

/** Steps that fit, 0 or more; one that rounding made a hair too short counts, so that both directions see the same. */
const wholeSteps = (steps: number): number => Math.floor(Math.max(steps + 1e-6, 0));

/** Line through the terrain from `from_m` to `to_m`, widened to whole steps, at least two points. */
export function terrainTrend({ step_m, h_m }: ItmProfile, from_m: number, to_m: number): Trend {
  const end = h_m.length - 1;
  const first = wholeSteps(from_m / step_m);
  const last = end - wholeSteps(end - to_m / step_m);
  return last > first
    ? leastSquares(h_m, first, last)
    : leastSquares(h_m, Math.max(first - 1, 0), Math.min(last + 1, end));
}

/**
 * Δh, m: interdecile range of heights about their trend from `from_m` to `to_m`, raised to that of a long path. Taken
 * over 10 n − 5 equidistant samples, so that both deciles are the n-th from their end; 0 on a stretch below two steps.
 */
export function irregularity_m(profile: ItmProfile, from_m: number, to_m: number): number {
  const steps = (to_m - from_m) / profile.step_m;
  if (steps < 2) return 0;
  const n = clamp(Math.floor(0.1 * (steps + 8)), 4, 25);
  const count = 10 * n - 5;
  const samples = Array.from({ length: count }, (_, i) =>
    heightAt(profile.h_m, from_m / profile.step_m + (steps * i) / (count - 1)),
  );
  const trend = leastSquares(samples, 0, count - 1);
  const residues = samples.map((h, i) => h - onTrend(trend, i)).sort((a, b) => a - b);
  return (residues[count - n] - residues[n - 1]) / shareOfIrregularity(to_m - from_m);
}

function heightAt(h_m: readonly number[], position: number): number {
  const index = clamp(Math.floor(position), 0, h_m.length - 2);
  return h_m[index] + (h_m[index + 1] - h_m[index]) * (position - index);
}

export interface Horizon {
  readonly d_L_m: number;
  readonly theta_e_rad: number;
}

/** Both horizons of a path; with a clear ray each terminal is the other's horizon. */
export function horizons(
  { step_m, h_m }: ItmProfile,
  gamma_e_perm: number,
  h_g_m: readonly [number, number],
): [Horizon, Horizon] {
  const end = h_m.length - 1;
  const near_m = h_m[0] + h_g_m[0];
  const far_m = h_m[end] + h_g_m[1];
  /** Elevation over the curved earth, rad. */
  const elevation = (rise_m: number, d_m: number) => rise_m / d_m - (gamma_e_perm * d_m) / 2;
  const d_m = end * step_m;
  let fromNear: Horizon = { d_L_m: d_m, theta_e_rad: elevation(far_m - near_m, d_m) };
  let fromFar: Horizon = { d_L_m: d_m, theta_e_rad: elevation(near_m - far_m, d_m) };
  for (let i = 1; i < end; i++) {
    const there_m = i * step_m;
    const back_m = d_m - there_m;
    const there = elevation(h_m[i] - near_m, there_m);
    if (there > fromNear.theta_e_rad) fromNear = { d_L_m: there_m, theta_e_rad: there };
    const back = elevation(h_m[i] - far_m, back_m);
    if (back > fromFar.theta_e_rad) fromFar = { d_L_m: back_m, theta_e_rad: back };
  }
  return [fromNear, fromFar];
}

/** Mean height of the middle four fifths of the path, m: where refractivity is taken. */
export function meanHeight_m(h_m: readonly number[]): number {
  const tenth = Math.floor(0.1 * (h_m.length - 1));
  const middle = h_m.slice(tenth, h_m.length - tenth);
  return middle.reduce((sum, h) => sum + h, 0) / middle.length;
}
