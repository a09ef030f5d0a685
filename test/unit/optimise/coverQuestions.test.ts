import { describe, expect, it } from 'vitest';
import { type CoverProblem, solveCover } from '../../../src/optimise/cover.js';
import { solveCoverTarget } from '../../../src/optimise/coverTarget.js';
import { CoverWhatIf } from '../../../src/optimise/coverWhatIf.js';
import { solveMip } from '../../../src/optimise/highs.js';
import { feasible, goalsOf, planeCase, randomCase, richCase, valueOf } from './coverCases.js';

const subsets = (problem: CoverProblem): number[][] =>
  Array.from({ length: 1 << problem.options.length }, (_, bits) =>
    [...problem.options.keys()].filter((o) => bits & (1 << o)),
  ).filter((chosen) => feasible(problem, chosen));

describe('least cost to a target', () => {
  it('equals the cheapest of all subsets that reach it', async () => {
    let missed = 0;
    for (let seed = 4000; seed < 4060; seed++) {
      const { needs, ...rest } = richCase(seed, 9);
      const problem: CoverProblem = { ...rest, needs, keys: undefined, quotas: [] };
      const all = subsets(problem).map((chosen) => goalsOf(problem, chosen));
      const most = Math.max(...all.map((goals) => goals[2]));
      const target = seed % 5 === 0 ? most + 1 : Math.ceil(most * (0.3 + (seed % 7) / 10));
      const solution = await solveCoverTarget(problem, target, solveMip, { effort: 1 });
      const costs = all.filter((goals) => goals[2] >= target).map((goals) => -goals[3]);
      if (costs.length === 0) {
        missed++;
        expect(solution.reached).toBe(false);
        continue;
      }
      expect([seed, solution.reached, solution.cost]).toEqual([seed, true, Math.min(...costs)]);
      expect(feasible(problem, solution.order)).toBe(true);
      expect(goalsOf(problem, solution.order)[2]).toBe(solution.value);
      expect(solution.value).toBeGreaterThanOrEqual(target);
      expect(solution.bound).toBeCloseTo(solution.cost, 6);
    }
    expect(missed).toBeGreaterThan(5);
  });

  it('is the mirror of the most value for that cost', async () => {
    const problem = planeCase(4, { options: 60, elements: 800, budget: 1e6 });
    const all = solveCover(problem).value;
    const { cost, bound, value } = await solveCoverTarget(problem, 0.6 * all, solveMip);
    expect(value).toBeGreaterThanOrEqual(0.6 * all);
    expect(bound).toBeGreaterThan(0.97 * cost);
    // A tenth less money than the proven least reaches less.
    const poorer = { ...problem, resources: [{ name: 'total', cap: 0.9 * bound }] };
    expect(solveCover(poorer).value).toBeLessThan(0.6 * all);
  });
});

describe('what if', () => {
  it('is a feasible choice with, or without, the option, and its bound holds for all such choices', () => {
    let asked = 0;
    for (let seed = 5000; seed < 5040; seed++) {
      const problem = randomCase(seed, 9, 4);
      const solution = solveCover(problem);
      const whatIf = new CoverWhatIf(problem, solution);
      const all = subsets(problem);
      for (const o of problem.options.keys())
        for (const inside of [true, false]) {
          const answer = inside ? whatIf.with(o) : whatIf.without(o);
          if (!answer) continue;
          asked++;
          expect(feasible(problem, answer.order)).toBe(true);
          expect(answer.order.includes(o)).toBe(inside);
          expect(answer.value).toBeCloseTo(valueOf(problem, answer.order), 9);
          const best = Math.max(
            ...all
              .filter((chosen) => chosen.includes(o) === inside)
              .map((chosen) => valueOf(problem, chosen)),
          );
          expect(answer.bound).toBeGreaterThanOrEqual(best - 1e-9);
          expect(answer.value).toBeLessThanOrEqual(best + 1e-9);
        }
      // Asking changes nothing.
      const again = solution.order.length > 0 ? whatIf.with(solution.order[0])?.value : solution.value;
      expect(again).toBe(solution.value);
    }
    expect(asked).toBeGreaterThan(200);
  });
});
