/** Places and settlements from plain features and table rows, with their footprints on the pixel grid. Pure. */
import { meanPosition, positionsOf } from '../geo/positions.js';
import type { Geometry, Position } from 'geojson';
import type { GridSpec } from '../raster/raster.js';
import { burnPolygon, type Rings } from '../raster/mask.js';
import { ringsBounds } from '../raster/rings.js';
import { classifyPlace, footprintRadius_m, isKeyPoint, type PlaceClass } from './classes.js';
import { attachKeyPoints } from './keyPoints.js';

/** One feature as a reader gives it: attributes and geometry in WGS 84. */
export interface PlaceInput {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry;
  /** Class of the file, for features that name none. */
  readonly fileClass?: string;
  /** From the list of administrative villages. */
  readonly administrative?: boolean;
}

export interface Place {
  readonly id: string;
  readonly class: PlaceClass;
  readonly name: string;
  readonly town: string;
  readonly lon: number;
  readonly lat: number;
  /** Working CRS. */
  readonly x_m: number;
  readonly y_m: number;
  /** NaN = not stated. */
  readonly households: number;
  readonly population: number;
  readonly footprintOrigin: 'polygon' | 'building' | 'class-radius';
  /** Outline of the footprint, working CRS; not cut at the area's border. */
  readonly rings: Rings;
  /** Pixels of the footprint inside the area, ascending; at least the one it stands in when that is inside. */
  readonly pixels: Int32Array;
  /** Seat of an administrative village, not only a settlement. */
  readonly administrative?: boolean;
  /** Declared spots where the programme tests, x and y in turn, working CRS; absent = none declared. */
  readonly keyPoints?: Float64Array;
}

/** People per household, where nothing better is known (rules R7 [d]). */
export const peoplePerHousehold = 3;

/** Stated population, else households × 3; NaN when neither is stated. */
export const peopleOf = (p: Place): number =>
  Number.isNaN(p.population) ? p.households * peoplePerHousehold : p.population;

export interface PlaceContext {
  readonly grid: GridSpec;
  readonly areaMask: Uint8Array;
  readonly fromLonLat: (lon: number, lat: number) => [number, number];
  /** Building rings in the working CRS, looked up by place; undefined = none there. */
  readonly buildingAt: (x_m: number, y_m: number) => Rings | undefined;
}

/** Two records of one village stand at most this far apart. */
const sameVillage_m = 1000;

/**
 * Places inside the area; features that are no recognised place, or have no position, are counted in `skipped`. A place
 * that two files name is one place: what the first leaves open is taken from the second. So are two shops of one class in
 * one building, and a point without a name within the footprint of a place of its class. Key points become part of the
 * place that they lie in.
 */
export function makePlaces(
  inputs: readonly PlaceInput[],
  context: PlaceContext,
): { places: Place[]; skipped: number } {
  const places: Place[] = [];
  const known = new Map<string, number[]>();
  const byClass = new Map<PlaceClass, number[]>();
  const spots: number[] = [];
  let skipped = 0;
  for (const input of inputs) {
    const a = input.attributes;
    if (isKeyPoint(a) && input.geometry.type === 'Point') {
      const [lon, lat] = input.geometry.coordinates;
      spots.push(...context.fromLonLat(lon, lat));
      continue;
    }
    const name = textOf(a, ['name', 'name:zh', '名称', '村名', 'title']);
    const placeClass = classifyPlace(a, name, input.fileClass);
    if (!placeClass || positionsOf(input.geometry).length === 0) {
      skipped++;
      continue;
    }
    const [lon, lat] = meanPosition(input.geometry);
    const [x_m, y_m] = context.fromLonLat(lon, lat);
    const pixel = pixelAt(context.grid, x_m, y_m);
    // Outside the county: its people and places are the neighbour's.
    if (pixel < 0 || context.areaMask[pixel] === 0) continue;
    const place: Place = {
      id: placeId(placeClass, name, lon, lat),
      class: placeClass,
      name,
      town: textOf(a, ['town', '乡镇', 'township']),
      lon,
      lat,
      x_m,
      y_m,
      households: numberOf(a, ['households', '户数', '住户数']),
      population: numberOf(a, ['population', '人口', '人口数']),
      ...(input.administrative ? { administrative: true } : {}),
      ...footprint(input.geometry, placeClass, x_m, y_m, pixel, context),
    };
    const namesakes = held(known, identity(place));
    const kin = byClass.get(placeClass) ?? [];
    byClass.set(placeClass, kin);
    const same =
      namesakes.find((i) => apart_m(places[i], place) <= sameVillage_m) ??
      kin.find((i) => oneHouse(places[i], place));
    if (same === undefined) {
      namesakes.push(places.push(place) - 1);
      kin.push(places.length - 1);
    } else places[same] = merged(places[same], place);
  }
  return { places: attachKeyPoints(places, Float64Array.from(spots)), skipped };
}

/** Two records of one class that no survey would tell apart. */
function oneHouse(a: Place, b: Place): boolean {
  if (a.footprintOrigin === 'building') return a.rings === b.rings;
  if (a.class === 'village' || a.footprintOrigin === 'polygon' || b.footprintOrigin !== 'class-radius')
    return false;
  return (a.name === '' || b.name === '') && apart_m(a, b) <= footprintRadius_m[a.class];
}

