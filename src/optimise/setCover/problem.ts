/** Cover every row at least cost, as callers state it: min Σ cost·x, each row in at least one chosen column. */
import type { Lists } from '../lists.js';

export interface SetCoverProblem {
  readonly numRows: number;
  /** Rows of each column, each at most once. */
  readonly columns: Lists;
  /** Cost of each column, > 0. */
  readonly cost: Float64Array;
}

export interface SetCoverSolution {
  /** Chosen columns, ascending; none can be left out. */
  readonly chosen: Int32Array;
  readonly value: number;
  /** No cover costs less. Whole costs make it whole. */
  readonly bound: number;
  /** 100·(value − bound)/value; 0 = proven optimal. */
  readonly gapPct: number;
  readonly provedBy: 'lagrangian' | 'mip';
  readonly work: SetCoverWork;
}

export interface SetCoverWork {
  readonly subgradientSteps: number;
  /** Columns put in or taken out by the local search. */
  readonly flips: number;
  readonly mipNodes: number;
}

/** Throws RangeError for a malformed problem or a row that no column covers. */
export function checkSetCover({ numRows, columns, cost }: SetCoverProblem): void {
  const fail = (what: string): never => {
    throw new RangeError(`set cover: ${what}`);
  };
  if (columns.start.length !== cost.length + 1) fail('as many costs as columns are needed');
  if (!cost.every((c) => Number.isFinite(c) && c > 0)) fail('a cost is not a finite number above 0');
  const seen = new Int32Array(numRows).fill(-1);
  for (let column = 0; column < cost.length; column++)
    for (let k = columns.start[column]; k < columns.start[column + 1]; k++) {
      const row = columns.items[k];
      if (!(row >= 0 && row < numRows)) fail(`column ${column} names row ${row}`);
      if (seen[row] === column) fail(`column ${column} names row ${row} twice`);
      seen[row] = column;
    }
  const bare = seen.indexOf(-1);
  if (bare >= 0) fail(`no column covers row ${bare}`);
}
