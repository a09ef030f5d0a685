/** Measured grids laid over a service's pixels: what was measured where, beside what is predicted. */
import type { CoverageResult, ServiceCoverage } from './result.js';

export interface MeasuredGrid {
  readonly samples: number;
  /** Of the samples; NaN = not stated. */
  readonly rsrp_dBm: number;
  readonly covered: boolean;
}

export interface MeasuredPixels {
  readonly grids: readonly MeasuredGrid[];
  /** Position in `grids` of the one that lies on each output pixel, −1 = none. */
  readonly gridAt: Int32Array;
}

/** The measured grid on a pixel of a service. */
export const measuredAt = ({ measured }: ServiceCoverage, pixel: number): MeasuredGrid | undefined =>
  measured && measured.gridAt[pixel] >= 0 ? measured.grids[measured.gridAt[pixel]] : undefined;

/** Level of one of a service's layers, or the measured one where there is one. dBm, NaN = no cell reaches. */
export function judgedLevel_dBm(
  { layers }: CoverageResult,
  service: ServiceCoverage,
  layer: number,
  pixel: number,
): number {
  const measured = measuredAt(service, pixel)?.rsrp_dBm ?? Number.NaN;
  return Number.isNaN(measured) ? (layers[layer]?.rsrp_dBm[pixel] ?? Number.NaN) : measured;
}
