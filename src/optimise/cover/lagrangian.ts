/** Upper bound by subgradient steps on the Lagrangian relaxation (Fisher 1981), and what it says about single options. */
import { type CoverModel, numOptions } from './model.js';
import { type Multipliers, Relaxation } from './relaxation.js';

export interface LagrangianBound {
  readonly bound: number;
  /** Price of each row of the model at the best multipliers; 0 for rows without a cap that can bind. */
  readonly prices: Float64Array;
  /** 1 for options that no choice better than the known one contains. */
  readonly useless: Uint8Array;
  readonly steps: number;
}

interface Incumbent {
  readonly chosen: Uint8Array;
  readonly value: number;
}

/** Steps without a lower bound after which the step length is halved. */
const patience = 12;
const shortest = 1e-4;
/** A bound lower by less than this share of the value does not count as progress. */
const progress = 1e-4;

export function lagrangianBound(model: CoverModel, incumbent: Incumbent, mostSteps: number): LagrangianBound {
  const relaxation = new Relaxation(model, Math.max(Math.abs(incumbent.value), 1e-9));
  const { multipliers, steps } = lowest(
    relaxation,
    startAt(relaxation, model, incumbent),
    incumbent,
    mostSteps,
  );
  const bound = relaxation.evaluate(multipliers);
  const { rows, profit, pick, scale } = relaxation;
  const useless = new Uint8Array(numOptions(model));
  for (let o = 0; o < useless.length; o++) {
    const rival = pick[model.site[o]];
    const withIt = bound - (rival < 0 ? 0 : profit[rival]) + profit[o];
    if (model.mandatory[o] === 0 && incumbent.chosen[o] === 0 && withIt <= incumbent.value) useless[o] = 1;
  }
  const prices = new Float64Array(model.numRows);
  rows.source.forEach((row, r) => {
    if (row >= 0) prices[row] = (scale * multipliers.m[r]) / model.caps[row];
  });
  return { bound, prices, useless, steps };
}

/** The multipliers with the lowest bound met; steps that stop paying get shorter from there. */
function lowest(
  relaxation: Relaxation,
  start: Multipliers,
  { value }: Incumbent,
  mostSteps: number,
): { multipliers: Multipliers; steps: number } {
  const { scale } = relaxation;
  let at = start;
  let best = { bound: Number.POSITIVE_INFINITY, multipliers: start };
  let share = 1;
  let idle = 0;
  let steps = 0;
  for (;;) {
    const bound = relaxation.evaluate(at);
    idle = bound > best.bound - progress * scale ? idle + 1 : 0;
    if (bound < best.bound) best = { bound, multipliers: at };
    if (idle > patience) {
      share /= 2;
      idle = 0;
      at = best.multipliers;
      relaxation.evaluate(at);
    }
    if (steps >= mostSteps || share < shortest || best.bound <= value + 1e-9 * scale) break;
    const norm = relaxation.direct(at);
    if (norm === 0) break;
    at = relaxation.moved(at, (share * Math.max(best.bound - value, 1e-6 * scale)) / norm);
    steps++;
  }
  return { multipliers: best.multipliers, steps };
}

/**
 * What the known choice leaves uncovered keeps its whole price, what several cover shares it; a cap that the known choice
 * nearly exhausts starts at half of the value.
 */
function startAt(
  { rows }: Relaxation,
  { coveredBy, weight }: CoverModel,
  { chosen }: Incumbent,
): Multipliers {
  const x = weight.map((_, j) => {
    let covered = 0;
    for (let k = coveredBy.start[j]; k < coveredBy.start[j + 1]; k++) covered += chosen[coveredBy.items[k]];
    return covered <= 1 ? 1 : 1 / covered;
  });
  const m = Float64Array.from(rows.source, (row, r) => {
    if (row < 0) return 0;
    let use = 0;
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) use += rows.amount[k] * chosen[rows.option[k]];
    return use > 0.9 ? 0.5 : 0;
  });
  return { x, m };
}
