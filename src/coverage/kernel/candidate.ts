/** Job `candidate`: what a site that does not exist yet would newly cover, with the same sweep, patterns and gates. */
import {
  attenuation_dB,
  type FoldCarrier,
  type FoldLayer,
  type FoldPattern,
  overlapWeight,
  PixelStatus,
} from './fold.js';
import { normalQuantile } from '../../foundation/math.js';
import { degPerRad } from '../../foundation/units.js';
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
}

/** What all candidates of one service share. Arrays are on the output grid. */
export interface CandidateWorld {
  readonly world: SweepWorld;
  readonly layers: readonly CandidateLayer[];
  readonly patterns: readonly FoldPattern[];
  /** Interference plus noise per resource element that existing cells cause on layer l, dBm; NaN = noise only. */
  readonly existing_dBm: readonly Float32Array[];
  /** Status of the service before. */
  readonly status: Uint8Array;
}

export interface CandidateJob {
  readonly mast: SweepMast;
  /** One window per layer of the candidate. */
  readonly windows: readonly { readonly layer: number; readonly window: PixelWindow }[];
  readonly sectors: readonly CandidateKernelSector[];
}

export interface CandidateGain {
  readonly pixels: Int32Array;
  readonly rsrp_dBm: Float32Array;
}

export function evaluateCandidate(
  { world, layers, patterns, existing_dBm, status }: CandidateWorld,
  job: CandidateJob,
): CandidateGain {
  const { terrain, lattice } = world;
  const ground = terrain.ground_m[job.mast.row * terrain.cols + job.mast.col];
  const best = new Map<number, number>();
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
      gainOfLayer(w.window, out[i], sectors, layers[w.layer], existing_dBm[w.layer]);
    });
  }
  const pixels = Int32Array.from([...best.keys()].sort((a, b) => a - b));
  return { pixels, rsrp_dBm: Float32Array.from(pixels, (p) => best.get(p) as number) };

  function gainOfLayer(
    window: PixelWindow,
    loss: Int16Array,
    sectors: readonly CandidateKernelSector[],
    layer: CandidateLayer,
    existing: Float32Array,
  ): void {
    const noise_mW = 10 ** (layer.noise_dBm / 10);
    const z = layer.edgeProbability === 0.5 ? 0 : normalQuantile(layer.edgeProbability);
    // Neighbouring sectors of the same site collide on the whole carrier.
    const own = overlapWeight(layer.carrier, layer.carrier);
    const level = new Float64Array(sectors.length);
    for (let row = 0; row < window.rows; row++)
      for (let col = 0; col < window.cols; col++) {
        const code = loss[row * window.cols + col];
        if (code < 0) continue;
        const pixel = (window.row0 + row) * lattice.cols + window.col0 + col;
        const before = status[pixel];
        if (
          before === PixelStatus.outside ||
          before === PixelStatus.covered ||
          before === PixelStatus.unknown
        )
          continue;
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
        let interference = Number.isNaN(existing[pixel]) ? noise_mW : 10 ** (existing[pixel] / 10);
        for (let s = 0; s < sectors.length; s++)
          if (s !== server) interference += own * 10 ** (level[s] / 10);
        const sinr = rsrp - 10 * Math.log10(interference);
        const need = z * layer.sigma_dB[terrain.clutterClass[work]];
        const coupling = sectors[server].epre_dBm - rsrp - sectors[server].trafficDelta_dB;
        if (
          rsrp - layer.rsrp_dBm < need ||
          sinr - layer.rsSinr_dB < need ||
          layer.maxCouplingLossUl_dB - coupling < need
        )
          continue;
        const known = best.get(pixel);
        if (known === undefined || rsrp > known) best.set(pixel, rsrp);
      }
  }
}
