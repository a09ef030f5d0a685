/**
 * People on each output pixel, by the first basis that the inputs allow (rules R7): population raster → township totals →
 * place points spread on buildings → buildings × 3 → built-up land → roads. The basis is named in every output.
 */
import type { Text } from '../foundation/text.js';
import type { GridSpec } from '../raster/raster.js';
import { demandMessages as m } from './messages.js';
import { peopleOf, type Place, pixelAt } from './places.js';
import { spreadTownships, type Township } from './townships.js';

export type DemandBasis =
  | 'population-raster'
  | 'township-totals'
  | 'places-on-buildings'
  | 'buildings'
  | 'built-up'
  | 'roads'
  | 'none';

/** People per building, where nothing better is known (rules R7 [d]). */
export const peoplePerBuilding = 3;
/** Buildings within this distance of a settlement point share its people (rules R7). */
const spread_m = 1000;

export interface PeopleInput {
  readonly grid: GridSpec;
  readonly areaMask: Uint8Array;
  /** Counts already on the pixel grid; NaN = no data. */
  readonly population?: Float64Array;
  readonly townships?: readonly Township[];
  readonly places: readonly Place[];
  /** Building centres in the working CRS, x and y in turn, and their floor weights (area × floors). */
  readonly buildings?: { readonly xy: Float64Array; readonly weight: Float64Array };
  /** 1 = built-up land cover. */
  readonly builtUp: Uint8Array;
  readonly road_km?: Float64Array;
}

export interface People {
  readonly basis: DemandBasis;
  readonly basisText: Text;
  /** Per pixel, 0 outside the area. Weights, not people, for the bases `built-up` and `roads`. */
  readonly people: Float64Array;
  readonly total: number;
  /** Settlements that the basis missed and that were added as points, and the people they brought. */
  readonly settlementsAdded: number;
  readonly peopleAdded: number;
}

export function pixelPeople(input: PeopleInput): People {
  const { basis, people } = firstBasis(input);
  for (let i = 0; i < people.length; i++) if (input.areaMask[i] === 0 || !(people[i] > 0)) people[i] = 0;
  const added =
    basis === 'population-raster' || basis === 'township-totals' || basis === 'buildings'
      ? addSettlements(input, people)
      : { settlements: 0, people: 0 };
  return {
    basis,
    basisText: m[basis],
    people,
    total: people.reduce((a, b) => a + b, 0),
    settlementsAdded: added.settlements,
    peopleAdded: added.people,
  };
}

function firstBasis(input: PeopleInput): { basis: DemandBasis; people: Float64Array } {
  const size = input.areaMask.length;
  if (input.population && sum(input.population) > 0)
    return { basis: 'population-raster', people: input.population.slice() };
  const townships = spreadTownships(input.townships ?? [], input);
  if (sum(townships) > 0) return { basis: 'township-totals', people: townships };
  const settled = input.places.filter((p) => peopleOf(p) > 0);
  if (settled.length > 0) return { basis: 'places-on-buildings', people: spreadPlaces(input, settled) };
  if (input.buildings && input.buildings.weight.length > 0)
    return { basis: 'buildings', people: buildingPeople(input, size) };
  if (input.builtUp.some((b) => b === 1))
    return { basis: 'built-up', people: Float64Array.from(input.builtUp) };
  if (input.road_km && sum(input.road_km) > 0) return { basis: 'roads', people: input.road_km.slice() };
  return { basis: 'none', people: new Float64Array(size) };
}

/** Each settlement's people on the buildings within a kilometre, by floor area; without buildings on its footprint. */
function spreadPlaces(input: PeopleInput, settled: readonly Place[]): Float64Array {
  const people = new Float64Array(input.areaMask.length);
  const { buildings } = input;
  const squares = buildings ? inSquares(buildings.xy) : undefined;
  for (const place of settled) {
    const shares: [pixel: number, weight: number][] = [];
    if (buildings && squares)
      for (const b of around(squares, place.x_m, place.y_m)) {
        const dx = buildings.xy[2 * b] - place.x_m;
        const dy = buildings.xy[2 * b + 1] - place.y_m;
        if (dx * dx + dy * dy > spread_m * spread_m) continue;
        const pixel = pixelAt(input.grid, buildings.xy[2 * b], buildings.xy[2 * b + 1]);
        if (pixel >= 0 && input.areaMask[pixel] === 1) shares.push([pixel, buildings.weight[b]]);
      }
    if (shares.length === 0) for (const pixel of place.pixels) shares.push([pixel, 1]);
    const total = shares.reduce((a, [, w]) => a + w, 0);
    for (const [pixel, w] of shares) people[pixel] += (peopleOf(place) * w) / total;
  }
  return people;
}

/** Points by the square of `spread_m` they lie in, so that a place looks at nine squares and not at the whole county. */
function inSquares(xy: Float64Array): Map<string, number[]> {
  const squares = new Map<string, number[]>();
  for (let i = 0; 2 * i < xy.length; i++) {
    const key = `${Math.floor(xy[2 * i] / spread_m)}/${Math.floor(xy[2 * i + 1] / spread_m)}`;
    const list = squares.get(key);
    if (list) list.push(i);
    else squares.set(key, [i]);
  }
  return squares;
}

function around(squares: ReadonlyMap<string, readonly number[]>, x_m: number, y_m: number): number[] {
  const out: number[] = [];
  for (let dx = -1; dx <= 1; dx++)
    for (let dy = -1; dy <= 1; dy++) {
      const key = `${Math.floor(x_m / spread_m) + dx}/${Math.floor(y_m / spread_m) + dy}`;
      for (const i of squares.get(key) ?? []) out.push(i);
    }
  return out;
}

function buildingPeople({ buildings, grid }: PeopleInput, size: number): Float64Array {
  const people = new Float64Array(size);
  if (!buildings) return people;
  for (let b = 0; b < buildings.weight.length; b++) {
    const pixel = pixelAt(grid, buildings.xy[2 * b], buildings.xy[2 * b + 1]);
    if (pixel >= 0) people[pixel] += peoplePerBuilding;
  }
  return people;
}

/**
 * Settlements that the basis leaves without anybody on their footprint: a population raster misses hamlets.
 * Their people go on their own footprint.
 */
function addSettlements(input: PeopleInput, people: Float64Array): { settlements: number; people: number } {
  const added = { settlements: 0, people: 0 };
  for (const place of input.places) {
    const count = peopleOf(place);
    if (!(count > 0) || place.class !== 'village') continue;
    if (place.pixels.some((p) => people[p] > 0)) continue;
    for (const p of place.pixels) people[p] += count / place.pixels.length;
    added.settlements++;
    added.people += count;
  }
  return added;
}

const sum = (values: Float64Array): number => {
  let total = 0;
  for (const v of values) if (v > 0) total += v;
  return total;
};
