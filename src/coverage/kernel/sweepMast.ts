/** Job `sweep`: all carriers of one mast into their path-loss windows. No I/O, no clock, no randomness. */
import type { RadioClimate } from '../../terrain/climate.js';
import { effectiveEarthRadius_km } from './climate.js';
import { type Engine, fastKernel } from './engine.js';
import {
  type CarrierLoss,
  type CarrierSpec,
  carrierLoss,
  cellLoss_dB,
  type MastSite,
  usesClutter,
  writeRayLoss,
} from './loss.js';
import type { ReceiverLosses } from './sweepLayout.js';
import {
  createSweepScratch,
  type RayResult,
  type SweepCounts,
  type SweepScratch,
  type SweepSetup,
  sweep,
  sweepSteps,
} from './sweep.js';
import type { ClutterTable, PixelLattice, TerrainView } from './terrain.js';
import type { RayChoice } from './rays.js';
import { encodeLoss, lossOutside, lossUnknown, type PixelWindow } from './window.js';

/** What all masts of a run share. */
export interface SweepWorld {
  readonly terrain: TerrainView;
  readonly clutter: ClutterTable;
  /** Receiver environment of statistical models per clutter class: 0 rural, 1 suburban, 2 urban. */
  readonly environment: Uint8Array;
  readonly lattice: PixelLattice;
  readonly receiverHeight_mAGL: number;
  readonly climate: RadioClimate;
  readonly engine: Engine;
  /** Default `shared`. */
  readonly rays?: RayChoice;
}

export interface SweepMast {
  readonly col: number;
  readonly row: number;
  readonly antennaHeight_mAGL: number;
}

export interface SweepCarrier extends CarrierSpec {
  readonly window: PixelWindow;
  /** Of receivers above ground; default: the world's. All heights of a mast share one sweep. */
  readonly receiverHeight_mAGL?: number;
  /** Radius of the ray fan. It decides which ray a cell lies on, so it must not depend on which carriers are computed. */
  readonly fan_m: number;
}

export interface SweepJob {
  readonly mast: SweepMast;
  readonly carriers: readonly SweepCarrier[];
  /** One array per carrier, row-major over its window; filled completely. */
  readonly out: readonly Int16Array[];
}

export interface SweepReport {
  /** Terrain cells evaluated, once per sweep whatever the number of carriers. */
  readonly cells: number;
  readonly unknown: number;
  readonly interpolated: number;
}

let scratch: SweepScratch | undefined;

export function sweepMast(world: SweepWorld, job: SweepJob): SweepReport {
  for (const out of job.out) out.fill(lossOutside);
  const total = { cells: 0, unknown: 0, interpolated: 0 };
  for (const withClutter of [true, false]) {
    const chosen = job.carriers
      .map((_, i) => i)
      .filter((i) => usesClutter(job.carriers[i].model) === withClutter);
    if (chosen.length === 0) continue;
    const report = sweepKind(world, job, chosen, withClutter);
    total.cells += report.cells;
    total.unknown += report.unknown;
    total.interpolated += report.interpolated;
  }
  return total;
}

/** One sweep for all carriers that read the same profile (with or without clutter). */
function sweepKind(
  world: SweepWorld,
  job: SweepJob,
  chosen: readonly number[],
  useClutter: boolean,
): SweepReport {
  const { terrain, lattice } = world;
  const { mast } = job;
  const losses: CarrierLoss[] = chosen.map((i) => carrierLoss(job.carriers[i], world.climate));
  const windows = chosen.map((i) => job.carriers[i].window);
  const radius_m = job.carriers[chosen[0]].fan_m;
  // The widest window holds all others: windows of one mast differ by their radius only.
  const window = windows.reduce((a, b) => (b.cols * b.rows > a.cols * a.rows ? b : a));
  const setup: SweepSetup = {
    terrain,
    clutter: world.clutter,
    lattice,
    window,
    col: mast.col,
    row: mast.row,
    antennaHeight_mAGL: mast.antennaHeight_mAGL,
    receiverHeight_mAGL: world.receiverHeight_mAGL,
    radius_m,
    effectiveEarthRadius_km: effectiveEarthRadius_km(world.climate),
    useClutter,
    rays: world.rays,
    longestWavelength_m: Math.max(...losses.map((l) => l.earth.lambda_m)),
  };
  const mastIndex = mast.row * terrain.cols + mast.col;
  const ground = terrain.ground_m[mastIndex];
  // A carrier whose window is the widest is written in place.
  const inPlace = windows.map((w) => w.cols === window.cols && w.rows === window.rows);
  const shared = chosen.map((i, c) =>
    inPlace[c] ? job.out[i] : new Int16Array(window.cols * window.rows).fill(lossOutside),
  );
  if (Number.isNaN(ground)) {
    markDiscUnknown(world, mast, window, radius_m, shared);
    copyWindows(world, job, chosen, window, shared, true);
    return { cells: 0, unknown: window.cols * window.rows, interpolated: 0 };
  }
  const heightOf = (i: number) => job.carriers[i].receiverHeight_mAGL ?? world.receiverHeight_mAGL;
  const receivers = [...new Set(chosen.map(heightOf))].map((receiverHeight_mAGL): ReceiverLosses => {
    const at = chosen.map((_, c) => c).filter((c) => heightOf(chosen[c]) === receiverHeight_mAGL);
    const site = {
      antenna_mAMSL: ground + mast.antennaHeight_mAGL,
      antennaHeight_mAGL: mast.antennaHeight_mAGL,
      receiverHeight_mAGL,
      cell_m: terrain.cell_m,
    };
    return { site, carriers: at.map((c) => losses[c]), out: at.map((c) => shared[c]) };
  });
  const environmentOf = (ray: RayResult, e: number): number =>
    world.environment[terrain.clutterClass[mastIndex + ray.dRow[e] * terrain.cols + ray.dCol[e]]];
  const counts =
    world.engine === 'fast'
      ? fastKernel().sweep.run(setup, receivers, environmentOf, lossUnknown)
      : sweepExactly(setup, receivers, environmentOf);
  for (const { site, carriers, out } of receivers) writeMastPixel(world, site, mast, carriers, window, out);
  copyWindows(world, job, chosen, window, shared, counts.unknown > 0);
  return counts;
}

