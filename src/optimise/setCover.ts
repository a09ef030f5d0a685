/**
 * Set cover: every row covered at least cost. Prices of the rows give a bound and good covers, rule out columns that no
 * better cover contains, and a local search with growing weights works on the rest; the integer solver proves what has become
 * small. Pure and deterministic; limits count work, never seconds. Up to millions of columns.
 */
import { seededRandom } from '../foundation/random.js';
import { type Lists, transposed } from './lists.js';
import type { MipModel, MipOptions, MipResult } from './mip.js';
import { type Core, cheapColumns, coreOf } from './setCover/core.js';
import { dive } from './setCover/dive.js';
import { type Dual, dualAscent } from './setCover/dual.js';
import type { Cover } from './setCover/greedy.js';
import { setCoverMip } from './setCover/mip.js';
import { checkSetCover, type SetCoverProblem, type SetCoverSolution } from './setCover/problem.js';
import { WeightingSearch } from './setCover/weighting.js';
import { finish, type Steps } from './steps.js';

export type { SetCoverProblem, SetCoverSolution } from './setCover/problem.js';

export interface SetCoverEffort {
  /** Multiplies every limit of work, > 0. */
  readonly effort?: number;
  readonly seed?: number;
}

const defaultEffort = 5;
const dualStepsPerEffort = 600;
const visitsPerEffort = 60e6;
/** Small problems need less. */
const visitsPerPair = 20_000;
const mipNodesPerEffort = 30;
/** What the integer solver proves: all columns that a better cover may contain. */
const provable = { columns: 1500, pairs: 30_000 } as const;
/** What it searches: the cheapest columns of each row. */
const searchable = { columns: 2000, pairs: 15_000 } as const;
/** Cheapest columns of each row in the narrow and in the wide core, with their shares of the local search. */
const cores = [
  { perRow: 10, share: 0.4 },
  { perRow: 60, share: 0.6 },
] as const;
/** A local search reports so often. */
const rounds = 10;

/** What is known so far; `bound` already rounded up where costs are whole. */
interface Work {
  cover: Cover;
  bound: number;
  provedBy: SetCoverSolution['provedBy'];
  steps: number;
  flips: number;
  nodes: number;
}

/** Throws RangeError for a malformed problem. */
export const solveSetCover = (problem: SetCoverProblem, effort: SetCoverEffort = {}): SetCoverSolution =>
  finish(setCoverSteps(problem, effort));

/** As `solveSetCover` in steps: each yields the best so far, so that a caller can stop when it likes. */
export function* setCoverSteps(
  problem: SetCoverProblem,
  effort: SetCoverEffort = {},
): Steps<SetCoverSolution> {
  const { work } = yield* searched(problem, effort);
  return solutionOf(work);
}

/** As `solveSetCover`, then the integer solver on what is left if that is small. `pause` is awaited between steps and may throw. */
export async function solveSetCoverExactly(
  problem: SetCoverProblem,
  mip: (model: MipModel, options: MipOptions) => Promise<MipResult>,
  {
    effort = defaultEffort,
    seed = 1,
    pause = () => Promise.resolve(),
  }: SetCoverEffort & { pause?: () => Promise<void> } = {},
): Promise<SetCoverSolution> {
  const search = searched(problem, { effort, seed });
  let step = search.next();
  for (; !step.done; step = search.next()) await pause();
  const { work, left, narrow } = step.value;
  const fits = (core: Core, limits: { columns: number; pairs: number }): boolean =>
    core.cost.length <= limits.columns && core.columns.items.length <= limits.pairs;
  const whole = left !== undefined && fits(left, provable);
  const core = whole ? left : narrow;
  if (!core || proved(work) || !(whole || fits(core, searchable))) return solutionOf(work);
  const mostNodes = Math.ceil(mipNodesPerEffort * effort);
  const result = await mip(setCoverMip(core, inCore(core, work.cover).chosen), { mostNodes });
  work.nodes = result.nodes;
  const chosen = Int32Array.from(result.x.keys()).filter((c) => result.x[c] > 0.5);
  const cost = chosen.reduce((sum, c) => sum + core.cost[c], 0);
  if (chosen.length > 0 && cost < work.cover.cost)
    work.cover = { chosen: chosen.map((c) => core.ids[c]), cost };
  if (!whole) return solutionOf(work);
  // What was left out cannot beat the known cover.
  const bound = Math.min(raised(problem, -result.bound), work.cover.cost);
  if (bound > work.bound) {
    work.bound = bound;
    work.provedBy = 'mip';
  }
  return solutionOf(work);
}

