/** Ranges of extended Hata. */
import type { Limit } from '../limits.js';

const source = 'NTIA TR-15-517 App. A';
const effective = 'NTIA TR-15-517 App. A: held at the bound';

export const limits: readonly Limit[] = [
  { quantity: 'f_MHz', min: 150, max: 3000, source },
  { quantity: 'd_km', min: 1, max: 100, source },
  { quantity: 'h_b_eff_m', min: 30, max: 200, source: effective },
  { quantity: 'h_m_eff_m', min: 1, max: 10, source: effective },
];
