/** What "covered" demands, by named and sourced profiles (rules R5, notes in docs/models). */
import type { Technology } from './layer.js';

export interface CoverageProfile {
  readonly id: string;
  readonly technology: Technology;
  readonly rsrp_dBm: number;
  readonly rsSinr_dB: number;
  /** Below this level there is no access at all. */
  readonly blind_dBm: number;
  /** Pixel gate on the probability of being covered; 0.5 = median map. */
  readonly edgeProbability: number;
  /** Required mean of P, or share of covered grids, over a place, line or zone. */
  readonly reliability: number;
  /** Uplink edge rate that the cell must still carry. */
  readonly ulEdgeRate_kbps: number;
  readonly source: string;
}
