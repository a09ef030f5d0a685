/** Pixel values turned into legend classes. A class is what the map can show; unknown and outside are never a grade. */
import type { Text } from '../../foundation/text.js';
import { mapMessages as m } from './messages.js';

export interface Grade {
  readonly label: Text;
  /** `#rrggbb`, before relief shading. */
  readonly colour: string;
}

export interface Legend {
  readonly title: Text;
  /** Symbol of the unit, the same in both languages; empty for states. */
  readonly unit: string;
  /** Index = class; drawn in this order. */
  readonly grades: readonly Grade[];
}

/** Class codes beside the indices of `Legend.grades`. */
export const outsideClass = 254;
export const unknownClass = 255;

/** Lower bounds in dBm of the first four grades of China Mobile's field tests; the fifth is everything below. */
export const rsrpBounds_dBm: readonly number[] = [-85, -95, -105, -115];

/** Blue to red over light yellow: the order stays readable with any kind of colour blindness. */
export const rsrpLegend: Legend = {
  title: m.rsrp,
  unit: 'dBm',
  grades: [
    { label: m.rsrpExcellent, colour: '#2c7bb6' },
    { label: m.rsrpGood, colour: '#93cbe3' },
    { label: m.rsrpMiddle, colour: '#f7f3b0' },
    { label: m.rsrpPoor, colour: '#f5a259' },
    { label: m.rsrpVeryPoor, colour: '#cc3b32' },
  ],
};

/** Raster codes 1, 5, 4, 2, 3 in the order from best to worst. */
export const statusLegend: Legend = {
  title: m.status,
  unit: '',
  grades: [
    { label: m.statusCovered, colour: '#8ec3dd' },
    { label: m.statusUplink, colour: '#2f7f79' },
    { label: m.statusQuality, colour: '#8a63b0' },
    { label: m.statusWeak, colour: '#f6c667' },
    { label: m.statusBlind, colour: '#c43c35' },
  ],
};

/** Codes of `status.tif`: where the area ends and where data are missing. */
const status = { outside: 0, blind: 3, unknown: 255 } as const;
const classOfStatus = new Map([
  [1, 0],
  [5, 1],
  [4, 2],
  [2, 3],
  [status.blind, 4],
  [status.outside, outsideClass],
]);

/** A status raster as classes of `statusLegend`; codes that are not in use count as unknown. */
export function statusClasses(raster: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(raster.length);
  for (let i = 0; i < out.length; i++) out[i] = classOfStatus.get(raster[i]) ?? unknownClass;
  return out;
}

/**
 * Levels in dBm as classes of `rsrpLegend`, with the layer's status raster of the same shape. NaN is the lowest grade where
 * the status says blind (no cell's prediction reaches the pixel) and unknown otherwise.
 */
export function rsrpClasses(rsrp_dBm: ArrayLike<number>, statusRaster: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(rsrp_dBm.length);
  const lowest = rsrpBounds_dBm.length;
  for (let i = 0; i < out.length; i++) {
    const level = rsrp_dBm[i];
    if (statusRaster[i] === status.outside) out[i] = outsideClass;
    else if (statusRaster[i] === status.unknown) out[i] = unknownClass;
    else if (Number.isNaN(level)) out[i] = statusRaster[i] === status.blind ? lowest : unknownClass;
    else out[i] = rsrpGrade(level);
  }
  return out;
}

/** `> −85` is the first grade, `< −115` the last; the bounds between belong to the better side, −85 itself to the second. */
function rsrpGrade(level_dBm: number): number {
  if (level_dBm > rsrpBounds_dBm[0]) return 0;
  let grade = 1;
  while (grade < rsrpBounds_dBm.length && level_dBm < rsrpBounds_dBm[grade]) grade++;
  return grade;
}

/** Share of the area's pixels per grade, and of unknown pixels as the last value. NaN when the area has no pixel. */
export function classShares(classes: Uint8Array, gradeCount: number): number[] {
  const counts = new Array<number>(gradeCount + 1).fill(0);
  let total = 0;
  for (const c of classes) {
    if (c === outsideClass) continue;
    counts[c < gradeCount ? c : gradeCount]++;
    total++;
  }
  return counts.map((n) => (total === 0 ? Number.NaN : n / total));
}
