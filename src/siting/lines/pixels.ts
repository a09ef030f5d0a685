/** What a layer is on an output pixel behind a further loss, by the gates of corridors: from the rasters alone. Pure. */
import { type LayerGates, layerGates } from '../../coverage/assemble.js';
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Network } from '../../network/network.js';
import type { Layer } from '../../radio/layer.js';
import { type RateTable, rateAt, rateTable } from '../../radio/rate.js';
import { type UplinkRateTable, uplinkRateTable } from '../../radio/uplink.js';
import { uplinkAt } from '../audit/measure.js';
import { margin_dB } from '../audit/verdict.js';

/** Profile that lines are judged by: 95 % of the length (domain of the signal-upgrade programme). */
export const lineProfileId: Readonly<Record<Layer['technology'], string>> = {
  lte: 'lte-rail-road-95',
  nr: 'nr-rail-road-95',
};

export interface PixelLevel {
  /** Least margin of level, quality and uplink; NaN = unknown, −Infinity = no cell in reach. */
  readonly margin_dB: number;
  readonly rsrp_dBm: number;
  readonly dl_Mbps: number;
  readonly ul_Mbps: number;
}

const unknown: PixelLevel = {
  margin_dB: Number.NaN,
  rsrp_dBm: Number.NaN,
  dl_Mbps: Number.NaN,
  ul_Mbps: Number.NaN,
};
const outOfReach: PixelLevel = {
  margin_dB: Number.NEGATIVE_INFINITY,
  rsrp_dBm: Number.NEGATIVE_INFINITY,
  dl_Mbps: 0,
  ul_Mbps: 0,
};

interface LayerTables {
  readonly gates: LayerGates;
  readonly dlRate: RateTable;
  readonly ulRate: UplinkRateTable;
}

export class PixelMeter {
  private readonly tables: readonly LayerTables[];

  constructor(
    private readonly coverage: CoverageResult,
    private readonly sectors: Network['sectors'],
  ) {
    this.tables = coverage.layers.map(({ layer }) => ({
      gates: layerGates({ ...layer, profile: lineProfileId[layer.technology] }, coverage.pixelGrid.cellX),
      dlRate: rateTable(layer),
      ulRate: uplinkRateTable(layer),
    }));
  }

  level(layer: number, pixel: number, loss_dB: number): PixelLevel {
    const raster = this.coverage.layers[layer];
    if (raster.status[pixel] === PixelStatus.unknown) return unknown;
    const server = raster.bestServer[pixel];
    if (server < 0) return outOfReach;
    const { gates, dlRate, ulRate } = this.tables[layer];
    const { epre_dBm, rsGain_dBi, trafficGain_dBi } = this.sectors[server];
    const delta_dB = trafficGain_dBi - rsGain_dBi;
    const rsrp_dBm = raster.rsrp_dBm[pixel];
    const noise_mW = 10 ** (gates.noise_dBm / 10);
    const disturbed_mW = (level_dBm: number, sinr_dB: number) =>
      Math.max(0, 10 ** ((level_dBm - sinr_dB) / 10) - noise_mW);
    const rs_mW = disturbed_mW(rsrp_dBm, raster.rsSinr_dB[pixel]);
    const data_mW = disturbed_mW(rsrp_dBm + delta_dB, raster.dataSinr_dB[pixel]);
    const couplingUl_dB = epre_dBm - rsrp_dBm - delta_dB;
    const weakened = data_mW * 10 ** (-loss_dB / 10) + noise_mW;
    const dataSinr_dB = rsrp_dBm + delta_dB - loss_dB - 10 * Math.log10(weakened);
    return {
      margin_dB: margin_dB({ ...gates, need_dB: 0 }, rsrp_dBm, rs_mW, couplingUl_dB, loss_dB),
      rsrp_dBm: rsrp_dBm - loss_dB,
      dl_Mbps: rateAt(dlRate, dataSinr_dB),
      ul_Mbps: uplinkAt(ulRate, couplingUl_dB + loss_dB),
    };
  }
}

/** Best layer of a service: unknown only where a hidden layer could still cover. */
export function bestLevel(levels: readonly PixelLevel[]): PixelLevel {
  let best = outOfReach;
  let hidden = false;
  let rsrp_dBm = Number.NEGATIVE_INFINITY;
  let fastest: PixelLevel | undefined;
  for (const level of levels) {
    if (Number.isNaN(level.margin_dB)) {
      hidden = true;
      continue;
    }
    if (level.margin_dB > best.margin_dB) best = level;
    if (level.rsrp_dBm > rsrp_dBm) rsrp_dBm = level.rsrp_dBm;
    if (!fastest || level.dl_Mbps > fastest.dl_Mbps) fastest = level;
  }
  if (hidden && !(best.margin_dB >= 0)) return unknown;
  const { dl_Mbps, ul_Mbps } = fastest ?? outOfReach;
  return { margin_dB: best.margin_dB, rsrp_dBm, dl_Mbps, ul_Mbps };
}
