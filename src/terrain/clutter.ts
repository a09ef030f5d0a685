/**
 * Clutter classes, and the table of their heights and gaps that a run works with. Every figure is an editable engineering
 * default [d]; the project file overrides it, and the manifest holds the table with the origin of each value.
 */

export type SigmaClass = 'dense-urban' | 'urban' | 'suburban' | 'rural';

export type ClutterId =
  | 'unmapped'
  | 'water'
  | 'open'
  | 'farmland'
  | 'shrub'
  | 'forest'
  | 'village'
  | 'suburban'
  | 'urban'
  | 'dense-urban';

/** What a class is, in every project. */
export interface ClutterClass {
  readonly id: ClutterId;
  readonly sigma: SigmaClass;
  readonly builtUp: boolean;
}

/** Index 0 is "unmapped": no land cover known, taken as open ground and counted. */
export const clutterClasses: readonly ClutterClass[] = [
  { id: 'unmapped', sigma: 'rural', builtUp: false },
  { id: 'water', sigma: 'rural', builtUp: false },
  { id: 'open', sigma: 'rural', builtUp: false },
  { id: 'farmland', sigma: 'rural', builtUp: false },
  { id: 'shrub', sigma: 'rural', builtUp: false },
  { id: 'forest', sigma: 'rural', builtUp: false },
  { id: 'village', sigma: 'rural', builtUp: true },
  { id: 'suburban', sigma: 'suburban', builtUp: true },
  { id: 'urban', sigma: 'urban', builtUp: true },
  { id: 'dense-urban', sigma: 'dense-urban', builtUp: true },
];

export const clutterIndex = (id: ClutterId): number => clutterClasses.findIndex((c) => c.id === id);

/** Heights are held in half metres. */
export const heightStep_m = 0.5;
export const maxHeight_m = 60;

/** Representative clutter height above ground, m: ITU-R P.1812 Table 2 where it has the class. */
export const defaultHeight_m: Readonly<Record<ClutterId, number>> = {
  unmapped: 0,
  water: 0,
  open: 0,
  farmland: 0,
  shrub: 3,
  forest: 15,
  village: 7,
  suburban: 10,
  urban: 15,
  'dense-urban': 20,
};

/** Distance from a terminal to the obstacle beside it, m: the 27 m street of ITU-R P.2108-1 §3.1, else 15 m (rules R2 [d]). */
export const defaultGap_m = (c: ClutterClass): number => (c.builtUp ? 27 : 15);

export interface ClutterOverrides {
  readonly heights_m?: Readonly<Partial<Record<string, number>>>;
  readonly gaps_m?: Readonly<Partial<Record<string, number>>>;
}

type From = 'default' | 'file';

/** A class with the figures of one run. */
export interface ClutterFigures extends ClutterClass {
  readonly height_m: number;
  /** 0 where nothing stands. */
  readonly gap_m: number;
  readonly heightFrom: From;
  readonly gapFrom: From;
}

/** In the order of `clutterClasses`. */
export type ClutterTable = readonly ClutterFigures[];

/** Defaults, replaced where the project file says otherwise. */
export const clutterTable = ({ heights_m = {}, gaps_m = {} }: ClutterOverrides = {}): ClutterTable =>
  clutterClasses.map((c) => {
    const height_m = heights_m[c.id] ?? defaultHeight_m[c.id];
    return {
      ...c,
      height_m,
      gap_m: height_m > 0 ? (gaps_m[c.id] ?? defaultGap_m(c)) : 0,
      heightFrom: heights_m[c.id] === undefined ? 'default' : 'file',
      gapFrom: height_m > 0 && gaps_m[c.id] !== undefined ? 'file' : 'default',
    };
  });

/** Standard deviation of the uncalibrated model by class group, dB (rules R5 [d]). Sources: docs/models/shadowing.md. */
export const modelSigma_dB: Readonly<Record<SigmaClass, number>> = {
  'dense-urban': 10,
  urban: 8,
  suburban: 8,
  rural: 7,
};

/**
 * Standard deviation of location variability inside a pixel, dB: (0.52 + 0.024 f)·w^0.28.
 * ITU-R P.1812-6 §4.7, eq. (60); f in GHz, w = pixel width in metres.
 */
export const locationSigma_dB = (f_GHz: number, pixel_m: number): number =>
  (0.52 + 0.024 * f_GHz) * pixel_m ** 0.28;
