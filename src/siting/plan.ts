/**
 * The siting stage: candidates → engine → prices → selection → the whole plan predicted again, until what the parts
 * promise agrees with what the whole gives (rules R9).
 */
import type { BudgetCap } from '../economics/budget.js';
import type { CostBook } from '../economics/costBook.js';
import { fill, type Text } from '../foundation/text.js';
import type { MipModel, MipOptions, MipResult } from '../optimise/mip.js';
import type { EntrySource } from './audit/entry.js';
import type { Candidate, CandidateCounts, CandidateInput } from './candidate.js';
import { makeCandidates } from './candidates.js';
import { finish, type PlanPhase } from './finish.js';
import type { PlanItem } from './item.js';
import { planItems } from './items.js';
import type { JointResult, JointView } from './joint.js';
import { sitingMessages as m } from './messages.js';
import { type Reach, sumOver } from './objective.js';
import { kindOf, townOf } from './makeItem.js';
import { type Priced, priced } from './pricing.js';
import { rankRanges } from './rankRange.js';
import { type CoversOf, failingPlaces, reachesOf, shiftedReaches } from './reaches.js';
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
  readonly covers: CoversOf;
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
  const alone = await reachesOf(candidates, engine.covers, { ...input, people, failing });
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
  const ranges = rankRanges(
    { ...input, candidates, reaches: selection.reaches, people, wanted },
    selection.order,
    (c) => kindOf(candidates[c], reaches[c].places),
    await shiftedReaches(
      selection.order.map((c) => candidates[c]),
      engine.covers,
      { ...input, people, failing },
    ),
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

/** Nothing is chosen where there is nothing to weigh the sites by. */
const unranked = (selection: Selection, reaches: readonly Reach[]): Settled => ({
  selection: { ...selection, order: [], gains: [], years: [], solution: { ...selection.solution, value: 0 } },
  reaches,
  joint: undefined,
  after: undefined,
  rounds: 0,
});

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
