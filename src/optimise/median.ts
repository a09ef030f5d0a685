/**
 * p-median: places of cabinets and hubs, so that all ways together are short. Prices of the clients give a bound and starts, an
 * interchange search works from them, and a small tree proves what the bound leaves open. Pure and deterministic; limits count
 * work, never seconds.
 */
import { seededRandom } from '../foundation/random.js';
import { branch } from './median/branch.js';
import { medianDual } from './median/dual.js';
import { checkMedian, type MedianProblem, type MedianSolution, numPlaces } from './median/problem.js';
import { InterchangeSearch } from './median/search.js';
import { MedianState } from './median/state.js';
import { finish, type Steps } from './steps.js';

export type { MedianProblem, MedianSolution } from './median/problem.js';

export interface MedianEffort {
  /** Multiplies every limit of work, > 0. */
  readonly effort?: number;
  readonly seed?: number;
}

const defaultEffort = 5;
const stepsPerEffort = 200;
const visitsPerEffort = 40e6;
/** Small problems need less. */
const visitsPerCost = 4000;
const nodesPerEffort = 60;
/** A choice of the prices is improved once in so many steps. */
const lookEvery = 50;
const rounds = 20;

/** Throws RangeError for a malformed problem. */
export const solveMedian = (problem: MedianProblem, effort: MedianEffort = {}): MedianSolution =>
  finish(medianSteps(problem, effort));

/** As `solveMedian` in steps: each yields the best so far. */
export function* medianSteps(
  problem: MedianProblem,
  { effort = defaultEffort, seed = 1 }: MedianEffort = {},
): Steps<MedianSolution> {
  checkMedian(problem);
  const first = Int32Array.from({ length: problem.medians }, (_, i) => i);
  const search = new InterchangeSearch(
    problem,
    { chosen: first, value: Number.POSITIVE_INFINITY },
    seededRandom(seed),
  );
  search.improve(first);
  let looks = 0;
  const dual = medianDual(problem, new Uint8Array(numPlaces(problem)).fill(1), firstPrices(problem), {
    steps: Math.ceil(stepsPerEffort * effort),
    share: 1,
    target: search.best.value,
    seen: (chosen) => {
      if (++looks % lookEvery === 0) search.improve(chosen);
      return search.best.value;
    },
  });
  const raised = raising(problem);
  let bound = raised(dual.bound);
  let provedBy: MedianSolution['provedBy'] = 'lagrangian';
  let { steps } = dual;
  let branchNodes = 0;
  const solution = (): MedianSolution => {
    const state = new MedianState(problem, search.best.chosen);
    const low = Math.min(bound, state.value);
    return {
      chosen: search.best.chosen,
      servedBy: state.servedBy,
      value: state.value,
      bound: low,
      gapPct: state.value > 0 ? (100 * (state.value - low)) / state.value : 0,
      provedBy,
      work: { subgradientSteps: steps, swaps: search.swaps, branchNodes },
    };
  };
  yield solution();
  const visits = effort * Math.min(visitsPerEffort, visitsPerCost * problem.cost.length);
  for (let round = 0; round < rounds && bound < search.best.value; round++) {
    search.run(visits / rounds, bound);
    yield solution();
  }
  if (bound >= search.best.value) return solution();
  const tree = branch(problem, dual, search.best.value, {
    mostNodes: Math.ceil(nodesPerEffort * effort),
    raised,
    found: (chosen) => search.improve(chosen).value,
  });
  branchNodes = tree.nodes;
  steps += tree.steps;
  if (tree.bound > bound) [bound, provedBy] = [tree.bound, 'branch'];
  return solution();
}

/** Each client at the cost of its second nearest place: near enough for the first step. */
function firstPrices(problem: MedianProblem): Float64Array {
  const { numClients, cost, medians } = problem;
  const places = numPlaces(problem);
  const rank = Math.min(places - 1, Math.ceil(places / medians));
  const own = new Float64Array(places);
  return Float64Array.from({ length: numClients }, (_, j) => {
    for (let i = 0; i < places; i++) own[i] = cost[i * numClients + j];
    const high = own.sort()[rank];
    return Number.isFinite(high) ? high : (own.filter(Number.isFinite).at(-1) ?? 0);
  });
}

/** Whole costs make every value whole: a bound may be rounded up. */
function raising({ cost }: MedianProblem): (bound: number) => number {
  const whole = cost.every((c) => Number.isInteger(c) || c === Number.POSITIVE_INFINITY);
  return whole ? (bound) => Math.ceil(bound - 1e-6) : (bound) => bound;
}
