/**
 * Any ascending list of output pixels: a tile, the whole grid, the pixels where people live. Positions count along it; each
 * part of it that is a rectangle is a tile, on which the fold's own steps work.
 */
import { azimuth_deg, elevation_deg } from '../kernel/angles.js';
import type { FoldMast, FoldSetup } from '../kernel/fold.js';
import type { PixelLattice } from '../kernel/terrain.js';
import { lossOutside, type PixelWindow } from '../kernel/window.js';

/** The part of a loss window that a strip's positions `from` to `to` read. */
export interface StripLoss {
  readonly from: number;
  readonly to: number;
  /** Loss codes of these positions, `lossOutside` beside the window. */
  readonly codes: Int16Array;
}

/** A rectangle of pixels whose positions follow each other row by row. */
export interface Part {
  /** Position of the first. */
  readonly from: number;
  readonly tile: PixelWindow;
}

export class Strip {
  readonly count: number;
  readonly parts: readonly Part[];
  private readonly col: Int32Array;
  private readonly row: Int32Array;
  private readonly workCol: Int32Array;
  private readonly workRow: Int32Array;
  private readonly receiver_mAMSL: Float64Array;
  private readonly cell_m: number;
  private readonly inside: Int32Array;

  /** `pixels`: positions on the output grid, ascending. */
  constructor(
    { terrain, lattice, receiverHeight_mAGL, areaMask }: Omit<FoldSetup, 'engine'>,
    readonly pixels: Int32Array,
  ) {
    this.count = pixels.length;
    this.cell_m = terrain.cell_m;
    this.row = pixels.map((p) => Math.floor(p / lattice.cols));
    this.col = pixels.map((p, i) => p - this.row[i] * lattice.cols);
    this.workCol = this.col.map((c) => lattice.col0 + c * lattice.stride);
    this.workRow = this.row.map((r) => lattice.row0 + r * lattice.stride);
    this.receiver_mAMSL = Float64Array.from(
      this.workRow,
      (r, i) => terrain.ground_m[r * terrain.cols + this.workCol[i]] + receiverHeight_mAGL,
    );
    this.parts = partsOf(pixels, this.row, this.col);
    this.inside = pixels.map((p) => areaMask[p]);
  }

  /** Pixels outside the area are of no account: they count as beside the window. */
  cut(window: PixelWindow, loss: Int16Array): StripLoss {
    const from = this.firstAtRow(window.row0);
    const to = this.firstAtRow(window.row0 + window.rows);
    const codes = new Int16Array(to - from).fill(lossOutside);
    for (let i = from; i < to; i++) {
      const col = this.col[i] - window.col0;
      if (col >= 0 && col < window.cols && this.inside[i] === 1)
        codes[i - from] = loss[(this.row[i] - window.row0) * window.cols + col];
    }
    return { from, to, codes };
  }

  /** Azimuth and elevation from a mast's antenna to the receivers at `count` positions, as the fold has them. */
  directions(
    mast: FoldMast,
    at: Int32Array,
    count: number,
    azimuths: Float64Array,
    elevations: Float64Array,
  ): void {
    const { workCol, workRow, receiver_mAMSL, cell_m } = this;
    for (let k = 0; k < count; k++) {
      const i = at[k];
      const dx = (workCol[i] - mast.col) * cell_m;
      const dy = (mast.row - workRow[i]) * cell_m;
      azimuths[k] = azimuth_deg(dx, dy);
      elevations[k] = elevation_deg(receiver_mAMSL[i] - mast.antenna_mAMSL, Math.sqrt(dx * dx + dy * dy));
    }
  }

  /** First position in this row of the output grid or a later one. */
  private firstAtRow(row: number): number {
    return firstFrom(this.row, row);
  }
}

/** Position of the first value that is not below `value`. */
export function firstFrom(ascending: Int32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function partsOf(pixels: Int32Array, row: Int32Array, col: Int32Array): Part[] {
  const parts: Part[] = [];
  for (let from = 0, to = 0; from < pixels.length; from = to) {
    for (to = from + 1; to < pixels.length && pixels[to] === pixels[to - 1] + 1 && row[to] === row[from]; )
      to++;
    const run = { col0: col[from], row0: row[from], cols: to - from, rows: 1 };
    const last = parts.at(-1);
    const below = last && last.tile.col0 === run.col0 && last.tile.row0 + last.tile.rows === run.row0;
    if (below && last.tile.cols === run.cols)
      parts[parts.length - 1] = { ...last, tile: { ...last.tile, rows: last.tile.rows + 1 } };
    else parts.push({ from, tile: run });
  }
  return parts;
}

/** The last part that begins at or before a position. */
export function partAt(parts: readonly Part[], position: number): number {
  let low = 0;
  let high = parts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (parts[middle].from <= position) low = middle;
    else high = middle;
  }
  return low;
}

/** Gaps up to this are kept: a step over them costs more than the pixels. */
const gap = 64;

/** Pixels marked 1, and those in small gaps between them. */
export function pixelsAround(
  mask: Uint8Array,
  { cols, rows }: Pick<PixelLattice, 'cols' | 'rows'>,
): Int32Array {
  const out: number[] = [];
  for (let row = 0; row < rows; row++) {
    let last = -1;
    for (let p = row * cols; p < (row + 1) * cols; p++) {
      if (mask[p] === 0) continue;
      for (let q = last >= 0 && p - last <= gap ? last + 1 : p; q <= p; q++) out.push(q);
      last = p;
    }
  }
  return Int32Array.from(out);
}

/** All pixels of a window of the output grid. */
export function pixelsOf(tile: PixelWindow, { cols }: Pick<PixelLattice, 'cols'>): Int32Array {
  return Int32Array.from(
    { length: tile.cols * tile.rows },
    (_, i) => (tile.row0 + Math.floor(i / tile.cols)) * cols + tile.col0 + (i % tile.cols),
  );
}
