/**
 * Folds path-loss windows into coverage: for each output pixel of a tile the best server, exact interference sums,
 * SINR, rates, probability and status of every layer, then of every service (rules R1, R4, R5).
 *
 * Interference sums are exact: each weighted power is rounded to a multiple of 2^-53 mW and added as an integer-valued
 * float64, exact up to 1,024 sources at −30 dBm, so the order of arrival does not matter. What would round to zero is
 * not received: below −163 dBm a cell neither serves nor interferes.
 */
import { normalCdf } from '../../foundation/math.js';
import {
  aggregate,
  type BearerTile,
  bearerTile,
  edgeQuantile,
  type FoldBearer,
  judgeBearer,
  judgeWithout,
  type Received,
} from './bearers.js';
import { combine, emptyService } from './combine.js';
import {
  cosTenth,
  type FoldArrays,
  heapArrays,
  notReceived_dBm,
  overlapBelowGate_dB,
  overlapWindow_dB,
} from './foldArrays.js';
import { azimuth_deg, elevation_deg } from './angles.js';
import { headroom_dB } from './headroom.js';
import { carrierWeights, disturbedCarriers } from './overlap.js';
import { type Engine, fastKernel } from './engine.js';
import type { FastFold } from './fastFold.js';
import { downlinkRate, type Lookup, uplinkRate } from './lookup.js';
import type { PixelLattice, TerrainView } from './terrain.js';
import { lossOutside, lossStep_dB, type PixelWindow } from './window.js';
import { byteUnknown, PixelStatus } from './status.js';

export { byteUnknown, PixelStatus } from './status.js';

export const serverNone = -1;
export const serverUnknown = -2147483648;

export interface FoldMast {
  readonly col: number;
  readonly row: number;
  readonly antenna_mAMSL: number;
}

export interface FoldWindow {
  readonly window: PixelWindow;
  /** Loss codes, row-major over the window. */
  readonly loss: Int16Array;
}

export interface FoldPattern {
  readonly horizontal_dB: Float32Array;
  readonly vertical_dB: Float32Array;
  readonly maxAttenuation_dB: number;
}

export interface FoldSector {
  /** Identity in the network; ties between equal servers go to the lower one. */
  readonly index: number;
  readonly mast: number;
  readonly window: number;
  readonly layer: number;
  readonly carrier: number;
  readonly pattern: number;
  /** NaN = symmetric pattern. */
  readonly azimuth_deg: number;
  readonly mechTilt_deg: number;
  readonly elecTilt_deg: number;
  /** EPRE − feeder loss + reference-signal gain. */
  readonly peak_dBm: number;
  readonly epre_dBm: number;
  /** Traffic gain − reference-signal gain, both at their peaks. */
  readonly trafficDelta_dB: number;
  /** Envelope of the traffic beams; absent: shaped as the reference signal's. */
  readonly trafficPattern?: number;
  readonly load: number;
  /** PCI mod 3, −1 = unknown. */
  readonly pciMod3: number;
}

export interface FoldCarrier {
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  readonly scs_kHz: number;
  /** Who holds it: operators of the sharing group. */
  readonly operators: readonly string[];
}

export interface FoldLayer {
  readonly id: string;
  readonly group: string;
  readonly lte: boolean;
  readonly rsrp_dBm: number;
  readonly rsSinr_dB: number;
  readonly blind_dBm: number;
  readonly edgeProbability: number;
  /** Noise per resource element with the terminal's noise figure. */
  readonly noise_dBm: number;
  /** Standard deviation per clutter class, location variability included. */
  readonly sigma_dB: Float32Array;
  readonly maxCouplingLossUl_dB: number;
  /** By data SINR. */
  readonly dlRate: Lookup;
  /** By coupling loss. */
  readonly ulRate: Lookup;
}

export interface FoldService {
  readonly id: string;
  readonly layers: readonly number[];
  /** Of a named service: positions in the setup's bearers; absent: the layers' own maps. */
  readonly bearers?: readonly number[];
  /** Where downlink rates add up: the rate asked, and which bearers a user has together, as positions in `bearers`. */
  readonly sum?: { readonly Mbps: number; readonly together: readonly (readonly number[])[] };
}

