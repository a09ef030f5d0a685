/**
 * Folds path-loss windows into coverage: for each output pixel of a tile the best server, exact interference sums,
 * SINR, rates, probability and status of every layer, then of every service (rules R1, R4, R5).
 *
 * Interference sums are exact: each weighted power is rounded to a multiple of 2^-53 mW and added as an integer-valued
 * float64, exact up to 1,024 sources at −30 dBm, so the order of arrival does not matter. What would round to zero is
 * not received: below −163 dBm a cell neither serves nor interferes.
 */
import { azimuth_deg, elevation_deg } from './angles.js';
import { attenuation_dB } from './attenuation.js';
import { aggregate, type BearerTile, bearerTile } from './bearers.js';
import { combine, emptyService } from './combine.js';
import { fastKernel } from './engine.js';
import type { FastFold } from './fastFold.js';
import {
  bearersOfLayers,
  createScratch,
  emptyLayer,
  finishLayer,
  type LayerBearers,
  type Scratch,
} from './finishLayer.js';
import { heapArrays, lnPerDb, notReceived_dBm, overlapBelowGate_dB, quantum } from './foldArrays.js';
import type { FoldJob, FoldMast, FoldSetup, LayerTile, ServiceTile, TileResult } from './foldTypes.js';
import { lossOutside, lossStep_dB, type PixelWindow } from './window.js';

export { attenuation_dB } from './attenuation.js';
export { emptyLayer, finishLayer, type Scratch } from './finishLayer.js';
export type * from './foldTypes.js';
export { byteUnknown, PixelStatus } from './status.js';

const blockPixels = 4096;
/** Received power is clamped at 2^-10 mW per resource element. */
const powerMax_mW = 2 ** -10;

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

/** Working cell under a pixel of a tile. */
function workPixel({ terrain, lattice }: FoldSetup, tile: PixelWindow, p: number): number {
  const col = tile.col0 + (p % tile.cols);
  const row = tile.row0 + Math.floor(p / tile.cols);
  return (lattice.row0 + row * lattice.stride) * terrain.cols + lattice.col0 + col * lattice.stride;
}

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
