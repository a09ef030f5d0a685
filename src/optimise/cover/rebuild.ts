/**
 * Ruin and recreate: a few neighbouring options are taken out and the gap is filled again without one of them, or around a
 * newcomer. Kept unless it is worse by more than a tolerance that shrinks to nothing. (Schrimpf et al. 2000; threshold
 * accepting: Dueck, Scheuer 1990)
 */
import { type CoverModel, numOptions } from './model.js';
import { addGreedily, chargesOf, chosenOptions, type Found, foundIn, isBetter, ordersOf } from './search.js';
import { CoverState } from './state.js';

const [fewestOut, mostOut] = [2, 9] as const;
/** Tolerance at the start, as a share of the value. */
const firstTolerance = 2e-4;

export class Rebuilding {
  rounds = 0;
  best: Found;
  private readonly state: CoverState;
  private readonly charges: readonly Float64Array[];
  private readonly shared: Float64Array;

  constructor(
    private readonly model: CoverModel,
    start: Found,
    private readonly random: () => number,
  ) {
    this.best = start;
    this.state = new CoverState(model);
    this.charges = ordersOf(model).map((order) => chargesOf(model, order));
    this.shared = new Float64Array(numOptions(model));
    for (const o of start.chosen.keys())
      if (start.chosen[o] === 1 && this.state.chosen[o] === 0) this.state.add(o);
  }

  /** Goes on for about so many visits, or until the value reaches `goal`. `from` and `to` are shares of the whole search. */
  run(visits: number, goal: number, from: number, to: number): void {
    const { state } = this;
    const begin = state.visits;
    while (state.visits - begin < visits && this.best.value < goal) {
      const done = from + ((to - from) * (state.visits - begin)) / visits;
      this.round((1 - done) ** 2 * firstTolerance * this.best.value);
      this.rounds++;
    }
  }

  private round(tolerance: number): void {
    const { state, random } = this;
    const before = state.value;
    const mayGo = chosenOptions(state);
    state.visits += this.shared.length;
    const newcomer = this.rounds % 2 === 1 || mayGo.length === 0 ? this.newcomer() : -1;
    if (mayGo.length === 0 && newcomer < 0) return;
    const centre = newcomer >= 0 ? newcomer : mayGo[Math.floor(random() * mayGo.length)];
    const out = this.neighbours(centre, mayGo);
    const was = state.chosen.slice();
    for (const o of out) state.remove(o);
    let banned = -1;
    if (newcomer >= 0) {
      if (state.fits(newcomer)) state.add(newcomer);
    } else banned = out[Math.floor(random() * out.length)];
    const charge = this.charges[Math.floor(random() * this.charges.length)];
    addGreedily(state, charge, banned);
    if (state.value < before - tolerance) {
      for (let o = 0; o < was.length; o++) if (was[o] === 0 && state.chosen[o] === 1) state.remove(o);
      for (let o = 0; o < was.length; o++) if (was[o] === 1 && state.chosen[o] === 0) state.add(o);
      return;
    }
    if (isBetter(state, this.best, this.model)) this.best = foundIn(state);
  }

  private newcomer(): number {
    const { state, random } = this;
    const o = Math.floor(random() * this.shared.length);
    return state.chosen[o] === 1 ? -1 : o;
  }

  /** The centre, if chosen, and the chosen options that share most with it; others at random where few share anything. */
  private neighbours(centre: number, mayGo: readonly number[]): number[] {
    const { state, shared, model, random } = this;
    const { covers, coveredBy, weight, site } = model;
    shared.fill(0);
    for (let k = covers.start[centre]; k < covers.start[centre + 1]; k++) {
      const g = covers.items[k];
      for (let e = coveredBy.start[g]; e < coveredBy.start[g + 1]; e++)
        shared[coveredBy.items[e]] += weight[g];
      state.visits += coveredBy.start[g + 1] - coveredBy.start[g];
    }
    const most = fewestOut + Math.floor(random() * (mostOut - fewestOut + 1));
    const ranked = mayGo
      .map((o) => ({
        o,
        near:
          o === centre || site[o] === site[centre]
            ? Number.POSITIVE_INFINITY
            : shared[o] * (0.5 + random()) + 1e-9 * random(),
      }))
      .sort((a, b) => b.near - a.near || a.o - b.o);
    return ranked.slice(0, most).map(({ o }) => o);
  }
}
