/**
 * Level and interference at single points, from the exact straight profile to the servers that the rasters show nearby:
 * finer than the output grid, and free of its grid effects.
 */
import type { Network, Sector } from '../network/network.js';
import type { AntennaPattern } from '../radio/pattern.js';
import type { TerrainScene } from '../terrain/scene.js';
import { degPerRad } from '../foundation/units.js';
import {
  type LayerGates,
  layerGates,
  foldPattern,
  lossModelOf,
  receiverHeight_mAGL,
  sweepWorld,
} from './assemble.js';
import { attenuation_dB, type FoldPattern, PixelStatus } from './kernel/fold.js';
import { type CarrierLoss, carrierLoss, usesClutter } from './kernel/loss.js';
import { profileDiffraction } from './kernel/profile.js';
import { straightLoss_dB, type StraightPath, straightProfile } from './kernel/straight.js';
import type { SweepWorld } from './kernel/sweepMast.js';
import type { CoverageResult } from './result.js';

export interface PointWorld {
  readonly coverage: CoverageResult;
  readonly terrain: TerrainScene;
  readonly network: Network;
  /** Working CRS, one for each of `network.sectors`. */
  readonly positions: readonly (readonly [number, number])[];
}

/** One layer at one point, outdoors at 1.5 m. */
export interface PointLevel {
  /** Position in `network.sectors`; −1 = no server in reach. */
  readonly server: number;
  /** NaN without a server. */
  readonly rsrp_dBm: number;
  /** Interference per resource element, noise not included; from the raster. */
  readonly interference_mW: number;
  /** Of the traffic beam: its level, and what disturbs it under load; from the raster like the other. */
  readonly dataLevel_dBm: number;
  readonly dataInterference_mW: number;
  readonly couplingUl_dB: number;
  /** Elevation of the path at the point, above the horizon. */
  readonly elevation_deg: number;
  /** False when unknown terrain may hide a better server. */
  readonly known: boolean;
}

