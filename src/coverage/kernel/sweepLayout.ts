/** Where the fast sweep keeps what: the memory of one mast, laid out anew for each. Names are those of `wasm/state.ts`. */
import type { KernelMemory } from './kernelMemory.js';
import type { CarrierLoss, MastSite } from './loss.js';
import type { PixelWindow } from './window.js';

/** Rays side by side in a vector. */
export const lanes = 4;

/** Results are computed four at a time and stored four at a time: room behind every array. */
export const slack = 16;

/** By step: one number, or one for each ray. */
const stepTables = ['inverse', 'inverseRoot'] as const;
const rayVectors = ['bare', 'clutter', 'flat', 'blockMax'] as const;
const stepVectors = ['pixelOfStep', 'minorOfStep', 'gapOfStep'] as const;
const hulls = ['bareHull', 'surfaceHull'] as const;
/** Bytes of a vertex in `wasm/hull.ts`. */
const vertexBytes = 48;
/** Entries below the first there. */
const guards = 3;
/** Bytes of what rays know at their last step in `wasm/split.ts`. */
const reachedBytes = 208;

/** By result. */
export const intResults = ['pixel', 'place', 'minor'] as const;
export const floatResults = [
  'd_km',
  'nuGeometry',
  'h_te_m',
  'h_re_m',
  'rise_m',
  'smoothClearance',
  'theta_t_mrad',
  'theta_r_mrad',
  'd_lt_km',
  'd_lr_km',
  'line_t_m',
  'line_r_m',
] as const;

/** What the host reads back and hands over, by address. */
export interface Places {
  readonly ground: readonly [straight: number, turned: number];
  readonly clutterHalf: readonly [straight: number, turned: number];
  readonly clutterClass: readonly [straight: number, turned: number];
  /** By receiver and carrier. */
  readonly carriers: readonly (readonly { readonly constants: number; readonly codes: number }[])[];
  readonly special: number;
  readonly resultsAt: Readonly<Record<(typeof intResults)[number] | (typeof floatResults)[number], number>>;
  readonly unknownPixel: number;
  /** From one receiver's results to the next one's. */
  readonly resultBytes: number;
  readonly bare: number;
  readonly scratchBytes: number;
}

/** What is asked for receivers of one height: every carrier's codes, `out[c]` row-major over the setup's window. */
export interface ReceiverLosses {
  readonly site: MastSite;
  readonly carriers: readonly CarrierLoss[];
  readonly out: readonly Int16Array[];
}

/** `at` are the addresses that the kernel knows by name. */
export function layOutSweep(
  home: KernelMemory,
  {
    r,
    cells: terrainCells,
    window,
    classes,
  }: { readonly r: number; readonly cells: number; readonly window: PixelWindow; readonly classes: number },
  receivers: readonly ReceiverLosses[],
): { readonly at: Readonly<Record<string, number>>; readonly places: Places } {
  const n = r + slack;
  const cells = terrainCells + slack;
  return home.layOut((layout) => {
    const at: Record<string, number> = {};
    for (const name of stepTables) at[name] = layout.take(4 * n);
    for (const name of stepVectors) at[name] = layout.take(4 * lanes * n);
    // Twice: of the rays that share the way, and of those that they become.
    const first = layout.end;
    const scratch = () => {
      for (const name of rayVectors) at[name] = layout.take(4 * lanes * n);
      for (const name of hulls) at[name] = layout.take(vertexBytes * (n + guards)) + vertexBytes * guards;
      at.reached = layout.take(reachedBytes);
    };
    scratch();
    const scratchBytes = layout.end - first;
    const firstScratch = { ...at };
    scratch();
    const results: Record<string, number> = {};
    const resultBytes = 4 * lanes * n;
    for (const name of [...intResults, ...floatResults])
      results[name] = layout.take(resultBytes * receivers.length);
    const twice = (bytes: number) => [layout.take(bytes), layout.take(bytes)] as const;
    const places = {
      carriers: receivers.map(({ carriers }) =>
        carriers.map(({ clearAir }) => ({
          constants: layout.take(8 * (slack + 2 * clearAir.time_dB.length)),
          codes: layout.take(2 * window.cols * window.rows),
        })),
      ),
      ground: twice(4 * cells),
      clutterHalf: twice(cells),
      clutterClass: twice(cells),
      special: layout.take(4 * lanes * n),
      unknownPixel: layout.take(4 * lanes * n),
      bare: firstScratch.bare,
      scratchBytes,
      resultBytes,
      resultsAt: results as Places['resultsAt'],
    };
    const tables = {
      L_d_dB: layout.take(resultBytes),
      work: layout.take(4 * resultBytes),
      listed: layout.take(resultBytes),
      resultBytes,
      gaps: layout.take(4 * classes),
      receivers: layout.take(4 * receivers.length),
      counts: layout.take(4 * receivers.length),
    };
    const { special, unknownPixel } = places;
    return { at: { ...firstScratch, ...results, ...tables, special, unknownPixel, scratchBytes }, places };
  });
}
