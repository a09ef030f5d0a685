/** Range of ITU-R P.452-18. */
import type { Limit } from '../limits.js';

const source = 'ITU-R P.452-18 §1 and Table 1';

export const limits: readonly Limit[] = [
  { quantity: 'f_GHz', min: 0.1, max: 50, source },
  { quantity: 'p_pct', min: 0.001, max: 50, source },
  { quantity: 'd_km', min: 0, max: 10000, source: 'ITU-R P.452-18 §2' },
];
