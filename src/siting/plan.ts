/**
 * The siting stage: candidates → engine → prices → selection → the whole plan predicted again, until what the parts
 * promise agrees with what the whole gives (rules R9).
 */
import type { CandidateCover, CandidateRequest } from '../coverage/result.js';
import type { BudgetCap } from '../economics/budget.js';
import type { CostBook } from '../economics/costBook.js';
import { fill, type Text } from '../foundation/text.js';
import type { MipModel, MipOptions, MipResult } from '../optimise/mip.js';
import type { PlaceVerdict } from './audit/audit.js';
import type { EntrySource } from './audit/entry.js';
import type { Candidate, CandidateCounts, CandidateInput } from './candidate.js';
import { makeCandidates } from './candidates.js';
import { finish, type PlanPhase } from './finish.js';
import type { PlanItem } from './item.js';
import { planItems } from './items.js';
import type { JointResult, JointView } from './joint.js';
import { placeBonus } from './keyPlaces.js';
import { sitingMessages as m } from './messages.js';
import { type ObjectiveInput, type Reach, reachOf, sumOver } from './objective.js';
import { kindOf, townOf } from './makeItem.js';
import { type Priced, priced } from './pricing.js';
import { levelShift_dB, rankRanges } from './rankRange.js';
import { type Selection, selectSites } from './select.js';
import type { FrontPoint } from './sensitivity.js';
import { settle, type Settled } from './settle.js';

export interface SitingInput extends CandidateInput {
  readonly demandBasis: string;
  readonly toLonLat: (x_m: number, y_m: number) => [number, number];
  readonly county: string;
  readonly townAt: ((x_m: number, y_m: number) => string) | undefined;
  /** How buildings weaken a signal. */
  readonly entryLoss: EntrySource;
  readonly book: CostBook;
  readonly caps: readonly BudgetCap[];
  readonly years: readonly number[];
  /** Work of the search, 5 = normal. */
  readonly effort: number;
  /** Weight of each pixel's demand in the objective; all 1 when absent. Columns count people unweighted. */
  readonly demandWeights?: Float64Array;
}

/** What the stage asks others to do. */
export interface SitingEngine {
  /** Covers of all candidates that have sectors, in the order of the requests. */
  readonly covers: (requests: readonly CandidateRequest[], watch: Uint8Array) => Promise<CandidateCover[]>;
  readonly joint: (chosen: readonly Candidate[]) => Promise<JointView>;
  readonly mip: (model: MipModel, options: MipOptions) => Promise<MipResult>;
}

export interface SitingResult {
  readonly items: readonly PlanItem[];
  readonly counts: CandidateCounts;
  readonly solution: PlanSolution;
  /** Amount that the plan takes from each cap, in the order of the caps. */
  readonly used: readonly number[];
  /** Rise of the bound per unit of each cap; 0 where it does not bind, NaN where nothing may be spent. */
  readonly shadowPrices: readonly number[];
  readonly phases: readonly PlanPhase[];
  /** What other budgets would buy; empty when nothing was selected. */
  readonly front: readonly FrontPoint[];
  /** The plan built; undefined when nothing was selected. */
  readonly after: JointView | undefined;
}

export interface PlanSolution {
  /** Of the cover-set objective: people newly served in each service, weighted by evidence if there is any, and bonuses of places. */
  readonly value: number;
  readonly bound: number;
  readonly gapPct: number;
  readonly provedBy: string;
  readonly work: Selection['solution']['work'];
  /** The same objective on the joint prediction; NaN when nothing was selected. */
  readonly valueJoint: number;
  readonly joint: Omit<JointResult, 'reaches' | 'marginals' | 'value'> | undefined;
  readonly jointNote: Text | undefined;
  /** How often the plan was selected and predicted. */
  readonly rounds: number;
}

