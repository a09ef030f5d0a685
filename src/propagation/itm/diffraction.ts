/**
 * Attenuation beyond the horizon by diffraction: knife edges at both horizons and a rounded earth, weighted by the
 * roughness of the terrain; two distances give the line that stands for the whole range. Hufford, diffraction range, with
 * its numerical approximations.
 */
import { modulus } from './complex.js';
import {
  horizonAngle_rad,
  horizonSum_m,
  type ItmPath,
  irregularityOver_m,
  type Line,
  smoothReach_m,
  type Terminal,
  terrainSpread_m,
} from './path.js';

/** A in the distances x of the rounded earth. */
const A_earth = 151.03;
/** C_1, dB: the residue series holds for one antenna height, the functions F for both. */
const C_1_dB = 20;

/** X_ae: the length that scales diffraction over this earth at this frequency, m. */
export const scaleLength_m = ({ k_perm, gamma_e_perm }: ItmPath): number =>
  (k_perm * gamma_e_perm ** 2) ** (-1 / 3);

/** The line A_ed + m_d s. */
export function diffractionLine(path: ItmPath): Line {
  const X_ae_m = scaleLength_m(path);
  const d_3_m = Math.max(smoothReach_m(path), horizonSum_m(path) + 1.3787 * X_ae_m);
  const step_m = 2.7574 * X_ae_m;
  const loss_dB = diffractionLoss(path);
  const A_3_dB = loss_dB(d_3_m);
  const m_dBperm = (loss_dB(d_3_m + step_m) - A_3_dB) / step_m;
  return { A_0_dB: A_3_dB - m_dBperm * d_3_m, m_dBperm };
}

/** A_diff(s) for this path; what does not depend on the distance is worked out once. */
function diffractionLoss(path: ItmPath): (s_m: number) => number {
  const { k_perm, gamma_e_perm, deltaH_m, terminals } = path;
  const d_L_m = horizonSum_m(path);
  const theta_e_rad = horizonAngle_rad(path);
  const A_fo_dB = clutterAttenuation_dB(path);
  const heightRatio = effectiveHeightRatio(path);
  const rounded_dB = roundedEarth(path);
  return (s_m) => {
    const theta_rad = theta_e_rad + s_m * gamma_e_perm;
    const A_k_dB = terminals.reduce(
      (sum, { d_L_m: d_Lj_m }) => sum + horizonEdge_dB(theta_rad, k_perm, d_Lj_m, s_m - d_L_m),
      0,
    );
    const roughness = Math.min((k_perm * irregularityOver_m(deltaH_m, s_m)) / (2 * Math.PI), 1000);
    const Q = roughness * (heightRatio + (d_L_m + theta_e_rad / gamma_e_perm) / s_m);
    const w = 1 / (1 + 0.1 * Math.sqrt(Q)); // 1: smooth earth, 0: sharp ridges
    return (1 - w) * A_k_dB + w * rounded_dB(theta_rad, s_m) + A_fo_dB;
  };
}

/** Ratio of effective to structural heights, geometric mean over both terminals. */
function effectiveHeightRatio({ terminals: [a, b], C_m2 }: ItmPath): number {
  return Math.sqrt((a.h_e_m * b.h_e_m + C_m2) / (a.h_g_m * b.h_g_m + C_m2));
}

/** A_fo: clutter near low antennas, at most 15 dB. */
function clutterAttenuation_dB(path: ItmPath): number {
  const [a, b] = path.terminals;
  const sigma_h_m = terrainSpread_m(path.deltaH_m, smoothReach_m(path));
  return Math.min(15, 5 * Math.log10(1 + 4.77e-4 * a.h_g_m * b.h_g_m * path.k_perm * sigma_h_m));
}

/** Loss over a knife edge at one horizon, seen from `beyond_m` past both horizons. */
function horizonEdge_dB(theta_rad: number, k_perm: number, d_Lj_m: number, beyond_m: number): number {
  const reach_m = (d_Lj_m * beyond_m) / (beyond_m + d_Lj_m);
  return knifeEdge_dB((theta_rad / 2) * Math.sqrt((k_perm / Math.PI) * reach_m));
}

/** Fn(v): Fresnel integral for an edge above the ray, v ≥ 0. */
export function knifeEdge_dB(v: number): number {
  return v <= 2.4 ? 6.02 + 9.11 * v - 1.27 * v * v : 12.953 + 20 * Math.log10(v);
}

/** A_r(θ, s): Vogler's three-radii method, with one radius over the horizon stretch and one under each terminal. */
function roundedEarth(path: ItmPath): (theta_rad: number, s_m: number) => number {
  const { k_perm, terminals } = path;
  const d_L_m = horizonSum_m(path);
  const Z_g = modulus(path.Z_g);
  /** |K|, and x per radian, over ground of curvature `gamma_perm`. */
  const over = (gamma_perm: number) => {
    const alpha = Math.cbrt(k_perm / gamma_perm);
    const K = 1 / (alpha * Z_g);
    return { K, x_perrad: A_earth * alpha * (1.607 - K) };
  };
  const heightGain = ({ h_e_m, d_L_m: d_Lj_m }: Terminal) => {
    const gamma_j_perm = (2 * h_e_m) / d_Lj_m ** 2;
    const { K, x_perrad } = over(gamma_j_perm);
    const x = x_perrad * gamma_j_perm * d_Lj_m;
    return { x, F_dB: heightFunction_dB(x, K) };
  };
  const ends = terminals.map(heightGain);
  const x_ends = ends[0].x + ends[1].x;
  const F_ends_dB = ends[0].F_dB + ends[1].F_dB;
  return (theta_rad, s_m) => {
    const { x_perrad } = over(theta_rad / (s_m - d_L_m));
    return distanceFunction_dB(x_perrad * theta_rad + x_ends) - F_ends_dB - C_1_dB;
  };
}

/** G(x): attenuation with distance over the smooth earth. Below 1 only cliffs a step apart get; there it stays as at 1. */
function distanceFunction_dB(x: number): number {
  const within = Math.max(x, 1);
  return 0.05751 * within - 10 * Math.log10(within);
}

/** F(x, |K|): gain of an antenna whose horizon is at the scaled distance x. */
export function heightFunction_dB(x: number, K: number): number {
  const high_dB = 40 * Math.log10(Math.max(x, 1)) - 117;
  if (x <= 200) {
    const flat = K < 1e-5 || x * (-Math.log10(K)) ** 3 > 450;
    return flat ? high_dB : 20 * Math.log10(K) + (2.5e-5 * x * x) / K - 15;
  }
  const G_dB = distanceFunction_dB(x);
  if (x >= 2000) return G_dB;
  const w = 0.0134 * x * Math.exp(-0.005 * x);
  return G_dB + w * (high_dB - G_dB);
}
