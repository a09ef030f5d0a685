/** An optional sink for intermediate values. Off costs nothing; on, it is the table behind `explain`. */

export interface TraceTerm {
  /** Symbol as the standard prints it. */
  readonly symbol: string;
  readonly value: number;
  readonly unit: string;
  /** Standard, section and equation number, for example `ITU-R P.526-15 §4.1, eq. (31)`. */
  readonly equation: string;
}

export type Trace = (term: TraceTerm) => void;
