/**
 * `pathloss`: the inputs of cases in, losses out, with the models and forms of `verify`. A stream: cases are read, computed
 * and handed on block by block and in order. Pure: bytes and profiles come through ports.
 */
import { CoverageError, type Diagnostic } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import type { CaseAnswer, CaseContext, CaseProfile } from '../propagation/reference.js';
import type { TraceTerm } from '../propagation/trace.js';
import { type Candidate, type FormChooser, takesProfile } from './pathloss/choose.js';
import { messages as m } from './pathloss/messages.js';
import type { ProfileOf } from './pathloss/profiles.js';
import type { CaseRow, CaseSource } from './pathloss/source.js';

/** What became of one case: an answer, or the error that refused it. */
export interface Outcome {
  readonly row: CaseRow;
  readonly candidate?: Candidate;
  readonly profile?: CaseProfile;
  readonly answer?: CaseAnswer;
  /** Values on the way; empty unless they are wanted. */
  readonly terms: readonly TraceTerm[];
  readonly error?: CoverageError;
}

export interface PathlossOptions {
  readonly trace: boolean;
  /** A case that fails becomes an outcome with its error; else it ends everything. */
  readonly keepGoing: boolean;
  readonly signal: AbortSignal;
}

/** Outcomes in the order of the cases, in the blocks of the source. */
export async function* pathloss(
  source: CaseSource,
  chooser: FormChooser,
  profileOf: ProfileOf,
  options: PathlossOptions,
): AsyncGenerator<readonly Outcome[]> {
  for await (const rows of source.blocks) {
    options.signal.throwIfAborted();
    const outcomes: Outcome[] = [];
    for (const row of rows) {
      const outcome = computeCase(row, chooser, profileOf, options.trace);
      outcomes.push(outcome instanceof Promise ? await outcome : outcome);
      const { error } = outcomes[outcomes.length - 1];
      if (error && !options.keepGoing) throw error;
    }
    yield outcomes;
  }
}

/** One case. Only a case whose profile must be read waits: a million promises would cost more than the formulas. */
function computeCase(
  row: CaseRow,
  chooser: FormChooser,
  profileOf: ProfileOf,
  trace: boolean,
): Outcome | Promise<Outcome> {
  const refused = (error: unknown): Outcome => {
    if (!(error instanceof CoverageError)) throw error;
    return { row, terms: [], error: located(error, row) };
  };
  try {
    if (row.problem) throw row.problem;
    const candidate = chooser.choose(row);
    if (!takesProfile(candidate.form)) return answerOf(row, candidate, undefined, trace);
    const profile = profileOf(row);
    if (!(profile instanceof Promise)) return answerOf(row, candidate, profile, trace);
    return profile.then((read) => answerOf(row, candidate, read, trace)).catch(refused);
  } catch (error) {
    return refused(error);
  }
}

function answerOf(
  row: CaseRow,
  candidate: Candidate,
  profile: CaseProfile | undefined,
  trace: boolean,
): Outcome {
  const terms: TraceTerm[] = [];
  const number = (key: string): number => numberAt(row, key);
  const context: CaseContext = {
    number,
    optional: (key) => (key in row.inputs ? number(key) : undefined),
    // A profile that the case brings along is named by the case.
    text: (key) => (typeof row.inputs[key] === 'string' ? row.inputs[key] : row.id),
    profile: () => profile ?? { d_km: [], h_m: [] },
    asked: row.asked,
    trace: trace ? (term) => terms.push(term) : undefined,
  };
  return { row, candidate, profile, answer: candidate.form.compute(context), terms };
}

function numberAt(row: CaseRow, key: string): number {
  const value = row.inputs[key];
  if (typeof value === 'number') return value;
  const parsed = row.text && typeof value === 'string' ? Number(value) : Number.NaN;
  if (Number.isFinite(parsed)) return parsed;
  const text = fill(m.notNumber, { value: String(value).slice(0, 64) });
  throw new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_CASES_NUMBER',
    text,
    where: row.where(key),
  });
}

/** A model names its own quantities (`d_2D_m`): the place is that of the input of the same letters (`d2d_m`). */
function located(error: CoverageError, row: CaseRow): CoverageError {
  const bare = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const place = (d: Diagnostic): Diagnostic => {
    const { file, field, value } = d.where ?? {};
    // A model calls the profile by its name; any other file is a place of its own.
    if (file !== undefined && file !== row.inputs.profile && file !== row.id) return d;
    const key = row.keys.find((k) => field !== undefined && bare(k) === bare(field));
    const where = row.where(key);
    const known = key === undefined && field !== undefined && where.row !== undefined ? { field } : {};
    return { ...d, where: { ...where, ...known, value } };
  };
  return new CoverageError(error.kind, error.diagnostics.map(place));
}
