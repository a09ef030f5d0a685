/**
 * Downlink rate of one user that gets every resource block. TS 38.214 link adaptation, TS 38.306 §4.1.2 overhead.
 * Of the ranks allowed, the best is taken; the layers of a rank share the power, so a cell edge falls back to rank 1.
 */
import type { Layer } from './layer.js';
import { cqiTable64, cqiTable256, efficiencyAt } from './mcs.js';

/** Symbols per millisecond and subcarrier at 15 kHz, normal cyclic prefix. */
const symbolsPerMs = 14;

/** Share of resource elements without data: TS 38.306 (FR1 0.14, FR2 0.18); LTE CRS of two ports and three PDCCH symbols. */
export function overheadOf(layer: Pick<Layer, 'technology' | 'frequency_MHz'>): number {
  if (layer.technology === 'lte') return 0.25;
  return layer.frequency_MHz > 7125 ? 0.18 : 0.14;
}

/** Layers assumed for one user; 4 only for panels of 32 or more transmitters in line of sight. */
export const defaultRank = 2;

export interface RateOptions {
  /** Highest number of spatial layers. */
  readonly rank?: number;
  readonly overhead?: number;
}

type Carrier = Pick<Layer, 'technology' | 'frequency_MHz' | 'numRb' | 'scs_kHz' | 'dlShare'>;

/** Rate in Mbit/s at a data SINR. NaN stays NaN. */
export function downlinkRate_Mbps(carrier: Carrier, sinr_dB: number, options: RateOptions = {}): number {
  if (Number.isNaN(sinr_dB)) return Number.NaN;
  const { rank = defaultRank, overhead = overheadOf(carrier) } = options;
  const cqiTable = carrier.technology === 'lte' ? cqiTable64 : cqiTable256;
  let bitsPerRe = 0;
  for (let layers = 1; layers <= rank; layers++) {
    const perLayer = efficiencyAt(sinr_dB - 10 * Math.log10(layers), cqiTable);
    bitsPerRe = Math.max(bitsPerRe, layers * perLayer);
  }
  const rePerSecond = 12 * carrier.numRb * symbolsPerMs * 1000 * (carrier.scs_kHz / 15);
  return (bitsPerRe * rePerSecond * carrier.dlShare * (1 - overhead)) / 1e6;
}

/** Rate by SINR in even steps; index = floor((sinr − start) / step), below 0 → 0 Mbit/s, above the end → last value. */
export interface RateTable {
  readonly start_dB: number;
  readonly step_dB: number;
  readonly Mbps: Float32Array;
}

/** Precomputed for the kernel: −10…45 dB in 0.1 dB. */
export function rateTable(carrier: Carrier, options: RateOptions = {}): RateTable {
  const start_dB = -10;
  const step_dB = 0.1;
  const Mbps = new Float32Array(551);
  for (let i = 0; i < Mbps.length; i++)
    Mbps[i] = downlinkRate_Mbps(carrier, start_dB + i * step_dB + 1e-9, options);
  return { start_dB, step_dB, Mbps };
}

/** Looks a SINR up; NaN stays NaN. */
export function rateAt(t: RateTable, sinr_dB: number): number {
  if (Number.isNaN(sinr_dB)) return Number.NaN;
  const i = Math.floor((sinr_dB - t.start_dB) / t.step_dB);
  return i < 0 ? 0 : t.Mbps[Math.min(i, t.Mbps.length - 1)];
}
