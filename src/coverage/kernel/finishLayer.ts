/** From the sums of a block to what a layer, and the named services on it, are at each pixel (rules R5). */
import { normalCdf } from '../../foundation/math.js';
import { azimuth_deg, elevation_deg } from './angles.js';
import { attenuation_dB } from './attenuation.js';
import {
  type BearerTile,
  edgeQuantile,
  type FoldBearer,
  judgeBearer,
  judgeWithout,
  type Received,
} from './bearers.js';
import { type FoldArrays, lnPerDb, overlapBelowGate_dB, overlapWindow_dB, quantum } from './foldArrays.js';
import type { FoldJob, FoldPattern, FoldSector, FoldSetup, LayerTile } from './foldTypes.js';
import { headroom_dB } from './headroom.js';
import { downlinkRate, uplinkRate } from './lookup.js';
import { carrierWeights, disturbedCarriers } from './overlap.js';
import { byteUnknown, PixelStatus, serverNone, serverUnknown } from './status.js';

export function emptyLayer(size: number): LayerTile {
  const unknown = () => new Float32Array(size).fill(Number.NaN);
  return {
    rsrp_dBm: unknown(),
    rsSinr_dB: unknown(),
    dataSinr_dB: unknown(),
    bestServer: new Int32Array(size).fill(serverUnknown),
    dl_Mbps: unknown(),
    ul_Mbps: unknown(),
    probability: unknown(),
    overlap: new Uint8Array(size).fill(byteUnknown),
    status: new Uint8Array(size),
  };
}

/** What carriers do to each other, and the arrays of a block. */
export function createScratch(setup: FoldSetup, arrays: FoldArrays) {
  const weights = carrierWeights(setup);
  return { ...arrays, weights, disturbed: disturbedCarriers(weights), strongCount: 0 };
}

export type Scratch = ReturnType<typeof createScratch>;

/** What named services make of one layer. */
export type LayerBearers = readonly { readonly bearer: FoldBearer; readonly out: BearerTile }[];

export const bearersOfLayers = (
  { layers, bearers = [] }: FoldSetup,
  carried: readonly BearerTile[],
): LayerBearers[] =>
  layers.map((_, l) => carried.flatMap((out, b) => (out.layer === l ? [{ bearer: bearers[b], out }] : [])));