/** Every ray and carrier in double precision, a sweep for each height. */
function sweepExactly(
  setup: SweepSetup,
  receivers: readonly ReceiverLosses[],
  environmentOf: (ray: RayResult, e: number) => number,
): SweepCounts {
  const steps = sweepSteps(setup);
  if (!scratch || scratch.maxSteps < steps) scratch = createSweepScratch(steps);
  const buffers = scratch;
  const environment = new Uint8Array(steps + 2);
  const counts = receivers.map(({ site, carriers, out }) =>
    sweep({ ...setup, receiverHeight_mAGL: site.receiverHeight_mAGL }, buffers, (ray) => {
      for (let e = 0; e < ray.count; e++) environment[e] = environmentOf(ray, e);
      for (let c = 0; c < carriers.length; c++) {
        writeRayLoss(carriers[c], site, ray, environment, out[c]);
        for (let u = 0; u < ray.unknownCount; u++) out[c][ray.unknownPixel[u]] = lossUnknown;
      }
    }),
  );
  return counts[0];
}

/** The mast's own cell lies on no ray: free space straight down to the receiver. */
function writeMastPixel(
  world: SweepWorld,
  site: MastSite,
  mast: SweepMast,
  losses: readonly CarrierLoss[],
  window: PixelWindow,
  out: readonly Int16Array[],
): void {
  const { lattice, terrain } = world;
  const col = (mast.col - lattice.col0) / lattice.stride - window.col0;
  const row = (mast.row - lattice.row0) / lattice.stride - window.row0;
  if (!Number.isInteger(col) || !Number.isInteger(row)) return;
  if (col < 0 || row < 0 || col >= window.cols || row >= window.rows) return;
  const { ray } = createSweepScratch(1);
  ray.dCol[0] = 0;
  ray.dRow[0] = 0;
  ray.clear[0] = 1;
  ray.smoothClearance[0] = Number.POSITIVE_INFINITY;
  ray.nuGeometry[0] = Number.NEGATIVE_INFINITY;
  ray.d_km[0] = 0;
  ray.steps[0] = 0;
  ray.h_te_m[0] = site.antennaHeight_mAGL;
  ray.h_re_m[0] = site.receiverHeight_mAGL;
  ray.theta_t_mrad[0] = 0;
  ray.theta_r_mrad[0] = 0;
  ray.d_lt_km[0] = 0;
  ray.d_lr_km[0] = 0;
  ray.bare_m[0] = site.antenna_mAMSL - site.antennaHeight_mAGL;
  ray.h_rs_m[0] = site.antenna_mAMSL - site.antennaHeight_mAGL + site.receiverHeight_mAGL;
  const environment = world.environment[terrain.clutterClass[mast.row * terrain.cols + mast.col]];
  for (let c = 0; c < losses.length; c++)
    out[c][row * window.cols + col] = encodeLoss(cellLoss_dB(losses[c], site, ray, 0, environment));
}

function markDiscUnknown(
  world: SweepWorld,
  mast: SweepMast,
  window: PixelWindow,
  radius_m: number,
  out: readonly Int16Array[],
): void {
  const limit = (radius_m / world.terrain.cell_m) ** 2;
  for (let row = 0; row < window.rows; row++)
    for (let col = 0; col < window.cols; col++)
      if (distance2(world.lattice, mast, window.col0 + col, window.row0 + row) <= limit)
        for (const array of out) array[row * window.cols + col] = lossUnknown;
}

/** Squared distance in working cells from the mast to an output pixel. */
function distance2(lattice: PixelLattice, mast: SweepMast, col: number, row: number): number {
  const dc = lattice.col0 + col * lattice.stride - mast.col;
  const dr = lattice.row0 + row * lattice.stride - mast.row;
  return dc * dc + dr * dr;
}

/** Cuts each carrier's own window, and its own disc for unknown pixels, out of the widest one. */
function copyWindows(
  world: SweepWorld,
  job: SweepJob,
  chosen: readonly number[],
  wide: PixelWindow,
  shared: readonly Int16Array[],
  hasUnknown: boolean,
): void {
  chosen.forEach((i, c) => {
    const { window, radius_m } = job.carriers[i];
    const limit = (radius_m / world.terrain.cell_m) ** 2;
    const out = job.out[i];
    for (let row = 0; row < window.rows; row++) {
      const from = (window.row0 + row - wide.row0) * wide.cols + window.col0 - wide.col0;
      const to = row * window.cols;
      if (out !== shared[c]) out.set(shared[c].subarray(from, from + window.cols), to);
      if (!hasUnknown) continue;
      for (let col = 0; col < window.cols; col++)
        if (
          out[to + col] === lossUnknown &&
          distance2(world.lattice, job.mast, window.col0 + col, window.row0 + row) > limit
        )
          out[to + col] = lossOutside;
    }
  });
}