export async function planSites(input: SitingInput, engine: SitingEngine): Promise<SitingResult> {
  const ranked = input.people.some((p) => p > 0);
  // Without any demand the sites are still listed, weighed by area, and none is ranked.
  const people = ranked ? input.people : Float64Array.from(input.coverage.areaMask);
  const { demandWeights } = input;
  const wanted = demandWeights ? people.map((n, p) => n * demandWeights[p]) : people;
  const { candidates, counts } = makeCandidates({ ...input, people });
  const failing = failingPlaces(input.verdicts);
  const alone = await reachesOf(candidates, engine, { ...input, people, failing });
  // Whom an indoor system serves is not counted.
  const counted = (c: number) => input.basisIsPeople && candidates[c].siteType !== 'indoor';
  const prices = candidates.map((c, i) =>
    priced(input.book, c, counted(i) ? sumOver(people, alone[i].pixels) : Number.NaN, townOf(input, c)),
  );
  const select = (reaches: readonly Reach[]) =>
    selectSites({ ...input, candidates, reaches, priced: prices, people: wanted, mip: engine.mip });
  const settled = ranked
    ? await settle({ ...input, candidates, people: wanted, reaches: alone, select, predict: engine.joint })
    : unranked(await select(alone), alone);
  const { reaches, joint, after, rounds } = settled;
  const { selection, phases, phaseSums, front } = finish({
    ...input,
    selection: settled.selection,
    candidates,
    people,
    wanted,
    priced: prices,
  });
  const chosen = selection.order.map((c) => candidates[c]);
  const shaken = [
    ...chosen.map((c) => withLevel(c, -levelShift_dB)),
    ...chosen.map((c) => withLevel(c, levelShift_dB)),
  ];
  const shifted = await reachesOf(shaken, engine, { ...input, people, failing });
  const ranges = rankRanges(
    { ...input, candidates, reaches: selection.reaches, people, wanted },
    selection.order,
    (c) => kindOf(candidates[c], reaches[c].places),
    { weaker: shifted.slice(0, chosen.length), stronger: shifted.slice(chosen.length) },
  );
  return {
    items: planItems({
      ...input,
      candidates,
      reaches,
      priced: prices,
      selection,
      phases,
      ranges,
      people,
      wanted,
      ranked,
      before: input.coverage,
      after: after?.coverage,
    }),
    counts,
    solution: solutionOf(selection, joint, rounds),
    used: usedOf(input.caps, prices, selection),
    // Where nothing may be spent, no option is left that a price could be read from.
    shadowPrices: selection.solution.prices.map((price, r) => (input.caps[r].cap === 0 ? Number.NaN : price)),
    phases: phaseSums,
    front,
    after,
  };
}

/** The same site heard so much stronger or weaker everywhere, as if the model were wrong by it. */
function withLevel(candidate: Candidate, shift_dB: number): Candidate {
  const sectors = candidate.request.sectors.map((s) => ({ ...s, feederLoss_dB: s.feederLoss_dB - shift_dB }));
  const request = { ...candidate.request, id: `${candidate.request.id}/${shift_dB}`, sectors };
  return { ...candidate, request };
}

/** Nothing is chosen where there is nothing to weigh the sites by. */
const unranked = (selection: Selection, reaches: readonly Reach[]): Settled => ({
  selection: { ...selection, order: [], gains: [], years: [], solution: { ...selection.solution, value: 0 } },
  reaches,
  joint: undefined,
  after: undefined,
  rounds: 0,
});

async function reachesOf(
  candidates: readonly Candidate[],
  engine: SitingEngine,
  input: ObjectiveInput,
): Promise<Reach[]> {
  const { people, failing } = input;
  const watch = new Uint8Array(new SharedArrayBuffer(people.length));
  for (const places of failing.values())
    for (const place of places) for (const p of place.pixels) watch[p] = 1;
  const outdoor = candidates.filter((c) => c.siteType !== 'indoor');
  const covers = await engine.covers(
    outdoor.map((c) => c.request),
    watch,
  );
  const byId = new Map(covers.map((c) => [c.id, c]));
  return candidates.map((c) => reachOf(c, byId.get(c.request.id) ?? noCover(c.request.id), input));
}

const noCover = (id: string): CandidateCover => ({
  id,
  pixels: new Int32Array(0),
  rsrp_dBm: new Float32Array(0),
  watched: new Int32Array(0),
  watched_dBm: new Float32Array(0),
  lost: new Int32Array(0),
});

/** Key places whose deciding environment fails, by service. */
function failingPlaces(verdicts: readonly PlaceVerdict[]): Map<string, PlaceVerdict['place'][]> {
  const failing = new Map<string, PlaceVerdict['place'][]>();
  for (const v of verdicts) {
    const decisive = v.judged === 'indoor' ? v.indoor : v.outdoor;
    if (placeBonus(v.place) === 0 || decisive.verdict !== 'fail') continue;
    failing.set(v.service, [...(failing.get(v.service) ?? []), v.place]);
  }
  return failing;
}

const nothingJoint: JointResult = {
  value: Number.NaN,
  lostPeople: Number.NaN,
  beyondPeople: Number.NaN,
  disturbedPeople: Number.NaN,
  disturbedDifference: Number.NaN,
  placesDifference: Number.NaN,
  reaches: [],
  marginals: [],
};

function solutionOf({ solution }: Selection, joint: JointResult | undefined, rounds: number): PlanSolution {
  const { value, bound, gapPct, provedBy, work } = solution;
  const {
    reaches: _reaches,
    marginals: _marginals,
    value: valueJoint,
    ...difference
  } = joint ?? nothingJoint;
  return {
    value,
    bound,
    gapPct,
    provedBy,
    work,
    valueJoint,
    joint: joint && difference,
    jointNote:
      joint &&
      fill(m.noteJoint, {
        lost: Math.round(joint.lostPeople),
        beyond: Math.round(joint.beyondPeople),
        disturbed: Math.round(joint.disturbedPeople),
        disturbedDifference: Math.round(joint.disturbedDifference),
        places: Math.round(joint.placesDifference),
      }),
    rounds,
  };
}

const usedOf = (caps: readonly BudgetCap[], prices: readonly Priced[], selection: Selection): number[] =>
  caps.map((cap) =>
    selection.order.reduce(
      (sum, c, k) => sum + cap.amountOf({ ...prices[c].amounts, year: selection.years[k] }),
      0,
    ),
  );
