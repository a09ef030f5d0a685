/** The use cases that the commands call; tests put their own in place. */
import type { AnalyzeOptions, AnalyzeResult, ExplainOptions, ExplainResult, Ports } from '../app/ports.js';
import { validate } from '../app/validate.js';

export interface UseCases {
  readonly analyze?: (options: AnalyzeOptions, ports: Ports) => Promise<AnalyzeResult>;
  readonly explain?: (options: ExplainOptions, ports: Ports) => Promise<ExplainResult>;
  readonly validate: typeof validate;
}

export const useCases: UseCases = { validate };
