import { describe, expect, it } from 'vitest';
import { inlineExecutor } from '../../../src/execute/inline.js';
import { CoverageError } from '../../../src/foundation/errors.js';
import { seededRandom } from '../../../src/foundation/random.js';
import {
  type CoverProblem,
  type CoverSolution,
  solveCover,
  solveCoverExactly,
} from '../../../src/optimise/cover.js';
import { coverMip } from '../../../src/optimise/cover/mip.js';
import { coverModel } from '../../../src/optimise/cover/model.js';
import { solveMip } from '../../../src/optimise/highs.js';
import { mipIn, optimiseJobs } from '../../../src/optimise/jobs.js';
import {
  bestGoals,
  feasible,
  goalsOf,
  optimum,
  planeCase,
  randomCase,
  richCase,
  valueOf,
} from './coverCases.js';

/** Everything a solution says about itself, computed again from the problem. */
function expectConsistent(problem: CoverProblem, solution: CoverSolution): void {
  const { order, gains, value, used, bound, gapPct } = solution;
  expect(feasible(problem, order)).toBe(true);
  expect(value).toBeCloseTo(valueOf(problem, order), 9);
  order.forEach((o, i) => {
    const gain = valueOf(problem, order.slice(0, i + 1)) - valueOf(problem, order.slice(0, i));
    expect(gains[i]).toBeCloseTo(gain, 9);
    if (i > 0) expect(gains[i]).toBeLessThanOrEqual(gains[i - 1]);
    if (problem.mandatory?.includes(problem.options[o].id)) return;
    const alone = order.filter((other) => other !== o);
    expect(valueOf(problem, order) - valueOf(problem, alone)).toBeGreaterThan(0);
  });
  problem.resources.forEach((_, r) => {
    expect(used[r]).toBe(order.reduce((sum, o) => sum + problem.options[o].uses[r], 0));
  });
  expect(bound).toBeGreaterThanOrEqual(value);
  expect(gapPct).toBeCloseTo(bound > 0 ? (100 * (bound - value)) / bound : 0, 9);
}

const idsOf = (problem: CoverProblem, { order }: CoverSolution) => order.map((o) => problem.options[o].id);

