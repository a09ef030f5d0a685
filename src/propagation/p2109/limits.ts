/** Range of ITU-R P.2109-2. */
import type { Limit } from '../limits.js';

const source = 'ITU-R P.2109-2 Annex 1 §3';

export const limits: readonly Limit[] = [
  { quantity: 'f_GHz', min: 0.08, max: 100, source },
  { quantity: 'elevation_deg', min: -90, max: 90, source },
];
