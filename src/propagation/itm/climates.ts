/** Variability in time by radio climate: coefficients of the curves fitted to long-term measurements. Hufford, variability. */

/** (C_1 + C_2 / (1 + ((d − x_2) / x_3)²)) · (d/x_1)² / (1 + (d/x_1)²): C in dB, x in km. */
export interface DistanceCurve {
  readonly C_1_dB: number;
  readonly C_2_dB: number;
  readonly x_1_km: number;
  readonly x_2_km: number;
  readonly x_3_km: number;
}

/** A factor of frequency: c_1 + c_2 / (1 + (c_3 ln(0.133 k))²). */
export interface FrequencyFactor {
  readonly c_1: number;
  readonly c_2: number;
  readonly c_3: number;
}

export interface Climate {
  /** V_med: excess of the median over the reference. */
  readonly median: DistanceCurve;
  /** σ_T−: spread at times of higher loss. */
  readonly below: DistanceCurve;
  /** σ_T+: spread at times of lower loss. */
  readonly above: DistanceCurve;
  readonly belowFactor: FrequencyFactor;
  readonly aboveFactor: FrequencyFactor;
  /** Beyond the deviate z_D the tail has another spread: C_D times σ_T+. */
  readonly C_D: number;
  readonly z_D: number;
}

type Numbers5 = readonly [number, number, number, number, number];

const curve = ([C_1_dB, C_2_dB, x_1_km, x_2_km, x_3_km]: Numbers5): DistanceCurve => ({
  C_1_dB,
  C_2_dB,
  x_1_km,
  x_2_km,
  x_3_km,
});

const factor = (c_1: number, c_2: number, c_3: number): FrequencyFactor => ({ c_1, c_2, c_3 });
const steady = factor(1, 0, 0);

/** Codes 1 to 7 in the order of the method. */
export const climateNames = [
  'equatorial',
  'continental-subtropical',
  'maritime-subtropical',
  'desert',
  'continental-temperate',
  'maritime-temperate-land',
  'maritime-temperate-sea',
] as const;

export type ClimateName = (typeof climateNames)[number];

export const climates: Readonly<Record<ClimateName, Climate>> = {
  equatorial: {
    median: curve([-9.67, 12.7, 144.9, 190.3, 133.8]),
    below: curve([2.13, 159.5, 762.2, 123.6, 94.5]),
    above: curve([2.11, 102.3, 636.9, 134.8, 95.6]),
    belowFactor: steady,
    aboveFactor: steady,
    C_D: 1.224,
    z_D: 1.282,
  },
  'continental-subtropical': {
    median: curve([-0.62, 9.19, 228.9, 205.2, 143.6]),
    below: curve([2.66, 7.67, 100.4, 172.5, 136.4]),
    above: curve([6.87, 15.53, 138.7, 143.7, 98.6]),
    belowFactor: steady,
    aboveFactor: factor(0.93, 0.31, 2),
    C_D: 0.801,
    z_D: 2.161,
  },
  'maritime-subtropical': {
    median: curve([1.26, 15.5, 262.6, 185.2, 99.8]),
    below: curve([6.11, 6.65, 138.2, 242.2, 178.6]),
    above: curve([10.08, 9.6, 165.3, 225.7, 129.7]),
    belowFactor: steady,
    aboveFactor: steady,
    C_D: 1.38,
    z_D: 1.282,
  },
  desert: {
    median: curve([-9.21, 9.05, 84.1, 101.1, 98.6]),
    below: curve([1.98, 13.11, 139.1, 132.7, 193.5]),
    above: curve([3.68, 159.3, 464.4, 93.1, 94.2]),
    belowFactor: steady,
    aboveFactor: factor(0.93, 0.19, 1.79),
    C_D: 1,
    z_D: 20,
  },
  'continental-temperate': {
    median: curve([-0.62, 9.19, 228.9, 205.2, 143.6]),
    below: curve([2.68, 7.16, 93.7, 186.8, 133.5]),
    above: curve([4.75, 8.12, 93.2, 135.9, 113.4]),
    belowFactor: factor(0.92, 0.25, 1.77),
    aboveFactor: factor(0.93, 0.31, 2),
    C_D: 1.224,
    z_D: 1.282,
  },
  'maritime-temperate-land': {
    median: curve([-0.39, 2.86, 141.7, 315.9, 167.4]),
    below: curve([6.86, 10.38, 187.8, 169.6, 108.9]),
    above: curve([8.58, 13.97, 216, 152, 122.7]),
    belowFactor: steady,
    aboveFactor: steady,
    C_D: 1.518,
    z_D: 1.282,
  },
  'maritime-temperate-sea': {
    median: curve([3.15, 857.9, 2222, 164.8, 116.3]),
    below: curve([8.51, 169.8, 609.8, 119.9, 106.6]),
    above: curve([8.43, 8.19, 136.2, 188.5, 122.9]),
    belowFactor: steady,
    aboveFactor: steady,
    C_D: 1.518,
    z_D: 1.282,
  },
};