/** Servers of neighbouring pixels count when their level there comes this near to the own pixel's best. */
const rivalWindow_dB = 6;
/** Own pixel, edge neighbours, corner neighbours. */
const around: readonly (readonly [dc: number, dr: number])[] = [
  [0, 0],
  [0, -1],
  [-1, 0],
  [1, 0],
  [0, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
];

interface SectorFacts {
  readonly sector: Sector;
  readonly pattern: FoldPattern;
  readonly carrier: CarrierLoss;
  readonly peak_dBm: number;
  /** Sectors of one mast read one profile; those of one carrier on it one loss. */
  readonly mast: number;
  readonly path: number;
}

export class PointPredictor {
  readonly layers: readonly LayerGates[];
  private readonly world: SweepWorld;
  private readonly facts = new Map<number, SectorFacts>();
  private readonly masts = new Map<string, number>();
  private readonly paths = new Map<string, number>();
  private readonly carriers = new Map<string, CarrierLoss>();
  private readonly patterns = new Map<AntennaPattern, FoldPattern>();
  private x_m = 0;
  private y_m = 0;
  private pixel = -1;
  private environment = 0;
  private readonly profiles = new Map<number, StraightPath | undefined>();
  private readonly losses = new Map<number, number>();

  constructor(private readonly input: PointWorld) {
    const { coverage, terrain } = input;
    this.world = sweepWorld(terrain);
    this.layers = coverage.layers.map((l) => layerGates(l.layer, coverage.pixelGrid.cellX));
  }

  /** Goes to a point of the working CRS. False outside the output grid or the area. */
  moveTo(x_m: number, y_m: number): boolean {
    const { pixelGrid: g, areaMask, clutterClass } = this.input.coverage;
    const col = Math.floor((x_m - g.originX) / g.cellX);
    const row = Math.floor((g.originY - y_m) / g.cellY);
    this.profiles.clear();
    this.losses.clear();
    this.x_m = x_m;
    this.y_m = y_m;
    this.pixel = col >= 0 && row >= 0 && col < g.cols && row < g.rows ? row * g.cols + col : -1;
    if (this.pixel < 0 || areaMask[this.pixel] === 0) return false;
    this.environment = this.world.environment[clutterClass[this.pixel]];
    return true;
  }

  /** Land cover at the point, a position in the clutter classes. */
  get clutterClass(): number {
    return this.input.coverage.clutterClass[this.pixel];
  }

  /** Standard deviation of a layer at the point, dB. */
  sigma_dB(layer: number): number {
    return this.layers[layer].sigma_dB[this.clutterClass];
  }

  /** The strongest of the layer's servers at the point. */
  level(layer: number): PointLevel {
    const { pixelGrid: g, layers } = this.input.coverage;
    const raster = layers[layer];
    const noise_mW = 10 ** (this.layers[layer].noise_dBm / 10);
    const own = raster.rsrp_dBm[this.pixel];
    const col = this.pixel % g.cols;
    const row = Math.floor(this.pixel / g.cols);
    const seen: number[] = [];
    let best = -1;
    let bestLevel = Number.NEGATIVE_INFINITY;
    let bestFrom = this.pixel;
    let bestElevation = 0;
    let known = raster.status[this.pixel] !== PixelStatus.unknown;
    for (const [dc, dr] of around) {
      if (col + dc < 0 || col + dc >= g.cols || row + dr < 0 || row + dr >= g.rows) continue;
      const p = this.pixel + dr * g.cols + dc;
      const s = raster.bestServer[p];
      if (s < 0 || seen.includes(s) || raster.rsrp_dBm[p] < own - rivalWindow_dB) continue;
      seen.push(s);
      const at = this.received(s);
      // Over a void the raster has its own rule for short runs; its level stands where it has this server.
      const level = at?.level_dBm ?? (p === this.pixel ? own : Number.NaN);
      if (Number.isNaN(level)) {
        known = false;
        continue;
      }
      if (level <= bestLevel) continue;
      best = s;
      bestLevel = level;
      bestFrom = p;
      bestElevation = at?.elevation_deg ?? 0;
    }
    if (best < 0)
      return {
        server: -1,
        rsrp_dBm: Number.NaN,
        interference_mW: 0,
        dataLevel_dBm: Number.NaN,
        dataInterference_mW: 0,
        couplingUl_dB: Number.POSITIVE_INFINITY,
        elevation_deg: 0,
        known,
      };
    const { sector } = this.factsOf(best);
    const trafficDelta_dB = sector.trafficGain_dBi - sector.rsGain_dBi;
    const disturbed_mW = (level_dBm: number, sinr_dB: number) =>
      Math.max(0, 10 ** ((level_dBm - sinr_dB) / 10) - noise_mW);
    const at_dBm = raster.rsrp_dBm[bestFrom];
    return {
      server: best,
      rsrp_dBm: bestLevel,
      interference_mW: disturbed_mW(at_dBm, raster.rsSinr_dB[bestFrom]),
      dataLevel_dBm: bestLevel + trafficDelta_dB,
      dataInterference_mW: disturbed_mW(at_dBm + trafficDelta_dB, raster.dataSinr_dB[bestFrom]),
      couplingUl_dB: sector.epre_dBm - bestLevel - trafficDelta_dB,
      elevation_deg: bestElevation,
      known,
    };
  }

  /** Whether the direct ray from a sector's antenna clears the bare ground; undefined over unknown terrain. */
  clearOfGround(server: number): boolean | undefined {
    const path = this.profileTo(server, false);
    return path && profileDiffraction(this.factsOf(server).carrier, path.profile).clear;
  }

  private received(server: number): { level_dBm: number; elevation_deg: number } | undefined {
    const { sector, pattern, carrier, peak_dBm, mast, path: pathId } = this.factsOf(server);
    let path = this.profiles.get(mast);
    if (!path && !this.profiles.has(mast)) {
      path = this.profileTo(server, usesClutter(carrier.spec.model));
      this.profiles.set(mast, path);
    }
    if (!path) return undefined;
    let loss = this.losses.get(pathId);
    if (loss === undefined) {
      const heights = { antennaHeight_mAGL: sector.antennaHeight_mAGL, receiverHeight_mAGL };
      loss = straightLoss_dB(carrier, path, heights, this.environment);
      this.losses.set(pathId, loss);
    }
    const [x, y] = this.input.positions[server];
    const azimuth = (Math.atan2(this.x_m - x, this.y_m - y) * degPerRad + 360) % 360;
    const rise_m = path.profile.h_rs_m - path.profile.h_ts_m;
    const elevation = Math.atan2(rise_m, path.length_m) * degPerRad;
    const a = attenuation_dB(
      pattern,
      sector.azimuth_deg,
      sector.mechTilt_deg,
      sector.elecTilt_deg,
      azimuth,
      elevation,
    );
    return { level_dBm: peak_dBm - a - loss, elevation_deg: -elevation };
  }

  private profileTo(server: number, useClutter: boolean): StraightPath | undefined {
    const { terrain, clutter } = this.world;
    const { originX, originY } = this.input.terrain.workGrid;
    const { antennaHeight_mAGL } = this.input.network.sectors[server];
    return straightProfile(
      { terrain, clutter, originX, originY, useClutter, antennaHeight_mAGL, receiverHeight_mAGL },
      this.input.positions[server],
      [this.x_m, this.y_m],
    );
  }

  private factsOf(server: number): SectorFacts {
    let facts = this.facts.get(server);
    if (facts) return facts;
    const sector = this.input.network.sectors[server];
    const model = lossModelOf(sector.layer);
    const [x, y] = this.input.positions[server];
    const mastKey = `${x}/${y}/${sector.antennaHeight_mAGL}/${usesClutter(model)}`;
    const carrierKey = `${model}/${sector.frequency_MHz}`;
    const spec = { model, frequency_MHz: sector.frequency_MHz, radius_m: sector.layer.radius_m };
    facts = {
      sector,
      pattern: known(this.patterns, sector.pattern, () => foldPattern(sector.pattern)),
      carrier: known(this.carriers, carrierKey, () => carrierLoss(spec, this.world.climate)),
      peak_dBm: sector.epre_dBm - sector.feederLoss_dB + sector.rsGain_dBi,
      mast: known(this.masts, mastKey, () => this.masts.size),
      path: known(this.paths, `${mastKey}/${carrierKey}`, () => this.paths.size),
    };
    this.facts.set(server, facts);
    return facts;
  }
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}
