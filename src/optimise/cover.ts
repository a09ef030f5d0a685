/**
 * Budgeted maximum coverage: deterministic search, proven bound, and a proof of optimality where the problem is small. Pure;
 * the integer solver comes in as a job. The problem and its parts are described in `cover/problem.ts`.
 */
import { coverMip, type Count } from './cover/mip.js';
import { type CoverModel, numOptions } from './cover/model.js';
import type { CoverProblem, CoverSolution } from './cover/problem.js';
import { dropRedundant, type Found, foundIn, isBetter } from './cover/search.js';
import { demandOf, keyWeightOf } from './cover/solution.js';
import { CoverState } from './cover/state.js';
import { promising, proved, report, searched, uselessIn, type Work } from './cover/work.js';
import type { MipModel, MipOptions, MipResult } from './mip.js';
import { finish, type Steps } from './steps.js';

export type { CoverOption, CoverProblem, CoverSolution } from './cover/problem.js';

export interface CoverEffort {
  /** Rounds of exchange per search, > 0; the other limits of work are multiples of it. */
  readonly effort?: number;
  /** Awaited between steps of the search; may throw to end it. */
  readonly pause?: () => Promise<void>;
}

export type SolveMip = (model: MipModel, options: MipOptions) => Promise<MipResult>;

const defaultEffort = 5;
const mipNodesPerEffort = 400;
/** Larger problems are not given to the integer solver: its first relaxation alone could take minutes. */
export const mipLimits = { options: 1000, groups: 5000, pairs: 150_000 } as const;
/** What it searches when it cannot prove: options that relaxed choices hold so often, and a smaller share of the nodes. */
const polished = { likely: 0.1, options: 500, groups: 2500, pairs: 12_000, nodes: 0.02 } as const;

/**
 * Throws CoverageError('config') when mandatory options contradict each other, the caps or the forbidden ones, and RangeError
 * for a malformed problem.
 */
export const solveCover = (
  problem: CoverProblem,
  { effort = defaultEffort }: Pick<CoverEffort, 'effort'> = {},
): CoverSolution => finish(coverSteps(problem, { effort }));

/** As `solveCover` in steps: each yields the best so far, so that a caller can stop when it likes. */
export function* coverSteps(
  problem: CoverProblem,
  { effort = defaultEffort }: Pick<CoverEffort, 'effort'> = {},
): Steps<CoverSolution> {
  const steps = searched(problem, effort);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield report(step.value);
  return report(step.value);
}

/** As `solveCover`, then the integer solver on what the bound leaves open. The better choice and the lower bound count. */
export async function solveCoverExactly(
  problem: CoverProblem,
  mip: SolveMip,
  { effort = defaultEffort, pause = () => Promise.resolve() }: CoverEffort = {},
): Promise<CoverSolution> {
  const steps = searched(problem, effort);
  let step = steps.next();
  for (; !step.done; step = steps.next()) await pause();
  const work = step.value;
  const mostNodes = Math.ceil(mipNodesPerEffort * effort);
  if (!proved(work)) await proveKeys(work, mip, mostNodes);
  if (!proved(work) && !(await proveDemand(work, mip, mostNodes))) await polish(work, mip, mostNodes);
  return report(work);
}

/** Key weight alone, until no more of it can be had. */
async function proveKeys(work: Work, mip: SolveMip, mostNodes: number): Promise<void> {
  const { model, bounds } = work;
  const known = keyWeightOf(model, work.best.value);
  if (bounds.keyUpper <= known) return;
  const keys: Count = { weight: model.key, bonus: new Float64Array(numOptions(model)) };
  const bound = await ask(work, mip, mostNodes, coverMip(model, uselessIn(work), work.best.chosen, keys));
  if (bound === undefined) return;
  bounds.keyUpper = Math.min(bounds.keyUpper, Math.max(Math.floor(bound + 1e-6), known));
}

/** Demand, among the choices that reach as much key weight as the known one. Says whether the solver was asked. */
async function proveDemand(work: Work, mip: SolveMip, mostNodes: number): Promise<boolean> {
  const { model, bounds } = work;
  const keyWeight = keyWeightOf(model, work.best.value);
  if (bounds.keyUpper > keyWeight) return false;
  const bound = await ask(work, mip, mostNodes, demandProgram(work, uselessIn(work)));
  if (bound === undefined) return false;
  // What the reduced program leaves out cannot beat the known choice.
  const upper = Math.max(bound, demandOf(model, work.best.value));
  if (upper < bounds.upper) {
    bounds.upper = upper;
    bounds.provedBy = 'mip';
  }
  // Under a smaller budget the integer solver may have come further.
  work.monotone = proved(work);
  return true;
}

/** A better choice among the most likely options; what it bounds is only them. */
async function polish(work: Work, mip: SolveMip, mostNodes: number): Promise<void> {
  const unlikely = new Uint8Array(numOptions(work.model)).fill(1);
  for (const o of promising(work, polished.likely)) unlikely[o] = 0;
  await ask(work, mip, Math.ceil(mostNodes * polished.nodes), demandProgram(work, unlikely), polished);
  work.monotone = proved(work);
}

function demandProgram({ model, best }: Work, useless: Uint8Array): ReturnType<typeof coverMip> {
  const keyWeight = keyWeightOf(model, best.value);
  const demand: Count = { weight: model.demand, bonus: model.bonus };
  const keys = { weight: model.key, bonus: new Float64Array(numOptions(model)), least: keyWeight };
  return coverMip(model, useless, best.chosen, demand, keyWeight > 0 ? keys : undefined);
}

/** The solver's bound, after its choice was taken if it is better; undefined for a program too large for it. */
async function ask(
  work: Work,
  mip: SolveMip,
  mostNodes: number,
  { model: program, options, pairs }: ReturnType<typeof coverMip>,
  limits: { readonly options: number; readonly groups: number; readonly pairs: number } = mipLimits,
): Promise<number | undefined> {
  const { model } = work;
  if (options.length > limits.options || program.numRows > limits.groups || pairs > limits.pairs)
    return undefined;
  const result = await mip(program, { mostNodes });
  work.nodes += result.nodes;
  const found = rounded(model, options, result.x);
  if (found && isBetter(found, work.best, model)) work.best = found;
  return result.bound;
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
