/**
 * Least cost to reach a target: the cover problem turned round. The cost is the use of the first resource; all other conditions
 * hold as they do in `cover/problem.ts`. Searches under ever smaller budgets find the choice, the prices of the relaxation or the
 * integer solver prove that none is cheaper.
 */
import { capTolerance } from './cover/checks.js';
import { lagrangianBound } from './cover/lagrangian.js';
import { coverMip } from './cover/mip.js';
import { type CoverModel, coverModel, numOptions } from './cover/model.js';
import type { CoverProblem } from './cover/problem.js';
import { type Found, foundIn, ordersOf, search } from './cover/search.js';
import { choiceOf } from './cover/solution.js';
import { CoverState } from './cover/state.js';
import { mipLimits, type SolveMip } from './cover.js';

export interface TargetSolution {
  /** False when no choice that reaches the target was found: then order and value are of the nearest one. */
  readonly reached: boolean;
  /** Present when it was not reached: whether no choice reaches it. */
  readonly impossible?: boolean;
  readonly order: readonly number[];
  readonly value: number;
  /** Use of the first resource. */
  readonly cost: number;
  /** No choice that reaches the target costs less. */
  readonly bound: number;
  /** 100·(cost − bound)/cost; 0 = proven least. */
  readonly gapPct: number;
  readonly provedBy: 'lagrangian' | 'mip' | 'none';
}

const stepsPerEffort = 300;
const mipNodesPerEffort = 400;
/** Budgets between two known ones are tried until they are this close, as a share. */
const closest = 1 / 500;

/** Throws as `solveCover` does, and RangeError without a resource or with key places. */
export async function solveCoverTarget(
  problem: CoverProblem,
  target: number,
  mip: SolveMip,
  { effort = 5 }: { effort?: number } = {},
): Promise<TargetSolution> {
  const model = coverModel(problem);
  if (model.numResources === 0 || model.key.some((k) => k > 0))
    throw new RangeError('least cost to a target needs a resource, and no key places or wanted groups');
  const found = cheapest(model, target, effort);
  const { chosen, value } = found;
  const choice = choiceOf(problem, model, chosen);
  const reached = value >= target;
  // At the price of money that bounds the value best, what the target lacks to the bound must be paid for.
  const caps = model.caps.slice();
  if (reached) caps[0] = Math.max(found.cost, 1e-9 * model.totals[0]);
  const capped = { ...model, caps };
  const { bound: most, prices } = lagrangianBound(capped, found, Math.ceil(stepsPerEffort * effort));
  if (!reached) {
    const share = { order: choice.order, value: choice.value, cost: found.cost };
    return { ...share, reached, impossible: most < target, bound: found.cost, gapPct: 0, provedBy: 'none' };
  }
  let low = prices[0] > 0 ? Math.max(0, caps[0] - (most - target) / prices[0]) : 0;
  let best = { order: choice.order, value: choice.value, cost: choice.used[0] };
  let provedBy: TargetSolution['provedBy'] = low > 0 ? 'lagrangian' : 'none';
  if (low < best.cost * (1 - 1e-9)) {
    const program = targetProgram(capped, chosen, target);
    const { options, pairs } = program;
    if (
      options.length <= mipLimits.options &&
      pairs <= mipLimits.pairs &&
      program.model.numRows <= mipLimits.groups
    ) {
      const result = await mip(program.model, { mostNodes: Math.ceil(mipNodesPerEffort * effort) });
      const better = rounded(capped, options, result.x);
      if (better && better.value >= target && better.cost < best.cost) {
        const lean = choiceOf(problem, model, better.chosen);
        best = { order: lean.order, value: lean.value, cost: lean.used[0] };
      }
      const proven = Math.min(-result.bound, best.cost);
      if (proven > low) [low, provedBy] = [proven, 'mip'];
    }
  }
  low = Math.min(low, best.cost);
  const gapPct = best.cost > 0 ? (100 * (best.cost - low)) / best.cost : 0;
  return { ...best, reached, bound: low, gapPct, provedBy };
}

/** The cheapest choice met that reaches the target; the one with the most value when none does. */
function cheapest(model: CoverModel, target: number, effort: number): Found {
  const orders = ordersOf(model);
  const caps = model.caps.slice();
  const bestUnder = (budget: number): Found => {
    caps[0] = budget;
    return orders
      .map((order) => trimmed(model, search(model, caps, order, effort), target))
      .reduce((a, b) => (better(b, a, target) ? b : a));
  };
  let best = bestUnder(model.caps[0]);
  if (best.value < target) return best;
  let low = 0;
  while (best.cost - low > closest * best.cost) {
    const middle = (low + best.cost) / 2;
    const next = bestUnder(middle);
    // What is mandatory may cost more than the budget that is tried.
    if (next.value >= target && next.cost <= middle) best = next;
    else low = middle;
  }
  for (;;) {
    const next = bestUnder(best.cost - 4 * capTolerance * model.totals[0]);
    if (!better(next, best, target)) return best;
    best = next;
  }
}

function better(a: Found, b: Found, target: number): boolean {
  if (a.value >= target !== b.value >= target) return a.value >= target;
  if (a.value < target) return a.value > b.value;
  return a.cost < b.cost || (a.cost === b.cost && a.value > b.value);
}

/** Without what the target does not need, the dearest first. */
function trimmed(model: CoverModel, found: Found, target: number): Found {
  if (found.value < target) return found;
  const state = new CoverState(model);
  const { numRows, uses } = model;
  for (let o = 0; o < numOptions(model); o++)
    if (found.chosen[o] === 1 && state.chosen[o] === 0) state.add(o);
  const byCost = [...found.chosen.keys()]
    .filter((o) => found.chosen[o] === 1 && model.mandatory[o] === 0)
    .sort((a, b) => uses[b * numRows] - uses[a * numRows] || b - a);
  for (const o of byCost) if (state.value - state.loss(o) >= target) state.remove(o);
  return foundIn(state);
}

/** max −cost with at least the target's demand. */
function targetProgram(model: CoverModel, known: Uint8Array, target: number): ReturnType<typeof coverMip> {
  const cost = Float64Array.from(known, (_, o) => -model.uses[o * model.numRows]);
  const goal = { weight: new Float64Array(model.weight.length), bonus: cost };
  const demand = { weight: model.demand, bonus: model.bonus, least: target };
  return coverMip(model, new Uint8Array(known.length), known, goal, demand);
}

function rounded(model: CoverModel, options: readonly number[], x: Float64Array): Found | undefined {
  if (x.length === 0) return undefined;
  const state = new CoverState(model);
  for (let i = 0; i < options.length; i++) {
    if (x[i] < 0.5 || state.chosen[options[i]] === 1) continue;
    if (!state.fits(options[i])) return undefined;
    state.add(options[i]);
  }
  return foundIn(state);
}
