/** Scorecards as tables for a terminal: one county with its targets, or county against county. */
import { fill, type Language, type Text } from '../../foundation/text.js';
import { scorecardMessages as m } from '../../report/scorecard/messages.js';
import { labelOf, splitRows, targetText, valueText } from '../../report/scorecard/print.js';
import type { Scorecard, ScorecardRow } from '../../report/scorecard/scorecard.js';
import { aligned } from '../verify/table.js';

export function scorecardText(cards: readonly Scorecard[], together: Scorecard | undefined): Text {
  const table = together
    ? (language: Language) => against(cards, together, language)
    : (language: Language) => alone(cards[0], language);
  return { en: table('en'), zh: table('zh') };
}

function alone(card: Scorecard, language: Language): string {
  const { filled, empty } = splitRows(card.rows);
  const states = (
    [
      [m.today, 'before'],
      [m.plan, 'after'],
      [m.achieved, 'achieved'],
    ] as const
  ).filter(([, state]) => filled.some((row) => row[state] !== null));
  const head = [m.row[language], ...states.map(([title]) => title[language]), m.target[language]];
  const body = filled.map((row) => [
    labelOf(row, card.currency, language),
    ...states.map(([, state]) => valueText(row, row[state], language)),
    targets(row, language),
  ]);
  return [
    `${m.title[language]}: ${card.county} (${card.date})`,
    ...aligned([head, ...body], (column) => column >= 1 && column <= states.length),
    ...missing(empty, language),
    ...sources(card, language),
  ].join('\n');
}

function against(cards: readonly Scorecard[], together: Scorecard, language: Language): string {
  const { filled, empty } = splitRows(together.rows);
  const all = [...cards, together];
  const head = [m.row[language], ...cards.map((c) => c.county), m.all[language], m.target[language]];
  const body = filled.map((row) => [
    labelOf(row, together.currency, language),
    ...all.map((card) => {
      const own = card.rows.find((r) => r.id === row.id);
      if (!own) return '';
      const today = valueText(own, own.before, language);
      return own.after === null ? today : `${today} → ${valueText(own, own.after, language)}`;
    }),
    targets(row, language),
  ]);
  return [
    m.title[language],
    ...aligned([head, ...body], (column) => column >= 1 && column <= all.length),
    ...missing(empty, language),
    ...sources(together, language),
  ].join('\n');
}

const targets = (row: ScorecardRow, language: Language): string =>
  row.targets.map((t) => targetText(row, t, language)).join('; ');

function missing(empty: readonly ScorecardRow[], language: Language): string[] {
  if (empty.length === 0) return [];
  const rows = empty.map((r) => r.label[language]).join(language === 'zh' ? '、' : ', ');
  return ['', fill(m.noData, { rows })[language]];
}

const sources = ({ profiles }: Scorecard, language: Language): string[] => [
  '',
  ...profiles.map((p) => `${p.id} (${p.date}): ${p.title[language]}. ${p.source[language]}.`),
];
