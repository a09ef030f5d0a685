/** Gives a place to problems of settings: the rooms below know the key at most, not the project file that holds it. */
import { CoverageError } from '../../foundation/errors.js';
import type { ProjectConfig } from './types.js';

/** Runs a step; settings and limits that it refuses without naming a file are located in the project file. */
export async function inProject<T>(config: ProjectConfig, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof CoverageError) || (error.kind !== 'config' && error.kind !== 'resource'))
      throw error;
    const located = error.diagnostics.map((d) => ({
      ...d,
      where: { ...d.where, file: d.where?.file ?? config.projectFile },
    }));
    throw new CoverageError(error.kind, located, { cause: error });
  }
}
