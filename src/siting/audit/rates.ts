/** Means and compliance of rates over the points of a place or a line: programmes ask for these, never for a pixel's rate. Pure. */
import { exact } from '../../foundation/exact.js';
import type { PointRates } from './audit.js';
import type { Verdict } from './verdict.js';

/** What a programme asks of the points of one place or line. */
export interface RateRule {
  readonly dlMean_Mbps: number;
  readonly ulMean_Mbps: number;
  /** Least share of points that reach both rates below. */
  readonly compliance: number;
  readonly dlPoint_Mbps: number;
  readonly ulPoint_Mbps: number;
}

/** Mean over what is known; NaN when nothing is. `length` weighs the values; absent: all alike. */
export function meanOf(values: Float32Array, length?: Float64Array): number {
  let [sum, weights] = [0, 0];
  values.forEach((v, i) => {
    if (Number.isNaN(v)) return;
    const weight = length?.[i] ?? 1;
    sum += weight * v;
    weights += weight;
  });
  return weights > 0 ? sum / weights : Number.NaN;
}

/** What the rule needs of points or stretches; sums of parts add up to those of the whole. */
export interface RateSums {
  readonly all: number;
  readonly known: number;
  readonly dl: number;
  readonly ul: number;
  readonly compliant: number;
}

/** `length` weighs the points; absent: all alike. */
export function rateSums(rule: RateRule, { dl_Mbps, ul_Mbps }: PointRates, length?: Float64Array): RateSums {
  let [all, known, dl, ul, compliant] = [0, 0, 0, 0, 0];
  for (let i = 0; i < dl_Mbps.length; i++) {
    const weight = exact(length?.[i] ?? 1);
    all += weight;
    if (Number.isNaN(dl_Mbps[i]) || Number.isNaN(ul_Mbps[i])) continue;
    known += weight;
    dl += exact(weight * dl_Mbps[i]);
    ul += exact(weight * ul_Mbps[i]);
    if (dl_Mbps[i] >= rule.dlPoint_Mbps && ul_Mbps[i] >= rule.ulPoint_Mbps) compliant += weight;
  }
  return { all, known, dl, ul, compliant };
}

/** What is not known counts as nothing: a mean that holds all the same holds whatever is there. */
export function rateVerdict(rule: RateRule, { all, known, dl, ul, compliant }: RateSums): Verdict {
  if (!(known > 0)) return 'unknown';
  const passes =
    dl >= rule.dlMean_Mbps * all && ul >= rule.ulMean_Mbps * all && compliant >= rule.compliance * all;
  if (passes) return 'pass';
  if (known === all) return 'fail';
  return compliant + all - known < rule.compliance * all ? 'fail' : 'unknown';
}
