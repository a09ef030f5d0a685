/**
 * Shadowing as a random field: standard normal at each pixel, correlated with its neighbours as Gudmundson found along
 * routes, exp(−distance / correlation distance) (Electronics Letters 27(23), 1991). Made row by row with a first-order
 * recursion along rows and along columns: exact on both axes, and exp(−(|dx| + |dy|) / distance) between.
 */
import { normalQuantile } from '../../foundation/math.js';

/** Metres after which the correlation has fallen to 1/e: TR 38.901 V17 Table 7.5-6, UMa and RMa without line of sight. */
export const correlationDistance_m = { builtUp: 50, open: 120 } as const;

const levels = 1 << 16;
let quantiles: Float32Array | undefined;

/** Standard normal values at the middles of equal probabilities: one uniform number picks one. */
function normalTable(): Float32Array {
  quantiles ??= Float32Array.from({ length: levels }, (_, i) => normalQuantile((i + 0.5) / levels));
  return quantiles;
}

/** Fills a row with independent standard normal values. */
export function whiteRow(row: Float32Array, random: () => number): void {
  const table = normalTable();
  for (let c = 0; c < row.length; c++) row[c] = table[(random() * levels) | 0];
}

/** Rows of one field from north to south. `next` is given a row of white noise and returns the field's row, held until the next call. */
export class CorrelatedRows {
  private readonly row: Float32Array;
  private first = true;
  private readonly alongRow: number;
  private readonly alongColumn: number;

  constructor(cols: number, cell: { readonly cellX: number; readonly cellY: number }, distance_m: number) {
    this.row = new Float32Array(cols);
    this.alongRow = Math.exp(-cell.cellX / distance_m);
    this.alongColumn = Math.exp(-cell.cellY / distance_m);
  }

  next(noise: Float32Array): Float32Array {
    const { row, alongRow } = this;
    // The first row and column start with the variance that the recursion keeps.
    const down = this.first ? 0 : this.alongColumn;
    this.first = false;
    const fresh = Math.sqrt(1 - alongRow * alongRow);
    const freshRow = Math.sqrt(1 - down * down);
    let along = 0;
    for (let c = 0; c < row.length; c++) {
      along = c === 0 ? noise[0] : alongRow * along + fresh * noise[c];
      row[c] = down * row[c] + freshRow * along;
    }
    return row;
  }
}
