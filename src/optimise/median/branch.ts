/** A small tree over the places that the bound leaves undecided: with it, without it, each bounded by prices of its own. */
import { type Allowed, type MedianDual, medianDual } from './dual.js';
import { type MedianProblem, numPlaces } from './problem.js';

export interface BranchLimits {
  readonly mostNodes: number;
  /** Rounds a bound up where values are whole. */
  readonly raised: (bound: number) => number;
  /** Improves a choice and says its value. */
  readonly found: (chosen: Int32Array) => number;
}

const stepsPerNode = 150;

/** Depth first, at most so many nodes; the bound is the lowest of what is left open. */
export function branch(
  problem: MedianProblem,
  root: MedianDual,
  known: number,
  { mostNodes, raised, found }: BranchLimits,
): { bound: number; nodes: number; steps: number } {
  let upper = known;
  let nodes = 0;
  let steps = 0;
  let open = Number.POSITIVE_INFINITY;
  const visit = (allowed: Allowed, dual: MedianDual): void => {
    const state = settled(problem, allowed, dual, upper, raised);
    if (raised(dual.bound) >= upper) return;
    const split = state && undecided(state, dual);
    if (split === undefined || !state || nodes >= mostNodes) {
      // Without an undecided place the choice is known, but prices may still say less than it costs.
      if (state && split === undefined) upper = Math.min(upper, found(chosenIn(state)));
      else open = Math.min(open, raised(dual.bound));
      return;
    }
    for (const part of [2, 0]) {
      const next = state.slice();
      next[split] = part;
      nodes++;
      const below = medianDual(problem, next, dual.price, { steps: stepsPerNode, share: 0.2, target: upper });
      steps += below.steps;
      visit(next, below);
    }
  };
  visit(new Uint8Array(numPlaces(problem)).fill(1), root);
  return { bound: Math.min(upper, open), nodes, steps };
}

/** Places settled by what the other decision would cost; undefined when no better choice is left. */
function settled(
  { medians }: MedianProblem,
  allowed: Allowed,
  { bound, rent }: MedianDual,
  upper: number,
  raised: (bound: number) => number,
): Allowed | undefined {
  const free = [...allowed.keys()].filter((i) => allowed[i] === 1).sort((a, b) => rent[a] - rent[b]);
  const forced = allowed.reduce((count, a) => count + Number(a === 2), 0);
  const left = medians - forced;
  if (left < 0 || left > free.length) return undefined;
  const last = left > 0 ? rent[free[left - 1]] : 0;
  const next = left < free.length ? rent[free[left]] : Number.POSITIVE_INFINITY;
  const out = allowed.slice();
  free.forEach((i, rank) => {
    if (rank < left && raised(bound - rent[i] + next) >= upper) out[i] = 2;
    else if (rank >= left && (left === 0 || raised(bound - last + rent[i]) >= upper)) out[i] = 0;
  });
  return out;
}

/** The free place with the lowest rent; undefined when all are settled. */
function undecided(allowed: Allowed, { rent }: MedianDual): number | undefined {
  let best: number | undefined;
  for (let i = 0; i < allowed.length; i++)
    if (allowed[i] === 1 && (best === undefined || rent[i] < rent[best])) best = i;
  return best;
}

const chosenIn = (allowed: Allowed): Int32Array =>
  Int32Array.from(allowed.keys()).filter((i) => allowed[i] === 2);
