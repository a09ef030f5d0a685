/**
 * GeoJSON, RFC 7946, and the older form with a "crs" member. Returns plain features; coordinates are checked to be finite
 * and nested as the geometry type demands, so that later code may trust them. Leaves out topology checks.
 */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { CoverageError } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { jsonErrorAt } from './jsonError.js';
import { readBytes } from './table/bytes.js';
import { tableMessages as m } from './table/messages.js';
import type { Table } from './table/table.js';
import { decodeText } from './table/text.js';

export interface GeoJsonFile {
  readonly file: string;
  readonly features: readonly Feature<Geometry | null>[];
  /** Name in the "crs" member (`EPSG:25833`); undefined means WGS 84 by RFC 7946. */
  readonly crs: string | undefined;
}

/** A string in V8 holds half a GiB; its parsed form takes several times as much. */
export const geoJsonLimit_MiB = 256;

/** Reads one file. Throws CoverageError ('file', 'resource', 'inputData') with the file and, for broken JSON, the line. */
export async function readGeoJson(file: string): Promise<GeoJsonFile> {
  const { text } = decodeText(await readBytes(file, geoJsonLimit_MiB), file);
  return parseGeoJson(text, file);
}

export function parseGeoJson(text: string, file: string): GeoJsonFile {
  const root = parseJson(text, file);
  const features = featuresOf(root, file);
  features.forEach((f, i) => {
    checkFeature(f, i, file);
  });
  return { file, features, crs: crsName(root, file) };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const at = jsonErrorAt(text);
    const cut = at >= text.length;
    throw refused(
      cut ? m.jsonTruncated : fill(m.jsonBroken, { found: text.slice(at, at + 20).split('\n')[0] }),
      file,
      lineOf(text, at),
    );
  }
}

function lineOf(text: string, position: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

function featuresOf(root: unknown, file: string): Feature<Geometry | null>[] {
  const type = isRecord(root) ? root.type : undefined;
  if (isRecord(root) && type === 'FeatureCollection' && Array.isArray(root.features))
    return (root as unknown as FeatureCollection).features;
  if (type === 'Feature') return [root as Feature];
  if (typeof type === 'string' && type in nesting)
    return [{ type: 'Feature', properties: {}, geometry: root as Geometry }];
  const found = isRecord(root)
    ? typeof type === 'string'
      ? type
      : '{}'
    : root === null
      ? 'null'
      : typeof root;
  throw refused(fill(m.notGeoJson, { found: found.slice(0, 40) }), file);
}

/** Depth of arrays around a position. */
const nesting: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
  GeometryCollection: -1,
};

function checkFeature(f: unknown, index: number, file: string): void {
  if (!isRecord(f) || f.type !== 'Feature') throw badFeature(index, m.notFeature, file);
  if (f.properties !== null && !isRecord(f.properties)) (f as { properties: unknown }).properties = {};
  if (f.geometry === null || f.geometry === undefined) {
    (f as { geometry: unknown }).geometry = null;
    return;
  }
  checkGeometry(f.geometry, index, file);
}

function checkGeometry(g: unknown, index: number, file: string): void {
  const type = isRecord(g) && typeof g.type === 'string' ? g.type : '?';
  if (!isRecord(g) || !(type in nesting))
    throw badFeature(index, fill(m.badGeometryType, { type: type.slice(0, 40) }), file);
  if (type === 'GeometryCollection') {
    const parts = Array.isArray(g.geometries) ? g.geometries : [];
    // Collections inside collections are discouraged by RFC 7946 and are not followed.
    for (const part of parts) {
      if (isRecord(part) && part.type === 'GeometryCollection')
        throw badFeature(index, fill(m.badGeometryType, { type }), file);
      checkGeometry(part, index, file);
    }
    return;
  }
  if (!nested(g.coordinates, nesting[type])) throw badFeature(index, fill(m.badCoordinates, { type }), file);
}

function nested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth === 0) return value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
  return value.every((v) => nested(v, depth - 1));
}

function crsName(root: unknown, file: string): string | undefined {
  if (!isRecord(root) || root.crs === undefined || root.crs === null) return undefined;
  const properties = isRecord(root.crs) && isRecord(root.crs.properties) ? root.crs.properties : {};
  const name = properties.name;
  if (typeof name !== 'string') throw refused(m.badCrsMember, file);
  if (/CRS:?84/i.test(name)) return 'EPSG:4326';
  const code = /EPSG:(?:[^:]*:)?(\d+)$/i.exec(name)?.[1];
  return code === undefined ? name : `EPSG:${code}`;
}

/**
 * Point features as a table, so that stations and places in GeoJSON read like CSV. Columns are the properties in order of
 * first appearance, then `lon, lat` (or `x, y` in a declared CRS other than WGS 84). Row numbers count features from 1.
 */
export function pointTable(source: GeoJsonFile): Table {
  const projected = source.crs !== undefined && source.crs !== 'EPSG:4326';
  const [east, north] = projected ? ['x', 'y'] : ['lon', 'lat'];
  const columns = new Map<string, number>();
  const points = source.features.flatMap((f, i) =>
    f.geometry?.type === 'Point' ? [{ f, number: i + 1, at: f.geometry.coordinates }] : [],
  );
  for (const { f } of points)
    for (const key of Object.keys(f.properties ?? {}))
      if (!/^(lon|lat|x|y)$/i.test(key) && !columns.has(key)) columns.set(key, columns.size);
  const header = [...columns.keys(), east, north];
  const rows = points.map(({ f, at }) => {
    const row = new Array<string>(header.length).fill('');
    for (const [key, value] of Object.entries(f.properties ?? {})) {
      const c = columns.get(key);
      if (c !== undefined && value !== null && value !== undefined)
        row[c] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
    row[header.length - 2] = String(at[0]);
    row[header.length - 1] = String(at[1]);
    return row;
  });
  return {
    file: source.file,
    header,
    rows,
    headerRow: 0,
    rowNumber: (i) => points[i].number,
    decimalComma: false,
  };
}

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

function badFeature(index: number, reason: Text, file: string): CoverageError {
  return refused(fill(m.badFeature, { index: index + 1, reason }), file);
}

function refused(text: Text, file: string, row?: number): CoverageError {
  return new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_GEOJSON',
    text,
    where: { file, row },
  });
}
