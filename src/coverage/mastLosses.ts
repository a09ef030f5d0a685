/** The path-loss windows of one mast: from the cache, and what is not there from a sweep. */
import type { Executor } from '../execute/executor.js';
import type { SweepJob, SweepReport, SweepWorld } from './kernel/sweepMast.js';
import type { Plan } from './plan/plan.js';

/** Path-loss windows by content; see `cache/`. */
export interface LossCache {
  key(world: SweepWorld, job: Omit<SweepJob, 'out'>, carrier: number): string;
  get(key: string, length: number): Promise<Int16Array | undefined>;
  put(key: string, loss: Int16Array): Promise<void>;
}

export interface MastLosses {
  /** In the order of the mast's windows. */
  readonly losses: readonly Int16Array[];
  readonly fromCache: number;
  /** Undefined when all windows came from the cache. */
  readonly swept: SweepReport | undefined;
}

export interface MastLossesOptions {
  readonly cache?: LossCache;
  readonly signal?: AbortSignal;
  /** Shared memory of so many samples, contents undefined; new by default. */
  readonly take?: (length: number) => Int16Array;
}

const shared = (length: number): Int16Array =>
  new Int16Array(new SharedArrayBuffer(length * Int16Array.BYTES_PER_ELEMENT));

export async function mastLosses(
  { plan, world }: { readonly plan: Plan; readonly world: SweepWorld },
  index: number,
  executor: Executor,
  { cache, signal, take = shared }: MastLossesOptions = {},
): Promise<MastLosses> {
  const { col, row, antennaHeight_mAGL, windows } = plan.masts[index];
  const carriers = windows.map((w) => plan.windows[w]);
  const base = { mast: { col, row, antennaHeight_mAGL }, carriers };
  const keys = cache ? carriers.map((_, c) => cache.key(world, base, c)) : [];
  const losses = await Promise.all(
    carriers.map(async ({ window }, i) =>
      cache ? await cache.get(keys[i], window.cols * window.rows) : undefined,
    ),
  );
  const missing = carriers.map((_, i) => i).filter((i) => !losses[i]);
  let swept: SweepReport | undefined;
  if (missing.length > 0) {
    const out = missing.map((i) => {
      const { cols, rows } = carriers[i].window;
      return take(cols * rows);
    });
    const job: SweepJob = { mast: base.mast, carriers: missing.map((i) => carriers[i]), out };
    swept = await executor.run<SweepReport>('sweep', { world, job }, signal);
    missing.forEach((i, o) => {
      losses[i] = out[o];
    });
    if (cache) await Promise.all(missing.map((i, o) => cache.put(keys[i], out[o])));
  }
  return { losses: losses as Int16Array[], fromCache: carriers.length - missing.length, swept };
}
