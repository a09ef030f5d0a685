/** A settled choice made a plan: in order, with phases and years, and with what other budgets would buy. */
import type { BudgetCap } from '../economics/budget.js';
import { phased, phaseId } from './phases.js';
import type { Priced } from './pricing.js';
import { orderByGain, PlanScore, type ScoreInput, totalOf } from './score.js';
import type { Selection } from './select.js';
import { budgetFront, type FrontPoint } from './sensitivity.js';

/** One phase of building; sums over this and all earlier phases end in `SoFar`. */
export interface PlanPhase {
  readonly phase: number;
  /** `pilot`, `phase1`, `phase2`, … */
  readonly id: string;
  readonly year: number | undefined;
  readonly sites: number;
  readonly capex: number;
  readonly governmentShare: number;
  readonly capexSoFar: number;
  /** Of the objective. */
  readonly valueSoFar: number;
  /** Of the best plan known that costs no more, and what no such plan can exceed; NaN where no front was made. */
  readonly bestKnown: number;
  readonly bound: number;
}

export interface FinishInput extends Omit<ScoreInput, 'reaches'> {
  readonly selection: Selection;
  readonly priced: readonly Priced[];
  readonly caps: readonly BudgetCap[];
  readonly years: readonly number[];
}

export interface Finished {
  /** Sites by further gain, gains that add up to the value, and the years of the phases. */
  readonly selection: Selection;
  /** Of each site of the selection, from 1. */
  readonly phases: readonly number[];
  readonly phaseSums: readonly PlanPhase[];
  readonly front: readonly FrontPoint[];
}

export function finish(input: FinishInput): Finished {
  const ordered = inOrder(input);
  const { order, gains } = ordered;
  const growing = scoreOf(input);
  const { phases, years } = phased({
    ...input,
    order,
    gains,
    years: ordered.years,
    possible: input.years,
    growing: {
      gain: (c) => growing.gain(c),
      add: (c) => {
        growing.add(c);
      },
    },
  });
  const selection = { ...ordered, years };
  const sums = phaseSums({ ...input, selection }, phases);
  const front = order.length === 0 ? [] : frontOf({ ...input, selection }, sums);
  return { selection, phases, phaseSums: sums.map((s) => againstFront(s, front)), front };
}

const scoreOf = (input: FinishInput): PlanScore =>
  new PlanScore({ ...input, reaches: input.selection.reaches });

/** Value and gap are those of the sites that are there: settling may have taken some out since the search. */
function inOrder(input: FinishInput): Selection {
  const { selection } = input;
  const score = scoreOf(input);
  const gains: number[] = [];
  const order = orderByGain(
    selection.order,
    (c) => score.gain(c),
    (c) => {
      gains.push(totalOf(score.terms(c)));
      score.add(c);
    },
  );
  const yearOf = new Map(selection.order.map((c, k) => [c, selection.years[k]]));
  const value = gains.reduce((sum, gain) => sum + gain, 0);
  const bound = Math.max(value, selection.solution.bound);
  // Sums in another order differ in the last digits.
  const proved = bound - value <= 1e-9 * bound;
  const gapPct = proved ? 0 : (100 * (bound - value)) / bound;
  return {
    ...selection,
    order,
    gains,
    years: order.map((c) => yearOf.get(c) ?? 0),
    solution: { ...selection.solution, value, bound: proved ? value : bound, gapPct },
  };
}

function phaseSums(input: FinishInput, phases: readonly number[]): PlanPhase[] {
  const { selection, priced } = input;
  const score = scoreOf(input);
  let capexSoFar = 0;
  let valueSoFar = 0;
  return [...new Set(phases)]
    .sort((a, b) => a - b)
    .map((phase): PlanPhase => {
      const own = [...phases.keys()].filter((k) => phases[k] === phase);
      const sum = (of: (amounts: Priced['amounts']) => number): number =>
        own.reduce((total, k) => total + of(priced[selection.order[k]].amounts), 0);
      for (const k of own) {
        valueSoFar += score.gain(selection.order[k]);
        score.add(selection.order[k]);
      }
      const capex = sum((a) => a.capex);
      capexSoFar += capex;
      return {
        phase,
        id: phaseId(phase),
        year: selection.years[own[0]] || undefined,
        sites: own.length,
        capex,
        governmentShare: sum((a) => a.governmentShare),
        capexSoFar,
        valueSoFar,
        bestKnown: Number.NaN,
        bound: Number.NaN,
      };
    });
}

/** The plan and its prefixes are known plans of their cost. */
function frontOf(
  { selection, candidates, priced, caps }: FinishInput,
  sums: readonly PlanPhase[],
): FrontPoint[] {
  const { problem, order, solution } = selection;
  const perCandidate = problem.options.length / candidates.length;
  const prefixes = sums.map((s, k) => ({
    budget: s.capexSoFar,
    capex: s.capexSoFar,
    sites: sums.slice(0, k + 1).reduce((n, { sites }) => n + sites, 0),
    value: s.valueSoFar,
    bound: Number.POSITIVE_INFINITY,
  }));
  return budgetFront({
    problem,
    capexOf: (o) => priced[Math.floor(o / perCandidate)].amounts.capex,
    known: [
      ...prefixes,
      {
        budget: caps.find((cap) => cap.name === 'capexTotal')?.cap ?? Number.POSITIVE_INFINITY,
        capex: order.reduce((sum, c) => sum + priced[c].amounts.capex, 0),
        sites: order.length,
        value: solution.value,
        bound: solution.bound,
      },
    ],
  });
}

/** The front has a point at what each phase has cost so far. */
function againstFront(sum: PlanPhase, front: readonly FrontPoint[]): PlanPhase {
  const point = front.find((p) => p.budget >= sum.capexSoFar) ?? front.at(-1);
  return point === undefined ? sum : { ...sum, bestKnown: point.value, bound: point.bound };
}
