/** Upper bound by subgradient steps on the Lagrangian relaxation (Fisher 1981), and what it says about single options. */
import { Ascent } from '../ascent.js';
import { type CoverModel, numOptions } from './model.js';
import { type Objective, Relaxation } from './relaxation.js';

export interface LagrangianBound {
  readonly bound: number;
  /** Price of each row of the model at the best multipliers; 0 for rows without a cap that can bind. */
  readonly prices: Float64Array;
  /** What the bound becomes for choices with each option, and for choices without it. */
  readonly withIt: Float64Array;
  readonly withoutIt: Float64Array;
  /** Share of the last relaxed choices that held each option: near 0 for those that a good choice hardly contains. */
  readonly likely: Float64Array;
  readonly steps: number;
}

/** Of a choice this much is remembered at each later step. */
const memory = 0.99;

export interface Incumbent {
  readonly chosen: Uint8Array;
  readonly value: number;
}

/** Bounds `objective`, the model's own weights unless said, over all choices; `incumbent` has the objective's value. */
export function lagrangianBound(
  model: CoverModel,
  incumbent: Incumbent,
  mostSteps: number,
  objective: Objective = model,
): LagrangianBound {
  const scale = Math.max(Math.abs(incumbent.value), 1e-9);
  const relaxation = new Relaxation(model, objective, scale);
  const { metric } = relaxation;
  const ascent = new Ascent(startAt(relaxation, model, incumbent), {
    lower: 0,
    upper: 1,
    numUpper: relaxation.numGroups,
    metric,
  });
  const way = new Float64Array(metric.length);
  const likely = new Float64Array(numOptions(model));
  let steps = 0;
  for (let going = true; going && steps < mostSteps; steps++) {
    const value = relaxation.evaluate(ascent.at);
    relaxation.descent(ascent.at, way);
    for (let o = 0; o < likely.length; o++) likely[o] *= memory;
    for (const o of relaxation.pick) if (o >= 0) likely[o] += 1 - memory;
    going = ascent.move(-value, way, -incumbent.value) && -ascent.best > incumbent.value + 1e-9 * scale;
  }
  const bound = relaxation.evaluate(ascent.bestAt);
  const { rows, profit, pick } = relaxation;
  const withIt = new Float64Array(numOptions(model));
  const withoutIt = new Float64Array(numOptions(model)).fill(bound);
  const second = secondOf(model, relaxation);
  for (let o = 0; o < withIt.length; o++) {
    const rival = pick[model.site[o]];
    withIt[o] = bound - (rival < 0 ? 0 : profit[rival]) + profit[o];
    if (rival === o) withoutIt[o] = bound - profit[o] + second[model.site[o]];
  }
  const prices = new Float64Array(model.numRows);
  rows.source.forEach((row, r) => {
    if (row >= 0) prices[row] = (scale * ascent.bestAt[relaxation.numGroups + r]) / model.caps[row];
  });
  return { bound, prices, withIt, withoutIt, likely, steps };
}

/** Profit of the best option of each site beside the picked one, at least 0. */
function secondOf({ site, numSites }: CoverModel, { profit, pick }: Relaxation): Float64Array {
  const second = new Float64Array(numSites);
  for (let o = 0; o < profit.length; o++)
    if (pick[site[o]] !== o) second[site[o]] = Math.max(second[site[o]], profit[o]);
  return second;
}

/**
 * What the known choice leaves uncovered keeps its whole price, what several cover shares it; a cap that the known choice
 * nearly exhausts starts at half of the value.
 */
function startAt(
  { rows, numGroups, metric }: Relaxation,
  { coveredBy, need }: CoverModel,
  { chosen }: Incumbent,
): Float64Array {
  const at = new Float64Array(metric.length);
  for (let j = 0; j < numGroups; j++) {
    let covered = 0;
    for (let k = coveredBy.start[j]; k < coveredBy.start[j + 1]; k++) covered += chosen[coveredBy.items[k]];
    at[j] = covered <= need[j] ? 1 : need[j] / covered;
  }
  rows.source.forEach((row, r) => {
    if (row < 0) return;
    let use = 0;
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) use += rows.amount[k] * chosen[rows.option[k]];
    at[numGroups + r] = use > 0.9 ? 0.5 : 0;
  });
  return at;
}
