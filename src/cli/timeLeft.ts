/** How fast a long step goes and when it ends, from what has been done of it. */

/**
 * The rate is that of the later half of what is done: workers have started by then, their code is warm, and a machine that
 * others use is taken as it is now. Half of all, not the last few pieces, since one may be a hundred times larger than the next.
 */
export class TimeLeft {
  /** Moments up to now, from the one at which half was done. */
  private readonly marks: { readonly done: number; readonly at_ms: number }[];
  private done = 0;

  constructor(
    private total: number,
    started_ms: number,
  ) {
    this.marks = [{ done: 0, at_ms: started_ms }];
  }

  add(units: number, now_ms: number): void {
    this.done += units;
    this.marks.push({ done: this.done, at_ms: now_ms });
    while (this.marks.length > 2 && this.marks[1].done <= this.done / 2) this.marks.shift();
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
    const [half] = this.marks;
    const now = this.marks[this.marks.length - 1];
    return now === half ? Number.NaN : (1000 * (now.done - half.done)) / Math.max(1, now.at_ms - half.at_ms);
  }

  /** Seconds; NaN before the first piece. */
  get left_s(): number {
    return (this.whole - this.count) / this.rate;
  }
}
