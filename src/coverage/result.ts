/** Coverage of a whole run on the output grid, as later stages read it. Arrays are row-major over `pixelGrid`. */
import type { Layer } from '../radio/layer.js';
import type { CoverageProfile } from '../radio/profile.js';
import type { AntennaPattern } from '../radio/pattern.js';
import type { ServiceTerms } from '../radio/service.js';
import type { GridSpec } from '../raster/raster.js';
import type { ReadyTiles } from '../io/raster/cog.js';
import type { BandArray } from './bands.js';
import type { LayerTile, ServiceTile } from './kernel/fold.js';
import type { MeasuredPixels } from './measured.js';

export interface LayerCoverage extends LayerTile {
  readonly layer: Layer;
  readonly profile: CoverageProfile;
}

/** Best of all layers of one technology and group (`4g-unicom`), or of any operator (`4g-any`). */
export interface ServiceCoverage extends ServiceTile {
  readonly id: string;
  readonly technology: Layer['technology'];
  /** Absent for the any-operator services. */
  readonly group?: string;
  /** Positions in `CoverageResult.layers`. */
  readonly layers: readonly number[];
  /** Set where measurements took the place of the predicted status. */
  readonly measured?: MeasuredPixels;
}

/** A service that the project names: the best of the layers that can carry it. */
export interface NamedCoverage extends ServiceTile {
  readonly id: string;
  readonly terms: ServiceTerms;
  /** Absent over any operators' layers. */
  readonly group?: string;
  /** Positions in `CoverageResult.layers`. */
  readonly layers: readonly number[];
}

export interface CoverageResult {
  readonly pixelGrid: GridSpec;
  /** 1 = pixel centre inside the area. */
  readonly areaMask: Uint8Array;
  /** Bare ground and clutter class at each pixel. */
  readonly ground_m: Float32Array;
  readonly clutterClass: Uint8Array;
  readonly layers: readonly LayerCoverage[];
  readonly services: readonly ServiceCoverage[];
  /** Absent where the project names none. Places, zones and sites are judged by `services` alone. */
  readonly named?: readonly NamedCoverage[];
  /** Absent where it was not read from finished tiles. */
  readonly stored?: StoredTiles;
}

/** Tiles of a coverage as its rasters take them. */
export interface StoredTiles {
  /** The same coverage with arrays of no length: each stands for its band. */
  readonly empty: CoverageResult;
  ready(band: BandArray): ReadyTiles;
}

/** A site that does not exist yet, to be predicted with the same engine as those on air. */
export interface CandidateRequest {
  readonly id: string;
  /** Working CRS. */
  readonly x_m: number;
  readonly y_m: number;
  readonly antennaHeight_mAGL: number;
  readonly sectors: readonly CandidateSector[];
  /** Service whose pixels that are not covered yet count as gain. */
  readonly service: string;
}

export interface CandidateSector {
  readonly layer: Layer;
  readonly azimuth_deg: number;
  readonly mechTilt_deg: number;
  readonly elecTilt_deg: number;
  readonly pattern: AntennaPattern;
  readonly rsGain_dBi: number;
  readonly trafficGain_dBi: number;
  readonly epre_dBm: number;
  readonly feederLoss_dB: number;
}

export interface CandidateCover {
  readonly id: string;
  /** Pixels of the output grid that the candidate newly covers, ascending; empty on void terrain or off the grid. */
  readonly pixels: Int32Array;
  /** Best RSRP of the candidate at those pixels. */
  readonly rsrp_dBm: Float32Array;
  /** Watched pixels (footprints of key places) that it reaches at all, ascending, and its level there. */
  readonly watched: Int32Array;
  readonly watched_dBm: Float32Array;
  /** Pixels covered today that its signal would spoil, ascending. */
  readonly lost: Int32Array;
}
