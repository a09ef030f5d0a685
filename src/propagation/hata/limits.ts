/** Ranges of Okumura-Hata and COST-231-Hata. */
import type { Limit } from '../limits.js';
import type { HataModel } from './equations.js';

const hata = 'Hata 1980';
const cost = 'COST 231 §4.4.1';

const common = (source: string): Limit[] => [
  { quantity: 'd_km', min: 1, max: 20, source },
  { quantity: 'h_b_m', min: 30, max: 200, source },
  { quantity: 'h_m_m', min: 1, max: 10, source },
];

export const limits: Readonly<Record<HataModel, readonly Limit[]>> = {
  'okumura-hata': [{ quantity: 'f_MHz', min: 150, max: 1500, source: hata }, ...common(hata)],
  'cost231-hata': [{ quantity: 'f_MHz', min: 1500, max: 2000, source: cost }, ...common(cost)],
};
