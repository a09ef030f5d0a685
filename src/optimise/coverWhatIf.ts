/**
 * What a known choice becomes when one option is forced in or kept out: answered from the counts of the choice, not by solving
 * again. The value is what a short repair finds; the bound is the one of the plan, with that option's own price.
 */
import { boundsOf } from './cover/bounds.js';
import { type CoverModel, coverModel, numOptions } from './cover/model.js';
import type { CoverProblem, CoverSolution } from './cover/problem.js';
import { addGreedily, chargesOf, chosenOptions, exchange, foundIn, ordersOf } from './cover/search.js';
import { demandOf } from './cover/solution.js';
import { CoverState } from './cover/state.js';

export interface WhatIf {
  /** Positions of the repaired choice, the one that would be missed most first. */
  readonly order: readonly number[];
  readonly value: number;
  /** No choice with (without) the option that reaches as much key weight has a higher value. */
  readonly bound: number;
}

const steps = 600;

export class CoverWhatIf {
  private readonly model: CoverModel;
  private readonly state: CoverState;
  private readonly charge: Float64Array;
  private readonly upper: {
    readonly all: number;
    readonly withIt: Float64Array;
    readonly withoutIt: Float64Array;
  };
  private readonly place: Int32Array;

  /** `solution` is one of the problem; pricing it takes about as long as its own bound took. */
  constructor(problem: CoverProblem, solution: CoverSolution) {
    const model = coverModel(problem);
    // One's own list, to pin an option for the time of a question.
    this.model = { ...model, mandatory: model.mandatory.slice() };
    this.place = new Int32Array(problem.options.length).fill(-1);
    model.source.forEach((o, i) => {
      this.place[o] = i;
    });
    this.state = new CoverState(this.model);
    for (const o of solution.order)
      if (this.place[o] >= 0 && this.state.chosen[this.place[o]] === 0) this.state.add(this.place[o]);
    this.charge = chargesOf(model, ordersOf(model)[0]);
    const { upper, withIt, withoutIt } = boundsOf(model, foundIn(this.state), steps);
    this.upper = {
      all: Math.max(demandOf(model, this.state.value), Math.min(upper, solution.bound)),
      withIt,
      withoutIt,
    };
  }

  /** With the option at this position of the problem; undefined when no choice may contain it or it gains nothing alone. */
  with(position: number): WhatIf | undefined {
    const o = this.place[position];
    if (o < 0) return undefined;
    if (this.state.chosen[o] === 1) return this.answer(this.upper.all);
    return this.undone(() => {
      const was = this.model.mandatory[o];
      this.model.mandatory[o] = 1;
      const fits = this.makeRoom(o);
      if (fits) this.state.add(o);
      if (fits) this.repair(-1);
      this.model.mandatory[o] = was;
      return fits ? this.answer(Math.min(this.upper.all, this.upper.withIt[o])) : undefined;
    });
  }

  /** Without it; undefined when it is mandatory. */
  without(position: number): WhatIf | undefined {
    const o = this.place[position];
    if (o >= 0 && this.model.mandatory[o] === 1) return undefined;
    if (o < 0 || this.state.chosen[o] === 0) return this.answer(this.upper.all);
    return this.undone(() => {
      this.state.remove(o);
      this.repair(o);
      return this.answer(Math.min(this.upper.all, this.upper.withoutIt[o]));
    });
  }

  /** Rivals go first, then what loses least for the room it leaves, until the option fits. */
  private makeRoom(o: number): boolean {
    const { state, model, charge } = this;
    const { site, conflicts } = model;
    const rivals = new Set(conflicts.items.subarray(conflicts.start[o], conflicts.start[o + 1]));
    for (const other of chosenOptions(state))
      if (site[other] === site[o] || rivals.has(other)) state.remove(other);
    while (!state.fits(o)) {
      const left = chosenOptions(state);
      if (left.length === 0) return false;
      const price = (i: number) => state.loss(i) / charge[i];
      state.remove(left.reduce((a, b) => (price(b) < price(a) ? b : a)));
    }
    return true;
  }

  private repair(banned: number): void {
    const { state, charge } = this;
    addGreedily(state, charge, banned);
    if (exchange(state, charge, banned)) addGreedily(state, charge, banned);
  }

  /** Puts the choice back as it was. */
  private undone<T>(question: () => T): T {
    const { state } = this;
    const was = state.chosen.slice();
    const answer = question();
    for (let o = 0; o < numOptions(this.model); o++)
      if (was[o] === 0 && state.chosen[o] === 1) state.remove(o);
    for (let o = 0; o < numOptions(this.model); o++) if (was[o] === 1 && state.chosen[o] === 0) state.add(o);
    return answer;
  }

  private answer(bound: number): WhatIf {
    const { state, model } = this;
    const chosen = [...state.chosen.keys()].filter((o) => state.chosen[o] === 1);
    const order = chosen.sort((a, b) => state.loss(b) - state.loss(a) || a - b).map((o) => model.source[o]);
    const value = demandOf(model, state.value);
    return { order, value, bound: Math.max(bound, value) };
  }
}
