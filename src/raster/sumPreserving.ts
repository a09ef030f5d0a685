/** Counts (people, households) moved to another grid so that none are lost or made: cells are split by area, not sampled. */
import type { Transform } from '../geo/transform.js';
import { cellCentreX, cellCentreY, type GridSpec, type RasterSource, type Window } from './raster.js';
import { intersect, wholeWindow } from './grid.js';
import { quadShares } from './quadShares.js';

const stripSamples = 1024 * 1024;

export interface DistributedCounts {
  /** One value per target cell; NaN where no known source cell reaches. */
  readonly data: Float64Array;
  /** Sum over `data`. */
  readonly total: number;
  /** Counts of source cells read that fall outside the target grid. */
  readonly outside: number;
  /** Source cells with a negative count; they are treated as unknown. */
  readonly negativeCells: number;
}

/**
 * Spreads each source cell evenly over its area. `toSource` and `toTarget` are inverse to each other. What is read of the
 * source equals `total + outside` to rounding.
 * @throws CoverageError('file' | 'inputData') from the source.
 */
export async function distributeCounts(
  source: RasterSource,
  grid: GridSpec,
  transforms: { readonly toSource: Transform; readonly toTarget: Transform },
  signal?: AbortSignal,
): Promise<DistributedCounts> {
  const out: Accumulator = {
    data: new Float64Array(grid.cols * grid.rows).fill(Number.NaN),
    outside: 0,
    negativeCells: 0,
  };
  const window = sourceWindow(source.grid, grid, transforms.toSource);
  if (window) {
    const rows = Math.max(1, Math.floor(stripSamples / window.cols));
    for (let row0 = window.row0; row0 < window.row0 + window.rows; row0 += rows) {
      signal?.throwIfAborted();
      const strip = { ...window, row0, rows: Math.min(rows, window.row0 + window.rows - row0) };
      spreadStrip(await source.read(strip), strip, source.grid, grid, transforms.toTarget, out);
    }
  }
  let total = 0;
  for (const value of out.data) if (!Number.isNaN(value)) total += value;
  return { data: out.data, total, outside: out.outside, negativeCells: out.negativeCells };
}

interface Accumulator {
  readonly data: Float64Array;
  outside: number;
  negativeCells: number;
}

/** The source cells that can reach the target: its outline, walked in steps of a cell, and two cells of margin. */
function sourceWindow(source: GridSpec, grid: GridSpec, toSource: Transform): Window | undefined {
  let [minC, minR, maxC, maxR] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  const see = (col: number, row: number): void => {
    const [x, y] = toSource(cellCentreX(grid, col - 0.5), cellCentreY(grid, row - 0.5));
    const c = (x - source.originX) / source.cellX;
    const r = (source.originY - y) / source.cellY;
    if (!Number.isFinite(c) || !Number.isFinite(r)) return;
    minC = Math.min(minC, c);
    maxC = Math.max(maxC, c);
    minR = Math.min(minR, r);
    maxR = Math.max(maxR, r);
  };
  for (let c = 0; c <= grid.cols; c++) for (const r of [0, grid.rows]) see(c, r);
  for (let r = 0; r <= grid.rows; r++) for (const c of [0, grid.cols]) see(c, r);
  const col0 = Math.floor(minC) - 2;
  const row0 = Math.floor(minR) - 2;
  if (!Number.isFinite(col0) || !Number.isFinite(row0)) return undefined;
  return intersect(
    { col0, row0, cols: Math.ceil(maxC) + 2 - col0, rows: Math.ceil(maxR) + 2 - row0 },
    wholeWindow(source),
  );
}

function spreadStrip(
  counts: Float64Array,
  strip: Window,
  source: GridSpec,
  grid: GridSpec,
  toTarget: Transform,
  out: Accumulator,
): void {
  // Target position (fractional column and row) of the source cells' corners, one row above and one below.
  let above = cornerRow(strip.row0, strip, source, grid, toTarget);
  for (let r = 0; r < strip.rows; r++) {
    const below = cornerRow(strip.row0 + r + 1, strip, source, grid, toTarget);
    for (let c = 0; c < strip.cols; c++) {
      const count = counts[r * strip.cols + c];
      if (Number.isNaN(count)) continue;
      if (count < 0) out.negativeCells++;
      else spreadCell(count, above, below, c, grid, out);
    }
    above = below;
  }
}

interface Corners {
  readonly col: Float64Array;
  readonly row: Float64Array;
}

function cornerRow(
  row: number,
  strip: Window,
  source: GridSpec,
  grid: GridSpec,
  toTarget: Transform,
): Corners {
  const col = new Float64Array(strip.cols + 1);
  const rows = new Float64Array(strip.cols + 1);
  for (let c = 0; c <= strip.cols; c++) {
    const [x, y] = toTarget(
      source.originX + (strip.col0 + c) * source.cellX,
      source.originY - row * source.cellY,
    );
    col[c] = (x - grid.originX) / grid.cellX;
    rows[c] = (grid.originY - y) / grid.cellY;
  }
  return { col, row: rows };
}

function spreadCell(
  count: number,
  above: Corners,
  below: Corners,
  c: number,
  grid: GridSpec,
  out: Accumulator,
): void {
  const { cols, rows } = grid;
  const x = [above.col[c], above.col[c + 1], below.col[c + 1], below.col[c]] as const;
  const y = [above.row[c], above.row[c + 1], below.row[c + 1], below.row[c]] as const;
  const near = Math.max(...x) > 0 && Math.max(...y) > 0 && Math.min(...x) < cols && Math.min(...y) < rows;
  // A corner without an image is NaN and fails every comparison.
  if (!near || x.some(Number.isNaN) || y.some(Number.isNaN)) {
    out.outside += count;
    return;
  }
  const inside = quadShares(x, y, cols, rows, (col, row, share) => {
    const k = row * cols + col;
    out.data[k] = (Number.isNaN(out.data[k]) ? 0 : out.data[k]) + count * share;
  });
  out.outside += count * (1 - inside);
}
