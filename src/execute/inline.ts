/** Runs jobs in this thread, one at a time: `--workers 0`, for debugging and small jobs. */
import { answer, cancelled, type Executor, type JobHandlers, unpack } from './executor.js';

export function inlineExecutor(handlers: JobHandlers): Executor {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    parallel: 1,
    run<T>(job: string, payload: unknown, signal?: AbortSignal): Promise<T> {
      const next = queue.then(async () => {
        // Let timers and signals through between two jobs: the loop would otherwise never see Ctrl-C.
        await new Promise((resolve) => setImmediate(resolve));
        if (signal?.aborted) throw cancelled();
        return unpack<T>(await answer(handlers, { job, payload }));
      });
      queue = next.catch(() => undefined);
      return next;
    },
    close: () => Promise.resolve(),
  };
}
