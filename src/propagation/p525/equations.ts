/** Free-space basic transmission loss between isotropic antennas. ITU-R P.525-4 §2.3. Far field only. */
import { speedOfLight_mps } from '../../foundation/units.js';

/** 4π·f·d/c with f in GHz and d in km: 1 GHz · 1 km = 10^12 Hz·m. */
const constant_dB = 20 * Math.log10((4 * Math.PI * 1e12) / speedOfLight_mps);

/** Free-space loss, dB. `f_GHz` > 0, `d_km` > 0; zero distance gives −Infinity, so callers keep a smallest distance. */
export function freeSpaceLoss_dB(f_GHz: number, d_km: number): number {
  return constant_dB + 20 * Math.log10(f_GHz * d_km); // ITU-R P.525-4 §2.3, L_bf = 20 log(4πd/λ)
}
