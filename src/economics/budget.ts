/** Caps of a budget as named resources, and the table of what a plan spends. */
import { CoverageError } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import { nearest } from '../schema/nearest.js';
import { economicsMessages as m } from './messages.js';
import type { FundingClass, FundingDecision, SitePrice } from './price.js';
import { amountFrom, type FundingSource, fundingSources } from './sources.js';

/** Caps on investment and on what the government gives of it. */
export interface PairOfCaps {
  readonly capex?: number;
  readonly governmentShare?: number;
}

/** Caps in the budget's currency; an absent cap does not bind. */
export interface Budget {
  readonly capexTotal?: number;
  readonly governmentShare?: number;
  readonly byYear: Readonly<Record<string, PairOfCaps>>;
  readonly bySource: Readonly<Record<string, number>>;
  readonly byClass?: Readonly<Partial<Record<FundingClass, PairOfCaps>>>;
  /** By the name of a town of the county. */
  readonly byTown?: Readonly<Record<string, PairOfCaps>>;
}

/** What a site takes from caps. A site without a year is built in the default one. */
export interface Spending {
  readonly capex: number;
  readonly governmentShare: number;
  readonly fundingSource: string;
  readonly fundingClass: FundingClass;
  /** Empty: in no known town. */
  readonly town: string;
  readonly year: number | undefined;
}

export interface BudgetCap {
  /**
   * `capexTotal`, `governmentShare`; of a year `capex:2027`, `governmentShare:2027`; of a class `class-capex:public-good`,
   * `class-governmentShare:public-good`; of a town `town-capex:NAME`, `town-governmentShare:NAME`; `source:fiscal`.
   */
  readonly name: string;
  readonly cap: number;
  /** The year it caps; absent = the whole plan. */
  readonly year?: number;
  readonly amountOf: (item: Spending) => number;
}

/** Years in which may be built, ascending: those of the budget, or the default one. */
export function yearsOf(budget: Pick<Budget, 'byYear'>, defaultYear: number): readonly number[] {
  const years = Object.keys(budget.byYear).map(Number);
  return years.length === 0 ? [defaultYear] : years.sort((a, b) => a - b);
}

/** Throws CoverageError('config') for a funding source that no site can have: such a cap would never bind. */
export function budgetCaps(budget: Budget, defaultYear: number): readonly BudgetCap[] {
  const caps: BudgetCap[] = [];
  const add = (
    name: string,
    cap: number | undefined,
    amountOf: BudgetCap['amountOf'],
    year?: number,
  ): void => {
    if (cap !== undefined) caps.push({ name, cap, year, amountOf });
  };
  const addPair = (
    prefix: string,
    part: string,
    { capex, governmentShare }: PairOfCaps,
    counts: (i: Spending) => boolean,
    year?: number,
  ): void => {
    add(`${prefix}capex:${part}`, capex, (i) => (counts(i) ? i.capex : 0), year);
    add(
      `${prefix}governmentShare:${part}`,
      governmentShare,
      (i) => (counts(i) ? i.governmentShare : 0),
      year,
    );
  };
  add('capexTotal', budget.capexTotal, (i) => i.capex);
  add('governmentShare', budget.governmentShare, (i) => i.governmentShare);
  for (const year of Object.keys(budget.byYear)
    .map(Number)
    .sort((a, b) => a - b))
    addPair('', String(year), budget.byYear[year], (i) => (i.year ?? defaultYear) === year, year);
  for (const fundingClass of classOrder)
    addPair(
      'class-',
      fundingClass,
      budget.byClass?.[fundingClass] ?? {},
      (i) => i.fundingClass === fundingClass,
    );
  for (const [town, pair] of Object.entries(budget.byTown ?? {}).sort(([a], [b]) => compare(a, b)))
    addPair('town-', town, pair, (i) => i.town === town);
  for (const name of Object.keys(budget.bySource).sort()) {
    const source = knownSource(name);
    add(`source:${source}`, budget.bySource[name], (i) => amountFrom(source, i));
  }
  return caps;
}

function knownSource(name: string): FundingSource {
  const found = fundingSources.find((s) => s === name);
  if (found !== undefined) return found;
  const near = nearest(name, fundingSources);
  throw new CoverageError('config', {
    severity: 'error',
    code: 'CVG_BUDGET_SOURCE',
    text: fill(m.unknownSource, { name }),
    hint:
      near === undefined
        ? fill(m.knownSources, { names: fundingSources.join(', ') })
        : fill(m.nearestSource, { name: near }),
    where: { field: `siting.budget.bySource.${name}` },
  });
}

/** A chosen site, as the table counts it. */
export interface BudgetItem {
  readonly kind: string;
  readonly year: number | undefined;
  readonly price: Pick<SitePrice, 'capex' | 'opexPerYear'>;
  readonly funding: Omit<FundingDecision, 'fundingSource' | 'fundingBasis' | 'ground' | 'npv'>;
}

export interface BudgetSums {
  readonly sites: number;
  readonly capex: number;
  readonly governmentShare: number;
  readonly carrierShare: number;
  readonly towerCompanyShare: number;
  readonly opexPerYear: number;
}

export interface BudgetRow extends BudgetSums {
  readonly kind: string;
  readonly year: number | undefined;
  readonly fundingClass: FundingClass;
}

export interface BudgetTable {
  /** One per kind × year × funding class that occurs, sorted; a row without a year comes last. */
  readonly rows: readonly BudgetRow[];
  readonly total: BudgetSums;
}

export function budgetTable(items: readonly BudgetItem[]): BudgetTable {
  const groups = new Map<string, BudgetItem[]>();
  for (const item of items) {
    const key = JSON.stringify([item.kind, item.year, item.funding.fundingClass]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const rows = [...groups.values()].map((group): BudgetRow => {
    const { kind, year, funding } = group[0];
    return { kind, year, fundingClass: funding.fundingClass, ...budgetSums(group) };
  });
  return { rows: rows.sort(byKindYearClass), total: budgetSums(items) };
}

/** Sums over any selection of items: a kind, a year, a class, or the whole plan. */
export function budgetSums(items: readonly BudgetItem[]): BudgetSums {
  const sum = (of: (item: BudgetItem) => number): number => items.reduce((s, item) => s + of(item), 0);
  return {
    sites: items.length,
    capex: sum((i) => i.price.capex),
    governmentShare: sum((i) => i.funding.governmentShare),
    carrierShare: sum((i) => i.funding.carrierShare),
    towerCompanyShare: sum((i) => i.funding.towerCompanyShare),
    opexPerYear: sum((i) => i.price.opexPerYear),
  };
}

const classOrder: readonly FundingClass[] = ['public-good', 'quasi-public', 'commercial'];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byKindYearClass(a: BudgetRow, b: BudgetRow): number {
  if (a.kind !== b.kind) return compare(a.kind, b.kind);
  if (a.year !== b.year) return (a.year ?? Number.MAX_VALUE) - (b.year ?? Number.MAX_VALUE);
  return classOrder.indexOf(a.fundingClass) - classOrder.indexOf(b.fundingClass);
}
