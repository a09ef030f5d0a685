/** Ranges of ITU-R P.530-18. */
import type { Limit } from '../limits.js';

const limit = (quantity: string, min: number, max: number, section: string): Limit => ({
  quantity,
  min,
  max,
  source: `ITU-R P.530-18 ${section}`,
});

export const rainLimits: readonly Limit[] = [
  limit('f_GHz', 1, 100, '§2.4.1'),
  limit('d_km', 0, 60, '§2.4.1'),
  limit('p_percent', 0.001, 1, '§2.4.1'),
];

export const multipathLimits: readonly Limit[] = [
  limit('d_km', 5, Number.POSITIVE_INFINITY, '§2.3: negligible on shorter paths'),
  limit('p_0_percent', 0, 2000, '§2.3.2'),
];

export const limits: readonly Limit[] = [...rainLimits, ...multipathLimits];

/** Multipath by layers needs paths of many wavelengths: above 15/d GHz. */
export const lowestFrequency = (d_km: number): Limit =>
  limit('f_GHz', 15 / d_km, Number.POSITIVE_INFINITY, '§2.3.1');
