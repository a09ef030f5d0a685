/** Link adaptation: CQI tables and the SINR each index needs. TS 38.214 V18 Tables 5.2.2.1-2 to -4, TS 36.213 Table 7.2.3-1. */

export interface CqiEntry {
  readonly cqi: number;
  /** Bits per symbol. */
  readonly modulationOrder: number;
  /** Code rate × 1024. */
  readonly rate1024: number;
}

const table = (rows: readonly (readonly [number, number])[]): CqiEntry[] =>
  rows.map(([modulationOrder, rate1024], i) => ({ cqi: i + 1, modulationOrder, rate1024 }));

/** Up to 64QAM: NR table 1, equal to LTE's table. */
export const cqiTable64: readonly CqiEntry[] = table([
  [2, 78],
  [2, 120],
  [2, 193],
  [2, 308],
  [2, 449],
  [2, 602],
  [4, 378],
  [4, 490],
  [4, 616],
  [6, 466],
  [6, 567],
  [6, 666],
  [6, 772],
  [6, 873],
  [6, 948],
]);

/** Up to 256QAM: NR table 2. */
export const cqiTable256: readonly CqiEntry[] = table([
  [2, 78],
  [2, 193],
  [2, 449],
  [4, 378],
  [4, 490],
  [4, 616],
  [6, 466],
  [6, 567],
  [6, 666],
  [6, 772],
  [6, 873],
  [8, 711],
  [8, 797],
  [8, 885],
  [8, 948],
]);

/** Low spectral efficiency: NR table 3. */
export const cqiTableLow: readonly CqiEntry[] = table([
  [2, 30],
  [2, 50],
  ...cqiTable64.slice(0, 13).map((e): readonly [number, number] => [e.modulationOrder, e.rate1024]),
]);

/** Information bits per resource element and layer. */
export const efficiency = (e: Omit<CqiEntry, 'cqi'>): number => (e.modulationOrder * e.rate1024) / 1024;

/** Distance of a real decoder at 10 % block errors from Shannon's bound. */
export const shannonGap_dB = 1.5;

/** SINR that carries an efficiency at 10 % block errors. */
export function requiredSinr_dB(bitsPerRe: number): number {
  return 10 * Math.log10(2 ** bitsPerRe - 1) + shannonGap_dB;
}

/** What each index of a table needs, worked out once: rates are asked for thousands of times. */
const needsOf = new WeakMap<readonly CqiEntry[], readonly number[]>();

/** The highest entry whose need the SINR meets; undefined below the lowest. */
export function entryAt(sinr_dB: number, cqiTable: readonly CqiEntry[]): CqiEntry | undefined {
  let needs = needsOf.get(cqiTable);
  if (!needs) {
    needs = cqiTable.map((entry) => requiredSinr_dB(efficiency(entry)));
    needsOf.set(cqiTable, needs);
  }
  let best = -1;
  while (best + 1 < needs.length && sinr_dB >= needs[best + 1]) best++;
  return cqiTable[best];
}
