/** What is said of sites that were left out, against the plain truth by enumeration. */
import { describe, expect, it } from 'vitest';
import { budgetCaps } from '../../../src/economics/budget.js';
import { seededRandom } from '../../../src/foundation/random.js';
import { PlanCounts } from '../../../src/siting/counts.js';
import { Entries, type EntryInput } from '../../../src/siting/entry.js';

interface Case extends EntryInput {
  readonly budget: number;
}

/** Seven options of five sites over twelve elements, some disturbing, one pair too near, under one cap. */
function randomCase(seed: number): Case {
  const random = seededRandom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const n = 7;
  const elements = [...Array(12).keys()];
  const budget = 10 + whole(12);
  return {
    budget,
    candidates: Array.from({ length: n }, (_, i) => ({ site: `s${whole(5)}`, request: { id: `c${i}` } })),
    priced: Array.from({ length: n }, () => ({
      amounts: {
        capex: 2 + whole(9),
        governmentShare: 0,
        fundingSource: 'carrier',
        fundingClass: 'commercial',
        town: '',
      },
    })),
    caps: budgetCaps({ capexTotal: budget, byYear: {}, bySource: {} }, 2027),
    years: [2027],
    selection: {
      years: [],
      covers: Array.from({ length: n }, () => Int32Array.from(elements.filter(() => random() < 0.3))),
      weights: Float64Array.from(elements, () => 1 + whole(50)),
      bonuses: Float64Array.from({ length: n }, () => (random() < 0.3 ? -whole(20) : 0)),
      conflicts: [[0, 1]],
    },
  };
}

const valueOf = ({ selection: { covers, weights, bonuses } }: Case, plan: readonly number[]): number =>
  [...new Set(plan.flatMap((c) => [...covers[c]]))].reduce((sum, e) => sum + weights[e], 0) +
  plan.reduce((sum, c) => sum + bonuses[c], 0);

const capexOf = (c: Case, plan: readonly number[]): number =>
  plan.reduce((sum, i) => sum + c.priced[i].amounts.capex, 0);

const together = ({ candidates, selection }: Case, plan: readonly number[]): boolean =>
  new Set(plan.map((c) => candidates[c].site)).size === plan.length &&
  !selection.conflicts.some(([a, b]) => plan.includes(a) && plan.includes(b));

/** Best plan of all subsets within the budget, with a price of one candidate replaced. */
function best(
  c: Case,
  must: readonly number[] = [],
  priceOf = (i: number) => c.priced[i].amounts.capex,
): number[] {
  let found: number[] | undefined;
  for (let set = 0; set < 2 ** c.candidates.length; set++) {
    const plan = [...c.candidates.keys()].filter((i) => (set >> i) % 2 === 1);
    if (!must.every((i) => plan.includes(i)) || !together(c, plan)) continue;
    if (plan.reduce((sum, i) => sum + priceOf(i), 0) > c.budget + 1e-9) continue;
    if (!found || valueOf(c, plan) > valueOf(c, found)) found = plan;
  }
  return found ?? [];
}

const cases = Array.from({ length: 150 }, (_, seed) => randomCase(seed + 1));

/** For each candidate that the best plan leaves out: the case, the plan, and what is said. */
const leftOut = cases.flatMap((c) => {
  const plan = best(c);
  const input = { ...c, selection: { ...c.selection, years: plan.map(() => 2027) } };
  const counts = new PlanCounts(c.selection.covers, c.selection.weights);
  for (const i of plan) counts.add(i);
  const entries = new Entries(input, plan, counts);
  return [...c.candidates.keys()]
    .filter((i) => !plan.includes(i))
    .map((i) => ({ c, plan, i, ...entries.of(i) }));
});

describe('a site that was left out', () => {
  it('comes into a better plan at the price that is said, and nothing cheaper is needed by a single exchange', () => {
    const priced = leftOut.filter((l) => l.costToEnter > 0);
    expect(priced.length).toBeGreaterThan(100);
    for (const { c, plan, i, costToEnter } of priced) {
      const enters = c.priced[i].amounts.capex - costToEnter;
      const priceAt = (price: number) => (o: number) => (o === i ? price : c.priced[o].amounts.capex);
      expect(valueOf(c, best(c, [], priceAt(enters)))).toBeGreaterThan(valueOf(c, plan));
      const dearer = priceAt(enters + 0.01);
      for (const out of [undefined, ...plan]) {
        const other = [...plan.filter((o) => o !== out), i];
        const fits = other.reduce((sum, o) => sum + dearer(o), 0) <= c.budget;
        if (fits && together(c, other)) expect(valueOf(c, other)).toBeLessThanOrEqual(valueOf(c, plan));
      }
    }
  });

  it('is never said to enter when even free of charge it improves nothing', () => {
    const never = leftOut.filter((l) => Number.isNaN(l.costToEnter));
    expect(never.length).toBeGreaterThan(20);
    for (const { c, plan, i } of never)
      for (const out of [undefined, ...plan]) {
        const other = [...plan.filter((o) => o !== out), i];
        if (together(c, other)) expect(valueOf(c, other)).toBeLessThanOrEqual(valueOf(c, plan));
      }
  });

  it('can be forced in by the plan that is said, which keeps all conditions and loses what is said', () => {
    const forced = leftOut.filter((l) => l.ifForced !== undefined);
    expect(forced.length).toBeGreaterThan(300);
    for (const { c, plan, i, ifForced } of forced) {
      const out = ifForced?.out ?? [];
      const other = [...plan.filter((o) => !out.includes(`c${o}`)), i];
      expect(together(c, other) && capexOf(c, other) <= c.budget).toBe(true);
      // Nobody goes who could have stayed.
      for (const o of plan.filter((k) => out.includes(`c${k}`)))
        expect(together(c, [...other, o]) && capexOf(c, [...other, o]) <= c.budget).toBe(false);
      expect(valueOf(c, plan) - valueOf(c, other)).toBeCloseTo(ifForced?.loss ?? Number.NaN, 9);
      expect(valueOf(c, plan) - valueOf(c, best(c, [i]))).toBeLessThanOrEqual((ifForced?.loss ?? 0) + 1e-9);
    }
  });
});
