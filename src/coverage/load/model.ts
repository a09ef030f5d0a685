/**
 * Loads of cells that fit together: what a cell must carry depends on its rates, rates on interference, interference on
 * the loads of the others. From no load upwards the steps settle at the least loads that carry the traffic (load coupling,
 * Siomina and Yuan, IEEE Trans. Wireless Communications 11(6), 2012).
 */
import type { FoldLayer } from '../kernel/fold.js';
import { headroom_dB } from '../kernel/headroom.js';
import { downlinkRate } from '../kernel/lookup.js';
import { type Groups, groupsOf, type Tenant } from './groups.js';
import type { Reception } from './reception.js';

export interface LoadInput {
  readonly receptions: readonly Reception[];
  readonly layers: readonly FoldLayer[];
  readonly cells: number;
  readonly tenants: readonly Tenant[];
  /** Share of traffic from 5G terminals. */
  readonly nrShare: number;
  /** Loads that decide who is covered by what, by cell: those of the coverage map. */
  readonly mapLoads: Float64Array;
}

/** Per pixel of the output grid. */
export interface PixelDemand {
  readonly people: Float64Array;
  /** Busy-hour downlink. */
  readonly traffic_Mbps: Float64Array;
}

export interface CellLoads {
  /** Share of time, or of resource blocks, that the cell needs; above 1 it cannot carry what is asked. By cell. */
  readonly load: Float64Array;
  readonly offered_Mbps: Float64Array;
  readonly people: Float64Array;
  /** Traffic on cells that cover but carry no rate at all under these loads. */
  readonly noRate_Mbps: number;
  readonly steps: number;
}

/** Loads are settled when none moves by more than this; a hundredth is far below what traffic is known to. */
const settled = 0.005;
const mostSteps = 50;

/** One reception with who is covered, and the rates under the loads last asked. */
interface Part {
  readonly reception: Reception;
  readonly covered: Uint8Array;
  readonly groups: Groups;
  readonly rate_Mbps: Float64Array;
}

export class LoadModel {
  /** With the rates under the loads that were last settled. */
  readonly parts: readonly Part[];
  private readonly noise_mW: readonly number[];

  constructor(private readonly input: LoadInput) {
    const { receptions, mapLoads, tenants, nrShare } = input;
    this.noise_mW = input.layers.map((l) => 10 ** (l.noise_dBm / 10));
    this.parts = receptions.map((reception) => {
      const covered = this.coveredRows(reception, mapLoads);
      const groups = groupsOf(reception, covered, tenants, nrShare);
      return { reception, covered, groups, rate_Mbps: new Float64Array(reception.pixel.length) };
    });
  }

  /** Settled loads; `from` are loads of less traffic, for example of the year before. */
  solve(demand: PixelDemand, from?: Float64Array): CellLoads {
    let loads = from ?? new Float64Array(this.input.cells);
    for (let step = 1; ; step++) {
      this.setRates(loads);
      const next = this.carry(demand);
      let change = 0;
      for (let c = 0; c < loads.length; c++)
        change = Math.max(change, Math.abs(Math.min(1, next.load[c]) - Math.min(1, loads[c])));
      if (change < settled || step === mostSteps) return { ...next, steps: step };
      loads = next.load;
    }
  }

  /** Whether each row of a reception is covered under these loads: level, quality and uplink as on the map. */
  coveredRows(r: Reception, loads: Float64Array): Uint8Array {
    const covered = new Uint8Array(r.pixel.length);
    for (let i = 0; i < covered.length; i++) {
      const { rsrp_dBm, rsSinr_dB } = this.input.layers[r.layer[i]];
      const noise_mW = this.noise_mW[r.layer[i]];
      const need = r.need_dB[i];
      const level = r.level_dBm[i];
      if (level - rsrp_dBm < need || r.uplinkMargin_dB[i] < need) continue;
      const interference = disturbance_mW(r, i, loads, true) - noise_mW;
      if (headroom_dB(level, interference, noise_mW, rsSinr_dB) >= need) covered[i] = 1;
    }
    return covered;
  }

  private setRates(loads: Float64Array): void {
    const { layers } = this.input;
    for (const { reception: r, rate_Mbps } of this.parts)
      for (let i = 0; i < rate_Mbps.length; i++)
        rate_Mbps[i] = downlinkRate(layers[r.layer[i]].dlRate, dataSinr_dB(r, i, loads));
  }

  /** Lays the traffic of every group on its cells, all of them loaded alike by it. */
  private carry({ people, traffic_Mbps }: PixelDemand): Omit<CellLoads, 'steps'> {
    const { cells } = this.input;
    const load = new Float64Array(cells);
    const offered_Mbps = new Float64Array(cells);
    const persons = new Float64Array(cells);
    let noRate_Mbps = 0;
    for (const { reception, groups, rate_Mbps } of this.parts) {
      const { pixel, portion, start, row } = groups;
      for (let g = 0; g < pixel.length; g++) {
        const asked_Mbps = traffic_Mbps[pixel[g]] * portion[g];
        let rate = 0;
        for (let k = start[g]; k < start[g + 1]; k++) rate += rate_Mbps[row[k]];
        if (rate === 0) {
          noRate_Mbps += asked_Mbps;
          continue;
        }
        for (let k = start[g]; k < start[g + 1]; k++) {
          const own = rate_Mbps[row[k]] / rate;
          if (own === 0) continue;
          const cell = reception.server[row[k]];
          load[cell] += asked_Mbps / rate;
          offered_Mbps[cell] += asked_Mbps * own;
          persons[cell] += people[pixel[g]] * portion[g] * own;
        }
      }
    }
    return { load, offered_Mbps, people: persons, noRate_Mbps };
  }
}

/** Data SINR of a row under these loads. */
export const dataSinr_dB = (r: Reception, i: number, loads: Float64Array): number =>
  r.level_dBm[i] + r.trafficDelta_dB[i] - 10 * Math.log10(disturbance_mW(r, i, loads, false));

/** Interference and noise of a row, of its reference signal or of its data. */
function disturbance_mW(r: Reception, i: number, loads: Float64Array, reference: boolean): number {
  const { other, power_mW } = r;
  let sum = reference ? r.referenceFloor_mW[i] : r.floor_mW[i];
  for (let e = r.start[i]; e < r.start[i + 1]; e++) {
    const collides = other[e] < 0;
    const load = loads[collides ? -1 - other[e] : other[e]];
    sum += collides && reference ? power_mW[e] : power_mW[e] * (load < 1 ? load : 1);
  }
  return sum;
}
