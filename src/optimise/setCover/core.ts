/** Some columns of a set cover problem with both directions of their lists: what the searches walk along. */
import { type Lists, picked, transposed } from '../lists.js';
import type { SetCoverProblem } from './problem.js';

export interface Core {
  /** Column of the problem behind each column of the core. */
  readonly ids: Int32Array;
  readonly numRows: number;
  readonly columns: Lists;
  readonly rows: Lists;
  readonly cost: Float64Array;
}

export function coreOf({ numRows, columns, cost }: SetCoverProblem, ids: Int32Array): Core {
  const own = picked(columns, ids);
  return {
    ids,
    numRows,
    columns: own,
    rows: transposed(own, numRows),
    cost: Float64Array.from(ids, (c) => cost[c]),
  };
}

/**
 * Columns whose reduced cost is at most `most`, and of each row the `least` cheapest: enough that every row keeps a choice.
 */
export function cheapColumns(rows: Lists, reduced: Float64Array, most: number, least: number): Int32Array {
  const keep = new Uint8Array(reduced.length);
  for (let c = 0; c < reduced.length; c++) if (reduced[c] <= most) keep[c] = 1;
  const heap = new Int32Array(least);
  for (let r = 0; r + 1 < rows.start.length; r++) {
    // The cheapest so far, dearest last: `least` is small, so insertion is quick.
    let size = 0;
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) {
      const c = rows.items[k];
      if (size === least && reduced[c] >= reduced[heap[size - 1]]) continue;
      let at = size < least ? size++ : size - 1;
      for (; at > 0 && reduced[heap[at - 1]] > reduced[c]; at--) heap[at] = heap[at - 1];
      heap[at] = c;
    }
    for (let i = 0; i < size; i++) keep[heap[i]] = 1;
  }
  return Int32Array.from(keep.keys()).filter((c) => keep[c] === 1);
}
