/** Reference cases of money: cash flow of one site with its funding class, and the universal-service subsidy. */
import { requireWithin } from '../propagation/limits.js';
import type { ReferenceForm } from '../propagation/reference.js';
import type { Trace } from '../propagation/trace.js';
import { type CashFlow, cashFlowOf, classByCashFlow } from './cashFlow.js';
import { shippedBook } from './costBook.js';
import { universalServiceGrant } from './funding.js';

const mostYears = 100;

/** A value that does not exist (no rate, never paid back, nothing spent) is null. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

const cashFlow: ReferenceForm = {
  id: 'cash-flow',
  required: {
    capex: 'number',
    opex_per_year: 'number',
    revenue_full: 'number',
    discount_rate: 'number',
    years: 'number',
  },
  optional: { growth: 'number', reinvest_year8: 'number' },
  outputs: [
    'npv',
    'cash_flow',
    'irr',
    'payback_years',
    'discounted_payback_years',
    'pv_revenue',
    'pv_cost',
    'benefit_cost_ratio',
    'viability_gap',
    'subsidy_share_of_pv_cost',
    'funding_class',
  ],
  compute: (c) => {
    const years = c.number('years');
    requireWithin('years', years, 1, mostYears);
    const flow = cashFlowOf({
      capex: c.number('capex'),
      opexPerYear: c.number('opex_per_year'),
      revenuePerYear: c.number('revenue_full'),
      discountRate: c.number('discount_rate'),
      years,
      growth: c.optional('growth'),
      renewal: c.optional('reinvest_year8'),
    });
    if (c.trace) explain(flow, c.trace);
    return {
      values: {
        cash_flow: flow.flows,
        npv: flow.npv,
        irr: orNull(flow.irr),
        payback_years: orNull(flow.payback_years),
        discounted_payback_years: orNull(flow.discountedPayback_years),
        pv_revenue: flow.pvRevenue,
        pv_cost: flow.pvCost,
        benefit_cost_ratio: orNull(flow.benefitCostRatio),
        viability_gap: flow.viabilityGap,
        subsidy_share_of_pv_cost: orNull(flow.grantShare),
        funding_class: classByCashFlow(flow),
      },
      flags: [],
    };
  },
};

function explain(flow: CashFlow, trace: Trace): void {
  flow.flows.forEach((value, year) => {
    trace({
      symbol: `CF_${year}`,
      value,
      unit: '',
      equation: 'revenue − running cost − renewal, year 0: −capex',
    });
  });
  trace({ symbol: 'PV_revenue', value: flow.pvRevenue, unit: '', equation: 'Σ revenue_t·(1 + r)^−t' });
  trace({
    symbol: 'PV_cost',
    value: flow.pvCost,
    unit: '',
    equation: 'capex + Σ (running cost + renewal)·(1 + r)^−t',
  });
  trace({ symbol: 'NPV', value: flow.npv, unit: '', equation: 'Σ CF_t·(1 + r)^−t' });
}

const subsidy: ReferenceForm = {
  id: 'universal-service-subsidy',
  required: { kind: ['remote_village', 'border'], build_cost: 'number', annual_opex: 'number' },
  outputs: ['subsidy'],
  compute: (c) => {
    const rules = { ...shippedBook.funding, border: c.text('kind') === 'border' };
    const value = universalServiceGrant(rules, c.number('build_cost'), c.number('annual_opex'));
    c.trace?.({ symbol: 'grant', value, unit: '', equation: 'share·(build + years·running cost)' });
    return { values: { subsidy: value }, flags: [] };
  },
};

export const forms: readonly ReferenceForm[] = [cashFlow, subsidy];
