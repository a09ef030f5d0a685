/** How fast a long step goes and when it ends, from what has been done of it. */

/**
 * Counts from the first finished piece on: before it workers start and read their terrain, which says nothing of the rate.
 * All pieces since then count alike, since a piece may be a hundred times larger than the next.
 */
export class TimeLeft {
  private done = 0;
  private first: { readonly done: number; readonly at_ms: number } | undefined;
  private last_ms: number;

  constructor(
    private total: number,
    private readonly started_ms: number,
  ) {
    this.last_ms = started_ms;
  }

  add(units: number, now_ms: number): void {
    this.done += units;
    this.last_ms = now_ms;
    this.first ??= { done: this.done, at_ms: now_ms };
  }

  /** Units that need not be done after all. */
  drop(units: number): void {
    this.total -= units;
  }

  get count(): number {
    return Math.min(this.done, this.whole);
  }

  get whole(): number {
    return Math.max(0, this.total);
  }

  /** Units per second; NaN before the first piece. */
  get rate(): number {
    const { first } = this;
    if (!first) return Number.NaN;
    return this.done > first.done && this.last_ms > first.at_ms
      ? (1000 * (this.done - first.done)) / (this.last_ms - first.at_ms)
      : (1000 * this.done) / Math.max(1, this.last_ms - this.started_ms);
  }

  /** Seconds; NaN before the first piece. */
  get left_s(): number {
    return (this.whole - this.count) / this.rate;
  }
}
