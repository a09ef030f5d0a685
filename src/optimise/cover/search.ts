/**
 * One deterministic search under given caps: greedy, then rounds of dropping what is redundant, exchanging one for one, and
 * filling up. (Greedy by gain and by gain per cost: Khuller, Moss, Naor 1999.)
 *
 * Orders do not depend on the caps, and caps only decide which steps are possible. So the search takes the same steps under
 * all caps between `peak` (the highest use on its way) and the caps it was given; `envelope` builds on that.
 */
import { capTolerance } from './checks.js';
import { type CoverModel, numOptions } from './model.js';
import { CoverState } from './state.js';

export interface Score {
  readonly value: number;
  /** Use of the first resource, and the number of options: of equal values the lower counts. */
  readonly cost: number;
  readonly size: number;
}

export interface Found extends Score {
  readonly chosen: Uint8Array;
  readonly peak: Float64Array;
}

/** More value; of equal values less cost, then fewer options. */
export function isBetter(a: Score, b: Score, { totals, numResources }: CoverModel): boolean {
  if (a.value !== b.value) return a.value > b.value;
  const equal = numResources > 0 ? 2 * capTolerance * totals[0] : 0;
  return Math.abs(a.cost - b.cost) > equal ? a.cost < b.cost : a.size < b.size;
}

/**
 * What an option is charged in an order: null = nothing (by gain), else its scaled use of these rows. The scale is the use
 * by all options and not the cap, so that an order is the same under every cap.
 */
export type Order = readonly number[] | null;

/** By gain, by gain per use of all resources together, and by gain per use of each one. */
export function ordersOf({ numResources }: CoverModel): Order[] {
  const resources = Array.from({ length: numResources }, (_, r) => r);
  const single = numResources > 1 ? resources.map((r) => [r]) : [];
  return numResources > 0 ? [resources, null, ...single] : [null];
}

export function search(model: CoverModel, caps: Float64Array, order: Order, exchangeRounds: number): Found {
  const state = new CoverState(model, caps);
  const charge = chargesOf(model, order);
  addGreedily(state, charge);
  dropRedundant(state);
  for (let round = 0; round < exchangeRounds && exchange(state, charge); round++) {
    dropRedundant(state);
    addGreedily(state, charge);
  }
  dropRedundant(state);
  return foundIn(state);
}

/** The best option alone, beside the mandatory ones. */
export function bestSingle(model: CoverModel): Found {
  const state = new CoverState(model);
  let best = -1;
  let most = 0;
  for (let o = 0; o < numOptions(model); o++)
    if (state.worth(o) > most && state.fits(o)) [best, most] = [o, state.worth(o)];
  if (best >= 0) state.add(best);
  dropRedundant(state);
  return foundIn(state);
}

export const foundIn = ({ chosen, value, cost, size, peak }: CoverState): Found => ({
  chosen: chosen.slice(),
  value,
  cost,
  size,
  peak: peak.slice(),
});

/** What every option is charged in an order. */
export const chargesOf = (model: CoverModel, order: Order): Float64Array =>
  Float64Array.from(model.source, (_, o) => chargeOf(model, order, o));

/** Takes out what the others cover as well, the dearest first: its money is worth more elsewhere. */
export function dropRedundant(state: CoverState): void {
  const { model } = state;
  const rows = Array.from({ length: model.numRows }, (_, r) => r);
  const byCharge = chosenOptions(state)
    .map((o) => ({ o, charge: chargeOf(model, rows, o) }))
    .sort((a, b) => b.charge - a.charge || b.o - a.o);
  for (const { o } of byCharge) if (!(state.loss(o) > 0)) state.remove(o);
}

function chargeOf(model: CoverModel, order: Order, o: number): number {
  if (order === null) return 1;
  let charge = 0;
  for (const r of order)
    if (model.totals[r] > 0) charge += model.uses[o * model.numRows + r] / model.totals[r];
  return Math.max(charge, 1e-12);
}

/** Adds options but the `banned`, most gain per charge first, while one fits and gains. Ties: more gain, then the lower id. */
export function addGreedily(state: CoverState, charge: Float64Array, banned = -1): void {
  const { gain } = state;
  for (;;) {
    let best = -1;
    let top = 0;
    state.visits += gain.length;
    for (let o = 0; o < gain.length; o++) {
      if (o === banned) continue;
      const score = gain[o] / charge[o];
      if (score > 0 && (score > top || (score === top && gain[o] > gain[best])) && state.fits(o))
        [best, top] = [o, score];
    }
    if (best < 0) return;
    state.add(best);
  }
}

/** For each chosen option the replacement that gains most, where it gains. Says whether anything changed. */
export function exchange(state: CoverState, charge: Float64Array, banned = -1): boolean {
  let changed = false;
  for (const out of chosenOptions(state)) {
    const loss = state.loss(out);
    state.remove(out);
    let best = out;
    let most = loss;
    for (let o = 0; o < charge.length; o++) {
      if (state.gain[o] < most || o === banned) continue;
      const gain = state.worth(o);
      const better = gain > most || (gain === most && charge[o] < charge[best]);
      if (better && state.fits(o)) [best, most] = [o, gain];
    }
    state.add(best);
    changed ||= best !== out;
  }
  return changed;
}

export const chosenOptions = ({ chosen, model }: CoverState): number[] =>
  [...chosen.keys()].filter((o) => chosen[o] === 1 && model.mandatory[o] === 0);
