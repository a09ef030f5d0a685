/** Section of cost and funding: a table that adds up, caps and their use, who pays. */
import type { BudgetRow } from '../../../economics/budget.js';
import { capName } from '../../../economics/capNames.js';
import { costItemNames } from '../../../economics/itemMessages.js';
import { fundingClassNames, payerNames } from '../../../economics/messages.js';
import type { CostLine, Payer } from '../../../economics/price.js';
import type { PlanItem } from '../../../siting/item.js';
import { fundingSourceName } from '../../exports/names.js';
import { budgetMessages } from '../budgetMessages.js';
import type { ReportBudget } from '../data.js';
import { html, type Html } from '../html.js';
import { moneyMessages as m, pageMessages, sectionMessages } from '../messages.js';
import { count, dash, decimal, percent, sumOf, wan } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, table } from '../table.js';
import { kindWords } from '../wordMessages.js';
import { otherBudgets } from './otherBudgets.js';

export const payerColours: Readonly<Record<Payer, string>> = {
  government: '#b45309',
  carrier: '#134f80',
  'tower-company': '#5f7f93',
};

export function money(page: Page): Html {
  const { plan } = page.data;
  const body = plan
    ? html`<p class="note">${page.say(m.amounts, { unit: page.moneyUnit })}</p>
${budgetTable(page, plan.budget.rows)}${capsTable(page, plan.budget)}${otherBudgets(page, plan)}${payersTable(page)}${sourcesTable(page)}${itemsTable(page)}
<p>${page.say(m.costSource, { source: page.say(plan.budget.costSource) })}</p>${assumed(page)}`
    : html`<p>${page.say(pageMessages.noData)}</p>`;
  return html`<section id="money"><h2>${page.say(sectionMessages.money)}</h2>${body}</section>`;
}

const amounts = [
  ['capex', m.capex],
  ['governmentShare', m.government],
  ['carrierShare', m.carrier],
  ['towerCompanyShare', m.tower],
  ['opexPerYear', m.opex],
] as const;

function budgetTable(page: Page, rows: readonly BudgetRow[]): Html {
  if (rows.length === 0) return html`<p>${page.say(pageMessages.noData)}</p>`;
  const columns: Column<BudgetRow>[] = [
    { head: page.say(m.kind), cell: (r) => page.word(kindWords, r.kind), heads: true },
    { head: page.say(m.year), cell: (r) => (r.year === undefined ? dash : String(r.year)), figures: true },
    { head: page.say(m.class), cell: (r) => page.say(fundingClassNames[r.fundingClass]) },
    { head: page.say(m.sites), cell: (r) => count(r.sites), figures: true },
    ...amounts.map(
      ([field, text]): Column<BudgetRow> => ({
        head: page.say(text),
        cell: (r) => wan(r[field]),
        figures: true,
      }),
    ),
  ];
  const foot = [
    page.say(pageMessages.total),
    '',
    '',
    count(sumOf(rows, (r) => r.sites)),
    ...amounts.map(([field]) => wan(sumOf(rows, (r) => r[field]))),
  ];
  return table({ caption: page.say(m.budget), columns, rows, foot });
}

function capsTable(page: Page, { caps }: ReportBudget): Html {
  if (caps.length === 0) return html`<p>${page.say(m.noCaps)}</p>`;
  type Cap = ReportBudget['caps'][number];
  const columns: Column<Cap>[] = [
    { head: page.say(m.cap), cell: (c) => page.say(capName(c.name)), heads: true },
    { head: page.say(m.limit), cell: (c) => wan(c.cap), figures: true },
    { head: page.say(m.used), cell: (c) => wan(c.used), figures: true },
    { head: page.say(m.left), cell: (c) => wan(c.cap - c.used), figures: true },
    { head: page.say(m.share), cell: (c) => (c.cap > 0 ? percent(c.used / c.cap) : dash), figures: true },
    {
      head: page.say(budgetMessages.shadow, { unit: page.moneyUnit }),
      cell: (c) => decimal(1e4 * c.shadowPrice, 1),
      figures: true,
    },
  ];
  return table({ caption: page.say(m.caps), columns, rows: caps });
}

export interface PayerShare {
  readonly payer: Payer;
  readonly amount: number;
  /** Of the investment; NaN without any. */
  readonly share: number;
}

