/** A scorecard as one picture: each share as a bar from today to the plan, its targets as marks. */
import { fill, type Language } from '../../foundation/text.js';
import type { Verdict } from '../../siting/audit/verdict.js';
import { element, escapeXml, textElement, textWidth_em } from '../map/svg.js';
import { scorecardMessages as m } from './messages.js';
import { labelOf, numberText, splitRows, targetNumber } from './print.js';
import type { Scorecard, ScorecardRow } from './scorecard.js';
import { type Tally, valueIfUnknownCounts, valueOf } from './tally.js';

const width = 1000;
const margin = 32;
const head = 96;
const line = 27;
const groupHead = 40;
const bar = { left: 380, right: 690, height: 11 } as const;
const figures = { today: 770, plan: 860 } as const;
const colour = {
  paper: '#fbfaf7',
  ink: '#23262d',
  quiet: '#6b6f78',
  track: '#e9e6df',
  today: '#8fa3b8',
  plan: '#2f6f4f',
  unknown: '#d8cfae',
  met: '#2f6f4f',
  missed: '#b3402e',
} as const;
const font = "'Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif";

export function scorecardSvg(card: Scorecard, language: Language): string {
  const { filled } = splitRows(card.rows);
  const groups = [...new Set(filled.map((r) => r.group))];
  let y = head;
  const body = groups.flatMap((group) => {
    const rows = filled.filter((r) => r.group === group);
    const title = textElement(margin, y + 24, m[`group-${group}` as const][language], {
      'font-size': 15,
      'font-weight': 600,
      fill: colour.ink,
    });
    y += groupHead;
    const drawn = rows.map((row) => {
      const markup = rowOf(row, y, card.currency, language);
      y += line;
      return markup;
    });
    return [title, ...drawn];
  });
  const height = y + 52;
  const key = legend(height - 26, language);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': font,
      role: 'img',
    },
    [
      element('title', {}, escapeXml(`${m.title[language]}: ${card.county}`)),
      element('rect', { width, height, fill: colour.paper }),
      heading(card, language),
      ...body,
      key,
    ].join('\n'),
  );
}

function heading(card: Scorecard, language: Language): string {
  const column = (x: number, text: string) =>
    textElement(x, 84, text, { 'font-size': 12, fill: colour.quiet, 'text-anchor': 'end' });
  return [
    textElement(margin, 46, card.county, { 'font-size': 24, 'font-weight': 600, fill: colour.ink }),
    textElement(margin, 68, `${m.title[language]} · ${card.date}`, { 'font-size': 13, fill: colour.quiet }),
    column(figures.today, m.today[language]),
    column(figures.plan, m.plan[language]),
    textElement(figures.plan + 20, 84, m.target[language], { 'font-size': 12, fill: colour.quiet }),
  ].join('');
}

function rowOf(row: ScorecardRow, y: number, currency: string | null, language: Language): string {
  const middle = y + line / 2;
  const label = labelOf(row, currency, language);
  const size = Math.min(13, (bar.left - margin - 12) / textWidth_em(label));
  const cell = (x: number, t: Tally | null, weight: number) =>
    textElement(x, middle + 4.5, t ? numberText(row.kind, valueOf(t)) : '–', {
      'font-size': 13,
      'font-weight': weight,
      fill: t ? colour.ink : colour.quiet,
      'text-anchor': 'end',
    });
  const numbered = row.targets.filter((t) => t.target !== null);
  const verdicts = numbered.map((t) => t.after ?? t.before);
  return [
    textElement(margin, middle + 4.5, label, { 'font-size': size, fill: colour.ink }),
    row.kind === 'share' ? barOf(row, middle) : '',
    cell(figures.today, row.before, 400),
    cell(figures.plan, row.after, 600),
    textElement(
      figures.plan + 20,
      middle + 4.5,
      numbered.map((t) => targetNumber(row, t, language)).join(' · '),
      { 'font-size': 12, fill: colourOf(verdicts) },
    ),
  ].join('');
}

/** Of several targets the one that is farthest from being met. */
function colourOf(verdicts: readonly (Verdict | null)[]): string {
  if (verdicts.includes('fail')) return colour.missed;
  return verdicts.every((v) => v === 'pass') ? colour.met : colour.quiet;
}

function barOf(row: ScorecardRow, middle: number): string {
  const x = (share: number) => bar.left + Math.max(0, Math.min(1, share)) * (bar.right - bar.left);
  const top = middle - bar.height / 2;
  const part = (from: number, to: number, fill: string, inset = 0) =>
    to > from
      ? element('rect', {
          x: x(from),
          y: top + inset,
          width: x(to) - x(from),
          height: bar.height - 2 * inset,
          fill,
        })
      : '';
  const today = row.before ? (valueOf(row.before) ?? 0) : 0;
  const most = row.before ? (valueIfUnknownCounts(row.before) ?? 0) : 0;
  const plan = row.after ? (valueOf(row.after) ?? 0) : 0;
  const marks = row.targets.flatMap(({ target }) =>
    target === null
      ? []
      : [
          element('path', {
            d: `M${x(target)},${top - 3}v${bar.height + 6}`,
            stroke: colour.ink,
            'stroke-width': 1.6,
          }),
        ],
  );
  // A figure that the plan makes smaller shows as a thin bar inside today's; what grows and should not is no gain.
  const gain = row.group === 'weak' ? colour.missed : colour.plan;
  return [
    part(0, 1, colour.track),
    part(today, most, colour.unknown),
    part(0, plan, gain),
    part(0, today, colour.today),
    row.after && plan < today ? part(0, plan, row.group === 'weak' ? colour.plan : colour.missed, 3) : '',
    ...marks,
  ].join('');
}

function legend(y: number, language: Language): string {
  const items: readonly (readonly [string, string])[] = [
    [colour.today, m.today[language]],
    [colour.plan, m.plan[language]],
    [colour.missed, m.worse[language]],
    [colour.unknown, m.unknown[language]],
  ];
  let x: number = margin;
  const drawn = items.map(([fill, label]) => {
    const markup =
      element('rect', { x, y: y - 10, width: 22, height: 11, fill }) +
      textElement(x + 28, y, label, { 'font-size': 12, fill: colour.quiet });
    x += 28 + 12 * textWidth_em(label) + 22;
    return markup;
  });
  const mark = element('path', { d: `M${x + 4},${y - 13}v17`, stroke: colour.ink, 'stroke-width': 1.6 });
  return [
    ...drawn,
    mark,
    textElement(x + 14, y, fill(m.target)[language], { 'font-size': 12, fill: colour.quiet }),
  ].join('');
}
