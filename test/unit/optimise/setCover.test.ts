import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/foundation/random.js';
import { solveMip } from '../../../src/optimise/highs.js';
import { listsOf } from '../../../src/optimise/lists.js';
import {
  type SetCoverProblem,
  setCoverSteps,
  solveSetCover,
  solveSetCoverExactly,
} from '../../../src/optimise/setCover.js';

/** Every row in at least one column; whole costs, or broken ones. */
function randomCover(seed: number, columns: number, rows: number, whole = true): SetCoverProblem {
  const random = seededRandom(seed);
  const lists = Array.from({ length: columns }, () => new Set<number>());
  for (let r = 0; r < rows; r++) {
    lists[Math.floor(random() * columns)].add(r);
    for (const list of lists) if (random() < 0.15) list.add(r);
  }
  return {
    numRows: rows,
    columns: listsOf(lists.map((list) => [...list])),
    cost: Float64Array.from({ length: columns }, () => 1 + (whole ? Math.floor(random() * 9) : 9 * random())),
  };
}

const rowsOf = ({ columns }: SetCoverProblem, c: number) => [
  ...columns.items.subarray(columns.start[c], columns.start[c + 1]),
];
const covers = (problem: SetCoverProblem, chosen: Iterable<number>) =>
  new Set([...chosen].flatMap((c) => rowsOf(problem, c))).size === problem.numRows;

function cheapest(problem: SetCoverProblem): number {
  const n = problem.cost.length;
  let best = Number.POSITIVE_INFINITY;
  for (let bits = 0; bits < 1 << n; bits++) {
    const chosen = [...problem.cost.keys()].filter((c) => bits & (1 << c));
    const cost = chosen.reduce((sum, c) => sum + problem.cost[c], 0);
    if (cost < best && covers(problem, chosen)) best = cost;
  }
  return best;
}

describe('set cover', () => {
  it('equals the cheapest of all subsets, and proves it', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const problem = randomCover(seed, 4 + (seed % 8), 4 + (seed % 13), seed % 3 > 0);
      const best = cheapest(problem);
      const solution = await solveSetCoverExactly(problem, solveMip, { effort: 0.05 });
      expect(covers(problem, solution.chosen)).toBe(true);
      expect([seed, solution.value]).toEqual([seed, expect.closeTo(best, 9)]);
      expect(solution.bound).toBeCloseTo(best, 6);
      const searched = solveSetCover(problem, { effort: 0.05 });
      expect(searched.value).toBeGreaterThanOrEqual(best - 1e-9);
      expect(searched.bound).toBeLessThanOrEqual(best + 1e-9);
    }
  });

  it('agrees with the integer solver where nobody can count, and repeats itself', async () => {
    const problem = randomCover(77, 120, 40);
    const [one, two] = [0, 1].map(() => solveSetCover(problem, { effort: 0.2 }));
    expect(two).toEqual(one);
    const exact = await solveSetCoverExactly(problem, solveMip, { effort: 1 });
    expect(exact.gapPct).toBe(0);
    expect(covers(problem, exact.chosen)).toBe(true);
    expect(one.value).toBeGreaterThanOrEqual(exact.value);
    expect(one.bound).toBeLessThanOrEqual(exact.value);
    // Nothing can be left out.
    for (const c of exact.chosen)
      expect(
        covers(
          problem,
          [...exact.chosen].filter((x) => x !== c),
        ),
      ).toBe(false);
  });

  it('only gets better from step to step', () => {
    const problem = randomCover(5, 400, 120);
    let value = Number.POSITIVE_INFINITY;
    let bound = 0;
    for (const step of setCoverSteps(problem, { effort: 0.2 })) {
      expect(covers(problem, step.chosen)).toBe(true);
      expect(step.value).toBeLessThanOrEqual(value);
      expect(step.bound).toBeGreaterThanOrEqual(bound);
      expect(step.bound).toBeLessThanOrEqual(step.value);
      ({ value, bound } = step);
    }
    expect(value).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  it('ends when the caller throws in a pause', async () => {
    const stop = new Error('stop');
    const pause = () => Promise.reject(stop);
    await expect(solveSetCoverExactly(randomCover(5, 400, 120), solveMip, { pause })).rejects.toBe(stop);
  });

  it('refuses what is malformed or has no cover', () => {
    const good = randomCover(1, 4, 4);
    const bad: SetCoverProblem[] = [
      { ...good, cost: good.cost.map(() => 0) },
      { ...good, cost: good.cost.slice(1) },
      { ...good, numRows: 5 },
      { ...good, numRows: 3 },
      { numRows: 1, columns: listsOf([[0, 0]]), cost: Float64Array.of(1) },
    ];
    for (const problem of bad) expect(() => solveSetCover(problem)).toThrow(RangeError);
  });
});