describe('small problems', () => {
  it('equals the best of all subsets, over every kind of condition', () => {
    const met = { mandatory: 0, forbidden: 0, quotas: 0, conflicts: 0, nothing: 0 };
    for (let seed = 0; seed < 330; seed++) {
      const problem = seed < 310 ? randomCase(seed) : randomCase(seed, 16, 14);
      const solution = solveCover(problem);
      expectConsistent(problem, solution);
      expect([seed, solution.value, solution.bound]).toEqual([seed, optimum(problem), solution.value]);
      met.mandatory += problem.mandatory?.length ?? 0;
      met.forbidden += problem.forbidden?.length ?? 0;
      met.quotas += problem.quotas?.length ?? 0;
      met.conflicts += Number((problem.conflicts?.length ?? 0) > 0);
      met.nothing += Number(solution.order.length === 0);
    }
    expect(Math.min(...Object.values(met))).toBeGreaterThan(5);
  });

  it('equals the best of all subsets in every goal, first to last: quotas, keys, demand, cost, number', () => {
    const met = { needs: 0, keys: 0, least: 0, unmet: 0 };
    for (let seed = 2000; seed < 2220; seed++) {
      const problem = richCase(seed, 11);
      const solution = solveCover(problem);
      expect(feasible(problem, solution.order)).toBe(true);
      const goals = goalsOf(problem, solution.order);
      expect([seed, ...goals]).toEqual([seed, ...bestGoals(problem)]);
      expect(solution).toMatchObject({ value: goals[2], bound: goals[2], gapPct: 0 });
      if (problem.keys) expect(solution.keys).toEqual({ value: goals[1], bound: goals[1] });
      expect(solution.unmet?.every((quota) => quota.proven) ?? true).toBe(true);
      expect(solution.gains.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(goals[2], 9);
      met.needs += Number(problem.needs !== undefined);
      met.keys += Number(problem.keys !== undefined);
      met.least += Number(solution.unmet !== undefined);
      met.unmet += solution.unmet?.length ?? 0;
    }
    expect(Math.min(...Object.values(met))).toBeGreaterThan(5);
  });

  it('solves knapsacks whose single items say little', () => {
    const random = seededRandom(7);
    const amounts = Array.from({ length: 20 }, () => 500 + Math.floor(random() * 500));
    const problem: CoverProblem = {
      options: amounts.map((amount, o) => ({
        id: `k${o}`,
        site: `k${o}`,
        covers: Int32Array.of(o),
        uses: Float64Array.of(amount),
      })),
      weights: Float64Array.from(amounts),
      resources: [{ name: 'total', cap: 7001 }],
    };
    expect(solveCover(problem)).toMatchObject({ value: optimum(problem), gapPct: 0, monotone: true });
  });

  it('chooses nothing where nothing gains or nothing is allowed', () => {
    const none: CoverProblem = { options: [], weights: new Float64Array(3).fill(1), resources: [] };
    expect(solveCover(none)).toMatchObject({ order: [], value: 0, bound: 0, gapPct: 0 });
    const problem = { ...randomCase(3), mandatory: [], resources: [] };
    const free = { ...problem, options: problem.options.map((o) => ({ ...o, uses: new Float64Array(0) })) };
    const shut = { ...free, forbidden: free.options.map((o) => o.id) };
    expect(solveCover(shut)).toMatchObject({ order: [], value: 0, gapPct: 0 });
  });

  it('keeps a mandatory option without gain, and says so', () => {
    const option = { site: 'a', covers: Int32Array.of(0), uses: Float64Array.of(1) };
    const problem: CoverProblem = {
      options: [
        { ...option, id: 'idle', covers: new Int32Array(0) },
        { ...option, id: 'good', site: 'b' },
        { ...option, id: 'double', site: 'c' },
      ],
      weights: Float64Array.of(5),
      resources: [{ name: 'total', cap: 3 }],
      mandatory: ['idle'],
    };
    const solution = solveCover(problem);
    expect(idsOf(problem, solution)).toEqual(['double', 'idle']);
    expect(solution).toMatchObject({ gains: [5, 0], used: [2] });
  });
});

describe('the input', () => {
  it('has no order', () => {
    for (let seed = 0; seed < 40; seed++) {
      const original = randomCase(900 + seed, 40, 15);
      // Weights whose sums depend on the order of adding, unless they are made exact.
      const problem = { ...original, weights: original.weights.map((w) => w / 7) };
      const random = seededRandom(seed);
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, key: random() }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const positions = shuffled([...problem.options.keys()]);
      const elements = shuffled([...problem.weights.keys()]);
      const other: CoverProblem = {
        ...problem,
        options: positions.map((o) => ({
          ...problem.options[o],
          covers: Int32Array.from(shuffled([...problem.options[o].covers]), (j) => elements.indexOf(j)),
        })),
        weights: Float64Array.from(elements, (j) => problem.weights[j]),
        conflicts: shuffled(problem.conflicts ?? []).map(([a, b]): [number, number] => [
          positions.indexOf(b),
          positions.indexOf(a),
        ]),
      };
      const [one, two] = [solveCover(problem), solveCover(other)];
      expect(idsOf(other, two)).toEqual(idsOf(problem, one));
      expect([two.value, two.gains, two.work.rounds]).toEqual([one.value, one.gains, one.work.rounds]);
      expect(two.bound / Math.max(one.bound, 1e-9)).toBeCloseTo(one.bound > 0 ? 1 : 0, 6);
    }
  });

  it('is refused when malformed', () => {
    const good = randomCase(1);
    const [first, ...rest] = good.options;
    const bad: CoverProblem[] = [
      { ...good, weights: good.weights.map(() => -1) },
      { ...good, resources: good.resources.map((r) => ({ ...r, cap: Number.NaN })) },
      { ...good, options: [...good.options, first] },
      { ...good, options: [{ ...first, uses: Float64Array.of(1) }, ...rest] },
      { ...good, options: [{ ...first, covers: Int32Array.of(99) }, ...rest] },
      { ...good, options: [{ ...first, bonus: Number.NaN }, ...rest] },
      { ...good, conflicts: [[0, 99]] },
    ];
    for (const problem of bad) expect(() => solveCover(problem)).toThrow(RangeError);
  });

  it('that contradicts itself is refused with every reason', () => {
    const option = (id: string, site: string, use: number) => ({
      id,
      site,
      covers: Int32Array.of(0),
      uses: Float64Array.of(use),
      groups: ['mall'],
    });
    const problem: CoverProblem = {
      options: [option('a', 's', 5), option('b', 's', 5), option('c', 't', 5)],
      weights: Float64Array.of(1),
      resources: [{ name: 'total', cap: 14 }],
      conflicts: [[1, 2]],
      quotas: [{ group: 'mall', most: 2 }],
      mandatory: ['a', 'b', 'c', 'gone'],
      forbidden: ['c'],
    };
    let caught: unknown;
    try {
      solveCover(problem);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(CoverageError);
    const texts = caught instanceof CoverageError ? caught.diagnostics.map((d) => d.text.en).sort() : [];
    expect(texts).toHaveLength(6);
    expect(texts.join('\n')).toMatch(/"gone"[^]*need 15[^]*need 3/);
  });
});

describe('the integer solver', () => {
  it('agrees with branch and bound when it gets the whole problem', async () => {
    for (let seed = 500; seed < 530; seed++) {
      const problem = randomCase(seed, 16, 10);
      const model = coverModel(problem);
      if (model.source.length === 0) continue;
      const nothing = new Uint8Array(model.source.length);
      const { model: program } = coverMip(model, nothing, model.mandatory);
      const { status, bound } = await solveMip(program, { mostNodes: 10_000 });
      expect([seed, status]).toEqual([seed, 'optimal']);
      expect(bound).toBeCloseTo(solveCover(problem).value, 5);
    }
  });

  it('agrees in every goal with branch and bound, when it gets the whole problem', async () => {
    for (let seed = 3000; seed < 3025; seed++) {
      const problem = richCase(seed, 14, 8);
      const solution = solveCover(problem);
      // Options that nobody can afford take it beyond the size that branch and bound takes.
      const idle = Array.from({ length: 21 }, (_, i) => ({
        id: `z${i}`,
        site: `z${i}`,
        covers: problem.options[0].covers,
        uses: problem.options[0].uses.map(() => 1e6),
      }));
      const capped = problem.resources.map((r) => ({ ...r, cap: Math.min(r.cap, 1e5) }));
      const larger = { ...problem, resources: capped, options: [...problem.options, ...idle] };
      const exact = await solveCoverExactly(larger, solveMip);
      expect([seed, ...goalsOf(larger, exact.order).slice(0, 3)]).toEqual([
        seed,
        ...goalsOf(problem, solution.order).slice(0, 3),
      ]);
      expect(exact.gapPct).toBeCloseTo(0, 6);
    }
  });

  it('closes the gap that the search leaves, as a job of an executor', async () => {
    const executor = inlineExecutor(optimiseJobs);
    let improved = 0;
    const problems = Array.from({ length: 10 }, (_, i) => [
      randomCase(600 + i, 40, 25),
      planeCase(600 + i, { options: 40, elements: 500, budget: 3000 }),
    ]);
    for (const problem of problems.flat()) {
      const searched = solveCover(problem);
      const exact = await solveCoverExactly(problem, mipIn(executor));
      expectConsistent(problem, exact);
      expect(exact).toMatchObject({ gapPct: 0, monotone: true });
      expect(searched.value).toBeLessThanOrEqual(exact.value);
      expect(searched.bound * (1 + 1e-9)).toBeGreaterThanOrEqual(exact.value);
      expect(searched.value).toBeGreaterThanOrEqual(0.9 * exact.value);
      improved += Number(searched.value < exact.value);
    }
    expect(improved).toBeGreaterThan(2);
  });

  it('that fails or stops early costs nothing that was known', async () => {
    const problem = planeCase(2, { options: 60, elements: 1500, budget: 4000 });
    const searched = solveCover(problem);
    const unlucky = await solveCoverExactly(problem, () =>
      Promise.resolve({
        status: 'failed',
        x: new Float64Array(0),
        bound: Number.POSITIVE_INFINITY,
        nodes: 0,
      }),
    );
    expect(searched.gapPct).toBeGreaterThan(0);
    expect(unlucky).toEqual({ ...searched, monotone: false });
  });
});

describe('a county', () => {
  it('of 150 options and 20 000 elements is within 3 % of proven', () => {
    for (const budget of [3000, 6000]) {
      const problem = planeCase(1, { options: 150, elements: 20_000, budget });
      const solution = solveCover(problem);
      expect(solution.gapPct).toBeLessThan(3);
      expect(solution).toMatchObject({ provedBy: 'lagrangian', monotone: true });
      expect(feasible(problem, solution.order)).toBe(true);
      expect(solution.prices[0]).toBeGreaterThan(0);
      // The price is a rate: money beyond the cap is worth about that much, never more to the bound.
      const more = solveCover({ ...problem, resources: [{ name: 'total', cap: budget + 100 }] });
      expect(more.value).toBeLessThanOrEqual(solution.bound + 100 * solution.prices[0]);
    }
  });
});
