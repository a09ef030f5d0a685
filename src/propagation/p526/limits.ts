/** Range of the residue series and of the construction. */
import type { Limit } from '../limits.js';

export const limits: readonly Limit[] = [
  {
    quantity: 'f_GHz',
    min: 0.01,
    max: Number.POSITIVE_INFINITY,
    source: 'ITU-R P.526-15 §3.1.1: above 10 MHz',
  },
  { quantity: 'omega_sea', min: 0, max: 1, source: 'ITU-R P.526-15 §3.2 with P.452-18 §4.2.2.1' },
];
