/** Ranges of ITU-R P.1411-12. */
import type { Limit } from '../limits.js';
import type { GeneralRow } from './equations.js';

const limit = (quantity: string, min: number, max: number, section: string): Limit => ({
  quantity,
  min,
  max,
  source: `ITU-R P.1411-12 ${section}`,
});

const row = (f: readonly [number, number], d: readonly [number, number], section: string): Limit[] => [
  limit('f_GHz', ...f, section),
  limit('d_m', ...d, section),
];

export const generalLimits: Readonly<Record<GeneralRow, readonly Limit[]>> = {
  'below-roof-los': row([0.8, 82], [5, 660], '§4.1.1'),
  'below-roof-nlos-high-rise': row([0.8, 82], [30, 715], '§4.1.1'),
  'below-roof-nlos-low-rise': row([10, 73], [30, 250], '§4.1.1'),
  'below-roof-nlos-residential': row([0.8, 73], [30, 170], '§4.1.1'),
  'over-roof-los': row([2.2, 73], [55, 1200], '§4.2.1'),
  'over-roof-nlos-high-rise': row([2.2, 66.5], [260, 1200], '§4.2.1'),
};

export const nearStreetLimits: readonly Limit[] = row([0.3, 3], [0, 3000], '§4.3.1');

export const canyonLimits: readonly Limit[] = row([0.3, 3], [0, 1000], '§4.1.2');

export const rooftopLimits: readonly Limit[] = [
  ...row([0.8, 26], [20, 5000], '§4.2.2.1'),
  limit('h_1_m', 4, 55, '§4.2.2.1'),
  limit('h_2_m', 1, 3, '§4.2.2.1'),
  limit('drop_m', 1e-9, Number.MAX_VALUE, '§4.2.2.1: roofs above station 2'),
];

/** A station below the roofs at a narrow street has a narrower band. */
export const narrowStreetLimit: Limit = limit('f_GHz', 2, 16, '§4.2.2.1: below the roofs, street under 10 m');

/** All ranges of all sections, each named by its source. */
export const limits: readonly Limit[] = [
  ...Object.values(generalLimits).flat(),
  ...nearStreetLimits,
  ...canyonLimits,
  ...rooftopLimits,
];
