/** Every layer at every test point of a place, outdoors and behind its walls. Pure. */
import type { PointLevel, PointPredictor } from '../../coverage/points.js';
import type { CoverageResult } from '../../coverage/result.js';
import { normalQuantile } from '../../foundation/math.js';
import type { BuildingType } from '../../propagation/p2109/equations.js';
import { type RateTable, rateAt, rateTable } from '../../radio/rate.js';
import { type UplinkRateTable, uplinkRateTable } from '../../radio/uplink.js';
import { type EntrySource, type EntryTable, entryTable } from './entry.js';
import { type Environment, margin_dB } from './verdict.js';

/** One layer at all points of a place. */
export interface LayerPoints {
  /** Position in `network.sectors`, −1 = none in reach. */
  readonly server: Int32Array;
  readonly outdoor: PointSeries;
  readonly indoor: PointSeries;
}

export interface PointSeries {
  /** Least margin of level, quality and uplink. NaN = unknown, −Infinity = no cell in reach. */
  readonly margin_dB: Float64Array;
  /** NaN where no cell is in reach. */
  readonly rsrp_dBm: Float64Array;
  /** Of one user alone in the cell; NaN = unknown, 0 = no cell in reach. */
  readonly dl_Mbps: Float32Array;
  readonly ul_Mbps: Float32Array;
}

interface LayerTables {
  readonly entry: EntryTable;
  readonly dlRate: RateTable;
  readonly ulRate: UplinkRateTable;
  readonly quantile: number;
}

type Gates = PointPredictor['layers'][number];

export class PointMeter {
  private readonly tables: readonly LayerTables[];

  constructor(
    coverage: CoverageResult,
    private readonly predictor: PointPredictor,
    source: EntrySource,
  ) {
    this.tables = coverage.layers.map(({ layer, profile: { edgeProbability: p } }) => ({
      entry: entryTable(source, layer.frequency_MHz),
      dlRate: rateTable(layer),
      ulRate: uplinkRateTable(layer),
      quantile: p === 0.5 ? 0 : normalQuantile(p),
    }));
  }

  /** Layers in the order of the coverage, at points given as x and y in turn. */
  measure(points: Float64Array, building: BuildingType): LayerPoints[] {
    const n = points.length / 2;
    const out = this.tables.map(
      (): LayerPoints => ({ server: new Int32Array(n).fill(-1), outdoor: series(n), indoor: series(n) }),
    );
    for (let i = 0; i < n; i++) {
      if (!this.predictor.moveTo(points[2 * i], points[2 * i + 1])) continue;
      for (let l = 0; l < out.length; l++) {
        const level = this.predictor.level(l);
        const { entry, quantile } = this.tables[l];
        const wall = entry(building, this.predictor.clutterClass);
        const sigma = this.predictor.sigma_dB(l);
        out[l].server[i] = level.server;
        this.fill(out[l].outdoor, i, l, level, 0, quantile * sigma);
        const need_dB = quantile * Math.hypot(sigma, wall.sigma_dB);
        this.fill(out[l].indoor, i, l, level, wall.loss_dB(level.elevation_deg), need_dB);
      }
    }
    return out;
  }

  private fill(
    out: PointSeries,
    i: number,
    l: number,
    level: PointLevel,
    entryLoss_dB: number,
    need_dB: number,
  ): void {
    if (level.server < 0) {
      if (!level.known) return;
      out.margin_dB[i] = Number.NEGATIVE_INFINITY;
      out.dl_Mbps[i] = 0;
      out.ul_Mbps[i] = 0;
      return;
    }
    const gates = this.predictor.layers[l];
    const margin = margin_dB(
      { ...gates, need_dB },
      level.rsrp_dBm,
      level.interference_mW,
      level.couplingUl_dB,
      entryLoss_dB,
    );
    out.rsrp_dBm[i] = level.rsrp_dBm - entryLoss_dB;
    const { dlRate, ulRate } = this.tables[l];
    out.dl_Mbps[i] = rateAt(dlRate, dataSinr_dB(gates, level, entryLoss_dB));
    out.ul_Mbps[i] = uplinkAt(ulRate, level.couplingUl_dB + entryLoss_dB);
    // What may hide a better server is only certain where this one already covers.
    if (level.known || margin >= 0) out.margin_dB[i] = margin;
  }
}

const series = (n: number): PointSeries => ({
  margin_dB: new Float64Array(n).fill(Number.NaN),
  rsrp_dBm: new Float64Array(n).fill(Number.NaN),
  dl_Mbps: new Float32Array(n).fill(Number.NaN),
  ul_Mbps: new Float32Array(n).fill(Number.NaN),
});

/** A wall weakens signal and interference alike, not the noise. */
function dataSinr_dB(gates: Gates, level: PointLevel, entryLoss_dB: number): number {
  const disturbed_mW = level.dataInterference_mW * 10 ** (-entryLoss_dB / 10) + 10 ** (gates.noise_dBm / 10);
  return level.dataLevel_dBm - entryLoss_dB - 10 * Math.log10(disturbed_mW);
}

/** The step at or above the loss: never more than the exact rate. */
export function uplinkAt(t: UplinkRateTable, couplingLoss_dB: number): number {
  const i = Math.ceil((couplingLoss_dB - t.start_dB) / t.step_dB);
  return i >= t.Mbps.length ? 0 : t.Mbps[Math.max(0, i)];
}

/** The best layer's at a point: largest margin, and the rates of the layer that is fastest down. */
export function bestOf(layers: readonly LayerPoints[], environment: Environment, i: number) {
  let margin = Number.NEGATIVE_INFINITY;
  let rsrp_dBm = Number.NaN;
  let hidden = false;
  let dl_Mbps = Number.NaN;
  let ul_Mbps = Number.NaN;
  for (const layer of layers) {
    const s = layer[environment];
    const m = s.margin_dB[i];
    if (Number.isNaN(m)) hidden = true;
    if (s.dl_Mbps[i] > dl_Mbps || (Number.isNaN(dl_Mbps) && !Number.isNaN(s.dl_Mbps[i]))) {
      dl_Mbps = s.dl_Mbps[i];
      ul_Mbps = s.ul_Mbps[i];
    }
    if (!(m > margin)) continue;
    margin = m;
    rsrp_dBm = s.rsrp_dBm[i];
  }
  return { margin_dB: margin, rsrp_dBm, hidden, dl_Mbps, ul_Mbps };
}
