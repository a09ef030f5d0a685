/** The integer solver as a job by name, for executors and worker entries: its call blocks the thread it runs in. */
import { solveMip } from './highs.js';
import type { MipModel, MipOptions, MipResult } from './mip.js';

interface MipJob {
  readonly model: MipModel;
  readonly options: MipOptions;
}

export const optimiseJobs = {
  mip: ({ model, options }: MipJob) => solveMip(model, options),
};

/** The solver that `solveCoverExactly` asks for, run by an executor that knows the jobs. */
export const mipIn =
  (
    executor: { run<T>(job: string, payload: unknown, signal?: AbortSignal): Promise<T> },
    signal?: AbortSignal,
  ) =>
  (model: MipModel, options: MipOptions): Promise<MipResult> =>
    executor.run<MipResult>('mip', { model, options } satisfies MipJob, signal);
