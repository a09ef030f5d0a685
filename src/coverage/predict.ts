/**
 * Executes a plan: masts are swept, tiles folded as soon as their masts are ready, windows dropped after their last tile.
 * The result does not depend on the order of arrival, the number of workers or the tile size.
 */
import { cancelled, type Executor } from '../execute/executor.js';
import type { FoldJob, FoldSector, FoldSetup, TileResult } from './kernel/fold.js';
import type { SweepWorld } from './kernel/sweepMast.js';
import { type LossCache, mastLosses } from './mastLosses.js';
import { noCells, unitsOf } from './plan/cost.js';
import type { Plan, PlanTile } from './plan/plan.js';
import { foldCellsOf, mastsOfTile, workOf, workOfMast } from './plan/work.js';

/** A sector of the plan without its places in a tile's lists. */
export type PlannedSector = Omit<FoldSector, 'mast' | 'window'>;

/** What a job makes of a tile, whatever it is: it says where powers were clamped. */
type MadeTile = Pick<TileResult, 'clamped'>;

/** Finished tiles go here, in any order; a tile that is already there is not computed again. */
export interface TileSink<T extends MadeTile = TileResult> {
  has(tile: number): Promise<boolean>;
  put(tile: number, result: T): Promise<void>;
}

export interface PredictInput {
  readonly plan: Plan;
  readonly world: SweepWorld;
  readonly fold: FoldSetup;
  /** In the plan's sector order. */
  readonly sectors: readonly PlannedSector[];
}

/** A job that gets what `fold` gets, and `more`. */
interface TileJob {
  readonly name: string;
  readonly more?: object;
}

export interface PredictOptions<T extends MadeTile = TileResult> {
  readonly executor: Executor;
  readonly sink: TileSink<T>;
  /** Makes a tile: `fold` by default. */
  readonly tileJob?: TileJob;
  readonly cache?: LossCache;
  /** Positions of the tiles that are wanted; all by default. */
  readonly tiles?: readonly number[];
  readonly signal?: AbortSignal;
  /** Called once before any work with all units of work that are left. */
  readonly onStart?: (units: number) => void;
  /** Called after each finished mast and tile with the units just done. */
  readonly onProgress?: (units: number) => void;
  /** Called with units that the cache saves. */
  readonly onSkip?: (units: number) => void;
}

export interface PredictReport {
  readonly cells: number;
  readonly unknownCells: number;
  readonly interpolatedPoints: number;
  readonly clamped: number;
  readonly mastsSwept: number;
  readonly windowsFromCache: number;
  readonly tilesFound: number;
}

/** Tiles in work at one time: one more than workers keeps all of them busy and bounds the windows in memory. */
export const lanesOf = (workers: number): number => Math.max(1, workers) + 1;

/** The wanted tiles that the sink does not have yet. */
export async function missingTiles(tiles: Iterable<number>, sink: Pick<TileSink, 'has'>): Promise<number[]> {
  const missing: number[] = [];
  for (const t of tiles) if (!(await sink.has(t))) missing.push(t);
  return missing;
}

export async function predict<T extends MadeTile = TileResult>(
  input: PredictInput,
  options: PredictOptions<T>,
): Promise<PredictReport> {
  const { plan } = input;
  const { engine } = input.world;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const masts = new MastWindows(input, { ...options, signal });
  const wanted = options.tiles ?? [...plan.tiles.keys()];
  const missing = await missingTiles(wanted, options.sink);
  options.onStart?.(unitsOf(workOf(plan, missing), engine));
  const { name, more }: TileJob = options.tileJob ?? { name: 'fold' };
  const report = { clamped: 0, tilesFound: wanted.length - missing.length };
  for (const t of missing) masts.expect(plan.tiles[t]);

  const fold = async (t: number): Promise<void> => {
    const tile = plan.tiles[t];
    const ready = await masts.ready(tile);
    const job = foldJob(input, tile, ready);
    const payload = { setup: input.fold, job, ...more };
    const result = await options.executor.run<T>(name, payload, signal);
    await options.sink.put(t, result);
    report.clamped += result.clamped;
    masts.release(tile);
    options.onProgress?.(unitsOf({ ...noCells, foldCells: foldCellsOf(plan, tile) }, engine));
  };
  const lanes = lanesOf(options.executor.parallel);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < missing.length) {
      if (signal.aborted) throw cancelled();
      await fold(missing[next++]);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } catch (error) {
    stop.abort();
    await masts.settle();
    throw error;
  }
  return { ...masts.report, ...report };
}

