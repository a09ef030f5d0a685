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
import type { PlanItem } from './item.js';
import { planItems } from './items.js';
import type { JointResult, JointView } from './joint.js';
import { placeBonus } from './keyPlaces.js';
import { sitingMessages as m } from './messages.js';
import { type ObjectiveInput, type Reach, reachOf, sumOver } from './objective.js';
import { type Priced, priced } from './pricing.js';
import { type Selection, selectSites } from './select.js';
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
    priced(input.book, c, counted(i) ? sumOver(people, alone[i].pixels) : Number.NaN),
  );
  const select = (reaches: readonly Reach[]) =>
    selectSites({ ...input, candidates, reaches, priced: prices, people: wanted, mip: engine.mip });
  const settled = ranked
    ? await settle({ ...input, candidates, people: wanted, reaches: alone, select, predict: engine.joint })
    : unranked(await select(alone), alone);
  const { selection, reaches, joint, after, rounds } = settled;
  return {
    items: planItems({
      ...input,
      candidates,
      reaches,
      priced: prices,
      selection,
      people,
      ranked,
      before: input.coverage,
      after: after?.coverage,
    }),
    counts,
    solution: solutionOf(selection, joint, rounds),
    used: usedOf(input.caps, prices, selection),
    after,
  };
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
