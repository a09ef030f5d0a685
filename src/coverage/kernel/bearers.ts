/**
 * Named services beside the layers: each is judged on every layer that may carry it, from the sums that the layer has anyway.
 * A service differs in its gates and in what stands before the terminal; an entry loss weakens signal and interference alike,
 * which is noise raised by it.
 */
import { normalCdf, normalQuantile } from '../../foundation/math.js';
import type { RateStep } from '../../radio/rate.js';
import type { ServiceTile } from './foldTypes.js';
import { headroom_dB } from './headroom.js';
import { byteUnknown, PixelStatus } from './status.js';

/** One service on one layer. ∓Infinity for what is not asked. */
export interface FoldBearer {
  readonly layer: number;
  readonly entryLoss_dB: number;
  readonly rsrp_dBm: number;
  readonly rsSinr_dB: number;
  readonly dataSinr_dB: number;
  readonly maxCouplingLossDl_dB: number;
  readonly maxCouplingLossUl_dB: number;
  /** Below the gate of the level by more than this: blind. */
  readonly blindBelow_dB: number;
  readonly edgeProbability: number;
  /** Per resource element, raised by the entry loss. */
  readonly noise_mW: number;
  /** By clutter class; model, location and entry loss together. */
  readonly sigma_dB: Float32Array;
  /** By data SINR, ascending; only where rates add up. */
  readonly rates?: readonly RateStep[];
}

/** What a layer receives from its best server at one pixel. */
export interface Received {
  level_dBm: number;
  rsInterference_mW: number;
  dataInterference_mW: number;
  trafficDelta_dB: number;
  couplingDl_dB: number;
  couplingUl_dB: number;
  clutterClass: number;
  /** Unknown terrain may hide a better server. */
  pathUnknown: boolean;
}

/** Row-major over the tile. */
export interface BearerTile {
  readonly layer: number;
  readonly status: Uint8Array;
  readonly probability: Float32Array;
  /** Only where rates add up: at the terminal, and 1 where unknown terrain may hide a better server. */
  readonly dataSinr_dB: Float32Array;
  readonly pathUnknown: Uint8Array;
}

const unknown = (size: number): Float32Array => new Float32Array(size).fill(Number.NaN);

export const bearerTile = ({ layer, rates }: FoldBearer, size: number): BearerTile => ({
  layer,
  status: new Uint8Array(size),
  probability: unknown(size),
  dataSinr_dB: unknown(rates ? size : 0),
  pathUnknown: new Uint8Array(rates ? size : 0),
});

/** Standard normal quantile; exactly 0 for the median map. */
export const edgeQuantile = (p: number): number => (p === 0.5 ? 0 : normalQuantile(p));

export function judgeBearer(bearer: FoldBearer, at: Received, out: BearerTile, o: number): void {
  const { entryLoss_dB } = bearer;
  const sigma = bearer.sigma_dB[at.clutterClass];
  const need = edgeQuantile(bearer.edgeProbability) * sigma;
  const level = Math.min(
    at.level_dBm - entryLoss_dB - bearer.rsrp_dBm,
    bearer.maxCouplingLossDl_dB - at.couplingDl_dB - entryLoss_dB,
  );
  const data_dBm = at.level_dBm + at.trafficDelta_dB;
  const quality = Math.min(
    headroom_dB(at.level_dBm, at.rsInterference_mW, bearer.noise_mW, bearer.rsSinr_dB),
    headroom_dB(data_dBm, at.dataInterference_mW, bearer.noise_mW, bearer.dataSinr_dB),
  );
  const uplink = bearer.maxCouplingLossUl_dB - at.couplingUl_dB - entryLoss_dB;
  const limiting = Math.min(level, quality, uplink);
  if (limiting < need && at.pathUnknown) {
    out.status[o] = PixelStatus.unknown;
    return;
  }
  out.probability[o] = normalCdf(limiting / sigma);
  if (bearer.rates) {
    out.dataSinr_dB[o] = data_dBm - 10 * Math.log10(at.dataInterference_mW + bearer.noise_mW);
    out.pathUnknown[o] = at.pathUnknown ? 1 : 0;
  }
  out.status[o] =
    level < need
      ? level < -bearer.blindBelow_dB
        ? PixelStatus.blind
        : PixelStatus.weak
      : quality < need
        ? PixelStatus.poorQuality
        : uplink < need
          ? PixelStatus.uplinkLimited
          : PixelStatus.covered;
}

/** No cell serves the layer here, or it is not known whether one does. */
export function judgeWithout(out: BearerTile, o: number, status: number): void {
  out.status[o] = status;
  if (status === PixelStatus.blind) out.probability[o] = 0;
}

/**
 * Downlink rates of all layers that serve the pixel added up against the rate asked: the margin is how far all data SINRs
 * together may fall. The uplink, level and quality are those of the best layer.
 */
export function aggregate(
  bearers: readonly FoldBearer[],
  tiles: readonly BearerTile[],
  rate_Mbps: number,
  clutterClass: (pixel: number) => number,
  out: ServiceTile,
): void {
  for (let p = 0; p < out.status.length; p++) {
    const best = out.bestLayer[p];
    if (best === byteUnknown) continue;
    const anchor = bearers.find((b) => b.layer === best) as FoldBearer;
    const sigma = anchor.sigma_dB[clutterClass(p)];
    const sum = (fall_dB: number) => rateOfAll(bearers, tiles, p, fall_dB);
    const probability = normalCdf(largestFall(sum, rate_Mbps) / sigma);
    if (probability < out.probability[p]) out.probability[p] = probability;
    if (out.status[p] !== PixelStatus.covered) continue;
    if (sum(edgeQuantile(anchor.edgeProbability) * sigma) >= rate_Mbps) continue;
    // What unknown terrain hides might have added what is missing.
    if (tiles.some((t) => t.status[p] === PixelStatus.unknown || t.pathUnknown[p] === 1)) {
      out.status[p] = PixelStatus.unknown;
      out.probability[p] = Number.NaN;
      out.bestLayer[p] = byteUnknown;
    } else out.status[p] = PixelStatus.poorQuality;
  }
}

/** Mbit/s of all layers that serve a pixel, their data SINRs lowered alike. */
function rateOfAll(
  bearers: readonly FoldBearer[],
  tiles: readonly BearerTile[],
  p: number,
  fall_dB: number,
): number {
  let sum = 0;
  tiles.forEach((t, i) => {
    if (t.status[p] !== PixelStatus.covered && t.status[p] !== PixelStatus.uplinkLimited) return;
    const sinr_dB = t.dataSinr_dB[p] - fall_dB;
    sum += bearers[i].rates?.findLast((step) => sinr_dB >= step.sinr_dB)?.Mbps ?? 0;
  });
  return sum;
}

/** Beyond what any data SINR is above the lowest scheme, or short of the highest. */
const widest_dB = 80;

/** How far a falling rate may fall before it is short, to a tenth of a dB. */
function largestFall(rateAfter: (fall_dB: number) => number, rate_Mbps: number): number {
  let [low, high] = [-widest_dB, widest_dB];
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    if (rateAfter(middle) >= rate_Mbps) low = middle;
    else high = middle;
  }
  return low;
}
