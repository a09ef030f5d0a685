/** Job `candidate`: what a site that does not exist yet would newly cover, with the same sweep, patterns and gates. */
import { attenuation_dB, type FoldCarrier, type FoldLayer, type FoldPattern, PixelStatus } from './fold.js';
import { normalQuantile } from '../../foundation/math.js';
import { degPerRad } from '../../foundation/units.js';
import { overlapWeight } from './overlap.js';
import type { LossModel } from './loss.js';
import { type SweepMast, sweepMast, type SweepWorld } from './sweepMast.js';
import { lossStep_dB, type PixelWindow } from './window.js';

export interface CandidateKernelSector {
  readonly layer: number;
  readonly pattern: number;
  readonly azimuth_deg: number;
  readonly mechTilt_deg: number;
  readonly elecTilt_deg: number;
  readonly peak_dBm: number;
  readonly epre_dBm: number;
  readonly trafficDelta_dB: number;
}

export interface CandidateLayer extends FoldLayer {
  readonly carrier: FoldCarrier;
  readonly model: LossModel;
  readonly radius_m: number;
  /** Position in the whole network's list of layers. */
  readonly index: number;
  /** Share of a reference signal's power that disturbs another sector of the same site, and a cell of another site. */
  readonly ownCollision: number;
  readonly otherCollision: number;
}

/** What all candidates of one service share. Arrays are on the output grid. */
export interface CandidateWorld {
  readonly world: SweepWorld;
  readonly layers: readonly CandidateLayer[];
  readonly patterns: readonly FoldPattern[];
  /** Interference plus noise per resource element that existing cells cause on layer l, dBm; NaN = noise only. */
  readonly existing_dBm: readonly Float32Array[];
  /** Level of the best existing cell on layer l, dBm; NaN where none reaches. */
  readonly serving_dBm: readonly Float32Array[];
  /** Layer that gives the service at each pixel. */
  readonly bestLayer: Uint8Array;
  /** Status of the service before. */
  readonly status: Uint8Array;
  /** 1 = the level is wanted whether or not the pixel is newly covered: footprints of key places. */
  readonly watch: Uint8Array;
}

export interface CandidateJob {
  readonly mast: SweepMast;
  /** One window per layer of the candidate. */
  readonly windows: readonly { readonly layer: number; readonly window: PixelWindow }[];
  readonly sectors: readonly CandidateKernelSector[];
}

export interface CandidateGain {
  /** Newly covered, ascending. */
  readonly pixels: Int32Array;
  readonly rsrp_dBm: Float32Array;
  /** Watched pixels that the candidate reaches at all, ascending. */
  readonly watched: Int32Array;
  readonly watched_dBm: Float32Array;
  /** Covered today, and not with the candidate's signal beside the others; ascending. */
  readonly lost: Int32Array;
}

