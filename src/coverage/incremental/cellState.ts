/**
 * Coverage at the pixels of a strip that follows changes of single cells: switched off or on, turned, tilted, put up
 * elsewhere. Interference sums are whole numbers of 2^-53 mW (see `kernel/fold.ts`), so that taking a cell's share off again
 * leaves no trace: the state depends on the cells that are on, never on the way there, and equals a fold of them bit by bit.
 *
 * Only pixels that lose their best server, or whose best server changes, ask the other cells again.
 */
import { combine } from '../kernel/combine.js';
import {
  emptyLayer,
  finishLayer,
  type FoldJob,
  type FoldMast,
  type FoldSector,
  type FoldSetup,
  type FoldWindow,
  type LayerTile,
  type Scratch,
  type ServiceTile,
  byteUnknown,
  PixelStatus,
} from '../kernel/fold.js';
import { overlapBelowGate_dB, overlapWindow_dB } from '../kernel/foldArrays.js';
import { carrierWeights, disturbedCarriers } from '../kernel/overlap.js';
import { type Field, Fields, type PlacedCell } from './fields.js';
import { PositionSet } from './positionSet.js';
import { type Part, partAt, Strip, type StripLoss } from './strip.js';

/** Undefined: the cell is off. */
export interface CellChange {
  readonly slot: number;
  readonly cell: FoldSector | undefined;
}

/** Positions of a strip, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a refresh wrote anew: positions, and services by place in the list. */
export interface Touched extends Range {
  readonly services: readonly number[];
}

export interface CellStateOptions {
  /** Whether `overlap` of the layers is kept; else it stays 0 where a cell serves. */
  readonly overlap: boolean;
}

export class CellState {
  readonly strip: Strip;
  /** As of the last `refresh`. */
  readonly layers: readonly LayerTile[];
  readonly services: readonly ServiceTile[];
  private readonly blank: LayerTile;
  private readonly masts: FoldMast[] = [];
  private readonly losses: StripLoss[] = [];
  private readonly cells: (FoldSector | undefined)[] = [];
  private readonly fields: Fields;
  private readonly sums: Scratch;
  /** Cells with an unknown path, and near rivals of the best server: [layers × pixels]. */
  private readonly unknownPaths: Uint16Array;
  private readonly rivals: Uint16Array;
  /** Per layer: pixels that lost their best server, and those where it changed. */
  private readonly lost: readonly PositionSet[];
  private readonly changed: readonly PositionSet[];
  private readonly stale: (Range | undefined)[];
  /** Layers of the same sharing group, per layer. */
  private readonly peers: readonly (readonly number[])[];
  private readonly carriersOf: readonly Set<number>[];

  constructor(
    private readonly setup: FoldSetup,
    pixels: Int32Array,
    private readonly options: CellStateOptions,
  ) {
    this.strip = new Strip(setup, pixels);
    this.fields = new Fields(this.strip, setup);
    const n = pixels.length;
    const { layers, carriers, services } = setup;
    const weights = carrierWeights(setup);
    this.sums = {
      pixels: n,
      azimuth_deg: new Float64Array(0),
      elevation_deg: new Float64Array(0),
      best_dBm: new Float64Array(layers.length * n).fill(Number.NEGATIVE_INFINITY),
      bestUnits: new Float64Array(layers.length * n),
      bestSector: new Int32Array(layers.length * n).fill(-1),
      unknownPath: new Uint8Array(layers.length * n),
      fullSum: new Float64Array(carriers.length * n),
      loadedSum: new Float64Array(carriers.length * n),
      collidingSum: new Float64Array(3 * carriers.length * n),
      strong: {
        head: new Int32Array(n).fill(-1),
        next: new Int32Array(0),
        sector: new Int32Array(0),
        level_dBm: new Float64Array(0),
      },
      weights,
      disturbed: disturbedCarriers(weights),
      strongCount: 0,
    };
    this.unknownPaths = new Uint16Array(layers.length * n);
    this.rivals = new Uint16Array(options.overlap ? layers.length * n : 0);
    this.lost = layers.map(() => new PositionSet(n));
    this.changed = layers.map(() => new PositionSet(n));
    this.stale = layers.map(() => ({ from: 0, to: n }));
    this.peers = layers.map(({ group }) => [...layers.keys()].filter((l) => layers[l].group === group));
    this.carriersOf = layers.map(() => new Set());
    this.layers = layers.map(() => emptyLayer(n));
    this.blank = emptyLayer(Math.max(0, ...this.strip.parts.map(({ tile }) => tile.cols * tile.rows)));
    this.services = services.map(() => emptyService(n));
  }

