/** Several rasters as one layer of the working grid. */
import { transformer } from '../geo/transform.js';
import { subGrid } from '../raster/grid.js';
import type { GridSpec, RasterSource } from '../raster/raster.js';
import { warp } from '../raster/warp.js';

/** Cells of a strip, so that no copy of the whole grid is made on the way. */
const stripCells = 1024 * 1024;
const stripRows = 256;

/**
 * Sources of any CRS onto one grid, strip by strip from the north; where several hold a value, the first in order wins, and where none
 * does it is NaN. `take` gets each strip's values and the position of its first cell in the grid.
 */
export async function overlay(
  sources: readonly RasterSource[],
  grid: GridSpec,
  method: 'bilinear' | 'nearest',
  take: (values: Float32Array, first: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const most = Math.max(1, Math.min(stripRows, Math.floor(stripCells / grid.cols)));
  for (let row0 = 0; row0 < grid.rows; row0 += most) {
    const rows = Math.min(most, grid.rows - row0);
    const strip = subGrid(grid, { col0: 0, row0, cols: grid.cols, rows });
    let out: Float32Array | undefined;
    for (const source of sources) {
      const layer = await warp(source, strip, transformer(grid.crs, source.grid.crs), method, signal);
      if (!out) out = layer;
      else for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i])) out[i] = layer[i];
    }
    take(out ?? new Float32Array(grid.cols * rows).fill(Number.NaN), row0 * grid.cols);
  }
}
