/** Deterministic CSV: RFC 4180, CRLF, text guarded against spreadsheet formulas, unknown numbers as empty cells. */
import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | boolean | null | undefined | readonly (string | number)[];

export interface CsvOptions {
  /** Byte-order mark, so that spreadsheets recognise UTF-8. */
  readonly bom?: boolean;
}

/** The file's text. Lists in a cell are joined with `;`; NaN, null and undefined are empty, never 0. */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  options: CsvOptions = {},
): string {
  return csvLines([header, ...rows], options);
}

/** Some lines of a file that is written piece by piece. */
export function csvLines(rows: readonly (readonly CsvCell[])[], options: CsvOptions = {}): string {
  // Only strings are escaped: a negative number must stay a number.
  return stringify(
    rows.map((row) => row.map(cellValue)),
    { record_delimiter: 'windows', escape_formulas: true, bom: options.bom ?? false },
  );
}

function cellValue(cell: CsvCell): string | number {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? numberCell(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  if (typeof cell === 'string') return cell;
  return cell.map((c) => (typeof c === 'number' && !Number.isFinite(c) ? '' : String(c))).join(';');
}

/** −0 and 0 are one number in a file. */
const numberCell = (n: number): number => (n === 0 ? 0 : n);
