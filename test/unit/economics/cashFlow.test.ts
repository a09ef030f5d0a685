/** Cash flows against the shared vectors, all of them, and against a closed form. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cashFlowOf, classByCashFlow } from '../../../src/economics/cashFlow.js';
import { shippedBook } from '../../../src/economics/costBook.js';
import { universalServiceGrant } from '../../../src/economics/funding.js';
import { has, shared } from '../../helpers/needs.js';

interface NpvCase {
  readonly id: string;
  readonly capex: number;
  readonly opex_per_year: number;
  readonly revenue_full: number;
  readonly growth: number;
  readonly discount_rate: number;
  readonly years: number;
  readonly expect: {
    readonly cash_flow: readonly number[];
    readonly npv: number;
    readonly irr: number | null;
    readonly payback_years: number | null;
    readonly discounted_payback_years: number | null;
    readonly pv_revenue: number;
    readonly pv_cost: number;
    readonly viability_gap: number;
    readonly funding_class: string;
  };
}

interface GrantCase {
  readonly id: string;
  readonly kind: 'remote_village' | 'border';
  readonly build_cost: number;
  readonly annual_opex: number;
  readonly expect: { readonly subsidy: number };
}

const vectors = shared('reference/economics/npv_classification.json');
const grants = shared('reference/economics/universal_service_subsidy.json');
const casesOf = <T>(file: string): readonly T[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly T[] }).cases;

describe('cash flow', () => {
  it.skipIf(!has(vectors))('equals every shared vector', () => {
    const cases = casesOf<NpvCase>(vectors);
    expect(cases.length).toBeGreaterThan(100);
    for (const c of cases) {
      const found = cashFlowOf({
        capex: c.capex,
        opexPerYear: c.opex_per_year,
        revenuePerYear: c.revenue_full,
        growth: c.growth,
        discountRate: c.discount_rate,
        years: c.years,
      });
      const e = c.expect;
      const pairs: [number, number | null][] = [
        ...found.flows.map((flow, year): [number, number] => [flow, e.cash_flow[year]]),
        [found.npv, e.npv],
        [found.irr, e.irr],
        [found.payback_years, e.payback_years],
        [found.discountedPayback_years, e.discounted_payback_years],
        [found.pvRevenue, e.pv_revenue],
        [found.pvCost, e.pv_cost],
        [found.viabilityGap, e.viability_gap],
      ];
      expect(found.flows).toHaveLength(e.cash_flow.length);
      for (const [value, wanted] of pairs)
        if (wanted === null) expect(value, c.id).toBeNaN();
        else expect(Math.abs(value - wanted), c.id).toBeLessThan(1e-4);
      expect(classByCashFlow(found), c.id).toBe(e.funding_class);
    }
  });

  it('equals the annuity where nothing changes from year to year', () => {
    const rate = 0.06;
    const annuity = (1 - (1 + rate) ** -7) / rate;
    const found = cashFlowOf({
      capex: 900,
      opexPerYear: 40,
      revenuePerYear: 0,
      discountRate: rate,
      years: 7,
    });
    expect(found.npv).toBeCloseTo(-900 - 40 * annuity, 9);
    expect(found.pvOpex).toBeCloseTo(40 * annuity, 9);
  });

  it('as an equal payment a year is worth its cost', () => {
    const input = { capex: 900, opexPerYear: 40, revenuePerYear: 100, years: 12, renewal: 50 };
    for (const discountRate of [0, 0.04]) {
      const { annualCost, pvCost } = cashFlowOf({ ...input, discountRate });
      const paid = Array.from({ length: 12 }, (_, t) => annualCost * (1 + discountRate) ** -(t + 1));
      expect(paid.reduce((sum, p) => sum + p, 0)).toBeCloseTo(pvCost, 9);
    }
    // Undiscounted by hand: 900 + 12 × 40 + 50 of renewal.
    expect(cashFlowOf({ ...input, discountRate: 0 })).toMatchObject({
      pvCost: 1430,
      benefitCostRatio: 1100 / 1430,
    });
    const nothing = cashFlowOf({ capex: 0, opexPerYear: 0, revenuePerYear: 9, years: 5, discountRate: 0.05 });
    expect([nothing.grantShare, nothing.benefitCostRatio]).toEqual([Number.NaN, Number.NaN]);
  });

  it('is worth nothing at its internal rate of return', () => {
    const input = { capex: 300_000, opexPerYear: 30_000, revenuePerYear: 110_000, years: 15 };
    const { irr } = cashFlowOf({ ...input, discountRate: 0.05 });
    expect(cashFlowOf({ ...input, discountRate: irr }).npv).toBeCloseTo(0, 3);
  });

  it.skipIf(!has(grants))('universal-service grants equal every shared vector', () => {
    const cases = casesOf<GrantCase>(grants);
    expect(cases.length).toBeGreaterThan(10);
    for (const c of cases) {
      const rules = { ...shippedBook.funding, border: c.kind === 'border' };
      const grant = universalServiceGrant(rules, c.build_cost, c.annual_opex);
      expect(Math.abs(grant - c.expect.subsidy), c.id).toBeLessThan(1e-9);
    }
  });
});
