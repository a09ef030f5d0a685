/** Places, villages and towers from GeoJSON or tables as plain attributes and WGS 84 geometry. */
import type { Geometry, Position } from 'geojson';
import { Diagnostics } from '../../foundation/diagnostics.js';
import { CoverageError, type Where } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { transformer } from '../../geo/transform.js';
import { readGeoJson } from '../../io/geojson.js';
import { parseAngle } from '../../io/table/numbers.js';
import { readTable } from '../../io/table/table.js';
import type { PlaceInput } from '../../demand/places.js';
import { networkMessages } from '../../network/messages.js';
import type { FileRef, ProjectConfig } from '../config/types.js';
import { analyzeMessages as m } from './messages.js';

const lonNames = ['lon', 'lng', 'longitude', 'x', '经度'];
const latNames = ['lat', 'latitude', 'y', '纬度'];

export async function readPoints(ref: FileRef, fileClass?: string): Promise<PlaceInput[]> {
  const out: PlaceInput[] = [];
  for (const file of ref.file) {
    const part = /\.(geo)?json$/i.test(file)
      ? await fromGeoJson(file, ref.crs)
      : await fromTable(file, ref.crs);
    for (const p of part) out.push({ ...p, fileClass });
  }
  return out;
}

/** Reads what a run places after the prediction, so that a file that cannot be placed is refused before it. */
export async function checkPoints(config: ProjectConfig): Promise<void> {
  const { admin, demand, siting, terrain } = config;
  const { sites, towers } = siting.candidates;
  const others = [admin.villages, sites, towers, terrain.buildings, demand.roads];
  for (const ref of [...demand.places, ...others]) if (ref) await readPoints(ref);
}

async function fromGeoJson(file: string, declared: string | undefined): Promise<PlaceInput[]> {
  const source = await readGeoJson(file);
  const toLonLat = placer(declared ?? source.crs ?? 'EPSG:4326');
  return source.features.flatMap(({ geometry, properties }, i) => {
    if (!geometry) return [];
    const where = { file, field: `features[${i}]` };
    return [{ attributes: properties ?? {}, geometry: reproject(geometry, (x, y) => toLonLat(x, y, where)) }];
  });
}

async function fromTable(file: string, declared: string | undefined): Promise<PlaceInput[]> {
  const table = await readTable(file);
  const column = (names: readonly string[]) =>
    table.header.findIndex((h) => names.includes(h.trim().toLowerCase()));
  const [lon, lat] = [column(lonNames), column(latNames)];
  if (lon < 0 || lat < 0)
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_POINTS_COLUMNS',
      text: fill(m.pointColumns, { lon: lonNames.join(', '), lat: latNames.join(', ') }),
      where: { file, row: table.headerRow },
    });
  const toLonLat = placer(declared ?? 'EPSG:4326');
  const problems = new Diagnostics();
  const places = table.rows.flatMap((cells, i): PlaceInput[] => {
    const [x, y] = [lon, lat].map((column) => {
      const value = parseAngle(cells[column], table.decimalComma);
      if (value !== undefined && Number.isNaN(value))
        problems.error(
          'CVG_INPUT_NUMBER',
          fill(networkMessages.notNumber, { value: cells[column].slice(0, 40) }),
          { file, row: table.rowNumber(i), column: column + 1, field: table.header[column] },
          networkMessages.notNumberHint,
        );
      return value;
    });
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) return [];
    const where = { file, row: table.rowNumber(i), column: lon + 1, field: table.header[lon] };
    const attributes = Object.fromEntries(table.header.map((h, k) => [h.trim(), cells[k]]));
    return [{ attributes, geometry: { type: 'Point', coordinates: toLonLat(x, y, where) } }];
  });
  problems.throwIfErrors('inputData');
  return places;
}

/** To WGS 84; what is no place on earth would otherwise be a place outside the county, and be lost without a word. */
export function placer(crs: string): (x: number, y: number, where: Where) => [lon: number, lat: number] {
  const toLonLat = transformer(crs, 'EPSG:4326');
  return (x, y, where) => {
    const [lon, lat] = toLonLat(x, y);
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_INPUT_POSITION',
      text: fill(m.notOnEarth, { x, y, crs }),
      hint: m.notOnEarthHint,
      where,
    });
  };
}

/** Geometry with every position transformed. */
export function reproject(
  geometry: Geometry,
  transform: (x: number, y: number) => [number, number],
): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((g) => reproject(g, transform)) };
  const walk = (c: unknown): unknown =>
    typeof (c as Position)[0] === 'number'
      ? transform((c as Position)[0], (c as Position)[1])
      : (c as unknown[]).map(walk);
  return { ...geometry, coordinates: walk(geometry.coordinates) } as Geometry;
}

/** An attribute as text: '' for what is neither text nor number. */
export function attributeText(attributes: Readonly<Record<string, unknown>>, name: string): string {
  const value = attributes[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
