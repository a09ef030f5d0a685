/**
 * The world on the working grid: bare ground and clutter heights, shared between threads.
 *
 * The working grid is never coarser than the terrain source, so that a profile step skips no terrain cell; the output
 * grid takes every `stride`-th working cell, an odd number, so that an output pixel has a working cell at its centre.
 */
import { CoverageError } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import { transformer } from '../geo/transform.js';
import { alignedGrid, type Bounds, cellSize_m, gridBounds } from '../raster/grid.js';
import type { GridSpec, RasterSource } from '../raster/raster.js';
import type { RadioClimate } from './climate.js';
import { type ClutterTable, clutterClasses } from './clutter.js';
import type { LandCover, LandCoverFacts } from './landCover.js';
import { terrainMessages as m } from './messages.js';
import { overlay } from './overlay.js';

export interface TerrainInput {
  /** Metric CRS of the working grid, and the area's bounds in it. */
  readonly crs: string;
  readonly area: Bounds;
  /** Output cell; undefined = the terrain's own. */
  readonly resolution_m: number | undefined;
  /** Terrain is read this far beyond the area, as far as the source goes. */
  readonly halo_m: number;
  readonly elevation: readonly RasterSource[];
  readonly kind: 'dtm' | 'dsm';
  readonly clutter: ClutterTable;
  /** Absent: all ground is unmapped. */
  readonly landCover?: LandCover;
  /** Refused above this many working cells, before anything is allocated. */
  readonly maxCells: number;
  readonly climate: RadioClimate;
  readonly rays?: TerrainScene['rays'];
}

export interface TerrainScene {
  readonly workGrid: GridSpec;
  readonly pixelGrid: GridSpec;
  /** Output pixel (c, r) is working cell (col0 + c·stride, row0 + r·stride). */
  readonly lattice: {
    readonly stride: number;
    readonly col0: number;
    readonly row0: number;
    readonly cols: number;
    readonly rows: number;
  };
  readonly ground_m: Float32Array;
  readonly clutter_halfM: Uint8Array;
  /** Index into `clutter`. */
  readonly clutterClass: Uint8Array;
  readonly clutter: ClutterTable;
  readonly climate: RadioClimate;
  /** Whether rays over this terrain share the inner half of their way; absent: they do. */
  readonly rays?: 'shared' | 'all';
  readonly facts: TerrainFacts;
}

export interface TerrainFacts extends LandCoverFacts {
  readonly kind: 'dtm' | 'dsm';
  /** Metres of one source cell. */
  readonly sourceCell_m: number;
  readonly workCell_m: number;
  readonly pixel_m: number;
  /** Share of working cells without elevation, in the area's pixels and in the whole window. */
  readonly voidShareArea: number;
  readonly voidShare: number;
  /** Share of the area's pixels per clutter class; `unmapped` is land without a land-cover value. */
  readonly clutterShares: Readonly<Record<string, number>>;
  /** With a surface model: how far the estimated ground lies below the surface. */
  readonly groundEstimate?: GroundEstimate;
}

export interface GroundEstimate {
  readonly method: 'surface-less-class-height';
  /** Over the cells that were lowered, m. */
  readonly mean_m: number;
  readonly max_m: number;
  /** Share of working cells that were lowered. */
  readonly share: number;
}