/** A named village by its name, its committee's name included; any other place by its spot too. */
function identity(p: Place): string {
  if (p.class === 'village' && p.name !== '') return p.name.replace(/村?(村民委员会|村委会)$/, '村');
  return `${p.class}/${p.name}/${p.lon.toFixed(5)}/${p.lat.toFixed(5)}`;
}

function held(lists: Map<string, number[]>, key: string): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

const apart_m = (a: Place, b: Place): number => Math.hypot(a.x_m - b.x_m, a.y_m - b.y_m);

function merged(first: Place, second: Place): Place {
  const shaped = first.footprintOrigin === 'class-radius' ? second : first;
  return {
    ...first,
    name: first.name || second.name,
    town: first.town || second.town,
    ...(first.administrative || second.administrative ? { administrative: true } : {}),
    households: Number.isNaN(first.households) ? second.households : first.households,
    population: Number.isNaN(first.population) ? second.population : first.population,
    footprintOrigin: shaped.footprintOrigin,
    rings: shaped.rings,
    pixels: shaped.pixels,
  };
}

function footprint(
  geometry: Geometry,
  placeClass: PlaceClass,
  x_m: number,
  y_m: number,
  pixel: number,
  context: PlaceContext,
) {
  const shaped = (footprintOrigin: Place['footprintOrigin'], rings: Rings) => ({
    footprintOrigin,
    rings,
    pixels: pixelsInside(rings, pixel, context),
  });
  const own = ringsOf(geometry, context.fromLonLat);
  if (own.length > 0) return shaped('polygon', own);
  const building =
    placeClass === 'village' || placeClass === 'community' ? undefined : context.buildingAt(x_m, y_m);
  if (building) return shaped('building', building);
  return shaped('class-radius', [circle(x_m, y_m, footprintRadius_m[placeClass])]);
}

/** Pixel centres inside the rings and the area; a footprint smaller than a pixel takes the pixel it stands in. */
function pixelsInside(rings: Rings, standing: number, { grid, areaMask }: PlaceContext): Int32Array {
  const { minX, maxX, minY, maxY } = ringsBounds(rings);
  const col0 = Math.max(0, Math.floor((minX - grid.originX) / grid.cellX));
  const row0 = Math.max(0, Math.floor((grid.originY - maxY) / grid.cellY));
  const col1 = Math.min(grid.cols - 1, Math.floor((maxX - grid.originX) / grid.cellX));
  const row1 = Math.min(grid.rows - 1, Math.floor((grid.originY - minY) / grid.cellY));
  if (col1 < col0 || row1 < row0) return Int32Array.of(standing);
  const part: GridSpec = {
    ...grid,
    originX: grid.originX + col0 * grid.cellX,
    originY: grid.originY - row0 * grid.cellY,
    cols: col1 - col0 + 1,
    rows: row1 - row0 + 1,
  };
  const mask = new Uint8Array(part.cols * part.rows);
  burnPolygon(part, rings, mask);
  const pixels: number[] = [];
  for (let i = 0; i < mask.length; i++) {
    const p = (row0 + Math.floor(i / part.cols)) * grid.cols + col0 + (i % part.cols);
    if (mask[i] === 1 && areaMask[p] === 1) pixels.push(p);
  }
  return pixels.length > 0 ? Int32Array.from(pixels) : Int32Array.of(standing);
}

function circle(x: number, y: number, radius: number): number[] {
  return Array.from({ length: 32 }, (_, i) => [
    x + radius * Math.cos((i * Math.PI) / 16),
    y + radius * Math.sin((i * Math.PI) / 16),
  ]).flat();
}

/** Rings of polygons in the working CRS; nothing for points and lines. */
export function ringsOf(geometry: Geometry, fromLonLat: PlaceContext['fromLonLat']): number[][] {
  const flat = (ring: Position[]) => ring.flatMap(([lon, lat]) => fromLonLat(lon, lat));
  if (geometry.type === 'Polygon') return geometry.coordinates.map(flat);
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat().map(flat);
  return [];
}

export function pixelAt(grid: GridSpec, x_m: number, y_m: number): number {
  const col = Math.floor((x_m - grid.originX) / grid.cellX);
  const row = Math.floor((grid.originY - y_m) / grid.cellY);
  return col >= 0 && row >= 0 && col < grid.cols && row < grid.rows ? row * grid.cols + col : -1;
}

/** Stable from run to run: a hash of class, name and place. */
const placeId = (placeClass: string, name: string, lon: number, lat: number): string =>
  `${placeClass}-${hash32(`${name}/${lon.toFixed(5)}/${lat.toFixed(5)}`)}`;

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
export function hash32(text: string): string {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}

function textOf(attributes: PlaceInput['attributes'], keys: readonly string[]): string {
  for (const key of keys) {
    const value = attributes[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}

/** A count that may be text; "0" is what open data write for "not known". */
export function numberOf(attributes: PlaceInput['attributes'], keys: readonly string[]): number {
  for (const key of keys) {
    const value = attributes[key];
    const n =
      typeof value === 'number'
        ? value
        : typeof value === 'string'
          ? Number(value.replaceAll(/[,，\s]/g, ''))
          : Number.NaN;
    if (Number.isFinite(n) && n > 0) return n;
  }
  return Number.NaN;
}
