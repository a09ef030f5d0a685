/** Tables from delimited text. RFC 4180 with comma, semicolon or tab; cells stay text, so that long ids keep their digits. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Diagnostics } from '../../foundation/diagnostics.js';
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { readBytes } from './bytes.js';
import { tableMessages as m } from './messages.js';
import { decodeText } from './text.js';

export interface Table {
  readonly file: string;
  readonly header: readonly string[];
  /** Data rows, each with exactly `header.length` cells, trimmed. */
  readonly rows: readonly (readonly string[])[];
  /** Line of the header and of data row i in the file, counted from 1. */
  readonly headerRow: number;
  rowNumber(i: number): number;
  /** Numbers use a decimal comma: so it is where semicolons separate the cells. */
  readonly decimalComma: boolean;
}

/** Far above any province's table, far below what a process may hold. */
export const tableLimits = {
  size_MiB: 256,
  rows: 5_000_000,
  cells: 20_000_000,
  columns: 2000,
  recordCharacters: 1_000_000,
};

/** Reads one delimited file. Throws CoverageError ('file', 'resource', 'inputData') with file and line. */
export async function readTable(file: string): Promise<Table> {
  const { text } = decodeText(await readBytes(file, tableLimits.size_MiB), file);
  return parseTable(text, file);
}

/** Splits text into a table. Leading rows with one filled cell are titles and are skipped. */
export function parseTable(text: string, file: string): Table {
  const delimiter = delimiterOf(text);
  const { records, lines } = split(text, delimiter, file);
  const filled = (r: readonly string[]): number => r.reduce((n, c) => n + (c === '' ? 0 : 1), 0);
  const titled = records.slice(0, 5).findIndex((r) => filled(r) > 1);
  const head = titled > 0 ? titled : 0;
  if (records.length === 0 || filled(records[head]) === 0)
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_TABLE_EMPTY',
      text: m.emptyTable,
      where: { file },
    });
  const header = trimTail(records[head]);
  const rows: string[][] = [];
  const numbers: number[] = [];
  const problems = new Diagnostics();
  for (let i = head + 1; i < records.length; i++) {
    const row = records[i];
    if (filled(row) === 0) continue;
    while (row.length > header.length && row[row.length - 1] === '') row.pop();
    if (row.length > header.length)
      problems.error(
        'CVG_TABLE_WIDTH',
        fill(m.rowTooWide, { count: row.length, columns: header.length }),
        { file, row: lines[i], column: header.length + 1 },
        m.rowTooWideHint,
      );
    while (row.length < header.length) row.push('');
    rows.push(row);
    numbers.push(lines[i]);
  }
  problems.throwIfErrors('inputData');
  return {
    file,
    header,
    rows,
    headerRow: lines[head],
    rowNumber: (i) => numbers[i],
    decimalComma: delimiter === ';',
  };
}

function trimTail(row: readonly string[]): string[] {
  let n = row.length;
  while (n > 0 && row[n - 1] === '') n--;
  return row.slice(0, n);
}

/** The separator that occurs most outside quotes in the first line that holds one. */
function delimiterOf(text: string): string {
  const candidates = [',', ';', '\t', '，'];
  for (const line of text.slice(0, 200_000).split(/\r\n|\n|\r/, 20)) {
    const bare = line.replace(/"[^"]*"/g, '');
    const counts = candidates.map((c) => bare.split(c).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return candidates[counts.indexOf(most)];
  }
  return ',';
}

function split(text: string, delimiter: string, file: string): { records: string[][]; lines: number[] } {
  const lines: number[] = [];
  let cells = 0;
  let line = 1;
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: tableLimits.recordCharacters,
      on_record: (record: string[], context) => {
        cells += record.length;
        line = context.lines;
        lines.push(startLine(record, context.lines));
        checkLimits(record.length, lines.length, cells, file, line);
        return record;
      },
    });
    return { records, lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const where = {
      file,
      row: error.code === 'CSV_QUOTE_NOT_CLOSED' ? line + 1 : Number(error.lines ?? line),
    };
    const texts: Readonly<Record<string, Text>> = {
      CSV_QUOTE_NOT_CLOSED: m.quoteOpen,
      CSV_MAX_RECORD_SIZE: fill(m.recordTooLong, { limit: tableLimits.recordCharacters }),
    };
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_TABLE_BROKEN',
      text: texts[error.code] ?? fill(m.csvBroken, { reason: error.message.slice(0, 120) }),
      hint: m.recordHint,
      where,
    });
  }
}

/** csv-parse counts the line on which a record ends. */
function startLine(record: readonly string[], endLine: number): number {
  let breaks = 0;
  for (const cell of record) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return endLine - breaks;
}

function checkLimits(columns: number, rows: number, cells: number, file: string, row: number): void {
  const over =
    columns > tableLimits.columns
      ? fill(m.tooManyColumns, { count: columns, limit: tableLimits.columns })
      : rows > tableLimits.rows
        ? fill(m.tooManyRows, { limit: tableLimits.rows })
        : cells > tableLimits.cells
          ? fill(m.tooManyCells, { limit: tableLimits.cells })
          : undefined;
  if (over)
    throw new CoverageError('resource', {
      severity: 'error',
      code: 'CVG_TABLE_SIZE',
      text: over,
      hint: m.fileTooLargeHint,
      where: { file, row },
    });
}