export async function buildTerrain(input: TerrainInput, signal?: AbortSignal): Promise<TerrainScene> {
  const sourceCell_m = Math.min(
    ...input.elevation.map((s) => Math.min(...Object.values(cellSize_m(s.grid)))),
  );
  const { pixelGrid, workGrid, lattice } = makeGrids(input, sourceCell_m);
  const cells = workGrid.cols * workGrid.rows;
  if (cells > input.maxCells)
    throw new CoverageError('resource', {
      severity: 'error',
      code: 'CVG_GRID_TOO_LARGE',
      text: fill(m.gridTooLarge, { cells: cells.toExponential(2), limit: input.maxCells.toExponential(2) }),
      hint: m.gridTooLargeHint,
      where: { field: 'grid.resolution_m' },
    });
  const ground_m = new Float32Array(new SharedArrayBuffer(cells * 4));
  await overlay(
    input.elevation,
    workGrid,
    'bilinear',
    (values, first) => ground_m.set(values, first),
    signal,
  );
  const clutterClass = new Uint8Array(new SharedArrayBuffer(cells));
  const clutter_halfM = new Uint8Array(new SharedArrayBuffer(cells));
  const coverFacts = (await input.landCover?.(workGrid, clutterClass, signal)) ?? { unknownCodes: {} };
  for (let i = 0; i < cells; i++) clutter_halfM[i] = input.clutter[clutterClass[i]].height_m * 2;
  const groundEstimate =
    input.kind === 'dsm'
      ? estimateGround(
          ground_m,
          clutter_halfM,
          workGrid,
          Math.max(1, Math.round(sourceCell_m / workGrid.cellX)),
        )
      : undefined;
  return {
    workGrid,
    pixelGrid,
    lattice,
    ground_m,
    clutter_halfM,
    clutterClass,
    clutter: input.clutter,
    climate: input.climate,
    rays: input.rays,
    facts: {
      kind: input.kind,
      sourceCell_m,
      workCell_m: workGrid.cellX,
      pixel_m: pixelGrid.cellX,
      ...shares(ground_m, clutterClass, workGrid, lattice),
      ...coverFacts,
      groundEstimate,
    },
  };
}

function makeGrids(input: TerrainInput, sourceCell_m: number) {
  const pixel_m = input.resolution_m ?? Math.max(1, Math.round(sourceCell_m));
  const pixelGrid = alignedGrid(input.crs, input.area, pixel_m);
  let stride = Math.max(1, Math.ceil(pixel_m / sourceCell_m - 1e-3));
  if (stride % 2 === 0) stride++;
  const work_m = pixel_m / stride;
  const around = intersectBounds(sourceBounds(input), gridBounds(pixelGrid), input.halo_m);
  // Whole pixels of halo keep the output grid and the working grid on one origin.
  const west = Math.max(0, Math.ceil((pixelGrid.originX - around.minX) / pixel_m));
  const north = Math.max(0, Math.ceil((around.maxY - pixelGrid.originY) / pixel_m));
  const east = Math.max(0, Math.ceil((around.maxX - gridBounds(pixelGrid).maxX) / pixel_m));
  const south = Math.max(0, Math.ceil((gridBounds(pixelGrid).minY - around.minY) / pixel_m));
  const workGrid: GridSpec = {
    crs: input.crs,
    originX: pixelGrid.originX - west * pixel_m,
    originY: pixelGrid.originY + north * pixel_m,
    cellX: work_m,
    cellY: work_m,
    cols: (west + pixelGrid.cols + east) * stride,
    rows: (north + pixelGrid.rows + south) * stride,
  };
  const centre = (stride - 1) / 2;
  const lattice = {
    stride,
    col0: west * stride + centre,
    row0: north * stride + centre,
    cols: pixelGrid.cols,
    rows: pixelGrid.rows,
  };
  return { pixelGrid, workGrid, lattice };
}

/** Bounds of all elevation sources in the working CRS, from points along their edges. */
function sourceBounds(input: TerrainInput): Bounds {
  const all = {
    minX: Number.POSITIVE_INFINITY,
    minY: Number.POSITIVE_INFINITY,
    maxX: Number.NEGATIVE_INFINITY,
    maxY: Number.NEGATIVE_INFINITY,
  };
  for (const { grid } of input.elevation) {
    const toWork = transformer(grid.crs, input.crs);
    const b = gridBounds(grid);
    for (let i = 0; i <= 32; i++) {
      const x = b.minX + ((b.maxX - b.minX) * i) / 32;
      const y = b.minY + ((b.maxY - b.minY) * i) / 32;
      for (const [px, py] of [toWork(x, b.minY), toWork(x, b.maxY), toWork(b.minX, y), toWork(b.maxX, y)]) {
        if (Number.isNaN(px)) continue;
        all.minX = Math.min(all.minX, px);
        all.maxX = Math.max(all.maxX, px);
        all.minY = Math.min(all.minY, py);
        all.maxY = Math.max(all.maxY, py);
      }
    }
  }
  return all;
}

