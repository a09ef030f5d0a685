/** The search for a cover in steps, and what is known on the way. */
import { seededRandom } from '../../foundation/random.js';
import { type Bounds, boundsOf } from './bounds.js';
import { branchAndBound } from './branch.js';
import { envelope } from './envelope.js';
import { type CoverModel, coverModel, quotaWeight } from './model.js';
import type { CoverProblem, CoverSolution } from './problem.js';
import { Rebuilding } from './rebuild.js';
import { inPart, inWhole, restricted } from './restricted.js';
import { bestSingle, type Found, isBetter, ordersOf, search } from './search.js';
import { choiceOf, demandOf, keyWeightOf } from './solution.js';
import { capTolerance } from './checks.js';

export interface Work {
  readonly problem: CoverProblem;
  readonly model: CoverModel;
  readonly bounds: Bounds;
  best: Found;
  monotone: boolean;
  searches: number;
  nodes: number;
}

/** Work per unit of effort. Steps, visits and nodes are counted, never seconds, so that every machine gives the same answer. */
const stepsPerEffort = 300;
const searchesPerEffort = 40;
/** Per pair of option and group. */
const visitsPerEffort = 400;
/** Problems of so few options are solved by branch and bound, whatever the caps: so their answer is monotone. */
const fewOptions = 20;
/** From so many options on, searches under smaller budgets cost more than they bring, and rebuilding takes their place. */
const manyOptions = 300;
/** How often relaxed choices must hold an option for it to take part, with shares of the work. */
const rebuildings = [
  { likely: 0, share: 0.2 },
  { likely: 0.02, share: 0.4 },
  { likely: 0.1, share: 0.4 },
] as const;
/** A rebuilding reports so often. */
const turns = 10;
const thriftySearches = 3;
/** A bound this close to the value (as a share) proves it. */
const equal = 1e-9;

export function proved({ model, best, bounds }: Work): boolean {
  const value = demandOf(model, best.value);
  return bounds.keyUpper <= keyWeightOf(model, best.value) && bounds.upper <= value + equal * Math.abs(value);
}

export function* searched(problem: CoverProblem, effort: number): Generator<Work, Work, void> {
  const model = coverModel(problem);
  const orders = ordersOf(model);
  const runs: { order: (typeof orders)[number]; found: Found }[] = [];
  for (const order of orders) runs.push({ order, found: search(model, model.caps, order, effort) });
  const best = [...runs.map((run) => run.found), bestSingle(model)].reduce((a, b) =>
    isBetter(b, a, model) ? b : a,
  );
  const work: Work = {
    problem,
    model,
    bounds: boundsOf(model, best, Math.ceil(stepsPerEffort * effort)),
    best,
    monotone: true,
    searches: runs.length,
    nodes: 0,
  };
  yield work;
  if (problem.options.length <= fewOptions) {
    enumerate(work);
    return work;
  }
  if (proved(work)) work.monotone = true;
  else if (problem.options.length < manyOptions) {
    const limits = { exchangeRounds: effort, mostSearches: Math.ceil(searchesPerEffort * effort) };
    const smaller = envelope(model, runs, best, work.bounds, limits);
    if (isBetter(smaller.best, work.best, model)) work.best = smaller.best;
    work.searches += smaller.searches;
    work.monotone = smaller.complete;
    yield work;
  } else yield* rebuilt(work, effort);
  thrift(work, orders, effort);
  return work;
}

/** Over all options first, then over those that relaxed choices hold: there a round costs a small part. */
function* rebuilt(work: Work, effort: number): Generator<Work, void, void> {
  const { model, bounds } = work;
  const goal = bounds.upper + model.keyScale * bounds.keyUpper;
  for (const { likely, share } of rebuildings) {
    const part = restricted(model, promising(work, likely));
    const rebuilding = new Rebuilding(part.model, inPart(part, work.best), seededRandom(1));
    for (let turn = 0; turn < turns && !proved(work); turn++) {
      const visits = (share * visitsPerEffort * effort * model.covers.items.length) / turns;
      rebuilding.run(visits, goal - equal * Math.abs(goal), turn / turns, (turn + 1) / turns);
      work.best = inWhole(part, rebuilding.best, model);
      yield work;
    }
    work.searches += rebuilding.rounds;
  }
  work.monotone = proved(work);
}

