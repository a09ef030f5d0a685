/** Who pays: classes by rule and by net present value, and shares that add up to the capex. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeClasses } from '../../../src/demand/classes.js';
import { cashFlowOf } from '../../../src/economics/cashFlow.js';
import { type CostBook, shippedBook } from '../../../src/economics/costBook.js';
import { fundingOf, returnsOf, type SitePurpose } from '../../../src/economics/funding.js';
import { groundText } from '../../../src/economics/grounds.js';
import { priceSite, type SitePrice } from '../../../src/economics/price.js';
import { amountFrom, fundingSources } from '../../../src/economics/sources.js';
import { anySpec, sharedMast } from './specs.js';

const price = priceSite(shippedBook, sharedMast);
const mall: SitePurpose = { category: 'mall', inTown: true, technology: 'nr', newPeople: 4000 };
const decide = (changes: Partial<SitePurpose>, book: CostBook = shippedBook, of: SitePrice = price) =>
  fundingOf(book, of, { ...mall, ...changes });

describe('funding class by rule', () => {
  it('follows the place', () => {
    const classOf = (category: string, inTown: boolean) => decide({ category, inTown }).fundingClass;
    expect(['mall', 'office'].map((c) => classOf(c, true))).toEqual(['commercial', 'commercial']);
    expect(['station', 'community', 'scenic'].map((c) => classOf(c, true))).toEqual(
      Array(3).fill('quasi-public'),
    );
    expect(['school', 'hospital', 'government'].map((c) => classOf(c, true))).toEqual(
      Array(3).fill('public-good'),
    );
    expect(['village', 'weak-4g', 'school'].map((c) => classOf(c, false))).toEqual(
      Array(3).fill('public-good'),
    );
  });

  it('is a legal duty outside towns only, and says so by its source', () => {
    const village = decide({ category: 'village', inTown: false });
    expect(village).toMatchObject({
      fundingSource: 'universal-service',
      fundingBasis: 'rule',
      npv: Number.NaN,
    });
    expect(decide({ category: 'school' }).fundingSource).toBe('fiscal');
    expect(decide({ category: 'station' }).fundingSource).toBe('special-bond');
    expect(decide({})).toMatchObject({ fundingSource: 'carrier', governmentShare: 0 });
  });

  it('follows the people elsewhere; uncounted people leave the middle class', () => {
    const mast = (inTown: boolean, newPeople: number) =>
      decide({ category: 'tower', inTown, newPeople }).fundingClass;
    expect([499, 500, Number.NaN].map((n) => mast(false, n))).toEqual([
      'public-good',
      'quasi-public',
      'quasi-public',
    ]);
    expect([1999, 2000, Number.NaN].map((n) => mast(true, n))).toEqual([
      'quasi-public',
      'commercial',
      'quasi-public',
    ]);
  });
});

const withRevenue: CostBook = {
  ...shippedBook,
  revenue: { arpuIncrement: 12, takeUp: 0.3, discountRate: 0.05, years: 10 },
};

describe('the ground of a class', () => {
  const said = (changes: Partial<SitePurpose>, book?: CostBook): string =>
    groundText(decide(changes, book).ground).en;

  it('names what decided, with the number and its limit', () => {
    expect(said({ category: 'village', inTown: false })).toBe('universal service is a legal duty here');
    expect(said({ category: 'tower', inTown: false, newPeople: 312.4 })).toBe(
      'outside towns, and 312 newly served people are fewer than 500',
    );
    expect(said({ category: 'tower', newPeople: 2000 })).toContain(
      '2000 newly served people are at least 2000',
    );
    expect(decide({ category: 'tower', newPeople: 1999 }).ground.id).toBe('between');
    expect(said({ newPeople: 60_000 }, withRevenue)).toMatch(/^pays for itself in \d\.\d+ years, at most 8$/);
    expect(said({ newPeople: 100 }, withRevenue)).toMatch(
      /^revenue of \d+ does not cover running cost of \d+/,
    );
  });

  it('agrees with the class by net present value, at any number of people', () => {
    for (let newPeople = 200; newPeople < 4000; newPeople += 50) {
      const { fundingClass, ground } = decide({ newPeople }, withRevenue);
      const holds = ground.figure <= ground.limit;
      switch (fundingClass) {
        case 'commercial':
          expect([ground.id, holds]).toEqual(['pays-back', true]);
          break;
        case 'quasi-public':
          expect([ground.id, holds]).toEqual(['needs-grant', true]);
          break;
        case 'public-good':
          expect([ground.id, holds]).toEqual(
            ground.id === 'gap-too-large' ? [ground.id, false] : ['runs-at-loss', true],
          );
      }
    }
  });
});

describe('returns', () => {
  it('are those of the cash flow of newly served users, and unknown without revenue inputs', () => {
    const found = returnsOf(withRevenue, price, 3000);
    expect(found.npv).toBe(decide({ newPeople: 3000 }, withRevenue).npv);
    expect(found.viabilityGap).toBe(Math.max(0, -found.npv));
    expect(found.pvRevenue - found.pvCost).toBeCloseTo(found.npv, 6);
    expect(Object.values(returnsOf(shippedBook, price, 3000)).every(Number.isNaN)).toBe(true);
    expect(Object.values(returnsOf(withRevenue, price, Number.NaN)).every(Number.isNaN)).toBe(true);
  });
});

describe('shares', () => {
  it('of a village site: 30 % of build and 6 years of running cost, taken off both companies in proportion', () => {
    const village = decide({ category: 'village', inTown: false });
    const grant = Math.round(0.3 * (201_000 + 6 * 52_323));
    // The tower company pays the power upgrade of 15 000, the carrier the rest.
    const toTower = Math.round((grant * 15_000) / 201_000);
    expect(village.governmentShare).toBe(grant);
    expect(village.towerCompanyShare).toBe(15_000 - toTower);
    expect(village.carrierShare).toBe(201_000 - grant - village.towerCompanyShare);
  });

  it('of a 5G station: the fixed grant; of a 4G one: none', () => {
    expect(decide({ category: 'station' }).governmentShare).toBe(5000);
    expect(decide({ category: 'station', technology: 'lte' }).governmentShare).toBe(0);
  });

  const purpose: fc.Arbitrary<SitePurpose> = fc.record({
    category: fc.constantFrom(...placeClasses, 'tower', 'base-station', 'weak-4g', 'user'),
    inTown: fc.boolean(),
    technology: fc.constantFrom('lte', 'nr'),
    newPeople: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 50_000 })),
  });
  it('are whole, never negative and add up to the capex, by payer and by source, for any site', () => {
    fc.assert(
      fc.property(anySpec, purpose, fc.constantFrom(shippedBook, withRevenue), (spec, what, book) => {
        const site = priceSite(book, spec);
        const f = fundingOf(book, site, what);
        const shares = [f.governmentShare, f.carrierShare, f.towerCompanyShare];
        expect(shares.every((s) => Number.isSafeInteger(s) && s >= 0)).toBe(true);
        expect(shares[0] + shares[1] + shares[2]).toBe(site.capex);
        const taken = fundingSources.map((s) => amountFrom(s, { ...f, capex: site.capex }));
        expect(taken.reduce((a, b) => a + b)).toBe(site.capex);
      }),
    );
  });

  it('follow the net present value where revenue is given, but for a legal duty', () => {
    const rich = decide({ newPeople: 60_000 }, withRevenue);
    expect(rich).toMatchObject({ fundingClass: 'commercial', fundingBasis: 'npv', fundingSource: 'carrier' });
    const yearly = 60_000 * 0.3 * 12 * 12;
    const cash = {
      capex: 201_000,
      opexPerYear: 52_323,
      revenuePerYear: yearly,
      discountRate: 0.05,
      years: 10,
    };
    expect(rich.npv).toBe(cashFlowOf(cash).npv);
    const poor = decide({ newPeople: 100 }, withRevenue);
    expect(poor).toMatchObject({ fundingClass: 'public-good', fundingBasis: 'npv', fundingSource: 'fiscal' });
    const village = decide({ category: 'village', inTown: false, newPeople: 60_000 }, withRevenue);
    expect(village).toMatchObject({ fundingClass: 'public-good', fundingBasis: 'rule', npv: rich.npv });
    expect(decide({ newPeople: Number.NaN }, withRevenue)).toMatchObject({
      fundingBasis: 'rule',
      npv: Number.NaN,
    });
  });
});
