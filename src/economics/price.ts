/** What one site costs: its cost lines by the book, each with quantity, unit price, payer and source. */
import { billOf, type SiteSpec } from './bill.js';
import type { CostBook } from './costBook.js';
import type { CostItemId, Payer } from './items.js';

export type { SiteSpec } from './bill.js';
export type { FundingClass, FundingDecision } from './funding.js';
export type { Payer } from './items.js';

export interface CostLine {
  /** Item of the cost book. */
  readonly id: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: number;
  /** quantity × unitPrice, rounded to a whole unit of currency. */
  readonly amount: number;
  readonly perYear: boolean;
  readonly payer: Payer;
  readonly assumed: boolean;
  /** With its date; empty for a starting value. */
  readonly source: string;
}

export interface SitePrice {
  /** Exact sum of the one-off lines. */
  readonly capex: number;
  /** Exact sum of the lines per year. */
  readonly opexPerYear: number;
  /** Electricity in them; 0 = none is paid. */
  readonly energyPerYear_kWh: number;
  readonly currency: string;
  /** Empty: the site needs no line of its own. */
  readonly backhaul: 'fibre' | 'microwave' | '';
  readonly items: readonly CostLine[];
  /** Fields of the spec that were not known: lengths are priced by the typical one, a platform as free. */
  readonly unknown: readonly string[];
}

export function priceSite(book: CostBook, spec: SiteSpec): SitePrice {
  const { quantities, backhaul, unknown } = billOf(book, spec);
  const items = quantities
    .filter(([, quantity]) => quantity > 0)
    .map(([id, quantity]) => lineOf(book, id, quantity));
  const total = (perYear: boolean): number =>
    items.reduce((sum, line) => (line.perYear === perYear ? sum + line.amount : sum), 0);
  return {
    capex: total(false),
    opexPerYear: total(true),
    energyPerYear_kWh: items.find((line) => line.id === 'electricity')?.quantity ?? 0,
    currency: book.currency,
    backhaul,
    items,
    unknown,
  };
}

function lineOf(book: CostBook, id: CostItemId, quantity: number): CostLine {
  const { amount, unit, payer, assumed, source, date } = book.items[id];
  return {
    id,
    quantity,
    unit,
    unitPrice: amount,
    amount: Math.round(quantity * amount),
    perYear: unit.endsWith('/year'),
    payer,
    assumed,
    source: source === '' || date === '' ? source : `${source} (${date})`,
  };
}
