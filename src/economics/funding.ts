/**
 * Who pays for a site. Without revenue inputs the class follows the place, the people and the legal duty; with them, the
 * net present value. In China carriers and the tower company pay for base stations; the government adds a grant by class.
 */
import type { PlaceClass } from '../demand/classes.js';
import { cashFlowOf, classByCashFlow, commercialPayback_years, mostGrant_share } from './cashFlow.js';
import type { CashFlow, FundingClass } from './cashFlow.js';
import type { CostBook, FundingRules } from './costBook.js';
import { type FundingGround, groundOf } from './grounds.js';
import type { Payer } from './items.js';
import type { SitePrice } from './price.js';
import type { FundingSource } from './sources.js';

export type { FundingClass } from './cashFlow.js';

/** Shares are whole units of currency and add up to the capex exactly. */
export interface FundingDecision {
  readonly fundingClass: FundingClass;
  readonly fundingBasis: 'rule' | 'npv';
  /** What decided the class. */
  readonly ground: FundingGround;
  /** A `FundingSource`. */
  readonly fundingSource: string;
  readonly governmentShare: number;
  readonly carrierShare: number;
  readonly towerCompanyShare: number;
  /** Currency; NaN without revenue inputs or where newly served people are not counted. */
  readonly npv: number;
}

/** What a site is for. */
export interface SitePurpose {
  /** Place class, `tower`, `base-station`, `weak-4g` or `user`. */
  readonly category: string;
  readonly inTown: boolean;
  readonly technology: 'lte' | 'nr';
  /** Newly served; NaN where people are not counted. */
  readonly newPeople: number;
}

export function fundingOf(book: CostBook, price: SitePrice, purpose: SitePurpose): FundingDecision {
  const cash = cashFlowFor(book, price, purpose.newPeople);
  const duty = hasLegalDuty(purpose);
  const byNpv = cash !== undefined && !duty;
  const [fundingClass, ground] = byNpv
    ? [classByCashFlow(cash), groundByCashFlow(cash)]
    : classByRule(book.funding, purpose);
  const source = sourceOf(book.funding, fundingClass, duty);
  return {
    fundingClass,
    fundingBasis: byNpv ? 'npv' : 'rule',
    ground,
    fundingSource: source,
    ...sharesOf(price, grantOf(book.funding, price, purpose, fundingClass, source)),
    npv: cash?.npv ?? Number.NaN,
  };
}

/** What a site earns from the people whom it newly serves. All NaN without revenue inputs or where people are not counted. */
export type SiteReturns = Omit<CashFlow, 'flows'>;

export function returnsOf(book: CostBook, price: SitePrice, newPeople: number): SiteReturns {
  const cash = cashFlowFor(book, price, newPeople);
  if (cash === undefined) return noReturns;
  const { flows: _flows, ...returns } = cash;
  return returns;
}

const noReturns: SiteReturns = {
  npv: Number.NaN,
  irr: Number.NaN,
  payback_years: Number.NaN,
  discountedPayback_years: Number.NaN,
  pvRevenue: Number.NaN,
  pvOpex: Number.NaN,
  pvCost: Number.NaN,
  viabilityGap: Number.NaN,
  grantShare: Number.NaN,
  benefitCostRatio: Number.NaN,
  annualCost: Number.NaN,
};

/** Places that serve the public by law wherever they are. */
const publicPlaces: readonly string[] = [
  'hospital',
  'school',
  'university',
  'government',
] satisfies PlaceClass[];
/** Places that live from customers. */
const businessPlaces: readonly string[] = ['mall', 'office'] satisfies PlaceClass[];
const visitedPlaces: readonly string[] = ['station', 'metro', 'community', 'scenic'] satisfies PlaceClass[];

/** Universal telecommunications service (电信普遍服务): villages, their public places, and people outside towns without 4G. */
const hasLegalDuty = ({ category, inTown }: SitePurpose): boolean =>
  !inTown && (category === 'village' || category === 'weak-4g' || publicPlaces.includes(category));

type Classed = readonly [FundingClass, FundingGround];

