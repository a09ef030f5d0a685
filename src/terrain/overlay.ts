/** Several rasters as one layer of the working grid. */
import { transformer } from '../geo/transform.js';
import type { GridSpec, RasterSource } from '../raster/raster.js';
import { warp } from '../raster/warp.js';

/** Sources of any CRS onto one grid; where several hold a value, the first in order wins. */
export async function overlay(
  sources: readonly RasterSource[],
  grid: GridSpec,
  method: 'bilinear' | 'nearest',
  signal?: AbortSignal,
): Promise<Float32Array> {
  let out: Float32Array | undefined;
  for (const source of sources) {
    const layer = await warp(source, grid, transformer(grid.crs, source.grid.crs), method, signal);
    if (!out) out = layer;
    else for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i])) out[i] = layer[i];
  }
  return out ?? new Float32Array(grid.cols * grid.rows).fill(Number.NaN);
}
