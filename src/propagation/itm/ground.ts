/** Atmosphere and ground of a path: refractivity, effective earth, transfer impedance. ITM Algorithm §1-§2; TN 101 §4. */

export type ItmPolarisation = 'horizontal' | 'vertical';

export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** What the reference attenuation needs to know of air and ground. */
export interface Medium {
  readonly f_MHz: number;
  /** Surface refractivity, N-units. */
  readonly N_s: number;
  /** Effective earth radius, m. */
  readonly a_e_m: number;
  /** Surface transfer impedance, relative to free space. */
  readonly Z_g: Complex;
}

/** Length that turns MHz into a wave number: k = f_MHz / 47.7 m. */
export const waveNumber_perM = (f_MHz: number): number => f_MHz / 47.7; // ITM Algorithm §1

/** Refractivity at the mean height of the path, from its value at sea level. */
export const surfaceRefractivity = (N_0: number, h_mASL: number): number => N_0 * Math.exp(-h_mASL / 9460); // TN 101 eq. (4.3)

/** Radius of the earth whose curvature makes rays straight, m. */
export function effectiveEarthRadius_m(N_s: number): number {
  const gamma_a_perM = 157e-9;
  return 1 / (gamma_a_perM * (1 - 0.04665 * Math.exp(N_s / 179.3))); // TN 101 eq. (4.4)
}

/** Z_g = √(ε − 1), divided by ε for vertical polarisation, with ε = ε_r + j 18000 σ / f. */
export function groundImpedance(
  f_MHz: number,
  epsilon: number,
  sigma_SperM: number,
  polarisation: ItmPolarisation,
): Complex {
  const im = (18000 * sigma_SperM) / f_MHz; // ITM Algorithm §1
  const root = squareRoot({ re: epsilon - 1, im });
  return polarisation === 'horizontal' ? root : divide(root, { re: epsilon, im });
}

export const magnitude = ({ re, im }: Complex): number => Math.hypot(re, im);

export function divide(a: Complex, b: Complex): Complex {
  const scale = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / scale, im: (a.im * b.re - a.re * b.im) / scale };
}

/** Principal square root. */
function squareRoot(z: Complex): Complex {
  const r = magnitude(z);
  return { re: Math.sqrt((r + z.re) / 2), im: Math.sign(z.im) * Math.sqrt((r - z.re) / 2) };
}
