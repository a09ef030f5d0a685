/** What a raster file says about itself: enough for `info`, without refusing anything that can be decoded. */
import type { Diagnostic } from '../../foundation/errors.js';
import type { GridSpec } from '../../raster/raster.js';

export interface RasterFacts {
  readonly file: string;
  readonly format: 'GeoTIFF' | 'BigTIFF' | 'SRTM HGT';
  readonly bytes: number;
  readonly cols: number;
  readonly rows: number;
  readonly bands: number;
  /** Int16, Float32, UInt12 ... */
  readonly sampleType: string;
  readonly compression: string;
  readonly blockCols: number;
  readonly blockRows: number;
  readonly nodata?: number;
  /** value = raw * scale + offset. */
  readonly scale: number;
  readonly offset: number;
  readonly unit?: string;
  readonly description?: string;
  readonly pixelIs: 'area' | 'point';
  /** Id of the CRS, also when it was declared beside the file. */
  readonly crs?: string;
  readonly crsName?: string;
  /** x = a + col*b + row*c, y = d + col*e + row*f, at the outer corner of cell (0, 0). */
  readonly geotransform?: readonly [number, number, number, number, number, number];
  readonly southUp: boolean;
  readonly rotated: boolean;
  /** Position on a north-up grid, when there is one. */
  readonly grid?: GridSpec;
  /** Errors here make the file unusable for analysis; warnings do not. */
  readonly problems: readonly Diagnostic[];
}

export interface RasterOptions {
  /** The CRS that the project declares for the file: needed when the file names none. */
  readonly declaredCrs?: string;
  /** Counted from 0. */
  readonly band?: number;
}
