/** What must be equal for work of an earlier start, or of another machine, to give the same bytes as work done here. */
import { readFile } from 'node:fs/promises';
import { fill } from '../foundation/text.js';
import { fileProblem } from './fileProblem.js';
import { runFolderMessages as m } from './messages.js';

export interface RunIdentity {
  /** SHA-256 of plan, inputs and settings. */
  readonly plan: string;
  readonly release: string;
  readonly engine: string;
  readonly node: string;
  readonly arch: string;
}

/** The plan last: inputs are the reason only when the program is the same. */
const compared = ['release', 'engine', 'node', 'arch', 'plan'] as const satisfies (keyof RunIdentity)[];

/** Undefined where there is none, or none that can be read. */
export async function readIdentity(file: string): Promise<RunIdentity | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isIdentity(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isIdentity = (value: unknown): value is RunIdentity =>
  typeof value === 'object' &&
  value !== null &&
  compared.every((key) => typeof (value as Partial<RunIdentity>)[key] === 'string');

/** @throws CoverageError('file') that names the first difference. */
export function refuseOther(folder: string, found: RunIdentity, own: RunIdentity): void {
  const different = compared.find((key) => found[key] !== own[key]);
  if (different === undefined) return;
  if (different === 'plan') throw fileProblem('CVG_RESUME_OTHER_PLAN', folder, m.otherPlan, m.otherPlanHint);
  const values = { what: m[different], found: found[different], own: own[different] };
  throw fileProblem('CVG_RESUME_OTHER_PROGRAM', folder, fill(m.otherProgram, values), m.otherProgramHint);
}
