/**
 * Beam of a planar antenna array. ITU-R M.2101-0 Annex 1 §5 (TR 37.840 §5.4.4): one element's pattern times the array factor
 * of a steered uniform grid. Angles from the panel's normal.
 */
import { radPerDeg } from '../foundation/units.js';
import { type ElementShape, elementGain_dBi } from './patterns.js';

export interface AntennaArray {
  readonly columns: number;
  readonly rows: number;
  /** Distance of neighbouring elements in wavelengths. */
  readonly columnSpacing_wl: number;
  readonly rowSpacing_wl: number;
  readonly element: ElementShape;
}

/** Where the main beam points. */
export interface BeamDirection {
  /** Same sense as the azimuth of the gain. */
  readonly azimuth_deg: number;
  /** Below the horizon positive. */
  readonly downtilt_deg: number;
}

/**
 * Gain of one beam, dBi; −Infinity exactly in a null.
 * @param azimuth_deg from the normal, [−180, 180]
 * @param zenith_deg 0 up, 90 along the normal, 180 down
 */
export function arrayGain_dBi(
  array: AntennaArray,
  beam: BeamDirection,
  azimuth_deg: number,
  zenith_deg: number,
): number {
  const phi = azimuth_deg * radPerDeg;
  const theta = zenith_deg * radPerDeg;
  const tilt = beam.downtilt_deg * radPerDeg;
  const steer = beam.azimuth_deg * radPerDeg;
  const vertical = array.rowSpacing_wl * (Math.cos(theta) + Math.sin(tilt));
  const horizontal =
    array.columnSpacing_wl * (Math.sin(theta) * Math.sin(phi) - Math.cos(tilt) * Math.sin(steer));
  const power =
    (uniformSum(array.rows, vertical) * uniformSum(array.columns, horizontal)) ** 2 /
    (array.rows * array.columns);
  return elementGain_dBi(array.element, azimuth_deg, 90 - zenith_deg) + 10 * Math.log10(power);
}

/** |Σ exp(2πi·n·turns)| of `count` elements, n from 0: sin(count·π·turns) / sin(π·turns). */
function uniformSum(count: number, turns: number): number {
  // The fraction of a turn keeps the quotient exact near whole turns (grating lobes).
  const part = Math.PI * (turns - Math.round(turns));
  return Math.abs(part) < 1e-9 ? count : Math.abs(Math.sin(count * part) / Math.sin(part));
}
