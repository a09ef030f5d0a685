/**
 * Fresnel integrals C(ν), S(ν) of ITU-R P.526-15 §2.7 (argument π t²/2), absolute error below 1e-7.
 * Power series for small ν; beyond, the auxiliary functions f and g, which also serve the shadow without
 * cancellation: (½−C)² + (½−S)² = f² + g².
 */

/** Series terms grow like exp(πν²/2): at 3.5 their rounding is 3e-8, and the asymptotic form is better beyond. */
export const seriesLimit = 3.5;

/** C(ν) + j·S(ν) for |ν| ≤ 3.5, by the power series of ∫ exp(jπt²/2) dt. */
function fresnelSeries(nu: number): { C: number; S: number } {
  const z = 0.5 * Math.PI * nu * nu;
  let term = nu; // ν·z^n/n!, whose powers of j alternate between C and S
  let C = nu;
  let S = 0;
  for (let n = 1; n < 200; n++) {
    term *= z / n;
    const part = term / (2 * n + 1);
    if (n % 4 === 1) S += part;
    else if (n % 4 === 2) C -= part;
    else if (n % 4 === 3) S -= part;
    else C += part;
    if (Math.abs(part) < 1e-17 * (Math.abs(C) + Math.abs(S))) break;
  }
  return { C, S };
}

/** Auxiliary functions f(ν), g(ν) for ν ≥ 3.5, asymptotic series cut at its smallest term. */
export function fresnelAuxiliary(nu: number): { f: number; g: number } {
  const u = 1 / (Math.PI * nu * nu);
  const u2 = u * u;
  let f = 1;
  let g = 1;
  let a = 1;
  let b = 1;
  for (let m = 1; m < 20; m++) {
    const nextA = -a * (4 * m - 3) * (4 * m - 1) * u2;
    const nextB = -b * (4 * m - 1) * (4 * m + 1) * u2;
    if (Math.abs(nextA) >= Math.abs(a) || Math.abs(nextB) >= Math.abs(b)) break;
    a = nextA;
    b = nextB;
    f += a;
    g += b;
  }
  return { f: f / (Math.PI * nu), g: (g * u) / (Math.PI * nu) };
}

/** C(ν) and S(ν) for any real ν; both are odd functions. */
export function fresnelIntegrals(nu: number): { C: number; S: number } {
  const x = Math.abs(nu);
  if (x <= seriesLimit) return fresnelSeries(nu);
  const { f, g } = fresnelAuxiliary(x);
  // Beyond 1e8 the phase πν²/2 holds no fraction in float64, and f < 3e-9 no longer matters.
  const phase = x < 1e8 ? 0.5 * Math.PI * (x * x - 4 * Math.floor((x * x) / 4)) : 0;
  const sin = Math.sin(phase);
  const cos = Math.cos(phase);
  const sign = nu < 0 ? -1 : 1;
  return { C: sign * (0.5 + f * sin - g * cos), S: sign * (0.5 - f * cos - g * sin) };
}
