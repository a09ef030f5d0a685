/** Runs jobs in a Piscina pool of worker threads. Shared arrays travel by reference, results by transfer. */
import { setMaxListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { cancelled, type Executor, type JobAnswer, unpack } from './executor.js';

export function poolExecutor(workerUrl: URL, workers: number): Executor {
  const isTypeScript = workerUrl.pathname.endsWith('.ts');
  const start = async (): Promise<Piscina> => {
    const { Piscina } = await import('piscina');
    return new Piscina({
      filename: fileURLToPath(workerUrl),
      minThreads: workers,
      maxThreads: workers,
      concurrentTasksPerWorker: 1,
      // From sources (tests, benches) the worker needs the TypeScript loader; the built worker is plain JavaScript.
      execArgv: isTypeScript ? [...process.execArgv, '--import', 'tsx'] : [],
    });
  };
  /** Threads start with the first job, again after a close. */
  let pool: Promise<Piscina> | undefined;
  return {
    parallel: workers,
    async run<T>(job: string, payload: unknown, signal?: AbortSignal): Promise<T> {
      if (signal?.aborted) throw cancelled();
      // Each queued job listens to the one signal of the run: many listeners are no leak here.
      if (signal) setMaxListeners(0, signal);
      try {
        return unpack<T>((await (await (pool ??= start())).run({ job, payload }, { signal })) as JobAnswer);
      } catch (error) {
        if (signal?.aborted) throw cancelled();
        throw error;
      }
    },
    async close() {
      const closing = pool;
      pool = undefined;
      await (await closing)?.destroy();
    },
  };
}
