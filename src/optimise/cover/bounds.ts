/** What no choice exceeds: in key weight, and in demand among the choices that reach as much of it as the known one. */
import { type LagrangianBound, lagrangianBound } from './lagrangian.js';
import { type CoverModel, numOptions } from './model.js';
import type { Objective } from './relaxation.js';
import type { Found } from './search.js';
import { demandOf, keyWeightOf } from './solution.js';

export interface Bounds {
  upper: number;
  keyUpper: number;
  provedBy: 'lagrangian' | 'mip' | 'none';
  /** Price of each row of the model. */
  readonly prices: Float64Array;
  /** The bound on demand for choices with, and without, each option. */
  readonly withIt: Float64Array;
  readonly withoutIt: Float64Array;
  /** How often relaxed choices held each option, 0 to 1. */
  readonly likely: Float64Array;
  readonly steps: number;
}

/** Prices of key weight that are tried, in units of the demand per key weight. */
const keyPrices = [0, 1 / 16, 1 / 4, 1, 4];

export function boundsOf(model: CoverModel, best: Found, mostSteps: number): Bounds {
  const demand = sumOf(model.demand, model.bonus);
  const keys = sumOf(model.key);
  const known = { chosen: best.chosen, value: demandOf(model, best.value) };
  if (keys === 0) return limited(lagrangianBound(model, known, mostSteps), demand, 0);
  const keyWeight = keyWeightOf(model, best.value);
  const most = keyBound(model, { chosen: best.chosen, value: keyWeight }, mostSteps);
  // At any price ν of a key, what counts demand and ν·key bounds the demand of choices with at least `keyWeight`.
  const priced = keyPrices.map((part) => {
    const price = (part * demand) / keys;
    const objective: Objective = {
      weight: model.demand.map((w, g) => w + price * model.key[g]),
      bonus: model.bonus,
    };
    const value = known.value + price * keyWeight;
    const found = lagrangianBound(model, { ...known, value }, mostSteps, objective);
    const less = (x: number) => x - price * keyWeight;
    return {
      ...found,
      bound: less(found.bound),
      withIt: found.withIt.map(less),
      withoutIt: found.withoutIt.map(less),
    };
  });
  const lowest = priced.reduce((a, b) => (b.bound < a.bound ? b : a));
  const steps = priced.reduce((sum, p) => sum + p.steps, most.steps);
  return limited({ ...lowest, steps }, demand, Math.min(keys, Math.floor(most.bound + 1e-6)));
}

const keyBound = (model: CoverModel, known: { chosen: Uint8Array; value: number }, mostSteps: number) =>
  lagrangianBound(model, known, mostSteps, {
    weight: model.key,
    bonus: new Float64Array(numOptions(model)),
  });

function limited({ bound, ...rest }: LagrangianBound, demand: number, keyUpper: number): Bounds {
  return {
    ...rest,
    upper: Math.min(bound, demand),
    keyUpper,
    provedBy: bound < demand ? 'lagrangian' : 'none',
  };
}

function sumOf(...lists: readonly Float64Array[]): number {
  let sum = 0;
  for (const list of lists) for (const x of list) sum += Math.max(0, x);
  return sum;
}
