/**
 * Selection and joint prediction in turn (rules R9): the chosen sites are predicted together, reaches are corrected by what
 * that showed, and the choice is made again, until the whole agrees with its parts. The best plan seen is the one kept.
 */
import type { Candidate } from './candidate.js';
import { compareJoint, type JointInput, type JointResult, type JointView } from './joint.js';
import type { Reach } from './objective.js';
import type { Selection } from './select.js';

/** A joint value further off than this share is selected again, at most so often. */
const agrees = 0.02;
const mostRounds = 3;

export interface Settled {
  readonly selection: Selection;
  /** Of all candidates; those of the chosen sites as the joint prediction shows them. */
  readonly reaches: readonly Reach[];
  /** Undefined when no site is worth building. */
  readonly joint: JointResult | undefined;
  readonly after: JointView | undefined;
  readonly rounds: number;
}

export interface SettleInput extends JointInput {
  readonly candidates: readonly Candidate[];
  readonly reaches: readonly Reach[];
  readonly select: (reaches: readonly Reach[]) => Promise<Selection>;
  readonly predict: (chosen: readonly Candidate[]) => Promise<JointView>;
}

interface Trial extends Pick<Settled, 'selection' | 'reaches'> {
  readonly joint: JointResult;
  /** Every site of it gains jointly. */
  readonly clean: boolean;
}

/** A site that adds nothing is not worth listing; then the value decides. */
const better = (a: Trial, b: Trial): boolean =>
  a.clean === b.clean ? a.joint.value > b.joint.value : a.clean;

export async function settle(input: SettleInput): Promise<Settled> {
  const { candidates, select, predict } = input;
  const sitesOf = ({ order }: Selection) => order.map((c) => candidates[c]);
  let { reaches } = input;
  let selection = await select(reaches);
  const first = selection;
  let rounds = 1;
  let best: Trial | undefined;
  let last: { readonly selection: Selection; readonly view: JointView } | undefined;
  while (selection.order.length > 0) {
    last = undefined; // Two predictions of a province would not fit into memory beside today's.
    const chosen = selection.order;
    const view = await predict(sitesOf(selection));
    last = { selection, view };
    const joint = compareJoint(
      input,
      view,
      sitesOf(selection),
      chosen.map((c) => reaches[c]),
    );
    reaches = reaches.map((reach, c) => joint.reaches[chosen.indexOf(c)] ?? reach);
    const useful = chosen.filter((_, k) => joint.marginals[k] > 0);
    const trial = { selection, reaches, joint, clean: useful.length === chosen.length };
    if (!best || better(trial, best)) best = trial;
    if (useful.length === chosen.length && agree(selection, joint)) break;
    if (rounds < mostRounds) {
      const next = await select(reaches);
      rounds++;
      // The same sites are the same network: nothing is left to learn.
      if (next.order.length === chosen.length && next.order.every((c) => chosen.includes(c))) break;
      selection = next;
    } else if (useful.length < chosen.length) selection = only(selection, useful);
    else break;
  }
  if (!best || !(best.joint.value > 0))
    return { selection: only(first, []), reaches: input.reaches, joint: undefined, after: undefined, rounds };
  const { selection: kept } = best;
  const after = last?.selection === kept ? last.view : await predict(sitesOf(kept));
  return { selection: kept, reaches: best.reaches, joint: best.joint, after, rounds };
}

/** The whole is worth what its parts promise. */
const agree = ({ solution }: Selection, joint: JointResult): boolean =>
  Math.abs(joint.value - solution.value) <= agrees * solution.value;

/** The selection without some of its sites. Value and bound stay those of the search, but for a plan without any. */
function only(selection: Selection, kept: readonly number[]): Selection {
  const at = [...selection.order.keys()].filter((k) => kept.includes(selection.order[k]));
  return {
    ...selection,
    solution: at.length === 0 ? { ...selection.solution, value: 0 } : selection.solution,
    order: at.map((k) => selection.order[k]),
    gains: at.map((k) => selection.gains[k]),
    years: at.map((k) => selection.years[k]),
  };
}
