/** A measured table read by aliases of its headers; what is wrong with a cell is filed with its row and column. */
import type { Diagnostics } from '../foundation/diagnostics.js';
import { CoverageError, type Where } from '../foundation/errors.js';
import { fill, plain, type Text } from '../foundation/text.js';
import { headerKey } from '../io/table/header.js';
import { parseAngle, parseNumber } from '../io/table/numbers.js';
import type { Table } from '../io/table/table.js';
import { calibrationMessages as m } from './messages.js';

/** Names by column, best first; compared after `headerKey`. */
export type Aliases<C extends string> = Readonly<Record<C, readonly string[]>>;

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly hint?: Text;
}

export class LocatedTable<C extends string> {
  private readonly at = new Map<C, number>();

  constructor(
    readonly table: Table,
    private readonly aliases: Aliases<C>,
    private readonly problems: Diagnostics,
  ) {
    const header = table.header.map(headerKey);
    for (const column of Object.keys(aliases) as C[]) {
      const position = aliases[column].map((name) => header.indexOf(headerKey(name))).find((i) => i >= 0);
      if (position !== undefined) this.at.set(column, position);
    }
  }

  has(column: C): boolean {
    return this.at.has(column);
  }

  /** @throws CoverageError('inputData') when the table has none of the columns. */
  require(what: Text, ...columns: C[]): void {
    if (columns.some((c) => this.has(c))) return;
    const names = columns.flatMap((c) => this.aliases[c]).join(', ');
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_EVIDENCE_COLUMNS',
      text: fill(m.noColumn, { what, names: plain(names) }),
      where: { file: this.table.file, row: this.table.headerRow },
    });
  }

  title(column: C): string {
    const at = this.at.get(column);
    return at === undefined ? '' : this.table.header[at];
  }

  text(row: number, column: C): string {
    const at = this.at.get(column);
    return at === undefined ? '' : this.table.rows[row][at];
  }

  where(row: number, column: C): Where {
    const at = this.at.get(column);
    return {
      file: this.table.file,
      row: this.table.rowNumber(row),
      column: at === undefined ? undefined : at + 1,
      field: this.title(column) || column,
      value: this.text(row, column).slice(0, 40),
    };
  }

  /** NaN for a blank cell, and for one that cannot be read or lies outside the range, which is a problem. */
  number(row: number, column: C, range: NumberRange, read = parseNumber): number {
    const value = read(this.text(row, column), this.table.decimalComma);
    if (value === undefined) return Number.NaN;
    if (Number.isNaN(value)) {
      const text = fill(m.notNumber, { value: this.text(row, column).slice(0, 40) });
      this.refuse('CVG_INPUT_NUMBER', row, column, text, m.notNumberHint);
    } else if (value < range.min || value > range.max) {
      const text = fill(m.range, { value, min: range.min, max: range.max });
      this.refuse('CVG_INPUT_RANGE', row, column, text, range.hint);
    } else return value;
    return Number.NaN;
  }

  /** Any number of degrees or metres. */
  coordinate(row: number, column: C): number {
    return this.number(
      row,
      column,
      { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
      parseAngle,
    );
  }

  refuse(code: string, row: number, column: C, text: Text, hint?: Text): void {
    this.problems.error(code, text, this.where(row, column), hint);
  }
}
