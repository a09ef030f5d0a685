/** Line length per output pixel: roads, rails, corridors. Pure. */
import type { GridSpec } from '../raster/raster.js';

/** A polyline as flat x, y pairs in the grid's CRS. */
export type FlatLine = readonly number[];

/** A stretch of a line within one pixel. */
export interface LinePiece {
  /** Row-major position in the grid, −1 off it. */
  readonly pixel: number;
  readonly length_m: number;
  readonly from: readonly [x_m: number, y_m: number];
  readonly to: readonly [x_m: number, y_m: number];
}

/** A line cut at every pixel edge that it crosses, in its direction; the lengths add up to that of the line. */
export function* cutLine(grid: GridSpec, line: FlatLine): Generator<LinePiece> {
  for (let i = 0; i + 3 < line.length; i += 2)
    yield* cutSegment(grid, line[i], line[i + 1], line[i + 2], line[i + 3]);
}

/** Kilometres of line in each pixel, row-major. The sum over pixels is the length inside the grid. */
export function lineLength_km(grid: GridSpec, lines: readonly FlatLine[]): Float64Array {
  const out = new Float64Array(grid.cols * grid.rows);
  for (const line of lines)
    for (const { pixel, length_m } of cutLine(grid, line)) if (pixel >= 0) out[pixel] += length_m / 1000;
  return out;
}

function* cutSegment(grid: GridSpec, x0: number, y0: number, x1: number, y1: number): Generator<LinePiece> {
  const length_m = Math.hypot(x1 - x0, y1 - y0);
  if (!(length_m > 0)) return;
  const u0 = (x0 - grid.originX) / grid.cellX;
  const v0 = (grid.originY - y0) / grid.cellY;
  const du = (x1 - grid.originX) / grid.cellX - u0;
  const dv = (grid.originY - y1) / grid.cellY - v0;
  const cuts = [0, 1, ...edgeCrossings(u0, du, grid.cols), ...edgeCrossings(v0, dv, grid.rows)].sort(
    (a, b) => a - b,
  );
  const at = (t: number) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0)] as const;
  for (let i = 0; i + 1 < cuts.length; i++) {
    if (cuts[i + 1] === cuts[i]) continue;
    const middle = (cuts[i] + cuts[i + 1]) / 2;
    const col = Math.floor(u0 + du * middle);
    const row = Math.floor(v0 + dv * middle);
    const inside = col >= 0 && row >= 0 && col < grid.cols && row < grid.rows;
    yield {
      pixel: inside ? row * grid.cols + col : -1,
      length_m: (cuts[i + 1] - cuts[i]) * length_m,
      from: at(cuts[i]),
      to: at(cuts[i + 1]),
    };
  }
}

/** Parameters in (0, 1) at which w0 + t·dw is a whole number within the grid. */
function edgeCrossings(w0: number, dw: number, count: number): number[] {
  if (dw === 0) return [];
  const low = Math.max(0, Math.ceil(Math.min(w0, w0 + dw)));
  const high = Math.min(count, Math.floor(Math.max(w0, w0 + dw)));
  const out: number[] = [];
  for (let k = low; k <= high; k++) {
    const t = (k - w0) / dw;
    if (t > 0 && t < 1) out.push(t);
  }
  return out;
}
