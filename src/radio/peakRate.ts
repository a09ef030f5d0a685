/** Highest data rate of a terminal on one NR carrier. TS 38.306 V18 §4.1.2. A peak: no SINR, no time division. */

export interface PeakRateInput {
  readonly numRb: number;
  readonly scs_kHz: number;
  readonly layers: number;
  /** Bits per symbol of the highest modulation. */
  readonly modulationOrder: number;
  /** Scaling factor of the terminal: 1, 0.8, 0.75 or 0.4. */
  readonly scaling: number;
  /** Share of resource elements without data. */
  readonly overhead: number;
}

/** Highest code rate, 948/1024. */
const highestRate = 948 / 1024;

/** Overhead by frequency range and direction. */
export const standardOverhead = {
  FR1: { DL: 0.14, UL: 0.08 },
  FR2: { DL: 0.18, UL: 0.1 },
} as const;

/** Mbit/s in one direction at full time; a TDD carrier carries this times its share. */
export function peakRate_Mbps(c: PeakRateInput): number {
  const symbol_s = 1e-3 / (14 * (c.scs_kHz / 15)); // T_s^μ
  const elementsPerSecond = (12 * c.numRb) / symbol_s;
  return 1e-6 * c.layers * c.modulationOrder * c.scaling * highestRate * elementsPerSecond * (1 - c.overhead);
}
