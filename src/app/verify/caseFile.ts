/** Reads a cases file `{meta, cases: [...]}` strictly: what is malformed is said with its place, never skipped. */
import type { Diagnostics } from '../../foundation/diagnostics.js';
import type { Where } from '../../foundation/errors.js';
import { fill, type Text, type TextValues } from '../../foundation/text.js';
import type { CaseValue } from '../../propagation/reference.js';
import { messages } from './messages.js';

/** One number's tolerance; `abs` also serves dB. */
export interface Tolerance {
  readonly kind: 'abs' | 'rel';
  readonly value: number;
}

export interface ReferenceCase {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, CaseValue>>;
  readonly toleranceOf: (key: string) => Tolerance;
  readonly gate: boolean;
}

/** A reference file is at most this long; the largest shared one has 0.4 million characters. */
export const longestFile = 64 * 1024 * 1024;

const tolerances = { tol_db: 'abs', tol_rel: 'rel', tol_abs: 'abs' } as const;

/** Keys that are no inputs: structure, and what the format documents as information. */
export const notInputs: ReadonlySet<string> = new Set([
  ...['id', 'expect', 'tol_db', 'tol_rel', 'tol_abs', 'tol', 'check', 'intermediate', 'gate'],
  ...['note', 'edition', 'source', 'return_code', 'warnings', 'computed_db', 'path_type'],
  ...['shannon_snr_db', 'gap_to_shannon_db', 'snr_grid_step_db'],
]);

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parsed JSON, or undefined after the problem was noted with its row and column. */
export function parseJson(text: string, file: string, problems: Diagnostics): unknown {
  if (text.length > longestFile) {
    const values = { size: text.length, limit: longestFile };
    problems.error('CVG_VERIFY_SIZE', fill(messages.tooLarge, values), { file });
    return undefined;
  }
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch (error) {
    const reason = (error as SyntaxError).message.slice(0, 160);
    problems.error('CVG_VERIFY_JSON', fill(messages.notJson, { reason }), { file, ...place(text, reason) });
    return undefined;
  }
}

function place(text: string, reason: string): Pick<Where, 'row' | 'column'> {
  const at = /position (\d+)/.exec(reason);
  const end = at ? Number(at[1]) : text.length;
  const before = text.slice(0, end).split('\n');
  return { row: before.length, column: before[before.length - 1].length + 1 };
}

/** The cases of a file; undefined when it is no cases file at all (a table, an instance). Problems are noted. */
export function readCases(json: unknown, file: string, problems: Diagnostics): ReferenceCase[] | undefined {
  if (!isObject(json) || !('cases' in json)) return undefined;
  const note = (text: Text, values: TextValues, field = 'cases') =>
    problems.error('CVG_VERIFY_CASE', fill(text, values), { file, field });
  if (!Array.isArray(json.cases) || json.cases.length === 0) {
    note(messages.badCases, {});
    return [];
  }
  const ids = new Set<string>();
  const cases: ReferenceCase[] = [];
  (json.cases as unknown[]).forEach((entry, i) => {
    const field = `cases[${i}]`;
    const index = i + 1;
    if (!isObject(entry)) return note(messages.badCase, { index }, field);
    const { id, expect, gate = true } = entry;
    if (typeof id !== 'string' || id === '') return note(messages.badId, { index }, field);
    if (ids.has(id)) return note(messages.duplicateId, { id }, field);
    ids.add(id);
    if (!isObject(expect) || Object.keys(expect).length === 0) return note(messages.badExpect, { id }, field);
    const bad = Object.keys(expect).find((key) => !isCaseValue(expect[key]));
    if (bad !== undefined) return note(messages.badExpected, { id, key: bad }, field);
    const toleranceOf = readTolerance(entry, expect);
    if (!toleranceOf) return note(messages.badTolerance, { id }, field);
    if (typeof gate !== 'boolean') return note(messages.badGate, { id }, field);
    const inputs = Object.fromEntries(Object.entries(entry).filter(([key]) => !notInputs.has(key)));
    return cases.push({ id, inputs, expect: expect as ReferenceCase['expect'], toleranceOf, gate });
  });
  return cases;
}

function isCaseValue(value: unknown): value is CaseValue {
  if (Array.isArray(value)) return value.every((v) => typeof v === 'number' && Number.isFinite(v));
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

const isTolerance = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Without any tolerance a number is exact. Undefined when the tolerances are malformed. */
function readTolerance(entry: JsonObject, expect: JsonObject): ((key: string) => Tolerance) | undefined {
  const given = (Object.keys(tolerances) as (keyof typeof tolerances)[]).filter((key) => key in entry);
  if (given.length > 1 || !given.every((key) => isTolerance(entry[key]))) return undefined;
  const whole: Tolerance =
    given.length === 1
      ? { kind: tolerances[given[0]], value: entry[given[0]] as number }
      : { kind: 'abs', value: 0 };
  if (!('tol' in entry)) return () => whole;

  if (!isObject(entry.tol)) return undefined;
  const perKey = new Map<string, Tolerance>();
  for (const [key, rule] of Object.entries(entry.tol)) {
    if (!Object.hasOwn(expect, key) || !isObject(rule)) return undefined;
    const [kind, ...others] = Object.keys(rule);
    if ((kind !== 'abs' && kind !== 'rel') || others.length > 0 || !isTolerance(rule[kind])) return undefined;
    perKey.set(key, { kind, value: rule[kind] });
  }
  return (key) => perKey.get(key) ?? whole;
}