export function payerShares(selected: readonly PlanItem[]): PayerShare[] {
  const total = sumOf(selected, (i) => i.price.capex);
  const of = (payer: PayerShare['payer'], amount: number): PayerShare => ({
    payer,
    amount,
    share: amount / total,
  });
  return [
    of(
      'government',
      sumOf(selected, (i) => i.funding.governmentShare),
    ),
    of(
      'carrier',
      sumOf(selected, (i) => i.funding.carrierShare),
    ),
    of(
      'tower-company',
      sumOf(selected, (i) => i.funding.towerCompanyShare),
    ),
  ];
}

function payersTable(page: Page): Html {
  const rows = payerShares(page.selected);
  const columns: Column<PayerShare>[] = [
    { head: page.say(m.payer), cell: (r) => page.say(payerNames[r.payer]), heads: true },
    { head: page.say(m.capex), cell: (r) => wan(r.amount), figures: true },
    { head: page.say(m.payerShare), cell: (r) => percent(r.share), figures: true },
  ];
  const total = sumOf(rows, (r) => r.amount);
  const foot = [page.say(pageMessages.total), wan(total), percent(total > 0 ? 1 : Number.NaN)];
  return table({ caption: page.say(m.payers), columns, rows, foot });
}

/** What each source gives as the government's share, and what its sites cost in all. */
function sourcesTable(page: Page): Html | undefined {
  const sources = [...new Set(page.selected.map((i) => i.funding.fundingSource))].sort();
  if (sources.length === 0) return undefined;
  const of = (source: string) => page.selected.filter((i) => i.funding.fundingSource === source);
  const columns: Column<string>[] = [
    { head: page.say(m.source), cell: (s) => page.say(fundingSourceName(s)), heads: true },
    { head: page.say(m.sites), cell: (s) => count(of(s).length), figures: true },
    { head: page.say(m.capex), cell: (s) => wan(sumOf(of(s), (i) => i.price.capex)), figures: true },
    {
      head: page.say(m.government),
      cell: (s) => wan(sumOf(of(s), (i) => i.funding.governmentShare)),
      figures: true,
    },
  ];
  return table({ caption: page.say(m.sources), columns, rows: sources });
}

function assumed(page: Page): Html | undefined {
  const lines = page.selected.flatMap((i) => i.price.items.filter((l) => !l.perYear));
  const total = sumOf(lines, (l) => l.amount);
  if (total === 0) return undefined;
  const share = sumOf(lines, (l) => (l.assumed ? l.amount : 0)) / total;
  const unknown = page.selected.filter((i) => i.price.unknown.length > 0).length;
  return html`<p>${page.say(m.assumed, { share: percent(share), sites: count(unknown) })}</p>`;
}

interface ItemSum {
  readonly line: CostLine;
  readonly sites: number;
  readonly amount: number;
}

/** What the money buys: the cost lines of all selected sites by item, one-off before yearly, dearest first. */
function itemsTable(page: Page): Html | undefined {
  const lines = page.selected.flatMap((i) => i.price.items);
  const rows = [...new Set(lines.map((l) => l.id))]
    .map((id): ItemSum => {
      const own = lines.filter((l) => l.id === id);
      return { line: own[0], sites: own.length, amount: sumOf(own, (l) => l.amount) };
    })
    .sort((a, b) => Number(a.line.perYear) - Number(b.line.perYear) || b.amount - a.amount);
  if (rows.length === 0) return undefined;
  const columns: Column<ItemSum>[] = [
    { head: page.say(m.item), cell: ({ line }) => page.word(costItemNames, line.id), heads: true },
    { head: page.say(m.lines), cell: (r) => count(r.sites), figures: true },
    { head: page.say(m.capex), cell: (r) => (r.line.perYear ? dash : wan(r.amount)), figures: true },
    { head: page.say(m.opex), cell: (r) => (r.line.perYear ? wan(r.amount) : dash), figures: true },
    { head: page.say(m.payer), cell: ({ line }) => page.say(payerNames[line.payer]) },
    {
      head: page.say(m.priceSource),
      cell: ({ line }) => (line.assumed ? page.say(m.isAssumed) : line.source),
    },
  ];
  return table({ caption: page.say(m.items), columns, rows });
}
