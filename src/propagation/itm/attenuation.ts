/** Reference attenuation A_ref: one curve over distance through sight, diffraction and scatter. ITM Algorithm §4; ERL 79-ITS 67. */
import { diffraction_dB, type ItmMode } from './diffraction.js';
import type { Medium } from './ground.js';
import { at, type Line, lineOfSight_dB } from './lineOfSight.js';
import { each, sum } from './pair.js';
import { scatterLine } from './scatter.js';
import { type PathGeometry, smoothHorizon_m } from './terrain.js';

/** Part of the curve that a path falls in. `line-of-sight` means shorter than the smooth-earth sight, not a clear ray. */
export type ItmRegion = 'line-of-sight' | 'diffraction' | 'troposcatter';

export interface ReferenceAttenuation {
  /** Median attenuation relative to free space, never below 0, dB. */
  readonly A_ref_dB: number;
  readonly region: ItmRegion;
}

export function referenceAttenuation(
  path: PathGeometry,
  medium: Medium,
  mode: ItmMode,
): ReferenceAttenuation {
  const { d_m, h_e_m } = path;
  const d_sML_m = sum(each((t) => smoothHorizon_m(h_e_m[t], medium.a_e_m)));
  const diffraction = diffractionLine(path, medium, mode, d_sML_m);
  if (d_m < d_sML_m) {
    const A_dB = withinSight_dB(path, medium, diffraction, d_sML_m);
    return { A_ref_dB: Math.max(0, A_dB), region: 'line-of-sight' };
  }
  const scatter = scatterLine(path, medium);
  const d_x_m = scatter
    ? transition_m(path, medium, diffraction, scatter, d_sML_m)
    : Number.POSITIVE_INFINITY;
  if (!scatter || d_m <= d_x_m) return { A_ref_dB: Math.max(0, at(diffraction, d_m)), region: 'diffraction' };
  // Beyond the transition the curve goes on from the diffraction line with the slope of scatter.
  const A_dB = at(diffraction, d_x_m) + scatter.slope_dBperM * (d_m - d_x_m);
  return { A_ref_dB: Math.max(0, A_dB), region: 'troposcatter' };
}

/** Length over which diffraction changes, m: (a_e² / f)^(1/3). */
const diffractionScale_m = ({ a_e_m, f_MHz }: Medium): number => Math.cbrt(a_e_m ** 2 / f_MHz);

/** The line through the diffraction attenuation at two distances well beyond the horizon. */
function diffractionLine(path: PathGeometry, medium: Medium, mode: ItmMode, d_sML_m: number): Line {
  const scale_m = diffractionScale_m(medium);
  const d_3_m = Math.max(d_sML_m, sum(path.d_hzn_m) + 5 * scale_m);
  const d_4_m = d_3_m + 10 * scale_m;
  const A_3 = diffraction_dB(d_3_m, path, medium, mode, d_sML_m);
  const A_4 = diffraction_dB(d_4_m, path, medium, mode, d_sML_m);
  const slope_dBperM = (A_4 - A_3) / (d_4_m - d_3_m);
  return { slope_dBperM, intercept_dB: A_3 - slope_dBperM * d_3_m };
}

/** Distance where scatter takes over from diffraction, m. */
function transition_m(
  path: PathGeometry,
  medium: Medium,
  diffraction: Line,
  scatter: Line,
  d_sML_m: number,
): number {
  const least = sum(path.d_hzn_m) + 1.088 * diffractionScale_m(medium) * Math.log(medium.f_MHz);
  const crossing =
    (scatter.intercept_dB - diffraction.intercept_dB) / (diffraction.slope_dBperM - scatter.slope_dBperM);
  return Math.max(d_sML_m, least, crossing);
}

/** Attenuation at a distance. */
interface Point {
  readonly d_m: number;
  readonly A_dB: number;
}

/** Shape of the curve A + K_1 d + K_2 ln d within sight. ERL 79-ITS 67 eq. (3.19). */
interface Shape {
  readonly K_1: number;
  readonly K_2: number;
}

/** The curve through attenuations within sight and at its end, where it meets the diffraction line. */
function withinSight_dB(path: PathGeometry, medium: Medium, diffraction: Line, d_sML_m: number): number {
  const point = (d_m: number): Point => ({
    d_m,
    A_dB: lineOfSight_dB(d_m, path, medium, diffraction, d_sML_m),
  });
  const { intercept_dB, slope_dBperM } = diffraction;
  const [h_1, h_2] = path.h_e_m;
  const d_ML_m = sum(path.d_hzn_m);
  const farthest_m = intercept_dB >= 0 ? 0.5 * d_ML_m : Number.POSITIVE_INFINITY;
  const d_0_m = Math.min(0.04 * medium.f_MHz * h_1 * h_2, farthest_m); // ERL 79-ITS 67 eq. (3.16a)
  const d_1_m =
    intercept_dB >= 0
      ? d_0_m + 0.25 * (d_ML_m - d_0_m) // ERL 79-ITS 67 eq. (3.16d)
      : Math.max(-intercept_dB / slope_dBperM, 0.25 * d_ML_m);
  const middle = point(d_1_m);
  const end: Point = { d_m: d_sML_m, A_dB: at(diffraction, d_sML_m) };
  const bent = d_0_m < d_1_m ? bentShape(point(d_0_m), middle, end, diffraction) : undefined;
  const { K_1, K_2 } = bent ?? straightShape(middle, end, diffraction);
  return end.A_dB + K_1 * (path.d_m - end.d_m) + K_2 * Math.log(path.d_m / end.d_m);
}

/** Through three points; undefined where a straight line serves. */
function bentShape(near: Point, middle: Point, end: Point, diffraction: Line): Shape | undefined {
  const span_m = end.d_m - near.d_m;
  const part_m = middle.d_m - near.d_m;
  const rise_dB = end.A_dB - near.A_dB;
  const q = Math.log(end.d_m / near.d_m);
  const bend = span_m * (middle.A_dB - near.A_dB) - part_m * rise_dB;
  const K_2 = Math.max(0, bend / (span_m * Math.log(middle.d_m / near.d_m) - part_m * q)); // ERL 79-ITS 67 eq. (3.20)
  if (!(diffraction.intercept_dB > 0 || K_2 > 0)) return undefined;
  const K_1 = (rise_dB - K_2 * q) / span_m; // ERL 79-ITS 67 eq. (3.21)
  if (K_1 >= 0) return { K_1, K_2 };
  const onlyBend = Math.max(0, rise_dB) / q;
  return { K_1: onlyBend === 0 ? diffraction.slope_dBperM : 0, K_2: onlyBend };
}

/** Through two points, or along the diffraction line where the curve would fall. */
function straightShape(middle: Point, end: Point, diffraction: Line): Shape {
  const slope = Math.max(0, end.A_dB - middle.A_dB) / (end.d_m - middle.d_m);
  return { K_1: slope === 0 ? diffraction.slope_dBperM : slope, K_2: 0 };
}
