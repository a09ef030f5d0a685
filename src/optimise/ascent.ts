/**
 * Subgradient ascent on a concave bound. The direction remembers the ones before it (Camerini, Fratta, Maffioli 1975), the
 * length is a share of the way to a known value (Polyak 1969), which shrinks where steps stop paying. Stops by itself when the
 * share has become too small to matter.
 */

export interface AscentLimits {
  /** Least value of every coordinate. */
  readonly lower?: number;
  /** Greatest value of the first `numUpper` coordinates, of all unless said. */
  readonly upper?: number;
  readonly numUpper?: number;
  /** Weight of each coordinate in the length of a direction, where coordinates are scaled. */
  readonly metric?: Float64Array;
  /** Share of the way that the first steps take; less than 1 where the start is good. */
  readonly share?: number;
}

/** Of a new direction this is remembered, the rest is the newest subgradient. */
const memory = 0.9;
/** Steps without progress after which the share shrinks, and to how much of itself. */
const patience = 30;
const shrink = 0.6;
const shortest = 1e-3;
/** A rise by less than this share of the target is no progress. */
const progress = 2e-5;

export class Ascent {
  /** The point to evaluate next. */
  readonly at: Float64Array;
  /** Where the highest value was met. */
  readonly bestAt: Float64Array;
  best = Number.NEGATIVE_INFINITY;
  private milestone = Number.NEGATIVE_INFINITY;
  private readonly direction: Float64Array;
  private share: number;
  private idle = 0;

  constructor(
    start: Float64Array,
    private readonly limits: AscentLimits = {},
  ) {
    this.at = start.slice();
    this.bestAt = start.slice();
    this.direction = new Float64Array(start.length);
    this.share = limits.share ?? 1;
  }

  /** Takes value and subgradient of `at` and moves it towards `target`. False when going on is not worth it. */
  move(value: number, slope: Float64Array, target: number): boolean {
    this.idle = value > this.milestone + progress * Math.abs(target) ? 0 : this.idle + 1;
    if (this.idle === 0) this.milestone = value;
    if (value > this.best) {
      this.best = value;
      this.bestAt.set(this.at);
    }
    if (this.idle > patience) {
      this.share *= shrink;
      this.idle = 0;
      if (this.share < shortest) return false;
    }
    return this.step(slope, Math.max(target - value, 1e-9 * Math.abs(target)));
  }

  /** The function has changed: goes on from the best point, whose value is now another. */
  rebase(): void {
    this.best = Number.NEGATIVE_INFINITY;
    this.milestone = Number.NEGATIVE_INFINITY;
    this.at.set(this.bestAt);
    this.direction.fill(0);
  }

  private step(slope: Float64Array, rise: number): boolean {
    const { at, direction } = this;
    const { lower = Number.NEGATIVE_INFINITY, metric, numUpper = at.length } = this.limits;
    const { upper: most = Number.POSITIVE_INFINITY } = this.limits;
    let norm = 0;
    for (let i = 0; i < at.length; i++) {
      const upper = i < numUpper ? most : Number.POSITIVE_INFINITY;
      let d = (1 - memory) * slope[i] + memory * direction[i];
      // At an end of its range a coordinate forgets what led it there.
      if (d < 0 && at[i] <= lower) d = Math.max(0, (1 - memory) * slope[i]);
      else if (d > 0 && at[i] >= upper) d = Math.min(0, (1 - memory) * slope[i]);
      direction[i] = d;
      norm += metric ? metric[i] * d * d : d * d;
    }
    if (norm === 0) return false;
    const length = (this.share * rise) / norm;
    for (let i = 0; i < at.length; i++) {
      const upper = i < numUpper ? most : Number.POSITIVE_INFINITY;
      const x = at[i] + length * direction[i];
      at[i] = x < lower ? lower : x > upper ? upper : x;
    }
    return true;
  }
}
