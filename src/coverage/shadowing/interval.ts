/** Where a value lies in most of the worlds that were drawn. */

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Share of worlds between the two. */
  readonly level: number;
}

/** Share of worlds inside an interval; as many lie below as above. */
export const intervalLevel = 0.9;

export function intervalOf(values: ArrayLike<number>, level = intervalLevel): Interval {
  const sorted = Float64Array.from(values).sort();
  return { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2), level };
}

/** Quantile of ascending values: value i stands for probability (i + ½) / n, straight lines between, flat at the ends. */
export function quantile(sorted: Float64Array, probability: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, probability * sorted.length - 0.5));
  const i = Math.floor(at);
  const next = Math.min(sorted.length - 1, i + 1);
  return sorted[i] + (at - i) * (sorted[next] - sorted[i]);
}
