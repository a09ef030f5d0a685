/** The seven radio climates: median, spreads below and above it over distance. ITM Algorithm Table 5.1; TN 101 Fig. 10.13. */

export const climateNames = [
  'equatorial',
  'continental-subtropical',
  'maritime-subtropical',
  'desert',
  'continental-temperate',
  'maritime-temperate-over-land',
  'maritime-temperate-over-sea',
] as const;

export type Climate = (typeof climateNames)[number];

/** Coefficients c_1, c_2 (dB) and x_1, x_2, x_3 (m). */
export type Curve = readonly [number, number, number, number, number];

export interface ClimateCurves {
  readonly median: Curve;
  /** Spread where the signal is weaker than the median (z_T < 0), and where it is stronger. */
  readonly below: Curve;
  readonly above: Curve;
  readonly belowByFrequency: readonly [number, number, number];
  readonly aboveByFrequency: readonly [number, number, number];
  /** Beyond z_D the spread of strong signals bends to C_D times its value. */
  readonly C_D: number;
  readonly z_D: number;
}

const flat = [1, 0, 0] as const;

export const climates: Readonly<Record<Climate, ClimateCurves>> = {
  equatorial: {
    median: [-9.67, 12.7, 144.9e3, 190.3e3, 133.8e3],
    below: [2.13, 159.5, 762.2e3, 123.6e3, 94.5e3],
    above: [2.11, 102.3, 636.9e3, 134.8e3, 95.6e3],
    belowByFrequency: flat,
    aboveByFrequency: flat,
    C_D: 1.224,
    z_D: 1.282,
  },
  'continental-subtropical': {
    median: [-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3],
    below: [2.66, 7.67, 100.4e3, 172.5e3, 136.4e3],
    above: [6.87, 15.53, 138.7e3, 143.7e3, 98.6e3],
    belowByFrequency: flat,
    aboveByFrequency: [0.93, 0.31, 2],
    C_D: 0.801,
    z_D: 2.161,
  },
  'maritime-subtropical': {
    median: [1.26, 15.5, 262.6e3, 185.2e3, 99.8e3],
    below: [6.11, 6.65, 138.2e3, 242.2e3, 178.6e3],
    above: [10.08, 9.6, 165.3e3, 225.7e3, 129.7e3],
    belowByFrequency: flat,
    aboveByFrequency: flat,
    C_D: 1.38,
    z_D: 1.282,
  },
  desert: {
    median: [-9.21, 9.05, 84.1e3, 101.1e3, 98.6e3],
    below: [1.98, 13.11, 139.1e3, 132.7e3, 193.5e3],
    above: [3.68, 159.3, 464.4e3, 93.1e3, 94.2e3],
    belowByFrequency: flat,
    aboveByFrequency: [0.93, 0.19, 1.79],
    C_D: 1,
    z_D: 20,
  },
  'continental-temperate': {
    median: [-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3],
    below: [2.68, 7.16, 93.7e3, 186.8e3, 133.5e3],
    above: [4.75, 8.12, 93.2e3, 135.9e3, 113.4e3],
    belowByFrequency: [0.92, 0.25, 1.77],
    aboveByFrequency: [0.93, 0.31, 2],
    C_D: 1.224,
    z_D: 1.282,
  },
  'maritime-temperate-over-land': {
    median: [-0.39, 2.86, 141.7e3, 315.9e3, 167.4e3],
    below: [6.86, 10.38, 187.8e3, 169.6e3, 108.9e3],
    above: [8.58, 13.97, 216e3, 152e3, 122.7e3],
    belowByFrequency: flat,
    aboveByFrequency: flat,
    C_D: 1.518,
    z_D: 1.282,
  },
  'maritime-temperate-over-sea': {
    median: [3.15, 857.9, 2222e3, 164.8e3, 116.3e3],
    below: [8.51, 169.8, 609.8e3, 119.9e3, 106.6e3],
    above: [8.43, 8.19, 136.2e3, 188.5e3, 122.9e3],
    belowByFrequency: flat,
    aboveByFrequency: flat,
    C_D: 1.518,
    z_D: 1.282,
  },
};
