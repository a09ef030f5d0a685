/** Range of ITU-R P.837-7. */
import type { Limit } from '../limits.js';

const source = 'ITU-R P.837-7 Annex 1';

export const limits: readonly Limit[] = [
  { quantity: 'latitude_deg', min: -90, max: 90, source },
  { quantity: 'longitude_deg', min: -180, max: 180, source },
];
