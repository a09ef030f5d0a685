/** The use cases that the commands call, each loaded when it is called; tests put their own in place. */
import type { AnalyzeOptions, AnalyzeResult, ExplainOptions, ExplainResult, Ports } from '../app/ports.js';
import type { validate } from '../app/validate.js';

export interface UseCases {
  readonly analyze: (options: AnalyzeOptions, ports: Ports) => Promise<AnalyzeResult>;
  readonly explain: (options: ExplainOptions, ports: Ports) => Promise<ExplainResult>;
  readonly validate: typeof validate;
}

export const useCases: UseCases = {
  analyze: async (options, ports) => (await import('./analysis.js')).runAnalysis(options, ports),
  explain: async (options, ports) => (await import('../app/explain.js')).explain(options, ports),
  validate: async (project, ports) => (await import('../app/validate.js')).validate(project, ports),
};
