/** Range of ITU-R P.676-13. */
import type { Limit } from '../limits.js';

export const limits: readonly Limit[] = [
  { quantity: 'f_GHz', min: 1, max: 1000, source: 'ITU-R P.676-13 Annex 1' },
];
