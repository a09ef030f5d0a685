/** Numerators and denominators of a county's figures, so exact that those of counties add up to those of their union. Pure. */
import { PixelStatus } from '../../coverage/kernel/fold.js';
import { exact } from '../../foundation/exact.js';
import type { Verdict } from '../../siting/audit/verdict.js';

export interface Tally {
  readonly numerator: number;
  readonly denominator: number;
  /** Part of the denominator that is not known; it may belong to the numerator or not. */
  readonly unknown: number;
}

export const tally = (numerator: number, denominator: number, unknown = 0): Tally => ({
  numerator,
  denominator,
  unknown,
});

/** A number that is no ratio. */
export const countOf = (n: number): Tally => tally(n, 1);

export const sum = (a: Tally, b: Tally): Tally =>
  tally(a.numerator + b.numerator, a.denominator + b.denominator, a.unknown + b.unknown);

/** Null where there is nothing to divide by. */
export const valueOf = ({ numerator, denominator }: Tally): number | null =>
  denominator > 0 ? numerator / denominator : null;

export const valueIfUnknownCounts = ({ numerator, denominator, unknown }: Tally): number | null =>
  denominator > 0 ? (numerator + unknown) / denominator : null;

/** To the sixth digit after the point: what is printed of a sum does not depend on how it was summed. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;

/** Against a target; unknown when the target lies between what is known and what may be (rules R6). */
export function targetVerdict(t: Tally, target: number, sense: 'atLeast' | 'atMost'): Verdict {
  const [low, high] = [valueOf(t), valueIfUnknownCounts(t)];
  if (low === null || high === null) return 'unknown';
  if (sense === 'atLeast') return low >= target ? 'pass' : high < target ? 'fail' : 'unknown';
  return high <= target ? 'pass' : low > target ? 'fail' : 'unknown';
}

/** Weights on pixels by status. */
export function statusTally(status: Uint8Array, weight: (pixel: number) => number): Tally {
  let [covered, all, unknown] = [0, 0, 0];
  for (let p = 0; p < status.length; p++) {
    if (status[p] === PixelStatus.outside) continue;
    const w = exact(weight(p));
    all += w;
    if (status[p] === PixelStatus.covered) covered += w;
    else if (status[p] === PixelStatus.unknown) unknown += w;
  }
  return tally(covered, all, unknown);
}

/** How many of a list pass. Undefined: there is nothing to judge. */
export function verdictTally(verdicts: readonly Verdict[]): Tally | undefined {
  const count = (v: Verdict) => verdicts.filter((x) => x === v).length;
  return verdicts.length > 0 ? tally(count('pass'), verdicts.length, count('unknown')) : undefined;
}
