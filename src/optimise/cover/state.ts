/**
 * A partial choice: what another option would gain, what one taken out would cost, and what still fits. Gains are kept up to
 * date group by group as it is covered or uncovered, which costs no more than computing each once; since all weights are
 * multiples of one unit (see `model.ts`), nothing drifts.
 */
import { capTolerance } from './checks.js';
import { type CoverModel, numOptions, shareOf } from './model.js';

export class CoverState {
  readonly chosen: Uint8Array;
  /** What each option not chosen would add; of groups that need several more a share (`shareOf`). */
  readonly gain: Float64Array;
  /** Highest use of each row at any moment: caps at or above it would have led here, too. */
  readonly peak: Float64Array;
  value = 0;
  /** Pairs of group and option looked at: the measure of work. */
  visits = 0;
  private numChosen = 0;
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
    const { covers, weight, need, bonus } = this.model;
    let loss = bonus[o];
    for (let k = covers.start[o]; k < covers.start[o + 1]; k++) {
      const g = covers.items[k];
      if (this.count[g] === need[g]) loss += weight[g];
    }
    return loss;
  }

  /** What the choice gains with an option: no more than `gain`. */
  worth(o: number): number {
    const { covers, weight, need, bonus, simple } = this.model;
    if (simple) return this.gain[o];
    let worth = bonus[o];
    for (let k = covers.start[o]; k < covers.start[o + 1]; k++) {
      const g = covers.items[k];
      if (this.count[g] + 1 === need[g]) worth += weight[g];
    }
    return worth;
  }

  fits(o: number): boolean {
    const { numRows, uses, site } = this.model;
    if (this.chosen[o] === 1 || this.onSite[site[o]] > 0 || this.against[o] > 0) return false;
    for (let r = 0; r < numRows; r++) if (this.use[r] + uses[o * numRows + r] > this.limit[r]) return false;
    return true;
  }

  /** Use of the first resource, 0 without resources. */
  get cost(): number {
    return this.model.numResources > 0 ? this.use[0] : 0;
  }

  /** How many options are chosen. */
  get size(): number {
    return this.numChosen;
  }

  /** What is left of a row, with the tolerance. */
  roomIn(r: number): number {
    return Math.max(0, this.limit[r] - this.use[r]);
  }

  add(o: number): void {
    const { covers, bonus } = this.model;
    this.occupy(o, 1);
    this.value += bonus[o];
    for (let k = covers.start[o]; k < covers.start[o + 1]; k++) this.step(covers.items[k], 1);
    for (let r = 0; r < this.peak.length; r++) if (this.use[r] > this.peak[r]) this.peak[r] = this.use[r];
  }

  remove(o: number): void {
    const { covers, bonus } = this.model;
    this.occupy(o, -1);
    this.value -= bonus[o];
    for (let k = covers.start[o]; k < covers.start[o + 1]; k++) this.step(covers.items[k], -1);
  }

  /** One option more or less covers a group: the value when that decides, and what others can still claim. */
  private step(g: number, by: 1 | -1): void {
    const { weight, need, coveredBy } = this.model;
    const before = this.count[g];
    const after = before + by;
    this.count[g] = after;
    const needed = need[g];
    if (Math.min(before, after) >= needed) return;
    if (Math.max(before, after) === needed) this.value += by * weight[g];
    const change = shareOf(weight[g], needed - after) - shareOf(weight[g], needed - before);
    if (change === 0) return;
    const { start, items } = coveredBy;
    this.visits += start[g + 1] - start[g];
    for (let k = start[g], end = start[g + 1]; k < end; k++) this.gain[items[k]] += change;
  }

  private occupy(o: number, by: 1 | -1): void {
    const { conflicts, numRows, uses, site } = this.model;
    this.chosen[o] += by;
    this.numChosen += by;
    this.onSite[site[o]] += by;
    for (let r = 0; r < numRows; r++) this.use[r] += by * uses[o * numRows + r];
    for (let k = conflicts.start[o]; k < conflicts.start[o + 1]; k++) this.against[conflicts.items[k]] += by;
  }
}
