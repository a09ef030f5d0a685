/** Which form of which model answers a case. The keys decide once for each set of keys, words of a case for the rest. */
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import type { InputType, ReferenceForm } from '../../propagation/reference.js';
import { messages as m } from './messages.js';
import type { CaseRow } from './source.js';

export interface Candidate {
  /** Id of the model, or of the subject that is none: `antenna`. */
  readonly model: string;
  readonly form: ReferenceForm;
  readonly types: Readonly<Record<string, InputType>>;
}

export interface FormChooser {
  readonly candidates: readonly Candidate[];
  /** Forms that rows of a table with these columns may take. */
  readonly possible: (columns: readonly string[]) => readonly Candidate[];
  /** Throws CoverageError('inputData') at the row, when no form or more than one fits. */
  readonly choose: (row: CaseRow) => Candidate;
}

/** Keys of a profile that is written into the case itself. */
export const inlineKeys: readonly string[] = ['d_km', 'h_m', 'step_m', 'clutter_height_m', 'zone'];

/** A case with heights and their places, and no name of a file, brings its profile along. */
export const isInline = (keys: readonly string[]): boolean =>
  !keys.includes('profile') && keys.includes('h_m') && (keys.includes('d_km') || keys.includes('step_m'));

export function formChooser(
  forms: ReadonlyMap<string, readonly ReferenceForm[]>,
  only?: string,
): FormChooser {
  const candidates: Candidate[] = [...forms]
    .filter(([model]) => only === undefined || model === only)
    .flatMap(([model, list]) =>
      list.map((form) => ({ model, form, types: { ...form.optional, ...form.required } })),
    );
  const known = new Map<string, readonly Candidate[]>();
  let lastKeys: readonly string[] | undefined;
  let last: readonly Candidate[] = [];

  const byKeys = (keys: readonly string[]): readonly Candidate[] => {
    if (keys === lastKeys) return last;
    const name = keys.join('\n');
    last =
      known.get(name) ?? candidates.filter((c) => missing(c, keys).length + foreign(c, keys).length === 0);
    known.set(name, last);
    lastKeys = keys;
    return last;
  };
  return {
    candidates,
    possible: (columns) => candidates.filter((c) => missing(c, columns).length === 0),
    choose: (row) => {
      const fitting = byKeys(row.keys);
      if (fitting.length === 0) throw noForm(row, candidates);
      const chosen = fitting.filter((c) => wrongWord(c, row) === undefined);
      if (chosen.length === 1) return chosen[0];
      throw chosen.length === 0 ? wordProblem(row, fitting) : ambiguous(row, chosen);
    },
  };
}

const seen = (keys: readonly string[]): readonly string[] =>
  isInline(keys) ? ['profile', ...keys.filter((key) => !inlineKeys.includes(key))] : keys;

const missing = ({ form }: Candidate, keys: readonly string[]): string[] => {
  const there = takesProfile(form) ? seen(keys) : keys;
  return Object.keys(form.required).filter((key) => !there.includes(key));
};

/** A key that the form does not know; `model` then names the model and is no input. */
const foreign = ({ form, types }: Candidate, keys: readonly string[]): string[] =>
  (takesProfile(form) ? seen(keys) : keys).filter((key) => !Object.hasOwn(types, key) && key !== 'model');

export const takesProfile = (form: ReferenceForm): boolean =>
  Object.values(form.required).includes('profile');

/** The first key whose word the form does not know. */
function wrongWord({ model, types }: Candidate, row: CaseRow): string | undefined {
  if ('model' in row.inputs && !Object.hasOwn(types, 'model') && row.inputs.model !== model) return 'model';
  return row.keys.find((key) => {
    const type = Object.hasOwn(types, key) ? types[key] : undefined;
    return Array.isArray(type) && !(type as readonly unknown[]).includes(row.inputs[key]);
  });
}

function wordProblem(row: CaseRow, fitting: readonly Candidate[]): CoverageError {
  const key = wrongWord(fitting[0], row) ?? 'model';
  const words = fitting.flatMap(({ model, types }) => {
    const type = Object.hasOwn(types, key) ? types[key] : [model];
    return typeof type === 'string' ? [] : type;
  });
  const value = String(row.inputs[key]);
  const text = fill(m.badWord, { value: value.slice(0, 64), words: [...new Set(words)].join(', ') });
  return refused('CVG_CASES_WORD', text, row, key);
}

function noForm(row: CaseRow, candidates: readonly Candidate[]): CoverageError {
  const gap = (c: Candidate) => missing(c, row.keys).length + foreign(c, row.keys).length;
  const [nearest] = [...candidates].sort((a, b) => gap(a) - gap(b));
  const list = (keys: readonly string[]): string => (keys.length === 0 ? '–' : keys.join(', '));
  const text = fill(m.noForm, {
    form: nearest.form.id,
    missing: list(missing(nearest, row.keys)),
    foreign: list(foreign(nearest, row.keys)),
  });
  return refused('CVG_CASES_FORM', text, row, undefined, m.noFormHint);
}

const ambiguous = (row: CaseRow, chosen: readonly Candidate[]): CoverageError =>
  refused(
    'CVG_CASES_AMBIGUOUS',
    fill(m.ambiguous, { forms: chosen.map((c) => `${c.form.id} (${c.model})`).join(', ') }),
    row,
    undefined,
    m.ambiguousHint,
  );

const refused = (code: string, text: Text, row: CaseRow, key?: string, hint?: Text): CoverageError =>
  new CoverageError('inputData', { severity: 'error', code, text, hint, where: row.where(key) });
