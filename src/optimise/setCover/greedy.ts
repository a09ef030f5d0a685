/** Covers from prices of rows: the column that is cheapest for what it still covers, again and again. (Caprara, Fischetti, Toth 1999) */
import type { Core } from './core.js';

export interface Cover {
  /** Columns of the core. */
  readonly chosen: Int32Array;
  readonly cost: number;
}

/**
 * A column is scored by its cost less the prices of the rows it would newly cover, per such row when that is positive, times
 * their number when it is negative. Ties go to the lower column. Redundant columns are taken out at the end.
 */
export function greedyCover(core: Core, price: Float64Array): Cover {
  const { columns, rows, cost, numRows } = core;
  const n = cost.length;
  const fresh = new Int32Array(n);
  const reduced = cost.slice();
  for (let c = 0; c < n; c++) {
    fresh[c] = columns.start[c + 1] - columns.start[c];
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++) reduced[c] -= price[columns.items[k]];
  }
  const count = new Int32Array(numRows);
  const chosen: number[] = [];
  for (let left = numRows; left > 0; ) {
    let best = -1;
    let low = Number.POSITIVE_INFINITY;
    for (let c = 0; c < n; c++) {
      if (fresh[c] === 0) continue;
      const score = reduced[c] > 0 ? reduced[c] / fresh[c] : reduced[c] * fresh[c];
      if (score < low) [best, low] = [c, score];
    }
    if (best < 0) throw new RangeError('set cover: the core leaves a row uncovered');
    chosen.push(best);
    for (let k = columns.start[best]; k < columns.start[best + 1]; k++) {
      const r = columns.items[k];
      if (count[r]++ > 0) continue;
      left--;
      for (let e = rows.start[r]; e < rows.start[r + 1]; e++) {
        fresh[rows.items[e]]--;
        reduced[rows.items[e]] += price[r];
      }
    }
  }
  return lean(core, chosen, count);
}

/** Takes out what the others cover as well, the dearest first. */
function lean({ columns, cost }: Core, chosen: number[], count: Int32Array): Cover {
  chosen.sort((a, b) => cost[b] - cost[a] || b - a);
  const kept = chosen.filter((c) => {
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++)
      if (count[columns.items[k]] === 1) return true;
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++) count[columns.items[k]]--;
    return false;
  });
  return { chosen: Int32Array.from(kept).sort(), cost: kept.reduce((sum, c) => sum + cost[c], 0) };
}
