/** Where the invented county lies, and the ways between its kilometres, its grids and the globe. */
import proj4 from 'proj4';
import type { GridSpec } from '../../src/raster/raster.js';

export const SEED = 20261101;
const CRS = 'EPSG:32649';
export const SIZE_KM = 30;

const WEST_M = 447000;
const SOUTH_M = 3526000;
const utm = proj4('+proj=utm +zone=49 +datum=WGS84 +units=m +no_defs');

/** A position in kilometres east and north of the raster's south-west corner. */
export type Point = readonly [x: number, y: number];

export const gridOf = (cell_m: number): GridSpec => {
  const n = Math.round((SIZE_KM * 1000) / cell_m);
  return {
    crs: CRS,
    originX: WEST_M,
    originY: SOUTH_M + SIZE_KM * 1000,
    cellX: cell_m,
    cellY: cell_m,
    cols: n,
    rows: n,
  };
};

/** Longitude and latitude in degrees, rounded to about a metre so that files are short and stable. */
export function lonLat([x, y]: Point): [number, number] {
  const [lon, lat] = utm.inverse([WEST_M + x * 1000, SOUTH_M + y * 1000]);
  return [round(lon, 5), round(lat, 5)];
}

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
export const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
export const along = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

/** Catmull-Rom curve through the points, `per` steps between two of them. */
export function curve(points: readonly Point[], per: number): Point[] {
  const out: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [
      points[Math.max(0, i - 1)],
      points[i],
      points[i + 1],
      points[Math.min(points.length - 1, i + 2)],
    ];
    for (let s = 0; s < per; s++) {
      const t = s / per;
      const at = (k: 0 | 1): number =>
        b[k] +
        0.5 *
          t *
          (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])));
      out.push([at(0), at(1)]);
    }
  }
  out.push(points[points.length - 1]);
  return out;
}

export function distanceToLine(p: Point, line: readonly Point[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]];
    const length2 = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
    const t = length2 === 0 ? 0 : ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length2;
    best = Math.min(best, distance(p, along(a, b, Math.min(1, Math.max(0, t)))));
  }
  return best;
}
