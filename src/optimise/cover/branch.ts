/** Exact by branch and bound: include or exclude the option that gains most. For small problems: the tree has no limit. */
import { type CoverModel, numOptions } from './model.js';
import { type Found, foundIn, isBetter } from './search.js';
import { CoverState } from './state.js';

interface Candidate {
  readonly option: number;
  readonly gain: number;
}

/** Bounds are sums of rounded products; this share more makes them safe. */
const safety = 1 + 1e-12;

/** The best choice, looked for among the `open` options; `known` when none is better. */
export function branchAndBound(
  model: CoverModel,
  known: Found,
  open: readonly number[],
): { readonly best: Found; readonly nodes: number } {
  const state = new CoverState(model);
  const shut = new Uint8Array(numOptions(model));
  let best = known;
  let nodes = 0;
  const visit = (): void => {
    nodes++;
    const left: Candidate[] = [];
    for (const option of open)
      if (shut[option] === 0 && state.gain[option] > 0 && state.fits(option))
        left.push({ option, gain: state.gain[option] });
    if (isBetter(state, best, model)) best = foundIn(state);
    if (left.length === 0) return;
    const most = state.value + mostFrom(state, left) * safety;
    // More options cost no less: of equal value at best, they are not better than the best known at this cost.
    if (most < best.value) return;
    const { cost, size } = state;
    if (most <= best.value && !isBetter({ value: best.value, cost, size }, best, model)) return;
    const { option } = left.reduce((a, b) => (b.gain > a.gain ? b : a));
    state.add(option);
    visit();
    state.remove(option);
    shut[option] = 1;
    visit();
    shut[option] = 0;
  };
  visit();
  return { best, nodes };
}

/** No choice among the options left adds more: the best per site, and what fits into each cap when parts are allowed. */
function mostFrom(state: CoverState, left: readonly Candidate[]): number {
  const { model } = state;
  const perSite = new Map<number, number>();
  for (const { option, gain } of left) {
    const site = model.site[option];
    perSite.set(site, Math.max(perSite.get(site) ?? 0, gain));
  }
  let most = 0;
  for (const gain of perSite.values()) most += gain;
  for (let r = 0; r < model.numRows; r++) most = Math.min(most, mostInRow(state, r, left));
  return most;
}

function mostInRow(state: CoverState, r: number, left: readonly Candidate[]): number {
  const { uses, numRows } = state.model;
  const use = ({ option }: Candidate) => uses[option * numRows + r];
  let room = state.roomIn(r);
  if (room === Number.POSITIVE_INFINITY) return room;
  let sum = 0;
  for (const candidate of left.toSorted((a, b) => b.gain * use(a) - a.gain * use(b))) {
    const share = use(candidate) > room ? room / use(candidate) : 1;
    sum += share * candidate.gain;
    room -= share * use(candidate);
  }
  return sum;
}
