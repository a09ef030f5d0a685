/** From reaches and prices to a choice under the budget's caps, with its bound (rules R9). */
import type { BudgetCap } from '../economics/budget.js';
import {
  type CoverOption,
  type CoverProblem,
  type CoverSolution,
  solveCoverExactly,
} from '../optimise/cover.js';
import type { MipModel, MipOptions, MipResult } from '../optimise/mip.js';
import type { Candidate } from './candidate.js';
import { Elements, type Reach, sumOver } from './objective.js';
import type { Priced } from './pricing.js';
import { spacingBetween_m } from './spacing.js';

export interface SelectInput {
  readonly candidates: readonly Candidate[];
  readonly reaches: readonly Reach[];
  readonly priced: readonly Priced[];
  readonly people: Float64Array;
  readonly caps: readonly BudgetCap[];
  /** Years in which building is possible, ascending; at least one. */
  readonly years: readonly number[];
  readonly effort: number;
  readonly mip: (model: MipModel, options: MipOptions) => Promise<MipResult>;
}

export interface Selection {
  /** Positions of the chosen candidates, largest further gain first. */
  readonly order: readonly number[];
  readonly gains: readonly number[];
  /** Year of each of `order`. */
  readonly years: readonly number[];
  readonly solution: Omit<CoverSolution, 'order' | 'gains'>;
  /** What was solved: an option for each candidate, or for each candidate and year where years have caps. */
  readonly problem: CoverProblem;
  /** The reaches that it was made from. */
  readonly reaches: readonly Reach[];
  /** Of each candidate: elements, and weight of the people whom it disturbs, negative. */
  readonly covers: readonly Int32Array[];
  readonly bonuses: Float64Array;
  readonly weights: Float64Array;
  /** Pairs of candidates that may not stand together. */
  readonly conflicts: readonly (readonly [number, number])[];
}

export async function selectSites(input: SelectInput): Promise<Selection> {
  const { candidates, reaches, priced, caps, years } = input;
  const elements = new Elements(input.people);
  const covers = candidates.map((c, i) => elements.coversOf(c, reaches[i]));
  const { weights } = elements;
  const bonuses = Float64Array.from(reaches, (reach) => 0 - sumOver(input.people, reach.lost));
  // Only caps on a year make the year of building a choice; then each year is an option of the site.
  const choices = caps.some((cap) => cap.year !== undefined) ? years : years.slice(0, 1);
  const options = candidates.flatMap((c, i) =>
    choices.map(
      (year): CoverOption => ({
        id: `${c.request.id}/${year}`,
        site: c.site,
        covers: covers[i],
        bonus: bonuses[i],
        uses: Float64Array.from(caps, (cap) => cap.amountOf({ ...priced[i].amounts, year })),
      }),
    ),
  );
  const conflicts = conflictPairs(candidates);
  const problem: CoverProblem = {
    options,
    weights,
    resources: caps.map(({ name, cap }) => ({ name, cap })),
    conflicts: conflicts.flatMap(([a, b]) =>
      choices.flatMap((_, ya) =>
        choices.map((_, yb) => [a * choices.length + ya, b * choices.length + yb] as const),
      ),
    ),
  };
  const solution = await solveCoverExactly(problem, input.mip, { effort: input.effort });
  const { order, gains, ...rest } = solution;
  return {
    order: order.map((o) => Math.floor(o / choices.length)),
    years: order.map((o) => choices[o % choices.length]),
    gains,
    solution: rest,
    problem,
    reaches,
    covers,
    bonuses,
    weights,
    conflicts,
  };
}

/** Pairs nearer than the spacing of their group, band class and site type; options of one site exclude each other anyhow. */
function conflictPairs(candidates: readonly Candidate[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < candidates.length; a++)
    for (let b = a + 1; b < candidates.length; b++)
      if (candidates[a].site !== candidates[b].site && tooNear(candidates[a], candidates[b]))
        pairs.push([a, b]);
  return pairs;
}

const tooNear = (a: Candidate, b: Candidate): boolean =>
  Math.hypot(a.x_m - b.x_m, a.y_m - b.y_m) < spacingBetween_m(a, b);
