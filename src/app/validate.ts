/** `validate`: parses a project and opens every input, so that all problems are known before anything is computed. */
import { namedServices } from '../coverage/services.js';
import { Diagnostics } from '../foundation/diagnostics.js';
import { CoverageError, type Diagnostic, type ErrorKind } from '../foundation/errors.js';
import { loadArea } from './analyze/area.js';
import { readEvidence } from './analyze/evidence.js';
import { checkPoints } from './analyze/points.js';
import { loadNetwork } from './analyze/scene.js';
import { loadProject } from './config/load.js';
import { inProject } from './config/inProject.js';
import type { ProjectConfig } from './config/types.js';
import { describeFile, inputsOf } from './info.js';
import { appMessages as m } from './messages.js';
import type { Ports } from './ports.js';

export interface ValidateResult {
  readonly project: string;
  /** Input files opened. */
  readonly inputs: number;
  readonly warnings: readonly Diagnostic[];
}

/** Throws CoverageError with every problem of every input, of the kind of the first one. */
export async function validate(project: string, ports: Ports): Promise<ValidateResult> {
  const { config, diagnostics } = await loadProject(project, ports);
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
  // Rows of tables are judged once all files can be read.
  if (kind === undefined) kind = await judgeRows(config, problems);
  problems.throwIfErrors(kind ?? 'inputData');
  return { project, inputs: inputs.length, warnings: problems.list('warning') };
}

/** Adds what is wrong with rows of stations, places and towers; returns the kind of the first error. */
async function judgeRows(config: ProjectConfig, problems: Diagnostics): Promise<ErrorKind | undefined> {
  let kind: ErrorKind | undefined;
  const collect = async (step: () => Promise<void>): Promise<void> => {
    try {
      await inProject(config, step);
    } catch (error) {
      if (!(error instanceof CoverageError)) throw error;
      kind ??= error.kind;
      for (const d of error.diagnostics) problems.add(d);
    }
  };
  await collect(async () => {
    const { bbox } = await loadArea(config.area, config.grid);
    const { diagnostics, network, addedNrLayers } = await loadNetwork(config, bbox);
    for (const d of diagnostics.list()) problems.add(d);
    namedServices(config.services, [...network.layers, ...addedNrLayers]);
  });
  await collect(() => checkPoints(config));
  await collect(async () => {
    await readEvidence(config);
  });
  return kind;
}
