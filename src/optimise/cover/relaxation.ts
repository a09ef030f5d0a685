/**
 * The cover problem with its links and caps priced instead of kept. With k_j·z_j ≤ Σ_{i∋j} y_i at λ_j ∈ [0, w_j/k_j], and caps,
 * quotas and conflicts at μ ≥ 0, the rest falls apart by site:
 *
 *   L(λ, μ) = Σ_j (w_j − k_j·λ_j) + Σ_sites max(0, max_i p_i) + Σ_r μ_r·c_r,   p_i = bonus_i + Σ_{j∈i} λ_j − Σ_r μ_r·a_ri
 *
 * Every λ and μ give a valid bound.
 */
import { type CoverModel, numOptions } from './model.js';

/** What is maximised: the model's own weights, or parts of them. */
export interface Objective {
  readonly weight: Float64Array;
  readonly bonus: Float64Array;
}

/**
 * A point is x_j = k_j·λ_j/w_j in [0, 1] for each group, then m_r = μ_r/scale ≥ 0 for each row: of like size, so that one
 * step length suits both.
 */
export class Relaxation {
  readonly rows: Rows;
  readonly profit: Float64Array;
  /** Best option of each site, −1 for none. */
  readonly pick: Int32Array;
  /** How much a step in each coordinate weighs. */
  readonly metric: Float64Array;
  private readonly covered: Int32Array;

  constructor(
    private readonly model: CoverModel,
    private readonly objective: Objective,
    readonly scale: number,
  ) {
    this.rows = rowsOf(model);
    this.profit = new Float64Array(numOptions(model));
    this.pick = new Int32Array(model.numSites);
    this.covered = new Int32Array(objective.weight.length);
    this.metric = new Float64Array(this.numGroups + this.rows.source.length).fill(scale);
    this.metric.set(objective.weight);
  }

  get numGroups(): number {
    return this.objective.weight.length;
  }

  /** The bound at a point; leaves `profit` and `pick` behind. */
  evaluate(point: Float64Array): number {
    const { model, rows, profit, pick, numGroups } = this;
    const { weight, bonus } = this.objective;
    const { need, site, mandatory } = model;
    const { start, items } = model.coveredBy;
    profit.set(bonus);
    let bound = 0;
    for (let j = 0; j < numGroups; j++) {
      const price = weight[j] * point[j];
      bound += weight[j] - price;
      if (price === 0) continue;
      const each = price / need[j];
      for (let k = start[j], end = start[j + 1]; k < end; k++) profit[items[k]] += each;
    }
    for (let r = 0; r < rows.source.length; r++) {
      const price = this.scale * point[numGroups + r];
      bound += price;
      for (let k = rows.start[r]; k < rows.start[r + 1]; k++)
        profit[rows.option[k]] -= price * rows.amount[k];
    }
    pick.fill(-1);
    for (let o = 0; o < profit.length; o++) {
      const rival = pick[site[o]];
      if (mandatory[o] === 1 || (profit[o] > 0 && (rival < 0 || profit[o] > profit[rival])))
        pick[site[o]] = o;
    }
    for (const o of pick) if (o >= 0) bound += profit[o];
    return bound;
  }

  /** The way down from the point evaluated last, by coordinate and without its weight in `metric`. */
  descent(point: Float64Array, out: Float64Array): void {
    const { model, rows, pick, covered, numGroups } = this;
    const { covers, need } = model;
    const y = new Uint8Array(numOptions(model));
    covered.fill(0);
    for (const o of pick) {
      if (o < 0) continue;
      y[o] = 1;
      for (let k = covers.start[o]; k < covers.start[o + 1]; k++) covered[covers.items[k]]++;
    }
    for (let j = 0; j < numGroups; j++) {
      const share = covered[j] / need[j];
      // At its full price a group may count as covered or not: whichever agrees with the options.
      out[j] = (point[j] < 1 ? 1 : Math.min(1, share)) - share;
    }
    for (let r = 0; r < rows.source.length; r++) {
      let use = 0;
      for (let k = rows.start[r]; k < rows.start[r + 1]; k++) use += rows.amount[k] * y[rows.option[k]];
      out[numGroups + r] = use - 1;
    }
  }
}

/** Conditions Σ amount·y ≤ 1: caps scaled by themselves, and pairs in conflict. */
export interface Rows {
  readonly start: Int32Array;
  readonly option: Int32Array;
  readonly amount: Float64Array;
  /** Row of the model, −1 for a conflict. */
  readonly source: Int32Array;
}

/** Caps that some choice could exceed, then conflicts between sites. */
function rowsOf({ caps, totals, uses, numRows, conflicts, site, mandatory }: CoverModel): Rows {
  const n = site.length;
  const start = [0];
  const option: number[] = [];
  const amount: number[] = [];
  const source: number[] = [];
  for (let r = 0; r < numRows; r++) {
    // A cap of 0 has already shut out every option that uses the row.
    if (!(totals[r] > caps[r]) || caps[r] === 0) continue;
    for (let o = 0; o < n; o++) {
      const use = uses[o * numRows + r];
      if (use === 0) continue;
      option.push(o);
      amount.push(use / caps[r]);
    }
    start.push(option.length);
    source.push(r);
  }
  for (let a = 0; a < n; a++)
    for (let k = conflicts.start[a]; k < conflicts.start[a + 1]; k++) {
      const b = conflicts.items[k];
      if (b <= a || site[a] === site[b] || mandatory[a] + mandatory[b] > 0) continue;
      option.push(a, b);
      amount.push(1, 1);
      start.push(option.length);
      source.push(-1);
    }
  return {
    start: Int32Array.from(start),
    option: Int32Array.from(option),
    amount: Float64Array.from(amount),
    source: Int32Array.from(source),
  };
}
