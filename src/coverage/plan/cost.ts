/**
 * What the work of a plan costs in time. The one place of these figures: they serve progress, the deal of tiles to machines and
 * the estimate of a dry run, never a result.
 *
 * Measured on the sample county (72 masts, 135 windows, 395 sectors, 12 tiles): processor time of every sweep and fold alone in
 * one thread, second pass; sweeps split into cells and losses by least squares over the masts. Both hardware threads of the
 * core were busy, as they are in a run with all workers; alone a thread is up to half as fast again.
 */
import type { Engine } from '../kernel/engine.js';
import type { PlanWork } from './work.js';

export type Cells = Pick<PlanWork, 'sweepCells' | 'lossCells' | 'foldCells'>;

export const noCells: Cells = { sweepCells: 0, lossCells: 0, foldCells: 0 };

const cost_ns: Readonly<Record<Engine, Readonly<Record<keyof Cells, number>>>> = {
  fast: { sweepCells: 175, lossCells: 45, foldCells: 24 },
  exact: { sweepCells: 910, lossCells: 320, foldCells: 51 },
};

/** Processor time of one core. */
export function seconds(work: Cells, engine: Engine): number {
  const cost = cost_ns[engine];
  return (
    1e-9 *
    (work.sweepCells * cost.sweepCells + work.lossCells * cost.lossCells + work.foldCells * cost.foldCells)
  );
}

/** The same in units of a swept cell, whole: what progress counts. */
export const unitsOf = (work: Cells, engine: Engine): number =>
  Math.round((1e9 * seconds(work, engine)) / cost_ns[engine].sweepCells);