function classByRule(rules: FundingRules, purpose: SitePurpose): Classed {
  const { category, inTown, newPeople } = purpose;
  if (hasLegalDuty(purpose)) return ['public-good', groundOf('legal-duty')];
  if (publicPlaces.includes(category)) return ['public-good', groundOf('public-place')];
  if (businessPlaces.includes(category)) return ['commercial', groundOf('business-place')];
  if (visitedPlaces.includes(category)) return ['quasi-public', groundOf('visited-place')];
  // Elsewhere the people decide; uncounted people leave the middle class.
  if (!inTown && newPeople < rules.publicGoodBelow_people)
    return ['public-good', groundOf('few-people', newPeople, rules.publicGoodBelow_people)];
  if (inTown && newPeople >= rules.commercialFrom_people)
    return ['commercial', groundOf('many-people', newPeople, rules.commercialFrom_people)];
  return ['quasi-public', groundOf('between')];
}

function groundByCashFlow(c: CashFlow): FundingGround {
  switch (classByCashFlow(c)) {
    case 'commercial':
      return groundOf('pays-back', c.payback_years, commercialPayback_years);
    case 'quasi-public':
      return groundOf('needs-grant', c.grantShare, mostGrant_share);
    case 'public-good':
      return c.pvRevenue < c.pvOpex
        ? groundOf('runs-at-loss', c.pvRevenue, c.pvOpex)
        : groundOf('gap-too-large', c.grantShare, mostGrant_share);
  }
}

function sourceOf(rules: FundingRules, fundingClass: FundingClass, duty: boolean): FundingSource {
  if (duty) return 'universal-service';
  if (fundingClass === 'public-good') return rules.publicGoodSource;
  return fundingClass === 'quasi-public' ? rules.quasiPublicSource : 'carrier';
}

/** Revenue counts newly served users only. */
function cashFlowFor(book: CostBook, price: SitePrice, newPeople: number): CashFlow | undefined {
  const { revenue } = book;
  if (revenue === undefined || Number.isNaN(newPeople)) return undefined;
  return cashFlowOf({
    capex: price.capex,
    opexPerYear: price.opexPerYear,
    revenuePerYear: newPeople * revenue.takeUp * revenue.arpuIncrement * 12,
    discountRate: revenue.discountRate,
    years: revenue.years,
  });
}

/** Share of the build plus some years of running cost, undiscounted (2018 round of the universal-service pilots). */
export function universalServiceGrant(rules: FundingRules, build: number, opexPerYear: number): number {
  const years = rules.border ? rules.borderYears : rules.universalServiceYears;
  return rules.universalServiceShare * (build + years * opexPerYear);
}

/** Before it is capped by what the enterprises pay. */
function grantOf(
  rules: FundingRules,
  price: SitePrice,
  { technology }: SitePurpose,
  fundingClass: FundingClass,
  source: FundingSource,
): number {
  const build = price.capex - paidBy(price, 'government');
  if (source === 'universal-service') return universalServiceGrant(rules, build, price.opexPerYear);
  if (fundingClass === 'public-good') return rules.publicGoodShare * build;
  return fundingClass === 'quasi-public' && technology === 'nr' ? rules.nrSiteGrant : 0;
}

/** The grant relieves carrier and tower company in proportion; it never exceeds what they would pay. */
function sharesOf(
  price: SitePrice,
  grant: number,
): Pick<FundingDecision, 'governmentShare' | 'carrierShare' | 'towerCompanyShare'> {
  const carrier = paidBy(price, 'carrier');
  const tower = paidBy(price, 'tower-company');
  const given = Math.min(Math.round(grant), carrier + tower);
  const toCarrier = carrier + tower === 0 ? 0 : Math.round((given * carrier) / (carrier + tower));
  return {
    governmentShare: paidBy(price, 'government') + given,
    carrierShare: carrier - toCarrier,
    towerCompanyShare: tower - (given - toCarrier),
  };
}

const paidBy = (price: SitePrice, payer: Payer): number =>
  price.items.reduce((sum, i) => (i.payer === payer && !i.perYear ? sum + i.amount : sum), 0);
