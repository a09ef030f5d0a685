/** The coverage jobs by name, as executors and worker entries call them. */
import { type FoldJob, type FoldSetup, foldTile } from './fold.js';
import { type SweepJob, sweepMast, type SweepWorld } from './sweepMast.js';

export const coverageJobs = {
  sweep: (payload: { world: SweepWorld; job: SweepJob }) => sweepMast(payload.world, payload.job),
  fold: (payload: { setup: FoldSetup; job: FoldJob }) => foldTile(payload.setup, payload.job),
};
