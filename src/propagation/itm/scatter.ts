/** Attenuation by tropospheric scatter, and the distance where it takes over. Hufford, scatter range. */
import { scaleLength_m } from './diffraction.js';
import { horizonAngle_rad, horizonSum_m, type ItmPath, type Line, onLine, smoothReach_m } from './path.js';

/** H, m: one radian at the reference frequency. */
const H_m = 47.7;
/** D_s, m. */
const D_s_m = 200e3;

export interface ScatterRange extends Line {
  /** From here on scatter is the weaker attenuation, m. */
  readonly d_x_m: number;
}

/** The line A_es + m_s s from d_x on; undefined where both antennas see too little of the common volume. */
export function scatterRange(path: ItmPath, diffraction: Line): ScatterRange | undefined {
  const d_L_m = horizonSum_m(path);
  const d_5_m = d_L_m + D_s_m;
  const pair = scatterPair(path, d_5_m, d_5_m + D_s_m);
  if (!pair) return undefined;
  const [A_5_dB, A_6_dB] = pair;
  const m_s = (A_6_dB - A_5_dB) / D_s_m;
  const crossing_m = (A_5_dB - diffraction.A_0_dB - m_s * d_5_m) / (diffraction.m_dBperm - m_s);
  const nearest_m = d_L_m + 0.3 * scaleLength_m(path) * Math.log(path.k_perm * H_m);
  const d_x_m = Math.max(smoothReach_m(path), nearest_m, crossing_m);
  return { d_x_m, m_dBperm: m_s, A_0_dB: onLine(diffraction, d_x_m) - m_s * d_x_m };
}

/** A_scat at two distances. A frequency gain beyond 15 dB is not trusted nearer: the far one then serves both. */
function scatterPair(path: ItmPath, near_m: number, far_m: number): [number, number] | undefined {
  const farGain_dB = frequencyGain_dB(path, far_m);
  if (farGain_dB === undefined) return undefined;
  const nearGain_dB = farGain_dB > 15 ? farGain_dB : frequencyGain_dB(path, near_m);
  if (nearGain_dB === undefined) return undefined;
  const held_dB = nearGain_dB > 15 ? farGain_dB : nearGain_dB;
  return [withoutGain_dB(path, near_m) + held_dB, withoutGain_dB(path, far_m) + farGain_dB];
}

/** The part of A_scat that does not know the antenna heights. */
function withoutGain_dB(path: ItmPath, s_m: number): number {
  const theta_rad = horizonAngle_rad(path) + path.gamma_e_perm * s_m;
  const D_m = theta_rad * s_m;
  const climate_dB = 0.1 * (path.N_s - 301) * Math.exp(-D_m / 40e3);
  return 10 * Math.log10(path.k_perm * H_m * theta_rad ** 4) + distanceFunction_dB(D_m) - climate_dB;
}

/** F_0(D): one row holds up to its first number, m; then a constant, a slope in dB/m and a factor of lg D. */
const distanceRows = [
  [10e3, 133.4, 0.332e-3, -10],
  [70e3, 104.6, 0.212e-3, -2.5],
  [Number.POSITIVE_INFINITY, 71.8, 0.157e-3, 5],
] as const;

function distanceFunction_dB(D_m: number): number {
  const [, constant_dB, slope_dBperm, perDecade_dB] =
    distanceRows.find(([upTo_m]) => D_m <= upTo_m) ?? distanceRows[2];
  return constant_dB + slope_dBperm * D_m + perDecade_dB * Math.log10(D_m);
}

/** H_0: what low antennas lose of the scattering volume, dB ≥ 0; undefined when both stand too low for the theory. */
function frequencyGain_dB(path: ItmPath, s_m: number): number | undefined {
  const { k_perm, gamma_e_perm, N_s } = path;
  const [a, b] = path.terminals;
  const theta_rad = a.theta_e_rad + b.theta_e_rad + gamma_e_perm * s_m;
  const r_1 = 2 * k_perm * theta_rad * a.h_e_m;
  const r_2 = 2 * k_perm * theta_rad * b.h_e_m;
  if (r_1 < 0.2 && r_2 < 0.2) return undefined;
  // Asymmetry counts from the terminal with the nearer horizon.
  const difference_m = Math.abs(a.d_L_m - b.d_L_m);
  const s_s = (s_m - difference_m) / (s_m + difference_m);
  const heights = a.d_L_m >= b.d_L_m ? b.h_e_m / a.h_e_m : a.h_e_m / b.h_e_m;
  const q = Math.min(Math.max(0.1, heights / s_s), 10);
  const z_0_m = (s_m * theta_rad * s_s) / (1 + s_s) ** 2; // where the horizon rays cross
  const eta_s = scatterEfficiency(z_0_m, N_s);
  const eta = Math.max(eta_s, 1);
  const symmetric_dB = (gainOfOne_dB(r_1, eta) + gainOfOne_dB(r_2, eta)) / 2;
  const correction_dB = 6 * (0.6 - Math.log10(eta)) * Math.log10(Math.max(0.1, s_s)) * Math.log10(q);
  const H_0_dB = Math.max(0, symmetric_dB + Math.min(symmetric_dB, correction_dB));
  return eta_s < 1 ? eta_s * H_0_dB + (1 - eta_s) * gainAtGround_dB(r_1, r_2) : H_0_dB;
}

/** η_s from the height of the common volume. */
function scatterEfficiency(z_0_m: number, N_s: number): number {
  const surface = 0.031 - 2.32e-3 * N_s + 5.67e-6 * N_s * N_s;
  return (z_0_m / 1756) * (1 + surface * Math.exp(-(Math.min(1.7, z_0_m / 8000) ** 6)));
}

/** H_00 at η_s = 0, closed form. */
function gainAtGround_dB(r_1: number, r_2: number): number {
  const ends = (1 + Math.SQRT2 / r_1) * (1 + Math.SQRT2 / r_2);
  return 10 * Math.log10((ends * ends * (r_1 + r_2)) / (r_1 + r_2 + 2 * Math.SQRT2));
}

/** H_01(r, η) = 10 lg(1 + a r⁻⁴ + b r⁻²) at η = 1 to 5: [a, b]; linear between, constant beyond. */
const gainRows = [
  [25, 24],
  [80, 45],
  [177, 68],
  [395, 80],
  [705, 105],
] as const;

function gainOfOne_dB(r: number, eta: number): number {
  const at = (index: number) => {
    const [a, b] = gainRows[index];
    return 10 * Math.log10(1 + a / r ** 4 + b / r ** 2);
  };
  const last = gainRows.length - 1;
  const index = Math.min(Math.floor(eta) - 1, last);
  if (index === last) return at(last);
  const share = eta - 1 - index;
  return (1 - share) * at(index) + share * at(index + 1);
}