export function evaluateCandidate(
  { world, layers, patterns, existing_dBm, serving_dBm, bestLayer, status, watch }: CandidateWorld,
  job: CandidateJob,
): CandidateGain {
  const { terrain, lattice } = world;
  const ground = terrain.ground_m[job.mast.row * terrain.cols + job.mast.col];
  const best = new Map<number, number>();
  const seen = new Map<number, number>();
  const lost: number[] = [];
  if (!Number.isNaN(ground)) {
    const out = job.windows.map(({ window }) => new Int16Array(window.cols * window.rows));
    const fan_m = Math.max(...job.windows.map(({ layer }) => layers[layer].radius_m));
    const carriers = job.windows.map(({ layer, window }) => ({
      model: layers[layer].model,
      frequency_MHz: layers[layer].carrier.frequency_MHz,
      radius_m: layers[layer].radius_m,
      fan_m,
      window,
    }));
    sweepMast(world, { mast: job.mast, carriers, out });
    job.windows.forEach((w, i) => {
      const sectors = job.sectors.filter((s) => s.layer === w.layer);
      gainOfLayer(w.window, out[i], sectors, w.layer);
    });
  }
  const [pixels, rsrp_dBm] = flat(best);
  const [watched, watched_dBm] = flat(seen);
  return { pixels, rsrp_dBm, watched, watched_dBm, lost: Int32Array.from(lost).sort() };

  function gainOfLayer(
    window: PixelWindow,
    loss: Int16Array,
    sectors: readonly CandidateKernelSector[],
    l: number,
  ): void {
    const layer = layers[l];
    const existing = existing_dBm[l];
    const serving = serving_dBm[l];
    const noise_mW = 10 ** (layer.noise_dBm / 10);
    const z = layer.edgeProbability === 0.5 ? 0 : normalQuantile(layer.edgeProbability);
    const overlap = overlapWeight(layer.carrier, layer.carrier);
    const own = overlap * layer.ownCollision;
    const other = overlap * layer.otherCollision;
    const level = new Float64Array(sectors.length);
    for (let row = 0; row < window.rows; row++)
      for (let col = 0; col < window.cols; col++) {
        const code = loss[row * window.cols + col];
        if (code < 0) continue;
        const pixel = (window.row0 + row) * lattice.cols + window.col0 + col;
        const before = status[pixel];
        if (before === PixelStatus.outside) continue;
        // Where another layer gives the service, this one may lose its quality.
        const atRisk =
          before === PixelStatus.covered &&
          bestLayer[pixel] === layer.index &&
          !Number.isNaN(existing[pixel]);
        const served = before === PixelStatus.covered || before === PixelStatus.unknown;
        if (served && !atRisk && watch[pixel] === 0) continue;
        const workCol = lattice.col0 + (window.col0 + col) * lattice.stride;
        const workRow = lattice.row0 + (window.row0 + row) * lattice.stride;
        const dx = (workCol - job.mast.col) * terrain.cell_m;
        const dy = (job.mast.row - workRow) * terrain.cell_m;
        const work = workRow * terrain.cols + workCol;
        const rise =
          terrain.ground_m[work] + world.receiverHeight_mAGL - ground - job.mast.antennaHeight_mAGL;
        const azimuth = (Math.atan2(dx, dy) * degPerRad + 360) % 360;
        const elevation = Math.atan2(rise, Math.sqrt(dx * dx + dy * dy)) * degPerRad;
        let server = -1;
        for (let s = 0; s < sectors.length; s++) {
          const { pattern, azimuth_deg, mechTilt_deg, elecTilt_deg, peak_dBm } = sectors[s];
          const a = attenuation_dB(
            patterns[pattern],
            azimuth_deg,
            mechTilt_deg,
            elecTilt_deg,
            azimuth,
            elevation,
          );
          level[s] = peak_dBm - a - code * lossStep_dB;
          if (server < 0 || level[s] > level[server]) server = s;
        }
        const rsrp = level[server];
        if (watch[pixel] === 1) keepHigher(seen, pixel, rsrp);
        if (served && !atRisk) continue;
        const need = z * layer.sigma_dB[terrain.clutterClass[work]];
        let interference = Number.isNaN(existing[pixel]) ? noise_mW : 10 ** (existing[pixel] / 10);
        if (atRisk && serving[pixel] >= rsrp) {
          interference -= 10 ** (serving[pixel] / 10);
          for (let s = 0; s < sectors.length; s++) interference += other * 10 ** (level[s] / 10);
          const left = serving[pixel] - 10 * Math.log10(Math.max(interference, noise_mW));
          if (left - layer.rsSinr_dB < need) lost.push(pixel);
          continue;
        }
        // The cell that it takes over from collides like any other cell from then on.
        if (atRisk) interference -= (1 - other) * 10 ** (serving[pixel] / 10);
        for (let s = 0; s < sectors.length; s++)
          if (s !== server) interference += own * 10 ** (level[s] / 10);
        const sinr = rsrp - 10 * Math.log10(interference);
        const coupling = sectors[server].epre_dBm - rsrp - sectors[server].trafficDelta_dB;
        if (
          rsrp - layer.rsrp_dBm < need ||
          sinr - layer.rsSinr_dB < need ||
          layer.maxCouplingLossUl_dB - coupling < need
        ) {
          // The stronger new cell takes the pixel over and does not hold it.
          if (atRisk) lost.push(pixel);
          continue;
        }
        if (served) continue;
        keepHigher(best, pixel, rsrp);
      }
  }
}

function keepHigher(levels: Map<number, number>, pixel: number, rsrp_dBm: number): void {
  const known = levels.get(pixel);
  if (known === undefined || rsrp_dBm > known) levels.set(pixel, rsrp_dBm);
}

function flat(levels: ReadonlyMap<number, number>): [Int32Array, Float32Array] {
  const pixels = Int32Array.from(levels.keys()).sort();
  return [pixels, Float32Array.from(pixels, (p) => levels.get(p) as number)];
}
