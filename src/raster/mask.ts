/** Polygons burnt into a grid: a cell belongs to the polygon when its centre does (even-odd, holes included). */
import type { GridSpec } from './raster.js';

/** Rings as flat lists x0, y0, x1, y1, … in the grid's CRS; open or closed, outer rings and holes alike. */
export type Rings = readonly (readonly number[])[];

/** Sets `mask[row * cols + col] = value` for each cell whose centre is inside the rings. */
export function burnPolygon(grid: GridSpec, rings: Rings, mask: Uint8Array, value = 1): void {
  for (let row = 0; row < grid.rows; row++) {
    const crossings = rowCrossings(rings, grid.originY - (row + 0.5) * grid.cellY);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil((crossings[i] - grid.originX) / grid.cellX - 0.5));
      const to = Math.min(grid.cols - 1, Math.ceil((crossings[i + 1] - grid.originX) / grid.cellX - 0.5) - 1);
      if (to >= from) mask.fill(value, row * grid.cols + from, row * grid.cols + to + 1);
    }
  }
}

/** Where the rings cross the horizontal at y, ascending. Half-open in y, so that a vertex counts once. */
function rowCrossings(rings: Rings, y: number): number[] {
  const xs: number[] = [];
  for (const ring of rings) {
    const n = ring.length / 2;
    for (let i = 0, j = n - 1; i < n; j = i++) {
      const yi = ring[2 * i + 1];
      const yj = ring[2 * j + 1];
      if (yi > y === yj > y) continue;
      xs.push(ring[2 * j] + ((y - yj) / (yi - yj)) * (ring[2 * i] - ring[2 * j]));
    }
  }
  return xs.sort((a, b) => a - b);
}