/** Options that relaxed choices hold at least so often, with the known choice and all that is mandatory. */
export function promising({ model, best, bounds }: Work, likely: number): Int32Array {
  return Int32Array.from(best.chosen.keys()).filter(
    (o) => best.chosen[o] === 1 || model.mandatory[o] === 1 || bounds.likely[o] >= likely,
  );
}

function enumerate(work: Work): void {
  const { model, bounds } = work;
  const open = [...model.source.keys()].filter((o) => model.mandatory[o] === 0);
  const { best, nodes } = branchAndBound(model, work.best, open);
  work.best = best;
  work.nodes = nodes;
  const proven = proved(work);
  bounds.upper = demandOf(model, best.value);
  bounds.keyUpper = keyWeightOf(model, best.value);
  if (!proven) bounds.provedBy = 'mip';
}

/** The same value for less of the first resource, where a search under a lower cap finds it. */
function thrift(work: Work, orders: ReturnType<typeof ordersOf>, effort: number): void {
  const { model } = work;
  if (model.numResources === 0) return;
  const caps = model.caps.slice();
  for (let i = 0; i < thriftySearches; i++) {
    caps[0] = work.best.cost - 4 * capTolerance * model.totals[0];
    const before = work.best;
    if (!(caps[0] >= 0)) return;
    for (const order of orders) {
      const found = search(model, caps, order, effort);
      work.searches++;
      if (isBetter(found, work.best, model)) work.best = found;
    }
    if (work.best === before) return;
  }
}

/** Options that no choice better than the known one contains. */
export function uselessIn({ model, best, bounds }: Work): Uint8Array {
  const value = demandOf(model, best.value);
  if (bounds.keyUpper > keyWeightOf(model, best.value)) return new Uint8Array(best.chosen.length);
  return best.chosen.map((chosen, o) =>
    Number(model.mandatory[o] === 0 && chosen === 0 && bounds.withIt[o] <= value),
  );
}

export function report(work: Work): CoverSolution {
  const { problem, model, best, bounds } = work;
  const { keyWeight, ...choice } = choiceOf(problem, model, best.chosen);
  const { value } = choice;
  const bound = proved(work) ? value : Math.max(value, bounds.upper);
  return {
    ...choice,
    ...firstGoals(problem, choice.order, keyWeight, bounds.keyUpper),
    bound,
    gapPct: bound > 0 ? (100 * (bound - value)) / bound : 0,
    provedBy: bounds.provedBy,
    monotone: work.monotone,
    prices: problem.resources.map((_, r) => bounds.prices[r]),
    work: { rounds: work.searches, subgradientSteps: bounds.steps, mipNodes: work.nodes },
  };
}

/** Key weight and quotas of a choice, apart. */
function firstGoals(
  problem: CoverProblem,
  order: readonly number[],
  keyWeight: number,
  keyUpper: number,
): Pick<CoverSolution, 'keys' | 'unmet'> {
  const { options, quotas = [], keys } = problem;
  const perQuota = quotaWeight(problem);
  const met = Math.floor(keyWeight / perQuota);
  const proven = Math.floor(keyUpper / perQuota) <= met;
  const value = keyWeight - met * perQuota;
  const unmet = quotas.flatMap(({ group, least = 0 }) => {
    const chosen = order.filter((o) => options[o].groups?.includes(group)).length;
    return chosen < least ? [{ group, chosen, proven }] : [];
  });
  const bound = proven ? keyUpper - met * perQuota : (keys?.reduce((sum, k) => sum + k, 0) ?? 0);
  return {
    ...(keys ? { keys: { value, bound: Math.max(value, bound) } } : {}),
    ...(quotas.some(({ least = 0 }) => least > 0) ? { unmet } : {}),
  };
}
