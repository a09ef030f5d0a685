/** `validate`: parses a project and opens every input, so that all problems are known before anything is computed. */
import { Diagnostics } from '../foundation/diagnostics.js';
import { CoverageError, type Diagnostic, type ErrorKind } from '../foundation/errors.js';
import { parseProject } from './config/parse.js';
import { describeFile, inputsOf, projectPorts } from './info.js';
import { appMessages as m } from './messages.js';
import type { Ports } from './ports.js';

export interface ValidateResult {
  readonly project: string;
  /** Input files opened. */
  readonly inputs: number;
  readonly warnings: readonly Diagnostic[];
}

const projectLimit_bytes = 10 * 1024 * 1024;

/** Throws CoverageError with every problem of every input, of the kind of the first one. */
export async function validate(project: string, ports: Ports): Promise<ValidateResult> {
  const text = await ports.files.readText(project, projectLimit_bytes);
  const { config, diagnostics } = await parseProject(text, project, projectPorts(ports.files));
  const problems = new Diagnostics();
  for (const d of diagnostics) problems.add(d);
  let kind: ErrorKind | undefined;

  const inputs = inputsOf(config);
  ports.progress.start(inputs.length, m.validating);
  for (const input of inputs) {
    if (ports.signal.aborted) break;
    try {
      const facts = await describeFile(input.file, ports.files, { declaredCrs: input.crs });
      for (const d of facts.problems) problems.add(d);
      if (facts.problems.some((d) => d.severity === 'error')) kind ??= 'inputData';
    } catch (error) {
      if (!(error instanceof CoverageError)) throw error;
      kind ??= error.kind;
      for (const d of error.diagnostics) problems.add(d);
    }
    ports.progress.tick();
  }
  ports.progress.done();
  problems.throwIfErrors(kind ?? 'inputData');
  return { project, inputs: inputs.length, warnings: problems.list('warning') };
}