/** The area grown by the halo, cut to what the sources hold, but never smaller than the area. */
function intersectBounds(source: Bounds, area: Bounds, halo_m: number): Bounds {
  return {
    minX: Math.min(area.minX, Math.max(area.minX - halo_m, source.minX)),
    minY: Math.min(area.minY, Math.max(area.minY - halo_m, source.minY)),
    maxX: Math.max(area.maxX, Math.min(area.maxX + halo_m, source.maxX)),
    maxY: Math.max(area.maxY, Math.min(area.maxY + halo_m, source.maxY)),
  };
}

/**
 * Terminals stand on the ground, a surface model holds roofs and canopies (rules R2). Where the land cover has a height,
 * the ground is taken as the surface minus that height, but never below the lowest surface among the eight neighbours
 * at the distance of a source cell: on open plains that show no canopy nothing changes. The difference becomes the clutter
 * height, so that the surface itself is what obstructs.
 */
function estimateGround(
  ground_m: Float32Array,
  clutter_halfM: Uint8Array,
  grid: GridSpec,
  reach: number,
): GroundEstimate {
  const { cols, rows } = grid;
  const surface = ground_m.slice();
  let sum = 0;
  let max = 0;
  let lowered = 0;
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const i = row * cols + col;
      const height = clutter_halfM[i] / 2;
      clutter_halfM[i] = 0;
      if (height === 0 || Number.isNaN(surface[i])) continue;
      let lowest = surface[i];
      for (let dr = -reach; dr <= reach; dr += reach)
        for (let dc = -reach; dc <= reach; dc += reach) {
          if (row + dr < 0 || row + dr >= rows || col + dc < 0 || col + dc >= cols) continue;
          const h = surface[i + dr * cols + dc];
          if (h < lowest) lowest = h;
        }
      const halves = Math.floor(Math.min(height, surface[i] - lowest) * 2);
      clutter_halfM[i] = halves;
      ground_m[i] = surface[i] - halves / 2;
      sum += halves / 2;
      if (halves / 2 > max) max = halves / 2;
      if (halves > 0) lowered++;
    }
  return {
    method: 'surface-less-class-height',
    mean_m: lowered > 0 ? sum / lowered : 0,
    max_m: max,
    share: lowered / (cols * rows),
  };
}

function shares(
  ground_m: Float32Array,
  clutterClass: Uint8Array,
  work: GridSpec,
  lattice: TerrainScene['lattice'],
) {
  let voids = 0;
  for (let i = 0; i < ground_m.length; i++) if (Number.isNaN(ground_m[i])) voids++;
  let voidsArea = 0;
  const classCount = new Array<number>(clutterClasses.length).fill(0);
  for (let r = 0; r < lattice.rows; r++)
    for (let c = 0; c < lattice.cols; c++) {
      const i = (lattice.row0 + r * lattice.stride) * work.cols + lattice.col0 + c * lattice.stride;
      if (Number.isNaN(ground_m[i])) voidsArea++;
      classCount[clutterClass[i]]++;
    }
  const pixels = lattice.rows * lattice.cols;
  return {
    voidShare: voids / ground_m.length,
    voidShareArea: voidsArea / pixels,
    clutterShares: Object.fromEntries(
      clutterClasses.map((c, i) => [c.id, classCount[i] / pixels] as const).filter(([, share]) => share > 0),
    ),
  };
}
