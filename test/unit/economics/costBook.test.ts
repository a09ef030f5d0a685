/** Reading a cost book: item by item over the shipped one, every mistake located. */
import { describe, expect, it } from 'vitest';
import { shippedBook } from '../../../src/economics/costBook.js';
import { costItemIds } from '../../../src/economics/items.js';
import { priceSite } from '../../../src/economics/price.js';
import { readCostBook } from '../../../src/economics/read.js';
import { CoverageError, renderDiagnostic } from '../../../src/foundation/errors.js';
import { sharedMast } from './specs.js';

const read = (text: string) => readCostBook(text, 'costbook.yaml');

/** Every problem of a text, as a user reads it. */
function problems(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof CoverageError) return error.diagnostics.map((d) => renderDiagnostic(d, 'en'));
    throw error;
  }
  return [];
}

describe('cost book', () => {
  it('is the shipped one where a file says nothing', () => {
    expect(read('currency: CNY')).toEqual(shippedBook);
  });

  it('replaces one item and leaves the others', () => {
    const book = read(
      [
        'currency: CNY',
        'items:',
        '  radio-nr-64t: {amount: 50000, source: county tender, date: 2026}',
        '  tower-rent: {amount: 15000, payer: government, assumed: true}',
        'typical: {mastFibre_m: 1 km}',
      ].join('\n'),
    );
    const { 'radio-nr-64t': panel, 'tower-rent': rent, ...others } = book.items;
    const { 'radio-nr-64t': _panel, 'tower-rent': _rent, ...shippedOthers } = shippedBook.items;
    expect(others).toEqual(shippedOthers);
    expect(panel).toEqual({
      amount: 50_000,
      unit: 'sector',
      payer: 'carrier',
      source: 'county tender',
      date: '2026',
      assumed: false,
    });
    expect(rent).toMatchObject({ amount: 15_000, payer: 'government', unit: 'site/year' });
    expect(book.typical).toEqual({ ...shippedBook.typical, mastFibre_m: 1000 });

    const spec = { ...sharedMast, fibre_m: Number.NaN };
    const [before, after] = [priceSite(shippedBook, spec), priceSite(book, spec)];
    expect(after.capex - before.capex).toBe(3 * 5_000 + 700 * 15);
    expect(after.opexPerYear - before.opexPerYear).toBe(15_000 - 21_700);
    expect(after.items.find((i) => i.id === 'radio-nr-64t')?.source).toBe('county tender (2026)');
  });

  it('refuses an unknown item with the nearest one', () => {
    const [line] = problems('currency: CNY\nitems:\n  mast-35: {amount: 1, assumed: true}\n');
    expect(line).toMatch(/^costbook\.yaml:3:3 items\.mast-35: .*did you mean mast-35m\?/);
  });

  it('refuses a figure without origin, another unit and a negative amount, all at once', () => {
    const found = problems(
      [
        'currency: CNY',
        'items:',
        '  antenna: {amount: 4000}',
        '  repeater: {amount: 4000, source: a tender}',
        '  fibre-aerial: {amount: 15000, unit: km, assumed: true}',
        '  lamp-pole: {amount: -1, assumed: true}',
      ].join('\n'),
    );
    expect(found).toHaveLength(4);
    expect(found.find((f) => f.startsWith('costbook.yaml:3:12'))).toMatch(/source and date/);
    expect(found.find((f) => f.startsWith('costbook.yaml:4:13'))).toMatch(/source and date/);
    expect(found.find((f) => f.startsWith('costbook.yaml:5:39'))).toMatch(/km/);
    expect(found.find((f) => f.startsWith('costbook.yaml:6:23'))).toMatch(/below the minimum 0/);
  });

  it('refuses revenue inputs that are not complete', () => {
    const [line] = problems('currency: CNY\nrevenue: {arpuIncrement: 12, takeUp: 30 %, years: 10}');
    expect(line).toMatch(/^costbook\.yaml:2:\d+ revenue\.discountRate/);
  });

  it('refuses to mix currencies: a foreign book must be complete', () => {
    const [line] = problems('items: {antenna: {amount: 700, assumed: true}}\ncurrency: USD\n');
    expect(line).toMatch(/^costbook\.yaml:2:11 currency: .*USD.*CNY.*items\.baseband-lte/);
    const items = costItemIds.map((id) => `  ${id}: {amount: 7, assumed: true}`);
    const whole = ['currency: USD', 'items:', ...items, 'funding: {nrSiteGrant: 700}'].join('\n');
    // baseband, 3 panels, installation, fee, power, 400 m of fibre
    expect(priceSite(read(whole), sharedMast)).toMatchObject({ capex: 7 * (4 + 3 + 400), currency: 'USD' });
  });

  it('refuses what is no book', () => {
    expect(problems('- 1')[0]).toMatch(/^costbook\.yaml:1:1/);
    expect(problems('items: {}')[0]).toMatch(/currency/);
  });
});
