/** Quantiles of attenuation in time, location and situation. Hufford, variability; modes as in NTIA Report 82-100. */
import { complementaryNormal } from '../clearAir/quantile.js';
import { type ClimateName, climates, type DistanceCurve, type FrequencyFactor } from './climates.js';
import { type ItmPath, irregularityOver_m } from './path.js';

/** Which of the three variabilities one user sees as one: all, time and the rest, time with location, or none. */
export const variabilityModes = ['single-message', 'accidental', 'mobile', 'broadcast'] as const;
export type VariabilityMode = (typeof variabilityModes)[number];

export interface Variability {
  readonly climate: ClimateName;
  readonly mode: VariabilityMode;
  /** Left out where the places are known to be those of the profile. */
  readonly withoutLocation?: boolean;
  /** Left out where the equipment and the circumstances are those of the measurements. */
  readonly withoutSituation?: boolean;
  /** Percentages, strictly between 0 and 100. */
  readonly time_pct: number;
  readonly location_pct: number;
  readonly situation_pct: number;
}

/** Deviates of time, location and situation as the mode of variability uses them. */
export interface Deviates {
  readonly z_T: number;
  readonly z_L: number;
  readonly z_S: number;
}

export function deviates({ mode, time_pct, location_pct, situation_pct }: Variability): Deviates {
  const z_S = complementaryNormal(situation_pct / 100);
  const z_T = mode === 'single-message' ? z_S : complementaryNormal(time_pct / 100);
  if (mode === 'broadcast') return { z_T, z_L: complementaryNormal(location_pct / 100), z_S };
  return { z_T, z_L: mode === 'mobile' ? z_T : z_S, z_S };
}

/** A(q_T, q_L, q_S), dB above free space: attenuation not exceeded with these percentages. */
export function attenuationQuantile_dB(
  path: ItmPath,
  d_m: number,
  A_ref_dB: number,
  asked: Variability,
): number {
  const z = deviates(asked);
  const climate = climates[asked.climate];
  const d_e_km = effectiveDistance_km(path, d_m);
  const V_med_dB = onDistance_dB(climate.median, d_e_km);
  const sigma_T_dB = timeSpread_dB(path, asked.climate, d_e_km, z.z_T);
  const sigma_L_dB = asked.withoutLocation ? 0 : locationSpread_dB(path, d_m);
  const sigma_S_dB = asked.withoutSituation ? 0 : 5 + 3 * Math.exp(-d_e_km / 100);
  const { Y_R_dB, Y_S_dB } = shares(asked.mode, z, sigma_T_dB, sigma_L_dB, sigma_S_dB);
  return boundedGain_dB(A_ref_dB - V_med_dB - Y_R_dB - Y_S_dB * z.z_S);
}

/** What a mode knows (Y_R, dB) and what is left to the confidence that one asks for (Y_S, dB per deviate). */
function shares(
  mode: VariabilityMode,
  { z_T, z_L, z_S }: Deviates,
  sigma_T_dB: number,
  sigma_L_dB: number,
  sigma_S_dB: number,
): { Y_R_dB: number; Y_S_dB: number } {
  const Y_T_dB = sigma_T_dB * z_T;
  const Y_L_dB = sigma_L_dB * z_L;
  // Situations differ more where time or location is far from its median.
  const situation = sigma_S_dB ** 2 + Y_T_dB ** 2 / (7.8 + z_S ** 2) + Y_L_dB ** 2 / (24 + z_S ** 2);
  switch (mode) {
    case 'single-message':
      return { Y_R_dB: 0, Y_S_dB: Math.sqrt(sigma_T_dB ** 2 + sigma_L_dB ** 2 + situation) };
    case 'accidental':
      return { Y_R_dB: Y_T_dB, Y_S_dB: Math.sqrt(sigma_L_dB ** 2 + situation) };
    case 'mobile':
      return { Y_R_dB: Math.hypot(sigma_T_dB, sigma_L_dB) * z_T, Y_S_dB: Math.sqrt(situation) };
    case 'broadcast':
      return { Y_R_dB: Y_T_dB + Y_L_dB, Y_S_dB: Math.sqrt(situation) };
  }
}

/** Below free space the curve bends, since no path gains without limit. */
const boundedGain_dB = (A_dB: number): number => (A_dB < 0 ? (A_dB * (29 - A_dB)) / (29 - 10 * A_dB) : A_dB);

/** d_e: distance scaled so that climates compare; 130 km where scatter starts to rule. */
function effectiveDistance_km({ k_perm, terminals }: ItmPath, d_m: number): number {
  const a_1_m = 9000e3;
  const D_1_m = 1266e3;
  const d_ex_m = terminals.reduce(
    (sum, { h_e_m }) => sum + Math.sqrt(2 * a_1_m * h_e_m),
    a_1_m * Math.cbrt(1 / (k_perm * D_1_m)),
  );
  return d_m < d_ex_m ? (130 * d_m) / d_ex_m : 130 + (d_m - d_ex_m) / 1000;
}

/** σ_T at a deviate: low signals, high signals, and the far tail of high signals. */
function timeSpread_dB({ k_perm }: ItmPath, name: ClimateName, d_e_km: number, z_T: number): number {
  const { below, above, belowFactor, aboveFactor, C_D, z_D } = climates[name];
  if (z_T < 0) return onDistance_dB(below, d_e_km) * onFrequency(belowFactor, k_perm);
  const sigma_dB = onDistance_dB(above, d_e_km) * onFrequency(aboveFactor, k_perm);
  return z_T <= z_D ? sigma_dB : sigma_dB * (C_D + ((1 - C_D) * z_D) / z_T);
}

function onDistance_dB({ C_1_dB, C_2_dB, x_1_km, x_2_km, x_3_km }: DistanceCurve, d_km: number): number {
  const near = (d_km / x_1_km) ** 2;
  return ((C_1_dB + C_2_dB / (1 + ((d_km - x_2_km) / x_3_km) ** 2)) * near) / (1 + near);
}

const onFrequency = ({ c_1, c_2, c_3 }: FrequencyFactor, k_perm: number): number =>
  c_1 + c_2 / (1 + (c_3 * Math.log(0.133 * k_perm)) ** 2);

/** σ_L, dB. */
function locationSpread_dB({ k_perm, deltaH_m }: ItmPath, d_m: number): number {
  const roughness = k_perm * irregularityOver_m(deltaH_m, d_m);
  return (10 * roughness) / (roughness + 13);
}
