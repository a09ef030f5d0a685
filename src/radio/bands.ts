/** Channel numbers, carrier frequencies and operating bands of LTE and NR. 3GPP TS 36.101 §5.7.3, TS 38.104 §5.4.2. */
import type { Technology } from './layer.js';
import { type LteBand, lteBands } from './lteBands.js';
import { nrBands } from './nrBands.js';

export type BandDuplex = 'fdd' | 'tdd' | 'sdl' | 'sul';

/** One operating band; an edge that the band does not have is NaN. */
export interface OperatingBand {
  /** Lower case: `b3`, `n78`. */
  readonly band: string;
  readonly technology: Technology;
  readonly dlLow_MHz: number;
  readonly dlHigh_MHz: number;
  readonly ulLow_MHz: number;
  readonly ulHigh_MHz: number;
  readonly duplex: BandDuplex;
}

const byName = new Map<string, OperatingBand>([...lteBands, ...nrBands].map((b) => [b.band, b]));

/** The band named `b3` or `n78` (any case), or undefined. */
export const bandByName = (name: string): OperatingBand | undefined => byName.get(name.toLowerCase());

/** The LTE band that owns a downlink EARFCN, or undefined. */
export function bandOfEarfcn(earfcn: number): LteBand | undefined {
  return lteBands.find((b) => earfcn >= b.earfcnLow && earfcn <= b.earfcnHigh);
}

/** Downlink carrier of an EARFCN; an uplink EARFCN of an FDD band gives its paired downlink. NaN when no band owns it. */
export function earfcnToFrequency_MHz(earfcn: number): number {
  const down = bandOfEarfcn(earfcn);
  if (down) return round4(down.dlLow_MHz + 0.1 * (earfcn - down.earfcnLow)); // TS 36.101 §5.7.3
  const up = lteBands.find(
    (b) =>
      b.duplex === 'fdd' &&
      earfcn >= b.ulEarfcnLow &&
      earfcn < b.ulEarfcnLow + Math.round((b.ulHigh_MHz - b.ulLow_MHz) * 10),
  );
  return up ? round4(up.dlLow_MHz + 0.1 * (earfcn - up.ulEarfcnLow)) : Number.NaN;
}

interface RasterRange {
  readonly firstArfcn: number;
  readonly lastArfcn: number;
  readonly offset_MHz: number;
  readonly step_kHz: number;
}

/** TS 38.104 Table 5.4.2.1-1. */
const globalRaster: readonly RasterRange[] = [
  { firstArfcn: 0, lastArfcn: 599_999, offset_MHz: 0, step_kHz: 5 },
  { firstArfcn: 600_000, lastArfcn: 2_016_666, offset_MHz: 3000, step_kHz: 15 },
  { firstArfcn: 2_016_667, lastArfcn: 3_279_165, offset_MHz: 24_250.08, step_kHz: 60 },
];

/** F_REF of an NR-ARFCN, MHz. NaN outside 0…3279165 or for a fraction. */
export function nrArfcnToFrequency_MHz(arfcn: number): number {
  const range = globalRaster.find((r) => arfcn >= r.firstArfcn && arfcn <= r.lastArfcn);
  if (!range || !Number.isInteger(arfcn)) return Number.NaN;
  return round4(range.offset_MHz + (range.step_kHz / 1000) * (arfcn - range.firstArfcn)); // TS 38.104 §5.4.2.1
}

/** Nearest NR-ARFCN of a frequency in MHz; NaN outside 0…100 GHz. */
export function frequencyToNrArfcn(frequency_MHz: number): number {
  if (!(frequency_MHz >= 0 && frequency_MHz <= 100_000)) return Number.NaN;
  const range = globalRaster[frequency_MHz < 3000 ? 0 : frequency_MHz < 24_250.08 ? 1 : 2];
  const n = range.firstArfcn + Math.round(((frequency_MHz - range.offset_MHz) * 1000) / range.step_kHz);
  return Math.min(n, range.lastArfcn);
}

/** Downlink bands of one technology that hold a frequency, narrowest first. */
export function bandsOfFrequency(technology: Technology, frequency_MHz: number): OperatingBand[] {
  const bands: readonly OperatingBand[] = technology === 'lte' ? lteBands : nrBands;
  return bands
    .filter((b) => frequency_MHz >= b.dlLow_MHz && frequency_MHz <= b.dlHigh_MHz)
    .sort((a, b) => a.dlHigh_MHz - a.dlLow_MHz - (b.dlHigh_MHz - b.dlLow_MHz));
}

/** Bands in use in China, which win over a narrower band of another region at the same frequency. */
const usualBands = new Set(
  'b1 b3 b5 b8 b28 b34 b39 b40 b41 n1 n3 n5 n8 n28 n34 n39 n40 n41 n78 n79 n258'.split(' '),
);

/** The band to name a carrier by: a band in use in China, else the narrowest that holds it. */
export function usualBandOfFrequency(
  technology: Technology,
  frequency_MHz: number,
): OperatingBand | undefined {
  const bands = bandsOfFrequency(technology, frequency_MHz);
  return bands.find((b) => usualBands.has(b.band)) ?? bands[0];
}

/** Does this channel number lie in the downlink of the band? */
export function arfcnInBand(technology: Technology, arfcn: number, band: string): boolean {
  const b = bandByName(band);
  if (!b || b.technology !== technology) return false;
  if (technology === 'lte') return bandOfEarfcn(arfcn)?.band === b.band;
  const f_MHz = nrArfcnToFrequency_MHz(arfcn);
  return f_MHz >= b.dlLow_MHz && f_MHz <= b.dlHigh_MHz;
}

const round4 = (f: number): number => Math.round(f * 1e4) / 1e4;
