/** The path as the reference attenuation sees it: two terminals, the roughness between them, and the medium. */
import type { Medium } from './medium.js';

export interface Terminal {
  /** Structural height, m above ground. */
  readonly h_g_m: number;
  /** Effective height, m above the dominant reflecting plane. */
  readonly h_e_m: number;
  /** Distance to the horizon, m. */
  readonly d_L_m: number;
  /** Elevation angle of the horizon, rad. */
  readonly theta_e_rad: number;
}

export type Terminals = readonly [Terminal, Terminal];

export interface ItmPath extends Medium {
  readonly terminals: Terminals;
  /** Terrain irregularity: interdecile range of heights, m. */
  readonly deltaH_m: number;
  /** Keeps the ratio of effective to structural heights tame: 10 m² over a profile, 0 in the area mode. */
  readonly C_m2: number;
}

/** A straight line of attenuation against distance: `A_0_dB + m_dBperm · s`. */
export interface Line {
  readonly A_0_dB: number;
  readonly m_dBperm: number;
}

export const onLine = ({ A_0_dB, m_dBperm }: Line, s_m: number): number => A_0_dB + m_dBperm * s_m;

/** Distance to the horizon over smooth earth, m. */
export const smoothHorizon_m = (h_e_m: number, gamma_e_perm: number): number =>
  Math.sqrt((2 * h_e_m) / gamma_e_perm);

/** d_Ls: where two terminals lose sight of each other over smooth earth, m. */
export const smoothReach_m = ({ terminals: [a, b], gamma_e_perm }: ItmPath): number =>
  smoothHorizon_m(a.h_e_m, gamma_e_perm) + smoothHorizon_m(b.h_e_m, gamma_e_perm);

/** d_L: sum of the actual horizon distances, m. */
export const horizonSum_m = ({ terminals: [a, b] }: ItmPath): number => a.d_L_m + b.d_L_m;

/** θ_e: angle between both horizon rays at distance 0, not below that of smooth earth, rad. */
export const horizonAngle_rad = (path: ItmPath): number => {
  const [a, b] = path.terminals;
  return Math.max(a.theta_e_rad + b.theta_e_rad, -horizonSum_m(path) * path.gamma_e_perm);
};

/** Share of the terrain's irregularity that a stretch of `s_m` shows. */
export const shareOfIrregularity = (s_m: number): number => 1 - 0.8 * Math.exp(-s_m / 50e3);

/** Δh(s), m. */
export const irregularityOver_m = (deltaH_m: number, s_m: number): number =>
  deltaH_m * shareOfIrregularity(s_m);

/** σ_h(s): spread of heights within the first Fresnel zone over a stretch of `s_m`, m. */
export function terrainSpread_m(deltaH_m: number, s_m: number): number {
  const deltaH_s_m = irregularityOver_m(deltaH_m, s_m);
  return 0.78 * deltaH_s_m * Math.exp(-((deltaH_s_m / 16) ** 0.25));
}
