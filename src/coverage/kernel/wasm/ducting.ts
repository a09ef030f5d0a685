/**
 * The whole of P.1812-7 §4.4 to §4.6 for one entry, where a bound could not rule ducting out: `clearAir.ts` in double
 * precision, over the bare profile that the ray has left behind. Time and locations 50 %, inland.
 */
import * as s from './state';

/** Bare ground of a ray at its step i, above the antenna. */
@inline
function ground(ray: i32, i: i32): f64 {
  return <f64>load<f32>(s.bare + (<usize>i << 4) + (<usize>ray << 2));
}

@inline
function at(p: usize, o: usize): f64 {
  return <f64>load<f32>(p + o);
}

/** Falls from 1 far below zero to 0 far above. */
@inline
function blend(x: f64): f64 {
  return 0.5 * (1 - NativeMath.tanh(x));
}

/** A_st or A_sr, dB. P.1812-7 §4.5. */
@inline
function shielding(theta_mrad: f64, d_l_km: f64, f_GHz: f64, cbrt_f: f64): f64 {
  const over = theta_mrad - 0.1 * d_l_km;
  if (!(over > 0)) return 0;
  return 20 * NativeMath.log10(1 + 0.361 * over * Math.sqrt(f_GHz * d_l_km)) + 0.264 * over * cbrt_f;
}

/** Index of the bare point nearest to the direct ray, by ν; −1 without inner points. */
function nearestPoint(ray: i32, k: i32, step_km: f64, d: f64, line: f64): i32 {
  let best = -Infinity;
  let found: i32 = -1;
  for (let i: i32 = 1; i < k; i++) {
    const x = <f64>i * step_km;
    const v = (ground(ray, i) - s.curvature * x * x - line * x) / Math.sqrt(x * (d - x));
    if (v > best) {
      best = v;
      found = i;
    }
  }
  return found;
}

/**
 * L_bc of the result at byte o. `beta0_pct` is the incidence for a path of this length, `gamma_d` the loss per angle in the duct, dB/mrad.
 */
export function wholeLoss_dB(
  o: usize,
  L_bfs: f64,
  L_d: f64,
  L_bs: f64,
  f_GHz: f64,
  cbrt_f: f64,
  longWave_dB: f64,
  gamma_d: f64,
  beta0_pct: f64,
): f64 {
  const d = at(s.d_km, o);
  const place = load<i32>(s.place + o);
  const ray = s.placeRay(place);
  const k = s.placeStep(place);
  const step_km = d / <f64>k;
  const theta_t = at(s.theta_t_mrad, o);
  const theta_r = at(s.theta_r_mrad, o);
  let d_lt = at(s.d_lt_km, o);
  let d_lr = at(s.d_lr_km, o);
  const y_rs = at(s.rise_m, o);
  const hidden = d_lt > 0;
  let t = <i32>Math.round(d_lt / step_km);
  let r = <i32>Math.round((d - d_lr) / step_km);
  if (!hidden) {
    t = nearestPoint(ray, k, step_km, d, (y_rs - s.curvature * d * d) / d);
    r = t;
    d_lt = t < 0 ? d / 2 : <f64>t * step_km;
    d_lr = d - d_lt;
  }
  const theta = (1000 * d) / s.a_e_km + theta_t + theta_r;
  // Effective heights over the smooth earth and roughness. P.1812-7 Att. 1 §5.6.3 and §5.6.4; relative to the antenna.
  const h_st = at(s.line_t_m, o);
  const h_sr = at(s.line_r_m, o);
  const slope = (h_sr - h_st) / d;
  let h_m: f64 = t < 0 ? 0.0 : -Infinity;
  if (t >= 0)
    for (let i: i32 = t < r ? t : r, end: i32 = t < r ? r : t; i <= end; i++) {
      const above = ground(ray, i) - h_st - slope * <f64>i * step_km;
      if (above > h_m) h_m = above;
    }
  const roots = Math.sqrt(-h_st) + Math.sqrt(y_rs - h_sr);
  // Incidence of ducting over this path. P.1812-7 §4.5, μ2, μ3, β.
  const tau = 1 - NativeMath.exp(-4.12e-4 * NativeMath.pow(d, 2.41));
  const alpha = Math.max(-3.4, -0.6 - 3.5e-9 * NativeMath.pow(d, 3.1) * tau);
  const mu_2 = Math.min(1, NativeMath.pow((500 * d * d) / (s.a_e_km * roots * roots), alpha));
  const d_I = Math.min(d - d_lt - d_lr, 40);
  const mu_3 = h_m <= 10 ? 1 : NativeMath.exp(-4.6e-5 * (h_m - 10) * (43 + 6 * d_I));
  const beta = beta0_pct * mu_2 * mu_3;
  const lg = NativeMath.log10(beta);
  const Gamma =
    (1.076 / NativeMath.pow(2.0058 - lg, 1.012)) *
    NativeMath.exp(-(9.51 - 4.8 * lg + 0.198 * lg * lg) * 1e-6 * NativeMath.pow(d, 1.13));
  const ratio = 50 / beta;
  const A = -12 + (1.2 + 3.7e-3 * d) * NativeMath.log10(ratio) + 12 * NativeMath.pow(ratio, Gamma); // A(p)
  const angle = (1000 * d) / s.a_e_km + Math.min(theta_t, 0.1 * d_lt) + Math.min(theta_r, 0.1 * d_lr); // θ′
  const L_ba =
    102.45 +
    20 * NativeMath.log10(f_GHz * (d_lt + d_lr)) +
    longWave_dB +
    shielding(theta_t, d_lt, f_GHz, cbrt_f) +
    shielding(theta_r, d_lr, f_GHz, cbrt_f) +
    gamma_d * angle +
    A; // P.1812-7 §4.5, L_ba
  // Combination at p = 50 %: L_b0p = L_bfs and L_minb0p = L_bd. P.1812-7 §4.6.
  const L_bd = L_bfs + L_d;
  const most = Math.max(L_ba, L_bfs);
  const L_minbap = most + 2.5 * NativeMath.log1p(NativeMath.exp((Math.min(L_ba, L_bfs) - most) / 2.5));
  const L_bda = L_minbap > L_bd ? L_bd : L_minbap + (L_bd - L_minbap) * blend(0.075 * (d - 20));
  const L_bam = L_bda + (L_bd - L_bda) * blend(8 * (theta - 0.3));
  const least = Math.min(L_bs, L_bam);
  return (
    least -
    5 *
      NativeMath.log10(NativeMath.pow(10, -0.2 * (L_bs - least)) + NativeMath.pow(10, -0.2 * (L_bam - least)))
  );
}