export interface FoldSetup {
  readonly terrain: TerrainView;
  readonly lattice: PixelLattice;
  readonly receiverHeight_mAGL: number;
  /** Per output pixel: 1 inside the area. */
  readonly areaMask: Uint8Array;
  readonly patterns: readonly FoldPattern[];
  readonly carriers: readonly FoldCarrier[];
  readonly layers: readonly FoldLayer[];
  readonly services: readonly FoldService[];
  /** Named services on their layers; maps of a group and of any operator share them. */
  readonly bearers?: readonly FoldBearer[];
  readonly engine: Engine;
}

export interface FoldJob {
  readonly tile: PixelWindow;
  readonly masts: readonly FoldMast[];
  readonly windows: readonly FoldWindow[];
  /** In ascending order of `index`. */
  readonly sectors: readonly FoldSector[];
}

/** Row-major over the tile. */
export interface LayerTile {
  readonly rsrp_dBm: Float32Array;
  readonly rsSinr_dB: Float32Array;
  readonly dataSinr_dB: Float32Array;
  readonly bestServer: Int32Array;
  readonly dl_Mbps: Float32Array;
  readonly ul_Mbps: Float32Array;
  readonly probability: Float32Array;
  readonly overlap: Uint8Array;
  readonly status: Uint8Array;
}

export interface ServiceTile {
  readonly status: Uint8Array;
  readonly probability: Float32Array;
  readonly bestLayer: Uint8Array;
}

export interface TileResult {
  readonly tile: PixelWindow;
  readonly layers: readonly LayerTile[];
  readonly services: readonly ServiceTile[];
  /** Pixels where a received power was clamped at −30 dBm. */
  readonly clamped: number;
}

const blockPixels = 4096;
const quantum = 2 ** 53;
/** Received power is clamped at 2^-10 mW per resource element. */
const powerMax_mW = 2 ** -10;
const lnPerDb = Math.LN10 / 10;

export function foldTile(setup: FoldSetup, job: FoldJob): TileResult {
  const { tile } = job;
  const size = tile.cols * tile.rows;
  const layers = setup.layers.map(() => emptyLayer(size));
  const services = setup.services.map(() => emptyService(size));
  const carried = (setup.bearers ?? []).map((b) => bearerTile(b, size));
  const bearers = bearersOfLayers(setup, carried);
  const rowsPerBlock = Math.max(1, Math.floor(blockPixels / tile.cols));
  const pixels = rowsPerBlock * tile.cols;
  const { fold } = setup.engine === 'fast' ? fastKernel() : { fold: undefined };
  const scratch = createScratch(
    setup,
    fold?.begin(setup, job, pixels, rowsPerBlock) ?? heapArrays(setup, job, pixels, rowsPerBlock),
  );
  let clamped = 0;
  for (let row = 0; row < tile.rows; row += rowsPerBlock) {
    const rows = Math.min(rowsPerBlock, tile.rows - row);
    clamped += foldBlock(setup, job, scratch, row, rows, layers, bearers, fold);
  }
  combineServices(setup, tile, layers, services, carried);
  return { tile, layers, services, clamped };
}

/** What named services make of one layer. */
type LayerBearers = readonly { readonly bearer: FoldBearer; readonly out: BearerTile }[];

const bearersOfLayers = (
  { layers, bearers = [] }: FoldSetup,
  carried: readonly BearerTile[],
): LayerBearers[] =>
  layers.map((_, l) => carried.flatMap((out, b) => (out.layer === l ? [{ bearer: bearers[b], out }] : [])));

/** Working cell under a pixel of a tile. */
function workPixel({ terrain, lattice }: FoldSetup, tile: PixelWindow, p: number): number {
  const col = tile.col0 + (p % tile.cols);
  const row = tile.row0 + Math.floor(p / tile.cols);
  return (lattice.row0 + row * lattice.stride) * terrain.cols + lattice.col0 + col * lattice.stride;
}

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
function createScratch(setup: FoldSetup, arrays: FoldArrays) {
  const weights = carrierWeights(setup);
  return { ...arrays, weights, disturbed: disturbedCarriers(weights), strongCount: 0 };
}

export type Scratch = ReturnType<typeof createScratch>;

