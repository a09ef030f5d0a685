/** Energy per resource element of the reference signal at the antenna port. RSRP is per RE, never per carrier. */
import { dBmOfWatt, decibel } from '../foundation/units.js';
import type { Technology } from './layer.js';

/** Physical limits of one resource element's power; outside, the value is refused. */
export const minEpre_dBm = -10;
export const maxEpre_dBm = 35;

/** Two statements of one power that differ by more are a data error somewhere. */
export const powerDisagreement_dB = 3;

/**
 * LTE CRS EPRE from the power over all ports. TS 36.213 §5.2: ρ_B/ρ_A by P_B; the CRS takes what the PDSCH leaves.
 * P_B = 1 with two or more ports (3.01 dB of boost), 0 with one. More than four transmitters carry two CRS ports.
 */
export function lteEpre_dBm(totalPower_W: number, ports: number, numRb: number): number {
  const crsPorts = ports > 4 ? 2 : ports;
  const pB = crsPorts > 1 ? 1 : 0;
  return dBmOfWatt(totalPower_W / crsPorts) - decibel(12 * numRb) + decibel(1 + pB);
}

/** NR SSB EPRE: the carrier's total power spread evenly over its subcarriers. */
export function nrEpre_dBm(totalPower_W: number, numRb: number): number {
  return dBmOfWatt(totalPower_W) - decibel(12 * numRb);
}

export function epreOfCarrier_dBm(
  technology: Technology,
  totalPower_W: number,
  ports: number,
  numRb: number,
): number {
  return technology === 'lte' ? lteEpre_dBm(totalPower_W, ports, numRb) : nrEpre_dBm(totalPower_W, numRb);
}

/** The carrier power over all ports that `epreOfCarrier_dBm` turns into this EPRE, W. */
export function carrierPower_W(
  technology: Technology,
  epre_dBm: number,
  ports: number,
  numRb: number,
): number {
  return 10 ** ((epre_dBm - epreOfCarrier_dBm(technology, 1, ports, numRb)) / 10);
}

/** Above this no carrier power in dBm is found, so larger numbers cannot be one by mistake. */
const noCarrierAbove_dBm = 60;

/**
 * Are the numbers of a column tenths of a dBm? True when most of them are above any carrier power in dBm and all that are
 * too large for an EPRE fit after division by ten. Judged for the whole column: 30 alone could be either, and 43 is more
 * likely a carrier power, which must be refused rather than read as 4.3.
 */
export function looksLikeTenths(values: readonly number[]): boolean {
  const known = values.filter((v) => Number.isFinite(v));
  const large = known.filter((v) => v > noCarrierAbove_dBm);
  const fits = known.every((v) => v <= maxEpre_dBm || v / 10 <= maxEpre_dBm);
  return large.length * 2 > known.length && fits;
}
