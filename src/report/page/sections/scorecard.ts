/** Section of the scorecard: every figure with its targets, then where the targets stand written. */
import { scorecardMessages as words } from '../../scorecard/messages.js';
import { labelOf, splitRows, targetNumber, valueText } from '../../scorecard/print.js';
import type { RowTarget, Scorecard, ScorecardRow } from '../../scorecard/scorecard.js';
import { html, type Html } from '../html.js';
import { sectionMessages } from '../messages.js';
import type { Page } from '../page.js';
import { sceneMessages as m } from '../sceneMessages.js';
import { type Column, facts, fold, table } from '../table.js';

export function scorecard(page: Page): Html {
  const card = page.data.scorecard;
  return html`<section id="scorecard"><h2>${page.say(sectionMessages.scorecard)}</h2>
${card ? filled(page, card) : html`<p>${page.say(m.noScorecard)}</p>`}</section>`;
}

function filled(page: Page, card: Scorecard): Html {
  const { filled: rows, empty } = splitRows(card.rows);
  const missing = page.list(empty.map((r) => page.say(r.label)));
  const state = (title: keyof typeof words, of: 'before' | 'after' | 'achieved'): Column<ScorecardRow>[] =>
    rows.some((r) => r[of] !== null)
      ? [
          {
            head: page.say(words[title]),
            cell: (r) => valueText(r, r[of], page.language),
            figures: true,
          },
        ]
      : [];
  const columns: Column<ScorecardRow>[] = [
    { head: page.say(words.row), cell: (r) => labelOf(r, card.currency, page.language), heads: true },
    ...state('today', 'before'),
    ...state('plan', 'after'),
    ...state('achieved', 'achieved'),
    { head: page.say(words.target), cell: (r) => r.targets.map((t) => target(page, r, t)) },
  ];
  const defined = new Map([...rows, ...empty].map((r) => [page.say(r.label), page.say(r.definition)]));
  return html`<p class="note">${page.say(m.scorecardNote)}</p>
${table({ caption: page.say(m.scorecardRows, { county: card.county }), columns, rows })}
${empty.length > 0 ? html`<p class="note">${page.say(words.noData, { rows: missing })}</p>` : undefined}
<h3>${page.say(m.profiles)}</h3>
${facts(card.profiles.map((p) => [`${p.id} (${p.date})`, html`${page.say(p.title)}<span class="sub">${page.say(p.source)}</span>`] as const))}
${fold(page.say(m.definitions), facts([...defined]))}`;
}

/** The number, what came of it, and who asks for it. */
function target(page: Page, row: ScorecardRow, t: RowTarget): Html {
  const verdict = t.after ?? t.before;
  const word =
    verdict === 'pass'
      ? html` <b class="good">${page.say(words.pass)}</b>`
      : verdict === 'fail'
        ? html` <b class="bad">${page.say(words.fail)}</b>`
        : verdict === 'unknown'
          ? html` ${page.say(words.unknown)}`
          : undefined;
  return html`<div>${targetNumber(row, t, page.language)}${word}<span class="sub">${t.profile}</span></div>`;
}
