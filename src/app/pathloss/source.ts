/** Cases to compute, from JSON in the reference form or from CSV, block by block and in order. */
import { Diagnostics } from '../../foundation/diagnostics.js';
import { CoverageError, type Where } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { csvBlocks } from '../../io/table/csvStream.js';
import { isObject, notInputs, parseJson } from '../verify/caseFile.js';
import { messages as m } from './messages.js';

export interface CaseRow {
  readonly id: string;
  /** Keys of `inputs`, in their order; all full rows of a table share one list. */
  readonly keys: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Numbers stand as text, as in a table. */
  readonly text: boolean;
  /** Outputs the case names, beside those that are always given. */
  readonly asked: readonly string[];
  readonly where: (key?: string) => Where;
  /** What is wrong with the row itself. */
  readonly problem?: CoverageError;
}

export interface CaseSource {
  /** Inputs that occur, in the order of the table or of their first case; not `id` and other information. */
  readonly columns: readonly string[];
  readonly blocks: AsyncIterable<readonly CaseRow[]>;
}

/** Cases of a CSV: the header is read at once, the rest as it is asked for. */
export async function csvSource(bytes: AsyncIterable<Uint8Array>, file: string): Promise<CaseSource> {
  const records = csvBlocks(bytes, file);
  const first = await records.next();
  if (first.done) throw refused('CVG_CASES_EMPTY', m.empty, { file });
  const [header] = first.value;
  const twice = header.find((name, i) => header.indexOf(name) < i);
  if (twice !== undefined)
    throw refused('CVG_CASES_HEADER', fill(m.twice, { name: twice }), { file, row: 1 });
  const blank = header.indexOf('');
  if (blank >= 0) throw refused('CVG_CASES_HEADER', m.blankName, { file, row: 1, column: blank + 1 });
  const columns = header.filter((name) => !notInputs.has(name));
  return { columns, blocks: rowsOf(first.value.slice(1), records, header, columns, file) };
}

async function* rowsOf(
  start: readonly (readonly string[])[],
  more: AsyncIterable<readonly (readonly string[])[]>,
  header: readonly string[],
  columns: readonly string[],
  file: string,
): AsyncGenerator<readonly CaseRow[]> {
  let line = 1;
  const block = (records: readonly (readonly string[])[]): CaseRow[] => {
    const rows: CaseRow[] = [];
    for (const cells of records) {
      line++;
      if (cells.every((cell) => cell === '')) continue;
      rows.push(rowOf(cells, line, header, columns, file));
    }
    return rows;
  };
  yield block(start);
  for await (const records of more) yield block(records);
}

function rowOf(
  cells: readonly string[],
  row: number,
  header: readonly string[],
  columns: readonly string[],
  file: string,
): CaseRow {
  const inputs: Record<string, string> = {};
  let id = `${row}`;
  let filled = 0;
  for (let i = 0; i < header.length; i++) {
    const cell = cells[i] ?? '';
    if (cell === '') continue;
    if (header[i] === 'id') id = cell;
    if (notInputs.has(header[i])) continue;
    inputs[header[i]] = cell;
    filled++;
  }
  const where = (key?: string): Where => {
    const column = key === undefined ? -1 : header.indexOf(key);
    return column < 0 ? { file, row, field: key } : { file, row, column: column + 1, field: key };
  };
  const keys = filled === columns.length ? columns : Object.keys(inputs);
  const problem =
    cells.findLastIndex((cell) => cell !== '') >= header.length
      ? refused('CVG_CASES_ROW', fill(m.tooWide, { cells: cells.length, columns: header.length }), where())
      : undefined;
  return { id, keys, inputs, text: true, asked: [], where, problem };
}

/** Cases of a JSON text: `{"cases": […]}` or the list alone. */
export function jsonSource(text: string, file: string): CaseSource {
  const problems = new Diagnostics();
  const json = parseJson(text, file, problems);
  problems.throwIfErrors('inputData');
  const list = isObject(json) ? json.cases : json;
  if (!Array.isArray(list)) throw refused('CVG_CASES_JSON', m.noCases, { file });
  const rows = (list as unknown[]).map((entry, i) => jsonRow(entry, i, file));
  return { columns: [...new Set(rows.flatMap((row) => row.keys))], blocks: once(rows) };
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield await Promise.resolve(value);
}

function jsonRow(entry: unknown, index: number, file: string): CaseRow {
  const where = (key?: string): Where => {
    const field = `cases[${index}]`;
    return { file, field: key === undefined ? field : `${field}.${key}` };
  };
  const id = isObject(entry) && typeof entry.id === 'string' ? entry.id : `${index + 1}`;
  if (!isObject(entry)) {
    const problem = refused('CVG_CASES_ROW', m.notObject, where());
    return { id, keys: [], inputs: {}, text: false, asked: [], where, problem };
  }
  const given = Object.entries(entry).filter(([key, value]) => !notInputs.has(key) && value !== null);
  const inputs = Object.fromEntries(given);
  const asked = isObject(entry.expect) ? Object.keys(entry.expect) : [];
  return { id, keys: Object.keys(inputs), inputs, text: false, asked, where };
}

const refused = (code: string, text: Text, where: Where): CoverageError =>
  new CoverageError('inputData', { severity: 'error', code, text, where });
