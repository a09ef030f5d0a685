/**
 * Budgeted maximum coverage: deterministic search, proven bound, and a proof of optimality where the problem is small. Pure;
 * the integer solver comes in as a job. The problem and its parts are described in `cover/problem.ts`.
 */
import { branchAndBound } from './cover/branch.js';
import { envelope } from './cover/envelope.js';
import { type LagrangianBound, lagrangianBound } from './cover/lagrangian.js';
import { coverMip } from './cover/mip.js';
import { type CoverModel, coverModel } from './cover/model.js';
import type { CoverProblem, CoverSolution } from './cover/problem.js';
import { bestSingle, dropRedundant, type Found, foundIn, ordersOf, search } from './cover/search.js';
import { solutionOf } from './cover/solution.js';
import { CoverState } from './cover/state.js';
import type { MipModel, MipOptions, MipResult } from './mip.js';

export type { CoverOption, CoverProblem, CoverSolution } from './cover/problem.js';

export interface CoverEffort {
  /** Rounds of exchange per search, ≥ 0; the other limits of work are multiples of it. */
  readonly effort?: number;
}

const defaultEffort = 5;
/** Work per unit of effort. Steps and nodes are counted, never seconds, so that every machine gives the same answer. */
const stepsPerEffort = 100;
const searchesPerEffort = 40;
const mipNodesPerEffort = 400;
/** Problems of so few options are solved by branch and bound, whatever the caps: so their answer is monotone. */
const fewOptions = 20;
/** Larger problems are not given to the integer solver: its first relaxation alone could take minutes. */
export const mipLimits = { options: 1000, groups: 5000, pairs: 150_000 } as const;
/** A bound this close to the value (as a share) proves it. */
const equal = 1e-9;

/** What is known so far. */
interface Work {
  readonly model: CoverModel;
  readonly lagrangian: LagrangianBound;
  best: Found;
  /** Best proven bound. */
  upper: number;
  provedBy: CoverSolution['provedBy'];
  monotone: boolean;
  searches: number;
  nodes: number;
}

/**
 * Throws CoverageError('config') when mandatory options contradict each other, the caps or the forbidden ones, and RangeError
 * for a malformed problem.
 */
export function solveCover(
  problem: CoverProblem,
  { effort = defaultEffort }: CoverEffort = {},
): CoverSolution {
  return report(problem, searched(problem, effort));
}

/** As `solveCover`, then the integer solver on what the bound leaves open. The better choice and the lower bound count. */
export async function solveCoverExactly(
  problem: CoverProblem,
  mip: (model: MipModel, options: MipOptions) => Promise<MipResult>,
  { effort = defaultEffort }: CoverEffort = {},
): Promise<CoverSolution> {
  const work = searched(problem, effort);
  if (proved(work)) return report(problem, work);
  const program = coverMip(work.model, work.lagrangian.useless, work.best.chosen);
  const small =
    program.options.length <= mipLimits.options &&
    program.model.numRows <= mipLimits.groups &&
    program.pairs <= mipLimits.pairs;
  if (!small) return report(problem, work);
  const result = await mip(program.model, { mostNodes: mipNodesPerEffort * effort });
  work.nodes += result.nodes;
  // What the reduced program leaves out cannot beat the known choice.
  const upper = Math.max(result.bound, work.best.value);
  if (upper < work.upper) {
    work.upper = upper;
    work.provedBy = 'mip';
  }
  const found = rounded(work.model, program.options, result.x);
  if (found && found.value > work.best.value) work.best = found;
  // Under a smaller budget the integer solver may have come further.
  work.monotone = proved(work);
  return report(problem, work);
}

const proved = ({ best, upper }: Work): boolean => upper <= best.value + equal * Math.abs(best.value);

function searched(problem: CoverProblem, effort: number): Work {
  const model = coverModel(problem);
  const runs = ordersOf(model).map((order) => ({ order, found: search(model, model.caps, order, effort) }));
  const best = [...runs.map((run) => run.found), bestSingle(model)].reduce((a, b) =>
    b.value > a.value ? b : a,
  );
  const lagrangian = lagrangianBound(model, best, stepsPerEffort * effort);
  const reachable = [...model.weight, ...model.bonus].reduce((sum, w) => sum + Math.max(0, w), 0);
  const work: Work = {
    model,
    lagrangian,
    best,
    upper: Math.min(lagrangian.bound, reachable),
    provedBy: lagrangian.bound < reachable ? 'lagrangian' : 'none',
    monotone: true,
    searches: runs.length,
    nodes: 0,
  };
  if (proved(work)) return work;
  if (problem.options.length <= fewOptions) enumerate(work);
  else {
    const limits = { exchangeRounds: effort, mostSearches: searchesPerEffort * effort };
    const smaller = envelope(model, runs, best, lagrangian, limits);
    work.best = smaller.best;
    work.searches += smaller.searches;
    work.monotone = smaller.complete;
  }
  return work;
}

function enumerate(work: Work): void {
  const { model, lagrangian } = work;
  const open = [...lagrangian.useless.keys()].filter(
    (o) => lagrangian.useless[o] === 0 && model.mandatory[o] === 0,
  );
  const { best, nodes } = branchAndBound(model, work.best, open);
  work.best = best;
  work.nodes = nodes;
  work.upper = best.value;
  work.provedBy = 'mip';
}

/** The integer solver's answer as a choice; undefined when rounding its tolerances leaves it infeasible. */
function rounded(model: CoverModel, options: readonly number[], x: Float64Array): Found | undefined {
  if (x.length === 0) return undefined;
  const state = new CoverState(model);
  for (let i = 0; i < options.length; i++) {
    if (x[i] < 0.5 || model.mandatory[options[i]] === 1) continue;
    if (!state.fits(options[i])) return undefined;
    state.add(options[i]);
  }
  dropRedundant(state);
  return foundIn(state);
}

function report(problem: CoverProblem, work: Work): CoverSolution {
  const { best, lagrangian } = work;
  const choice = solutionOf(problem, work.model, best.chosen);
  const bound = proved(work) ? choice.value : Math.max(choice.value, work.upper);
  return {
    ...choice,
    bound,
    gapPct: bound > 0 ? (100 * (bound - choice.value)) / bound : 0,
    provedBy: work.provedBy,
    monotone: work.monotone,
    prices: problem.resources.map((_, r) => lagrangian.prices[r]),
    work: { rounds: work.searches, subgradientSteps: lagrangian.steps, mipNodes: work.nodes },
  };
}