/** Sweeps each mast once, when its first tile asks, and drops its windows after the last. */
class MastWindows {
  readonly report = { cells: 0, unknownCells: 0, interpolatedPoints: 0, mastsSwept: 0, windowsFromCache: 0 };
  private readonly sweeps = new Map<number, Promise<readonly Int16Array[]>>();
  private readonly tilesLeft = new Map<number, number>();
  private readonly mastsOfTile = new Map<PlanTile, number[]>();

  constructor(
    private readonly input: PredictInput,
    private readonly options: Omit<PredictOptions, 'sink'>,
  ) {}

  expect(tile: PlanTile): void {
    const masts = mastsOfTile(this.input.plan, tile);
    this.mastsOfTile.set(tile, masts);
    for (const mast of masts) this.tilesLeft.set(mast, (this.tilesLeft.get(mast) ?? 0) + 1);
  }

  /** Mast → loss arrays in the order of its windows. */
  async ready(tile: PlanTile): Promise<ReadonlyMap<number, readonly Int16Array[]>> {
    const masts = this.mastsOfTile.get(tile) ?? [];
    const entries = masts.map(async (mast) => {
      let sweep = this.sweeps.get(mast);
      if (!sweep) {
        sweep = this.sweepMast(mast);
        this.sweeps.set(mast, sweep);
      }
      return [mast, await sweep] as const;
    });
    return new Map(await Promise.all(entries));
  }

  release(tile: PlanTile): void {
    for (const mast of this.mastsOfTile.get(tile) ?? []) {
      const left = (this.tilesLeft.get(mast) ?? 1) - 1;
      this.tilesLeft.set(mast, left);
      if (left === 0) this.sweeps.delete(mast);
    }
  }

  /** Waits for jobs that are still running, so that no rejection is left unhandled. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.sweeps.values());
  }

  private async sweepMast(index: number): Promise<readonly Int16Array[]> {
    const { plan, world } = this.input;
    const { executor, cache, signal, onProgress, onSkip } = this.options;
    const { losses, fromCache, swept } = await mastLosses(this.input, index, executor, cache, signal);
    this.report.windowsFromCache += fromCache;
    if (swept) {
      this.report.cells += swept.cells;
      this.report.unknownCells += swept.unknown;
      this.report.interpolatedPoints += swept.interpolated;
      this.report.mastsSwept++;
    }
    const done = swept ? onProgress : onSkip;
    done?.(unitsOf({ ...noCells, ...workOfMast(plan, index) }, world.engine));
    return losses;
  }
}

function foldJob(
  input: PredictInput,
  { tile, sectors }: PlanTile,
  ready: ReadonlyMap<number, readonly Int16Array[]>,
): FoldJob {
  const { plan, world } = input;
  const mastAt = new Map<number, number>();
  const windowAt = new Map<number, number>();
  const masts: FoldJob['masts'][number][] = [];
  const windows: FoldJob['windows'][number][] = [];
  const local = sectors.map((s): FoldSector => {
    const w = plan.windowOfSector[s];
    const { mast, window } = plan.windows[w];
    if (!mastAt.has(mast)) {
      const { col, row, antennaHeight_mAGL } = plan.masts[mast];
      const ground = world.terrain.ground_m[row * world.terrain.cols + col];
      mastAt.set(mast, masts.push({ col, row, antenna_mAMSL: ground + antennaHeight_mAGL }) - 1);
    }
    if (!windowAt.has(w)) {
      const losses = ready.get(mast) as readonly Int16Array[];
      windowAt.set(w, windows.push({ window, loss: losses[plan.masts[mast].windows.indexOf(w)] }) - 1);
    }
    return { ...input.sectors[s], mast: mastAt.get(mast) as number, window: windowAt.get(w) as number };
  });
  return { tile, masts, windows, sectors: local };
}
