/** Attenuation within line of sight: two rays, weighted with the diffraction line by roughness. ITM Algorithm §4. */
import { type Complex, divide, type Medium, waveNumber_perM } from './ground.js';
import { type PathGeometry, reflectingSpread_m, roughnessAt_m } from './terrain.js';

/** A straight line of attenuation over distance: intercept + slope · d. */
export interface Line {
  readonly intercept_dB: number;
  readonly slope_dBperM: number;
}

export const at = ({ intercept_dB, slope_dBperM }: Line, d_m: number): number =>
  intercept_dB + slope_dBperM * d_m;

/** Attenuation at `d_m` within sight, dB. `d_sML_m` is the longest sight over a smooth earth. */
export function lineOfSight_dB(
  d_m: number,
  path: PathGeometry,
  medium: Medium,
  diffraction: Line,
  d_sML_m: number,
): number {
  const w = 1 / (1 + (medium.f_MHz * path.delta_h_m) / Math.max(10e3, d_sML_m)); // ITM Algorithm §4, w
  return w * twoRay_dB(d_m, path, medium) + (1 - w) * at(diffraction, d_m);
}

function twoRay_dB(d_m: number, { h_e_m, delta_h_m }: PathGeometry, { f_MHz, Z_g }: Medium): number {
  const k = waveNumber_perM(f_MHz);
  const heights_m = h_e_m[0] + h_e_m[1];
  const sin_psi = heights_m / Math.hypot(d_m, heights_m); // ITM Algorithm eq. (4.46)
  const spread_m = reflectingSpread_m(roughnessAt_m(d_m, delta_h_m));
  const R = reflection(sin_psi, Z_g, Math.exp(-Math.min(10, k * spread_m * sin_psi)));
  let delta = (2 * k * h_e_m[0] * h_e_m[1]) / d_m; // ITM Algorithm eq. (4.49)
  if (delta > Math.PI / 2) delta = Math.PI - (Math.PI / 2) ** 2 / delta; // ITM Algorithm eq. (4.50): no lobes
  const re = Math.cos(delta) + R.re;
  const im = -Math.sin(delta) + R.im;
  return -10 * Math.log10(re * re + im * im);
}

/** Ground reflection coefficient; its size is never below √sin ψ where the ground hardly reflects. ITM Algorithm eq. (4.47), (4.48). */
function reflection(sin_psi: number, Z_g: Complex, coherence: number): Complex {
  const ratio = divide({ re: sin_psi - Z_g.re, im: -Z_g.im }, { re: sin_psi + Z_g.re, im: Z_g.im });
  const power = (ratio.re * ratio.re + ratio.im * ratio.im) * coherence * coherence;
  if (power >= 0.25 && power >= sin_psi) return { re: ratio.re * coherence, im: ratio.im * coherence };
  if (power === 0) return { re: Math.sqrt(sin_psi), im: 0 }; // a matched ground has no phase of its own
  const scale = coherence * Math.sqrt(sin_psi / power);
  return { re: ratio.re * scale, im: ratio.im * scale };
}
