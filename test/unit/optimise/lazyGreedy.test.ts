import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/foundation/random.js';
import { type CoverProblem, lazyGreedy } from '../../../src/optimise/lazyGreedy.js';

function randomProblem(seed: number): CoverProblem {
  const random = seededRandom(seed);
  const numOptions = 1 + Math.floor(random() * 10);
  const numElements = 1 + Math.floor(random() * 20);
  const options = Array.from({ length: numOptions }, (_, o) => ({
    id: `o${o}`,
    site: `s${Math.floor(random() * numOptions)}`,
    cost: 1 + Math.floor(random() * 9),
    covers: Int32Array.from(Array.from({ length: numElements }, (_, j) => j).filter(() => random() < 0.3)),
    conflicts: [] as number[],
  }));
  for (let c = 0; c < numOptions / 3; c++) {
    const a = Math.floor(random() * numOptions);
    const b = Math.floor(random() * numOptions);
    if (a === b) continue;
    options[a].conflicts.push(b);
    options[b].conflicts.push(a);
  }
  return {
    options,
    weights: Float64Array.from({ length: numElements }, () => Math.floor(random() * 100)),
    budget: random() < 0.2 ? Number.POSITIVE_INFINITY : Math.floor(random() * 25),
  };
}

const valueOf = ({ options, weights }: CoverProblem, chosen: readonly number[]): number => {
  const covered = new Set(chosen.flatMap((o) => [...options[o].covers]));
  return [...covered].reduce((sum, j) => sum + weights[j], 0);
};

function feasible({ options, budget }: CoverProblem, chosen: readonly number[]): boolean {
  const cost = chosen.reduce((sum, o) => sum + options[o].cost, 0);
  const sites = new Set(chosen.map((o) => options[o].site));
  const clash = chosen.some((o) => chosen.some((c) => options[o].conflicts?.includes(c)));
  return cost <= budget && sites.size === chosen.length && !clash;
}

/** The same greedy without laziness: every option looked at in every round. */
function eagerValue(problem: CoverProblem, perCost: boolean): number {
  const chosen: number[] = [];
  for (;;) {
    let best = -1;
    let bestKey: [number, number, number, string] | undefined;
    problem.options.forEach((option, o) => {
      if (chosen.includes(o) || !feasible(problem, [...chosen, o])) return;
      const gain = valueOf(problem, [...chosen, o]) - valueOf(problem, chosen);
      if (gain <= 0) return;
      const key: [number, number, number, string] = [
        perCost ? gain / option.cost : gain,
        gain,
        -option.cost,
        option.id,
      ];
      if (!bestKey || compare(key, bestKey) > 0) {
        bestKey = key;
        best = o;
      }
    });
    if (best < 0) return valueOf(problem, chosen);
    chosen.push(best);
  }
}

function compare(a: [number, number, number, string], b: [number, number, number, string]): number {
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a[3] < b[3] ? 1 : -1;
}

function optimum(problem: CoverProblem): number {
  let best = 0;
  for (let bits = 0; bits < 1 << problem.options.length; bits++) {
    const chosen = problem.options.map((_, o) => o).filter((o) => bits & (1 << o));
    if (feasible(problem, chosen)) best = Math.max(best, valueOf(problem, chosen));
  }
  return best;
}

describe('lazy greedy', () => {
  it('finds what the eager greedy finds, in 300 random cases with budgets, sites and conflicts', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const problem = randomProblem(seed);
      const solution = lazyGreedy(problem);
      expect(solution.value, `seed ${seed}`).toBe(
        Math.max(eagerValue(problem, true), eagerValue(problem, false)),
      );
    }
  });

  it('is feasible, adds up, lists no zero gain, and never exceeds the optimum', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const problem = randomProblem(seed);
      const { order, gains, value, cost } = lazyGreedy(problem);
      expect(feasible(problem, order)).toBe(true);
      expect(valueOf(problem, order)).toBe(value);
      expect(gains.reduce((a, b) => a + b, 0)).toBe(value);
      expect(order.reduce((a, o) => a + problem.options[o].cost, 0)).toBe(cost);
      expect(Math.min(...gains, 1)).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(optimum(problem));
    }
  });

  it('reaches its proven share of the optimum where nothing but the budget binds', () => {
    // (1 − 1/e)/2 = 0.316.
    for (let seed = 301; seed <= 600; seed++) {
      const random = randomProblem(seed);
      const problem = {
        ...random,
        options: random.options.map((o) => ({ ...o, site: o.id, conflicts: [] })),
      };
      expect(lazyGreedy(problem).value, `seed ${seed}`).toBeGreaterThanOrEqual(0.316 * optimum(problem));
    }
  });

  it('prefers one large option to many good bargains that leave no money for it', () => {
    const problem: CoverProblem = {
      options: [
        { id: 'bargain', site: 'a', cost: 1, covers: Int32Array.of(0) },
        { id: 'large', site: 'b', cost: 10, covers: Int32Array.of(1) },
      ],
      weights: Float64Array.of(2, 15),
      budget: 10,
    };
    expect(lazyGreedy(problem).order).toEqual([1]);
  });

  it('does not depend on the order of the options', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const problem = randomProblem(seed);
      const n = problem.options.length;
      const reversed = {
        ...problem,
        options: problem.options
          .toReversed()
          .map((o) => ({ ...o, conflicts: o.conflicts?.map((c) => n - 1 - c) })),
      };
      const ids = (p: CoverProblem) => lazyGreedy(p).order.map((o) => p.options[o].id);
      expect(ids(reversed)).toEqual(ids(problem));
    }
  });

  it('takes nothing with budget 0, everything useful with no budget', () => {
    const problem = { ...randomProblem(7), budget: 0 };
    expect(lazyGreedy(problem).order).toEqual([]);
    const free: CoverProblem = {
      options: [
        { id: 'a', site: 'a', cost: 5, covers: Int32Array.of(0, 1) },
        { id: 'b', site: 'b', cost: 5, covers: Int32Array.of(1, 2) },
        { id: 'c', site: 'c', cost: 5, covers: Int32Array.of(0, 2) },
      ],
      weights: Float64Array.of(3, 2, 1),
      budget: Number.POSITIVE_INFINITY,
    };
    expect(lazyGreedy(free)).toEqual({ order: [0, 1], gains: [5, 1], value: 6, cost: 10 });
  });
});
