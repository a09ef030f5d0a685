/** Choose p places so that all clients together have the shortest way to the nearest of them. */

export interface MedianProblem {
  readonly numClients: number;
  /** Cost of serving client j from place i at `i·numClients + j`: its weight times its distance. ≥ 0; Infinity = impossible. */
  readonly cost: Float64Array;
  /** How many places are chosen, at least 1 and at most as many as there are. */
  readonly medians: number;
}

export interface MedianSolution {
  /** Chosen places, ascending. */
  readonly chosen: Int32Array;
  /** Nearest chosen place of each client. */
  readonly servedBy: Int32Array;
  /** Sum of the clients' costs; Infinity when no choice met serves them all. */
  readonly value: number;
  /** No choice costs less. Whole costs make it whole. */
  readonly bound: number;
  /** 100·(value − bound)/value; 0 = proven optimal. */
  readonly gapPct: number;
  readonly provedBy: 'lagrangian' | 'branch';
  readonly work: MedianWork;
}

export interface MedianWork {
  readonly subgradientSteps: number;
  /** Exchanges of one place for another that were made. */
  readonly swaps: number;
  readonly branchNodes: number;
}

export const numPlaces = ({ cost, numClients }: MedianProblem): number => cost.length / numClients;

/** Throws RangeError for a malformed problem. */
export function checkMedian(problem: MedianProblem): void {
  const fail = (what: string): never => {
    throw new RangeError(`p-median: ${what}`);
  };
  const { numClients, cost, medians } = problem;
  const places = numPlaces(problem);
  if (!(numClients > 0) || !Number.isInteger(places) || places < 1) fail('costs fill no table');
  if (!Number.isInteger(medians) || medians < 1 || medians > places)
    fail(`${medians} of ${places} places cannot be chosen`);
  for (const c of cost) if (!(c >= 0)) fail(`a cost is ${c}`);
}
