/** Uplink budget of a layer: the loss at which the edge rate still gets through, and the rate at a given loss. */
import type { Layer } from './layer.js';
import { type CqiEntry, cqiTable64, efficiency, entryAt, requiredSinr_dB } from './mcs.js';
import { enbNoiseFigure_dB, gnbNoiseFigure_dB, thermalNoise_dBm } from './noise.js';
import { blockBits, slotsPerSecond } from './rate.js';
import { uplinkShare } from './tddFrame.js';

export interface UplinkAssumptions {
  /** Terminal power: class 3 is 23 dBm, high power 26 dBm. */
  readonly uePower_dBm: number;
  readonly bodyLoss_dB: number;
  /** Rise of the base station's noise by other cells. */
  readonly interferenceMargin_dB: number;
  readonly noiseFigure_dB: number;
  /** Share of resource elements without data: TS 38.306 FR1 uplink. */
  readonly overhead: number;
}

type Carrier = Pick<Layer, 'technology' | 'numRb' | 'scs_kHz' | 'duplex' | 'dlShare' | 'ulShare'>;

export function uplinkAssumptions(technology: Layer['technology']): UplinkAssumptions {
  return {
    uePower_dBm: 23,
    bodyLoss_dB: 0,
    interferenceMargin_dB: 3,
    noiseFigure_dB: technology === 'lte' ? enbNoiseFigure_dB : gnbNoiseFigure_dB,
    overhead: 0.08,
  };
}

export interface UplinkBudget {
  /** Resource blocks that carry the edge rate with the least power. */
  readonly numRb: number;
  readonly requiredSinr_dB: number;
  /** Power needed at the base station's antenna connector over these blocks. */
  readonly sensitivity_dBm: number;
  /**
   * Largest coupling loss: basic transmission loss − base-station antenna gain towards the terminal + feeder + entry
   * losses. −Infinity when the carrier cannot carry the rate at all.
   */
  readonly maxCouplingLoss_dB: number;
}

/** Data resource elements per second in one resource block. */
const rePerRb = (c: Carrier, a: UplinkAssumptions): number =>
  12 * 14 * slotsPerSecond(c.scs_kHz) * uplinkShare(c) * (1 - a.overhead);

const lowest = efficiency(cqiTable64[0]);
const highest = efficiency(cqiTable64[cqiTable64.length - 1]);

/** Chooses the allocation that reaches farthest. Single layer, up to 64QAM. */
export function uplinkBudget(
  carrier: Carrier,
  edgeRate_kbps: number,
  assumptions: UplinkAssumptions = uplinkAssumptions(carrier.technology),
): UplinkBudget {
  let best: UplinkBudget = {
    numRb: 0,
    requiredSinr_dB: Number.NaN,
    sensitivity_dBm: Number.NaN,
    maxCouplingLoss_dB: Number.NEGATIVE_INFINITY,
  };
  for (let n = 1; n <= carrier.numRb; n++) {
    const bitsPerRe = (edgeRate_kbps * 1000) / (n * rePerRb(carrier, assumptions));
    if (bitsPerRe > highest) continue;
    const need_dB = requiredSinr_dB(Math.max(bitsPerRe, lowest));
    const sensitivity_dBm = noise_dBm(carrier, n, assumptions) + need_dB;
    const loss_dB = assumptions.uePower_dBm - assumptions.bodyLoss_dB - sensitivity_dBm;
    if (loss_dB > best.maxCouplingLoss_dB)
      best = { numRb: n, requiredSinr_dB: need_dB, sensitivity_dBm, maxCouplingLoss_dB: loss_dB };
    if (bitsPerRe < lowest) break; // more blocks only add noise
  }
  return best;
}

/**
 * The uplink gate told as RSRP of the same sector: coupling loss = EPRE − RSRP − (traffic gain − RS gain), because the
 * base station receives with its traffic beam. A pixel passes when its RSRP is at least this.
 */
export function uplinkRsrpGate_dBm(
  budget: UplinkBudget,
  sector: { readonly epre_dBm: number; readonly rsGain_dBi: number; readonly trafficGain_dBi: number },
): number {
  return sector.epre_dBm - (sector.trafficGain_dBi - sector.rsGain_dBi) - budget.maxCouplingLoss_dB;
}

/** Uplink rate in Mbit/s at a coupling loss: the terminal's full power on the best number of blocks. NaN stays NaN. */
export function uplinkRate_Mbps(
  carrier: Carrier,
  couplingLoss_dB: number,
  assumptions: UplinkAssumptions = uplinkAssumptions(carrier.technology),
): number {
  if (Number.isNaN(couplingLoss_dB)) return Number.NaN;
  const received_dBm = assumptions.uePower_dBm - assumptions.bodyLoss_dB - couplingLoss_dB;
  let best: { readonly numRb: number; readonly entry: CqiEntry; readonly bits: number } | undefined;
  for (let numRb = 1; numRb <= carrier.numRb; numRb++) {
    const entry = entryAt(received_dBm - noise_dBm(carrier, numRb, assumptions), cqiTable64);
    if (!entry) break; // more blocks only add noise
    const bits = numRb * efficiency(entry);
    if (bits > (best?.bits ?? 0)) best = { numRb, entry, bits };
  }
  if (!best) return 0;
  const bits = blockBits(carrier.technology, best.numRb, assumptions.overhead, 1, best.entry);
  return (bits * slotsPerSecond(carrier.scs_kHz) * uplinkShare(carrier)) / 1e6;
}

/** Uplink rate by coupling loss in even steps; index = ceil((loss − start) / step), below 0 → first, beyond → 0. */
export interface UplinkRateTable {
  readonly start_dB: number;
  readonly step_dB: number;
  readonly Mbps: Float32Array;
}

/** Precomputed for the kernel: 60…180 dB in 0.25 dB. */
export function uplinkRateTable(carrier: Carrier, assumptions?: UplinkAssumptions): UplinkRateTable {
  const start_dB = 60;
  const step_dB = 0.25;
  const Mbps = new Float32Array(481);
  for (let i = 0; i < Mbps.length; i++)
    Mbps[i] = uplinkRate_Mbps(carrier, start_dB + i * step_dB, assumptions);
  return { start_dB, step_dB, Mbps };
}

function noise_dBm(carrier: Carrier, numRb: number, a: UplinkAssumptions): number {
  return thermalNoise_dBm(12 * numRb * carrier.scs_kHz * 1000, a.noiseFigure_dB) + a.interferenceMargin_dB;
}
