/** What `verify` finds of each model, in the digits worth publishing: docs/models/accuracy.json. */
import { CoverageError } from '../../foundation/errors.js';
import { type FolderResult, type ReferencePort, verify } from '../verify.js';
import { formsOfSubjects } from '../verify/subjects.js';

/** One reference folder as one model answers it. */
export interface FolderAccuracy {
  readonly folder: string;
  readonly cases: number;
  readonly passed: number;
  readonly notRun: number;
  /** Largest absolute difference of all numbers compared, two digits; null when none was. */
  readonly maxError: number | null;
  /** Ends of the range that occurs, absolute and relative apart: `0.001 to 0.01, 1e-4 rel`. */
  readonly tolerance: string;
}

/** By id of the model. */
export type Accuracy = Readonly<Record<string, readonly FolderAccuracy[]>>;

/** Runs every model that has reference cases. */
export async function measureAccuracy(port: ReferencePort): Promise<Accuracy> {
  const found: Record<string, readonly FolderAccuracy[]> = {};
  for (const [id, forms] of await formsOfSubjects()) {
    const rows = forms.length > 0 ? await accuracyOf(id, port) : [];
    if (rows.length > 0) found[id] = rows;
  }
  return found;
}

/** Runs one model; none of its cases there is an empty list. */
async function accuracyOf(id: string, port: ReferencePort): Promise<FolderAccuracy[]> {
  return (await foldersOf(id, port)).map(({ folder, cases, passed, notRun, maxError, tolerances }) => ({
    folder,
    cases,
    passed,
    notRun,
    maxError: maxError === null ? null : Number(maxError.toPrecision(2)),
    tolerance: [spanOf(tolerances, false), spanOf(tolerances, true)].filter((text) => text !== '').join(', '),
  }));
}

async function foldersOf(id: string, port: ReferencePort): Promise<readonly FolderResult[]> {
  try {
    return (await verify(port, { models: [id] })).folders;
  } catch (error) {
    if (error instanceof CoverageError && error.kind === 'checkFailed') return []; // nothing to verify
    throw error;
  }
}

const relative = ' rel';

/** Narrowest and widest of the absolute or of the relative tolerances, which stand narrowest first. */
function spanOf(tolerances: readonly string[], isRelative: boolean): string {
  const unit = isRelative ? relative : '';
  const values = tolerances
    .filter((text) => text.endsWith(relative) === isRelative)
    .map((text) => shortNumber(Number.parseFloat(text)));
  if (values.length === 0) return '';
  const [narrowest, widest] = [values[0], values[values.length - 1]];
  return narrowest === widest ? `${widest}${unit}` : `${narrowest} to ${widest}${unit}`;
}

/** Two digits at most: `0.05`, `1.9e-4`. */
export function shortNumber(value: number): string {
  const rounded = Number(value.toPrecision(2));
  return rounded === 0 || rounded >= 0.001 ? String(rounded) : rounded.toExponential();
}

/** The file, byte for byte. */
export const accuracyFile = (accuracy: Accuracy): string => `${JSON.stringify(accuracy, undefined, 1)}\n`;