function foldBlock(
  setup: FoldSetup,
  job: FoldJob,
  scratch: Scratch,
  row0: number,
  rows: number,
  out: readonly LayerTile[],
  bearers: readonly LayerBearers[],
  fast: FastFold | undefined,
): number {
  const { tile } = job;
  const n = rows * tile.cols;
  scratch.best_dBm.fill(Number.NEGATIVE_INFINITY);
  scratch.bestSector.fill(-1);
  scratch.unknownPath.fill(0);
  scratch.fullSum.fill(0);
  scratch.loadedSum.fill(0);
  scratch.collidingSum.fill(0);
  scratch.strong.head.fill(-1);
  scratch.strongCount = 0;
  fast?.clear();
  let clamped = 0;
  let mast = -1;
  for (let s = 0; s < job.sectors.length; s++) {
    const sector = job.sectors[s];
    const { window } = job.windows[sector.window];
    const top = tile.row0 + row0;
    if (window.row0 >= top + rows || window.row0 + window.rows <= top) continue;
    if (sector.mast !== mast) {
      mast = sector.mast;
      directions(setup, job.masts[mast], tile, row0, rows, scratch);
    }
    if (fast) fast.add(setup, job, s, row0, rows);
    else clamped += addSector(setup, job, scratch, s, row0, rows);
  }
  for (let l = 0; l < setup.layers.length; l++)
    finishLayer(setup, job, scratch, l, row0, n, out[l], bearers[l]);
  return fast ? fast.clamped() : clamped;
}

/** Azimuth and elevation from a mast's antenna to the receiver of each pixel of the block. */
function directions(
  setup: FoldSetup,
  mast: FoldMast,
  tile: PixelWindow,
  row0: number,
  rows: number,
  scratch: Scratch,
): void {
  const { terrain, lattice } = setup;
  let p = 0;
  for (let row = 0; row < rows; row++) {
    const workRow = lattice.row0 + (tile.row0 + row0 + row) * lattice.stride;
    const dy = (mast.row - workRow) * terrain.cell_m;
    for (let col = 0; col < tile.cols; col++, p++) {
      const workCol = lattice.col0 + (tile.col0 + col) * lattice.stride;
      const dx = (workCol - mast.col) * terrain.cell_m;
      const receiver = terrain.ground_m[workRow * terrain.cols + workCol] + setup.receiverHeight_mAGL;
      scratch.azimuth_deg[p] = azimuth_deg(dx, dy);
      scratch.elevation_deg[p] = elevation_deg(receiver - mast.antenna_mAMSL, Math.sqrt(dx * dx + dy * dy));
    }
  }
}

/** Combined attenuation of both cuts towards (azimuth, elevation) for a sector's azimuth and tilts, dB. */
export function attenuation_dB(
  pattern: FoldPattern,
  sectorAzimuth_deg: number,
  mechTilt_deg: number,
  elecTilt_deg: number,
  azimuth_deg: number,
  elevation_deg: number,
): number {
  let h = 0;
  let tilt = elecTilt_deg + mechTilt_deg;
  if (!Number.isNaN(sectorAzimuth_deg)) {
    let offset = azimuth_deg - sectorAzimuth_deg;
    if (offset < 0) offset += 360;
    h = Math.floor(offset * 10 + 0.5);
    if (h >= 3600) h -= 3600;
    // A mechanically tilted antenna looks down in front, level at the sides and up behind.
    tilt = elecTilt_deg + mechTilt_deg * cosTenth[h];
  }
  let v = Math.floor((elevation_deg + tilt) * 10 + 0.5) + 900;
  v = v < 0 ? 0 : v > 1800 ? 1800 : v;
  const sum = pattern.horizontal_dB[h] + pattern.vertical_dB[v];
  return sum > pattern.maxAttenuation_dB ? pattern.maxAttenuation_dB : sum;
}

