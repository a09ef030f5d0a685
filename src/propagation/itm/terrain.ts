/** What a terrain profile says of a path: horizons, roughness, effective heights. ITM Algorithm §2 and §6; ERL 79-ITS 67. */
import { clamp } from '../../foundation/math.js';
import { each, type Pair, sum } from './pair.js';

/** Terrain at equal steps from transmitter to receiver, bare ground, m above sea level; at least two points. */
export interface StepProfile {
  readonly step_m: number;
  readonly h_m: ArrayLike<number>;
}

/** A path as the reference attenuation sees it. */
export interface PathGeometry {
  /** Elevation of the radio horizons, rad. */
  readonly theta_hzn_rad: Pair;
  readonly d_hzn_m: Pair;
  /** Effective heights above the dominant reflecting plane, m. */
  readonly h_e_m: Pair;
  /** Heights above ground, m. */
  readonly h_m: Pair;
  /** Terrain irregularity Δh, m: interdecile range about the trend, as an infinitely long path would have it. */
  readonly delta_h_m: number;
  readonly d_m: number;
}

export const pathLength_m = ({ step_m, h_m }: StepProfile): number => (h_m.length - 1) * step_m;

/** Mean height of the path without its first and last tenth, m above sea level. */
export function meanHeight_mASL({ h_m }: StepProfile): number {
  const last = h_m.length - 1;
  const tenth = Math.floor(0.1 * last);
  let total = 0;
  for (let i = tenth; i <= last - tenth; i++) total += h_m[i];
  return total / (last - 2 * tenth + 1);
}

/** Share of Δh found within a distance: it grows with the length of the path. */
const roughnessShare = (d_m: number): number => 1 - 0.8 * Math.exp(-d_m / 50e3);

/** Terrain irregularity seen at distance `d_m`, m. */
export const roughnessAt_m = (d_m: number, delta_h_m: number): number => delta_h_m * roughnessShare(d_m); // ERL 79-ITS 67 eq. (3)

/** Spread of the terrain within the first Fresnel zone of the reflecting plane, m. */
export const reflectingSpread_m = (roughness_m: number): number =>
  0.78 * roughness_m * Math.exp(-0.5 * roughness_m ** 0.25); // ERL 79-ITS 67 eq. (3.6a)

/** Distance to the horizon over a smooth earth, m. */
export const smoothHorizon_m = (h_e_m: number, a_e_m: number): number => Math.sqrt(2 * h_e_m * a_e_m);

/** Typical distance to the horizon over ground of irregularity Δh, m. */
export const typicalHorizon_m = (h_e_m: number, delta_h_m: number, a_e_m: number): number =>
  smoothHorizon_m(h_e_m, a_e_m) * Math.exp(-0.07 * Math.sqrt(delta_h_m / Math.max(h_e_m, 5))); // ITM Algorithm eq. (3.3)

/** Typical elevation of that horizon, rad. */
export function typicalHorizonAngle_rad(
  h_e_m: number,
  d_hzn_m: number,
  delta_h_m: number,
  a_e_m: number,
): number {
  const smooth_m = smoothHorizon_m(h_e_m, a_e_m);
  return (0.65 * delta_h_m * (smooth_m / d_hzn_m - 1) - 2 * h_e_m) / smooth_m; // ITM Algorithm eq. (3.4)
}

/** Geometry of a profile with antennas `h_m` above its ends. */
export function geometryOf(profile: StepProfile, h_m: Pair, a_e_m: number): PathGeometry {
  const d_m = pathLength_m(profile);
  const { theta_hzn_rad, d_hzn_m } = horizons(profile, h_m, a_e_m);
  // Ground nearer than 15 antenna heights, or a tenth of the way to the horizon, belongs to the site, not to the path.
  const margin_m = each((t) => Math.min(15 * h_m[t], 0.1 * d_hzn_m[t]));
  const from_m = margin_m[0];
  const to_m = d_m - margin_m[1];
  const delta_h_m = terrainIrregularity_m(profile, from_m, to_m);
  const last = profile.h_m.length - 1;
  const above = (h: number, ground: number, fit: number): number => h + Math.max(0, ground - fit);

  if (sum(d_hzn_m) > 1.5 * d_m) {
    const fit = fitLine(profile, from_m, to_m);
    const h_e_m: Pair = [
      above(h_m[0], profile.h_m[0], fit.start_m),
      above(h_m[1], profile.h_m[last], fit.end_m),
    ];
    return { ...clearPath(h_e_m, delta_h_m, d_m, a_e_m), h_m, delta_h_m, d_m };
  }
  const near = fitLine(profile, from_m, 0.9 * d_hzn_m[0]);
  const far = fitLine(profile, d_m - 0.9 * d_hzn_m[1], to_m);
  const h_e_m: Pair = [
    above(h_m[0], profile.h_m[0], near.start_m),
    above(h_m[1], profile.h_m[last], far.end_m),
  ];
  return { theta_hzn_rad, d_hzn_m, h_e_m, h_m, delta_h_m, d_m };
}

