/** Range of free space: only the far field. */
import type { Limit } from '../limits.js';

export const limits: readonly Limit[] = [
  { quantity: 'd_km', min: 0.001, max: Number.POSITIVE_INFINITY, source: 'ITU-R P.525-4 §2: far field' },
];
