/**
 * The statistics grid of weak zones (rules R8): 100 m, divided into 50 m in towns, edges on whole multiples in the working
 * CRS, so that grids of two runs and of two counties of one CRS align. Pure.
 */
import type { CoverageResult } from '../../coverage/result.js';
import type { GridSpec } from '../../raster/raster.js';
import { clutterClasses } from '../../terrain/clutter.js';

export const fineCell_m = 50;
export const coarseCell_m = 100;
/** More built-up land than this within 500 m makes a town. */
const townShare = 0.25;
const townRadius_m = 500;

export interface StatGrid {
  /** Outer corner in the north-west, working CRS. */
  readonly originX: number;
  readonly originY: number;
  /** Of 50 m cells; both even. */
  readonly cols: number;
  readonly rows: number;
  /** Grid that a 50 m cell belongs to: itself in towns, the 100 m square elsewhere. −1 outside the area. */
  readonly gridOf: Int32Array;
  /** First 50 m cell (north-west) and side in 50 m cells (1 or 2) of each grid. */
  readonly first: Int32Array;
  readonly side: Uint8Array;
  readonly overlap: PixelOverlap;
}

/** Which 50 m columns and rows an output pixel lies on, and with which share of its width and height. */
export interface PixelOverlap {
  readonly cols: readonly (readonly Share[])[];
  readonly rows: readonly (readonly Share[])[];
}

export interface Share {
  readonly cell: number;
  readonly part: number;
}

/** A 100 m square belongs to the grid when a pixel of the area lies on it: nobody at the border is left out. */
export function makeStatGrid({ pixelGrid: g, areaMask, clutterClass }: CoverageResult): StatGrid {
  const west = Math.floor(g.originX / coarseCell_m);
  const north = Math.ceil(g.originY / coarseCell_m);
  const east = Math.ceil((g.originX + g.cols * g.cellX) / coarseCell_m);
  const south = Math.floor((g.originY - g.rows * g.cellY) / coarseCell_m);
  const blockCols = east - west;
  const blockRows = north - south;
  const cols = 2 * blockCols;
  const rows = 2 * blockRows;
  const originX = west * coarseCell_m;
  const originY = north * coarseCell_m;
  const overlap: PixelOverlap = {
    cols: shares(g.cols, g.originX - originX, g.cellX),
    rows: shares(g.rows, originY - g.originY, g.cellY),
  };
  const inside = new Uint8Array(cols * rows);
  eachShare(g, overlap, cols, (pixel, cell) => {
    if (areaMask[pixel] === 1) inside[cell] = 1;
  });
  const builtUp = new BuiltUpShare(g, areaMask, clutterClass);
  const gridOf = new Int32Array(cols * rows).fill(-1);
  const first: number[] = [];
  const side: number[] = [];
  for (let row = 0; row < rows; row += 2)
    for (let col = 0; col < cols; col += 2) {
      const cells = [
        row * cols + col,
        row * cols + col + 1,
        (row + 1) * cols + col,
        (row + 1) * cols + col + 1,
      ];
      if (!cells.some((c) => inside[c] === 1)) continue;
      const x = originX + (col + 1) * fineCell_m;
      const y = originY - (row + 1) * fineCell_m;
      if (builtUp.near(x, y, townRadius_m) > townShare) {
        for (const c of cells)
          if (inside[c] === 1) {
            gridOf[c] = first.push(c) - 1;
            side.push(1);
          }
      } else {
        for (const c of cells) gridOf[c] = first.length;
        first.push(cells[0]);
        side.push(2);
      }
    }
  return {
    originX,
    originY,
    cols,
    rows,
    gridOf,
    first: Int32Array.from(first),
    side: Uint8Array.from(side),
    overlap,
  };
}

/** Visits every pair of output pixel and 50 m cell that overlap, with the share of the pixel's surface. */
export function eachShare(
  g: Pick<GridSpec, 'cols' | 'rows'>,
  overlap: PixelOverlap,
  fineCols: number,
  visit: (pixel: number, cell: number, part: number) => void,
): void {
  for (let row = 0, pixel = 0; row < g.rows; row++)
    for (let col = 0; col < g.cols; col++, pixel++)
      for (const r of overlap.rows[row])
        for (const c of overlap.cols[col]) visit(pixel, r.cell * fineCols + c.cell, r.part * c.part);
}

