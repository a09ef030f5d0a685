/** What surrounds the path: the wave, the air that bends it and the ground below. Hufford, preparatory calculations. */
import { type Complex, divide, squareRoot } from './complex.js';

export type Polarisation = 'h' | 'v';

export interface Medium {
  /** Wave number, 1/m. */
  readonly k_perm: number;
  /** Effective curvature of the earth, 1/m. */
  readonly gamma_e_perm: number;
  /** Refractivity at the surface, N-units. */
  readonly N_s: number;
  /** Surface transfer impedance of the ground, relative to free space. */
  readonly Z_g: Complex;
}

export interface Ground {
  /** Relative permittivity. */
  readonly epsilon_r: number;
  /** Conductivity, S/m. */
  readonly sigma_Spm: number;
  readonly polarisation: Polarisation;
}

/** f0: the frequency in MHz of the wave number 1/m. */
const f_0_MHz = 47.7;
/** Impedance of free space, Ω. */
const Z_0_ohm = 376.62;
/** Curvature of the actual earth, 1/m. */
const gamma_a_perm = 157e-9;
const N_1 = 179.3;
const bending = 0.04665;
/** Refractivity that bends a ray as much as the earth: from here on there is no horizon, and no model. */
export const N_flat = -N_1 * Math.log(bending);
/** Scale height of refractivity, m. */
const z_1_m = 9460;

export function medium(f_MHz: number, N_s: number, ground: Ground): Medium {
  const k_perm = f_MHz / f_0_MHz;
  const gamma_e_perm = gamma_a_perm * (1 - bending * Math.exp(N_s / N_1)); // bending of the ray taken into the earth
  return { k_perm, gamma_e_perm, N_s, Z_g: transferImpedance(k_perm, ground) };
}

/** Refractivity at the ground from its value reduced to sea level. */
export const surfaceRefractivity = (N_0: number, z_mASL: number): number => N_0 * Math.exp(-z_mASL / z_1_m);

function transferImpedance(k_perm: number, { epsilon_r, sigma_Spm, polarisation }: Ground): Complex {
  const permittivity = { re: epsilon_r, im: (Z_0_ohm * sigma_Spm) / k_perm };
  const horizontal = squareRoot({ re: permittivity.re - 1, im: permittivity.im });
  return polarisation === 'h' ? horizontal : divide(horizontal, permittivity);
}
