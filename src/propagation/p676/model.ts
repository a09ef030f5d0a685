/** Gaseous attenuation of a terrestrial path as a checked, traced model. ITU-R P.676-13. */
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import {
  type Air,
  oxygenAttenuation_dBperKm,
  vapourAttenuation_dBperKm,
  vapourPressure_hPa,
} from './equations.js';
import { limits } from './limits.js';

export interface GasPrediction extends Prediction {
  readonly oxygen_dBperKm: number;
  readonly vapour_dBperKm: number;
}

/** Air at sea level in the mean annual global reference atmosphere of ITU-R P.835: 15 °C, 7.5 g/m³, 1013.25 hPa. */
export const referenceAir: Air = { dryPressure_hPa: 1013.25, temperature_K: 288.15, vapour_gPerM3: 7.5 };

/** Pressure of the dry air where a barometer shows `total_hPa`. */
export const dryPressure_hPa = (total_hPa: number, vapour_gPerM3: number, temperature_K: number): number =>
  total_hPa - vapourPressure_hPa(vapour_gPerM3, temperature_K);

/**
 * Attenuation of `d_km` (0 allowed) through air of one state, with flags. Air that cannot be (no pressure, 0 K, negative
 * vapour) is a model-range error.
 */
export function gasAttenuation(f_GHz: number, d_km: number, air: Air, trace?: Trace): GasPrediction {
  const { dryPressure_hPa: p, temperature_K, vapour_gPerM3 } = air;
  requirePositive({ f_GHz, dryPressure_hPa: p, temperature_K });
  requireWithin('vapour_gPerM3', vapour_gPerM3, 0, Number.MAX_VALUE);
  requireWithin('d_km', d_km, 0, Number.MAX_VALUE);
  const oxygen_dBperKm = oxygenAttenuation_dBperKm(f_GHz, air);
  const vapour_dBperKm = vapourAttenuation_dBperKm(f_GHz, air);
  const loss_dB = (oxygen_dBperKm + vapour_dBperKm) * d_km; // ITU-R P.676-13 Annex 1 §2.1
  if (trace) {
    const equation = 'ITU-R P.676-13 Annex 1 §1, eq. (1)';
    trace({ symbol: 'γ_o', value: oxygen_dBperKm, unit: 'dB/km', equation });
    trace({ symbol: 'γ_w', value: vapour_dBperKm, unit: 'dB/km', equation });
    trace({ symbol: 'A', value: loss_dB, unit: 'dB', equation: 'ITU-R P.676-13 Annex 1 §2.1' });
  }
  return { loss_dB, oxygen_dBperKm, vapour_dBperKm, flags: rangeFlags(limits, { f_GHz }) };
}