  addMast(mast: FoldMast): number {
    return this.masts.push(mast) - 1;
  }

  /** Keeps the part of a window that the strip reads. */
  addWindow({ window, loss }: FoldWindow): number {
    return this.losses.push(this.strip.cut(window, loss)) - 1;
  }

  /** Returns the changes that undo these. */
  apply(changes: readonly CellChange[]): CellChange[] {
    const placed = (list: readonly CellChange[]) =>
      list.flatMap(({ slot, cell }): PlacedCell[] => (cell ? [{ slot, cell }] : []));
    const before = changes.map(({ slot }): CellChange => ({ slot, cell: this.cells[slot] }));
    this.count(placed(before), -1);
    for (const { slot, cell } of changes) {
      this.cells[slot] = cell;
      if (cell) this.carriersOf[cell.layer].add(cell.carrier);
    }
    this.count(placed(changes), 1);
    this.mend();
    return before;
  }

  /** Brings `layers` and `services` up to date and returns what was touched; undefined when nothing was. */
  refresh(): Touched | undefined {
    const ranges = this.stale.flatMap((range) => range ?? []);
    if (ranges.length === 0) return undefined;
    const touched = new Set<number>();
    this.stale.forEach((range, l) => {
      if (!range) return;
      this.finish(l, range);
      this.stale[l] = undefined;
      touched.add(l);
    });
    const all = ranges.reduce(union);
    const services = [...this.setup.services.keys()].filter((i) =>
      this.setup.services[i].layers.some((l) => touched.has(l)),
    );
    for (const i of services) this.combine(i, all);
    return { ...all, services };
  }

  /** Adds cells to the sums, or takes them off. */
  private count(cells: readonly PlacedCell[], sign: 1 | -1): void {
    for (const { cell } of cells) this.touch(cell);
    this.fields.each(cells, this.masts, this.losses, (placed, field) => {
      this.countPower(placed.cell, field, sign);
      this.countUnknown(placed.cell, field, sign);
      if (this.options.overlap) this.countRival(placed.cell, field, sign);
      if (sign > 0) this.offer(placed, field);
      else this.withdraw(placed, field);
    });
  }

  /** The layers whose numbers a cell can move: its own, and those on carriers that it disturbs. */
  private touch(cell: FoldSector): void {
    const range = this.losses[cell.window];
    for (let l = 0; l < this.stale.length; l++) {
      if (l !== cell.layer && !this.disturbs(cell, l)) continue;
      const known = this.stale[l];
      this.stale[l] = known ? union(known, range) : { from: range.from, to: range.to };
    }
  }

  private disturbs({ carrier }: FoldSector, layer: number): boolean {
    return this.sums.disturbed[carrier].some((c) => this.carriersOf[layer].has(c));
  }

  /** Whether the cell can overlap with servers of a layer: of the same group, on carriers that it disturbs. */
  private canRival(cell: FoldSector, layer: number): boolean {
    return this.peers[layer].includes(cell.layer) && this.disturbs(cell, layer);
  }

  private countPower({ carrier, load, pciMod3 }: FoldSector, field: Field, sign: 1 | -1): void {
    const { fullSum, loadedSum, collidingSum, weights, disturbed, pixels } = this.sums;
    const { at, count, level_dBm, units } = field;
    for (const c of disturbed[carrier]) {
      const weight = weights[c][carrier];
      const base = c * pixels;
      for (let k = 0; k < count; k++) {
        if (level_dBm[k] === Number.NEGATIVE_INFINITY) continue;
        const p = base + at[k];
        const weighted = units[k] * weight;
        const full = Math.floor(weighted + 0.5);
        const loaded = Math.floor(weighted * load + 0.5);
        fullSum[p] += sign * full;
        loadedSum[p] += sign * loaded;
        const rest = sign * (full - loaded);
        const colliding = 3 * base + at[k];
        if (pciMod3 >= 0) collidingSum[colliding + pciMod3 * pixels] += rest;
        else for (let m = 0; m < 3; m++) collidingSum[colliding + m * pixels] += rest;
      }
    }
  }

