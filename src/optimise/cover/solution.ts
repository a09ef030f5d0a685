/** A choice as callers read it: in the order of further gain, without what the rest covers as well. */
import { type CoverModel, numOptions } from './model.js';
import type { CoverProblem, CoverSolution } from './problem.js';
import { dropRedundant } from './search.js';
import { CoverState } from './state.js';

export function choiceOf(
  { options, resources }: CoverProblem,
  model: CoverModel,
  chosen: Uint8Array,
): Pick<CoverSolution, 'order' | 'gains' | 'value' | 'used'> & { readonly keyWeight: number } {
  const lean = new CoverState(model);
  for (let o = 0; o < chosen.length; o++) if (chosen[o] === 1 && lean.chosen[o] === 0) lean.add(o);
  dropRedundant(lean);
  // Mandatory options take their turn like all others.
  const state = new CoverState({ ...model, mandatory: new Uint8Array(numOptions(model)) });
  const left = new Set([...lean.chosen.keys()].filter((o) => lean.chosen[o] === 1));
  const order: number[] = [];
  const gains: number[] = [];
  while (left.size > 0) {
    const next = [...left].reduce((a, b) => (state.gain[b] > state.gain[a] ? b : a));
    const before = state.value;
    state.add(next);
    order.push(model.source[next]);
    gains.push(demandOf(model, state.value) - demandOf(model, before));
    left.delete(next);
  }
  const used = resources.map((_, r) => order.reduce((sum, o) => sum + options[o].uses[r], 0));
  return {
    order,
    gains,
    value: demandOf(model, state.value),
    keyWeight: keyWeightOf(model, state.value),
    used,
  };
}

/** The two parts of a value in the weights of searches. */
export const keyWeightOf = ({ keyScale }: CoverModel, value: number): number => Math.round(value / keyScale);
export const demandOf = (model: CoverModel, value: number): number =>
  value - model.keyScale * keyWeightOf(model, value);
