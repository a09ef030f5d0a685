/** Rates as tables, so that no pixel works out a scheme. */

/** A rate by an evenly spaced argument: step i stands at start + i·step. */
export interface Lookup {
  readonly start_dB: number;
  readonly step_dB: number;
  readonly Mbps: Float32Array;
}

/** By data SINR: the step at or below; 0 below the first. */
export function downlinkRate(table: Lookup, sinr_dB: number): number {
  const i = Math.floor((sinr_dB - table.start_dB) / table.step_dB);
  return i < 0 ? 0 : table.Mbps[i < table.Mbps.length ? i : table.Mbps.length - 1];
}

/** By coupling loss: the step at or above; 0 beyond the last. */
export function uplinkRate(table: Lookup, couplingLoss_dB: number): number {
  const i = Math.ceil((couplingLoss_dB - table.start_dB) / table.step_dB);
  return i >= table.Mbps.length ? 0 : table.Mbps[i < 0 ? 0 : i];
}
