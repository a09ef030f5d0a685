/**
 * Folds path-loss windows into coverage: for each output pixel of a tile the best server, exact interference sums,
 * SINR, rates, probability and status of every layer, then of every service (rules R1, R4, R5).
 *
 * Interference sums are exact: each weighted power is rounded to a multiple of 2^-53 mW and added as an integer-valued
 * float64, exact up to 1,024 sources at −30 dBm, so the order of arrival does not matter.
 */
import { normalCdf, normalQuantile } from '../../foundation/math.js';
import { degPerRad } from '../../foundation/units.js';
import type { PixelLattice, TerrainView } from './terrain.js';
import { lossOutside, lossStep_dB, type PixelWindow } from './window.js';

export const PixelStatus = {
  outside: 0,
  covered: 1,
  weak: 2,
  blind: 3,
  poorQuality: 4,
  uplinkLimited: 5,
  unknown: 255,
} as const;

export const serverNone = -1;
export const serverUnknown = -2147483648;
export const byteUnknown = 255;

/** A rate by an evenly spaced argument: step i stands at start + i·step. */
export interface Lookup {
  readonly start_dB: number;
  readonly step_dB: number;
  readonly Mbps: Float32Array;
}

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
  /** Traffic gain − reference-signal gain. */
  readonly trafficDelta_dB: number;
  readonly load: number;
  /** PCI mod 3, −1 = unknown. */
  readonly pciMod3: number;
}

export interface FoldCarrier {
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  readonly scs_kHz: number;
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
  /** By data SINR: the step at or below, 0 below the first. */
  readonly dlRate: Lookup;
  /** By coupling loss: the step at or above, 0 beyond the last. */
  readonly ulRate: Lookup;
}

