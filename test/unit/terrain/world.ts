/** Rasters and scenes in memory, drawn by formula. */
import type { GridSpec, RasterSource } from '../../../src/raster/raster.js';
import { clutterTable } from '../../../src/terrain/clutter.js';
import { buildTerrain, type TerrainInput, type TerrainScene } from '../../../src/terrain/scene.js';

/** 30 × 20 cells of 10 m in UTM zone 49 north; its north-west corner is (500 000, 3 000 000). */
export const grid: GridSpec = {
  crs: 'EPSG:32649',
  originX: 500_000,
  originY: 3_000_000,
  cellX: 10,
  cellY: 10,
  cols: 30,
  rows: 20,
};

export function sourceOf(value: (col: number, row: number) => number, g: GridSpec = grid): RasterSource {
  return {
    name: 'drawn',
    grid: g,
    read: ({ col0, row0, cols, rows }) =>
      Promise.resolve(
        Float64Array.from({ length: cols * rows }, (_, i) =>
          value(col0 + (i % cols), row0 + Math.floor(i / cols)),
        ),
      ),
    close: () => Promise.resolve(),
  };
}

/** The whole grid as a scene of 10 m cells; flat at 100 m where nothing else is said. */
export const sceneOf = (input: Partial<TerrainInput>): Promise<TerrainScene> =>
  buildTerrain({
    crs: grid.crs,
    area: {
      minX: grid.originX,
      minY: grid.originY - grid.rows * grid.cellY,
      maxX: grid.originX + grid.cols * grid.cellX,
      maxY: grid.originY,
    },
    resolution_m: 10,
    halo_m: 0,
    elevation: [sourceOf(() => 100)],
    kind: 'dtm',
    clutter: clutterTable(),
    maxCells: 1e6,
    climate: { deltaN: 45, N0: 325, latitude_deg: 27 },
    ...input,
  });

export const cell = (col: number, row: number): number => row * grid.cols + col;

/** Closed ring of the cells from (col0, row0) to before (col1, row1), working CRS. */
export function box(col0: number, row0: number, col1: number, row1: number): number[] {
  const [w, e] = [col0, col1].map((c) => grid.originX + c * grid.cellX);
  const [n, s] = [row0, row1].map((r) => grid.originY - r * grid.cellY);
  return [w, n, e, n, e, s, w, s, w, n];
}
