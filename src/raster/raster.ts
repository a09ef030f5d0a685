/**
 * Rasters as flat typed arrays. Row-major, row 0 north, `index = row * cols + col`; `NaN` = unknown for floats.
 * Windows are half-open. Read this file first; it must not know files, terrain or radio.
 */

/** A north-up grid in one CRS. `originX, originY` is the outer corner in the north-west; cells are positive sizes. */
export interface GridSpec {
  readonly crs: string;
  readonly originX: number;
  readonly originY: number;
  readonly cellX: number;
  readonly cellY: number;
  readonly cols: number;
  readonly rows: number;
}

/** Half-open window in cells of a grid. */
export interface Window {
  readonly col0: number;
  readonly row0: number;
  readonly cols: number;
  readonly rows: number;
}

/** A raster that is read by windows: a file or a mosaic. Values arrive with scale and offset applied, NaN where nodata. */
export interface RasterSource {
  readonly name: string;
  readonly grid: GridSpec;
  /** Reads a window inside the grid; throws CoverageError('file' | 'inputData') on a broken file. */
  read(window: Window): Promise<Float64Array>;
  close(): Promise<void>;
}

export const cellCentreX = (g: GridSpec, col: number): number => g.originX + (col + 0.5) * g.cellX;
export const cellCentreY = (g: GridSpec, row: number): number => g.originY - (row + 0.5) * g.cellY;
