/** The siting stage: candidates → engine → selection → ranked rows. */
import type { CandidateCover, CandidateRequest } from '../coverage/result.js';
import type { Language } from '../foundation/text.js';
import { type CandidateCounts, type CandidateInput, makeCandidates } from './candidates.js';
import { type RankingRow, rankingRows } from './ranking.js';
import { selectSites } from './select.js';

export interface SitingInput extends CandidateInput {
  readonly demandBasis: string;
  readonly toLonLat: (x: number, y: number) => [number, number];
  /** Infinity = no cap. */
  readonly budget: number;
  readonly language: Language;
}

export interface SitingResult {
  readonly rows: readonly RankingRow[];
  readonly counts: CandidateCounts;
  /** Newly served people and place bonuses of the selection, each demand element once. */
  readonly value: number;
  readonly cost: number;
}

/** `predict` runs the engine on all candidates at once. Without any demand nothing is a candidate. */
export async function planSites(
  input: SitingInput,
  predict: (requests: readonly CandidateRequest[]) => Promise<CandidateCover[]>,
): Promise<SitingResult> {
  if (!input.people.some((p) => p > 0))
    return { rows: [], counts: { considered: 0, kept: 0, dropped: { 'no-demand': 1 } }, value: 0, cost: 0 };
  const { candidates, counts } = makeCandidates(input);
  const covers = await predict(candidates.map((c) => c.request));
  const selection = selectSites(candidates, covers, input.coverage, input.people, input.places, input.budget);
  const cheapest = Math.min(
    ...selection.reserve.map((r) => candidates[r.candidate].cost),
    Number.POSITIVE_INFINITY,
  );
  const rows = rankingRows({
    candidates,
    selection,
    places: input.places,
    toLonLat: input.toLonLat,
    demandBasis: input.demandBasis,
    basisIsPeople: input.basisIsPeople,
    budgetBinds: selection.cost + cheapest > input.budget,
    language: input.language,
  });
  return { rows, counts, value: selection.value, cost: selection.cost };
}
