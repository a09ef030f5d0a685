/** Range of ITU-R P.833-10. */
import type { Limit } from '../limits.js';

export const limits: readonly Limit[] = [
  { quantity: 'f_GHz', min: 0.03, max: 100, source: 'ITU-R P.833-10 §1' },
];
