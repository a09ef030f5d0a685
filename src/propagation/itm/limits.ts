/** Ranges inside which ITM answers without a warning. */
import type { Limit } from '../limits.js';

const inputs = 'ITM, range of the inputs';
const derived = 'ITM, warnings on the path parameters';

export const limits: readonly Limit[] = [
  { quantity: 'f_GHz', min: 0.04, max: 10, source: inputs },
  { quantity: 'h_tx_m', min: 1, max: 1000, source: inputs },
  { quantity: 'h_rx_m', min: 1, max: 1000, source: inputs },
  { quantity: 'd_km', min: 1, max: 1000, source: inputs },
  { quantity: 'N_s', min: 250, max: 400, source: inputs },
  { quantity: 'theta_tx_rad', min: -0.2, max: 0.2, source: derived },
  { quantity: 'theta_rx_rad', min: -0.2, max: 0.2, source: derived },
  // Horizon distance over that of smooth earth.
  { quantity: 'horizon_tx', min: 0.1, max: 3, source: derived },
  { quantity: 'horizon_rx', min: 0.1, max: 3, source: derived },
  { quantity: 'z_T', min: -3.1, max: 3.1, source: 'ITM, extreme variabilities' },
  { quantity: 'z_L', min: -3.1, max: 3.1, source: 'ITM, extreme variabilities' },
  { quantity: 'z_S', min: -3.1, max: 3.1, source: 'ITM, extreme variabilities' },
];
