/** How often each demand element is covered by a plan that changes: gains, losses and unique shares without solving again. */

export class PlanCounts {
  private readonly times: Uint16Array;

  constructor(
    private readonly covers: readonly Int32Array[],
    private readonly weights: Float64Array,
  ) {
    this.times = new Uint16Array(weights.length);
  }

  add(c: number): void {
    for (const e of this.covers[c]) this.times[e]++;
  }

  remove(c: number): void {
    for (const e of this.covers[c]) this.times[e]--;
  }

  /** Weight that adding it would newly cover. */
  gain(c: number): number {
    let total = 0;
    for (const e of this.covers[c]) if (this.times[e] === 0) total += this.weights[e];
    return total;
  }

  /** Weight that it covers by itself. */
  alone(c: number): number {
    let total = 0;
    for (const e of this.covers[c]) total += this.weights[e];
    return total;
  }
}
