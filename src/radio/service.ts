/** What a service asks of the network, wherever it is judged (rules R5, sources beside each entry of `services.ts`). */
import type { Technology } from './layer.js';

/** Where the terminal is. What lies between it and the street is an entry loss, counted once. */
export const surroundings = ['outdoor', 'indoor', 'indoor-efficient', 'deep-indoor', 'basement'] as const;
export type Surroundings = (typeof surroundings)[number];

/** A terminal's difference from a handset with two receivers. */
export interface Terminal {
  /** Widest carrier that it uses of a layer; absent: all of it. */
  readonly bandwidth_MHz?: number;
  /** What fewer or smaller antennas lose of level and quality. */
  readonly rxLoss_dB: number;
  /** Most spatial layers; absent: those of the layer. */
  readonly rank?: number;
  /** Highest modulation: 64QAM or 256QAM. */
  readonly modulation: 64 | 256;
  readonly power_dBm: number;
}

export interface ServiceTerms {
  readonly id: string;
  readonly technologies: readonly Technology[];
  readonly terminal: Terminal;
  /** Rates at the edge, of one user; 0: not asked. */
  readonly dl_kbps: number;
  readonly ul_kbps: number;
  /** Gates of the reference signal; absent: those of the layer's profile. */
  readonly rsrp_dBm?: number;
  readonly rsSinr_dB?: number;
  /** Judged by coupling loss alone: from antenna connector to antenna connector, both directions. */
  readonly maxCouplingLoss_dB?: number;
  readonly place: Surroundings;
  /** Pixel gate on the probability; absent: that of the layer's profile. */
  readonly edgeProbability?: number;
  /** The downlink rates of all its layers that one operator holds add up. */
  readonly aggregate: boolean;
  readonly source: string;
}

/** A service as a project names it: an entry of the catalogue, and what differs. */
export interface ServiceInput {
  readonly use: string;
  readonly id?: string;
  /** Layers that carry it; absent: all that can, judged by sharing group and for any operator. */
  readonly layers?: readonly string[];
  readonly place?: Surroundings;
  readonly dl_kbps?: number;
  readonly ul_kbps?: number;
  readonly rsrp_dBm?: number;
  readonly rs_sinr_dB?: number;
  readonly ue_power_dBm?: number;
  readonly edge_probability?: number;
  readonly aggregate?: boolean;
}
