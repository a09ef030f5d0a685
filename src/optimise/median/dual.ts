/**
 * Lower bound of a p-median: for any prices λ of the clients no choice of p places costs less than
 *
 *   L(λ) = Σ_j λ_j + the p lowest of ρ_i,   ρ_i = Σ_j min(0, cost_ij − λ_j).   (Cornuejols, Fisher, Nemhauser 1977)
 */
import { Ascent } from '../ascent.js';
import { type MedianProblem, numPlaces } from './problem.js';

/** Places that a subproblem may choose (0 no, 1 yes) and those it must (2). */
export type Allowed = Uint8Array;

export interface MedianDual {
  readonly bound: number;
  readonly price: Float64Array;
  /** ρ at these prices. */
  readonly rent: Float64Array;
  readonly steps: number;
}

/** What each step shows: the places its prices choose. */
export type SeenChoice = (chosen: Int32Array) => number;

/** Climbs from `price`; `target` is the value to beat, lowered by `seen` where a choice turns out better. */
export function medianDual(
  problem: MedianProblem,
  allowed: Allowed,
  price: Float64Array,
  { steps: most, share, target, seen }: { steps: number; share: number; target: number; seen?: SeenChoice },
): MedianDual {
  const ascent = new Ascent(price, { share, lower: 0 });
  const slope = new Float64Array(problem.numClients);
  const rent = new Float64Array(numPlaces(problem));
  let goal = target;
  let steps = 0;
  for (let going = true; going && steps < most; steps++) {
    const { bound, chosen } = evaluate(problem, allowed, ascent.at, rent);
    if (seen) goal = Math.min(goal, seen(chosen));
    slopeAt(problem, ascent.at, chosen, slope);
    going = ascent.move(bound, slope, goal) && ascent.best < goal * (1 - 1e-9);
  }
  const { bound } = evaluate(problem, allowed, ascent.bestAt, rent);
  return { bound, price: ascent.bestAt, rent, steps };
}

/** L(λ) and the places it chooses; fills `rent`. */
function evaluate(
  problem: MedianProblem,
  allowed: Allowed,
  price: Float64Array,
  rent: Float64Array,
): { bound: number; chosen: Int32Array } {
  const { numClients, cost, medians } = problem;
  const open: number[] = [];
  for (let i = 0; i < rent.length; i++) {
    if (allowed[i] === 0) continue;
    let sum = 0;
    for (let j = 0, at = i * numClients; j < numClients; j++, at++) {
      const left = cost[at] - price[j];
      if (left < 0) sum += left;
    }
    rent[i] = sum;
    open.push(i);
  }
  open.sort((a, b) => allowed[b] - allowed[a] || rent[a] - rent[b] || a - b);
  // The forced come first; among the others the lowest.
  const forced = open.filter((i) => allowed[i] === 2);
  const free = open.filter((i) => allowed[i] === 1);
  const chosen = Int32Array.from([...forced, ...free].slice(0, medians));
  let bound = chosen.length < medians ? Number.POSITIVE_INFINITY : 0;
  for (const u of price) bound += u;
  for (const i of chosen) bound += rent[i];
  return { bound, chosen };
}

/** 1 less for each chosen place that would serve the client below its price. */
function slopeAt(
  { numClients, cost }: MedianProblem,
  price: Float64Array,
  chosen: Int32Array,
  slope: Float64Array,
): void {
  slope.fill(1);
  for (const i of chosen)
    for (let j = 0, at = i * numClients; j < numClients; j++, at++) if (cost[at] < price[j]) slope[j]--;
}
