/** The area of a project: its rings and bounds in the working CRS, and which output pixels lie inside. */
import type { Geometry, Position } from 'geojson';
import { CoverageError } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { type Crs, resolveCrs, utmCrs } from '../../geo/crs.js';
import { transformer } from '../../geo/transform.js';
import { readGeoJson } from '../../io/geojson.js';
import type { Bounds } from '../../raster/grid.js';
import type { GridSpec } from '../../raster/raster.js';
import { burnPolygon, type Rings } from '../../raster/mask.js';
import { insideRings } from '../../raster/rings.js';
import type { AreaConfig, GridConfig } from '../config/types.js';
import { analyzeMessages as m } from './messages.js';

export interface Area {
  /** Metric working CRS. */
  readonly crs: Crs;
  readonly bounds: Bounds;
  /** West, south, east, north in WGS 84 degrees. */
  readonly bbox: readonly [number, number, number, number];
  /** Polygons of rings in the working CRS, x0, y0, x1, y1, …; a place in any of them is inside. */
  readonly polygons: readonly Rings[];
  readonly toLonLat: (x: number, y: number) => [number, number];
  readonly fromLonLat: (lon: number, lat: number) => [number, number];
}

/** Points added along each edge, so that a long straight edge in degrees stays on its line in metres. */
const maxEdge_deg = 0.02;

export async function loadArea(area: AreaConfig, grid: GridConfig): Promise<Area> {
  const polygons = area.boundary ? await boundaryPolygons(area.boundary) : [[bboxRing(area.bbox)]];
  const points = polygons.flat(2);
  const lons = points.map((p) => p[0]);
  const lats = points.map((p) => p[1]);
  const centre = [(min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2];
  const crs = grid.crs === 'auto' ? utmCrs(centre[0], centre[1]) : resolveCrs(grid.crs);
  if (crs.kind !== 'projected' || Math.abs(crs.metresPerUnit - 1) > 1e-9)
    throw new CoverageError('config', {
      severity: 'error',
      code: 'CVG_CRS_NOT_METRIC',
      text: fill(m.crsNotMetric, { crs: crs.id }),
      hint: m.crsNotMetricHint,
      where: { field: 'grid.crs' },
    });
  const fromLonLat = transformer('EPSG:4326', crs);
  const projected = polygons.map((rings) =>
    rings.map((ring) => densify(ring).flatMap(([lon, lat]) => fromLonLat(lon, lat))),
  );
  const coordinates = projected.flat(2);
  const xs = coordinates.filter((_, i) => i % 2 === 0);
  const ys = coordinates.filter((_, i) => i % 2 === 1);
  return {
    crs,
    bbox: [min(lons), min(lats), max(lons), max(lats)],
    bounds: { minX: min(xs), maxX: max(xs), minY: min(ys), maxY: max(ys) },
    polygons: projected,
    fromLonLat,
    toLonLat: transformer(crs, 'EPSG:4326'),
  };
}

/** 1 where the pixel centre is inside the area; shared with the workers. */
export function areaMask(area: Area, grid: GridSpec): Uint8Array {
  const mask = new Uint8Array(new SharedArrayBuffer(grid.cols * grid.rows));
  // One polygon at a time: where two overlap, both count.
  for (const rings of area.polygons) burnPolygon(grid, rings, mask);
  return mask;
}

async function boundaryPolygons(boundary: NonNullable<AreaConfig['boundary']>): Promise<Position[][][]> {
  const polygons: Position[][][] = [];
  for (const file of boundary.file) {
    const source = await readGeoJson(file);
    const toLonLat = transformer(boundary.crs ?? source.crs ?? 'EPSG:4326', 'EPSG:4326');
    for (const feature of source.features)
      for (const rings of polygonsOf(feature.geometry))
        polygons.push(rings.map((ring) => ring.map(([x, y]) => toLonLat(x, y))));
  }
  const broken =
    polygons.length === 0 || polygons.flat(2).some((p) => !(Math.abs(p[0]) <= 180 && Math.abs(p[1]) <= 90));
  if (broken)
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_AREA_BOUNDARY',
      text: m.boundaryBroken,
      hint: m.boundaryBrokenHint,
      where: { file: boundary.file[0], field: 'area.boundary' },
    });
  return polygons;
}

export function polygonsOf(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

const bboxRing = ([w, s, e, n]: readonly [number, number, number, number]): Position[] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];

function densify(ring: Position[]): Position[] {
  const out: Position[] = [];
  ring.forEach((p, i) => {
    const q = ring[i + 1];
    out.push(p);
    if (!q) return;
    const parts = Math.min(
      10_000,
      Math.ceil(Math.max(Math.abs(q[0] - p[0]), Math.abs(q[1] - p[1])) / maxEdge_deg),
    );
    for (let k = 1; k < parts; k++)
      out.push([p[0] + ((q[0] - p[0]) * k) / parts, p[1] + ((q[1] - p[1]) * k) / parts]);
  });
  return out;
}

const min = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const max = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

/** Whether a place of the working CRS lies in the area. */
export const insideArea = (area: Area, x: number, y: number): boolean =>
  area.polygons.some((rings) => insideRings(rings, x, y));
