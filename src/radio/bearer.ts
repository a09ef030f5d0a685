/** Budgets of a service on one layer: how far level, quality, data SINR and both coupling losses may fall. */
import type { Layer } from './layer.js';
import { cqiTable64, cqiTable256 } from './mcs.js';
import { numRb } from './numerology.js';
import type { CoverageProfile } from './profile.js';
import { type RateOptions, requiredDataSinr_dB } from './rate.js';
import { deepestCouplingLoss_dB } from './services.js';
import type { ServiceTerms } from './service.js';
import { uplinkAssumptions, uplinkBudget } from './uplink.js';

/** What the received signal of the layer's best server must reach at the terminal. ∓Infinity: not asked. */
export interface BearerBudget {
  readonly rsrp_dBm: number;
  readonly rsSinr_dB: number;
  readonly dataSinr_dB: number;
  readonly maxCouplingLossDl_dB: number;
  readonly maxCouplingLossUl_dB: number;
  /** This far below the gate of level or downlink coupling loss there is no access at all. */
  readonly blindBelow_dB: number;
  readonly edgeProbability: number;
  /** What the terminal uses of the layer, for its rates. */
  readonly carrier: Layer;
  readonly rates: RateOptions;
}

const notAsked = {
  rsrp_dBm: Number.NEGATIVE_INFINITY,
  rsSinr_dB: Number.NEGATIVE_INFINITY,
  dataSinr_dB: Number.NEGATIVE_INFINITY,
  maxCouplingLossDl_dB: Number.POSITIVE_INFINITY,
  maxCouplingLossUl_dB: Number.POSITIVE_INFINITY,
} as const;

/** Undefined where the layer cannot carry the service. With `aggregate` the downlink rate is no gate of one layer. */
export function bearerBudget(
  service: ServiceTerms,
  layer: Layer,
  profile: CoverageProfile,
): BearerBudget | undefined {
  if (!service.technologies.includes(layer.technology)) return undefined;
  const { terminal } = service;
  const carrier = carrierOf(terminal.bandwidth_MHz, layer);
  const rates: RateOptions = {
    ...(terminal.rank !== undefined && { rank: Math.min(terminal.rank, layer.rank ?? terminal.rank) }),
    cqiTable: terminal.modulation === 256 && layer.technology === 'nr' ? cqiTable256 : cqiTable64,
  };
  const shared = { edgeProbability: service.edgeProbability ?? profile.edgeProbability, carrier, rates };
  const mcl = service.maxCouplingLoss_dB;
  if (mcl !== undefined) {
    // NB-IoT has a carrier of its own beside or inside an FDD one; TDD hosts are not deployed.
    if (layer.duplex === 'tdd') return undefined;
    const blindBelow_dB = Math.max(0, deepestCouplingLoss_dB - mcl);
    return { ...notAsked, ...shared, maxCouplingLossDl_dB: mcl, blindBelow_dB };
  }
  const uplink = { ...uplinkAssumptions(layer.technology), uePower_dBm: terminal.power_dBm };
  const rsrp_dBm = (service.rsrp_dBm ?? profile.rsrp_dBm) + terminal.rxLoss_dB;
  return {
    ...notAsked,
    ...shared,
    rsrp_dBm,
    rsSinr_dB: (service.rsSinr_dB ?? profile.rsSinr_dB) + terminal.rxLoss_dB,
    dataSinr_dB: service.aggregate
      ? Number.NEGATIVE_INFINITY
      : requiredDataSinr_dB(carrier, service.dl_kbps, rates) + terminal.rxLoss_dB,
    maxCouplingLossUl_dB:
      service.ul_kbps > 0
        ? uplinkBudget(carrier, service.ul_kbps, uplink).maxCouplingLoss_dB
        : Number.POSITIVE_INFINITY,
    blindBelow_dB: Math.max(0, rsrp_dBm - terminal.rxLoss_dB - profile.blind_dBm),
  };
}

/** The part of a layer that a narrow terminal hears and sends on. */
function carrierOf(bandwidth_MHz: number | undefined, layer: Layer): Layer {
  if (bandwidth_MHz === undefined || bandwidth_MHz >= layer.bandwidth_MHz) return layer;
  const blocks = numRb(layer.technology, bandwidth_MHz, layer.scs_kHz, layer.frequency_MHz);
  return Number.isNaN(blocks) ? layer : { ...layer, bandwidth_MHz, numRb: Math.min(blocks, layer.numRb) };
}
