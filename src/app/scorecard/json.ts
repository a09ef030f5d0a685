/** Scorecards for programs: values rounded as printed, with what they are made of. */
import type { Scorecard } from '../../report/scorecard/scorecard.js';
import { rounded, type Tally, valueIfUnknownCounts, valueOf } from '../../report/scorecard/tally.js';

export function scorecardJsonForm(
  cards: readonly Scorecard[],
  together: Scorecard | undefined,
  runs: readonly string[],
): object {
  return {
    schema: 'coverage-scorecards/1',
    counties: cards.map((card, i) => ({ run: runs[i], ...scorecardForm(card) })),
    together: together ? scorecardForm(together) : null,
  };
}

export const scorecardForm = ({
  county,
  date,
  currency,
  definitions,
  profiles,
  rows,
}: Scorecard): object => ({
  county,
  date,
  currency,
  definitions,
  profiles: profiles.map(({ id, date, title, source }) => ({ id, date, title, source })),
  rows: rows.map(({ before, after, achieved, ...row }) => ({
    ...row,
    before: figure(before),
    after: figure(after),
    achieved: figure(achieved),
  })),
});

/** Six digits after the point are more than any figure of a county has. */
const figure = (t: Tally | null): object | null =>
  t && {
    value: rounded(valueOf(t)),
    valueIfUnknownCounts: rounded(valueIfUnknownCounts(t)),
    numerator: rounded(t.numerator),
    denominator: rounded(t.denominator),
    unknown: rounded(t.unknown),
  };
