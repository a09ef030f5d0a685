/** Outcomes as text, block by block: CSV, JSON, JSON Lines, or tables for people. */
import type { Language } from '../../foundation/text.js';
import { type CsvCell, csvLines } from '../../io/table/writeCsv.js';
import type { RangeFlag } from '../../propagation/limits.js';
import type { Outcome } from '../pathloss.js';
import type { Candidate } from './choose.js';
import type { CaseRow } from './source.js';
import { caseText } from './text.js';

export const formats = ['csv', 'json', 'jsonl', 'text'] as const;
export type Format = (typeof formats)[number];

/** Pieces of the output; together they are the file. */
export interface OutcomeWriter {
  readonly start: string;
  readonly block: (outcomes: readonly Outcome[]) => string;
  readonly end: string;
}

export interface WriterOptions {
  readonly columns: readonly string[];
  /** Forms that the cases may take; their outputs are the columns of a CSV. */
  readonly possible: readonly Candidate[];
  /** Values on the way are wanted: JSON has a place for them, CSV has none. */
  readonly trace: boolean;
  readonly keepGoing: boolean;
  readonly plot: boolean;
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
}

export function outcomeWriter(format: Format, options: WriterOptions): OutcomeWriter {
  switch (format) {
    case 'csv':
      return csvWriter(options);
    case 'json':
      return jsonWriter(options.trace);
    case 'jsonl':
      return {
        start: '',
        block: (outcomes) => outcomes.map((o) => `${JSON.stringify(record(o, options.trace))}\n`).join(''),
        end: '',
      };
    case 'text':
      return {
        start: '',
        block: (outcomes) => outcomes.map((o) => caseText(o, options)).join(''),
        end: '',
      };
  }
}

/** The inputs as they came, then the form, its outputs, flags and, when cases may fail, the error. */
function csvWriter({ columns, possible, keepGoing }: WriterOptions): OutcomeWriter {
  const outputs = [...new Set(possible.flatMap(({ form }) => form.outputs))];
  const header = ['id', ...columns, 'form', ...outputs, 'flags', ...(keepGoing ? ['error'] : [])];
  const line = ({ row, candidate, answer, error }: Outcome): CsvCell[] => [
    row.id,
    ...columns.map((key) => inputOf(row, candidate, key)),
    candidate?.form.id ?? '',
    ...outputs.map((key) => answer?.values[key]),
    (answer?.flags ?? []).map(flagCell).join('; '),
    ...(keepGoing ? [error?.message ?? ''] : []),
  ];
  return { start: csvLines([header]), block: (outcomes) => csvLines(outcomes.map(line)), end: '' };
}

/** An input as its form reads it: a table brings numbers as text, and a sign must not look like the start of a formula. */
function inputOf({ inputs, text }: CaseRow, candidate: Candidate | undefined, key: string): CsvCell {
  const value = inputs[key];
  if (typeof value === 'string') {
    const number = text && (candidate?.types[key] ?? 'number') === 'number' ? Number(value) : Number.NaN;
    return Number.isFinite(number) ? number : value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return '';
  return value.map((v: unknown) => (typeof v === 'number' ? v : String(v)));
}

const flagCell = ({ quantity, value, min, max }: RangeFlag): string =>
  `${quantity} ${value} not in [${min}, ${max}]`;

function jsonWriter(trace: boolean): OutcomeWriter {
  let first = true;
  return {
    start: '{"cases":[',
    block: (outcomes) =>
      outcomes
        .map((o) => {
          const comma = first ? '' : ',';
          first = false;
          return `${comma}\n${JSON.stringify(record(o, trace))}`;
        })
        .join(''),
    end: '\n]}\n',
  };
}

function record(o: Outcome, trace: boolean): Record<string, unknown> {
  const { row, candidate, answer, error, terms } = o;
  return {
    id: row.id,
    ...(candidate && { model: candidate.model, form: candidate.form.id }),
    inputs: Object.fromEntries(row.keys.map((key) => [key, inputOf(row, candidate, key)])),
    ...(answer && { values: answer.values, flags: answer.flags }),
    ...(error && { error: error.toJSON() }),
    ...(trace && { terms }),
  };
}
