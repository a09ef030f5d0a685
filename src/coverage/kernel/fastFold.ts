/** The fold's inner loop in WebAssembly: sectors are added to a block's pixels in the kernel's memory, see `wasm/fold.ts`. */
import type { FoldJob, FoldSetup } from './foldTypes.js';
import {
  cosTenth,
  type FoldArrays,
  notReceived_dBm,
  overlapBelowGate_dB,
  strongCapacity,
} from './foldArrays.js';
import { type KernelExports, KernelMemory, type Layout } from './kernelMemory.js';
import { carrierWeights, disturbedCarriers } from './overlap.js';
import { lossStep_dB } from './window.js';

/** Pixels are added four at a time: room behind every array. */
const slack = 8;
/** `collision` of the kernel: into all three classes, into none. */
const allClasses = 3;
const noClass = 4;

export class FastFold {
  private readonly home: KernelMemory;
  private readonly kernel: KernelExports & {
    readonly addRow: (codes: number, first: number, count: number) => void;
  };
  private at: Record<string, number> = {};
  private patterns: readonly { readonly horizontal: number; readonly vertical: number }[] = [];
  private codes: Int16Array = new Int16Array(0);
  /** Per disturbing carrier: where its list lies and how long it is. */
  private lists: readonly { readonly at: number; readonly count: number; readonly colliding: boolean }[] = [];
  private pixels = 0;

  constructor(module: WebAssembly.Module) {
    this.home = new KernelMemory(module);
    this.kernel = this.home.exports as typeof this.kernel;
  }

  /** Lays out the arrays for the blocks of one tile and writes patterns and carriers. */
  begin(setup: FoldSetup, job: FoldJob, pixels: number, rowsPerBlock: number): FoldArrays {
    const layers = setup.layers.length * pixels;
    const carriers = setup.carriers.length * pixels;
    const capacity = strongCapacity(job, rowsPerBlock);
    const weights = carrierWeights(setup);
    const disturbed = disturbedCarriers(weights);
    const at: Record<string, number> = {};
    const patternAt: { horizontal: number; vertical: number }[] = [];
    const listAt: number[] = [];
    const place = (layout: Layout): void => {
      for (const name of ['azimuth', 'elevation']) at[name] = layout.take(8 * (pixels + slack));
      at.best = layout.take(4 * (layers + slack));
      at.bestUnits = layout.take(8 * (layers + slack));
      at.bestSector = layout.take(4 * (layers + slack));
      at.unknownPath = layout.take(layers + slack);
      for (const name of ['fullSum', 'loadedSum']) at[name] = layout.take(8 * (carriers + slack));
      at.collidingSum = layout.take(8 * (3 * carriers + slack));
      at.strongHead = layout.take(4 * (pixels + slack));
      for (const name of ['strongNext', 'strongSector', 'strongLevel'])
        at[name] = layout.take(4 * (capacity + slack));
      at.cosTenth = layout.take(8 * cosTenth.length);
      at.codes = layout.take(2 * (job.tile.cols + slack));
      for (const p of setup.patterns)
        patternAt.push({
          horizontal: layout.take(4 * p.horizontal_dB.length),
          vertical: layout.take(4 * p.vertical_dB.length),
        });
      for (const list of disturbed) listAt.push(layout.take(32 * list.length));
    };
    this.home.layOut(place);
    const { floats, singles, ints, bytes } = this.home;
    setup.patterns.forEach((p, i) => {
      singles(patternAt[i].horizontal, p.horizontal_dB.length).set(p.horizontal_dB);
      singles(patternAt[i].vertical, p.vertical_dB.length).set(p.vertical_dB);
    });
    floats(at.cosTenth, cosTenth.length).set(cosTenth);
    disturbed.forEach((list, other) => {
      const entries = floats(listAt[other], 4 * list.length);
      list.forEach((own, i) => {
        entries.set(
          [
            weights[own][other],
            at.fullSum + 8 * own * pixels,
            at.loadedSum + 8 * own * pixels,
            at.collidingSum + 8 * 3 * own * pixels,
          ],
          4 * i,
        );
      });
    });
    this.at = at;
    this.patterns = patternAt;
    // Only where some server's PCI is known does it matter whose CRS collide.
    const known = setup.carriers.map((_, c) =>
      job.sectors.some((s) => s.carrier === c && s.pciMod3 >= 0 && setup.layers[s.layer].lte),
    );
    this.lists = disturbed.map((list, i) => ({
      at: listAt[i],
      count: list.length,
      colliding: list.some((own) => known[own]),
    }));
    this.codes = new Int16Array(this.home.buffer, at.codes, job.tile.cols + slack);
    this.pixels = pixels;
    this.home.set({
      cosTenth: at.cosTenth,
      azimuth: at.azimuth,
      elevation: at.elevation,
      strongHead: at.strongHead,
      strongNext: at.strongNext,
      strongSector: at.strongSector,
      strongLevel: at.strongLevel,
      collidingStride: 8 * pixels,
      notReceived_dBm,
    });
    return {
      pixels,
      azimuth_deg: floats(at.azimuth, pixels),
      elevation_deg: floats(at.elevation, pixels),
      best_dBm: singles(at.best, layers),
      bestUnits: floats(at.bestUnits, layers),
      bestSector: ints(at.bestSector, layers),
      unknownPath: bytes(at.unknownPath, layers),
      fullSum: floats(at.fullSum, carriers),
      loadedSum: floats(at.loadedSum, carriers),
      collidingSum: floats(at.collidingSum, 3 * carriers),
      strong: {
        head: ints(at.strongHead, pixels),
        next: ints(at.strongNext, capacity),
        sector: ints(at.strongSector, capacity),
        level_dBm: singles(at.strongLevel, capacity),
      },
    };
  }

