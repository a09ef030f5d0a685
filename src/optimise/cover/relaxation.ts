/**
 * The cover problem with its links and caps priced instead of kept. With z_j ≤ Σ_{i∋j} y_i at λ_j ∈ [0, w_j], and caps,
 * quotas and conflicts at μ ≥ 0, the rest falls apart by site:
 *
 *   L(λ, μ) = Σ_j (w_j − λ_j) + Σ_sites max(0, max_i p_i) + Σ_r μ_r·c_r,   p_i = bonus_i + Σ_{j∈i} λ_j − Σ_r μ_r·a_ri
 *
 * Every λ and μ give a valid bound.
 */
import { type CoverModel, numOptions } from './model.js';

/** x = λ/w in [0, 1] and m = μ/scale ≥ 0: of like size, so that one step length suits both. */
export interface Multipliers {
  readonly x: Float64Array;
  readonly m: Float64Array;
}

export class Relaxation {
  readonly rows: Rows;
  readonly profit: Float64Array;
  /** Best option of each site, −1 for none. */
  readonly pick: Int32Array;
  private readonly slopeX: Float64Array;
  private readonly slopeM: Float64Array;

  constructor(
    private readonly model: CoverModel,
    readonly scale: number,
  ) {
    this.rows = rowsOf(model);
    this.profit = new Float64Array(numOptions(model));
    this.pick = new Int32Array(model.numSites);
    this.slopeX = new Float64Array(model.weight.length);
    this.slopeM = new Float64Array(this.rows.source.length);
  }

  /** The bound; leaves `profit` and `pick` behind. */
  evaluate({ x, m }: Multipliers): number {
    const { model, rows, profit, pick } = this;
    const { weight, coveredBy, site, mandatory } = model;
    profit.set(model.bonus);
    let bound = 0;
    for (let j = 0; j < weight.length; j++) {
      const price = weight[j] * x[j];
      bound += weight[j] - price;
      for (let k = coveredBy.start[j]; k < coveredBy.start[j + 1]; k++) profit[coveredBy.items[k]] += price;
    }
    for (let r = 0; r < m.length; r++) {
      const price = this.scale * m[r];
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

  /** A subgradient at the multipliers evaluated last, without what points out of their range; returns its squared length. */
  direct({ x, m }: Multipliers): number {
    const { model, rows, slopeX, slopeM } = this;
    const { weight, coveredBy } = model;
    const y = new Uint8Array(numOptions(model));
    for (const o of this.pick) if (o >= 0) y[o] = 1;
    let norm = 0;
    for (let j = 0; j < weight.length; j++) {
      let covered = 0;
      for (let k = coveredBy.start[j]; k < coveredBy.start[j + 1]; k++) covered += y[coveredBy.items[k]];
      // At its full price an element may count as covered or not: whichever agrees with the options.
      const slope = covered - (x[j] < 1 ? 1 : Math.min(1, covered));
      slopeX[j] = x[j] <= 0 && slope > 0 ? 0 : slope;
      norm += weight[j] * slopeX[j] ** 2;
    }
    for (let r = 0; r < m.length; r++) {
      let use = 0;
      for (let k = rows.start[r]; k < rows.start[r + 1]; k++) use += rows.amount[k] * y[rows.option[k]];
      const slope = 1 - use;
      slopeM[r] = m[r] <= 0 && slope > 0 ? 0 : slope;
      norm += this.scale * slopeM[r] ** 2;
    }
    return norm;
  }

  /** Moves against the direction. */
  moved({ x, m }: Multipliers, length: number): Multipliers {
    return {
      x: x.map((share, j) => Math.min(1, Math.max(0, share - length * this.slopeX[j]))),
      m: m.map((price, r) => Math.max(0, price - length * this.slopeM[r])),
    };
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
