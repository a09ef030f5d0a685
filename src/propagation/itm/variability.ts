/** Variability in time, location and situation about the reference attenuation. ITM Algorithm §5; TN 101 §10, annex III. */
import { type Climate, climates, type Curve } from './climate.js';
import { waveNumber_perM } from './ground.js';
import { each, sum } from './pair.js';
import { type PathGeometry, roughnessAt_m, smoothHorizon_m } from './terrain.js';

/** Which of the three kinds of variability are one: all, time apart, situation apart, none. ITM `mdvar` 0, 1, 2, 3. */
export type ItmMessage = 'single' | 'accidental' | 'mobile' | 'broadcast';

export interface Variability {
  readonly climate: Climate;
  readonly message: ItmMessage;
  /** Location spread counts; off in point-to-point, where the place is known. Off is `mdvar` + 10. */
  readonly location: boolean;
  /** Direct situation spread counts; off for interference. Off is `mdvar` + 20. */
  readonly situation: boolean;
  /** The loss is not exceeded in this per cent of time, of places and of like situations; each in (0, 100). */
  readonly time_percent: number;
  readonly location_percent: number;
  readonly situation_percent: number;
}

/**
 * Normal deviate exceeded with probability q, by the rational fit of Abramowitz & Stegun 26.2.23 (error below 4.5e-4):
 * the model is defined with this fit and its constant 2.515516, so the exact quantile would differ by up to 0.01 dB.
 */
export function exceededDeviate(q: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(q, 1 - q)));
  const z =
    t - (2.515516 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return q > 0.5 ? -z : z;
}

/** Deviates of time, location and situation; kinds that are one share a deviate. */
export function deviates(v: Variability): { z_T: number; z_L: number; z_S: number } {
  const z_T = exceededDeviate(v.time_percent / 100);
  const z_L = exceededDeviate(v.location_percent / 100);
  const z_S = exceededDeviate(v.situation_percent / 100);
  if (v.message === 'single') return { z_T: z_S, z_L: z_S, z_S };
  if (v.message === 'accidental') return { z_T, z_L: z_S, z_S };
  return v.message === 'mobile' ? { z_T, z_L: z_T, z_S } : { z_T, z_L, z_S };
}

/** Attenuation relative to free space that is not exceeded with the given percentages, dB. May be below 0. */
export function quantile_dB(A_ref_dB: number, path: PathGeometry, f_MHz: number, v: Variability): number {
  const k = waveNumber_perM(f_MHz);
  const d_e_m = effectiveDistance_m(path, k);
  const { z_T, z_L, z_S } = deviates(v);
  const sigma_S = v.situation ? 5 + 3 * Math.exp(-d_e_m / 100e3) : 0; // ITM Algorithm eq. (5.10)
  const rough = k * roughnessAt_m(path.d_m, path.delta_h_m);
  const sigma_L = v.location ? (10 * rough) / (rough + 13) : 0; // ITM Algorithm eq. (5.9)
  const sigma_T = timeSpread_dB(v.climate, d_e_m, k, z_T);
  const Y_T = sigma_T * z_T;
  const Y_L = sigma_L * z_L;
  const residual = sigma_S ** 2 + Y_T ** 2 / (7.8 + z_S ** 2) + Y_L ** 2 / (24 + z_S ** 2); // ITM Algorithm eq. (5.11)

  let reliability: number;
  let confidence: number;
  if (v.message === 'single') {
    reliability = 0;
    confidence = Math.sqrt(sigma_T ** 2 + sigma_L ** 2 + residual) * z_S;
  } else if (v.message === 'accidental') {
    reliability = Y_T;
    confidence = Math.sqrt(sigma_L ** 2 + residual) * z_S;
  } else {
    reliability = v.message === 'mobile' ? Math.hypot(sigma_T, sigma_L) * z_T : Y_T + Y_L;
    confidence = Math.sqrt(residual) * z_S;
  }
  const median_dB = curveAt(climates[v.climate].median, d_e_m);
  const A_dB = A_ref_dB - median_dB - reliability - confidence;
  return A_dB < 0 ? (A_dB * (29 - A_dB)) / (29 - 10 * A_dB) : A_dB; // ITM Algorithm §5: little gain over free space
}

/** Distance at which climates are compared: 130 km at the end of sight and scatter's first reach. ITM Algorithm eq. (5.3). */
function effectiveDistance_m({ d_m, h_e_m }: PathGeometry, k: number): number {
  const d_ex_m = sum(each((t) => smoothHorizon_m(h_e_m[t], 9000e3))) + Math.cbrt(575.7e12 / k);
  return d_m < d_ex_m ? (130e3 * d_m) / d_ex_m : 130e3 + d_m - d_ex_m;
}

/** σ_T on the side of the distribution where `z_T` lies; far above the median it bends to σ_TD. ITM Algorithm §5. */
function timeSpread_dB(climate: Climate, d_e_m: number, k: number, z_T: number): number {
  const { below, above, belowByFrequency, aboveByFrequency, C_D, z_D } = climates[climate];
  const q = Math.log(0.133 * k);
  const byFrequency = ([b1, b2, b3]: readonly [number, number, number]): number =>
    b1 + b2 / ((b3 * q) ** 2 + 1);
  if (z_T < 0) return curveAt(below, d_e_m) * byFrequency(belowByFrequency);
  const sigma = curveAt(above, d_e_m) * byFrequency(aboveByFrequency);
  return z_T <= z_D ? sigma : C_D * sigma + ((1 - C_D) * sigma * z_D) / z_T;
}

/** TN 101 eq. (III.69), (III.70) as fitted for ITM: rises with distance, with a hump at x_2. */
function curveAt([c1, c2, x1, x2, x3]: Curve, d_e_m: number): number {
  const rise = (d_e_m / x1) ** 2;
  return ((c1 + c2 / (1 + ((d_e_m - x2) / x3) ** 2)) * rise) / (1 + rise);
}
