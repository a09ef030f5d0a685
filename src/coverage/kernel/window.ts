/**
 * Path-loss windows: int16 at 1/64 dB. Every later step reads this value, whether it comes from the sweep or from the
 * cache, so that both give the same bytes.
 */

/** 1/64 dB per count. */
export const lossStep_dB = 1 / 64;
/** Terrain on the path is unknown. */
export const lossUnknown = -1;
/** Outside the radius of the carrier: not computed, not unknown. */
export const lossOutside = -32768;
/** 500 dB: nothing is received beyond, and the code stays far from the int16 limit. */
const lossMax = 32000;

export function encodeLoss(loss_dB: number): number {
  const code = Math.round(loss_dB * 64);
  return code < 0 ? 0 : code > lossMax ? lossMax : code;
}

/** A window of output pixels, half-open, in columns and rows of the output grid. */
export interface PixelWindow {
  readonly col0: number;
  readonly row0: number;
  readonly cols: number;
  readonly rows: number;
}
