/** A raster source on another grid, read by bounded windows: a mosaic of any size is never loaded whole. */
import type { Transform } from '../geo/transform.js';
import { intersect, wholeWindow } from './grid.js';
import { type Positions, sourcePositions } from './mesh.js';
import type { GridSpec, RasterSource, Window } from './raster.js';

export type Resampling = 'bilinear' | 'nearest';

/** Most source samples held at once (128 MB as float64). */
const maxSourceSamples = 16 * 1024 * 1024;
/** Target cells per block; their positions take 16 MB. */
const maxBlockCells = 1024 * 1024;

/**
 * Samples `source` at the cell centres of `grid`. Float32, row 0 north, NaN where the centre lies outside the source or
 * where the source cell that holds it is void; a bilinear value leaves out void neighbours and rescales the others' weights.
 * `toSource` maps (x, y) of the grid's CRS to the source's. Sampling does not average: a much coarser grid aliases.
 * @throws CoverageError('file' | 'inputData') from the source.
 */
export async function warp(
  source: RasterSource,
  grid: GridSpec,
  toSource: Transform,
  method: Resampling,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const out = new Float32Array(grid.cols * grid.rows).fill(Number.NaN);
  const stripCols = Math.min(grid.cols, maxBlockCells);
  const stripRows = Math.max(1, Math.min(256, Math.floor(maxBlockCells / stripCols)));
  for (let row0 = 0; row0 < grid.rows; row0 += stripRows) {
    for (let col0 = 0; col0 < grid.cols; col0 += stripCols) {
      signal?.throwIfAborted();
      const cols = Math.min(stripCols, grid.cols - col0);
      const rows = Math.min(stripRows, grid.rows - row0);
      await warpBlock(source, grid, { col0, row0, cols, rows }, toSource, method, out);
    }
  }
  return out;
}

async function warpBlock(
  source: RasterSource,
  grid: GridSpec,
  block: Window,
  toSource: Transform,
  method: Resampling,
  out: Float32Array,
): Promise<void> {
  const positions = sourcePositions(grid, block, source.grid, toSource);
  const window = touchedWindow(positions, source.grid);
  if (window === undefined) return;
  if (window.cols * window.rows > maxSourceSamples && block.cols * block.rows > 1) {
    for (const half of halves(block)) await warpBlock(source, grid, half, toSource, method, out);
    return;
  }
  const samples = await source.read(window);
  const resample = method === 'nearest' ? nearest : bilinear;
  for (let r = 0; r < block.rows; r++) {
    const target = (block.row0 + r) * grid.cols + block.col0;
    for (let c = 0; c < block.cols; c++) {
      const k = r * block.cols + c;
      out[target + c] = resample(
        samples,
        window.cols,
        window.rows,
        positions.col[k] - window.col0,
        positions.row[k] - window.row0,
      );
    }
  }
}

/** The source cells that the positions and their bilinear neighbours need. */
function touchedWindow(p: Positions, source: GridSpec): Window | undefined {
  let minCol = Number.POSITIVE_INFINITY;
  let minRow = Number.POSITIVE_INFINITY;
  let maxCol = Number.NEGATIVE_INFINITY;
  let maxRow = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < p.col.length; i++) {
    const c = p.col[i];
    const r = p.row[i];
    if (!(c >= 0 && r >= 0 && c < source.cols && r < source.rows)) continue;
    if (c < minCol) minCol = c;
    if (c > maxCol) maxCol = c;
    if (r < minRow) minRow = r;
    if (r > maxRow) maxRow = r;
  }
  if (minCol > maxCol) return undefined;
  const col0 = Math.floor(minCol) - 1;
  const row0 = Math.floor(minRow) - 1;
  return intersect(
    { col0, row0, cols: Math.floor(maxCol) + 2 - col0, rows: Math.floor(maxRow) + 2 - row0 },
    wholeWindow(source),
  );
}

function halves(w: Window): Window[] {
  if (w.cols >= w.rows) {
    const cols = w.cols >> 1;
    return [
      { ...w, cols },
      { ...w, col0: w.col0 + cols, cols: w.cols - cols },
    ];
  }
  const rows = w.rows >> 1;
  return [
    { ...w, rows },
    { ...w, row0: w.row0 + rows, rows: w.rows - rows },
  ];
}

function nearest(data: Float64Array, cols: number, rows: number, col: number, row: number): number {
  if (!(col >= 0 && row >= 0 && col < cols && row < rows)) return Number.NaN;
  return data[Math.floor(row) * cols + Math.floor(col)];
}

function bilinear(data: Float64Array, cols: number, rows: number, col: number, row: number): number {
  const c0 = Math.floor(col - 0.5);
  const r0 = Math.floor(row - 0.5);
  const u = col - 0.5 - c0;
  const v = row - 0.5 - r0;
  if (c0 >= 0 && r0 >= 0 && c0 + 1 < cols && r0 + 1 < rows) {
    const i = r0 * cols + c0;
    const nw = (1 - u) * (1 - v);
    const ne = u * (1 - v);
    const sw = (1 - u) * v;
    const se = u * v;
    const sum = nw * data[i] + ne * data[i + 1] + sw * data[i + cols] + se * data[i + cols + 1];
    // NaN: a void among the four.
    if (!Number.isNaN(sum)) return sum / (nw + ne + sw + se);
  }
  return bilinearOfValid(data, cols, rows, col, row);
}

/** Void neighbours and those outside are left out. */
function bilinearOfValid(data: Float64Array, cols: number, rows: number, col: number, row: number): number {
  if (Number.isNaN(nearest(data, cols, rows, col, row))) return Number.NaN;
  const c0 = Math.floor(col - 0.5);
  const r0 = Math.floor(row - 0.5);
  const u = col - 0.5 - c0;
  const v = row - 0.5 - r0;
  let sum = 0;
  let weight = 0;
  for (let j = 0; j < 2; j++) {
    const r = r0 + j;
    if (r < 0 || r >= rows) continue;
    for (let i = 0; i < 2; i++) {
      const c = c0 + i;
      if (c < 0 || c >= cols) continue;
      const value = data[r * cols + c];
      if (Number.isNaN(value)) continue;
      const w = (i === 0 ? 1 - u : u) * (j === 0 ? 1 - v : v);
      sum += w * value;
      weight += w;
    }
  }
  // The nearest neighbour is valid and weighs at least a quarter.
  return sum / weight;
}
