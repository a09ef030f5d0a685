/** What both engines of the fold share: the arrays of a block, and the constants of the sums. */
import { degPerRad } from '../../foundation/units.js';
import type { FoldJob, FoldSetup } from './foldTypes.js';

/** Units of the sums in a milliwatt. */
export const quantum = 2 ** 53;
export const lnPerDb = Math.LN10 / 10;
/** 2^-54 mW: half a unit of the sums. */
export const notReceived_dBm = 10 * Math.log10(2 ** -54);
/** Co-channel cells within this of the best count as overlapping (rules R5). */
export const overlapWindow_dB = 6;
/** Cells this far below the gate may still count as overlapping (rules R5). */
export const overlapBelowGate_dB = 5;

/** cos of tenths of a degree, 0 to 359.9°. */
export const cosTenth = Float64Array.from({ length: 3600 }, (_, i) => Math.cos(i / 10 / degPerRad));

/** Arrays of one block, over [layers or carriers × pixels]; in the fast engine's memory when it adds the sectors. */
export interface FoldArrays {
  readonly pixels: number;
  readonly azimuth_deg: Float64Array;
  readonly elevation_deg: Float64Array;
  readonly best_dBm: Float64Array | Float32Array;
  /** Power of the best server in units of 2^-53 mW, not yet rounded. */
  readonly bestUnits: Float64Array;
  /** Position in `job.sectors` of the best server, −1 = none. */
  readonly bestSector: Int32Array;
  readonly unknownPath: Uint8Array;
  /** All reference signals at full power; the same under load. Units of 2^-53 mW. */
  readonly fullSum: Float64Array;
  readonly loadedSum: Float64Array;
  /** Full minus loaded power of cells whose CRS collide with a server of PCI mod 3 class m: [carriers × 3 × pixels]. */
  readonly collidingSum: Float64Array;
  /** Cells near the gate at each pixel, as linked lists: the only ones that can count as overlapping. */
  readonly strong: {
    readonly head: Int32Array;
    readonly next: Int32Array;
    readonly sector: Int32Array;
    readonly level_dBm: Float64Array | Float32Array;
  };
}

/** How many entries the linked lists of any block of a tile may need: every sector at every pixel that it reaches. */
export function strongCapacity({ tile, sectors, windows }: FoldJob, rowsPerBlock: number): number {
  let most = 0;
  for (let row = 0; row < tile.rows; row += rowsPerBlock) {
    const top = tile.row0 + row;
    const bottom = Math.min(top + rowsPerBlock, tile.row0 + tile.rows);
    let sum = 0;
    for (const { window: w } of sectors) {
      const { window } = windows[w];
      const rows = Math.min(bottom, window.row0 + window.rows) - Math.max(top, window.row0);
      const cols =
        Math.min(tile.col0 + tile.cols, window.col0 + window.cols) - Math.max(tile.col0, window.col0);
      if (rows > 0 && cols > 0) sum += rows * cols;
    }
    if (sum > most) most = sum;
  }
  return most;
}

export function heapArrays(setup: FoldSetup, job: FoldJob, pixels: number, rowsPerBlock: number): FoldArrays {
  const carriers = setup.carriers.length * pixels;
  const layers = setup.layers.length * pixels;
  const capacity = strongCapacity(job, rowsPerBlock);
  return {
    pixels,
    azimuth_deg: new Float64Array(pixels),
    elevation_deg: new Float64Array(pixels),
    best_dBm: new Float64Array(layers),
    bestUnits: new Float64Array(layers),
    bestSector: new Int32Array(layers),
    unknownPath: new Uint8Array(layers),
    fullSum: new Float64Array(carriers),
    loadedSum: new Float64Array(carriers),
    collidingSum: new Float64Array(3 * carriers),
    strong: {
      head: new Int32Array(pixels),
      next: new Int32Array(capacity),
      sector: new Int32Array(capacity),
      level_dBm: new Float64Array(capacity),
    },
  };
}
