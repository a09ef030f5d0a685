/** The use cases that the commands call, with Node's heavy machinery plugged in; tests put their own in place. */
import { analyze } from '../app/analyze.js';
import { explain } from '../app/explain.js';
import type { AnalyzeOptions, AnalyzeResult, ExplainOptions, ExplainResult, Ports } from '../app/ports.js';
import { validate } from '../app/validate.js';
import { installBuiltKernel } from '../coverage/cache/kernelFile.js';
import { diskCache } from '../coverage/cache/lossCache.js';
import { removeKernel } from '../coverage/kernel/engine.js';
import { coverageJobs } from '../coverage/kernel/jobs.js';
import { inlineExecutor } from '../execute/inline.js';
import { poolExecutor } from '../execute/pool.js';
import { optimiseJobs } from '../optimise/jobs.js';
import { toolVersion } from './io.js';
import { cliMessages as m } from './messages.js';

export interface UseCases {
  readonly analyze: (options: AnalyzeOptions, ports: Ports) => Promise<AnalyzeResult>;
  readonly explain: (options: ExplainOptions, ports: Ports) => Promise<ExplainResult>;
  readonly validate: typeof validate;
}

/** The built worker beside the built program; its source beside the sources. */
const workerUrl = new URL(
  `../../workers/coverage${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

export const useCases: UseCases = {
  analyze: (options, ports) => {
    if (options.engine === 'exact') removeKernel();
    else if (!installBuiltKernel()) ports.log.warn(m.noFastEngine);
    return analyze(options, {
      ...ports,
      executor: (workers) =>
        workers === 0
          ? inlineExecutor({ ...coverageJobs, ...optimiseJobs })
          : poolExecutor(workerUrl, workers),
      cache: options.cache === 'off' ? undefined : diskCache(options.cache),
      scratch: diskCache,
      pid: process.pid,
      toolVersion: toolVersion(),
    });
  },
  explain,
  validate,
};
