/**
 * A partial choice: what another option would gain, what one taken out would cost, and what still fits. Gains are kept up to
 * date group by group as it is covered or uncovered, which costs no more than computing each once; since all weights are
 * multiples of one unit (see `model.ts`), nothing drifts.
 */
import { capTolerance } from './checks.js';
import { type CoverModel, numOptions } from './model.js';

export class CoverState {
  readonly chosen: Uint8Array;
  /** What each option not chosen would add. */
  readonly gain: Float64Array;
  /** Highest use of each row at any moment: caps at or above it would have led here, too. */
  readonly peak: Float64Array;
  value = 0;
  private readonly use: Float64Array;
  /** Chosen options that cover a group. */
  private readonly count: Int32Array;
  private readonly onSite: Int32Array;
  /** Chosen options in conflict with an option. */
  private readonly against: Int32Array;
  private readonly limit: Float64Array;

  /** Starts from the mandatory options. `caps` replace the model's. */
  constructor(
    readonly model: CoverModel,
    caps: Float64Array = model.caps,
  ) {
    this.chosen = new Uint8Array(numOptions(model));
    this.gain = model.alone.slice();
    this.peak = new Float64Array(model.numRows);
    this.use = new Float64Array(model.numRows);
    this.count = new Int32Array(model.weight.length);
    this.onSite = new Int32Array(model.numSites);
    this.against = new Int32Array(numOptions(model));
    this.limit = caps.map((cap, r) => cap + capTolerance * model.totals[r]);
    for (let o = 0; o < numOptions(model); o++) if (model.mandatory[o] === 1) this.add(o);
  }

  /** What the choice loses without the chosen option. */
  loss(o: number): number {
    const { covers, weight, bonus } = this.model;
    let loss = bonus[o];
    for (let k = covers.start[o]; k < covers.start[o + 1]; k++) {
      const g = covers.items[k];
      if (this.count[g] === 1) loss += weight[g];
    }
    return loss;
  }

  fits(o: number): boolean {
    const { numRows, uses, site } = this.model;
    if (this.chosen[o] === 1 || this.onSite[site[o]] > 0 || this.against[o] > 0) return false;
    for (let r = 0; r < numRows; r++) if (this.use[r] + uses[o * numRows + r] > this.limit[r]) return false;
    return true;
  }

  /** What is left of a row, with the tolerance. */
  roomIn(r: number): number {
    return Math.max(0, this.limit[r] - this.use[r]);
  }

  add(o: number): void {
    const { covers, weight, bonus } = this.model;
    this.occupy(o, 1);
    this.value += bonus[o];
    for (let k = covers.start[o]; k < covers.start[o + 1]; k++) {
      const g = covers.items[k];
      if (this.count[g]++ === 0) this.win(g, weight[g]);
    }
    for (let r = 0; r < this.peak.length; r++) if (this.use[r] > this.peak[r]) this.peak[r] = this.use[r];
  }

  remove(o: number): void {
    const { covers, weight, bonus } = this.model;
    this.occupy(o, -1);
    this.value -= bonus[o];
    for (let k = covers.start[o]; k < covers.start[o + 1]; k++) {
      const g = covers.items[k];
      if (--this.count[g] === 0) this.win(g, -weight[g]);
    }
  }

  /** A group is won (or lost, with a negative weight): no other option can win it any more. */
  private win(g: number, weight: number): void {
    const { start, items } = this.model.coveredBy;
    this.value += weight;
    for (let k = start[g]; k < start[g + 1]; k++) this.gain[items[k]] -= weight;
  }

  private occupy(o: number, by: 1 | -1): void {
    const { conflicts, numRows, uses, site } = this.model;
    this.chosen[o] += by;
    this.onSite[site[o]] += by;
    for (let r = 0; r < numRows; r++) this.use[r] += by * uses[o * numRows + r];
    for (let k = conflicts.start[o]; k < conflicts.start[o + 1]; k++) this.against[conflicts.items[k]] += by;
  }
}
