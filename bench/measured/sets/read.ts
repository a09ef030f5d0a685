/** Rows of a table of a campaign, by the names in its header. */
import { parseTable } from '../../../src/io/table/table.js';

export interface RowOf {
  readonly text: (column: string) => string;
  /** NaN for an empty cell. */
  readonly number: (column: string) => number;
}

export function rowsOf(content: string, file: string): RowOf[] {
  const table = parseTable(content, file);
  return table.rows.map((cells) => {
    const text = (column: string): string => {
      const at = table.header.indexOf(column);
      if (at < 0) throw new Error(`${file} has no column ${column}`);
      return cells[at];
    };
    return { text, number: (column) => (text(column) === '' ? Number.NaN : Number(text(column))) };
  });
}

/** Reads a file of the campaigns by its path below their folder. */
export type ReadText = (path: string) => string;
