/**
 * Diffraction, one function per equation. ITU-R P.526-15 §3.2 (spherical earth), §4.1 (knife edge),
 * §4.5 (Bullington). Frequencies in GHz as P.452-18 and P.1812-7 restate them. Allocation-free, for hot loops.
 * Does not cover §3.1.2 nomograms, rounded obstacles (§4.2), and finite screens (§5).
 */
import { speedOfLight_mps } from '../../foundation/units.js';
import { fresnelAuxiliary, fresnelIntegrals, seriesLimit } from './fresnel.js';

export type Polarisation = 'h' | 'v';

/** Knife-edge loss J(ν), approximation: within 0.2 dB of the exact form; 0 dB for ν ≤ −0.78. */
export function knifeEdgeLoss_dB(nu: number): number {
  if (nu <= -0.78) return 0;
  const t = nu - 0.1;
  return 6.9 + 20 * Math.log10(Math.sqrt(t * t + 1) + t); // ITU-R P.526-15 §4.1, eq. (31)
}

/** Knife-edge loss J(ν) from the Fresnel integrals: oscillates about 0 dB in the clear. */
export function knifeEdgeLossExact_dB(nu: number): number {
  if (nu > seriesLimit) {
    // In the shadow (1−C−S)² + (C−S)² = 2(f² + g²); the direct form loses all digits at large ν.
    const { f, g } = fresnelAuxiliary(nu);
    return -10 * Math.log10((f * f + g * g) / 2);
  }
  const { C, S } = fresnelIntegrals(nu);
  return -10 * Math.log10(((1 - C - S) ** 2 + (C - S) ** 2) / 4); // ITU-R P.526-15 §4.1, eq. (30)
}

/** Bullington loss from its knife-edge loss: L_uc + (1 − exp(−L_uc/6))(10 + 0.02 d). */
export function bullingtonLoss_dB(L_uc_dB: number, d_km: number): number {
  return L_uc_dB + (1 - Math.exp(-L_uc_dB / 6)) * (10 + 0.02 * d_km); // ITU-R P.526-15 §4.5.1
}

/** What depends on frequency, earth and polarisation only: computed once per carrier. */
export interface EarthConstants {
  readonly f_GHz: number;
  readonly lambda_m: number;
  /** Effective earth radius a_e, km. */
  readonly a_e_km: number;
  /** Effective earth curvature C_e = 1/a_e, 1/km. */
  readonly C_e_perkm: number;
  readonly polarisation: Polarisation;
  /** Fraction of the path over sea, 0 to 1. */
  readonly omega_sea: number;
  /** K·a^(1/3) of the normalised surface admittance over land and over sea. */
  readonly K0_land: number;
  readonly K0_sea: number;
  readonly cbrt_f: number;
}

/** Electrical constants of the ground, ITU-R P.526-15 §3.2 by way of P.452-18 §4.2.2.1: ε_r and σ (S/m). */
const land = { epsilon_r: 22, sigma_Spm: 0.003 };
const sea = { epsilon_r: 80, sigma_Spm: 5 };

/** Precomputes for one carrier. `f_GHz` > 0, `a_e_km` > 0 (8500 is the median earth), `omega_sea` in [0, 1]. */
export function earthConstants(
  f_GHz: number,
  a_e_km: number,
  polarisation: Polarisation,
  omega_sea: number,
): EarthConstants {
  return {
    f_GHz,
    lambda_m: speedOfLight_mps / (f_GHz * 1e9),
    a_e_km,
    C_e_perkm: 1 / a_e_km,
    polarisation,
    omega_sea,
    K0_land: admittance(f_GHz, land.epsilon_r, land.sigma_Spm, polarisation),
    K0_sea: admittance(f_GHz, sea.epsilon_r, sea.sigma_Spm, polarisation),
    cbrt_f: Math.cbrt(f_GHz),
  };
}

/** K·a^(1/3): normalised surface admittance without its dependence on the radius a. */
function admittance(f_GHz: number, epsilon_r: number, sigma_Spm: number, polarisation: Polarisation): number {
  const loss = (18 * sigma_Spm) / f_GHz;
  const K_H = (0.036 / Math.cbrt(f_GHz)) * ((epsilon_r - 1) ** 2 + loss * loss) ** -0.25; // P.526-15 §3.1.1, K_H
  return polarisation === 'h' ? K_H : K_H * Math.sqrt(epsilon_r * epsilon_r + loss * loss); // K_V
}

/**
 * Smallest clearance of a path over the smooth earth against the first Fresnel zone: h_se/(17.456·√(d1·d2/d)), in √m. The
 * spherical earth costs nothing where it exceeds √λ. −Infinity at and beyond the horizon. ITU-R P.526-15 §3.2.
 */
export function smoothEarthClearance(d_km: number, h_te_m: number, h_re_m: number, a_e_km: number): number {
  const h1 = h_te_m > 0 ? h_te_m : 0;
  const h2 = h_re_m > 0 ? h_re_m : 0;
  if (d_km >= Math.sqrt(0.002 * a_e_km) * (Math.sqrt(h1) + Math.sqrt(h2))) return Number.NEGATIVE_INFINITY;
  const d1_km = smallestClearanceAt_km(d_km, h1, h2, a_e_km);
  const d2_km = d_km - d1_km;
  const h_se_m = smoothClearance_m(d_km, d1_km, h1, h2, a_e_km);
  return h_se_m / (17.456 * Math.sqrt(Math.max(0, d1_km * d2_km) / d_km));
}

