/**
 * What a run will need of the machine: memory, disk, time. Arrays are counted, the rest was measured on the sample county; a
 * user is told what to expect within a factor of two.
 */
import { seconds } from '../../coverage/plan/cost.js';
import { heldWindowBytes, workOf } from '../../coverage/plan/work.js';
import { lanesOf } from '../../coverage/predict.js';
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { mostCandidates } from '../../siting/candidates.js';
import type { Assembled } from './prediction.js';
import { resourceMessages as m } from './resourceMessages.js';

export interface Job {
  readonly assembled: Assembled;
  /** Positions of the tiles that are predicted here. */
  readonly tiles: readonly number[];
  /** What follows the tiles: nothing in a shard; `plan` predicts the county again with each draft of a plan. */
  readonly then: 'nothing' | 'files' | 'plan';
}

export interface Needs {
  /** Most memory of the process with its workers at one time. */
  readonly memory_bytes: number;
  /** Most bytes on disk at one time: finished tiles, path losses, files of the run. */
  readonly disk_bytes: number;
  readonly seconds: number;
}

export const needsOf = (job: Job, workers: number): Needs => ({
  memory_bytes: memory_bytes(job, workers),
  disk_bytes: disk_bytes(job),
  seconds: duration_s(job, workers),
});

/** The most workers up to `wanted` that stay within a limit. @throws CoverageError('resource') when none does. */
export function workersWithin(limit_bytes: number, job: Job, wanted: number): number {
  for (let workers = wanted; workers >= 0; workers--)
    if (memory_bytes(job, workers) <= limit_bytes) return workers;
  const values = { need: inMB(memory_bytes(job, 0)), limit: inMB(limit_bytes) };
  throw new CoverageError('resource', {
    severity: 'error',
    code: 'CVG_MEMORY',
    text: fill(m.memory, values),
    hint: m.memoryHint,
  });
}

export const fewerWorkers = (workers: number, wanted: number, limit_bytes: number): Text =>
  fill(m.fewerWorkers, { workers, wanted, limit: inMB(limit_bytes) });

export const inMB = (bytes: number): number => Math.round(bytes / 1e6);

/** Bytes of all bands of one layer and of one service at one pixel; of those that the figures of a run read. */
const layerPixel_bytes = 30;
const servicePixel_bytes = 6;
const layerRead_bytes = 9;
const serviceRead_bytes = 5;
/** People, settled and built-up land, area and class of ground at one pixel. */
const demandPixel_bytes = 12;
/** Ground, height and class of clutter of one working cell; what a worker keeps of one while it sweeps a mast. */
const workCell_bytes = 6;
const sweptCell_bytes = 16;
/** Measured: the program and its libraries; a worker with its compiled code; lists of candidates and what they cover. */
const program_bytes = 150e6;
const worker_bytes = 60e6;
const candidates_bytes = 100e6;
/** Measured: resident memory over the arrays in use, since arrays are given back late. */
const residentOverUsed = 1.25;
/** A tile as the worker made it, the bytes of its file, and a copy on its way. */
const copiesOfTile = 3;
/** While a plan is drafted: today's coverage, the best draft's, the next draft's. */
const coveragesOfPlan = 3;
/** As on the sample; the most possible is one more. */
const drafts = 2;
/** Measured: files of a coverage over its bytes in memory; a packed tile's, which holds each band once more at half size. */
const fileOverMemory = 0.62;
const packedOverMemory = 0.75;
/** Measured: evaluating a candidate over sweeping an average mast. */
const candidateOverSweep = 1.6;
/** Measured in the main thread per working cell: terrain read. Per layer and pixel: files of one coverage; places, zones and tables of one. */
const loading_ns = 100;
const writing_ns = 250;
const assessing_ns = 1500;
/** A run that only writes files counts its figures, which is a share of assessing. */
const filesAssessed = 0.2;

function pixel_bytes({ assembled: { fold } }: Job): number {
  return fold.layers.length * layerPixel_bytes + fold.services.length * servicePixel_bytes;
}

const pixelsOf = ({ assembled: { plan } }: Job): number => plan.lattice.cols * plan.lattice.rows;

/** While tiles are made, and after it: the run's figures read some bands of all pixels, a plan most of those of several drafts. */
function memory_bytes(job: Job, workers: number): number {
  const { plan, world, fold } = job.assembled;
  const lanes = Math.min(lanesOf(workers), job.tiles.length);
  const terrain_bytes = world.terrain.cols * world.terrain.rows * workCell_bytes;
  const making_bytes =
    heldWindowBytes(plan, job.tiles, lanes) +
    lanes * copiesOfTile * plan.tileSize ** 2 * pixel_bytes(job) +
    Math.max(1, workers) * sweptBytes(job);
  const read_bytes = fold.layers.length * layerRead_bytes + fold.services.length * serviceRead_bytes;
  const kept_bytes =
    pixelsOf(job) *
    { nothing: 0, files: read_bytes + demandPixel_bytes, plan: coveragesOfPlan * pixel_bytes(job) }[job.then];
  const threads_bytes = workers * worker_bytes;
  if (job.then === 'plan')
    return (
      program_bytes +
      threads_bytes +
      candidates_bytes +
      residentOverUsed * (terrain_bytes + making_bytes + kept_bytes)
    );
  return (
    program_bytes +
    Math.max(
      threads_bytes + residentOverUsed * (terrain_bytes + making_bytes),
      residentOverUsed * (terrain_bytes + kept_bytes),
    )
  );
}

/** What a sweep of the widest mast holds in its worker. */
function sweptBytes({ assembled: { plan } }: Job): number {
  const widest = plan.windows.reduce((most, { window }) => Math.max(most, window.cols * window.rows), 0);
  return widest * plan.lattice.stride ** 2 * sweptCell_bytes;
}

function disk_bytes(job: Job): number {
  const { plan } = job.assembled;
  const tiles = job.tiles.map((t) => plan.tiles[t].tile);
  const own_bytes = packedOverMemory * pixel_bytes(job) * tiles.reduce((sum, t) => sum + t.cols * t.rows, 0);
  const coverage_bytes = pixel_bytes(job) * pixelsOf(job);
  switch (job.then) {
    case 'nothing':
      return own_bytes;
    case 'files':
      return own_bytes + fileOverMemory * coverage_bytes;
    case 'plan':
      return (
        own_bytes + (drafts * packedOverMemory + 2 * fileOverMemory) * coverage_bytes + plan.work.windowBytes
      );
  }
}

function duration_s(job: Job, workers: number): number {
  const { plan, world, fold } = job.assembled;
  const work = workOf(plan, job.tiles);
  const sweeps_s = seconds({ ...work, foldCells: 0 }, world.engine);
  const folds_s = seconds({ ...work, sweepCells: 0, lossCells: 0 }, world.engine);
  const shared_s = sweeps_s + folds_s;
  const threads = Math.max(1, workers);
  if (job.then === 'nothing') return shared_s / threads;
  const layerPixels = fold.layers.length * pixelsOf(job);
  const alone_s = (coverages: number, assessed: number): number =>
    1e-9 *
    (world.terrain.cols * world.terrain.rows * loading_ns +
      layerPixels * (coverages * writing_ns + assessed * assessing_ns));
  if (job.then === 'files') return shared_s / threads + alone_s(1, filesAssessed);
  const candidate_s = (candidateOverSweep * sweeps_s) / Math.max(1, plan.masts.length);
  return (shared_s + mostCandidates * candidate_s + drafts * folds_s) / threads + alone_s(2, 1 + drafts);
}
