/** The main job with Node's heavy machinery plugged in: kernel, threads, caches on disk. */
import { analyze } from '../app/analyze.js';
import type { AnalyzeOptions, AnalyzeResult, Ports } from '../app/ports.js';
import { installBuiltKernel } from '../coverage/cache/kernelFile.js';
import { diskCache } from '../coverage/cache/lossCache.js';
import { removeKernel } from '../coverage/kernel/engine.js';
import { coverageJobs } from '../coverage/kernel/jobs.js';
import { inlineExecutor } from '../execute/inline.js';
import { poolExecutor } from '../execute/pool.js';
import { optimiseJobs } from '../optimise/jobs.js';
import { toolVersion } from './io.js';
import { cliMessages as m } from './messages.js';

/** The built worker beside the built program; its source beside the sources. */
const workerUrl = new URL(
  `../../workers/coverage${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

export function runAnalysis(options: AnalyzeOptions, ports: Ports): Promise<AnalyzeResult> {
  if (options.engine === 'exact') removeKernel();
  else if (!installBuiltKernel()) ports.log.warn(m.noFastEngine);
  return analyze(options, {
    ...ports,
    executor: (workers) =>
      workers === 0 ? inlineExecutor({ ...coverageJobs, ...optimiseJobs }) : poolExecutor(workerUrl, workers),
    cache: options.cache === 'off' ? undefined : diskCache(options.cache),
    scratch: diskCache,
    pid: process.pid,
    toolVersion: toolVersion(),
  });
}
