/** Tilt of an antenna: the rule for a missing value and the geometry that turns a direction into pattern angles. */
import { clamp } from '../foundation/math.js';
import { degPerRad, radPerDeg } from '../foundation/units.js';

/** Cell radius that planners of county networks design for, by frequency. Rural 38.901 radii of common link budgets. */
export function designRadius_m(frequency_MHz: number): number {
  if (frequency_MHz <= 1000) return 2500;
  if (frequency_MHz <= 4200) return 1700;
  return 600;
}

/** Missing tilt: the upper −3 dB edge of the main lobe meets the design radius; kept within 2…12°. */
export function defaultTilt_deg(height_mAGL: number, radius_m: number, vpbw_deg: number): number {
  return clamp(Math.atan(height_mAGL / radius_m) * degPerRad + vpbw_deg / 2, 2, 12);
}

export interface BeamOffset {
  /** Azimuth from boresight in the antenna's own frame, (−180, 180]. */
  readonly azimuth_deg: number;
  /** Elevation from the beam axis, up positive, [−90, 90]. */
  readonly elevation_deg: number;
}

/**
 * Direction in the antenna's own frame. Mechanical tilt turns the frame about the horizontal axis across boresight
 * (TR 38.901 §7.1.3 with α = γ = 0); electrical tilt lowers the vertical cut alike in all azimuths.
 * @param azimuthFromBoresight_deg clockwise seen from above
 * @param elevation_deg of the direction above the horizon
 */
export function beamOffset(
  azimuthFromBoresight_deg: number,
  elevation_deg: number,
  mechTilt_deg: number,
  elecTilt_deg: number,
): BeamOffset {
  const phi = azimuthFromBoresight_deg * radPerDeg;
  const eps = elevation_deg * radPerDeg;
  const beta = mechTilt_deg * radPerDeg;
  const x = Math.cos(eps) * Math.cos(phi);
  const y = Math.cos(eps) * Math.sin(phi);
  const z = Math.sin(eps);
  const forward = x * Math.cos(beta) - z * Math.sin(beta);
  const up = x * Math.sin(beta) + z * Math.cos(beta);
  return {
    azimuth_deg: Math.atan2(y, forward) * degPerRad,
    elevation_deg: clamp(Math.asin(clamp(up, -1, 1)) * degPerRad + elecTilt_deg, -90, 90),
  };
}
