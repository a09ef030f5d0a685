/** Where each clutter class lies: land cover from a raster of codes or from polygons, painted on the working grid. */
import { subGrid, windowOf } from '../raster/grid.js';
import { burnPolygon, type Rings } from '../raster/mask.js';
import type { GridSpec, RasterSource } from '../raster/raster.js';
import { ringArea, ringsBounds } from '../raster/rings.js';
import { type ClutterId, clutterIndex } from './clutter.js';
import type { Legend } from './legends.js';
import { overlay } from './overlay.js';
import type { SettlementFacts } from './settlement.js';

export interface LandCoverFacts {
  /** What the legend does not know: code → working cells, or tag → polygons. Taken as unmapped. */
  readonly unknownCodes: Readonly<Record<string, number>>;
  /** Where settlements stand in for land cover. */
  readonly settlement?: SettlementFacts;
}

/** Writes the index of each cell's class into `classes`, which arrives unmapped (0) and lies row by row, row 0 north. */
export type LandCover = (
  grid: GridSpec,
  classes: Uint8Array,
  signal?: AbortSignal,
) => Promise<LandCoverFacts>;

/** Codes of any number of rasters; where several hold a value, the first in order wins. */
export function rasterCover(sources: readonly RasterSource[], legend: Legend): LandCover {
  return async (grid, classes, signal) => {
    const byCode = new Map(Object.entries(legend).map(([code, id]) => [Number(code), clutterIndex(id)]));
    const unknown = new Map<number, number>();
    const paint = (codes: Float32Array, first: number): void => {
      for (let i = 0; i < codes.length; i++) {
        const code = codes[i];
        if (Number.isNaN(code)) continue;
        const index = byCode.get(code);
        if (index !== undefined) classes[first + i] = index;
        // 0 is "no data" in every product; a legend of the project's own may still give it a class.
        else if (code !== 0) unknown.set(code, (unknown.get(code) ?? 0) + 1);
      }
    };
    await overlay(sources, grid, 'nearest', paint, signal);
    return { unknownCodes: Object.fromEntries([...unknown].sort((a, b) => a[0] - b[0])) };
  };
}

/** One polygon in the working CRS: an outer ring and its holes. */
export interface CoverPolygon {
  readonly id: ClutterId;
  readonly rings: Rings;
}

/**
 * Polygons painted from the largest to the smallest, so that the more specific lies on top: the pond on the forest's, the
 * house on the village's. Of equal surface, the later in the files wins.
 */
export function polygonCover(
  polygons: readonly CoverPolygon[],
  unknownCodes: LandCoverFacts['unknownCodes'],
): LandCover {
  const bySize = polygons
    .map((p) => ({ ...p, area_m2: p.rings.reduce((sum, r, i) => sum + (i === 0 ? 1 : -1) * ringArea(r), 0) }))
    .sort((a, b) => b.area_m2 - a.area_m2);
  return (grid, classes, signal) => {
    for (const { id, rings } of bySize) {
      signal?.throwIfAborted();
      paintPolygon(grid, rings, clutterIndex(id), classes);
    }
    return Promise.resolve({ unknownCodes });
  };
}

/** Only the rows and columns that the polygon can touch are looked at. */
export function paintPolygon(grid: GridSpec, rings: Rings, value: number, out: Uint8Array): void {
  const window = windowOf(grid, ringsBounds(rings));
  if (window === undefined) return;
  const part = subGrid(grid, window);
  const mask = new Uint8Array(part.cols * part.rows);
  burnPolygon(part, rings, mask);
  for (let row = 0, i = 0; row < window.rows; row++) {
    const first = (window.row0 + row) * grid.cols + window.col0;
    for (let col = 0; col < window.cols; col++, i++) if (mask[i] === 1) out[first + col] = value;
  }
}