  /** Before each block. */
  clear(): void {
    this.home.set({ strongCount: 0, clampedCount: 0 });
  }

  clamped(): number {
    return this.home.get('clampedCount');
  }

  /** Adds sector `s` to the rows of the block that its window meets. */
  add(setup: FoldSetup, job: FoldJob, s: number, row0: number, rows: number): void {
    const { tile } = job;
    const sector = job.sectors[s];
    const { window, loss } = job.windows[sector.window];
    const pattern = setup.patterns[sector.pattern];
    const layer = setup.layers[sector.layer];
    const list = this.lists[sector.carrier];
    const { at } = this;
    const base = sector.layer * this.pixels;
    this.home.set({
      peak_dBm: sector.peak_dBm,
      axis_deg: sector.azimuth_deg,
      mechTilt_deg: sector.mechTilt_deg,
      elecTilt_deg: sector.elecTilt_deg,
      patternMax_dB: pattern.maxAttenuation_dB,
      horizontal: this.patterns[sector.pattern].horizontal,
      vertical: this.patterns[sector.pattern].vertical,
      farthest: Math.min(32_767, Math.floor((sector.peak_dBm - notReceived_dBm) / lossStep_dB)),
      strongFrom_dBm: layer.rsrp_dBm - overlapBelowGate_dB,
      sector: s,
      load_share: sector.load,
      collision: !list.colliding ? noClass : sector.pciMod3 >= 0 ? sector.pciMod3 : allClasses,
      disturbed: list.at,
      disturbedCount: list.count,
      best: at.best + 4 * base,
      bestUnits: at.bestUnits + 8 * base,
      bestSector: at.bestSector + 4 * base,
      unknownPath: at.unknownPath + base,
    });
    const colFrom = Math.max(0, window.col0 - tile.col0);
    const colTo = Math.min(tile.cols, window.col0 + window.cols - tile.col0);
    if (colTo <= colFrom) return;
    const top = tile.row0 + row0;
    const rowFrom = Math.max(0, window.row0 - top);
    const rowTo = Math.min(rows, window.row0 + window.rows - top);
    for (let row = rowFrom; row < rowTo; row++) {
      const w = (top + row - window.row0) * window.cols + (tile.col0 + colFrom - window.col0);
      this.codes.set(loss.subarray(w, w + colTo - colFrom));
      this.kernel.addRow(at.codes, row * tile.cols + colFrom, colTo - colFrom);
    }
  }
}
