/** What the weak zones of all services of a run share: the statistics grid, where places stand, which town is where. */
import { PointPredictor, type PointWorld } from '../../coverage/points.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Place } from '../../demand/places.js';
import type { EntrySource } from '../audit/entry.js';
import { isSettlement, nearest } from './names.js';
import { fineCell_m, gridAt, makeStatGrid, type StatGrid } from './statGrid.js';

export interface WeakZonesInput extends PointWorld {
  /** Demand on the output grid; people when `basisIsPeople`, else weights of built-up land or roads. */
  readonly people: Float64Array;
  readonly basisIsPeople: boolean;
  /** Weight of each pixel's demand in the need of a zone; all 1 when absent. Counts of people are not weighted. */
  readonly demandWeights?: Float64Array;
  readonly road_km?: Float64Array;
  /** How homes weaken a signal, for zones that lack it indoors only. */
  readonly entryLoss: EntrySource;
  readonly places: readonly Place[];
  /** Positions of towers, working CRS; undefined when no tower table was given. */
  readonly towers?: readonly { readonly x_m: number; readonly y_m: number }[];
  readonly toLonLat: (x_m: number, y_m: number) => [lon: number, lat: number];
  readonly county: string;
  /** Name of the town that holds a position, empty outside all; without it the nearest settlement's town. */
  readonly townAt?: (x_m: number, y_m: number) => string;
}

export interface ZoneContext extends WeakZonesInput {
  readonly grid: StatGrid;
  /** Places by the grid they stand in. */
  readonly standing: ReadonlyMap<number, readonly Place[]>;
  readonly settlements: readonly Place[];
  /** Number of the town of a grid; equal numbers are one town. */
  readonly townOf: (grid: number) => number;
  readonly predictor: PointPredictor;
}

export function prepareZones(input: WeakZonesInput): ZoneContext {
  const grid = makeStatGrid(input.coverage);
  const settlements = input.places.filter(isSettlement);
  return {
    ...input,
    grid,
    standing: standingPlaces(grid, input.coverage, input.places),
    settlements,
    townOf: townNumbers(
      grid,
      input.townAt ?? ((x_m, y_m) => nearest(settlements, { x_m, y_m })?.place.town ?? ''),
    ),
    predictor: new PointPredictor(input),
  };
}

/** Places by the grid of their centre, or of their first pixel when the centre lies off the area. */
function standingPlaces(
  grid: StatGrid,
  { pixelGrid: g }: CoverageResult,
  places: readonly Place[],
): ReadonlyMap<number, readonly Place[]> {
  const held = new Map<number, Place[]>();
  for (const place of places) {
    let i = gridAt(grid, place.x_m, place.y_m);
    const p = place.pixels[0];
    if (i < 0)
      i = gridAt(
        grid,
        g.originX + ((p % g.cols) + 0.5) * g.cellX,
        g.originY - (Math.floor(p / g.cols) + 0.5) * g.cellY,
      );
    if (i < 0) continue;
    const list = held.get(i);
    if (list) list.push(place);
    else held.set(i, [place]);
  }
  return held;
}

/** Asked once per grid, and only for grids that need it. */
function townNumbers(grid: StatGrid, townAt: (x_m: number, y_m: number) => string): (grid: number) => number {
  const known = new Int32Array(grid.first.length).fill(-1);
  const numbers = new Map<string, number>();
  return (i) => {
    if (known[i] >= 0) return known[i];
    const half = (grid.side[i] * fineCell_m) / 2;
    const x = grid.originX + (grid.first[i] % grid.cols) * fineCell_m + half;
    const y = grid.originY - Math.floor(grid.first[i] / grid.cols) * fineCell_m - half;
    const town = townAt(x, y);
    const number = numbers.get(town) ?? numbers.size;
    numbers.set(town, number);
    known[i] = number;
    return number;
  };
}