export interface FoldService {
  readonly id: string;
  readonly layers: readonly number[];
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
/** Co-channel cells within this of the best count as overlapping, if they come within 5 dB of the gate (rules R5). */
const overlapWindow_dB = 6;
const overlapBelowGate_dB = 5;

/** How much of carrier `own`'s band `other` fills, scaled to power per resource element of `own`. */
export function overlapWeight(own: FoldCarrier, other: FoldCarrier): number {
  const low = Math.max(
    own.frequency_MHz - own.bandwidth_MHz / 2,
    other.frequency_MHz - other.bandwidth_MHz / 2,
  );
  const high = Math.min(
    own.frequency_MHz + own.bandwidth_MHz / 2,
    other.frequency_MHz + other.bandwidth_MHz / 2,
  );
  return high > low ? ((high - low) / own.bandwidth_MHz) * (own.scs_kHz / other.scs_kHz) : 0;
}

export function foldTile(setup: FoldSetup, job: FoldJob): TileResult {
  const { tile } = job;
  const size = tile.cols * tile.rows;
  const layers = setup.layers.map(() => emptyLayer(size));
  const services = setup.services.map(
    (): ServiceTile => ({
      status: new Uint8Array(size),
      probability: new Float32Array(size).fill(Number.NaN),
      bestLayer: new Uint8Array(size).fill(byteUnknown),
    }),
  );
  const rowsPerBlock = Math.max(1, Math.floor(blockPixels / tile.cols));
  const scratch = createScratch(setup, job, rowsPerBlock * tile.cols);
  let clamped = 0;
  for (let row = 0; row < tile.rows; row += rowsPerBlock) {
    const rows = Math.min(rowsPerBlock, tile.rows - row);
    clamped += foldBlock(setup, job, scratch, row, rows, layers);
  }
  combineServices(setup, tile, layers, services);
  return { tile, layers, services, clamped };
}

function emptyLayer(size: number): LayerTile {
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

/** Reference-signal interference on a server of PCI mod 3 class 0, 1, 2, or of unknown class (all collide). */
const modClasses = 4;

function createScratch(setup: FoldSetup, job: FoldJob, pixels: number) {
  const numCarriers = setup.carriers.length;
  const numLayers = setup.layers.length;
  return {
    pixels,
    azimuth_deg: new Float64Array(pixels),
    elevation_deg: new Float64Array(pixels),
    /** [sectors × pixels] received power, −Infinity = not received. */
    rsrp: new Float64Array(job.sectors.length * pixels),
    best: new Float64Array(numLayers * pixels),
    /** Position in `job.sectors` of the best server, −1 = none. */
    bestSector: new Int32Array(numLayers * pixels),
    unknownPath: new Uint8Array(numLayers * pixels),
    /** [carriers × classes × pixels] sums in units of 2^-53 mW. */
    rsSum: new Float64Array(numCarriers * modClasses * pixels),
    dataSum: new Float64Array(numCarriers * pixels),
    weights: setup.carriers.map((own) => setup.carriers.map((other) => overlapWeight(own, other))),
  };
}

type Scratch = ReturnType<typeof createScratch>;

function foldBlock(
  setup: FoldSetup,
  job: FoldJob,
  scratch: Scratch,
  row0: number,
  rows: number,
  out: readonly LayerTile[],
): number {
  const { tile } = job;
  const n = rows * tile.cols;
  scratch.best.fill(Number.NEGATIVE_INFINITY);
  scratch.bestSector.fill(-1);
  scratch.unknownPath.fill(0);
  scratch.rsSum.fill(0);
  scratch.dataSum.fill(0);
  scratch.rsrp.fill(Number.NEGATIVE_INFINITY);
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
    clamped += addSector(setup, job, scratch, s, row0, rows);
  }
  for (let l = 0; l < setup.layers.length; l++) finishLayer(setup, job, scratch, l, row0, n, out[l]);
  return clamped;
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
      const azimuth = Math.atan2(dx, dy) * degPerRad;
      scratch.azimuth_deg[p] = azimuth < 0 ? azimuth + 360 : azimuth;
      scratch.elevation_deg[p] =
        Math.atan2(receiver - mast.antenna_mAMSL, Math.sqrt(dx * dx + dy * dy)) * degPerRad;
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
  let offset = 0;
  let tilt = elecTilt_deg;
  if (!Number.isNaN(sectorAzimuth_deg)) {
    offset = azimuth_deg - sectorAzimuth_deg;
    offset -= 360 * Math.floor(offset / 360);
    // A mechanically tilted antenna looks down in front, level at the sides and up behind.
    tilt += mechTilt_deg * Math.cos(offset / degPerRad);
  } else tilt += mechTilt_deg;
  const h = pattern.horizontal_dB[Math.round(offset * 10) % 3600];
  let v = Math.round((elevation_deg + tilt) * 10) + 900;
  v = v < 0 ? 0 : v > 1800 ? 1800 : v;
  const sum = h + pattern.vertical_dB[v];
  return sum > pattern.maxAttenuation_dB ? pattern.maxAttenuation_dB : sum;
}

function addSector(
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
  const B = scratch.pixels;
  const layerBase = sector.layer * B;
  const rsrpBase = s * B;
  const { azimuth_deg, elevation_deg, rsrp, best, bestSector, unknownPath, rsSum, dataSum } = scratch;
  const lte = setup.layers[sector.layer].lte;
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
      const a = attenuation_dB(
        pattern,
        sector.azimuth_deg,
        sector.mechTilt_deg,
        sector.elecTilt_deg,
        azimuth_deg[p],
        elevation_deg[p],
      );
      const level = sector.peak_dBm - a - code * lossStep_dB;
      rsrp[rsrpBase + p] = level;
      if (level > best[layerBase + p]) {
        best[layerBase + p] = level;
        bestSector[layerBase + p] = s;
      }
      let power = Math.exp(level * lnPerDb);
      if (power > powerMax_mW) {
        power = powerMax_mW;
        clamped++;
      }
      const units = power * quantum;
      for (let c = 0; c < setup.carriers.length; c++) {
        const weight = scratch.weights[c][sector.carrier];
        if (weight === 0) continue;
        const full = Math.round(units * weight);
        const loaded = Math.round(units * weight * sector.load);
        const base = c * modClasses * B + p;
        // SSBs of synchronised cells collide at any load; CRS collide when PCI mod 3 agrees, else data lie over them.
        const spread = lte && sector.pciMod3 >= 0 ? loaded : full;
        rsSum[base] += sector.pciMod3 === 0 ? full : spread;
        rsSum[base + B] += sector.pciMod3 === 1 ? full : spread;
        rsSum[base + 2 * B] += sector.pciMod3 === 2 ? full : spread;
        rsSum[base + 3 * B] += full;
        dataSum[c * B + p] += loaded;
      }
    }
  }
  return clamped;
}

