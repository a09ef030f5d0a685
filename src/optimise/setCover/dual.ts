/**
 * Lower bound of a set cover by prices of its rows: for every u ≥ 0 no cover costs less than
 *
 *   L(u) = Σ_r u_r + Σ_c min(0, cost_c − Σ_{r∈c} u_r).
 *
 * Subgradient steps run over a small core of columns that is priced out of all columns again and again; only values over all
 * columns count as bounds. (Caprara, Fischetti, Toth 1999)
 */
import { Ascent } from '../ascent.js';
import type { Lists } from '../lists.js';
import { type Core, cheapColumns, coreOf } from './core.js';
import { type Cover, greedyCover } from './greedy.js';
import type { SetCoverProblem } from './problem.js';

export interface Dual {
  readonly bound: number;
  readonly price: Float64Array;
  /** Reduced cost of every column at these prices. */
  readonly reduced: Float64Array;
  readonly steps: number;
  /** Best cover met, in columns of the problem, ascending. */
  readonly cover: Cover;
}

/** Of each row this many columns are in the core, and all below this share of a mean price. */
const perRow = 5;
const coreBelow = 0.1;
/** Steps on one core, and between two covers built. */
const window = 50;
/** Up to so many pairs the core is everything. */
const smallPairs = 1_000_000;

export function* dualAscent(
  problem: SetCoverProblem,
  rows: Lists,
  mostSteps: number,
): Generator<Dual, Dual, void> {
  const { numRows, cost } = problem;
  const ascent = new Ascent(firstPrices(problem, rows), { lower: 0 });
  const reduced = new Float64Array(cost.length);
  let bound = priceAll(problem, ascent.at, reduced);
  const whole = problem.columns.items.length <= smallPairs;
  const coreNow = (): Core =>
    coreOf(
      problem,
      whole
        ? Int32Array.from(cost.keys())
        : cheapColumns(rows, reduced, coreBelow * mean(ascent.bestAt), perRow),
    );
  let core = coreNow();
  let cover = named(core, greedyCover(core, new Float64Array(numRows)));
  let best: Dual = { bound, price: ascent.at.slice(), reduced: reduced.slice(), steps: 0, cover };
  const slope = new Float64Array(numRows);
  let going = true;
  for (let steps = 0; going && steps < mostSteps; ) {
    for (let i = 0; going && i < window; i++, steps++)
      going = ascent.move(coreValue(core, ascent.at, slope), slope, cover.cost);
    bound = priceAll(problem, ascent.bestAt, reduced);
    if (bound > best.bound) best = { ...best, bound, price: ascent.bestAt.slice(), reduced: reduced.slice() };
    const found = named(core, greedyCover(core, ascent.bestAt));
    if (found.cost < cover.cost) cover = found;
    best = { ...best, cover, steps };
    yield best;
    if (cover.cost - best.bound < 1e-9 * cover.cost) break;
    if (whole) continue;
    core = coreNow();
    ascent.rebase();
  }
  return best;
}

/** Each row at the cheapest cost per row of a column that covers it. */
function firstPrices({ columns, cost }: SetCoverProblem, rows: Lists): Float64Array {
  const price = new Float64Array(rows.start.length - 1);
  for (let r = 0; r < price.length; r++) {
    let low = Number.POSITIVE_INFINITY;
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) {
      const c = rows.items[k];
      low = Math.min(low, cost[c] / (columns.start[c + 1] - columns.start[c]));
    }
    price[r] = low;
  }
  return price;
}

/** L(u) over all columns; leaves their reduced costs behind. */
function priceAll({ columns, cost }: SetCoverProblem, price: Float64Array, reduced: Float64Array): number {
  const { start, items } = columns;
  let bound = price.reduce((sum, u) => sum + u, 0);
  for (let c = 0; c < cost.length; c++) {
    let left = cost[c];
    for (let k = start[c]; k < start[c + 1]; k++) left -= price[items[k]];
    reduced[c] = left;
    if (left < 0) bound += left;
  }
  return bound;
}

/** L(u) over the core, and a subgradient: how often each row is missed. */
export function coreValue({ columns, cost }: Core, price: Float64Array, slope: Float64Array): number {
  const { start, items } = columns;
  slope.fill(1);
  let bound = price.reduce((sum, u) => sum + u, 0);
  for (let c = 0; c < cost.length; c++) {
    let left = cost[c];
    for (let k = start[c]; k < start[c + 1]; k++) left -= price[items[k]];
    if (left >= 0) continue;
    bound += left;
    for (let k = start[c]; k < start[c + 1]; k++) slope[items[k]]--;
  }
  return bound;
}

const mean = (price: Float64Array): number => price.reduce((sum, u) => sum + u, 0) / price.length;

const named = ({ ids }: Core, { chosen, cost }: Cover): Cover => ({
  chosen: chosen.map((c) => ids[c]),
  cost,
});
