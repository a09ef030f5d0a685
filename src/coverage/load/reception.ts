/**
 * Job `reception`: for the pixels where people are, every layer's best server and each cell that disturbs it. Interference
 * is linear in the loads of the cells, so that any loads can be asked of the same lists without the loss windows.
 */
import { normalQuantile } from '../../foundation/math.js';
import { degPerRad } from '../../foundation/units.js';
import { attenuation_dB, type FoldJob, type FoldSector, type FoldSetup } from '../kernel/fold.js';
import { carrierWeights } from '../kernel/overlap.js';
import { lossStep_dB } from '../kernel/window.js';

/** Rows are pixel by pixel, the layers of a pixel one after the other; entries of row r are `start[r]` ≤ e < `start[r + 1]`. */
export interface Reception {
  /** Position on the output grid. */
  readonly pixel: Int32Array;
  readonly layer: Uint8Array;
  /** Index of the best server in the network. */
  readonly server: Int32Array;
  readonly level_dBm: Float32Array;
  /** Traffic gain − reference-signal gain towards the pixel. */
  readonly trafficDelta_dB: Float32Array;
  /** What every margin must exceed 0 by: the edge quantile × σ. */
  readonly need_dB: Float32Array;
  /** Margin of the uplink's coupling loss. */
  readonly uplinkMargin_dB: Float32Array;
  /** Noise, and what fainter cells add to it under the loads of the map: for data, and for reference signals. */
  readonly floor_mW: Float32Array;
  readonly referenceFloor_mW: Float32Array;
  readonly start: Int32Array;
  /** Index of a disturbing cell; −1 − index where its reference signals collide with the server's. */
  readonly other: Int32Array;
  /** Its power per resource element of the server's carrier at full load. */
  readonly power_mW: Float32Array;
  /** The prediction counts clamped powers of its tiles; none is here. */
  readonly clamped: 0;
}

/** Cells fainter than this part of the noise are no entries of their own: hardly anything depends on their loads. */
const faint = 0.03;
/** At least 25 dB below the noise of a resource element: such a cell neither serves nor disturbs. */
const inaudible_dBm = -150;
const lnPerDb = Math.LN10 / 10;

export function receive(setup: FoldSetup, job: FoldJob, wanted: Uint8Array): Reception {
  const rows = new Rows();
  const heard = new HeardCells(setup, job);
  const weights = carrierWeights(setup);
  const noise_mW = setup.layers.map((l) => 10 ** (l.noise_dBm / 10));
  const quantile = setup.layers.map(({ edgeProbability: p }) => (p === 0.5 ? 0 : normalQuantile(p)));
  const { tile } = job;
  const { lattice } = setup;
  for (let row = 0; row < tile.rows; row++)
    for (let col = 0; col < tile.cols; col++) {
      const pixel = (tile.row0 + row) * lattice.cols + tile.col0 + col;
      if (wanted[pixel] === 0 || setup.areaMask[pixel] === 0) continue;
      heard.at(tile.col0 + col, tile.row0 + row);
      for (let l = 0; l < setup.layers.length; l++) addRow(pixel, l);
    }
  return rows.packed();

  function addRow(pixel: number, l: number): void {
    const best = heard.bestOf(l);
    if (best < 0) return;
    const layer = setup.layers[l];
    const server = job.sectors[best];
    const level = heard.level_dBm[best];
    const trafficDelta = heard.trafficDelta_dB(server);
    rows.pixel.push(pixel);
    rows.layer.push(l);
    rows.server.push(server.index);
    rows.level_dBm.push(level);
    rows.trafficDelta_dB.push(trafficDelta);
    rows.need_dB.push(quantile[l] * layer.sigma_dB[setup.terrain.clutterClass[heard.workCell]]);
    rows.uplinkMargin_dB.push(layer.maxCouplingLossUl_dB - (server.epre_dBm - level - trafficDelta));
    let floor = noise_mW[l];
    let referenceFloor = noise_mW[l];
    const shares = weights[server.carrier];
    for (const s of heard.cells) {
      const other = job.sectors[s];
      const power = heard.power_mW[s] * shares[other.carrier];
      if (power === 0 || s === best) continue;
      const collides = collide(layer.lte, server, other);
      if (power < faint * noise_mW[l]) {
        floor += power * other.load;
        referenceFloor += collides ? power : power * other.load;
      } else {
        rows.other.push(collides ? -1 - other.index : other.index);
        rows.power_mW.push(power);
      }
    }
    rows.floor_mW.push(floor);
    rows.referenceFloor_mW.push(referenceFloor);
    rows.start.push(rows.other.length);
  }
}

/** As in the fold: SSBs of synchronised cells at any load; CRS where PCI mod 3 agrees or is not known. */
const collide = (lte: boolean, server: FoldSector, other: FoldSector): boolean =>
  !lte || server.pciMod3 < 0 || other.pciMod3 < 0 || server.pciMod3 === other.pciMod3;

