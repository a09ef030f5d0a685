/** One schema for all benches (design, section 7). Names of rows are stable. */

export interface Row {
  readonly suite: string;
  readonly name: string;
  /** Median of n. */
  readonly value: number;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly seed: number;
  /** The bench fails when the value is worse than this. */
  readonly limit?: number;
}

export interface BenchFile {
  readonly schema: 'coverage-bench/1';
  readonly commit: string;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
  readonly rows: readonly Row[];
}

/** `write`: renew what is committed of the suite's results, if anything is. */
export type Suite = (options: { readonly quick: boolean; readonly write: boolean }) => Promise<Row[]>;

/** Median, least and greatest of repeated measurements. */
export function row(base: Omit<Row, 'value' | 'n' | 'min' | 'max'>, samples: readonly number[]): Row {
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    ...base,
    value: sorted[sorted.length >> 1],
    n: sorted.length,
    min: sorted[0],
    max: sorted[sorted.length - 1],
  };
}

/** CPU seconds of this thread's process while `work` runs: a shared machine moves wall time more. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}
