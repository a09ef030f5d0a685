/**
 * Extended Hata: median loss and location variability. NTIA TR-15-517 App. A, which extends Hata's fit of Okumura's
 * curves to 3 GHz and 100 km through Okumura's values at 1.5, 2 and 3 GHz.
 */
import { clamp } from '../../foundation/math.js';

/** Surroundings of the mobile. NLCD: 23 and 24 are urban, 22 suburban, all others rural. */
export type EhataEnvironment = 'urban' | 'suburban' | 'rural';

/** a + b·x + c·x². */
type Parabola = readonly [number, number, number];

const parabolaAt = ([a, b, c]: Parabola, x: number): number => a + x * (b + c * x);

/** Parabola through three points by Newton's divided differences. */
function parabolaThrough(x: Parabola, y: Parabola): Parabola {
  const first = (y[1] - y[0]) / (x[1] - x[0]);
  const second = ((y[2] - y[1]) / (x[2] - x[1]) - first) / (x[2] - x[0]);
  return [y[0] - first * x[0] + second * x[0] * x[1], first - second * (x[0] + x[1]), second];
}

const lg = Math.log10;
const frequencies: Parabola = [lg(1500), lg(2000), lg(3000)];

/** Okumura's attenuation over free space at 1 km, base 200 m, mobile 3 m: 22, 23.5, 25.85 dB. TR-15-517 eq.. */
const at1km = parabolaThrough(frequencies, [22, 23.5, 25.85]);
/** The same at 100 km: 63.5, 65.75, 69.5 dB, by the printed coefficients. */
const at100km: Parabola = [120.78129, -52.714929, 10.919011];
/** What a suburb loses less than the city: 11.5, 12.4, 14 dB. */
const suburb = parabolaThrough(frequencies, [11.5, 12.4, 14]);
/** What open land loses less than the city: Hata 1980. */
const openLand: Parabola = [40.94, -18.33, 4.78];
/** Half the distance exponent beyond the breakpoint for base heights 24.5, 70, 200 m: Okumura Fig. 12. */
const farExponent = parabolaThrough([lg(24.5), lg(70), lg(200)], [2.5, 3, 3.22]);

const speedOfLight_mPerS = 1 / Math.sqrt(8.854e-12 * 4e-7 * Math.PI);

/** 20 log(2 k r): the free-space loss in the form that the report uses, dB. */
const freeSpace_dB = (f_MHz: number, r_m: number): number =>
  20 * lg((2 * 2e6 * Math.PI * f_MHz * r_m) / speedOfLight_mPerS);

/** Gain of a base antenna, and of a mobile antenna in a large city, over height 1, dB. Hata 1980 eqs. (15), (16). */
const baseGain_dB = (h_b_m: number): number => 13.82 * lg(h_b_m);
const mobileGain_dB = (h_m_m: number): number => 3.2 * lg(11.75 * h_m_m) ** 2 - 4.97;
const referenceGain_dB = baseGain_dB(200) + mobileGain_dB(3);

export interface EhataMedian {
  readonly loss_dB: number;
  /** Where the distance exponent changes, km. */
  readonly d_bp_km: number;
  /** Attenuation over free space at 1 and 100 km with the reference antennas, dB. */
  readonly A_1km_dB: number;
  readonly A_100km_dB: number;
}

/** Median loss over quasi-smooth ground, dB; heights are effective. TR-15-517 App. A. */
export function medianLoss(
  f_MHz: number,
  d_km: number,
  h_b_m: number,
  h_m_m: number,
  environment: EhataEnvironment,
): EhataMedian {
  const lf = lg(f_MHz);
  const lb = lg(h_b_m);
  const A_1km_dB = parabolaAt(at1km, lf);
  const A_100km_dB = parabolaAt(at100km, lf);
  const n_low = 2.49 - 0.655 * lb; // Hata's exponent less that of free space
  const n_high = 2 * (parabolaAt(farExponent, lb) - 1);
  const d_bp_km = 10 ** ((2 * n_high + 0.1 * (A_1km_dB - A_100km_dB)) / (n_high - n_low));

  const heights_dB = referenceGain_dB - baseGain_dB(h_b_m) - mobileGain_dB(h_m_m);
  const reference_m = Math.hypot(1000, 200 - 3);
  const urban_dB =
    d_km <= d_bp_km
      ? A_1km_dB + freeSpace_dB(f_MHz, reference_m) + heights_dB + (44.9 - 6.55 * lb) * lg(d_km)
      : A_100km_dB +
        10 * n_high * (lg(d_km) - 2) +
        heights_dB +
        freeSpace_dB(f_MHz, Math.hypot(1000 * d_km, h_b_m - h_m_m));
  return { loss_dB: urban_dB - environmentGain_dB(f_MHz, environment), d_bp_km, A_1km_dB, A_100km_dB };
}

/** What the surroundings lose less than the city, dB. */
function environmentGain_dB(f_MHz: number, environment: EhataEnvironment): number {
  if (environment === 'urban') return 0;
  return parabolaAt(environment === 'suburban' ? suburb : openLand, lg(f_MHz));
}

/** Standard deviation over places: 7.1, 7.5, 8.1 dB at 1.5, 2, 3 GHz in towns, 2 dB more elsewhere. Okumura Fig. 39. */
export function locationSpread_dB(f_MHz: number, environment: EhataEnvironment): number {
  const urban = parabolaAt([4.0976291, -1.2255656, 0.68350345], lg(f_MHz));
  return environment === 'urban' ? urban : urban + 2;
}

/** Normal deviate not exceeded with probability p, by the rational fit of the ITM family, cut at 1e-6. */
export function deviate(p: number): number {
  const t = Math.sqrt(-2 * Math.log(clamp(Math.min(p, 1 - p), 1e-6, 0.5)));
  const z =
    t - (2.515516698 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -z : z;
}
