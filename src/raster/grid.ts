/** Grids on a common origin, windows and their intersections. Pure; bounds are in the units of the grid's own CRS. */
import { resolveCrs } from '../geo/crs.js';
import { geodesicDistance_m } from '../geo/geodesic.js';
import type { GridSpec, Window } from './raster.js';

export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * The smallest grid of square cells that covers `bounds` and whose edges are whole multiples of the cell size, so that two
 * areas of one CRS share their cell edges.
 */
export function alignedGrid(crs: string, bounds: Bounds, cell: number): GridSpec {
  // A bound that already lies on an edge but for rounding must not add a row of cells.
  const slack = 1e-6;
  const west = Math.floor(bounds.minX / cell + slack);
  const east = Math.ceil(bounds.maxX / cell - slack);
  const south = Math.floor(bounds.minY / cell + slack);
  const north = Math.ceil(bounds.maxY / cell - slack);
  return {
    crs,
    originX: west * cell,
    originY: north * cell,
    cellX: cell,
    cellY: cell,
    cols: Math.max(1, east - west),
    rows: Math.max(1, north - south),
  };
}

export function gridBounds(g: GridSpec): Bounds {
  return {
    minX: g.originX,
    minY: g.originY - g.rows * g.cellY,
    maxX: g.originX + g.cols * g.cellX,
    maxY: g.originY,
  };
}

export const wholeWindow = (g: GridSpec): Window => ({ col0: 0, row0: 0, cols: g.cols, rows: g.rows });

/** The cells of `g` that `bounds` touches, cut to the grid; undefined when it touches none. */
export function windowOf(g: GridSpec, bounds: Bounds): Window | undefined {
  const col0 = Math.floor((bounds.minX - g.originX) / g.cellX);
  const row0 = Math.floor((g.originY - bounds.maxY) / g.cellY);
  const col1 = Math.ceil((bounds.maxX - g.originX) / g.cellX);
  const row1 = Math.ceil((g.originY - bounds.minY) / g.cellY);
  return intersect({ col0, row0, cols: col1 - col0, rows: row1 - row0 }, wholeWindow(g));
}

export function intersect(a: Window, b: Window): Window | undefined {
  const col0 = Math.max(a.col0, b.col0);
  const row0 = Math.max(a.row0, b.row0);
  const cols = Math.min(a.col0 + a.cols, b.col0 + b.cols) - col0;
  const rows = Math.min(a.row0 + a.rows, b.row0 + b.rows) - row0;
  return cols > 0 && rows > 0 ? { col0, row0, cols, rows } : undefined;
}

/** The window grown by `halo` cells on each side, cut to the grid. */
export function withHalo(g: GridSpec, w: Window, halo: number): Window | undefined {
  return intersect(
    { col0: w.col0 - halo, row0: w.row0 - halo, cols: w.cols + 2 * halo, rows: w.rows + 2 * halo },
    wholeWindow(g),
  );
}

/** The part of a grid that a window shows, as a grid of its own. */
export function subGrid(g: GridSpec, w: Window): GridSpec {
  return {
    ...g,
    originX: g.originX + w.col0 * g.cellX,
    originY: g.originY - w.row0 * g.cellY,
    cols: w.cols,
    rows: w.rows,
  };
}

/** Width and height in metres of the cell at the middle of the grid, in either kind of CRS. */
export function cellSize_m(g: GridSpec): { x_m: number; y_m: number } {
  const crs = resolveCrs(g.crs);
  if (crs.kind === 'projected') return { x_m: g.cellX * crs.metresPerUnit, y_m: g.cellY * crs.metresPerUnit };
  const lon = g.originX + (g.cols * g.cellX) / 2;
  const lat = g.originY - (g.rows * g.cellY) / 2;
  return {
    x_m: geodesicDistance_m(lon - g.cellX / 2, lat, lon + g.cellX / 2, lat),
    y_m: geodesicDistance_m(lon, lat - g.cellY / 2, lon, lat + g.cellY / 2),
  };
}

/** How many values are unknown. */
export function countVoids(data: Float32Array | Float64Array): number {
  let voids = 0;
  for (let i = 0; i < data.length; i++) if (Number.isNaN(data[i])) voids++;
  return voids;
}