  private countUnknown({ layer }: FoldSector, { at, count, unknown }: Field, sign: 1 | -1): void {
    const base = layer * this.strip.count;
    for (let k = 0; k < count; k++) {
      if (unknown[k] === 0) continue;
      this.unknownPaths[base + at[k]] += sign;
      this.sums.unknownPath[base + at[k]] = this.unknownPaths[base + at[k]] > 0 ? 1 : 0;
    }
  }

  /** Beside the best servers of today; where one changes, its rivals are counted again. */
  private countRival(cell: FoldSector, { at, count, level_dBm }: Field, sign: 1 | -1): void {
    const strongFrom = this.setup.layers[cell.layer].rsrp_dBm - overlapBelowGate_dB;
    for (const l of this.peers[cell.layer].filter((peer) => this.canRival(cell, peer)))
      for (let k = 0; k < count; k++)
        if (level_dBm[k] >= strongFrom && this.isRival(cell, level_dBm[k], l, at[k]))
          this.rivals[l * this.strip.count + at[k]] += sign;
  }

  private isRival(cell: FoldSector, level_dBm: number, layer: number, position: number): boolean {
    const { best_dBm, bestSector, weights } = this.sums;
    const p = layer * this.strip.count + position;
    const server = this.cells[bestSector[p]];
    if (!server || weights[server.carrier][cell.carrier] <= 0) return false;
    return (
      level_dBm >=
      Math.max(best_dBm[p] - overlapWindow_dB, this.setup.layers[layer].rsrp_dBm - overlapBelowGate_dB)
    );
  }

  /** The stronger cell serves; of equal ones the lower index. */
  private offer({ slot, cell }: PlacedCell, { at, count, level_dBm, units }: Field): void {
    const { best_dBm, bestUnits, bestSector, pixels } = this.sums;
    const base = cell.layer * pixels;
    const changed = this.changed[cell.layer];
    for (let k = 0; k < count; k++) {
      const level = level_dBm[k];
      if (level === Number.NEGATIVE_INFINITY) continue;
      const p = base + at[k];
      if (!(level > best_dBm[p])) {
        if (level < best_dBm[p]) continue;
        const holder = this.cells[bestSector[p]];
        if (holder && holder.index < cell.index) continue;
      }
      best_dBm[p] = level;
      bestUnits[p] = units[k];
      bestSector[p] = slot;
      changed.add(at[k]);
    }
  }

  private withdraw({ slot, cell }: PlacedCell, { at, count }: Field): void {
    const { best_dBm, bestSector, pixels } = this.sums;
    const base = cell.layer * pixels;
    for (let k = 0; k < count; k++) {
      const p = base + at[k];
      if (bestSector[p] !== slot) continue;
      bestSector[p] = -1;
      best_dBm[p] = Number.NEGATIVE_INFINITY;
      this.lost[cell.layer].add(at[k]);
    }
  }

  /** Pixels without the server that they had ask the others; then the rivals of every new server are counted. */
  private mend(): void {
    const on = this.cells.flatMap((cell, slot): PlacedCell[] => (cell ? [{ slot, cell }] : []));
    const ask = (
      cells: readonly PlacedCell[],
      among: Int32Array,
      visit: (cell: PlacedCell, field: Field) => void,
    ) => {
      this.fields.each(cells, this.masts, this.losses, visit, among);
    };
    this.lost.forEach((set, l) => {
      if (set.size === 0) return;
      const own = on.filter(({ cell }) => cell.layer === l);
      ask(own, set.take(), (placed, field) => {
        this.offer(placed, field);
      });
    });
    this.changed.forEach((set, l) => {
      const among = set.take();
      if (among.length === 0 || !this.options.overlap) return;
      for (const i of among) this.rivals[l * this.strip.count + i] = 0;
      const rivals = on.filter(({ cell }) => this.canRival(cell, l));
      ask(rivals, among, ({ cell }, { at, count, level_dBm }) => {
        const strongFrom = this.setup.layers[cell.layer].rsrp_dBm - overlapBelowGate_dB;
        for (let k = 0; k < count; k++)
          if (level_dBm[k] >= strongFrom && this.isRival(cell, level_dBm[k], l, at[k]))
            this.rivals[l * this.strip.count + at[k]]++;
      });
    });
  }

