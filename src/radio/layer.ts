/** A layer: sharing group × technology × carrier. Cells interfere and serve only inside their own group (rules R1). */

export type Technology = 'lte' | 'nr';
export type Duplex = 'fdd' | 'tdd';

export interface Layer {
  readonly id: string;
  readonly group: string;
  readonly operators: readonly string[];
  readonly technology: Technology;
  /** 3GPP operating band, lower case: `b3`, `n78`. */
  readonly band: string;
  /** Downlink centre frequency. */
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  readonly scs_kHz: number;
  readonly duplex: Duplex;
  /** Share of time (TDD) given to the downlink; 1 for FDD. */
  readonly dlShare: number;
  /** Share of time given to the uplink where a frame states it; else what the downlink leaves. */
  readonly ulShare?: number;
  /** Frame of time division, `DDDSUDDSUU 10:2:2`. */
  readonly frame?: string;
  /** Load of cells whose row states none, 0…1. */
  readonly load?: number;
  /** Most spatial layers for one user. */
  readonly rank?: number;
  /** Propagation model id, `auto` resolved. */
  readonly model: string;
  /** Coverage profile id. */
  readonly profile: string;
  readonly radius_m: number;
  /** Transmission bandwidth in resource blocks. */
  readonly numRb: number;
}
