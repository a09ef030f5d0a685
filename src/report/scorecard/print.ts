/** A scorecard as words: what a terminal, a page and a picture show alike. Pure. */
import type { Language } from '../../foundation/text.js';
import { dash, decimal, percent } from '../page/numbers.js';
import { scorecardMessages as m } from './messages.js';
import type { RowTarget, ScorecardRow } from './scorecard.js';
import { type Tally, valueIfUnknownCounts, valueOf } from './tally.js';

/** The value with the digits of its kind; what the unknown part could add stands beside it where it shows. */
export function valueText({ kind }: Pick<ScorecardRow, 'kind'>, t: Tally | null, language: Language): string {
  if (t === null) return dash;
  const [low, high] = [valueOf(t), valueIfUnknownCounts(t)].map((v) => numberText(kind, v));
  return low === high || kind !== 'share'
    ? low
    : m.ifUnknown[language].replace('{value}', low).replace('{most}', high);
}

export function numberText(kind: ScorecardRow['kind'], value: number | null): string {
  if (kind === 'share') return percent(value);
  return decimal(value, digits[kind]);
}

const digits = { ratio: 2, count: 0, km: 1, money: 0 } as const;

/** Of money with its currency. */
export const labelOf = (row: ScorecardRow, currency: string | null, language: Language): string =>
  row.kind === 'money' && currency !== null ? `${row.label[language]}, ${currency}` : row.label[language];

/** `≥ 80.0%`, or that there is no number. */
export const targetNumber = (row: ScorecardRow, { target, sense }: RowTarget, language: Language): string =>
  target === null
    ? m.noNumber[language]
    : `${sense === 'atLeast' ? '≥' : '≤'} ${numberText(row.kind, target)}`;

/** `≥ 80.0% signal-upgrade-2025: met`. */
export function targetText(row: ScorecardRow, target: RowTarget, language: Language): string {
  const verdict = target.after ?? target.before;
  const number = targetNumber(row, target, language);
  return `${number} ${target.profile}${verdict === null ? '' : `: ${m[verdict][language]}`}`;
}

/** Rows that hold something, and those without data by their labels. */
export function splitRows(rows: readonly ScorecardRow[]): { filled: ScorecardRow[]; empty: ScorecardRow[] } {
  const hasData = (r: ScorecardRow) => r.before !== null || r.after !== null || r.achieved !== null;
  // A row of a scene that a county does not have is no missing data.
  const asked = (r: ScorecardRow) => r.targets.length > 0 || r.group === 'broadband' || r.group === 'targets';
  return { filled: rows.filter(hasData), empty: rows.filter((r) => !hasData(r) && asked(r)) };
}
