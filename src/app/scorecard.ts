/** `coverage scorecard`: the scorecard of a run, or county against county with what they are together. */
import { CoverageError } from '../foundation/errors.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import { readScorecard } from '../report/scorecard/file.js';
import { scorecardMessages as m } from '../report/scorecard/messages.js';
import { scorecardSvg } from '../report/scorecard/picture.js';
import { rollUp } from '../report/scorecard/rollUp.js';
import type { Scorecard } from '../report/scorecard/scorecard.js';
import type { Ports } from './ports.js';
import { scorecardJsonForm } from './scorecard/json.js';
import { scorecardText } from './scorecard/text.js';

export interface ScorecardResult {
  readonly text: Text;
  readonly json: unknown;
  /** Of the one county, or of all together. */
  readonly svg: (language: Language) => string;
}

const limit_bytes = 256 * 1024 * 1024;

export async function scorecard(
  runs: readonly string[],
  { files }: Pick<Ports, 'files'>,
): Promise<ScorecardResult> {
  const cards: Scorecard[] = [];
  for (const run of runs) {
    const file = files.resolve(run, 'scorecard.json');
    if (!(await files.exists(file)))
      throw new CoverageError('file', {
        severity: 'error',
        code: 'CVG_NO_SCORECARD',
        text: fill(m.noScorecard, { run }),
        hint: m.noScorecardHint,
        where: { file: run },
      });
    cards.push(readScorecard(await files.readText(file, limit_bytes), run));
  }
  const together = cards.length > 1 ? rollUp(cards, runs) : undefined;
  return {
    text: scorecardText(cards, together),
    json: scorecardJsonForm(cards, together, runs),
    svg: (language) => scorecardSvg(together ?? cards[0], language),
  };
}
