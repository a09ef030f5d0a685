/** What the plan says of itself: value by site and term, what if, how firm, phases and other budgets. */
import { describe, expect, it } from 'vitest';
import { budgetCaps } from '../../../src/economics/budget.js';
import { cashFlowOf } from '../../../src/economics/cashFlow.js';
import { shippedBook } from '../../../src/economics/costBook.js';
import type { PlanItem } from '../../../src/siting/item.js';
import { placeBonus } from '../../../src/siting/keyPlaces.js';
import {
  planSites,
  type SitingEngine,
  type SitingInput,
  type SitingResult,
} from '../../../src/siting/plan.js';
import { reasonOf } from '../../../src/siting/reason.js';
import { rankingRow } from '../../../src/siting/ranking.js';
import { numbersIn, without } from '../../helpers/plan.js';
import { capped, engineOf, fillIn, reach_m, rows, stationIn, towers, west } from './planWorld.js';
import { county, discEngine, verdictOn } from './world.js';

const selectedOf = ({ items }: SitingResult): PlanItem[] => items.filter((i) => i.decision === 'selected');
const sumOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0);

/** Discs that grow and shrink with the level: 40 dB a decade. */
function shakenEngine(input: SitingInput, radius_m: number): SitingEngine {
  const engine = engineOf(input, radius_m);
  const nominal_dB = new Map<string, number>();
  return {
    ...engine,
    covers: async (requests, watch) => {
      const covers = await engine.covers(requests, watch);
      return Promise.all(
        requests.map(async (r, i) => {
          const at = `${r.x_m}/${r.y_m}/${r.service}`;
          const loss_dB = r.sectors[0].feederLoss_dB;
          const shift_dB = (nominal_dB.get(at) ?? loss_dB) - loss_dB;
          if (!nominal_dB.has(at)) nominal_dB.set(at, loss_dB);
          const [{ pixels }] = await discEngine(input, radius_m * 10 ** (shift_dB / 40))([r]);
          return { ...covers[i], pixels, rsrp_dBm: new Float32Array(pixels.length).fill(-95) };
        }),
      );
    },
  };
}

describe('the value of a plan', () => {
  it('is told by hand: two sites that share a hamlet', async () => {
    const input = fillIn({ towers: [towers[0], towers[2]] });
    const plan = await planSites(input, engineOf(input, 1600));
    const [first, second] = selectedOf(plan);
    expect(first.score).toEqual({
      total: 500,
      terms: [{ name: 'people', value: 500, weight: 1, contribution: 500 }],
      alone: 500,
      inPlan: 400,
      next: { id: second.id, gain: 300 },
    });
    expect(second.score).toMatchObject({ total: 200, alone: 300, inPlan: 200, next: undefined });
    expect(first.gain.redundantShare).toBeCloseTo(0.2, 12);
    expect(first.whatIf.ifRemoved).toEqual({ valueLoss: 400, replacement: undefined, netLoss: 400 });
  });

  it('is the sum of its gains, each the sum of its terms, whatever serves, disturbs or weighs', async () => {
    const base = county(rows, { towers, from: ['towers'] });
    const [station] = stationIn(base, west, 1000);
    const input: SitingInput = {
      ...base,
      places: [station],
      verdicts: [verdictOn(station, 'fail', 'fail')],
      demandWeights: Float64Array.from(base.people, (_, p) => (p % 50 > 30 ? 2 : 0.5)),
    };
    const spoiled = [...base.people.keys()].filter((p) => base.people[p] > 0).slice(0, 1);
    const disturbed = (): readonly number[] => spoiled;
    const plan = await planSites(input, engineOf(input, reach_m, { passes: [station], disturbed }));
    const selected = selectedOf(plan);
    expect(sumOf(selected.map((i) => i.score.total))).toBeCloseTo(plan.solution.value, 9);
    for (const { score } of plan.items) {
      expect(sumOf(score.terms.map((t) => t.contribution))).toBeCloseTo(score.total, 9);
      for (const t of score.terms) expect(t.value * t.weight).toBeCloseTo(t.contribution, 9);
    }
    const names = new Set(selected.flatMap((i) => i.score.terms.map((t) => t.name)));
    expect(names).toEqual(new Set(['people', 'disturbed', 'station']));
    const key = selected.flatMap((i) => i.score.terms).find((t) => t.name === 'station');
    expect(key).toMatchObject({ value: 1, weight: placeBonus(station) });
    // Overlapping sites lose less than they gain; what each is worth in the end does not add up to more.
    expect(sumOf(selected.map((i) => i.score.inPlan))).toBeLessThanOrEqual(plan.solution.value + 1e-9);
    for (const { score } of selected) expect(score.inPlan).toBeLessThanOrEqual(score.alone + 1e-9);
  });

  it('is ranked so that no next site would have added more in the place of the one before', async () => {
    const input = county(rows, { towers, from: ['towers'] });
    const selected = selectedOf(await planSites(input, engineOf(input, 1600)));
    const followed = selected.filter((i) => i.score.next);
    expect(followed.length).toBeGreaterThan(1);
    for (const i of followed) {
      expect(i.score.next?.gain).toBeLessThanOrEqual(i.score.total);
      const next = selected.find((s) => s.kind === i.kind && s.rank === (i.rank ?? 0) + 1);
      expect(i.score.next?.id).toBe(next?.id);
    }
  });
});

