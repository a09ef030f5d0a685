/** What other budgets would buy, against the plain truth by enumeration. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/foundation/random.js';
import type { CoverProblem } from '../../../src/optimise/cover.js';
import { budgetFront } from '../../../src/siting/sensitivity.js';

/** Nine options over fifteen elements; the government pays a part of each, under a cap of its own. */
function randomCase(seed: number): CoverProblem {
  const random = seededRandom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const elements = [...Array(15).keys()];
  return {
    options: Array.from({ length: 9 }, (_, i) => {
      const capex = 5 + whole(30);
      return {
        id: `o${i}`,
        site: `s${i % 7}`,
        covers: Int32Array.from(elements.filter(() => random() < 0.25)),
        uses: Float64Array.of(capex, whole(capex)),
        bonus: random() < 0.2 ? -whole(15) : 0,
      };
    }),
    weights: Float64Array.from(elements, () => whole(60)),
    resources: [
      { name: 'capexTotal', cap: 60 },
      { name: 'governmentShare', cap: 40 },
    ],
  };
}

function optimum({ options, weights, resources }: CoverProblem, budget: number): number {
  let most = 0;
  for (let set = 0; set < 2 ** options.length; set++) {
    const plan = options.filter((_, i) => (set >> i) % 2 === 1);
    const sum = (r: number): number => plan.reduce((total, o) => total + o.uses[r], 0);
    if (sum(0) > budget || sum(1) > resources[1].cap) continue;
    if (new Set(plan.map((o) => o.site)).size < plan.length) continue;
    const covered = new Set(plan.flatMap((o) => [...o.covers]));
    const value = [...covered].reduce((total, e) => total + weights[e], 0);
    most = Math.max(
      most,
      plan.reduce((total, o) => total + (o.bonus ?? 0), value),
    );
  }
  return most;
}

const capexIn = (problem: CoverProblem) => (o: number) => problem.options[o].uses[0];
const nothing = { capex: 0, sites: 0, value: 0, bound: Number.POSITIVE_INFINITY };

describe('the front of cost against coverage', () => {
  it('never buys less for more, and holds the optimum between value and bound', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const problem = randomCase(seed);
      const known = [{ ...nothing, budget: 20 }];
      const front = budgetFront({ problem, capexOf: capexIn(problem), known });
      expect(front.length).toBeGreaterThan(5);
      expect(front.map((p) => p.budget)).toContain(20);
      front.forEach(({ budget, capex, value, bound, gapPct }, k) => {
        const best = optimum(problem, budget);
        expect(capex).toBeLessThanOrEqual(budget);
        expect(value).toBeLessThanOrEqual(best + 1e-9);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-9);
        expect(gapPct).toBeCloseTo((100 * (bound - value)) / bound, 9);
        if (k === 0) return;
        expect(budget).toBeGreaterThan(front[k - 1].budget);
        expect(value).toBeGreaterThanOrEqual(front[k - 1].value);
        expect(bound).toBeGreaterThanOrEqual(front[k - 1].bound);
      });
      // Money beyond the last point buys nothing under the other caps.
      expect(front.at(-1)?.value).toBeCloseTo(optimum(problem, Number.POSITIVE_INFINITY), 9);
    }
  });

  it('keeps what is known where it finds nothing better, and takes over a tighter bound', () => {
    const problem = randomCase(3);
    const capexOf = capexIn(problem);
    const best = optimum(problem, 30);
    const known = { budget: 30, capex: 28, sites: 4, value: best, bound: best };
    const at30 = budgetFront({ problem, capexOf, known: [known] }).find((p) => p.budget === 30);
    expect(at30).toMatchObject({ value: best, bound: best, gapPct: 0 });
    const rich = { ...known, budget: Number.POSITIVE_INFINITY, value: 1e6, bound: 1e6 };
    expect(budgetFront({ problem, capexOf, known: [rich] }).at(-1)).toMatchObject({ capex: 28, value: 1e6 });
  });

  it('is empty where nothing is worth building', () => {
    const problem = { ...randomCase(1), weights: new Float64Array(15) };
    const known = [{ ...nothing, budget: 9 }];
    expect(budgetFront({ problem, capexOf: () => 1, known })).toEqual([]);
  });
});
