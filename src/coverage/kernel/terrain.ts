/**
 * What the kernels read of the world: flat arrays on the working grid, shared between threads.
 * Row 0 is north, `index = row * cols + col`.
 */

export interface TerrainView {
  readonly cols: number;
  readonly rows: number;
  /** Square cells of a metric CRS. */
  readonly cell_m: number;
  /** Cell of the source that `ground_m` was sampled from, metres; undefined = `cell_m`. */
  readonly sourceCell_m?: number;
  /** Bare ground, metres above sea level; NaN = void. */
  readonly ground_m: Float32Array;
  /** Height of clutter above the ground in half metres. */
  readonly clutter_halfM: Uint8Array;
  /** Clutter class per cell, an index into `ClutterTable`. */
  readonly clutterClass: Uint8Array;
}

/** Per clutter class what the kernels need, by class index. */
export interface ClutterTable {
  /** Nominal distance between a terminal of this class and the obstacle beside it, metres; 0 = none (rules R2). */
  readonly gap_m: Float32Array;
  /** Standard deviation of the model in this class, dB (rules R5). */
  readonly sigma_dB: Float32Array;
}

/** How output pixels lie on the working grid: pixel (c, r) is the working cell (col0 + c·stride, row0 + r·stride). */
export interface PixelLattice {
  readonly stride: number;
  readonly col0: number;
  readonly row0: number;
  readonly cols: number;
  readonly rows: number;
}
