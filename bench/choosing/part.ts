/** The parts of docs/models/choosing.md that runs make: one between each pair of marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Row } from '../schema.js';

/** What one question of the page was answered with. */
export interface Part {
  readonly id: string;
  readonly markdown: string;
  readonly rows: readonly Row[];
}

export const suiteName = 'choosing';

/** The page with the text of one part renewed; everything else stays. */
function renewed(page: string, { id, markdown }: Part): string {
  const open = `<!-- generated: ${id} -->`;
  const start = page.indexOf(open) + open.length;
  const end = page.indexOf('<!-- /generated -->', start);
  if (start < open.length || end < 0) throw new Error(`the page lacks the marks of ${id}`);
  return `${page.slice(0, start)}\n\n${markdown}\n\n${page.slice(end)}`;
}

const page = new URL('../../docs/models/choosing.md', import.meta.url);

export const renewPage = (part: Part): void => {
  writeFileSync(page, renewed(readFileSync(page, 'utf8'), part));
};

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** A typographic minus; nothing where there is no number. */
export const decimal = (value: number, digits = 1): string =>
  Number.isFinite(value)
    ? value
        .toFixed(digits)
        .replace(/^-(?=.*[1-9])/, '−')
        .replace(/^-/, '')
    : '';

/** With its sign: differences. */
export const signed = (value: number, digits = 1): string => {
  const text = decimal(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

export const percent = (share: number | null | undefined): string =>
  typeof share === 'number' ? (100 * share).toFixed(1) : '';

/** Greatest less smallest of the numbers there are; 0 for none. */
export const spread = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
