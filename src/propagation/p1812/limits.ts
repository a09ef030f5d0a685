/** Range of ITU-R P.1812-7. */
import type { Limit } from '../limits.js';

const source = 'ITU-R P.1812-7 §1 and Table 1';

export const limits: readonly Limit[] = [
  { quantity: 'f_GHz', min: 0.03, max: 6, source },
  { quantity: 'd_km', min: 0.25, max: 3000, source },
  { quantity: 'p_pct', min: 1, max: 50, source },
  { quantity: 'pL_pct', min: 1, max: 99, source },
  { quantity: 'h_tg_m', min: 1, max: 3000, source },
  { quantity: 'h_rg_m', min: 1, max: 3000, source },
  { quantity: 'latitude_deg', min: -80, max: 80, source },
];
