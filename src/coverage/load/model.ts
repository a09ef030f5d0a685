/**
 * Loads of cells that fit together: what a cell must carry depends on its rates, rates on interference, interference on
 * the loads of the others. From no load upwards the steps settle at the least loads that carry the traffic (load coupling,
 * Siomina and Yuan, IEEE Trans. Wireless Communications 11(6), 2012).
 */
import type { FoldLayer } from '../kernel/fold.js';
import { downlinkRate } from '../kernel/lookup.js';
import type { Reception } from './reception.js';

/** An operator: its part of the people, and the layers that carry it. */
export interface Tenant {
  readonly id: string;
  readonly share: number;
  /** By layer: 0 = not its own, 1 = 4G, 2 = 5G. */
  readonly layers: Uint8Array;
}

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

const settled = 1e-3;
const mostSteps = 100;
const lte = 1;
const nr = 2;

/** People at one pixel who are with one operator and on one of its technologies. */
export interface CarriedGroup {
  readonly part: Part;
  readonly pixel: number;
  /** Rows of the pixel; the group's are those of `layers` of this kind. */
  readonly from: number;
  readonly to: number;
  readonly layers: Uint8Array;
  readonly kind: number;
  /** Of the pixel's people and traffic. */
  readonly portion: number;
}

/** Calls with every row that carries the group: covered, on a layer of its operator and technology. */
export function rowsOf({ part, from, to, layers, kind }: CarriedGroup, visit: (row: number) => void): void {
  for (let i = from; i < to; i++) if (part.covered[i] === 1 && layers[part.layer[i]] === kind) visit(i);
}

/** One reception with who is covered, and the rates under the loads last asked. */
export interface Part extends Reception {
  readonly covered: Uint8Array;
  readonly rate_Mbps: Float64Array;
}

export class LoadModel {
  /** With the rates under the loads that were last settled. */
  readonly parts: readonly Part[];
  private readonly noise_mW: readonly number[];

  constructor(private readonly input: LoadInput) {
    this.noise_mW = input.layers.map((l) => 10 ** (l.noise_dBm / 10));
    this.parts = input.receptions.map((r) => ({
      ...r,
      covered: this.coveredRows(r, input.mapLoads),
      rate_Mbps: new Float64Array(r.pixel.length),
    }));
  }

  /** Settled loads; `from` are loads of less traffic, for example of the year before. */
  solve(demand: PixelDemand, from?: Float64Array): CellLoads {
    let loads = from ?? new Float64Array(this.input.cells);
    for (let step = 1; ; step++) {
      this.setRates(loads);
      const next = this.carry(demand);
      const change = next.load.reduce(
        (most, l, c) => Math.max(most, Math.abs(Math.min(1, l) - Math.min(1, loads[c]))),
        0,
      );
      if (change < settled || step === mostSteps) return { ...next, steps: step };
      loads = next.load;
    }
  }

  /** Whether each row of a reception is covered under these loads: level, quality and uplink as on the map. */
  coveredRows(r: Reception, loads: Float64Array): Uint8Array {
    return Uint8Array.from(r.pixel, (_, i) => {
      const { rsrp_dBm, rsSinr_dB } = this.input.layers[r.layer[i]];
      const need = r.need_dB[i];
      const level = r.level_dBm[i];
      const quality = level - 10 * Math.log10(this.disturbance_mW(r, i, loads, true));
      return level - rsrp_dBm >= need && quality - rsSinr_dB >= need && r.uplinkMargin_dB[i] >= need ? 1 : 0;
    });
  }

  /** Data SINR of a row under these loads. */
  dataSinr_dB(r: Reception, i: number, loads: Float64Array): number {
    return r.level_dBm[i] + r.trafficDelta_dB[i] - 10 * Math.log10(this.disturbance_mW(r, i, loads, false));
  }

  private disturbance_mW(r: Reception, i: number, loads: Float64Array, reference: boolean): number {
    let sum = this.noise_mW[r.layer[i]];
    for (let e = r.start[i]; e < r.start[i + 1]; e++) {
      const other = r.other[e];
      if (other >= 0) sum += r.power_mW[e] * Math.min(1, loads[other]);
      else sum += r.power_mW[e] * (reference ? 1 : Math.min(1, loads[-1 - other]));
    }
    return sum;
  }

  private setRates(loads: Float64Array): void {
    for (const part of this.parts)
      for (let i = 0; i < part.rate_Mbps.length; i++) {
        const { dlRate } = this.input.layers[part.layer[i]];
        part.rate_Mbps[i] = downlinkRate(dlRate, this.dataSinr_dB(part, i, loads));
      }
  }

  /** Lays the traffic of every pixel on the cells that cover it; layers of one technology are evenly loaded by it. */
  private carry({ people, traffic_Mbps }: PixelDemand): Omit<CellLoads, 'steps'> {
    const { cells } = this.input;
    const load = new Float64Array(cells);
    const offered_Mbps = new Float64Array(cells);
    const persons = new Float64Array(cells);
    let noRate_Mbps = 0;
    this.eachGroup((group) => {
      const { part, pixel, portion } = group;
      const asked_Mbps = traffic_Mbps[pixel] * portion;
      let rate = 0;
      rowsOf(group, (i) => (rate += part.rate_Mbps[i]));
      if (rate === 0) noRate_Mbps += asked_Mbps;
      else
        rowsOf(group, (i) => {
          const cell = part.server[i];
          const own = part.rate_Mbps[i] / rate;
          if (own > 0) load[cell] += asked_Mbps / rate;
          offered_Mbps[cell] += asked_Mbps * own;
          persons[cell] += people[pixel] * portion * own;
        });
    });
    return { load, offered_Mbps, people: persons, noRate_Mbps };
  }

  /** Calls for each pixel, operator and technology with the portion of the pixel's people that it carries. */
  eachGroup(visit: (group: CarriedGroup) => void): void {
    const { tenants, nrShare } = this.input;
    this.eachPixel((part, from, to) => {
      for (const { share, layers } of tenants) {
        const on = (kind: number) => ({ part, pixel: part.pixel[from], from, to, layers, kind });
        const has = (kind: number): boolean => {
          for (let i = from; i < to; i++)
            if (part.covered[i] === 1 && layers[part.layer[i]] === kind) return true;
          return false;
        };
        const byNr = has(nr) ? nrShare : 0;
        if (byNr > 0) visit({ ...on(nr), portion: share * byNr });
        // 5G terminals fall back to 4G; 4G terminals have nothing else.
        if (byNr < 1 && has(lte)) visit({ ...on(lte), portion: share * (1 - byNr) });
      }
    });
  }

  /** Calls with the rows of each pixel that any cell reaches. */
  eachPixel(visit: (part: Part, from: number, to: number) => void): void {
    for (const part of this.parts) {
      const { pixel } = part;
      for (let from = 0; from < pixel.length; ) {
        let to = from + 1;
        while (to < pixel.length && pixel[to] === pixel[from]) to++;
        visit(part, from, to);
        from = to;
      }
    }
  }
}
