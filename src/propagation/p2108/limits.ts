/** Ranges of ITU-R P.2108-1, one list for each of its three models. */
import type { Limit } from '../limits.js';

export const limits = {
  heightGain: [{ quantity: 'f_GHz', min: 0.03, max: 3, source: 'ITU-R P.2108-1 §3.1' }],
  terrestrial: [
    { quantity: 'f_GHz', min: 0.5, max: 67, source: 'ITU-R P.2108-1 §3.2' },
    { quantity: 'd_km', min: 0.25, max: Number.POSITIVE_INFINITY, source: 'ITU-R P.2108-1 §3.2' },
  ],
  earthSpace: [
    { quantity: 'f_GHz', min: 10, max: 100, source: 'ITU-R P.2108-1 §3.3' },
    { quantity: 'elevation_deg', min: 0, max: 90, source: 'ITU-R P.2108-1 §3.3' },
  ],
} as const satisfies Record<string, readonly Limit[]>;
