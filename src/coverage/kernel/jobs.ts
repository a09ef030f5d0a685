/** The coverage jobs by name, as executors and worker entries call them. */
import type { BandFactsByName } from '../bands.js';
import { packedTile } from '../cache/packedTile.js';
import { receive } from '../load/reception.js';
import { type DrawJob, type DrawWorld, drawShares } from '../shadowing/draws.js';
import { type CandidateJob, type CandidateWorld, evaluateCandidate } from './candidate.js';
import { type FoldJob, type FoldSetup, foldTile } from './fold.js';
import { type SweepJob, sweepMast, type SweepWorld } from './sweepMast.js';

export const coverageJobs = {
  sweep: (payload: { world: SweepWorld; job: SweepJob }) => sweepMast(payload.world, payload.job),
  candidate: (payload: { shared: CandidateWorld; job: CandidateJob }) =>
    evaluateCandidate(payload.shared, payload.job),
  shadowing: (payload: { world: DrawWorld; job: DrawJob }) => drawShares(payload.world, payload.job),
  tile: (payload: { setup: FoldSetup; job: FoldJob; facts: BandFactsByName }) =>
    packedTile(payload.setup, payload.job, payload.facts),
  reception: (payload: { setup: FoldSetup; job: FoldJob; wanted: Uint8Array }) =>
    receive(payload.setup, payload.job, payload.wanted),
  fold: (payload: { setup: FoldSetup; job: FoldJob }) => foldTile(payload.setup, payload.job),
};