export function addSector(
  setup: FoldSetup,
  job: FoldJob,
  scratch: Scratch,
  s: number,
  row0: number,
  rows: number,
): number {
  const { tile } = job;
  const sector = job.sectors[s];
  const { window, loss } = job.windows[sector.window];
  const pattern = setup.patterns[sector.pattern];
  const layer = setup.layers[sector.layer];
  const B = scratch.pixels;
  const layerBase = sector.layer * B;
  const {
    azimuth_deg,
    elevation_deg,
    best_dBm,
    bestUnits,
    bestSector,
    unknownPath,
    fullSum,
    loadedSum,
    collidingSum,
    strong,
  } = scratch;
  const { peak_dBm, load, pciMod3, azimuth_deg: axis, mechTilt_deg, elecTilt_deg } = sector;
  const disturbed = scratch.disturbed[sector.carrier];
  const strongFrom = layer.rsrp_dBm - overlapBelowGate_dB;
  // Loss codes beyond this cannot be received even in the main lobe.
  const farthest = (peak_dBm - notReceived_dBm) / lossStep_dB;
  const colFrom = Math.max(0, window.col0 - tile.col0);
  const colTo = Math.min(tile.cols, window.col0 + window.cols - tile.col0);
  const rowFrom = Math.max(0, window.row0 - (tile.row0 + row0));
  const rowTo = Math.min(rows, window.row0 + window.rows - (tile.row0 + row0));
  let clamped = 0;
  for (let row = rowFrom; row < rowTo; row++) {
    let w = (tile.row0 + row0 + row - window.row0) * window.cols + (tile.col0 + colFrom - window.col0);
    let p = row * tile.cols + colFrom;
    for (let col = colFrom; col < colTo; col++, w++, p++) {
      const code = loss[w];
      if (code < 0) {
        if (code !== lossOutside) unknownPath[layerBase + p] = 1;
        continue;
      }
      if (code > farthest) continue;
      const a = attenuation_dB(pattern, axis, mechTilt_deg, elecTilt_deg, azimuth_deg[p], elevation_deg[p]);
      const level = peak_dBm - a - code * lossStep_dB;
      if (level < notReceived_dBm) continue;
      let power = Math.exp(level * lnPerDb);
      if (power > powerMax_mW) {
        power = powerMax_mW;
        clamped++;
      }
      const own = power * quantum;
      if (level > best_dBm[layerBase + p]) {
        best_dBm[layerBase + p] = level;
        bestUnits[layerBase + p] = own;
        bestSector[layerBase + p] = s;
      }
      if (level >= strongFrom) {
        const e = scratch.strongCount++;
        strong.next[e] = strong.head[p];
        strong.sector[e] = s;
        strong.level_dBm[e] = level;
        strong.head[p] = e;
      }
      for (let i = 0; i < disturbed.length; i++) {
        const c = disturbed[i];
        const units = own * scratch.weights[c][sector.carrier];
        const full = Math.floor(units + 0.5);
        const loaded = Math.floor(units * load + 0.5);
        fullSum[c * B + p] += full;
        loadedSum[c * B + p] += loaded;
        const colliding = 3 * c * B + p;
        if (pciMod3 >= 0) collidingSum[colliding + pciMod3 * B] += full - loaded;
        else {
          collidingSum[colliding] += full - loaded;
          collidingSum[colliding + B] += full - loaded;
          collidingSum[colliding + 2 * B] += full - loaded;
        }
      }
    }
  }
  return clamped;
}

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

/** Services from the finished layers; named ones only where their bearers are there. */
export function combineServices(
  setup: FoldSetup,
  tile: PixelWindow,
  layers: readonly LayerTile[],
  out: readonly ServiceTile[],
  carried: readonly BearerTile[] = [],
): void {
  const all = setup.bearers ?? [];
  const classOf = (p: number) => setup.terrain.clutterClass[workPixel(setup, tile, p)];
  setup.services.forEach(({ layers: own, bearers, sum }, i) => {
    if (bearers === undefined) {
      const maps = own.map((layer) => ({ ...layers[layer], layer }));
      return combine(maps, out[i]);
    }
    if (carried.length === 0) return;
    const tiles = bearers.map((b) => carried[b]);
    if (!sum) return combine(tiles, out[i]);
    const users = sum.together.map((list) => {
      const user = emptyService(out[i].status.length);
      const served = list.map((b) => tiles[b]);
      const gates = list.map((b) => all[bearers[b]]);
      combine(served, user);
      aggregate(gates, served, sum.Mbps, classOf, user);
      return user;
    });
    combine(users, out[i]);
  });
}
