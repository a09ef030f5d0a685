/** Specific attenuation by rain as a checked, traced model. ITU-R P.838-3. */
import { type RangeFlag, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import { type RainLaw, rainLaw, specificAttenuation_dBperKm } from './equations.js';
import { limits } from './limits.js';

export interface RainAttenuation extends RainLaw {
  readonly gamma_dBperKm: number;
  readonly flags: readonly RangeFlag[];
}

/**
 * k, α and γ_R at rain rate `R_mmPerH` ≥ 0 (0 gives 0). Elevation of the path above the horizon, tilt of the polarisation
 * from the horizontal (0° horizontal, 90° vertical, 45° circular).
 */
export function rainAttenuation(
  f_GHz: number,
  R_mmPerH: number,
  elevation_deg: number,
  tilt_deg: number,
  trace?: Trace,
): RainAttenuation {
  requirePositive({ f_GHz });
  requireWithin('R_mmPerH', R_mmPerH, 0, Number.MAX_VALUE);
  requireWithin('elevation_deg', elevation_deg, -90, 90);
  requireWithin('tilt_deg', tilt_deg, -180, 180);
  const law = rainLaw(f_GHz, elevation_deg, tilt_deg);
  // Far below the range (under 1 kHz) α turns negative; without rain there is no attenuation anyway.
  const gamma_dBperKm = R_mmPerH === 0 ? 0 : specificAttenuation_dBperKm(law, R_mmPerH);
  if (trace) {
    trace({ symbol: 'k', value: law.k, unit: '', equation: 'ITU-R P.838-3 eq. (4)' });
    trace({ symbol: 'α', value: law.alpha, unit: '', equation: 'ITU-R P.838-3 eq. (5)' });
    trace({ symbol: 'γ_R', value: gamma_dBperKm, unit: 'dB/km', equation: 'ITU-R P.838-3 eq. (1)' });
  }
  return { ...law, gamma_dBperKm, flags: rangeFlags(limits, { f_GHz, elevation_deg }) };
}
