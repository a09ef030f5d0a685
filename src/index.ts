/** The public library: what another program may build on. Everything else may change without notice. */
export { analyze, type AnalyzePorts } from './app/analyze.js';
export { explain, type Explanation } from './app/explain.js';
export type { AnalyzeOptions, AnalyzeResult, ExplainOptions, ExplainResult, Ports } from './app/ports.js';
export { validate } from './app/validate.js';
export { verify } from './app/verify.js';
export { assemble } from './coverage/assemble.js';
export { coverageJobs } from './coverage/kernel/jobs.js';
export { planCoverage } from './coverage/plan/plan.js';
export { predict } from './coverage/predict.js';
export type { CoverageResult } from './coverage/result.js';
export { inlineExecutor } from './execute/inline.js';
export { poolExecutor } from './execute/pool.js';
export { CoverageError, ExitCode, renderDiagnostic } from './foundation/errors.js';
export { lazyGreedy } from './optimise/lazyGreedy.js';
export { modelInfo, models } from './propagation/registry.js';
