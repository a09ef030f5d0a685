/** Transmission bandwidth in resource blocks. 3GPP TS 38.104 V18 Tables 5.3.2-1 and 5.3.2-2, TS 36.101 Table 5.6-1. */
import type { Technology } from './layer.js';

/** [MHz, N_RB] by subcarrier spacing. */
const nrTable: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  fr1_15: [
    [3, 15],
    [5, 25],
    [10, 52],
    [15, 79],
    [20, 106],
    [25, 133],
    [30, 160],
    [35, 188],
    [40, 216],
    [45, 242],
    [50, 270],
  ],
  fr1_30: [
    [5, 11],
    [10, 24],
    [15, 38],
    [20, 51],
    [25, 65],
    [30, 78],
    [35, 92],
    [40, 106],
    [45, 119],
    [50, 133],
    [60, 162],
    [70, 189],
    [80, 217],
    [90, 245],
    [100, 273],
  ],
  fr1_60: [
    [10, 11],
    [15, 18],
    [20, 24],
    [25, 31],
    [30, 38],
    [35, 44],
    [40, 51],
    [45, 58],
    [50, 65],
    [60, 79],
    [70, 93],
    [80, 107],
    [90, 121],
    [100, 135],
  ],
  fr2_60: [
    [50, 66],
    [100, 132],
    [200, 264],
  ],
  fr2_120: [
    [50, 32],
    [100, 66],
    [200, 132],
    [400, 264],
  ],
};

const lteTable: readonly (readonly [number, number])[] = [
  [1.4, 6],
  [3, 15],
  [5, 25],
  [10, 50],
  [15, 75],
  [20, 100],
];

function tableOf(
  technology: Technology,
  scs_kHz: number,
  frequency_MHz: number,
): readonly (readonly [number, number])[] {
  if (technology === 'lte') return lteTable;
  return nrTable[`${frequency_MHz > 7125 ? 'fr2' : 'fr1'}_${scs_kHz}`] ?? [];
}

/** N_RB of a standard channel bandwidth; NaN when the standard has no such channel. */
export function numRb(
  technology: Technology,
  bandwidth_MHz: number,
  scs_kHz: number,
  frequency_MHz: number,
): number {
  return tableOf(technology, scs_kHz, frequency_MHz).find(([b]) => b === bandwidth_MHz)?.[1] ?? Number.NaN;
}

/** The largest standard channel that fits into a bandwidth, MHz; NaN when none fits. */
export function standardBandwidth_MHz(
  technology: Technology,
  bandwidth_MHz: number,
  scs_kHz: number,
  frequency_MHz: number,
): number {
  let best = Number.NaN;
  for (const [b] of tableOf(technology, scs_kHz, frequency_MHz)) if (b <= bandwidth_MHz + 1e-9) best = b;
  return best;
}

/** Usual subcarrier spacing: LTE and NR FDD 15 kHz, NR TDD in FR1 30 kHz, FR2 120 kHz. */
export function defaultScs_kHz(technology: Technology, duplex: 'fdd' | 'tdd', frequency_MHz: number): number {
  if (technology === 'lte') return 15;
  if (frequency_MHz > 7125) return 120;
  return duplex === 'tdd' ? 30 : 15;
}
