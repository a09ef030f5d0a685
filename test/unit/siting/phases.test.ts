/** Phases: whoever stops early has spent well, and every cap of every year holds. */
import { describe, expect, it } from 'vitest';
import { budgetCaps } from '../../../src/economics/budget.js';
import { seededRandom } from '../../../src/foundation/random.js';
import { type PhaseInput, phased, phaseId } from '../../../src/siting/phases.js';

const growing = (gains: readonly number[]): PhaseInput['growing'] => ({
  gain: (c) => gains[c],
  add: () => undefined,
});

const pricedAt = (capexes: readonly number[]): PhaseInput['priced'] =>
  capexes.map((capex) => ({
    amounts: {
      capex,
      governmentShare: Math.floor(capex / 3),
      fundingSource: 'fiscal',
      fundingClass: 'public-good',
      town: '',
    },
  }));

function plan(gains: readonly number[], capexes: readonly number[], more: Partial<PhaseInput> = {}) {
  const order = [...gains.keys()];
  return phased({
    order,
    gains,
    years: order.map(() => 2027),
    priced: pricedAt(capexes),
    caps: [],
    possible: [2027],
    growing: growing(gains),
    ...more,
  });
}

describe('phases of a plan without caps on years', () => {
  it('take the best value for money first: pilot, first and second phase in consecutive years', () => {
    // Gain per money 1, 2, 2, 4, 3: the best alone is the pilot, the next fills half of the 1000, the others follow.
    const { phases, years } = plan([100, 300, 500, 800, 900], [100, 150, 250, 200, 300]);
    expect(phases.map((p, i) => [p, years[i]])).toEqual([
      [3, 2029],
      [3, 2029],
      [3, 2029],
      [1, 2027],
      [2, 2028],
    ]);
  });

  it('never leave a phase empty before a later one, however dear a site is', () => {
    expect(plan([9, 8], [1000, 10]).phases).toEqual([2, 1]);
    expect(plan([9], [1000]).phases).toEqual([1]);
    expect(plan([50, 40, 30], [100, 100, 100]).phases).toEqual([1, 2, 3]);
    expect(plan([], []).phases).toEqual([]);
  });

  it('name no year for a project without a date', () => {
    expect(plan([50, 40, 30], [1, 1, 1], { possible: [0], years: [0, 0, 0] }).years).toEqual([0, 0, 0]);
  });

  it('are called pilot, phase1, phase2', () => {
    expect([1, 2, 3].map(phaseId)).toEqual(['pilot', 'phase1', 'phase2']);
  });
});

describe('phases of a plan with caps on years', () => {
  it('move what gains more forward, by exchange where there is no room', () => {
    const caps = budgetCaps({ byYear: { 2027: { capex: 100 }, 2028: { capex: 100 } }, bySource: {} }, 2027);
    const found = plan([50, 40], [100, 100], { caps, possible: [2027, 2028], years: [2028, 2027] });
    expect(found).toEqual({ phases: [1, 2], years: [2027, 2028] });
    const room = plan([50, 40], [60, 30], { caps, possible: [2027, 2028], years: [2028, 2028] });
    expect(room.years).toEqual([2027, 2027]);
  });

  it('keep every cap that held, and no single move or exchange would bring gain forward', () => {
    const possible = [2027, 2028, 2029];
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const gains = Array.from({ length: 8 }, () => Math.ceil(100 * random())).sort((a, b) => b - a);
      const capexes = gains.map(() => Math.ceil(90 * random()));
      const years = gains.map(() => possible[Math.floor(3 * random())]);
      const spent = (of: readonly number[], year: number): number =>
        of.reduce((sum, y, k) => (y === year ? sum + capexes[k] : sum), 0);
      // Caps that the first assignment just keeps, with some room.
      const limit = new Map(possible.map((y) => [y, spent(years, y) + Math.floor(20 * random())]));
      const byYear = Object.fromEntries([...limit].map(([y, capex]) => [String(y), { capex }]));
      const caps = budgetCaps({ byYear, bySource: {} }, 2027);
      const found = plan(gains, capexes, { caps, possible, years });
      const keeps = (of: readonly number[]): boolean =>
        possible.every((y) => spent(of, y) <= (limit.get(y) ?? 0));
      expect(keeps(found.years)).toBe(true);
      expect(found.phases).toEqual(found.years.map((y) => y - 2026));
      const worth = (of: readonly number[]): number =>
        of.reduce((sum, year, k) => sum + gains[k] * (2030 - year), 0);
      expect(worth(found.years)).toBeGreaterThanOrEqual(worth(years));
      for (const a of gains.keys())
        for (const b of gains.keys()) {
          const exchanged = found.years.map((y, k) => found.years[k === a ? b : k === b ? a : k] ?? y);
          if (keeps(exchanged)) expect(worth(exchanged)).toBeLessThanOrEqual(worth(found.years));
        }
    }
  });
});
