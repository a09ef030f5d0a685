/** Multi-screen loss over the roofs of a town to a street. ITU-R P.1411-12 Annex 1 §4.2.2.1. */
import { wavelength_m } from './equations.js';

export type City = 'medium' | 'metropolitan';

export interface Roofs {
  readonly f_GHz: number;
  readonly d_m: number;
  /** Station 1, station 2 in the street, and roofs above ground, m. */
  readonly h_1_m: number;
  readonly h_2_m: number;
  readonly h_r_m: number;
  /** Length of the path over buildings, their separation, width of the street of station 2, m. */
  readonly l_m: number;
  readonly b_m: number;
  readonly w_2_m: number;
  /** Street against the direct path, 0-90°. */
  readonly phi_deg: number;
  readonly city: City;
}

export interface RooftopLoss {
  readonly loss_dB: number;
  readonly freeSpace_dB: number;
  /** Roof to street, and past the rows of buildings; −Infinity when station 2 is above the roofs. */
  readonly roofToStreet_dB: number;
  readonly screens_dB: number;
}

const lg = Math.log10;

/** Loss over roofs of about equal height. */
export function rooftopLoss(r: Roofs): RooftopLoss {
  const freeSpace_dB = 32.4 + 20 * lg(r.d_m / 1000) + 20 * lg(1000 * r.f_GHz);
  const roofToStreet_dB = roofToStreetLoss_dB(r);
  const screens_dB = screenLoss_dB(r);
  const over_dB = roofToStreet_dB + screens_dB;
  // ITU-R P.1411-12 §4.2.2.1, L_NLoS1: never below free space
  return { loss_dB: freeSpace_dB + Math.max(0, over_dB), freeSpace_dB, roofToStreet_dB, screens_dB };
}

function roofToStreetLoss_dB({ f_GHz, h_2_m, h_r_m, w_2_m, phi_deg }: Roofs): number {
  const drop_m = h_r_m - h_2_m;
  if (drop_m <= 0) return Number.NEGATIVE_INFINITY;
  return -8.2 - 10 * lg(w_2_m) + 10 * lg(1000 * f_GHz) + 20 * lg(drop_m) + orientationLoss_dB(phi_deg); // L_rts
}

function orientationLoss_dB(phi_deg: number): number {
  if (phi_deg < 35) return -10 + 0.354 * phi_deg;
  return phi_deg < 55 ? 2.5 + 0.075 * (phi_deg - 35) : 4 - 0.114 * (phi_deg - 55); // L_ori
}

/**
 * Loss past rows of buildings, dB. L1 serves near the base, where grazing incidence has settled over the rows, L2 far
 * away; around the distance where both meet, a hyperbolic tangent joins them.
 */
function screenLoss_dB(r: Roofs): number {
  const { d_m, l_m } = r;
  const above_m = r.h_1_m - r.h_r_m; // Δh_1
  if (above_m === 0) return grazingLoss_dB(r, d_m); // d_s is infinite
  const lambda_m = wavelength_m(r.f_GHz);
  const settled = l_m > (lambda_m * d_m ** 2) / above_m ** 2; // l > d_s
  const d_bp_m = Math.abs(above_m) * Math.sqrt(l_m / lambda_m);
  const L_upp = settledLoss_dB(r, d_bp_m);
  const L_low = grazingLoss_dB(r, d_bp_m);
  const L_mid = (L_upp + L_low) / 2;
  const gap = L_upp - L_low; // dh_bp
  if (gap === 0) return grazingLoss_dB(r, d_m);

  const decades = lg(d_m / d_bp_m);
  if (gap > 0) {
    const t = Math.tanh(decades / 0.1); // χ = 0.1
    return settled
      ? L_mid - t * (settledLoss_dB(r, d_m) - L_mid)
      : L_mid + t * (grazingLoss_dB(r, d_m) - L_mid);
  }
  const t = Math.tanh(decades / (0.0417 * gap)); // ζ = υ·dh_bp
  return settled
    ? settledLoss_dB(r, d_m) - t * (L_upp - L_mid) - L_upp + L_mid
    : grazingLoss_dB(r, d_m) + t * (L_mid - L_low) + L_mid - L_low;
}

/** L1_msd at distance `d_m`, for l > d_s. */
function settledLoss_dB({ f_GHz, h_1_m, h_r_m, b_m, city }: Roofs, d_m: number): number {
  const f_MHz = 1000 * f_GHz;
  const above_m = h_1_m - h_r_m;
  const higher = above_m > 0;
  const shf = f_MHz > 2000;
  const below = d_m >= 500 ? 0.8 * above_m : (1.6 * above_m * d_m) / 1000;
  const L_bsh = higher ? -18 * lg(1 + above_m) : 0;
  const k_a = higher ? (shf ? 71.4 : 54) : (shf ? 73 : 54) - below;
  const k_d = higher ? 18 : 18 - (15 * above_m) / h_r_m;
  const k_f = shf ? -8 : -4 + (city === 'metropolitan' ? 1.5 : 0.7) * (f_MHz / 925 - 1);
  return L_bsh + k_a + k_d * lg(d_m / 1000) + k_f * lg(f_MHz) - 9 * lg(b_m);
}

/** L2_msd at distance `d_m`, for l ≤ d_s. */
function grazingLoss_dB(r: Roofs, d_m: number): number {
  return -20 * lg(Math.abs(fieldFactor(r, d_m)));
}

/** Q_M: field after the rows, well above, at about, or below the roofs. */
function fieldFactor({ f_GHz, h_1_m, h_r_m, b_m }: Roofs, d_m: number): number {
  const lambda_m = wavelength_m(f_GHz);
  const above_m = h_1_m - h_r_m;
  const upper_m = 10 ** (-lg(Math.sqrt(b_m / lambda_m)) - lg(d_m) / 9 + (10 / 9) * lg(b_m / 2.35)); // Δh_u
  const lower_m =
    (0.00023 * b_m ** 2 - 0.1827 * b_m - 9.4978) / lg(1000 * f_GHz) ** 2.938 + 0.000781 * b_m + 0.06923; // Δh_l
  if (above_m > upper_m) return 2.35 * ((above_m / d_m) * Math.sqrt(b_m / lambda_m)) ** 0.9;
  // Level with the roofs θ is 0 and the third row has no value: the second, meant for that height, serves.
  if (above_m >= -lower_m || above_m === 0) return b_m / d_m;
  const theta = Math.atan(above_m / b_m);
  const rho_m = Math.hypot(above_m, b_m);
  return (b_m / (2 * Math.PI * d_m)) * Math.sqrt(lambda_m / rho_m) * (1 / theta - 1 / (2 * Math.PI + theta));
}
