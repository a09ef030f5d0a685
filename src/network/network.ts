/** The radio network as the engine sees it: one row per propagated sector, with every defaulted value named. */
import type { Layer } from '../radio/layer.js';
import type { AntennaPattern } from '../radio/pattern.js';

export type CoverType = 'outdoor' | 'indoor' | 'repeater' | 'tunnel';
export type Status = 'on-air' | 'planned' | 'off';

export interface Sector {
  /** Position in `Network.sectors`: the identity everywhere inside and the tie-break between equal servers. */
  readonly index: number;
  /** Row of the source table, header = 1; 0 for sectors that a plan made. */
  readonly row: number;
  readonly siteId: string;
  readonly cellId: string;
  readonly name: string;
  readonly operator: string;
  readonly layer: Layer;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly antennaHeight_mAGL: number;
  /** NaN: unknown or omnidirectional; then `pattern` is symmetric in azimuth. */
  readonly azimuth_deg: number;
  /** Positive = down. */
  readonly mechTilt_deg: number;
  readonly elecTilt_deg: number;
  readonly pattern: AntennaPattern;
  /** Envelope of the beams that carry data; absent: shaped as `pattern`. */
  readonly trafficPattern?: AntennaPattern;
  /** Gain towards the reference signal's peak and towards a user's data, dBi (R4: two columns). */
  readonly rsGain_dBi: number;
  readonly trafficGain_dBi: number;
  /** Reference-signal energy per resource element at the antenna port, before feeder loss. */
  readonly epre_dBm: number;
  readonly feederLoss_dB: number;
  /** The row's own carrier, used for the loss. */
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  /** −1 = unknown. */
  readonly pci: number;
  /** Share of resources in use for data, 0…1. */
  readonly load: number;
  readonly coverType: CoverType;
  readonly status: Status;
  readonly towerId: string;
  readonly town: string;
  /** Names of the R10 columns whose value was defaulted. */
  readonly defaulted: readonly string[];
}

export interface Network {
  readonly layers: readonly Layer[];
  /** On air, outdoor, assigned to a layer: these are propagated. */
  readonly sectors: readonly Sector[];
  /** Indoor cells: they serve only the footprint they stand in. */
  readonly indoor: readonly Sector[];
  readonly counts: NetworkCounts;
}

/** Every row is accounted for exactly once in propagated + indoor + the reasons of `notPropagated`. */
export interface NetworkCounts {
  readonly rows: number;
  readonly propagated: number;
  readonly indoor: number;
  /** Reason (`planned`, `off`, `repeater`, `tunnel`, `no-layer`, `unreadable`, …) → rows. */
  readonly notPropagated: Readonly<Record<string, number>>;
  /** R10 column → rows whose value was defaulted. */
  readonly defaulted: Readonly<Record<string, number>>;
  /** How rows without technology or band were assigned → rows. */
  readonly assigned: Readonly<Record<string, number>>;
}
