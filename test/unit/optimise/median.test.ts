import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/foundation/random.js';
import { type MedianProblem, medianSteps, solveMedian } from '../../../src/optimise/median.js';

function randomMedian(seed: number, places: number, clients: number, medians: number): MedianProblem {
  const random = seededRandom(seed);
  const at = (count: number) => Array.from({ length: count }, () => [random() * 100, random() * 100]);
  const [from, to] = [at(places), at(clients)];
  const round = seed % 2 === 0 ? Math.round : (x: number) => x;
  const weight = Array.from({ length: clients }, () => Math.floor(random() * 5));
  return {
    numClients: clients,
    medians,
    cost: Float64Array.from(
      from.flatMap(([x, y]) => to.map(([u, v], j) => weight[j] * round(Math.hypot(x - u, y - v)))),
    ),
  };
}

function valueOf({ cost, numClients }: MedianProblem, chosen: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < numClients; j++)
    sum += Math.min(...Array.from(chosen, (i) => cost[i * numClients + j]));
  return sum;
}

function best(problem: MedianProblem): number {
  const n = problem.cost.length / problem.numClients;
  let low = Number.POSITIVE_INFINITY;
  for (let bits = 1; bits < 1 << n; bits++) {
    const chosen = Array.from({ length: n }, (_, i) => i).filter((i) => bits & (1 << i));
    if (chosen.length === problem.medians) low = Math.min(low, valueOf(problem, chosen));
  }
  return low;
}

describe('p-median', () => {
  it('equals the best of all choices, with a bound that never shuts it out', () => {
    let proven = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const places = 3 + (seed % 8);
      const problem = randomMedian(seed, places, 5 + (seed % 17), 1 + (seed % places));
      const solution = solveMedian(problem, { effort: 0.02 });
      const truth = best(problem);
      expect([seed, solution.value]).toEqual([seed, expect.closeTo(truth, 9)]);
      expect(valueOf(problem, solution.chosen)).toBeCloseTo(solution.value, 9);
      expect(solution.bound).toBeLessThanOrEqual(truth + 1e-9);
      expect(new Set(solution.chosen).size).toBe(problem.medians);
      solution.servedBy.forEach((i, j) => {
        const own = problem.cost[i * problem.numClients + j];
        for (const other of solution.chosen)
          expect(own).toBeLessThanOrEqual(problem.cost[other * problem.numClients + j]);
      });
      proven += Number(solution.gapPct < 1e-6);
    }
    expect(proven).toBeGreaterThan(40);
  });

  it('gets better from step to step, and repeats itself', () => {
    const problem = randomMedian(8, 120, 200, 9);
    let value = Number.POSITIVE_INFINITY;
    for (const step of medianSteps(problem, { effort: 0.2 })) {
      expect(step.value).toBeLessThanOrEqual(value);
      expect(step.bound).toBeLessThanOrEqual(step.value);
      ({ value } = step);
    }
    expect(solveMedian(problem, { effort: 0.2 })).toEqual(solveMedian(problem, { effort: 0.2 }));
  });

  it('takes places that cannot serve everybody', () => {
    const far = Number.POSITIVE_INFINITY;
    const problem = { numClients: 3, medians: 2, cost: Float64Array.of(0, 1, far, far, far, 4, 2, far, far) };
    expect(solveMedian(problem)).toMatchObject({ value: 5, bound: 5, gapPct: 0 });
    expect([...solveMedian(problem).servedBy]).toEqual([0, 0, 1]);
  });

  it('refuses what is malformed', () => {
    const good = randomMedian(2, 4, 5, 2);
    for (const bad of [
      { medians: 0 },
      { medians: 5 },
      { medians: 1.5 },
      { numClients: 3 },
      { cost: good.cost.map(() => -1) },
    ])
      expect(() => solveMedian({ ...good, ...bad })).toThrow(RangeError);
  });
});
