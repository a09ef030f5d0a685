/**
 * Macro-cell models tuned by K factors, in the two published conventions. The same letters mean other terms, so every
 * set of factors names its convention. Loss = Σ K_i · factor_i + K_clutter · clutter loss; one line a convention.
 */

/** `atoll`: Standard Propagation Model of Atoll. `planet`: macro model of Planet, Asset and Huawei tools. */
export type Convention = 'atoll' | 'planet';
export const conventions: readonly Convention[] = ['atoll', 'planet'];
export type DistanceUnit = 'm' | 'km';

export type Factors = readonly [number, number, number, number, number, number, number];

export interface SpmModel {
  readonly convention: Convention;
  /** Unit of d inside the logarithms; the published one of a convention is in `publishedUnit`. */
  readonly distanceUnit: DistanceUnit;
  /** K1 … K7 by the letters of the convention. K1 holds the frequency. */
  readonly K: Factors;
  readonly Kclutter: number;
}

/** One path as the model sees it. */
export interface SpmPath {
  readonly d_km: number;
  /** Effective height of the base antenna, m. */
  readonly h_base_m: number;
  /** Height of the mobile antenna above ground, m. */
  readonly h_mobile_m: number;
  /** Diffraction over the profile, by whatever method the factors were tuned with. */
  readonly diffraction_dB: number;
  /** Weighted clutter loss at the mobile. */
  readonly clutter_dB: number;
}

export const publishedUnit: Readonly<Record<Convention, DistanceUnit>> = { atoll: 'm', planet: 'km' };

/** What K1 … K7 are multiplied with. */
const factors: Readonly<Record<Convention, (lgD: number, lgH: number, path: SpmPath) => Factors>> = {
  // L = K1 + K2 lg d + K3 lg H_Tx + K4 Diff + K5 lg d lg H_Tx + K6 H_Rx + K7 lg H_Rx + K_clutter f(clutter)
  atoll: (lgD, lgH, { diffraction_dB, h_mobile_m }) => [
    1,
    lgD,
    lgH,
    diffraction_dB,
    lgD * lgH,
    h_mobile_m,
    Math.log10(h_mobile_m),
  ],
  // L = K1 + K2 lg d + K3 H_ms + K4 lg H_ms + K5 lg H_eff + K6 lg H_eff lg d + K7 Diff + clutter
  planet: (lgD, lgH, { diffraction_dB, h_mobile_m }) => [
    1,
    lgD,
    h_mobile_m,
    Math.log10(h_mobile_m),
    lgH,
    lgH * lgD,
    diffraction_dB,
  ],
};

/** The terms K_i · factor_i, K1 first, dB. `d_km`, both heights > 0. */
export function spmTerms(model: SpmModel, path: SpmPath): Factors {
  const lgD = Math.log10(model.distanceUnit === 'm' ? path.d_km * 1000 : path.d_km);
  const f = factors[model.convention](lgD, Math.log10(path.h_base_m), path);
  const { K } = model;
  // A factor of 0 switches its term off, also where the term has no value.
  const term = (i: number): number => (K[i] === 0 ? 0 : K[i] * f[i]);
  return [term(0), term(1), term(2), term(3), term(4), term(5), term(6)];
}

/** Median path loss, dB. */
export function spmLoss_dB(model: SpmModel, path: SpmPath): number {
  return spmTerms(model, path).reduce((sum, term) => sum + term, model.Kclutter * path.clutter_dB);
}

/** The same model with d in another unit: lg(d_m) = lg(d_km) + 3. */
export function withDistanceUnit(model: SpmModel, unit: DistanceUnit): SpmModel {
  if (model.distanceUnit === unit) return model;
  const shift = unit === 'km' ? 3 : -3;
  const [K1, K2, K3, K4, K5, K6, K7] = model.K;
  const K: Factors =
    model.convention === 'atoll'
      ? [K1 + shift * K2, K2, K3 + shift * K5, K4, K5, K6, K7]
      : [K1 + shift * K2, K2, K3, K4, K5 + shift * K6, K6, K7];
  return { ...model, distanceUnit: unit, K };
}

/** The same model in the letters of the other convention; the unit of d stays. */
export function withConvention(model: SpmModel, convention: Convention): SpmModel {
  if (model.convention === convention) return model;
  const [K1, K2, K3, K4, K5, K6, K7] = model.K;
  const K: Factors = convention === 'planet' ? [K1, K2, K6, K7, K3, K5, K4] : [K1, K2, K5, K7, K6, K3, K4];
  return { ...model, convention, K };
}
