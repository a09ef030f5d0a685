/**
 * A radio path over the effective earth. Heights are above the chord between the ends at sea level, so that the ray is
 * straight (ITU-R P.526-15 §4): what touches the Fresnel ellipse obstructs.
 */
import { speedOfLight_mps } from '../../foundation/units.js';
import type { Text } from '../../foundation/text.js';

export interface PathProfile {
  readonly title: Text;
  /** Distance, loss and the like in one line. */
  readonly facts?: Text;
  /** Method behind the numbers, for the foot of a figure. */
  readonly model?: Text;
  /** From the antenna, ascending, first 0; at least two. */
  readonly d_km: readonly number[];
  /** null or NaN where unknown. */
  readonly ground_mAMSL: readonly (number | null)[];
  /** Height of clutter above the ground; absent where there is none on record. */
  readonly clutter_m?: readonly (number | null)[];
  /** What the loss was computed over where that is more than ground and clutter: obstacles in front of the terminals. */
  readonly surface?: { readonly d_km: readonly number[]; readonly h_mAMSL: readonly number[] };
  readonly tx_mAMSL: number;
  readonly rx_mAMSL: number;
  readonly effectiveEarthRadius_km: number;
  readonly f_GHz: number;
}

/** A point of the path: distance (km) and height over the chord (m). */
export interface PathPoint {
  readonly d_km: number;
  readonly h_m: number;
}

export interface PathGeometry {
  readonly length_km: number;
  /** Ground over the chord, m; NaN where unknown. */
  readonly ground_m: readonly number[];
  /** Ground with clutter, from end to end, heights NaN where unknown: what obstructs. */
  readonly top: readonly PathPoint[];
  readonly bulge_m: (d_km: number) => number;
  readonly ray_m: (d_km: number) => number;
  /** Radius of the first Fresnel zone, m. */
  readonly fresnel_m: (d_km: number) => number;
  /** Last points that antenna and receiver see of the path; none when they see each other. */
  readonly horizons: readonly PathPoint[];
  /** The point that obstructs most: of Bullington's method where the ray is blocked, else that of the largest ν. */
  readonly edge?: PathPoint & { readonly nu: number };
}

/** Height in metres of the effective earth's bulge over the chord, ITU-R P.526-15 §4: d₁·d₂ / (2·a_e). */
export const bulge_m = (d_km: number, path_km: number, effectiveEarthRadius_km: number): number =>
  (1000 * d_km * (path_km - d_km)) / (2 * effectiveEarthRadius_km);

/** Radius in metres of the first Fresnel ellipsoid, ITU-R P.526-15 §2.2, eq. (2): √(λ·d₁·d₂ / d). */
export const fresnelRadius_m = (d_km: number, path_km: number, f_GHz: number): number =>
  path_km > 0
    ? Math.sqrt(((speedOfLight_mps / (f_GHz * 1e9)) * 1000 * d_km * (path_km - d_km)) / path_km)
    : 0;

export const hasClutter = ({ clutter_m, surface }: PathProfile): boolean =>
  clutter_m !== undefined || surface !== undefined;

export function pathGeometry(path: PathProfile): PathGeometry {
  const { d_km, ground_mAMSL, tx_mAMSL, rx_mAMSL, effectiveEarthRadius_km } = path;
  const length_km = d_km[d_km.length - 1];
  const bulge = (d: number): number => bulge_m(d, length_km, effectiveEarthRadius_km);
  const ground_m = d_km.map((d, i) => (ground_mAMSL[i] ?? Number.NaN) + bulge(d));
  const top = topOf(path, ground_m, bulge);
  const ray_m = (d: number): number => tx_mAMSL + ((rx_mAMSL - tx_mAMSL) * d) / length_km;
  const fresnel_m = (d: number): number => fresnelRadius_m(d, length_km, path.f_GHz);
  // ν of a knife edge is √2 times its height over the ray in first Fresnel radii.
  const nuOf = ({ d_km: d, h_m }: PathPoint): number => (Math.SQRT2 * (h_m - ray_m(d))) / fresnel_m(d);
  const inner = top.filter((p) => p.d_km > 0 && p.d_km < length_km && !Number.isNaN(p.h_m));

  const worst = highest(inner, nuOf);
  const fromTx = highest(inner, (p) => (p.h_m - tx_mAMSL) / p.d_km);
  const fromRx = highest(inner, (p) => (p.h_m - rx_mAMSL) / (length_km - p.d_km));
  const blocked = worst !== undefined && nuOf(worst) >= 0;
  const point = blocked && fromTx && fromRx ? crossing(fromTx, fromRx, length_km, tx_mAMSL, rx_mAMSL) : worst;
  return {
    length_km,
    ground_m,
    top,
    bulge_m: bulge,
    ray_m,
    fresnel_m,
    horizons: blocked ? [...new Set([fromTx, fromRx])].filter((p) => p !== undefined) : [],
    edge: point && { ...point, nu: nuOf(point) },
  };
}

function topOf(
  { d_km, clutter_m, surface }: PathProfile,
  ground_m: readonly number[],
  bulge_m: (d_km: number) => number,
): PathPoint[] {
  if (surface) return surface.d_km.map((d, i) => ({ d_km: d, h_m: surface.h_mAMSL[i] + bulge_m(d) }));
  return d_km.map((d, i) => ({ d_km: d, h_m: ground_m[i] + (clutter_m?.[i] ?? 0) }));
}

function highest(points: readonly PathPoint[], rank: (point: PathPoint) => number): PathPoint | undefined {
  let best: PathPoint | undefined;
  for (const point of points) if (best === undefined || rank(point) > rank(best)) best = point;
  return best;
}

/** Where the two rays over the horizons meet: Bullington's point, ITU-R P.526-15 §4.5.1. */
function crossing(
  fromTx: PathPoint,
  fromRx: PathPoint,
  length_km: number,
  tx_m: number,
  rx_m: number,
): PathPoint {
  const S_tim = (fromTx.h_m - tx_m) / fromTx.d_km;
  const S_rim = (fromRx.h_m - rx_m) / (length_km - fromRx.d_km);
  const d_km = (rx_m - tx_m + S_rim * length_km) / (S_tim + S_rim);
  // One edge is its own crossing; slopes that cancel to the last bit would lose it.
  return fromTx === fromRx || !(d_km > 0 && d_km < length_km) ? fromTx : { d_km, h_m: tx_m + S_tim * d_km };
}