describe('a site that nobody selected', () => {
  it('changes neither choice nor order nor value when it is not there', async () => {
    const [w, e] = (await planSites(fillIn(), engineOf(fillIn(), reach_m))).items.map((i) => i.price.capex);
    const told = async (there: typeof towers) => {
      const input = fillIn({ towers: there, caps: capped(w + e) });
      const plan = await planSites(input, engineOf(input, reach_m));
      return {
        items: selectedOf(plan).map(({ id, rank, phase, score }) => ({ id, rank, phase, score })),
        plan,
      };
    };
    const [all, fewer] = await Promise.all([told(towers), told([towers[0], towers[2]])]);
    expect(all.plan.items.map((i) => i.decision)).toEqual(['selected', 'selected', 'reserve']);
    expect(fewer.items).toEqual(all.items);
    expect(fewer.plan.solution.value).toBe(all.plan.solution.value);
  });
});

describe('a larger budget', () => {
  it('never lowers the value, and no plan lists a site that gains nothing', async () => {
    const free = await planSites(fillIn(), engineOf(fillIn(), reach_m));
    const prices = free.items.map((i) => i.price.capex);
    let before = 0;
    for (const budget of [0, ...prices, sumOf(prices.slice(0, 2)), sumOf(prices), 1e9].sort(
      (a, b) => a - b,
    )) {
      const input = fillIn({ caps: capped(budget) });
      const plan = await planSites(input, engineOf(input, reach_m));
      expect(plan.solution.value).toBeGreaterThanOrEqual(before);
      for (const i of selectedOf(plan)) {
        expect(i.score.total).toBeGreaterThan(0);
        expect(i.gain.marginalPeople).toBeGreaterThan(0);
      }
      before = plan.solution.value;
    }
    expect(before).toBe(700);
  });

  it('is priced: the cap that binds has a shadow price, and a site that it keeps out says what would let it in', async () => {
    const free = await planSites(fillIn(), engineOf(fillIn(), reach_m));
    const [w, e, m] = free.items.map((i) => i.price.capex);
    const input = fillIn({ caps: capped(w + e + m / 2) });
    const plan = await planSites(input, engineOf(input, reach_m));
    const out = plan.items[2];
    expect(out.leftOutBy).toBe('budget:capexTotal');
    expect(out.whatIf.costToEnter).toBeCloseTo(m / 2, 6);
    expect(out.whatIf.ifForced).toEqual({ loss: 100, out: [plan.items[1].id] });
    expect(plan.shadowPrices[0]).toBeGreaterThan(0);
    expect(free.shadowPrices).toEqual([]);
    const rich = fillIn({ caps: capped(1e9) });
    expect((await planSites(rich, engineOf(rich, reach_m))).shadowPrices).toEqual([0]);
  });
});

describe('caps and returns of a plan', () => {
  const classOf = (i: PlanItem) => i.funding.fundingClass;

  it('hold by funding class and by town, and are named where they keep a site out', async () => {
    const townAt = (x: number) => (x < 2000 ? 'Xizhen' : 'Dongzhen');
    const free = await planSites(fillIn({ townAt }), engineOf(fillIn({ townAt }), reach_m));
    const [w, e] = free.items.map((i) => i.price.capex);
    const budget = { byYear: {}, bySource: {} };
    const ofTown = budgetCaps(
      { ...budget, byTown: { Xizhen: { capex: w - 1 }, Dongzhen: { capex: e } } },
      2027,
    );
    const input = fillIn({ townAt, caps: ofTown });
    const { items, used } = await planSites(input, engineOf(input, reach_m));
    expect(items.map((i) => [i.towerId, i.town, i.leftOutBy])).toEqual([
      ['E', 'Dongzhen', undefined],
      ['W', 'Xizhen', 'budget:town-capex:Xizhen'],
      ['M', 'Dongzhen', 'budget:town-capex:Dongzhen'],
    ]);
    expect(used).toEqual([e, 0]);
    expect(items[1].reason.en).toContain('cap on investment in Xizhen');

    const [first] = free.items;
    const ofClass = budgetCaps({ ...budget, byClass: { [classOf(first)]: { governmentShare: 0 } } }, 2027);
    const strict = fillIn({ caps: ofClass });
    for (const i of selectedOf(await planSites(strict, engineOf(strict, reach_m))))
      expect(classOf(i) === classOf(first) ? i.funding.governmentShare : 0).toBe(0);
  });

  it('earn from the users whom each site newly serves, not from those whom another serves as well', async () => {
    const revenue = { arpuIncrement: 12, takeUp: 0.3, discountRate: 0.05, years: 10 };
    const book = { ...shippedBook, revenue };
    const input = fillIn({ towers: [towers[0], towers[2]], book });
    const [first, second] = selectedOf(await planSites(input, engineOf(input, 1600)));
    // 500 and 200 people: the hamlet that both reach is the first one's.
    for (const [item, people] of [
      [first, 500],
      [second, 200],
    ] as const) {
      const { flows: _flows, ...cash } = cashFlowOf({
        capex: item.price.capex,
        opexPerYear: item.price.opexPerYear,
        revenuePerYear: people * 0.3 * 12 * 12,
        discountRate: 0.05,
        years: 10,
      });
      expect(item.economics).toEqual({ ...cash, capexPerPerson: item.price.capex / people });
      expect(item.funding.npv).toBe(cash.npv);
    }
  });
});

