/** What the fold reads and what it gives: plain data that goes to a worker and back. */
import type { FoldBearer } from './bearers.js';
import type { Engine } from './engine.js';
import type { Lookup } from './lookup.js';
import type { PixelLattice, TerrainView } from './terrain.js';
import type { PixelWindow } from './window.js';

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
