/** A set cover over some of its columns as an integer program. */
import type { MipModel } from '../mip.js';
import type { Core } from './core.js';

/** max −Σ cost·x; −Σ_{c∋r} x_c ≤ −1. */
export function setCoverMip({ cost, rows, numRows }: Core, known: Int32Array): MipModel {
  const n = cost.length;
  const start = new Float64Array(n);
  for (const c of known) start[c] = 1;
  return {
    numColumns: n,
    numRows,
    cost: cost.map((c) => -c),
    lower: new Float64Array(n),
    integer: new Uint8Array(n).fill(1),
    rowUpper: new Float64Array(numRows).fill(-1),
    start: rows.start,
    column: rows.items,
    coefficient: new Float64Array(rows.items.length).fill(-1),
    known: start,
  };
}
