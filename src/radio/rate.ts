/**
 * Downlink rate of one user that gets every resource block: SINR → channel quality indicator → transport block → rate.
 * TS 38.214 and TS 36.213 link adaptation, TS 38.306 §4.1.2 overhead. The scheme of an indicator stands for the index of
 * the same modulation and code rate. Of the ranks allowed, the best is taken; the layers of a rank share the power, so a
 * cell edge falls back to rank 1.
 */
import type { Layer } from './layer.js';
import { lteTransportBlockBits } from './lteTransportBlock.js';
import { type CqiEntry, cqiTable64, cqiTable256, efficiency, requiredSinr_dB } from './mcs.js';
import { transportBlockBits } from './transportBlock.js';

/** Share of resource elements without data: TS 38.306 (FR1 0.14, FR2 0.18); LTE CRS of two ports and three PDCCH symbols. */
export function overheadOf(layer: Pick<Layer, 'technology' | 'frequency_MHz'>): number {
  if (layer.technology === 'lte') return 0.25;
  return layer.frequency_MHz > 7125 ? 0.18 : 0.14;
}

/** Spatial layers assumed for one user where the project does not say. */
export const defaultRank = 2;

export interface RateOptions {
  /** Highest number of spatial layers; by default that of the layer. */
  readonly rank?: number;
  readonly overhead?: number;
  /** What the terminal can decode; by default up to 256QAM on NR, 64QAM on LTE. */
  readonly cqiTable?: readonly CqiEntry[];
}

type Carrier = Pick<Layer, 'technology' | 'frequency_MHz' | 'numRb' | 'scs_kHz' | 'dlShare' | 'rank'>;

/** Slots (LTE: subframes) per second. */
export const slotsPerSecond = (scs_kHz: number): number => (1000 * scs_kHz) / 15;

/** Resource elements of one block in a slot. */
const elementsPerRb = 12 * 14;

/** Bits per slot over `numRb` blocks. LTE spreads its layers over at most two codewords, each a block of its own. */
export function blockBits(
  technology: Layer['technology'],
  numRb: number,
  overhead: number,
  layers: number,
  { modulationOrder, rate1024 }: Omit<CqiEntry, 'cqi'>,
): number {
  const overheadPerRb = Math.round(elementsPerRb * overhead);
  if (technology === 'nr') {
    const allocation = { numRb, symbols: 14, dmrsPerRb: 0, overheadPerRb, layers };
    return transportBlockBits(allocation, modulationOrder, rate1024);
  }
  const codewords = Math.min(2, layers);
  const info = ((elementsPerRb - overheadPerRb) * numRb * modulationOrder * rate1024 * layers) / 1024;
  return codewords * lteTransportBlockBits(info / codewords);
}

/** What a user can get from some SINR on. */
export interface RateStep {
  readonly sinr_dB: number;
  readonly Mbps: number;
}

/** The rate as steps over the data SINR, ascending in both. */
export function downlinkSteps(carrier: Carrier, options: RateOptions = {}): RateStep[] {
  const { rank = carrier.rank ?? defaultRank, overhead = overheadOf(carrier) } = options;
  const { cqiTable = carrier.technology === 'lte' ? cqiTable64 : cqiTable256 } = options;
  const perSecond = slotsPerSecond(carrier.scs_kHz) * carrier.dlShare;
  const all: RateStep[] = [];
  for (let layers = 1; layers <= rank; layers++)
    for (const entry of cqiTable)
      all.push({
        sinr_dB: requiredSinr_dB(efficiency(entry)) + 10 * Math.log10(layers),
        Mbps: (blockBits(carrier.technology, carrier.numRb, overhead, layers, entry) * perSecond) / 1e6,
      });
  all.sort((a, b) => a.sinr_dB - b.sinr_dB);
  let best = 0;
  return all.filter(({ Mbps }) => {
    const better = Mbps > best;
    if (better) best = Mbps;
    return better;
  });
}

/** The rate of the highest step that the SINR reaches. */
const rateOf = (steps: readonly RateStep[], sinr_dB: number): number =>
  steps.findLast((s) => sinr_dB >= s.sinr_dB)?.Mbps ?? 0;

/** Rate in Mbit/s at a data SINR. NaN stays NaN. */
export function downlinkRate_Mbps(carrier: Carrier, sinr_dB: number, options: RateOptions = {}): number {
  return Number.isNaN(sinr_dB) ? Number.NaN : rateOf(downlinkSteps(carrier, options), sinr_dB);
}

/** The least data SINR that carries a rate; Infinity for one beyond the carrier, −Infinity for none at all. */
export function requiredDataSinr_dB(carrier: Carrier, rate_kbps: number, options: RateOptions = {}): number {
  if (rate_kbps <= 0) return Number.NEGATIVE_INFINITY;
  const step = downlinkSteps(carrier, options).find((s) => 1000 * s.Mbps >= rate_kbps);
  return step?.sinr_dB ?? Number.POSITIVE_INFINITY;
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
  const steps = downlinkSteps(carrier, options);
  const Mbps = Float32Array.from({ length: 551 }, (_, i) => rateOf(steps, start_dB + i * step_dB + 1e-9));
  return { start_dB, step_dB, Mbps };
}

/** Looks a SINR up; NaN stays NaN. */
export function rateAt(t: RateTable, sinr_dB: number): number {
  if (Number.isNaN(sinr_dB)) return Number.NaN;
  const i = Math.floor((sinr_dB - t.start_dB) / t.step_dB);
  return i < 0 ? 0 : t.Mbps[Math.min(i, t.Mbps.length - 1)];
}