/** Distance from the first terminal to the point of smallest clearance, km. ITU-R P.526-15 §3.2. */
function smallestClearanceAt_km(d_km: number, h1: number, h2: number, a_km: number): number {
  const c = (h1 - h2) / (h1 + h2);
  const m = (250 * d_km * d_km) / (a_km * (h1 + h2));
  // |argument| ≤ 1 in exact arithmetic; rounding may step over it.
  const argument = Math.max(-1, Math.min(1, 1.5 * c * Math.sqrt((3 * m) / (m + 1) ** 3)));
  const b = 2 * Math.sqrt((m + 1) / (3 * m)) * Math.cos(Math.PI / 3 + Math.acos(argument) / 3);
  return 0.5 * d_km * (1 + b);
}

/** Height of the ray over the smooth earth at d1, m. ITU-R P.526-15 §3.2. */
function smoothClearance_m(d_km: number, d1_km: number, h1: number, h2: number, a_km: number): number {
  const d2_km = d_km - d1_km;
  return ((h1 - (500 * d1_km * d1_km) / a_km) * d2_km + (h2 - (500 * d2_km * d2_km) / a_km) * d1_km) / d_km;
}

/**
 * Spherical-earth diffraction loss, dB, of a smooth earth with effective antenna heights `h_te_m`, `h_re_m` (m, ≥ 0).
 * Within the horizon it fades linearly with clearance and is never negative, as the Recommendation clamps it there.
 */
export function sphericalEarthLoss_dB(
  k: EarthConstants,
  d_km: number,
  h_te_m: number,
  h_re_m: number,
): number {
  if (d_km <= 0) return 0;
  const h1 = h_te_m < 0 ? 0 : h_te_m; // a terminal below the smooth earth stands on it
  const h2 = h_re_m < 0 ? 0 : h_re_m;
  const a = k.a_e_km;
  const rootSum = Math.sqrt(h1) + Math.sqrt(h2);
  const d_los_km = Math.sqrt(0.002 * a) * rootSum; // ITU-R P.526-15 §3.2, marginal line of sight
  if (d_km >= d_los_km) return firstTermLoss_dB(k, d_km, h1, h2, a);

  const d_se1_km = smallestClearanceAt_km(d_km, h1, h2, a);
  const d_se2_km = d_km - d_se1_km;
  const h_se_m = smoothClearance_m(d_km, d_se1_km, h1, h2, a); // smallest clearance, ITU-R P.526-15 §3.2
  const h_req_m = 17.456 * Math.sqrt((Math.max(0, d_se1_km * d_se2_km) * k.lambda_m) / d_km);
  if (h_se_m > h_req_m || h_req_m === 0) return 0;

  const a_em_km = 500 * (d_km / rootSum) ** 2; // radius that puts this path on its horizon
  const L_dft_dB = firstTermLoss_dB(k, d_km, h1, h2, a_em_km);
  return L_dft_dB < 0 ? 0 : (1 - h_se_m / h_req_m) * L_dft_dB; // ITU-R P.526-15 §3.2
}

/** First term of the residue series for earth radius `a_km`, land and sea mixed by ω. ITU-R P.526-15 §3.1.1. */
export function firstTermLoss_dB(
  k: EarthConstants,
  d_km: number,
  h_1_m: number,
  h_2_m: number,
  a_km: number,
): number {
  const omega = k.omega_sea;
  const cbrt_a = Math.cbrt(a_km);
  const overLand = omega < 1 ? firstTermOver_dB(k.K0_land / cbrt_a, k.cbrt_f, cbrt_a, d_km, h_1_m, h_2_m) : 0;
  const overSea = omega > 0 ? firstTermOver_dB(k.K0_sea / cbrt_a, k.cbrt_f, cbrt_a, d_km, h_1_m, h_2_m) : 0;
  return omega * overSea + (1 - omega) * overLand;
}

function firstTermOver_dB(
  K: number,
  cbrt_f: number,
  cbrt_a: number,
  d_km: number,
  h_1_m: number,
  h_2_m: number,
): number {
  const K2 = K * K;
  const K4 = K2 * K2;
  const beta = (1 + 1.6 * K2 + 0.67 * K4) / (1 + 4.5 * K2 + 1.53 * K4); // P.526-15 §3.1.1.2, β
  const X = (21.88 * beta * cbrt_f * d_km) / (cbrt_a * cbrt_a); // normalised distance X
  const y = (0.9575 * beta * beta * cbrt_f * cbrt_f) / cbrt_a; // βY per metre of height
  const floor = 2 + 20 * Math.log10(K); // height gain is never below this
  return -distanceTerm_dB(X) - heightGain_dB(y * h_1_m, floor) - heightGain_dB(y * h_2_m, floor);
}

/** Distance term F(X). */
function distanceTerm_dB(X: number): number {
  return X >= 1.6 ? 11 + 10 * Math.log10(X) - 17.6 * X : -20 * Math.log10(X) - 5.6488 * X ** 1.425; // ITU-R P.526-15 §3.1.1.2, F(X)
}

/** Height gain G(Y) with B = βY. */
function heightGain_dB(B: number, floor_dB: number): number {
  const G =
    B > 2 ? 17.6 * Math.sqrt(B - 1.1) - 5 * Math.log10(B - 1.1) - 8 : 20 * Math.log10(B + 0.1 * B * B * B); // ITU-R P.526-15 §3.1.1.2, G(Y)
  return G > floor_dB ? G : floor_dB;
}
