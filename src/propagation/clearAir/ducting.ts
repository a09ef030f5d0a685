/** Ducting and layer reflection. P.1812-7 §4.5, P.452-18 §4.4. */
import { inlandShare } from './climate.js';
import type { ClearAirPath, PathGeometry } from './geometry.js';

export interface DuctingLoss {
  /** Fixed coupling losses A_f, dB. */
  readonly A_f_dB: number;
  /** Time- and distance-dependent losses A_d(p), dB. */
  readonly A_d_dB: number;
  /** Incidence for this path β, %. */
  readonly beta_pct: number;
  /** L_ba without gases, dB. */
  readonly loss_dB: number;
}

export function ductingLoss(
  path: ClearAirPath,
  geometry: PathGeometry,
  f_GHz: number,
  p_pct: number,
): DuctingLoss {
  const A_f_dB = couplingLoss_dB(path, geometry, f_GHz);
  const beta_pct = pathIncidence_pct(geometry);
  const A_d_dB = specificLoss_dB(geometry, f_GHz) + timeLoss_dB(geometry.d_km, p_pct, beta_pct);
  return { A_f_dB, A_d_dB, beta_pct, loss_dB: A_f_dB + A_d_dB }; // P.1812-7 §4.5, L_ba
}

/** Loss between antennas and duct A_f, dB. */
function couplingLoss_dB(path: ClearAirPath, g: PathGeometry, f_GHz: number): number {
  return (
    102.45 +
    20 * Math.log10(f_GHz * (g.d_lt_km + g.d_lr_km)) +
    longWaveLoss_dB(f_GHz) +
    shieldingLoss_dB(g.theta_t_mrad, g.d_lt_km, f_GHz) +
    shieldingLoss_dB(g.theta_r_mrad, g.d_lr_km, f_GHz) +
    coastalCoupling_dB(g, path.d_ct_km, g.d_lt_km, g.h_ts_m) +
    coastalCoupling_dB(g, path.d_cr_km, g.d_lr_km, g.h_rs_m)
  ); // P.1812-7 §4.5, A_f
}

/** Loss of long waves, which leave the duct, A_lf, dB. */
export const longWaveLoss_dB = (f_GHz: number): number =>
  f_GHz < 0.5 ? 45.375 - 137 * f_GHz + 92.5 * f_GHz * f_GHz : 0; // P.1812-7 §4.5, A_lf

/** Loss per angle in the duct γ_d, dB/mrad. */
export const specificLoss_dBpermrad = (a_e_km: number, f_GHz: number): number =>
  5e-5 * a_e_km * Math.cbrt(f_GHz); // P.1812-7 §4.5, γ_d

/** Shielding of a terminal by its own horizon, A_st or A_sr, dB. */
export function shieldingLoss_dB(theta_mrad: number, d_l_km: number, f_GHz: number): number {
  const over = theta_mrad - 0.1 * d_l_km; // θ″
  if (!(over > 0)) return 0;
  return 20 * Math.log10(1 + 0.361 * over * Math.sqrt(f_GHz * d_l_km)) + 0.264 * over * Math.cbrt(f_GHz);
}

/** Better coupling of a low terminal near the coast, A_ct or A_cr, dB (0 or negative). */
function coastalCoupling_dB(g: PathGeometry, d_c_km: number, d_l_km: number, h_s_m: number): number {
  if (g.omega_sea < 0.75 || d_c_km > d_l_km || d_c_km > 5) return 0;
  return -3 * Math.exp(-0.25 * d_c_km * d_c_km) * (1 + Math.tanh(0.07 * (50 - h_s_m)));
}

/** γ_d·θ′, dB: what the part of the angular distance within the duct's reach costs. */
function specificLoss_dB(g: PathGeometry, f_GHz: number): number {
  const theta_t = Math.min(g.theta_t_mrad, 0.1 * g.d_lt_km); // θ′_t
  const theta_r = Math.min(g.theta_r_mrad, 0.1 * g.d_lr_km); // θ′_r
  return specificLoss_dBpermrad(g.a_e_km, f_GHz) * ((1000 * g.d_km) / g.a_e_km + theta_t + theta_r);
}

/** Incidence of ducting β over this path: β0 with the path's geometry μ2 and roughness μ3, %. */
function pathIncidence_pct(g: PathGeometry): number {
  const d = g.d_km;
  const alpha = Math.max(-3.4, -0.6 - 3.5e-9 * d ** 3.1 * inlandShare(g.d_lm_km)); // α, ε = 3.5
  const heights = (Math.sqrt(g.h_te_m) + Math.sqrt(g.h_re_m)) ** 2;
  const mu_2 = Math.min(1, ((500 * d * d) / (g.a_e_km * heights)) ** alpha); // μ2
  const d_I = Math.min(d - g.d_lt_km - g.d_lr_km, 40);
  const mu_3 = g.h_m_m <= 10 ? 1 : Math.exp(-4.6e-5 * (g.h_m_m - 10) * (43 + 6 * d_I)); // μ3
  return g.beta0_pct * mu_2 * mu_3;
}

/** A(p), dB: cumulative distribution in time. At the median it falls while the incidence `beta_pct` (below 50) rises. */
export function timeLoss_dB(d_km: number, p_pct: number, beta_pct: number): number {
  const log_beta = Math.log10(beta_pct);
  const Gamma =
    (1.076 / (2.0058 - log_beta) ** 1.012) *
    Math.exp(-(9.51 - 4.8 * log_beta + 0.198 * log_beta * log_beta) * 1e-6 * d_km ** 1.13);
  const ratio = p_pct / beta_pct;
  return -12 + (1.2 + 3.7e-3 * d_km) * Math.log10(ratio) + 12 * ratio ** Gamma;
}