/** A path well within line of sight takes typical horizons; heights rise until these reach across. */
function clearPath(
  fitted_m: Pair,
  delta_h_m: number,
  d_m: number,
  a_e_m: number,
): Pick<PathGeometry, 'theta_hzn_rad' | 'd_hzn_m' | 'h_e_m'> {
  const horizon = (h_e_m: Pair): Pair => each((t) => typicalHorizon_m(h_e_m[t], delta_h_m, a_e_m));
  const reach_m = sum(horizon(fitted_m));
  const raise = reach_m <= d_m ? (d_m / reach_m) ** 2 : 1;
  const h_e_m = each((t) => fitted_m[t] * raise);
  const d_hzn_m = horizon(h_e_m);
  const theta_hzn_rad = each((t) => typicalHorizonAngle_rad(h_e_m[t], d_hzn_m[t], delta_h_m, a_e_m));
  return { theta_hzn_rad, d_hzn_m, h_e_m };
}

/** Horizon of each antenna; the other antenna itself when nothing is higher. TN 101 eq. (6.15). */
export function horizons(
  { step_m, h_m: ground_m }: StepProfile,
  h_m: Pair,
  a_e_m: number,
): { readonly theta_hzn_rad: Pair; readonly d_hzn_m: Pair } {
  const last = ground_m.length - 1;
  const d_m = last * step_m;
  const z_tx = ground_m[0] + h_m[0];
  const z_rx = ground_m[last] + h_m[1];
  const angle = (rise_m: number, x_m: number): number => rise_m / x_m - x_m / (2 * a_e_m);
  let theta_tx = angle(z_rx - z_tx, d_m);
  let theta_rx = angle(z_tx - z_rx, d_m);
  let d_tx = d_m;
  let d_rx = d_m;
  for (let i = 1; i < last; i++) {
    const x = i * step_m;
    const y = d_m - x;
    const fromTx = angle(ground_m[i] - z_tx, x);
    const fromRx = angle(ground_m[i] - z_rx, y);
    if (fromTx > theta_tx) {
      theta_tx = fromTx;
      d_tx = x;
    }
    if (fromRx > theta_rx) {
      theta_rx = fromRx;
      d_rx = y;
    }
  }
  return { theta_hzn_rad: [theta_tx, theta_rx], d_hzn_m: [d_tx, d_rx] };
}

/** Δh of the ground between two distances: interdecile range about a fitted line, of 35 to 245 samples. */
export function terrainIrregularity_m(profile: StepProfile, from_m: number, to_m: number): number {
  const { step_m, h_m } = profile;
  const start = from_m / step_m;
  const steps = to_m / step_m - start;
  if (steps < 2) return 0;
  const tenth = clamp(Math.floor(0.1 * (steps + 8)), 4, 25);
  const count = 10 * tenth - 5;
  const samples = Array.from({ length: count }, (_, j) => {
    const at = start + (j * steps) / (count - 1);
    const i = Math.min(Math.floor(at), h_m.length - 2);
    return h_m[i] + (h_m[i + 1] - h_m[i]) * (at - i);
  });
  const trend = fitLine({ step_m: 1, h_m: samples }, 0, count - 1);
  const slope = (trend.end_m - trend.start_m) / (count - 1);
  const aboveTrend = samples.map((h, j) => h - trend.start_m - slope * j).sort((a, b) => b - a);
  return (aboveTrend[tenth - 1] - aboveTrend[count - tenth]) / roughnessShare(to_m - from_m);
}

/**
 * Line through the ground between two distances, as heights at both ends of the whole profile. The sums weigh the
 * end points half, and the moment is that of the trapezoid rule. ITM Algorithm §6, least squares.
 */
export function fitLine(
  { step_m, h_m }: StepProfile,
  from_m: number,
  to_m: number,
): { readonly start_m: number; readonly end_m: number } {
  const last = h_m.length - 1;
  let first = Math.floor(Math.max(0, from_m / step_m));
  let end = last - Math.floor(Math.max(0, last - to_m / step_m));
  if (end <= first) {
    first = Math.max(0, first - 1);
    end = Math.min(last, end + 1);
  }
  const n = end - first;
  const middle = (first + end) / 2;
  let total = 0;
  let moment = 0;
  for (let i = first; i <= end; i++) {
    const h = i === first || i === end ? h_m[i] / 2 : h_m[i];
    total += h;
    moment += h * (i - middle);
  }
  const mean = total / n;
  const slope = (12 * moment) / ((n * n + 2) * n);
  return { start_m: mean - slope * middle, end_m: mean + slope * (last - middle) };
}
