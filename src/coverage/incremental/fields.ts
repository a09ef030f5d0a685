/** Level and power of single cells at pixels of a strip, by the very step that adds a cell to a tile. */
import { fastKernel } from '../kernel/engine.js';
import {
  addSector,
  type FoldJob,
  type FoldMast,
  type FoldSector,
  type FoldSetup,
  type Scratch,
} from '../kernel/fold.js';
import { heapArrays } from '../kernel/foldArrays.js';
import { lossOutside } from '../kernel/window.js';
import { firstFrom, type Strip, type StripLoss } from './strip.js';

/** A cell that is on, and its place in the list of cells. */
export interface PlacedCell {
  readonly slot: number;
  readonly cell: FoldSector;
}

/** What one cell gives at `count` positions of the strip. Arrays are used again after the visit. */
export interface Field {
  readonly at: Int32Array;
  readonly count: number;
  /** −Infinity where the cell is not received. */
  readonly level_dBm: Float64Array | Float32Array;
  /** Power in units of 2^-53 mW, not yet rounded; holds nothing where the cell is not received. */
  readonly units: Float64Array;
  /** 1 where the path is unknown. */
  readonly unknown: Uint8Array;
}

const chunk = 4096;

/** One layer and one carrier that disturbs nothing: only level and power of the cell are wanted. */
const alone = (setup: FoldSetup): FoldSetup => ({
  ...setup,
  carriers: [{ frequency_MHz: 0, bandwidth_MHz: 0, scs_kHz: 1, operators: [] }],
  layers: setup.layers.slice(0, 1).map((l) => ({ ...l, rsrp_dBm: Number.POSITIVE_INFINITY })),
  services: [],
});

export class Fields {
  private readonly setup: FoldSetup;
  private readonly at = new Int32Array(chunk);
  private readonly loss = new Int16Array(chunk);
  /** Directions from the mast whose cells were last wanted everywhere: settings of one cell are tried one after the other. */
  private readonly last: { mast: number; azimuth_deg: Float64Array; elevation_deg: Float64Array };

  constructor(
    private readonly strip: Strip,
    setup: FoldSetup,
  ) {
    this.setup = alone(setup);
    this.last = {
      mast: -1,
      azimuth_deg: new Float64Array(strip.count),
      elevation_deg: new Float64Array(strip.count),
    };
  }

  /**
   * Visits each cell with its field, in pieces; mast by mast, since its cells share directions. `among`: positions of the
   * strip, ascending; all by default. Where every path is outside the radius nothing is visited.
   */
  each(
    cells: readonly PlacedCell[],
    masts: readonly FoldMast[],
    losses: readonly StripLoss[],
    visit: (cell: PlacedCell, field: Field) => void,
    among?: Int32Array,
  ): void {
    const byMast = new Map<number, PlacedCell[]>();
    for (const c of cells) {
      const own = byMast.get(c.cell.mast);
      if (own) own.push(c);
      else byMast.set(c.cell.mast, [c]);
    }
    const arrays = this.begin();
    for (const [mast, own] of byMast) {
      const used = [...new Set(own.map((c) => c.cell.window))].map((w) => losses[w]);
      const { first, end } = bounds(used, among);
      let next = first;
      let k = 0;
      while (next < end || k > 0) {
        for (; next < end && k < chunk; next++) {
          const i = among ? among[next] : next;
          if (reached(used, i)) this.at[k++] = i;
        }
        if (k > 0) {
          this.direct(mast, masts[mast], k, arrays, among === undefined);
          this.chunk(own, losses, k, arrays, visit);
        }
        k = 0;
      }
    }
  }

  private begin(): Scratch {
    const job = this.job(chunk);
    const { fold } = this.setup.engine === 'fast' ? fastKernel() : { fold: undefined };
    const arrays = fold?.begin(this.setup, job, chunk, 1) ?? heapArrays(this.setup, job, chunk, 1);
    return { ...arrays, weights: [[0]], disturbed: [[]], strongCount: 0 };
  }

  /** Directions from a mast to the positions of the chunk; those of the last mast are remembered. */
  private direct(index: number, mast: FoldMast, count: number, arrays: Scratch, keep: boolean): void {
    const { at, last } = this;
    const { azimuth_deg, elevation_deg } = arrays;
    if (keep && index !== last.mast) {
      last.mast = index;
      last.azimuth_deg.fill(Number.NaN);
    }
    let known = index === last.mast;
    for (let k = 0; known && k < count; k++) {
      azimuth_deg[k] = last.azimuth_deg[at[k]];
      elevation_deg[k] = last.elevation_deg[at[k]];
      known = !Number.isNaN(azimuth_deg[k]);
    }
    if (known) return;
    this.strip.directions(mast, at, count, azimuth_deg, elevation_deg);
    if (!keep) return;
    for (let k = 0; k < count; k++) {
      last.azimuth_deg[at[k]] = azimuth_deg[k];
      last.elevation_deg[at[k]] = elevation_deg[k];
    }
  }

  private chunk(
    cells: readonly PlacedCell[],
    losses: readonly StripLoss[],
    count: number,
    arrays: Scratch,
    visit: (cell: PlacedCell, field: Field) => void,
  ): void {
    const { at, loss } = this;
    const { best_dBm, bestUnits, unknownPath } = arrays;
    const field: Field = { at, count, level_dBm: best_dBm, units: bestUnits, unknown: unknownPath };
    let window = -1;
    for (const placed of cells) {
      const { cell } = placed;
      if (cell.window !== window) {
        window = cell.window;
        const { from, to, codes } = losses[window];
        for (let k = 0; k < count; k++)
          loss[k] = at[k] >= from && at[k] < to ? codes[at[k] - from] : lossOutside;
      }
      best_dBm.fill(Number.NEGATIVE_INFINITY, 0, count);
      unknownPath.fill(0, 0, count);
      const job = { ...this.job(count), sectors: [{ ...cell, window: 0, layer: 0, carrier: 0 }] };
      if (this.setup.engine === 'fast') fastKernel().fold.add(this.setup, job, 0, 0, 1);
      else addSector(this.setup, job, arrays, 0, 0, 1);
      visit(placed, field);
    }
  }

  private job(cols: number): FoldJob {
    const row = { col0: 0, row0: 0, cols, rows: 1 };
    const windows = [{ window: row, loss: this.loss }];
    return { tile: row, masts: [], windows, sectors: [] };
  }
}

function reached(losses: readonly StripLoss[], i: number): boolean {
  for (const { from, to, codes } of losses)
    if (i >= from && i < to && codes[i - from] !== lossOutside) return true;
  return false;
}

/** Where the losses begin and end, in `among` if there is one. */
function bounds(losses: readonly StripLoss[], among: Int32Array | undefined): { first: number; end: number } {
  const from = Math.min(...losses.map((l) => l.from));
  const to = Math.max(...losses.map((l) => l.to));
  return among ? { first: firstFrom(among, from), end: firstFrom(among, to) } : { first: from, end: to };
}
