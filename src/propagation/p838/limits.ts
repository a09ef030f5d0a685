/** Range of ITU-R P.838-3. */
import type { Limit } from '../limits.js';

const source = 'ITU-R P.838-3';

export const limits: readonly Limit[] = [
  { quantity: 'f_GHz', min: 1, max: 1000, source },
  { quantity: 'elevation_deg', min: -90, max: 90, source },
];
