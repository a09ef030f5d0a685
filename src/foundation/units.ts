/** Unit conversions and physical constants. Convert here, nowhere else. */

/** Speed of light in vacuum, m/s (SI, exact). */
export const speedOfLight_mps = 299_792_458;

export const degPerRad = 180 / Math.PI;
export const radPerDeg = Math.PI / 180;

export const dBm = (power_mW: number): number => 10 * Math.log10(power_mW);
export const decibel = (ratio: number): number => 10 * Math.log10(ratio);
export const dBmOfWatt = (power_W: number): number => 10 * Math.log10(power_W) + 30;

/** Brings an angle into [0, 360). */
export const azimuth360 = (angle_deg: number): number => ((angle_deg % 360) + 360) % 360;

/** Signed difference of two azimuths, in (−180, 180]. */
export function azimuthDifference(a_deg: number, b_deg: number): number {
  const d = azimuth360(a_deg - b_deg);
  return d > 180 ? d - 360 : d;
}