describe('phases and other budgets', () => {
  it('add up to the plan, and each prefix stands beside the best plan of its cost', async () => {
    const input = fillIn();
    const { items, phases, front, solution } = await planSites(input, engineOf(input, reach_m));
    expect(phases.map((p) => [p.id, p.year, p.sites])).toEqual([
      ['pilot', 2027, 1],
      ['phase1', 2028, 1],
      ['phase2', 2029, 1],
    ]);
    expect(items.map((i) => [i.phase, rankingRow(i, 'en').phase])).toEqual([
      [1, 'pilot'],
      [2, 'phase1'],
      [3, 'phase2'],
    ]);
    expect(sumOf(phases.map((p) => p.capex))).toBe(sumOf(items.map((i) => i.price.capex)));
    expect(phases.map((p) => p.valueSoFar)).toEqual([400, 600, 700]);
    for (const p of phases) {
      expect(p.valueSoFar).toBe(p.bestKnown);
      expect(p.bound).toBeGreaterThanOrEqual(p.bestKnown);
    }
    expect(front.at(-1)).toMatchObject({ value: solution.value, bound: 700, gapPct: 0, sites: 3 });
  });

  it('are not there when nothing is selected', async () => {
    const input = fillIn({ caps: capped(0) });
    const { phases, front, items } = await planSites(input, engineOf(input, reach_m));
    expect([phases, front]).toEqual([[], []]);
    expect(items.every((i) => i.phase === undefined && i.whatIf.rankRange === undefined)).toBe(true);
  });
});

describe('the range of a rank', () => {
  it('holds the rank, is wide where 3 dB decide, and is the same each time', async () => {
    const input = fillIn();
    const ranges = async (radius_m: number) =>
      (await planSites(input, shakenEngine(input, radius_m))).items.map((i) => i.whatIf.rankRange);
    const firm = await ranges(reach_m);
    expect(firm.map((r) => [r?.low, r?.high])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    // At 75 m, 3 dB less leaves the first village, 71 m away, out of reach.
    const shaken = await ranges(75);
    expect(shaken.some((r) => r && r.low < r.high)).toBe(true);
    shaken.forEach((r, k) => {
      expect(r?.low).toBeLessThanOrEqual(k + 1);
      expect(r?.high).toBeGreaterThanOrEqual(k + 1);
    });
    expect(await ranges(75)).toEqual(shaken);
  });
});

describe('a reason', () => {
  it('calls a row of another list by its list, as each list counts from 1', async () => {
    const input = fillIn({ towers: [towers[0], towers[2]] });
    const [first, second] = selectedOf(await planSites(input, engineOf(input, 1600)));
    const said = (kind: PlanItem['kind']): string =>
      reasonOf(first, (id) => (id === second.id ? { ...second, kind } : undefined)).en;
    expect(said(first.kind)).toContain(`people whom #2 `);
    expect(said('5g-area')).toContain(`people whom 5G wide coverage #2 `);
  });

  it('has no number that is not a field of its item, in both languages', async () => {
    const two = fillIn({ towers: [towers[0], towers[2]] });
    const [{ price }] = (await planSites(two, engineOf(two, 1600))).items;
    for (const input of [
      two,
      fillIn({ caps: capped(2.5 * price.capex) }),
      fillIn({ caps: capped(0.5 * price.capex) }),
    ]) {
      const { items } = await planSites(input, shakenEngine(input, 900));
      const names = items.flatMap((i) => [
        ...(i.rank === undefined ? [] : [`#${i.rank} ${i.name}`]),
        ...[i.id, i.name, i.towerId],
      ]);
      for (const item of items)
        for (const text of [item.reason.en, item.reason.zh]) {
          const known = new Set([...numbersIn(item).map(Math.round), item.whatIf.ifForced?.out.length]);
          const said =
            without(text, names)
              .replace(/\b[45]G\b/g, '')
              .match(/\d+(?:\.\d+)?/g) ?? [];
          expect(
            said.filter((n) => !known.has(Number(n))),
            text,
          ).toEqual([]);
        }
    }
  });
});
