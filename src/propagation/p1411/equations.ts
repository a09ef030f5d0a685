/** Short-range outdoor losses that need no building data beyond an environment. ITU-R P.1411-12 Annex 1. */
import { normalQuantile } from '../../foundation/math.js';

/** Rows of Table 4: where the terminals are, in or out of sight, in which environment. */
export const generalRows = {
  'below-roof-los': { alpha: 2.12, beta: 29.2, gamma: 2.11, sigma_dB: 5.06 },
  'below-roof-nlos-high-rise': { alpha: 4, beta: 10.2, gamma: 2.36, sigma_dB: 7.6 },
  'below-roof-nlos-low-rise': { alpha: 5.06, beta: -4.68, gamma: 2.02, sigma_dB: 9.33 },
  'below-roof-nlos-residential': { alpha: 3.01, beta: 18.8, gamma: 2.07, sigma_dB: 3.07 },
  'over-roof-los': { alpha: 2.29, beta: 28.6, gamma: 1.96, sigma_dB: 3.48 },
  'over-roof-nlos-high-rise': { alpha: 4.39, beta: -6.27, gamma: 2.3, sigma_dB: 6.89 },
} as const;

export type GeneralRow = keyof typeof generalRows;

const lg = Math.log10;

/** Median loss by a row of Table 4, dB; `d_m` is the direct distance in space. §4.1.1, §4.2.1. */
export function siteGeneralLoss_dB(row: GeneralRow, f_GHz: number, d_m: number): number {
  const { alpha, beta, gamma } = generalRows[row];
  return 10 * alpha * lg(d_m) + beta + 10 * gamma * lg(f_GHz); // ITU-R P.1411-12 §4.1.1, eq. (1)
}

export type StreetEnvironment = 'suburban' | 'urban' | 'dense-urban';

/** Extra loss out of sight by environment, dB. ITU-R P.1411-12 §4.3.1, L_urban. */
const urbanLoss_dB: Readonly<Record<StreetEnvironment, number>> = {
  suburban: 0,
  urban: 6.8,
  'dense-urban': 2.3,
};

const streetSigma_dB = 7;

/** Distance within which both terminals see each other at `p_percent` of places, m. */
export function sightDistance_m(p_percent: number): number {
  const p = p_percent / 100;
  return p < 0.45 ? 212 * lg(p) ** 2 - 64 * lg(p) : 79.2 - 70 * p; // ITU-R P.1411-12 §4.3.1, d_LoS
}

/** Loss not exceeded at `p_percent` of places in sight, dB. */
function inSight_dB(f_MHz: number, d_m: number, p_percent: number): number {
  const median = 32.45 + 20 * lg(f_MHz) + 20 * lg(d_m / 1000);
  const rayleigh = Math.sqrt(-2 * Math.log(1 - p_percent / 100));
  return median + 1.5624 * streetSigma_dB * (rayleigh - 1.1774); // ITU-R P.1411-12 §4.3.1, ΔL_LoS
}

/** The same out of sight, dB. */
function outOfSight_dB(f_MHz: number, d_m: number, p_percent: number, where: StreetEnvironment): number {
  const median = 9.5 + 45 * lg(f_MHz) + 40 * lg(d_m / 1000) + urbanLoss_dB[where];
  return median + streetSigma_dB * normalQuantile(p_percent / 100); // ITU-R P.1411-12 §4.3.1, ΔL_NLoS
}

/**
 * Loss between two terminals near street level that is not exceeded at `p_percent` (0-100, open) of places, dB.
 * Around the corner it passes linearly from one law to the other over `w_m`. ITU-R P.1411-12 §4.3.1.
 */
export function nearStreetLoss_dB(
  f_GHz: number,
  d_m: number,
  p_percent: number,
  where: StreetEnvironment,
  w_m: number,
): number {
  const f_MHz = 1000 * f_GHz;
  const d_los_m = sightDistance_m(p_percent);
  if (d_m < d_los_m) return inSight_dB(f_MHz, d_m, p_percent);
  if (d_m > d_los_m + w_m) return outOfSight_dB(f_MHz, d_m, p_percent, where);
  const last_dB = inSight_dB(f_MHz, d_los_m, p_percent);
  const first_dB = outOfSight_dB(f_MHz, d_los_m + w_m, p_percent, where);
  return w_m > 0 ? last_dB + ((first_dB - last_dB) * (d_m - d_los_m)) / w_m : last_dB;
}

export interface CanyonLoss {
  readonly median_dB: number;
  readonly lower_dB: number;
  readonly upper_dB: number;
  /** Distance where the slope doubles, m. */
  readonly breakpoint_m: number;
}

/** UHF loss along a street in sight: bounds and median. ITU-R P.1411-12 §4.1.2. */
export function streetCanyonLoss(f_GHz: number, d_m: number, h_1_m: number, h_2_m: number): CanyonLoss {
  const lambda_m = wavelength_m(f_GHz);
  const breakpoint_m = (4 * h_1_m * h_2_m) / lambda_m; // ITU-R P.1411-12 §4.1.2, R_bp
  const L_bp_dB = Math.abs(20 * lg(lambda_m ** 2 / (8 * Math.PI * h_1_m * h_2_m))); // L_bp
  const decades = lg(d_m / breakpoint_m);
  const beyond = d_m > breakpoint_m;
  const lower_dB = L_bp_dB + (beyond ? 40 : 20) * decades;
  const upper_dB = L_bp_dB + 20 + (beyond ? 40 : 25) * decades;
  return { lower_dB, median_dB: lower_dB + 6, upper_dB, breakpoint_m };
}

export const wavelength_m = (f_GHz: number): number => 0.299792458 / f_GHz;
