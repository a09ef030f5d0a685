/** An integer program as plain arrays, so that it can cross to a worker, and what a solver says about it. */

/** Maximise cost·x, rows ≤ upper, 0 ≤ x ≤ 1. */
export interface MipModel {
  readonly numColumns: number;
  readonly numRows: number;
  readonly cost: Float64Array;
  /** Lower bound of each column: 1 fixes it. */
  readonly lower: Float64Array;
  /** 1 = whole number. */
  readonly integer: Uint8Array;
  readonly rowUpper: Float64Array;
  /** Row r holds the entries `start[r] … start[r + 1])`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly coefficient: Float64Array;
  /** A feasible point to start from. */
  readonly known: Float64Array;
}

export interface MipOptions {
  /** Nodes of the search tree; a count and no time, so that every machine stops at the same point. */
  readonly mostNodes: number;
}

export interface MipResult {
  readonly status: 'optimal' | 'limit' | 'failed';
  /** Best point found; empty when there is none. */
  readonly x: Float64Array;
  /** No point has a larger objective; Infinity when nothing is known. */
  readonly bound: number;
  readonly nodes: number;
}
