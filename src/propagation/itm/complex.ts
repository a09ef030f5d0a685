/** The few complex operations that ground reflection needs. */

export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const modulus = (z: Complex): number => Math.hypot(z.re, z.im);

export const scale = (z: Complex, factor: number): Complex => ({ re: z.re * factor, im: z.im * factor });

export function multiply(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

export function divide(a: Complex, b: Complex): Complex {
  const norm = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / norm, im: (a.im * b.re - a.re * b.im) / norm };
}

/** Root of a number in the right half plane, not 0: the root with the positive real part. */
export function squareRoot(z: Complex): Complex {
  const re = Math.sqrt((modulus(z) + z.re) / 2);
  return { re, im: z.im / (2 * re) };
}

/** exp(iφ). */
export const phasor = (phi_rad: number): Complex => ({ re: Math.cos(phi_rad), im: Math.sin(phi_rad) });
