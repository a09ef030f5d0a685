/**
 * What the work of a plan costs in time. The one place of these figures: they serve progress, the deal of tiles to machines and
 * the estimate of a dry run, never a result.
 *
 * Fast engine: processor time of whole predictions that differ in carriers, sectors and pixels only, solved for each part, both
 * hardware threads of the core busy, as they are in a run with all workers; alone a thread is up to half as fast again. What is
 * done once a pixel, from SINR to the packed tile, is counted with the sectors, a dozen of which reach a pixel. Exact engine: every
 * sweep and fold of the sample county alone in one thread, split by least squares over the masts.
 */
import type { Engine } from '../kernel/engine.js';
import type { PlanWork } from './work.js';

export type Cells = Pick<PlanWork, 'sweepCells' | 'lossCells' | 'foldCells'>;

export const noCells: Cells = { sweepCells: 0, lossCells: 0, foldCells: 0 };

const cost_ns: Readonly<Record<Engine, Readonly<Record<keyof Cells, number>>>> = {
  fast: { sweepCells: 75, lossCells: 50, foldCells: 20 },
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
