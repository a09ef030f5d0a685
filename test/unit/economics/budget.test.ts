/** Caps as resources, and the budget table: every margin adds up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BudgetItem,
  budgetCaps,
  budgetSums,
  budgetTable,
  yearsOf,
} from '../../../src/economics/budget.js';
import { capName } from '../../../src/economics/capNames.js';

const budget = {
  capexTotal: 12_000_000,
  governmentShare: 4_000_000,
  byYear: { 2028: { governmentShare: 1_500_000 }, 2027: { capex: 6_000_000 } },
  bySource: { 'universal-service': 900_000, fiscal: 3_000_000, carrier: 5_000_000 },
};

const site = {
  capex: 300_000,
  governmentShare: 80_000,
  fundingSource: 'fiscal',
  fundingClass: 'public-good',
  town: '双河镇',
  year: 2027,
} as const;

describe('caps', () => {
  it('are named after what they cap, in a fixed order', () => {
    const caps = budgetCaps(budget, 2026);
    expect(caps.map((c) => [c.name, c.cap])).toEqual([
      ['capexTotal', 12_000_000],
      ['governmentShare', 4_000_000],
      ['capex:2027', 6_000_000],
      ['governmentShare:2028', 1_500_000],
      ['source:carrier', 5_000_000],
      ['source:fiscal', 3_000_000],
      ['source:universal-service', 900_000],
    ]);
    expect(budgetCaps({ byYear: {}, bySource: {} }, 2026)).toEqual([]);
  });

  it('count a site where it belongs: its year, and the source of each side of its bill', () => {
    const use = (year: number | undefined, fundingSource: string) =>
      Object.fromEntries(
        budgetCaps(budget, 2028).map((c) => [c.name, c.amountOf({ ...site, fundingSource, year })]),
      );
    expect(use(2027, 'universal-service')).toEqual({
      capexTotal: 300_000,
      governmentShare: 80_000,
      'capex:2027': 300_000,
      'governmentShare:2028': 0,
      'source:carrier': 220_000,
      'source:fiscal': 0,
      'source:universal-service': 80_000,
    });
    // Without a year: the default one. A bond pays the enterprises' part, the county's budget the grant.
    expect(use(undefined, 'special-bond')).toMatchObject({
      'capex:2027': 0,
      'governmentShare:2028': 80_000,
      'source:carrier': 0,
      'source:fiscal': 80_000,
    });
  });

  it('count a site in its funding class and its town, and are named in words', () => {
    const caps = budgetCaps(
      {
        byYear: {},
        bySource: {},
        byClass: { commercial: { capex: 9 }, 'public-good': { capex: 5, governmentShare: 2 } },
        byTown: { 石门镇: { capex: 4 }, 双河镇: { governmentShare: 3 } },
      },
      2027,
    );
    expect(caps.map((c) => [c.name, c.cap, c.amountOf(site)])).toEqual([
      ['class-capex:public-good', 5, 300_000],
      ['class-governmentShare:public-good', 2, 80_000],
      ['class-capex:commercial', 9, 0],
      ['town-governmentShare:双河镇', 3, 80_000],
      ['town-capex:石门镇', 4, 0],
    ]);
    expect(caps.map((c) => capName(c.name).en)).toEqual([
      'investment in public good sites',
      'government share of public good sites',
      'investment in commercial sites',
      'government share in 双河镇',
      'investment in 石门镇',
    ]);
  });

  it('refuse a source that no site can have', () => {
    const made = () => budgetCaps({ byYear: {}, bySource: { fiscl: 1 } }, 2026);
    expect(made).toThrow(/siting\.budget\.bySource\.fiscl: .*did you mean fiscal\?/);
  });

  it('give the years that may be built in', () => {
    expect(yearsOf(budget, 2026)).toEqual([2027, 2028]);
    expect(yearsOf({ byYear: {} }, 2026)).toEqual([2026]);
  });
});

const share = fc.integer({ min: 0, max: 500_000 });
const anyItem: fc.Arbitrary<BudgetItem> = fc
  .record({
    kind: fc.constantFrom('5g-key-area', '5g-area', '4g-fill-in'),
    year: fc.constantFrom(2027, 2028, undefined),
    fundingClass: fc.constantFrom('public-good', 'quasi-public', 'commercial'),
    shares: fc.tuple(share, share, share),
    opexPerYear: share,
  })
  .map(
    ({
      kind,
      year,
      fundingClass,
      shares: [governmentShare, carrierShare, towerCompanyShare],
      opexPerYear,
    }) => ({
      kind,
      year,
      price: { capex: governmentShare + carrierShare + towerCompanyShare, opexPerYear },
      funding: { fundingClass, governmentShare, carrierShare, towerCompanyShare },
    }),
  );

describe('budget table', () => {
  it('adds up along every margin, whatever the order of the items', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 60 }), (items) => {
        const { rows, total } = budgetTable(items);
        expect(budgetTable([...items].reverse())).toEqual({ rows, total });
        const keys = [
          'sites',
          'capex',
          'governmentShare',
          'carrierShare',
          'towerCompanyShare',
          'opexPerYear',
        ] as const;
        for (const key of keys) {
          const summed = (list: typeof rows): number => list.reduce((s, row) => s + row[key], 0);
          expect(summed(rows)).toBe(total[key]);
          for (const kind of new Set(items.map((i) => i.kind))) {
            const own = items.filter((i) => i.kind === kind);
            expect(summed(rows.filter((r) => r.kind === kind))).toBe(budgetSums(own)[key]);
          }
          for (const year of new Set(items.map((i) => i.year))) {
            const own = items.filter((i) => i.year === year);
            expect(summed(rows.filter((r) => r.year === year))).toBe(budgetSums(own)[key]);
          }
        }
        for (const row of [...rows, total])
          expect(row.governmentShare + row.carrierShare + row.towerCompanyShare).toBe(row.capex);
        expect(rows.every((r) => r.sites > 0)).toBe(true);
      }),
    );
  });

  it('sums by hand: two village sites of a year in one row, sorted by kind, year and class', () => {
    const item = (kind: string, year: number | undefined, capex: number): BudgetItem => ({
      kind,
      year,
      price: { capex, opexPerYear: 10 },
      funding: { fundingClass: 'public-good', governmentShare: capex, carrierShare: 0, towerCompanyShare: 0 },
    });
    const { rows } = budgetTable([
      item('5g-area', undefined, 7),
      item('5g-area', 2028, 5),
      item('4g-fill-in', 2027, 1),
      item('4g-fill-in', 2027, 2),
    ]);
    expect(rows.map((r) => [r.kind, r.year, r.sites, r.capex, r.opexPerYear])).toEqual([
      ['4g-fill-in', 2027, 2, 3, 20],
      ['5g-area', 2028, 1, 5, 10],
      ['5g-area', undefined, 1, 7, 10],
    ]);
  });
});
