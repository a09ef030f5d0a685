/** Long-term statistics of rain attenuation on a terrestrial path. ITU-R P.530-18 §2.4.1. */
import { type RainLaw, rainLaw, specificAttenuation_dBperKm } from '../p838/equations.js';

export type LinkPolarisation = 'horizontal' | 'vertical';

export interface RainPath {
  readonly f_GHz: number;
  readonly d_km: number;
  /** Rain rate exceeded in 0.01 % of the year, 1 minute integration, mm/h. */
  readonly R001_mmPerH: number;
  readonly polarisation: LinkPolarisation;
}

export interface RainStatistics {
  readonly law: RainLaw;
  readonly gamma_dBperKm: number;
  /** Distance factor r: effective over real path length, at most 2.5. */
  readonly r: number;
  /** Attenuation exceeded in 0.01 % of the year, dB. */
  readonly A001_dB: number;
  readonly C_0: number;
}

/** Everything that does not depend on the percentage of time. */
export function rainStatistics({ f_GHz, d_km, R001_mmPerH, polarisation }: RainPath): RainStatistics {
  const law = rainLaw(f_GHz, 0, polarisation === 'horizontal' ? 0 : 90);
  const gamma_dBperKm = specificAttenuation_dBperKm(law, R001_mmPerH);
  const r = distanceFactor(d_km, R001_mmPerH, law.alpha, f_GHz);
  const C_0 = f_GHz >= 10 ? 0.12 + 0.4 * Math.log10((f_GHz / 10) ** 0.8) : 0.12; // ITU-R P.530-18 §2.4.1, C_0
  return { law, gamma_dBperKm, r, A001_dB: gamma_dBperKm * d_km * r, C_0 };
}

function distanceFactor(d_km: number, R: number, alpha: number, f_GHz: number): number {
  const denominator =
    0.477 * d_km ** 0.633 * R ** (0.073 * alpha) * f_GHz ** 0.123 - 10.579 * (1 - Math.exp(-0.024 * d_km)); // ITU-R P.530-18 §2.4.1, r
  // Short paths make it small or negative: in both cases the bound of 2.5 holds.
  return denominator < 0.4 ? 2.5 : 1 / denominator;
}

/** ITU-R P.530-18 §2.4.1, C_1 to C_3. */
function coefficients(C_0: number): { C_1: number; C_2: number; C_3: number } {
  return {
    C_1: 0.07 ** C_0 * 0.12 ** (1 - C_0),
    C_2: 0.855 * C_0 + 0.546 * (1 - C_0),
    C_3: 0.139 * C_0 + 0.043 * (1 - C_0),
  };
}

/** Attenuation exceeded in `p_percent` of the year, dB. */
export function rainAttenuation_dB({ A001_dB, C_0 }: RainStatistics, p_percent: number): number {
  const { C_1, C_2, C_3 } = coefficients(C_0);
  return A001_dB * C_1 * p_percent ** -(C_2 + C_3 * Math.log10(p_percent)); // ITU-R P.530-18 §2.4.1, A_p
}

/** Percentages between which the law holds. */
export const rainPercent = { least: 0.001, most: 1 } as const;

export interface RainOutage {
  readonly p_percent: number;
  /** Whether the percentage is exact or the bound of the law's range. */
  readonly relation: '=' | '<=0.001' | '>=1';
}

/** Part of the year in which rain takes more than `margin_dB`, per cent: the law solved for p. */
export function rainOutage(rain: RainStatistics, margin_dB: number): RainOutage {
  if (rainAttenuation_dB(rain, rainPercent.least) <= margin_dB)
    return { p_percent: rainPercent.least, relation: '<=0.001' };
  if (rainAttenuation_dB(rain, rainPercent.most) >= margin_dB)
    return { p_percent: rainPercent.most, relation: '>=1' };
  const { C_1, C_2, C_3 } = coefficients(rain.C_0);
  const y = Math.log10(margin_dB / (rain.A001_dB * C_1));
  const lp = (-C_2 + Math.sqrt(C_2 * C_2 - 4 * C_3 * y)) / (2 * C_3); // C_3·lp² + C_2·lp + y = 0
  return { p_percent: 10 ** lp, relation: '=' };
}
