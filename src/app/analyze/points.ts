/** Places, villages and towers from GeoJSON or tables as plain attributes and WGS 84 geometry. */
import type { Geometry, Position } from 'geojson';
import { CoverageError } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { transformer } from '../../geo/transform.js';
import { readGeoJson } from '../../io/geojson.js';
import { parseAngle } from '../../io/table/numbers.js';
import { readTable } from '../../io/table/table.js';
import type { PlaceInput } from '../../demand/places.js';
import type { FileRef } from '../config/types.js';
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

async function fromGeoJson(file: string, declared: string | undefined): Promise<PlaceInput[]> {
  const source = await readGeoJson(file);
  const toLonLat = transformer(declared ?? source.crs ?? 'EPSG:4326', 'EPSG:4326');
  return source.features.flatMap(({ geometry, properties }) =>
    geometry ? [{ attributes: properties ?? {}, geometry: reproject(geometry, toLonLat) }] : [],
  );
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
  const toLonLat = transformer(declared ?? 'EPSG:4326', 'EPSG:4326');
  return table.rows.flatMap((cells): PlaceInput[] => {
    const x = parseAngle(cells[lon], table.decimalComma);
    const y = parseAngle(cells[lat], table.decimalComma);
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) return [];
    const attributes = Object.fromEntries(table.header.map((h, i) => [h.trim(), cells[i]]));
    return [{ attributes, geometry: { type: 'Point', coordinates: toLonLat(x, y) } }];
  });
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