  /** Whole rows of the parts that meet the range. */
  private finish(l: number, range: Range): void {
    const { strip, setup, sums } = this;
    const layer = this.layers[l];
    const { parts } = strip;
    for (let i = partAt(parts, range.from); i < parts.length && parts[i].from < range.to; i++) {
      const { from, tile } = rowsWithin(parts[i], range);
      const size = tile.cols * tile.rows;
      const out = layerFrom(layer, from, size);
      write(layerFrom(this.blank, 0, size), out);
      // Cells that are off serve nowhere: their gaps in the list are never read.
      const job: FoldJob = { tile, masts: this.masts, windows: [], sectors: this.cells as FoldSector[] };
      finishLayer(setup, job, sumsFrom(sums, from), l, 0, size, out, []);
      if (!this.options.overlap) continue;
      for (let p = 0; p < size; p++)
        if (out.bestServer[p] >= 0) out.overlap[p] = Math.min(254, this.rivals[l * strip.count + from + p]);
    }
  }

  private combine(service: number, { from, to }: Range): void {
    const carried = this.setup.services[service].layers.map((layer) => ({
      layer,
      status: this.layers[layer].status.subarray(from, to),
      probability: this.layers[layer].probability.subarray(from, to),
    }));
    const { status, probability, bestLayer } = this.services[service];
    const out = {
      status: status.subarray(from, to).fill(PixelStatus.outside),
      probability: probability.subarray(from, to).fill(Number.NaN),
      bestLayer: bestLayer.subarray(from, to).fill(byteUnknown),
    };
    combine(carried, out);
  }
}

/** The rows of a part that meet a range. */
function rowsWithin({ from, tile }: Part, range: Range): Part {
  const first = Math.max(0, Math.floor((range.from - from) / tile.cols));
  const end = Math.min(tile.rows, Math.ceil((range.to - from) / tile.cols));
  return { from: from + first * tile.cols, tile: { ...tile, row0: tile.row0 + first, rows: end - first } };
}

/** The sums as a fold finds them whose block begins at a position. */
const sumsFrom = (sums: Scratch, at: number): Scratch => ({
  ...sums,
  best_dBm: sums.best_dBm.subarray(at),
  bestUnits: sums.bestUnits.subarray(at),
  bestSector: sums.bestSector.subarray(at),
  unknownPath: sums.unknownPath.subarray(at),
  fullSum: sums.fullSum.subarray(at),
  loadedSum: sums.loadedSum.subarray(at),
  collidingSum: sums.collidingSum.subarray(at),
});

const layerFrom = (layer: LayerTile, from: number, count: number): LayerTile => ({
  rsrp_dBm: layer.rsrp_dBm.subarray(from, from + count),
  rsSinr_dB: layer.rsSinr_dB.subarray(from, from + count),
  dataSinr_dB: layer.dataSinr_dB.subarray(from, from + count),
  bestServer: layer.bestServer.subarray(from, from + count),
  dl_Mbps: layer.dl_Mbps.subarray(from, from + count),
  ul_Mbps: layer.ul_Mbps.subarray(from, from + count),
  probability: layer.probability.subarray(from, from + count),
  overlap: layer.overlap.subarray(from, from + count),
  status: layer.status.subarray(from, from + count),
});

function write(from: LayerTile, to: LayerTile): void {
  to.rsrp_dBm.set(from.rsrp_dBm);
  to.rsSinr_dB.set(from.rsSinr_dB);
  to.dataSinr_dB.set(from.dataSinr_dB);
  to.bestServer.set(from.bestServer);
  to.dl_Mbps.set(from.dl_Mbps);
  to.ul_Mbps.set(from.ul_Mbps);
  to.probability.set(from.probability);
  to.overlap.set(from.overlap);
  to.status.set(from.status);
}

const union = (a: Range, b: Range): Range => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) });

const emptyService = (n: number): ServiceTile => ({
  status: new Uint8Array(n),
  probability: new Float32Array(n).fill(Number.NaN),
  bestLayer: new Uint8Array(n).fill(byteUnknown),
});