/** Levels of all cells of a tile at one pixel. */
class HeardCells {
  /** Positions in `job.sectors` of those that are received. */
  readonly cells: number[] = [];
  readonly level_dBm: Float64Array;
  readonly power_mW: Float64Array;
  workCell = 0;
  private azimuth_deg = 0;
  private elevation_deg = 0;
  private mast = -1;
  private workCol = 0;
  private workRow = 0;

  constructor(
    private readonly setup: FoldSetup,
    private readonly job: FoldJob,
  ) {
    this.level_dBm = new Float64Array(job.sectors.length);
    this.power_mW = new Float64Array(job.sectors.length);
  }

  at(col: number, row: number): void {
    const { terrain, lattice } = this.setup;
    this.workCol = lattice.col0 + col * lattice.stride;
    this.workRow = lattice.row0 + row * lattice.stride;
    this.workCell = this.workRow * terrain.cols + this.workCol;
    this.mast = -1;
    this.cells.length = 0;
    for (let s = 0; s < this.job.sectors.length; s++) {
      const sector = this.job.sectors[s];
      const { window, loss } = this.job.windows[sector.window];
      const [c, r] = [col - window.col0, row - window.row0];
      if (c < 0 || r < 0 || c >= window.cols || r >= window.rows) continue;
      const code = loss[r * window.cols + c];
      if (code < 0) continue;
      const ahead = sector.peak_dBm - code * lossStep_dB;
      if (ahead < inaudible_dBm) continue;
      const level = ahead - this.attenuation_dB(sector, sector.pattern);
      if (level < inaudible_dBm) continue;
      this.level_dBm[s] = level;
      this.power_mW[s] = Math.exp(level * lnPerDb);
      this.cells.push(s);
    }
  }

  /** Strongest of a layer, the earlier of equal ones; −1 = none. */
  bestOf(layer: number): number {
    let best = -1;
    for (const s of this.cells)
      if (this.job.sectors[s].layer === layer && (best < 0 || this.level_dBm[s] > this.level_dBm[best]))
        best = s;
    return best;
  }

  trafficDelta_dB(sector: FoldSector): number {
    const { pattern, trafficPattern, trafficDelta_dB } = sector;
    if (trafficPattern === undefined) return trafficDelta_dB;
    return (
      trafficDelta_dB + this.attenuation_dB(sector, pattern) - this.attenuation_dB(sector, trafficPattern)
    );
  }

  private attenuation_dB(sector: FoldSector, pattern: number): number {
    if (sector.mast !== this.mast) this.turnTo(sector.mast);
    const { azimuth_deg, mechTilt_deg, elecTilt_deg } = sector;
    return attenuation_dB(
      this.setup.patterns[pattern],
      azimuth_deg,
      mechTilt_deg,
      elecTilt_deg,
      this.azimuth_deg,
      this.elevation_deg,
    );
  }

  private turnTo(m: number): void {
    const { terrain, receiverHeight_mAGL } = this.setup;
    const mast = this.job.masts[m];
    const dx = (this.workCol - mast.col) * terrain.cell_m;
    const dy = (mast.row - this.workRow) * terrain.cell_m;
    const rise = terrain.ground_m[this.workCell] + receiverHeight_mAGL - mast.antenna_mAMSL;
    this.mast = m;
    this.azimuth_deg = (Math.atan2(dx, dy) * degPerRad + 360) % 360;
    this.elevation_deg = Math.atan2(rise, Math.sqrt(dx * dx + dy * dy)) * degPerRad;
  }
}

class Rows {
  readonly pixel: number[] = [];
  readonly layer: number[] = [];
  readonly server: number[] = [];
  readonly level_dBm: number[] = [];
  readonly trafficDelta_dB: number[] = [];
  readonly need_dB: number[] = [];
  readonly uplinkMargin_dB: number[] = [];
  readonly floor_mW: number[] = [];
  readonly referenceFloor_mW: number[] = [];
  readonly start: number[] = [0];
  readonly other: number[] = [];
  readonly power_mW: number[] = [];

  packed(): Reception {
    return {
      pixel: Int32Array.from(this.pixel),
      layer: Uint8Array.from(this.layer),
      server: Int32Array.from(this.server),
      level_dBm: Float32Array.from(this.level_dBm),
      trafficDelta_dB: Float32Array.from(this.trafficDelta_dB),
      need_dB: Float32Array.from(this.need_dB),
      uplinkMargin_dB: Float32Array.from(this.uplinkMargin_dB),
      floor_mW: Float32Array.from(this.floor_mW),
      referenceFloor_mW: Float32Array.from(this.referenceFloor_mW),
      start: Int32Array.from(this.start),
      other: Int32Array.from(this.other),
      power_mW: Float32Array.from(this.power_mW),
      clamped: 0,
    };
  }
}
