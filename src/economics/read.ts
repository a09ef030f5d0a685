/** A cost book file → a complete book. Items that it does not name keep the shipped figures. */
import { Diagnostics } from '../foundation/diagnostics.js';
import { fill } from '../foundation/text.js';
import { type LocatedDocument, parseYaml } from '../io/yaml.js';
import { check } from '../schema/check.js';
import { type CostBook, shippedBook, withItems } from './costBook.js';
import { costItemIds } from './items.js';
import { economicsMessages as m } from './messages.js';
import { costBookSchema } from './schema.js';

/** Throws CoverageError('config') with every problem of the file, located by row and column. */
export function readCostBook(text: string, file: string): CostBook {
  const document = parseYaml(text, file);
  const problems = new Diagnostics();
  const { value } = document;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    problems.error('CVG_CONFIG_TYPE', m.notABook, { file, row: 1, column: 1 }, m.bookHint);
  problems.throwIfErrors('config');
  const book = check(costBookSchema, value, file, document.locate, problems);
  if (book !== undefined && book.currency !== shippedBook.currency)
    refuseMixedCurrencies(book.currency, value, document, file, problems);
  problems.throwIfErrors('config');
  if (book === undefined) throw new Error('check() without a value reports at least one error');
  return { ...book, items: withItems(book.items), revenue: book.revenue };
}

/** A book in another currency must name everything that is money. */
function refuseMixedCurrencies(
  currency: string,
  written: unknown,
  document: LocatedDocument,
  file: string,
  problems: Diagnostics,
): void {
  const paths = [...costItemIds.map((id) => ['items', id]), ['funding', 'nrSiteGrant']];
  const missing = paths.filter((path) => !isWritten(written, path)).map((path) => path.join('.'));
  if (missing.length === 0) return;
  const listed = missing.length > 8 ? [...missing.slice(0, 8), `… (${missing.length})`] : missing;
  const values = { currency, shipped: shippedBook.currency, missing: listed.join(', ') };
  const where = { file, ...document.locate(['currency'], 'value'), field: 'currency', value: currency };
  problems.error('CVG_COSTBOOK_CURRENCY', fill(m.foreignCurrency, values), where);
}

function isWritten(value: unknown, path: readonly string[]): boolean {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return false;
    inner = (inner as Readonly<Record<string, unknown>>)[key];
  }
  return true;
}