interface Searched {
  readonly work: Work;
  /** The columns that a better cover may contain, and few of them that are cheap; absent after a proof. */
  readonly left?: Core;
  readonly narrow?: Core;
}

function* searched(
  problem: SetCoverProblem,
  { effort = defaultEffort, seed = 1 }: SetCoverEffort,
): Generator<SetCoverSolution, Searched, void> {
  checkSetCover(problem);
  const rows = transposed(problem.columns, problem.numRows);
  const ascent = dualAscent(problem, rows, Math.ceil(dualStepsPerEffort * effort));
  let step = ascent.next();
  for (; !step.done; step = ascent.next()) yield solutionOf(workOf(problem, step.value));
  const dual = step.value;
  const work = workOf(problem, dual);
  const coreFor = (perRow: number): Core =>
    coreOf(problem, withCover(promising(problem, rows, dual, work.cover, perRow), work.cover));
  const visits = effort * Math.min(visitsPerEffort, visitsPerPair * problem.columns.items.length);
  for (const { perRow, share } of cores) {
    if (proved(work)) return { work };
    const core = coreFor(perRow);
    if (perRow === cores[0].perRow) {
      const { best, steps } = dive(core, dual.price, inCore(core, work.cover));
      take(work, core, best);
      work.steps += steps;
      yield solutionOf(work);
    }
    const search = new WeightingSearch(core, inCore(core, work.cover), seededRandom(seed));
    for (let round = 0; round < rounds && !proved(work); round++) {
      const before = search.flips;
      search.run((share * visits) / rounds, work.bound);
      work.flips += search.flips - before;
      take(work, core, search.best);
      yield solutionOf(work);
    }
  }
  if (proved(work)) return { work };
  const left = coreOf(problem, withCover(useful(problem, dual, work.cover.cost), work.cover));
  return { work, left, narrow: coreFor(cores[0].perRow) };
}

const workOf = (problem: SetCoverProblem, { cover, bound, steps }: Dual): Work => ({
  cover,
  bound: Math.min(raised(problem, bound), cover.cost),
  provedBy: 'lagrangian',
  steps,
  flips: 0,
  nodes: 0,
});

function take(work: Work, { ids }: Core, { chosen, cost }: Cover): void {
  if (cost < work.cover.cost) work.cover = { chosen: chosen.map((c) => ids[c]), cost };
}

/** Columns that a cover below the known cost may contain. */
function useful(problem: SetCoverProblem, { bound, reduced }: Dual, cost: number): Int32Array {
  const below = cost - unitOf(problem) - bound + 1e-6;
  return Int32Array.from(reduced.keys()).filter((c) => reduced[c] <= below);
}

/** Of the useful columns the cheapest of each row. */
function promising(
  problem: SetCoverProblem,
  rows: Lists,
  dual: Dual,
  { cost }: Cover,
  perRow: number,
): Int32Array {
  const below = cost - unitOf(problem) - dual.bound + 1e-6;
  return cheapColumns(rows, dual.reduced, 0, perRow).filter((c) => dual.reduced[c] <= below);
}

const withCover = (ids: Int32Array, { chosen }: Cover): Int32Array =>
  Int32Array.from(new Set([...ids, ...chosen])).sort();

function inCore({ ids }: Core, { chosen, cost }: Cover): Cover {
  const place = new Map([...ids].map((id, c) => [id, c]));
  return { chosen: chosen.map((id) => place.get(id) ?? -1), cost };
}

/** Costs are multiples of 1, or of nothing. */
const unitOf = ({ cost }: SetCoverProblem): number => (cost.every((c) => Number.isInteger(c)) ? 1 : 0);

/** Whole costs make every value whole: a bound may be rounded up. */
const raised = (problem: SetCoverProblem, bound: number): number =>
  unitOf(problem) === 1 ? Math.ceil(bound - 1e-6) : bound;

const proved = ({ cover, bound }: Work): boolean => bound >= cover.cost * (1 - 1e-9);

function solutionOf({ cover, bound, provedBy, steps, flips, nodes }: Work): SetCoverSolution {
  const value = cover.cost;
  const low = Math.min(bound, value);
  return {
    chosen: cover.chosen.toSorted(),
    value,
    bound: low,
    gapPct: (100 * (value - low)) / value,
    provedBy,
    work: { subgradientSteps: steps, flips, mipNodes: nodes },
  };
}
