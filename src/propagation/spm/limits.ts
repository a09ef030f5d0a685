/** Ranges in which macro-cell models by K factors are commonly tuned and used. */
import type { Limit } from '../limits.js';

const source = 'Atoll, Standard Propagation Model';

export const limits: readonly Limit[] = [
  { quantity: 'd_km', min: 1, max: 20, source },
  { quantity: 'h_base_m', min: 20, max: 200, source },
];
