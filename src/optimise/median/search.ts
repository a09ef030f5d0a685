/** Interchange from many starts: all single swaps until none helps, then a few places at random are swapped and it goes on. */
import { MedianState } from './state.js';
import { type MedianProblem, numPlaces } from './problem.js';

export interface Choice {
  readonly chosen: Int32Array;
  readonly value: number;
}

/** So many places are exchanged at most before the next descent. (Hansen, Mladenovic 1997) */
const mostShaken = 20;

export class InterchangeSearch {
  visits = 0;
  swaps = 0;
  private readonly order: Int32Array;

  constructor(
    private readonly problem: MedianProblem,
    public best: Choice,
    private readonly random: () => number,
  ) {
    this.order = Int32Array.from({ length: numPlaces(problem) }, (_, i) => i);
  }

  /** Descends from a choice of places. */
  improve(chosen: ArrayLike<number>): Choice {
    const state = new MedianState(this.problem, chosen);
    this.descend(state);
    return this.keep(state);
  }

  /** Goes on for about so many visits, or until a choice costs no more than `goal`. */
  run(visits: number, goal: number): void {
    const until = this.visits + visits;
    const most = Math.min(mostShaken, this.problem.medians, this.order.length - this.problem.medians);
    for (let k = 1; most > 0 && this.visits < until && this.best.value > goal; ) {
      const before = this.best.value;
      const state = new MedianState(this.problem, this.best.chosen);
      for (let i = 0; i < k; i++) this.shake(state);
      this.descend(state);
      this.keep(state);
      k = this.best.value < before || k === most ? 1 : k + 1;
    }
  }

  /** Looks at the places in turn and takes the first swap that helps, until a whole turn finds none. */
  private descend(state: MedianState): void {
    const { order } = this;
    this.shuffle();
    const least = 1e-12 * state.value;
    for (let at = 0, idle = 0; idle < order.length; at = (at + 1) % order.length) {
      idle++;
      const place = order[at];
      if (state.inside[place] === 1) continue;
      const swap = state.bestSwapFor(place);
      if (!(swap.change < -least)) continue;
      state.swap(swap);
      this.swaps++;
      idle = 0;
    }
  }

  private shake(state: MedianState): void {
    for (;;) {
      const place = Math.floor(this.random() * this.order.length);
      if (state.inside[place] === 1) continue;
      state.swap({ out: state.chosen[Math.floor(this.random() * state.chosen.length)], in: place });
      return;
    }
  }

  private keep(state: MedianState): Choice {
    this.visits += state.visits;
    const found = { chosen: state.chosen.toSorted(), value: state.value };
    if (found.value < this.best.value) this.best = found;
    return found;
  }

  private shuffle(): void {
    const { order } = this;
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(this.random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
  }
}
