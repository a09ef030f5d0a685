/**
 * Executes a plan: masts are swept, tiles folded as soon as their masts are ready, windows dropped after their last tile.
 * The result does not depend on the order of arrival, the number of workers or the tile size.
 */
import { cancelled, type Executor } from '../execute/executor.js';
import type { FoldJob, FoldSector, FoldSetup, FoldWindow, TileResult } from './kernel/fold.js';
import type { SweepWorld } from './kernel/sweepMast.js';
import type { LossCache } from './mastLosses.js';
import { MastWindows } from './mastWindows.js';
import { noCells, unitsOf } from './plan/cost.js';
import type { Plan, PlanTile } from './plan/plan.js';
import { foldCellsOf, workOf, workOfMast } from './plan/work.js';

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
  const { executor, cache } = options;
  const masts = new MastWindows(input, {
    executor,
    cache,
    signal,
    onMast(mast, swept) {
      const done = swept ? options.onProgress : options.onSkip;
      done?.(unitsOf({ ...noCells, ...workOfMast(plan, mast) }, engine));
    },
  });
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
    const result = await executor.run<T>(name, payload, signal);
    await options.sink.put(t, result);
    report.clamped += result.clamped;
    await masts.release(tile);
    options.onProgress?.(unitsOf({ ...noCells, foldCells: foldCellsOf(plan, tile) }, engine));
  };
  const lanes = lanesOf(executor.parallel);
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

function foldJob(
  input: PredictInput,
  { tile, sectors }: PlanTile,
  ready: ReadonlyMap<number, FoldWindow>,
): FoldJob {
  const { plan, world } = input;
  const mastAt = new Map<number, number>();
  const windowAt = new Map<number, number>();
  const masts: FoldJob['masts'][number][] = [];
  const windows: FoldJob['windows'][number][] = [];
  const local = sectors.map((s): FoldSector => {
    const w = plan.windowOfSector[s];
    const { mast } = plan.windows[w];
    if (!mastAt.has(mast)) {
      const { col, row, antennaHeight_mAGL } = plan.masts[mast];
      const ground = world.terrain.ground_m[row * world.terrain.cols + col];
      mastAt.set(mast, masts.push({ col, row, antenna_mAMSL: ground + antennaHeight_mAGL }) - 1);
    }
    if (!windowAt.has(w)) windowAt.set(w, windows.push(ready.get(w) as FoldWindow) - 1);
    return { ...input.sectors[s], mast: mastAt.get(mast) as number, window: windowAt.get(w) as number };
  });
  return { tile, masts, windows, sectors: local };
}