function finishLayer(
  setup: FoldSetup,
  job: FoldJob,
  scratch: Scratch,
  l: number,
  row0: number,
  n: number,
  out: LayerTile,
): void {
  const { terrain, lattice, areaMask } = setup;
  const { tile } = job;
  const layer = setup.layers[l];
  const B = scratch.pixels;
  const layerBase = l * B;
  const noise_mW = Math.exp(layer.noise_dBm * lnPerDb);
  const outBase = row0 * tile.cols;
  const z = edgeQuantile(layer.edgeProbability);
  const rivals: number[] = [];
  job.sectors.forEach((sector, s) => {
    if (setup.layers[sector.layer].group === layer.group) rivals.push(s);
  });
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
      continue;
    }
    const server = job.sectors[s];
    const level = scratch.best[layerBase + p];
    let power = Math.exp(level * lnPerDb);
    if (power > powerMax_mW) power = powerMax_mW;
    const units = power * quantum;
    const carrierBase = server.carrier * modClasses * B;
    const modClass = layer.lte && server.pciMod3 >= 0 ? server.pciMod3 : 3;
    const rsInterference = (scratch.rsSum[carrierBase + modClass * B + p] - Math.round(units)) / quantum;
    const dataInterference =
      (scratch.dataSum[server.carrier * B + p] - Math.round(units * server.load)) / quantum;
    const rsSinr = level - 10 * Math.log10(rsInterference + noise_mW);
    const dataSinr = level + server.trafficDelta_dB - 10 * Math.log10(dataInterference + noise_mW);

    const sigma = layer.sigma_dB[terrain.clutterClass[work]];
    const margin = Math.min(level - layer.rsrp_dBm, rsSinr - layer.rsSinr_dB);
    const couplingUl = server.epre_dBm - level - server.trafficDelta_dB;
    const need = z * sigma;
    const covered = margin >= need && layer.maxCouplingLossUl_dB - couplingUl >= need;
    if (!covered && pathUnknown) {
      out.status[o] = PixelStatus.unknown;
      continue;
    }
    let overlap = 0;
    const floor = Math.max(level - overlapWindow_dB, layer.rsrp_dBm - overlapBelowGate_dB);
    for (let i = 0; i < rivals.length; i++) {
      const rival = job.sectors[rivals[i]];
      if (scratch.rsrp[rivals[i] * B + p] >= floor && scratch.weights[server.carrier][rival.carrier] > 0)
        overlap++;
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

function downlinkRate(table: Lookup, sinr_dB: number): number {
  const i = Math.floor((sinr_dB - table.start_dB) / table.step_dB);
  return i < 0 ? 0 : table.Mbps[i < table.Mbps.length ? i : table.Mbps.length - 1];
}

function uplinkRate(table: Lookup, couplingLoss_dB: number): number {
  const i = Math.ceil((couplingLoss_dB - table.start_dB) / table.step_dB);
  return i >= table.Mbps.length ? 0 : table.Mbps[i < 0 ? 0 : i];
}

/** Standard normal quantile; exactly 0 for the median map. */
const edgeQuantile = (p: number): number => (p === 0.5 ? 0 : normalQuantile(p));

/** From best to worst for a person standing there. */
const preference = [
  PixelStatus.covered,
  PixelStatus.uplinkLimited,
  PixelStatus.poorQuality,
  PixelStatus.weak,
  PixelStatus.blind,
] as const;

function combineServices(
  setup: FoldSetup,
  tile: PixelWindow,
  layers: readonly LayerTile[],
  services: readonly ServiceTile[],
): void {
  const size = tile.cols * tile.rows;
  const rankOf = new Uint8Array(256).fill(preference.length);
  preference.forEach((status, rank) => {
    rankOf[status] = rank;
  });
  setup.services.forEach((service, i) => {
    const out = services[i];
    for (let p = 0; p < size; p++) {
      let bestRank: number = preference.length;
      let unknown = false;
      let outside = true;
      let probability = Number.NaN;
      let bestLayer = byteUnknown;
      let bestLayerProbability = -1;
      for (const l of service.layers) {
        const status = layers[l].status[p];
        if (status === PixelStatus.outside) continue;
        outside = false;
        if (status === PixelStatus.unknown) {
          unknown = true;
          continue;
        }
        const pl = layers[l].probability[p];
        if (rankOf[status] < bestRank || (rankOf[status] === bestRank && pl > bestLayerProbability)) {
          bestRank = rankOf[status];
          bestLayer = l;
          bestLayerProbability = pl;
        }
        if (!(pl <= probability)) probability = pl;
      }
      if (outside) continue;
      // A layer with unknown terrain may still cover: only a known cover outweighs it.
      const known =
        bestRank < preference.length && (!unknown || preference[bestRank] === PixelStatus.covered);
      out.status[p] = known ? preference[bestRank] : PixelStatus.unknown;
      if (known) {
        out.probability[p] = probability;
        out.bestLayer[p] = bestLayer;
      }
    }
  });
}
