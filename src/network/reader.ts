/** Reads cells of one station table and files located problems; a row with a problem is marked bad, the reading goes on. */
import type { Diagnostics } from '../foundation/diagnostics.js';
import type { Where } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { parseNumber } from '../io/table/numbers.js';
import type { Table } from '../io/table/table.js';
import { type Column, type ColumnMap, mapColumns } from './columns.js';
import { type Limit, type LimitedColumn, limits } from './limits.js';
import { networkMessages as m } from './messages.js';

/** The place of one row's cell: that of the first of the columns which the table has, else the first one by name only. */
export type Locator = (column: Column, ...others: Column[]) => Where;

export class Reader {
  readonly columns: ColumnMap;
  /** Set by the first problem of a row; the caller clears it. */
  bad = false;
  private row = 0;

  constructor(
    readonly table: Table,
    private readonly diagnostics: Diagnostics,
  ) {
    this.columns = mapColumns(table.header);
  }

  moveTo(row: number): void {
    this.row = row;
    this.bad = false;
  }

  has(column: Column): boolean {
    return this.columns.at.has(column);
  }

  text(column: Column): string {
    const at = this.columns.at.get(column);
    return at === undefined ? '' : this.table.rows[this.row][at];
  }

  alias(column: Column): string {
    return this.columns.alias.get(column) ?? '';
  }

  where(column: Column): Where {
    return this.locator()(column);
  }

  /** Locates cells of the current row, also after the reader has moved on. */
  locator(): Locator {
    const { row } = this;
    return (...columns) => {
      const field = columns.find((c) => this.has(c)) ?? columns[0];
      const at = this.columns.at.get(field);
      return {
        file: this.table.file,
        row: this.table.rowNumber(row),
        column: at === undefined ? undefined : at + 1,
        field,
        value: at === undefined ? '' : this.table.rows[row][at].slice(0, 40),
      };
    };
  }

  /** Number as it stands, or undefined for a blank or unreadable cell; the latter is a problem. */
  raw(column: Column): number | undefined {
    const at = this.columns.at.get(column);
    if (at === undefined) return undefined;
    const value = parseNumber(this.table.rows[this.row][at], this.table.decimalComma);
    if (value === undefined || !Number.isNaN(value)) return value;
    const text = fill(m.notNumber, { value: this.text(column).slice(0, 40) });
    this.refuse('CVG_INPUT_NUMBER', column, text, m.notNumberHint);
    return undefined;
  }

  /** Number within the limits of its column, after a unit change. */
  number(column: LimitedColumn, change: (value: number) => number = (v) => v): number | undefined {
    const value = this.raw(column);
    return value === undefined ? undefined : this.checked(column, change(value));
  }

  checked(column: LimitedColumn, value: number): number | undefined {
    const { min, max, hint }: Limit = limits[column];
    if (value >= min && value <= max) return value;
    const bound = value < min ? fill(m.belowMin, { value, min }) : fill(m.aboveMax, { value, max });
    const wrapped = column === 'azimuth_deg' && value > 360 && value <= 720;
    const meant = `${value - 360} (${value}−360)`;
    this.refuse('CVG_INPUT_RANGE', column, bound, wrapped ? fill(m.azimuthHint, { value: meant }) : hint);
    return undefined;
  }

  refuse(code: string, column: Column, text: Text, hint?: Text): void {
    this.bad = true;
    this.diagnostics.error(code, text, this.where(column), hint);
  }
}
