/** Fading by multipath on a narrow-band path without rain. ITU-R P.530-18 §2.3. */

export interface MultipathPath {
  readonly f_GHz: number;
  readonly d_km: number;
  /** Antennas above sea level, m. */
  readonly h_e_mASL: number;
  readonly h_r_mASL: number;
  /** Mean terrain of the path above sea level, m. */
  readonly h_t_mASL: number;
  /** Geoclimatic factor K and anomalous refractivity gradient dN75, from the maps of the Recommendation. */
  readonly K: number;
  readonly dN75: number;
}

export interface MultipathStatistics {
  readonly epsilon_p_mrad: number;
  /** Height of the path above its terrain and the bulge of the earth, m. */
  readonly h_c_m: number;
  readonly v_sr: number;
  /** Multipath occurrence factor, per cent of the worst month. */
  readonly p_0_percent: number;
  /** Depth where the deep-fade law begins, dB. */
  readonly A_t_dB: number;
}

export function multipathStatistics(path: MultipathPath): MultipathStatistics {
  const { f_GHz, d_km, h_e_mASL, h_r_mASL, h_t_mASL, K, dN75 } = path;
  const epsilon_p_mrad = Math.abs(h_r_mASL - h_e_mASL) / d_km; // ITU-R P.530-18 §2.3.1, |ε_p|
  const h_c_m = (h_r_mASL + h_e_mASL) / 2 - d_km ** 2 / 102 - h_t_mASL; // h_c
  const v_limit = (dN75 * d_km ** 1.5 * Math.sqrt(f_GHz)) / 24730; // v_srlimit
  const v_sr = Math.min((dN75 / 50) ** 1.8 * Math.exp(-h_c_m / (2.5 * Math.sqrt(d_km))), v_limit);
  const h_L_mASL = Math.min(h_e_mASL, h_r_mASL);
  const exponent =
    -0.376 * Math.tanh((h_c_m - 147) / 125) -
    0.334 * epsilon_p_mrad ** 0.39 -
    0.00027 * h_L_mASL +
    17.85 * v_sr;
  const occurrence = K * d_km ** 3.51 * (f_GHz ** 2 + 13) ** 0.447 * 10 ** exponent; // ITU-R P.530-18 §2.3.1, p_w at A = 0
  const p_0_percent = Math.min(occurrence, 1e300); // far beyond the range, only to stay finite
  return { epsilon_p_mrad, h_c_m, v_sr, p_0_percent, A_t_dB: 25 + 1.2 * Math.log10(p_0_percent) };
}

/** Worst-month percentage in which a fade deeper than `A_dB` is exceeded, by the deep-fade law alone. §2.3.1. */
export const deepFade_percent = (p_0_percent: number, A_dB: number): number =>
  p_0_percent * 10 ** (-A_dB / 10);

/** The same at any depth: below A_t the law bends so that all fades together make 100 %. ITU-R P.530-18 §2.3.2. */
export function fade_percent({ p_0_percent, A_t_dB }: MultipathStatistics, A_dB: number): number {
  if (A_dB >= A_t_dB) return deepFade_percent(p_0_percent, A_dB);
  // Beyond p_0 of 130 000 % the law would reach all the time before A_t; it is held just below.
  const p_t = Math.min(deepFade_percent(p_0_percent, A_t_dB), 100 - 1e-9);
  const q_a = (-20 * Math.log10(-Math.log1p(-p_t / 100))) / A_t_dB; // q′_a
  const q_t = (q_a - 2) / shape(A_t_dB) - bend(A_t_dB);
  const q = 2 + shape(A_dB) * (q_t + bend(A_dB));
  return -100 * Math.expm1(-(10 ** ((-q * A_dB) / 20)));
}

const shape = (A_dB: number): number => (1 + 0.3 * 10 ** (-A_dB / 20)) * 10 ** (-0.016 * A_dB);
const bend = (A_dB: number): number => 4.3 * (10 ** (-A_dB / 20) + A_dB / 800);

/** ΔG from the worst month to the average year, dB, at most 10.8; `latitude_deg` of either hemisphere. ITU-R P.530-18 §2.3.4. */
export function yearConversion_dB(d_km: number, epsilon_p_mrad: number, latitude_deg: number): number {
  const xi_rad = (Math.abs(latitude_deg) * Math.PI) / 180;
  const seasonal = Math.abs(Math.cos(2 * xi_rad)) ** 0.7;
  const sign = Math.abs(latitude_deg) <= 45 ? 1 : -1;
  const dG =
    10.5 -
    5.6 * Math.log10(1.1 + sign * seasonal) -
    2.7 * Math.log10(d_km) +
    1.7 * Math.log10(1 + epsilon_p_mrad);
  return Math.min(dG, 10.8);
}

/**
 * Statistics of the average year: the occurrence factor is lowered by ΔG, the depth A_t where the deep-fade law begins
 * stays that of the worst month. ITU-R P.530-18 §2.3.4, steps 3 and 4.
 */
export function ofYear(month: MultipathStatistics, d_km: number, latitude_deg: number): MultipathStatistics {
  const dG_dB = yearConversion_dB(d_km, month.epsilon_p_mrad, latitude_deg);
  return { ...month, p_0_percent: month.p_0_percent * 10 ** (-dG_dB / 10) };
}
