/** Ranges of ITM 1.4: those of its inputs, and those of what it derives from them on the way. */
import type { Limit } from '../limits.js';

const source = 'NTIA ITM 1.4';
const limit = (quantity: string, min: number, max: number, of = source): Limit => ({
  quantity,
  min,
  max,
  source: of,
});
const horizon = 'NTIA ITM 1.4: small angles';
const horizonDistance = 'NTIA ITM 1.4: horizon against that of a smooth earth';

export const limits: readonly Limit[] = [
  limit('f_MHz', 40, 10_000),
  limit('h_tx_m', 1, 1000),
  limit('h_rx_m', 1, 1000),
  limit('d_km', 1, 1000),
  limit('N_0', 250, 400),
  limit('N_s', 250, 400),
  limit('a_e_km', 4000, 13_333.333),
  limit('theta_hzn_tx_rad', -0.2, 0.2, horizon),
  limit('theta_hzn_rx_rad', -0.2, 0.2, horizon),
  limit('d_hzn_tx_ratio', 0.1, 3, horizonDistance),
  limit('d_hzn_rx_ratio', 0.1, 3, horizonDistance),
  limit('z', -3.1, 3.1, 'NTIA ITM 1.4: tail of the variability'),
];

/** Paths must be five times longer than the difference of effective heights. */
export const steepnessLimit = (rise_m: number): Limit =>
  limit('d_m', rise_m / 0.2, Number.MAX_VALUE, horizon);

/** The resistive part of the ground impedance outweighs the reactive one. */
export const groundLimit: Limit = limit('Z_g_ratio', -1, 1);
