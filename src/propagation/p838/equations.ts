/** Specific attenuation by rain γ = k·R^α. ITU-R P.838-3. */

/** k and α of the power law for R in mm/h and γ in dB/km. */
export interface RainLaw {
  readonly k: number;
  readonly alpha: number;
}

/** Σ a·exp(−((log f − b)/c)²) + m·log f + n. ITU-R P.838-3 eq. (2), (3). */
interface Fit {
  readonly bells: readonly (readonly [a: number, b: number, c: number])[];
  readonly m: number;
  readonly n: number;
}

/** ITU-R P.838-3 Tables 1 to 4. */
const k_H: Fit = {
  bells: [
    [-5.3398, -0.10008, 1.13098],
    [-0.35351, 1.2697, 0.454],
    [-0.23789, 0.86036, 0.15354],
    [-0.94158, 0.64552, 0.16817],
  ],
  m: -0.18961,
  n: 0.71147,
};
const k_V: Fit = {
  bells: [
    [-3.80595, 0.56934, 0.81061],
    [-3.44965, -0.22911, 0.51059],
    [-0.39902, 0.73042, 0.11899],
    [0.50167, 1.07319, 0.27195],
  ],
  m: -0.16398,
  n: 0.63297,
};
const alpha_H: Fit = {
  bells: [
    [-0.14318, 1.82442, -0.55187],
    [0.29591, 0.77564, 0.19822],
    [0.32177, 0.63773, 0.13164],
    [-5.3761, -0.9623, 1.47828],
    [16.1721, -3.2998, 3.4399],
  ],
  m: 0.67849,
  n: -1.95537,
};
const alpha_V: Fit = {
  bells: [
    [-0.07771, 2.3384, -0.76284],
    [0.56727, 0.95545, 0.54039],
    [-0.20238, 1.1452, 0.26809],
    [-48.2991, 0.791669, 0.116226],
    [48.5833, 0.791459, 0.116479],
  ],
  m: -0.053739,
  n: 0.83433,
};

function fitAt({ bells, m, n }: Fit, lf: number): number {
  return bells.reduce((sum, [a, b, c]) => sum + a * Math.exp(-(((lf - b) / c) ** 2)), m * lf + n);
}

/** Power law at `f_GHz` 1-1000; elevation of the path and tilt of the polarisation (0° horizontal, 90° vertical, 45° circular). */
export function rainLaw(f_GHz: number, elevation_deg: number, tilt_deg: number): RainLaw {
  const lf = Math.log10(f_GHz);
  const kH = 10 ** fitAt(k_H, lf);
  const kV = 10 ** fitAt(k_V, lf);
  const alphaH = fitAt(alpha_H, lf);
  const alphaV = fitAt(alpha_V, lf);
  const radians = Math.PI / 180;
  const weight = Math.cos(elevation_deg * radians) ** 2 * Math.cos(2 * tilt_deg * radians);
  const k = (kH + kV + (kH - kV) * weight) / 2; // ITU-R P.838-3 eq. (4)
  const alpha = (kH * alphaH + kV * alphaV + (kH * alphaH - kV * alphaV) * weight) / (2 * k); // eq. (5)
  return { k, alpha };
}

/** γ_R, dB/km, at rain rate `R_mmPerH`. ITU-R P.838-3 eq. (1). */
export const specificAttenuation_dBperKm = ({ k, alpha }: RainLaw, R_mmPerH: number): number =>
  k * R_mmPerH ** alpha;
