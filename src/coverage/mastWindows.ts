/**
 * Path losses between the sweep and the fold. Each mast is swept once, when its first tile asks. Its windows are cut into slabs, one
 * for each row of tiles, and a slab's memory is used again after its last tile: rows go from north to south, and what is
 * north of them is not held.
 */
import type { Executor } from '../execute/executor.js';
import type { FoldWindow } from './kernel/fold.js';
import type { SweepReport, SweepWorld } from './kernel/sweepMast.js';
import type { PixelWindow } from './kernel/window.js';
import { type LossCache, mastLosses } from './mastLosses.js';
import type { Plan, PlanTile } from './plan/plan.js';
import { mastsOfTile, rowsOfTiles, workOfMast } from './plan/work.js';
import { SharedBuffers } from './sharedBuffers.js';

export interface MastWindowsOptions {
  readonly executor: Executor;
  readonly cache?: LossCache;
  readonly signal: AbortSignal;
  /** A mast is ready: `swept` is undefined when all of it came from the cache. */
  readonly onMast: (mast: number, swept: SweepReport | undefined) => void;
}

/** Slabs of one mast that are still wanted: row of tiles → one for each of its windows that reaches the row. */
type Slabs = Map<number, ReadonlyMap<number, FoldWindow>>;

export class MastWindows {
  readonly report = { cells: 0, unknownCells: 0, interpolatedPoints: 0, mastsSwept: 0, windowsFromCache: 0 };
  private readonly buffers = new SharedBuffers();
  private readonly slabs = new Map<number, Promise<Slabs>>();
  /** Mast → row of tiles → tiles there that are still to be folded. */
  private readonly tilesLeft = new Map<number, Map<number, number>>();
  private readonly mastsOf = new Map<PlanTile, readonly number[]>();

  constructor(
    private readonly input: { readonly plan: Plan; readonly world: SweepWorld },
    private readonly options: MastWindowsOptions,
  ) {}

  expect(tile: PlanTile): void {
    const { plan } = this.input;
    // The longest sweeps first, so that no worker is left alone with one at the end.
    const masts = mastsOfTile(plan, tile)
      .map((mast) => ({ mast, cells: workOfMast(plan, mast).sweepCells }))
      .sort((a, b) => b.cells - a.cells || a.mast - b.mast)
      .map(({ mast }) => mast);
    this.mastsOf.set(tile, masts);
    for (const mast of masts) {
      const left = this.tilesLeft.get(mast) ?? new Map<number, number>();
      this.tilesLeft.set(mast, left);
      left.set(this.rowOf(tile), (left.get(this.rowOf(tile)) ?? 0) + 1);
    }
  }

  /** Position of a window in the plan → its losses, at least where it meets the tile. */
  async ready(tile: PlanTile): Promise<ReadonlyMap<number, FoldWindow>> {
    const masts = this.mastsOf.get(tile) ?? [];
    const parts = await Promise.all(
      masts.map(async (mast) => {
        let slabs = this.slabs.get(mast);
        if (!slabs) {
          slabs = this.sweep(mast);
          this.slabs.set(mast, slabs);
        }
        return (await slabs).get(this.rowOf(tile));
      }),
    );
    return new Map(parts.flatMap((windows) => [...(windows ?? [])]));
  }

  async release(tile: PlanTile): Promise<void> {
    const row = this.rowOf(tile);
    for (const mast of this.mastsOf.get(tile) ?? []) {
      const left = this.tilesLeft.get(mast);
      const tiles = (left?.get(row) ?? 1) - 1;
      left?.set(row, tiles);
      if (tiles > 0) continue;
      left?.delete(row);
      const slabs = await this.slabs.get(mast);
      for (const { loss } of slabs?.get(row)?.values() ?? []) this.buffers.give(loss);
      slabs?.delete(row);
      if (left?.size === 0) this.slabs.delete(mast);
    }
  }

  /** Waits for jobs that are still running, so that no rejection is left unhandled. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.slabs.values());
  }

  private rowOf = ({ tile }: PlanTile): number => Math.floor(tile.row0 / this.input.plan.tileSize);

  private async sweep(mast: number): Promise<Slabs> {
    const { executor, cache, signal, onMast } = this.options;
    const take = (length: number): Int16Array => this.buffers.take(length);
    const { losses, fromCache, swept } = await mastLosses(this.input, mast, executor, {
      cache,
      signal,
      take,
    });
    this.report.windowsFromCache += fromCache;
    if (swept) {
      this.report.cells += swept.cells;
      this.report.unknownCells += swept.unknown;
      this.report.interpolatedPoints += swept.interpolated;
      this.report.mastsSwept++;
    }
    const slabs = this.cut(mast, losses);
    for (const loss of losses) this.buffers.give(loss);
    onMast(mast, swept);
    return slabs;
  }

  private cut(mast: number, losses: readonly Int16Array[]): Slabs {
    const { plan } = this.input;
    const rows = [...(this.tilesLeft.get(mast)?.keys() ?? [])];
    return new Map(
      rows.map((row) => [
        row,
        new Map(
          plan.masts[mast].windows.flatMap((w, i): [number, FoldWindow][] => {
            const slab = rowsOfTiles(plan, plan.windows[w].window, row);
            return slab ? [[w, this.copy(plan.windows[w].window, losses[i], slab)]] : [];
          }),
        ),
      ]),
    );
  }

  private copy(window: PixelWindow, loss: Int16Array, slab: PixelWindow): FoldWindow {
    const from = (slab.row0 - window.row0) * window.cols;
    const length = slab.rows * window.cols;
    const own = this.buffers.take(length);
    own.set(loss.subarray(from, from + length));
    return { window: slab, loss: own };
  }
}
