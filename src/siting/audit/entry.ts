/**
 * Loss into a building at 50 % and its spread, by the source that the project chooses. It is counted once: clutter along
 * the path ends in the street, and the spread widens σ instead of adding a margin (rules R5).
 */
import { type BuildingType, buildingEntryLoss_dB } from '../../propagation/p2109/equations.js';
import { indoorLoss_dB, type WallModel, wallLoss_dB } from '../../propagation/tr38901/equations.js';
import { type ClutterId, clutterClasses } from '../../terrain/clutter.js';

export const entrySources = ['p2109', 'tr38901', 'national'] as const;
export type EntrySource = (typeof entrySources)[number];

export interface EntryLoss {
  /** By elevation of the path above the horizon, degrees; only ITU-R P.2109 knows a difference. */
  readonly loss_dB: (elevation_deg: number) => number;
  readonly sigma_dB: number;
}

/** Losses of one carrier by building type and land cover around the point. */
export type EntryTable = (type: BuildingType, clutterClass: number) => EntryLoss;

export function entryTable(source: EntrySource, frequency_MHz: number): EntryTable {
  const f_GHz = frequency_MHz / 1000;
  if (source === 'national') {
    const byClass = clutterClasses.map(({ id }) => constant(habit_dB(areaOf(id), f_GHz), habitSigma_dB));
    return (_, clutterClass) => byClass[clutterClass];
  }
  const make = source === 'p2109' ? p2109 : tr38901;
  const byType = {
    traditional: make(f_GHz, 'traditional'),
    'thermally-efficient': make(f_GHz, 'thermally-efficient'),
  };
  return (type) => byType[type];
}

const constant = (loss: number, sigma_dB: number): EntryLoss => ({ loss_dB: () => loss, sigma_dB });

const halfSigma = 0.8413447460685429;

/** ITU-R P.2109-2, median by tenths of a degree. */
function p2109(f_GHz: number, type: BuildingType): EntryLoss {
  const at = (p: number, elevation_deg: number) => buildingEntryLoss_dB(f_GHz, p, type, elevation_deg);
  const table = Float64Array.from({ length: 901 }, (_, i) => at(0.5, i / 10));
  return {
    loss_dB: (elevation_deg) => table[Math.min(900, Math.round(Math.abs(elevation_deg) * 10))],
    sigma_dB: (at(halfSigma, 0) - at(1 - halfSigma, 0)) / 2,
  };
}

/** σ_P of 3GPP TR 38.901 Table 7.4.3-2. */
const wallSigma_dB: Readonly<Record<WallModel, number>> = { low: 4.4, high: 6.5 };
/** Depth behind the wall: the lesser of two uniform draws up to this (TR 38.901 §7.4.3.1, UMa and UMi). */
const deepest_m = 25;
const medianDepth_m = deepest_m * (1 - Math.SQRT1_2);
const depthDeviation_m = deepest_m / Math.sqrt(18);

/** 3GPP TR 38.901 §7.4.3: low-loss walls where P.2109 says traditional, high-loss (coated glass) else. */
function tr38901(f_GHz: number, type: BuildingType): EntryLoss {
  const wall: WallModel = type === 'traditional' ? 'low' : 'high';
  return constant(
    wallLoss_dB(wall, f_GHz) + indoorLoss_dB(medianDepth_m),
    Math.hypot(wallSigma_dB[wall], indoorLoss_dB(depthDeviation_m)),
  );
}

type HabitArea = 'denseUrban' | 'urban' | 'suburban' | 'rural';

/** Planning habit in China, dB by carrier: one wall of the usual building of the area. Starting values. */
const habit: readonly (readonly [f_GHz: number, losses: Readonly<Record<HabitArea, number>>])[] = [
  [0.7, { denseUrban: 18, urban: 15, suburban: 11, rural: 8 }],
  [0.9, { denseUrban: 18, urban: 15, suburban: 12, rural: 8 }],
  [1.8, { denseUrban: 21, urban: 17, suburban: 13, rural: 9 }],
  [2.1, { denseUrban: 22, urban: 18, suburban: 14, rural: 10 }],
  [2.6, { denseUrban: 23, urban: 20, suburban: 16, rural: 11 }],
  [3.5, { denseUrban: 26, urban: 22, suburban: 18, rural: 14 }],
  [4.9, { denseUrban: 29, urban: 25, suburban: 20, rural: 16 }],
];
/** What widens 10 dB outdoors to the 11.7 dB that planners take indoors in dense towns. Starting value. */
const habitSigma_dB = 6.1;

function areaOf(id: ClutterId): HabitArea {
  if (id === 'dense-urban') return 'denseUrban';
  return id === 'urban' || id === 'suburban' ? id : 'rural';
}

/** Straight between carriers over the logarithm of frequency, held at the ends. */
function habit_dB(area: HabitArea, f_GHz: number): number {
  const above = habit.findIndex(([f]) => f >= f_GHz);
  if (above === 0) return habit[0][1][area];
  if (above < 0) return habit[habit.length - 1][1][area];
  const [[f0, low], [f1, high]] = [habit[above - 1], habit[above]];
  return low[area] + ((high[area] - low[area]) * Math.log(f_GHz / f0)) / Math.log(f1 / f0);
}