export function finishLayer(
  setup: FoldSetup,
  job: FoldJob,
  scratch: Scratch,
  l: number,
  row0: number,
  n: number,
  out: LayerTile,
  bearers: LayerBearers = [],
): void {
  const { terrain, lattice, areaMask } = setup;
  const { tile } = job;
  const layer = setup.layers[l];
  const received = nothingReceived();
  const B = scratch.pixels;
  const layerBase = l * B;
  const noise_mW = Math.exp(layer.noise_dBm * lnPerDb);
  const outBase = row0 * tile.cols;
  const z = edgeQuantile(layer.edgeProbability);
  for (let p = 0; p < n; p++) {
    const o = outBase + p;
    const col = tile.col0 + (p % tile.cols);
    const row = tile.row0 + row0 + Math.floor(p / tile.cols);
    if (areaMask[row * lattice.cols + col] === 0) continue; // status stays 0: outside computation
    const work = (lattice.row0 + row * lattice.stride) * terrain.cols + lattice.col0 + col * lattice.stride;
    const s = scratch.bestSector[layerBase + p];
    const pathUnknown = scratch.unknownPath[layerBase + p] === 1;
    if (Number.isNaN(terrain.ground_m[work]) || (s < 0 && pathUnknown)) {
      out.status[o] = PixelStatus.unknown;
      for (const b of bearers) judgeWithout(b.out, o, PixelStatus.unknown);
      continue;
    }
    if (s < 0) {
      // Known and out of every cell's radius: nothing serves here.
      out.bestServer[o] = serverNone;
      out.status[o] = PixelStatus.blind;
      out.probability[o] = 0;
      out.overlap[o] = 0;
      out.dl_Mbps[o] = 0;
      out.ul_Mbps[o] = 0;
      for (const b of bearers) judgeWithout(b.out, o, PixelStatus.blind);
      continue;
    }
    const server = job.sectors[s];
    const level = scratch.best_dBm[layerBase + p];
    const units = scratch.bestUnits[layerBase + p];
    const at = server.carrier * B + p;
    // SSBs of synchronised cells collide at any load; CRS collide when PCI mod 3 agrees, else data lie over them.
    const rsSum =
      layer.lte && server.pciMod3 >= 0
        ? scratch.loadedSum[at] + scratch.collidingSum[3 * server.carrier * B + server.pciMod3 * B + p]
        : scratch.fullSum[at];
    const rsInterference = (rsSum - Math.floor(units + 0.5)) / quantum;
    const dataInterference = (scratch.loadedSum[at] - Math.floor(units * server.load + 0.5)) / quantum;
    const trafficDelta =
      server.trafficPattern === undefined
        ? server.trafficDelta_dB
        : trafficDelta_dB(setup, job, server, work, server.trafficPattern);
    const rsSinr = level - 10 * Math.log10(rsInterference + noise_mW);
    const dataSinr = level + trafficDelta - 10 * Math.log10(dataInterference + noise_mW);

    const sigma = layer.sigma_dB[terrain.clutterClass[work]];
    const margin = Math.min(
      level - layer.rsrp_dBm,
      headroom_dB(level, rsInterference, noise_mW, layer.rsSinr_dB),
    );
    const couplingUl = server.epre_dBm - level - trafficDelta;
    if (bearers.length > 0) {
      received.level_dBm = level;
      received.rsInterference_mW = rsInterference;
      received.dataInterference_mW = dataInterference;
      received.trafficDelta_dB = trafficDelta;
      received.couplingDl_dB = server.epre_dBm - level;
      received.couplingUl_dB = couplingUl;
      received.clutterClass = terrain.clutterClass[work];
      received.pathUnknown = pathUnknown;
      for (const b of bearers) judgeBearer(b.bearer, received, b.out, o);
    }
    const need = z * sigma;
    const covered = margin >= need && layer.maxCouplingLossUl_dB - couplingUl >= need;
    if (!covered && pathUnknown) {
      out.status[o] = PixelStatus.unknown;
      continue;
    }
    let overlap = 0;
    const floor = Math.max(level - overlapWindow_dB, layer.rsrp_dBm - overlapBelowGate_dB);
    const { strong } = scratch;
    for (let e = strong.head[p]; e >= 0; e = strong.next[e]) {
      if (strong.level_dBm[e] < floor) continue;
      const rival = job.sectors[strong.sector[e]];
      const sameGroup = setup.layers[rival.layer].group === layer.group;
      if (sameGroup && scratch.weights[server.carrier][rival.carrier] > 0) overlap++;
    }
    out.rsrp_dBm[o] = level;
    out.rsSinr_dB[o] = rsSinr;
    out.dataSinr_dB[o] = dataSinr;
    out.bestServer[o] = server.index;
    out.probability[o] = normalCdf(margin / sigma);
    out.overlap[o] = overlap > 254 ? 254 : overlap;
    out.dl_Mbps[o] = downlinkRate(layer.dlRate, dataSinr);
    out.ul_Mbps[o] = uplinkRate(layer.ulRate, couplingUl);
    out.status[o] = covered
      ? PixelStatus.covered
      : margin >= need
        ? PixelStatus.uplinkLimited
        : level - layer.rsrp_dBm >= need
          ? PixelStatus.poorQuality
          : level < layer.blind_dBm
            ? PixelStatus.blind
            : PixelStatus.weak;
  }
}

const nothingReceived = (): Received => ({
  level_dBm: 0,
  rsInterference_mW: 0,
  dataInterference_mW: 0,
  trafficDelta_dB: 0,
  couplingDl_dB: 0,
  couplingUl_dB: 0,
  clutterClass: 0,
  pathUnknown: false,
});

/** Traffic gain − reference-signal gain towards a working cell, where the beams have a shape of their own. */
function trafficDelta_dB(
  setup: FoldSetup,
  job: FoldJob,
  server: FoldSector,
  work: number,
  trafficPattern: number,
): number {
  const { terrain, patterns } = setup;
  const mast = job.masts[server.mast];
  const dx = ((work % terrain.cols) - mast.col) * terrain.cell_m;
  const dy = (mast.row - Math.floor(work / terrain.cols)) * terrain.cell_m;
  const rise = terrain.ground_m[work] + setup.receiverHeight_mAGL - mast.antenna_mAMSL;
  const azimuth = azimuth_deg(dx, dy);
  const elevation = elevation_deg(rise, Math.sqrt(dx * dx + dy * dy));
  const towards = (pattern: FoldPattern): number =>
    attenuation_dB(pattern, server.azimuth_deg, server.mechTilt_deg, server.elecTilt_deg, azimuth, elevation);
  return server.trafficDelta_dB + towards(patterns[server.pattern]) - towards(patterns[trafficPattern]);
}
