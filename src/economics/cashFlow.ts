/**
 * Cash flow of one site. Year 0 pays the capex; flows fall at the end of each year. A planning policy, not a legal
 * definition: growth of users, renewal and the limits of the classes are this project's defaults.
 */
export type FundingClass = 'public-good' | 'quasi-public' | 'commercial';

export interface CashFlowInput {
  readonly capex: number;
  readonly opexPerYear: number;
  /** Per year, once all users are there. */
  readonly revenuePerYear: number;
  readonly discountRate: number;
  readonly years: number;
  /** Growth of revenue per year, a share; 0 when absent. */
  readonly growth?: number;
  /** Spent again in year 8; a share of the capex when absent. */
  readonly renewal?: number;
}

export interface CashFlow {
  /** Year 0 first. */
  readonly flows: readonly number[];
  readonly npv: number;
  /** NaN: no rate makes the flows worth nothing. */
  readonly irr: number;
  /** Years until the sum of flows first rises above zero; NaN: never. */
  readonly payback_years: number;
  readonly discountedPayback_years: number;
  readonly pvRevenue: number;
  readonly pvOpex: number;
  /** Present value of capex, opex and renewal. */
  readonly pvCost: number;
  /** What a grant must bring for an NPV of 0. */
  readonly viabilityGap: number;
  /** That grant as a share of `pvCost`; NaN where nothing is spent. */
  readonly grantShare: number;
  /** `pvRevenue` over `pvCost`; NaN where nothing is spent. */
  readonly benefitCostRatio: number;
  /** `pvCost` as an equal payment at the end of each year. */
  readonly annualCost: number;
}

/** Share of the users who are there in the years 1, 2, 3; all from year 4. */
const ramp = [0.4, 0.7, 0.9];
const renewalYear = 8;
const renewalShare = 0.3;
export const commercialPayback_years = 8;
export const mostGrant_share = 0.5;

export function cashFlowOf(input: CashFlowInput): CashFlow {
  const { capex, opexPerYear, revenuePerYear, discountRate, years, growth = 0 } = input;
  const { renewal: renewed = renewalShare * capex } = input;
  const flows = [-capex];
  let pvRevenue = 0;
  let pvOpex = 0;
  let pvRenewal = 0;
  for (let year = 1; year <= years; year++) {
    const worth = (1 + discountRate) ** -year;
    const revenue = revenuePerYear * (ramp[year - 1] ?? 1) * (1 + growth) ** (year - 1);
    const renewal = year === renewalYear ? renewed : 0;
    flows.push(revenue - opexPerYear - renewal);
    pvRevenue += revenue * worth;
    pvOpex += opexPerYear * worth;
    pvRenewal += renewal * worth;
  }
  const pvCost = capex + pvOpex + pvRenewal;
  const npv = presentValue(flows, discountRate);
  const viabilityGap = Math.max(0, -npv);
  return {
    flows,
    npv,
    irr: irrOf(flows),
    payback_years: paybackOf(flows, 0),
    discountedPayback_years: paybackOf(flows, discountRate),
    pvRevenue,
    pvOpex,
    pvCost,
    viabilityGap,
    grantShare: pvCost > 0 ? viabilityGap / pvCost : Number.NaN,
    benefitCostRatio: pvCost > 0 ? pvRevenue / pvCost : Number.NaN,
    annualCost: pvCost * annuityFactor(discountRate, years),
  };
}

/** Equal payment at the end of each of so many years that is worth 1 today. */
const annuityFactor = (rate: number, years: number): number =>
  rate === 0 ? 1 / years : rate / (1 - (1 + rate) ** -years);

/** Pays for itself soon; or carries its running cost and needs at most half of its cost as a grant; or neither. */
export function classByCashFlow(c: CashFlow): FundingClass {
  if (c.npv >= 0 && c.payback_years <= commercialPayback_years) return 'commercial';
  return c.pvRevenue >= c.pvOpex && c.viabilityGap <= mostGrant_share * c.pvCost
    ? 'quasi-public'
    : 'public-good';
}

const presentValue = (flows: readonly number[], rate: number): number =>
  flows.reduce((sum, flow, year) => sum + flow * (1 + rate) ** -year, 0);

/** By bisection; later renewals can make several roots, of which the bracket keeps one. */
function irrOf(flows: readonly number[]): number {
  let low = -0.99;
  let high = 10;
  if (!(presentValue(flows, low) > 0 && presentValue(flows, high) < 0)) return Number.NaN;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (presentValue(flows, middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Interpolated inside the year of the first crossing from below zero. */
function paybackOf(flows: readonly number[], rate: number): number {
  let sum = 0;
  for (const [year, flow] of flows.entries()) {
    const worth = flow * (1 + rate) ** -year;
    if (sum < 0 && sum + worth >= 0) return year - 1 - sum / worth;
    sum += worth;
  }
  return Number.NaN;
}
