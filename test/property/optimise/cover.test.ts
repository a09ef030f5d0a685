import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoverProblem, type CoverSolution, solveCover } from '../../../src/optimise/cover.js';
import { planeCase, randomCase } from '../../unit/optimise/coverCases.js';

const withBudget = (problem: CoverProblem, budget: number): CoverProblem => ({
  ...problem,
  resources: problem.resources.map(({ name, cap }, r) => ({ name, cap: r === 0 ? budget : cap })),
});

/** Budgets that only grow; counts the solutions that promise to be monotone. */
function expectMonotone(chain: readonly CoverProblem[]): number {
  let before: CoverSolution | undefined;
  let promised = 0;
  let highest = 0;
  for (const problem of chain) {
    const solution = solveCover(problem);
    promised += Number(solution.monotone);
    if (solution.monotone) expect(solution.value).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
    highest = Math.max(highest, solution.value);
    // A bound for a larger budget holds for a smaller one, too.
    if (before) expect(solution.bound * (1 + 1e-9)).toBeGreaterThanOrEqual(before.value);
    before = solution;
  }
  return promised;
}

describe('more money never buys less', () => {
  it('whatever the other conditions', () => {
    let promised = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 15, max: 40 }), (seed, options) => {
        const problem = { ...randomCase(seed, options, options), mandatory: [] };
        const budgets = [0, 8, 12, 16, 20, 24, 28, 34, 40, 80, Number.POSITIVE_INFINITY];
        promised += expectMonotone(budgets.map((budget) => withBudget(problem, budget)));
        all += budgets.length;
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(promised / all).toBeGreaterThan(0.95);
  });

  it('in the plane, at budgets close together', () => {
    let promised = 0;
    for (let seed = 0; seed < 10; seed++) {
      const problem = planeCase(seed, { options: 60, elements: 800, budget: 0 });
      const chain = Array.from({ length: 12 }, (_, i) => withBudget(problem, 2500 + 60 * i));
      promised += expectMonotone(chain);
    }
    expect(promised).toBeGreaterThan(110);
  });
});
