/** Modulation and coding schemes of the NR shared channels. TS 38.214 V18 Tables 5.1.3.1-1, -2 and -3. */

export interface Mcs {
  readonly mcs: number;
  /** Bits per symbol. */
  readonly modulationOrder: number;
  /** Code rate × 1024; two rows of the 256QAM table end in .5. */
  readonly rate1024: number;
}

/** Runs of equal modulation order with their code rates; the index counts on from run to run. */
type Runs = readonly (readonly [modulationOrder: number, rates1024: readonly number[]])[];

const table = (runs: Runs): Mcs[] =>
  runs
    .flatMap(([modulationOrder, rates]) => rates.map((rate1024) => ({ modulationOrder, rate1024 })))
    .map((row, mcs) => ({ mcs, ...row }));

/** Table 1, up to 64QAM. */
const qam64 = table([
  [2, [120, 157, 193, 251, 308, 379, 449, 526, 602, 679]],
  [4, [340, 378, 434, 490, 553, 616, 658]],
  [6, [438, 466, 517, 567, 616, 666, 719, 772, 822, 873, 910, 948]],
]);

/** Table 2, up to 256QAM. */
const qam256 = table([
  [2, [120, 193, 308, 449, 602]],
  [4, [378, 434, 490, 553, 616, 658]],
  [6, [466, 517, 567, 616, 666, 719, 772, 822, 873]],
  [8, [682.5, 711, 754, 797, 841, 885, 916.5, 948]],
]);

/** Table 3, low spectral efficiency. */
const lowEfficiency = table([
  [2, [30, 40, 50, 64, 78, 99, 120, 157, 193, 251, 308, 379, 449, 526, 602]],
  [4, [340, 378, 434, 490, 553, 616]],
  [6, [438, 466, 517, 567, 616, 666, 719, 772]],
]);

/** Tables by their number in the standard; reserved indices are left out. */
export const mcsTables: Readonly<Record<1 | 2 | 3, readonly Mcs[]>> = {
  1: qam64,
  2: qam256,
  3: lowEfficiency,
};
