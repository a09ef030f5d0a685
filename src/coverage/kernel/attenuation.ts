/** What an antenna lets through in a direction. */
import { cosTenth } from './foldArrays.js';
import type { FoldPattern } from './foldTypes.js';

/** Combined attenuation of both cuts towards (azimuth, elevation) for a sector's azimuth and tilts, dB. */
export function attenuation_dB(
  pattern: FoldPattern,
  sectorAzimuth_deg: number,
  mechTilt_deg: number,
  elecTilt_deg: number,
  azimuth_deg: number,
  elevation_deg: number,
): number {
  let h = 0;
  let tilt = elecTilt_deg + mechTilt_deg;
  if (!Number.isNaN(sectorAzimuth_deg)) {
    let offset = azimuth_deg - sectorAzimuth_deg;
    if (offset < 0) offset += 360;
    h = Math.floor(offset * 10 + 0.5);
    if (h >= 3600) h -= 3600;
    // A mechanically tilted antenna looks down in front, level at the sides and up behind.
    tilt = elecTilt_deg + mechTilt_deg * cosTenth[h];
  }
  let v = Math.floor((elevation_deg + tilt) * 10 + 0.5) + 900;
  v = v < 0 ? 0 : v > 1800 ? 1800 : v;
  const sum = pattern.horizontal_dB[h] + pattern.vertical_dB[v];
  return sum > pattern.maxAttenuation_dB ? pattern.maxAttenuation_dB : sum;
}
