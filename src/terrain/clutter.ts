/**
 * Clutter classes, their nominal heights and gaps, and the land-cover legends that map to them.
 * Every figure is an editable engineering default [d] and stands in the manifest when used.
 */

export type SigmaClass = 'dense-urban' | 'urban' | 'rural';

export interface ClutterClass {
  readonly id: string;
  /** Representative clutter height above ground, m. ITU-R P.1812-6 Table 2 where it has the class. */
  readonly height_m: number;
  /** Nominal distance between a terminal in this class and the obstacle beside it, m (27 m street: ITU-R P.2108-1 §3.1). */
  readonly gap_m: number;
  readonly sigma: SigmaClass;
  readonly builtUp: boolean;
}

/** Index 0 is "unmapped": no land cover known, taken as open ground and counted. */
export const clutterClasses: readonly ClutterClass[] = [
  { id: 'unmapped', height_m: 0, gap_m: 0, sigma: 'rural', builtUp: false },
  { id: 'water', height_m: 0, gap_m: 0, sigma: 'rural', builtUp: false },
  { id: 'open', height_m: 0, gap_m: 0, sigma: 'rural', builtUp: false },
  { id: 'farmland', height_m: 0, gap_m: 0, sigma: 'rural', builtUp: false },
  { id: 'shrub', height_m: 3, gap_m: 15, sigma: 'rural', builtUp: false },
  { id: 'forest', height_m: 15, gap_m: 15, sigma: 'rural', builtUp: false },
  { id: 'village', height_m: 7, gap_m: 27, sigma: 'rural', builtUp: true },
  { id: 'suburban', height_m: 10, gap_m: 27, sigma: 'urban', builtUp: true },
  { id: 'urban', height_m: 15, gap_m: 27, sigma: 'urban', builtUp: true },
  { id: 'dense-urban', height_m: 20, gap_m: 27, sigma: 'dense-urban', builtUp: true },
];

export const clutterIndex = (id: string): number => clutterClasses.findIndex((c) => c.id === id);

/** Land-cover code → clutter class id, by legend. */
export const legends: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  // ESA WorldCover 2020/2021 product user manual: map codes.
  'esa-worldcover': {
    10: 'forest',
    20: 'shrub',
    30: 'open',
    40: 'farmland',
    50: 'suburban',
    60: 'open',
    70: 'open',
    80: 'water',
    90: 'open',
    95: 'forest',
    100: 'open',
  },
  // GlobeLand30 codes.
  globeland30: {
    10: 'farmland',
    20: 'forest',
    30: 'open',
    40: 'shrub',
    50: 'open',
    60: 'water',
    70: 'open',
    80: 'suburban',
    90: 'open',
    100: 'open',
  },
  // CLCD (China land cover dataset) codes 1–9.
  clcd: {
    1: 'farmland',
    2: 'forest',
    3: 'shrub',
    4: 'open',
    5: 'water',
    6: 'open',
    7: 'open',
    8: 'suburban',
    9: 'open',
  },
};

/** Standard deviation of the uncalibrated model by class group, dB (rules R5 [d]). */
export const modelSigma_dB: Readonly<Record<SigmaClass, number>> = { 'dense-urban': 10, urban: 8, rural: 7 };

/**
 * Standard deviation of location variability inside a pixel, dB: (0.52 + 0.024 f)·w^0.28.
 * ITU-R P.1812-6 §4.7, eq. (60); f in GHz, w = pixel width in metres.
 */
export const locationSigma_dB = (f_GHz: number, pixel_m: number): number =>
  (0.52 + 0.024 * f_GHz) * pixel_m ** 0.28;
