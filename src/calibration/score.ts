/**
 * How well a prediction meets measurements. An error is predicted less measured level in dB, so above 0 the prediction
 * promises too much. Everything here takes plain lists and knows no model.
 */

/** NaN where the errors do not decide a figure: none, one, or all at one distance. */
export interface Score {
  readonly count: number;
  readonly mean_dB: number;
  /** About the mean, with count − 1. */
  readonly std_dB: number;
  /** About 0. */
  readonly rms_dB: number;
  /** Least-squares slope of the error by lg d, dB per decade: above 0, the prediction falls too slowly. */
  readonly slope_dB: number;
}

/** `error_dB` and `d_m` (> 0) of the same links, in one order. */
export function score(error_dB: ArrayLike<number>, d_m: ArrayLike<number>): Score {
  const count = error_dB.length;
  const [sum, lgSum] = [total(error_dB, (e) => e), total(d_m, Math.log10)];
  const [mean_dB, lgMean] = [sum / count, lgSum / count];
  const spread = total(error_dB, (e) => (e - mean_dB) ** 2);
  const lgSpread = total(d_m, (d) => (Math.log10(d) - lgMean) ** 2);
  const joint = total(error_dB, (e, i) => (e - mean_dB) * (Math.log10(d_m[i]) - lgMean));
  return {
    count,
    mean_dB,
    std_dB: count > 1 ? Math.sqrt(spread / (count - 1)) : Number.NaN,
    rms_dB: Math.sqrt(total(error_dB, (e) => e * e) / count),
    slope_dB: joint / lgSpread,
  };
}

function total(values: ArrayLike<number>, of: (value: number, i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i], i);
  return sum;
}

/** Shares of all links, by whether a level reaches the threshold; NaN without links. */
export interface Hits {
  readonly count: number;
  /** Same side of the threshold. */
  readonly hitRate: number;
  /** Predicted to reach it, measured below. */
  readonly falselyCovered: number;
  readonly falselyWeak: number;
  /** Measured to reach it: what a prediction scores that says so everywhere. */
  readonly measuredCovered: number;
}

/** Levels of the same links above (or at) `threshold` in its unit. */
export function hits(predicted: ArrayLike<number>, measured: ArrayLike<number>, threshold: number): Hits {
  const count = predicted.length;
  const share = (of: (p: boolean, m: boolean) => boolean): number =>
    total(predicted, (p, i) => Number(of(p >= threshold, measured[i] >= threshold))) / count;
  return {
    count,
    hitRate: share((p, m) => p === m),
    falselyCovered: share((p, m) => p && !m),
    falselyWeak: share((p, m) => !p && m),
    measuredCovered: share((_, m) => m),
  };
}

/** An error at a place in a plane, m. */
export interface PlacedError {
  readonly x_m: number;
  readonly y_m: number;
  readonly error_dB: number;
}

/** Correlation of the errors of pairs whose distance lies in one class. */
export interface Lag {
  /** Mean distance of the pairs, m. */
  readonly lag_m: number;
  readonly pairs: number;
  readonly correlation: number;
}

/** Correlation by distance, in classes of `step_m` up to `reach_m`; empty classes are left out. The errors' mean is taken off. */
export function correlogram(places: readonly PlacedError[], step_m: number, reach_m: number): Lag[] {
  const classes = Math.ceil(reach_m / step_m);
  const pairs = new Float64Array(classes);
  const [product, length] = [new Float64Array(classes), new Float64Array(classes)];
  const { mean_dB, std_dB } = score(
    places.map((p) => p.error_dB),
    places.map(() => 1),
  );
  const sorted = [...places].sort((a, b) => a.x_m - b.x_m);
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i];
    for (let j = i + 1; j < sorted.length && sorted[j].x_m - a.x_m < reach_m; j++) {
      const b = sorted[j];
      const d_m = Math.hypot(b.x_m - a.x_m, b.y_m - a.y_m);
      if (d_m >= reach_m) continue;
      const at = Math.floor(d_m / step_m);
      pairs[at]++;
      product[at] += (a.error_dB - mean_dB) * (b.error_dB - mean_dB);
      length[at] += d_m;
    }
  }
  return Array.from(pairs, (n, at) => ({
    lag_m: length[at] / n,
    pairs: n,
    correlation: product[at] / n / std_dB ** 2,
  })).filter((lag) => lag.pairs > 0);
}

/** Distance where the correlation first falls to 1/e, between two lags by straight line, m; NaN when it never does. */
export function correlationDistance_m(lags: readonly Lag[]): number {
  const level = 1 / Math.E;
  let before = { lag_m: 0, correlation: 1 };
  for (const lag of lags) {
    if (lag.correlation <= level) {
      const share = (before.correlation - level) / (before.correlation - lag.correlation);
      return before.lag_m + share * (lag.lag_m - before.lag_m);
    }
    before = lag;
  }
  return Number.NaN;
}
