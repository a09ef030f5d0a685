/** Land-cover code → clutter class, by product. */
import type { ClutterId } from './clutter.js';

/** Code, or tag of OpenStreetMap written `key=value` → class. */
export type Legend = Readonly<Record<string, ClutterId>>;

export const legends: Readonly<Record<'esa-worldcover' | 'globeland30' | 'clcd', Legend>> = {
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

/** Legends that a project can name: of a product, of its own (`map` alone), or tags of OpenStreetMap. */
export const landCoverKinds = ['esa-worldcover', 'globeland30', 'clcd', 'own', 'osm'] as const;
export type LandCoverKind = (typeof landCoverKinds)[number];
