/**
 * Parabolic antennas of point-to-point links: average side-lobe pattern. ITU-R F.1245-3 recommends 2, 1-86 GHz. An average
 * over many antennas, for aggregate interference; a peak envelope is higher.
 */
import { speedOfLight_mps } from '../foundation/units.js';

/** Diameter of a dish in wavelengths, D/λ. */
export const dishDiameter_wl = (diameter_m: number, f_GHz: number): number =>
  (diameter_m * f_GHz * 1e9) / speedOfLight_mps;

/** Gain on the axis, dBi. */
export const dishAxisGain_dBi = (diameter_wl: number): number => 20 * Math.log10(diameter_wl) + 7.7; // ITU-R F.1245-3, G_max

/** Gain at `offset_deg` from the axis, on either side, up to 180°, dBi. */
export function dishGain_dBi(diameter_wl: number, offset_deg: number): number {
  const phi = Math.abs(offset_deg);
  const G_max = dishAxisGain_dBi(diameter_wl);
  const lg = Math.log10(diameter_wl);
  const G_1 = 2 + 15 * lg; // first side lobe
  const mainLobe_deg = (20 / diameter_wl) * Math.sqrt(Math.max(0, G_max - G_1)); // φ_m
  if (phi < mainLobe_deg) return G_max - 2.5e-3 * (diameter_wl * phi) ** 2;
  if (diameter_wl <= 100) return (phi < 48 ? 39 - 25 * Math.log10(phi) : -3) - 5 * lg; // recommends 2.2
  if (phi < 12.02 * diameter_wl ** -0.6) return G_1; // φ_r, recommends 2.1
  return phi < 48 ? 29 - 25 * Math.log10(phi) : -13;
}
