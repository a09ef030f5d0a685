/**
 * Where people live, told without land cover (rules R3): from buildings, people, places and streets. The mask stands in for
 * the built-up classes of a land cover; all other ground stays unmapped, with nothing on it.
 */
import type { GridSpec } from '../raster/raster.js';
import { clutterIndex } from './clutter.js';

/**
 * Thresholds [d]. A village is five houses of 100 m² on a hectare, with three people each (rules R7); a town is five times as
 * dense. 1500 people per km² is also what the Degree of Urbanisation (Eurostat, UN 2021) asks of an urban centre. Streets:
 * one road through a square of 500 m is 2 km/km², two that cross are 4; four streets make a settlement.
 */
export const settlementThresholds = {
  /** Side of the square around a cell in which buildings are counted, m. */
  buildingSquare_m: 100,
  /** Share of ground under roofs. */
  villageBuiltShare: 0.05,
  suburbanBuiltShare: 0.25,
  villagePeople_perKm2: 1500,
  suburbanPeople_perKm2: 7500,
  roadSquare_m: 500,
  villageRoad_kmPerKm2: 8,
} as const;

/** What a project knows, per working cell; absent: not given. */
export interface SettlementEvidence {
  /** Ground under the roofs of the buildings whose middle is in the cell, m². */
  readonly buildings_m2?: Float32Array;
  /** NaN = no data. */
  readonly people_perKm2?: Float32Array;
  /** 1 = in the footprint of a place. */
  readonly places?: Uint8Array;
  /** Streets, km in the cell. Asked only where neither buildings nor people are known: they say least. */
  readonly road_km?: Float64Array;
}

export type SettlementSource = 'buildings' | 'population' | 'places' | 'roads';

export interface SettlementFacts {
  /** Working cells that each source by itself marks; a source that is not there was not given or not asked. */
  readonly cellsBy: Readonly<Partial<Record<SettlementSource, number>>>;
}

/** Grade of a cell by one source: 0 nothing, 1 village, 2 suburban. */
type Grade = (cell: number) => 0 | 1 | 2;

/** Writes village and suburban into `classes` where the densest of the sources says so. */
export function paintSettlements(
  grid: GridSpec,
  evidence: SettlementEvidence,
  classes: Uint8Array,
): SettlementFacts {
  const index = [0, clutterIndex('village'), clutterIndex('suburban')];
  const cellsBy: Partial<Record<SettlementSource, number>> = {};
  for (const [source, gradeOf] of gradesOf(grid, evidence)) {
    let marked = 0;
    for (let i = 0; i < classes.length; i++) {
      const grade = gradeOf(i);
      if (grade === 0) continue;
      marked++;
      // The classes' indices rise with density.
      classes[i] = Math.max(classes[i], index[grade]);
    }
    cellsBy[source] = marked;
  }
  return { cellsBy };
}

function gradesOf(grid: GridSpec, evidence: SettlementEvidence): [SettlementSource, Grade][] {
  const t = settlementThresholds;
  const cell_m2 = grid.cellX * grid.cellY;
  const { buildings_m2, people_perKm2, places, road_km } = evidence;
  const grades: [SettlementSource, Grade][] = [];
  if (buildings_m2) {
    const around_m2 = squareMeans(buildings_m2, grid, t.buildingSquare_m);
    const byShare = grader(t.villageBuiltShare, t.suburbanBuiltShare);
    grades.push(['buildings', (i) => byShare(around_m2[i] / cell_m2)]);
  }
  if (people_perKm2) {
    const byPeople = grader(t.villagePeople_perKm2, t.suburbanPeople_perKm2);
    grades.push(['population', (i) => byPeople(people_perKm2[i])]);
  }
  if (places) grades.push(['places', (i) => (places[i] === 1 ? 1 : 0)]);
  if (road_km && !buildings_m2 && !people_perKm2) {
    const around_km = squareMeans(road_km, grid, t.roadSquare_m);
    const byRoad = grader(t.villageRoad_kmPerKm2, Number.POSITIVE_INFINITY);
    grades.push(['roads', (i) => byRoad(around_km[i] / (cell_m2 / 1e6))]);
  }
  return grades;
}

/** NaN is below every threshold. */
const grader =
  (village: number, suburban: number) =>
  (density: number): 0 | 1 | 2 =>
    density >= suburban ? 2 : density >= village ? 1 : 0;

/** Mean over the cells of the grid in a square around each cell, its side rounded to an odd number of cells. */
export function squareMeans(
  values: Float32Array | Float64Array,
  { cols, rows, cellX }: Pick<GridSpec, 'cols' | 'rows' | 'cellX'>,
  side_m: number,
): Float32Array {
  const reach = Math.max(0, Math.round((side_m / cellX - 1) / 2));
  const alongRows = new Float32Array(values.length);
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) runningMean(values, alongRows, row * cols, 1, cols, reach);
  for (let col = 0; col < cols; col++) runningMean(alongRows, out, col, cols, rows, reach);
  return out;
}

/** Means of `count` values from `first`, `step` apart, over `reach` neighbours on each side. */
function runningMean(
  values: Float32Array | Float64Array,
  out: Float32Array,
  first: number,
  step: number,
  count: number,
  reach: number,
): void {
  let sum = 0;
  for (let k = 0; k < Math.min(reach, count); k++) sum += values[first + k * step];
  for (let k = 0; k < count; k++) {
    const entering = k + reach;
    const leaving = k - reach - 1;
    if (entering < count) sum += values[first + entering * step];
    if (leaving >= 0) sum -= values[first + leaving * step];
    out[first + k * step] = sum / (Math.min(count - 1, entering) - Math.max(0, leaving + 1) + 1);
  }
}
