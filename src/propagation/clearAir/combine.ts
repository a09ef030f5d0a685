/** Joins the mechanisms to one loss. P.1812-7 §4.2 and §4.6, P.452-18 §4.1, §4.2 and §4.5. */
import type { PathGeometry } from './geometry.js';

/** What the combination needs of diffraction: median, weight of the β0 earth, and the loss for p % of time. */
export interface DiffractionLosses {
  readonly median: { readonly loss_dB: number };
  readonly F_i: number;
  readonly loss_dB: number;
}

/** What each Recommendation brings of its own: with gases in P.452, without in P.1812. */
export interface Mechanisms {
  /** Free space, with gases where they count, dB. */
  readonly L_bfs_dB: number;
  /** Tropospheric scatter, dB. */
  readonly L_bs_dB: number;
  /** Ducting, dB. */
  readonly L_ba_dB: number;
  readonly diffraction: DiffractionLosses;
  /** Weight of line of sight against trans-horizon, 1 to 0. */
  readonly F_j: number;
}

export interface CombinedLoss {
  readonly L_b0p_dB: number;
  readonly L_b0beta_dB: number;
  readonly L_bd50_dB: number;
  readonly L_bd_dB: number;
  readonly L_minb0p_dB: number;
  readonly L_minbap_dB: number;
  readonly L_bda_dB: number;
  readonly L_bam_dB: number;
  readonly F_j: number;
  readonly F_k: number;
  /** Basic transmission loss not exceeded for p % of time, at the median location, dB. */
  readonly loss_dB: number;
}

export function combine(g: PathGeometry, p_pct: number, m: Mechanisms): CombinedLoss {
  const { L_bfs_dB, L_bs_dB, L_ba_dB, diffraction, F_j } = m;
  const { F_i } = diffraction;
  const L_b0p_dB = L_bfs_dB + enhancement_dB(g, p_pct);
  const L_b0beta_dB = L_bfs_dB + enhancement_dB(g, g.beta0_pct);
  const L_bd50_dB = L_bfs_dB + diffraction.median.loss_dB;
  const L_bd_dB = L_b0p_dB + diffraction.loss_dB;
  const overLand_dB = (1 - g.omega_sea) * diffraction.loss_dB;
  const L_minb0p_dB =
    p_pct < g.beta0_pct ? L_b0p_dB + overLand_dB : L_bd50_dB + (L_b0beta_dB + overLand_dB - L_bd50_dB) * F_i; // P.1812-7 §4.6, L_minb0p

  const L_minbap_dB = logarithmicSum(L_ba_dB, L_b0p_dB, 2.5); // L_minbap, η = 2.5
  const F_k = blend((3 * 0.5 * (g.d_km - 20)) / 20); // d_sw = 20 km, κ = 0.5
  const L_bda_dB = L_minbap_dB > L_bd_dB ? L_bd_dB : L_minbap_dB + (L_bd_dB - L_minbap_dB) * F_k; // L_bda
  const L_bam_dB = L_bda_dB + (L_minb0p_dB - L_bda_dB) * F_j; // L_bam
  // The weaker of two powers must not underflow on hopeless paths: take the smaller loss out of the sum.
  const least = Math.min(L_bs_dB, L_bam_dB);
  const loss_dB =
    least - 5 * Math.log10(10 ** (-0.2 * (L_bs_dB - least)) + 10 ** (-0.2 * (L_bam_dB - least))); // L_bc
  return {
    L_b0p_dB,
    L_b0beta_dB,
    L_bd50_dB,
    L_bd_dB,
    L_minb0p_dB,
    L_minbap_dB,
    L_bda_dB,
    L_bam_dB,
    F_j,
    F_k,
    loss_dB,
  };
}

/** Multipath and focusing at the horizons E_sp, dB: negative below 50 % of time. P.1812-7 §4.2. */
const enhancement_dB = (g: PathGeometry, p_pct: number): number =>
  2.6 * (1 - Math.exp(-0.1 * (g.d_lt_km + g.d_lr_km))) * Math.log10(p_pct / 50);

/** η·ln(e^(a/η) + e^(b/η)), safe for any size. */
function logarithmicSum(a: number, b: number, eta: number): number {
  const most = Math.max(a, b);
  return most + eta * Math.log1p(Math.exp((Math.min(a, b) - most) / eta));
}

/** Falls from 1 far below zero to 0 far above. */
export const blend = (x: number): number => 1 - 0.5 * (1 + Math.tanh(x));