/** Shares of `count` cells of width `width` on 50 m cells; the first begins `offset` metres after them. */
function shares(count: number, offset: number, width: number): Share[][] {
  // Rounding at a common edge makes no sliver.
  const slack = 1e-6 * width;
  return Array.from({ length: count }, (_, i) => {
    const from = offset + i * width;
    const to = from + width;
    const list: Share[] = [];
    for (let cell = Math.floor((from + slack) / fineCell_m); cell * fineCell_m < to - slack; cell++) {
      const part = (Math.min(to, (cell + 1) * fineCell_m) - Math.max(from, cell * fineCell_m)) / width;
      list.push({ cell, part });
    }
    return list;
  });
}

/** Share of built-up pixels in a square around a point, by a table of sums. */
class BuiltUpShare {
  private readonly built: Float64Array;
  private readonly all: Float64Array;

  constructor(
    private readonly g: GridSpec,
    areaMask: Uint8Array,
    clutterClass: Uint8Array,
  ) {
    const isBuilt = Uint8Array.from(clutterClasses, (c) => (c.builtUp ? 1 : 0));
    this.built = this.sums((p) => (areaMask[p] === 1 ? isBuilt[clutterClass[p]] : 0));
    this.all = this.sums((p) => areaMask[p]);
  }

  near(x: number, y: number, radius_m: number): number {
    const { originX, originY, cellX, cellY, cols, rows } = this.g;
    const at = (v: number, limit: number) => Math.max(0, Math.min(limit, Math.round(v)));
    const c0 = at((x - radius_m - originX) / cellX, cols);
    const c1 = at((x + radius_m - originX) / cellX, cols);
    const r0 = at((originY - y - radius_m) / cellY, rows);
    const r1 = at((originY - y + radius_m) / cellY, rows);
    const n = cols + 1;
    const sum = (t: Float64Array) => t[r1 * n + c1] - t[r0 * n + c1] - t[r1 * n + c0] + t[r0 * n + c0];
    const all = sum(this.all);
    return all > 0 ? sum(this.built) / all : 0;
  }

  private sums(value: (pixel: number) => number): Float64Array {
    const { cols, rows } = this.g;
    const out = new Float64Array((cols + 1) * (rows + 1));
    for (let row = 0; row < rows; row++) {
      let line = 0;
      for (let col = 0; col < cols; col++) {
        line += value(row * cols + col);
        out[(row + 1) * (cols + 1) + col + 1] = out[row * (cols + 1) + col + 1] + line;
      }
    }
    return out;
  }
}

/** Calls `visit` with each other grid that touches grid `i`, corners included; one may come twice. */
export function eachNeighbour(grid: StatGrid, i: number, visit: (grid: number) => void): void {
  const { cols, rows, gridOf } = grid;
  const n = grid.side[i];
  const col0 = (grid.first[i] % cols) - 1;
  const row0 = Math.floor(grid.first[i] / cols) - 1;
  for (let dr = 0; dr <= n + 1; dr++)
    for (let dc = 0; dc <= n + 1; dc += dr === 0 || dr === n + 1 ? 1 : n + 1) {
      const col = col0 + dc;
      const row = row0 + dr;
      if (col < 0 || row < 0 || col >= cols || row >= rows) continue;
      const other = gridOf[row * cols + col];
      if (other >= 0) visit(other);
    }
}

/** 50 m cells of a grid. */
export function cellsOf(
  { first, side, cols }: Pick<StatGrid, 'first' | 'side' | 'cols'>,
  i: number,
): number[] {
  const c = first[i];
  return side[i] === 1 ? [c] : [c, c + 1, c + cols, c + cols + 1];
}

/** Grid that holds a position, −1 outside. */
export function gridAt(grid: StatGrid, x_m: number, y_m: number): number {
  const col = Math.floor((x_m - grid.originX) / fineCell_m);
  const row = Math.floor((grid.originY - y_m) / fineCell_m);
  if (!(col >= 0 && row >= 0 && col < grid.cols && row < grid.rows)) return -1;
  return grid.gridOf[row * grid.cols + col];
}
