/**
 * LTE link adaptation after Piro et al. ("An LTE module for the ns-3 network simulator", 2011): Shannon's bound with a
 * loss that depends on the wanted bit error rate, then the indicator and the scheme below it. A model of simulators, not a
 * standard; planning rates come from `rate.ts`.
 */
import { cqiTable64, efficiency } from './mcs.js';

/** Bit error rate the loss is set for. */
const bitErrorRate = 5e-5;

/** Loss against Shannon's bound, linear: −ln(5 BER) / 1.5. */
const gamma = -Math.log(5 * bitErrorRate) / 1.5;

/** Spectral efficiency, bit/s/Hz, before any table. */
export const lteEfficiency = (snr_dB: number): number => Math.log2(1 + 10 ** (snr_dB / 10) / gamma);

/**
 * Index of the modulation and coding scheme, 0-28; −1 below the lowest channel quality indicator. The schemes of LTE have
 * the efficiency of indicator k at index 2(k − 1).
 */
export function lteMcs(snr_dB: number): number {
  const available = lteEfficiency(snr_dB);
  const cqi = cqiTable64.filter((entry) => efficiency(entry) <= available).length;
  return cqi === 0 ? -1 : 2 * (cqi - 1);
}
