/** Special functions and small numeric helpers used by several rooms. */

/** Complementary error function, relative error below 1.2e-7 everywhere. Numerical Recipes' Chebyshev fit of erfc, own coding. */
export function erfc(x: number): number {
  const z = Math.abs(x);
  const tail = erfcTail(z, -z * z);
  return x >= 0 ? tail : 2 - tail;
}

/** exp(x²)·erfc(x) for x ≥ 0: a plain number even where erfc itself is too small for one. */
export const scaledErfc = (x: number): number => erfcTail(x, 0);

/** exp(exponent + z²)·erfc(z) for z ≥ 0. */
function erfcTail(z: number, exponent: number): number {
  const t = 2 / (2 + z);
  const ty = 4 * t - 2;
  let d = 0;
  let dd = 0;
  for (let j = erfcCoefficients.length - 1; j > 0; j--) {
    const tmp = d;
    d = ty * d - dd + erfcCoefficients[j];
    dd = tmp;
  }
  return t * Math.exp(exponent + 0.5 * (erfcCoefficients[0] + ty * d) - dd);
}

const erfcCoefficients = [
  -1.3026537197817094, 6.4196979235649026e-1, 1.9476473204185836e-2, -9.561514786808631e-3,
  -9.46595344482036e-4, 3.66839497852761e-4, 4.2523324806907e-5, -2.0278578112534e-5, -1.624290004647e-6,
  1.30365583558e-6, 1.5626441722e-8, -8.5238095915e-8, 6.529054439e-9, 5.059343495e-9, -9.91364156e-10,
  -2.27365122e-10, 9.6467911e-11, 2.394038e-12, -6.886027e-12, 8.94487e-13, 3.13092e-13, -1.12708e-13,
  3.81e-16, 7.106e-15,
];

/** Standard normal distribution function Φ(x). */
export const normalCdf = (x: number): number => 0.5 * erfc(-x / Math.SQRT2);

/** Inverse of Φ on (0, 1): bisection-free Newton from a rational start. Outside (0, 1) it is ±Infinity. */
export function normalQuantile(p: number): number {
  if (!(p > 0)) return Number.NEGATIVE_INFINITY;
  if (!(p < 1)) return Number.POSITIVE_INFINITY;
  // Abramowitz & Stegun 26.2.23 (|error| < 4.5e-4), then Newton steps on Φ.
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  let x =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  if (p < 0.5) x = -x;
  for (let i = 0; i < 4; i++) {
    const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    x -= (normalCdf(x) - p) / density;
  }
  return x;
}

export const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);
