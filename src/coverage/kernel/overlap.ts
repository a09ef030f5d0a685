/** How much carriers disturb each other. */
import type { FoldCarrier, FoldSetup } from './foldTypes.js';

/**
 * How much of carrier `own`'s band `other` fills, scaled to power per resource element of `own`. Nobody holds the very
 * carrier of another licensee: where groups without a common operator seem to, it was assumed for both, and they do not
 * interfere.
 */
export function overlapWeight(own: FoldCarrier, other: FoldCarrier): number {
  const same = own.frequency_MHz === other.frequency_MHz && own.bandwidth_MHz === other.bandwidth_MHz;
  if (same && !haveCommonOperator(own, other)) return 0;
  const low = Math.max(
    own.frequency_MHz - own.bandwidth_MHz / 2,
    other.frequency_MHz - other.bandwidth_MHz / 2,
  );
  const high = Math.min(
    own.frequency_MHz + own.bandwidth_MHz / 2,
    other.frequency_MHz + other.bandwidth_MHz / 2,
  );
  return high > low ? ((high - low) / own.bandwidth_MHz) * (own.scs_kHz / other.scs_kHz) : 0;
}

const haveCommonOperator = (a: FoldCarrier, b: FoldCarrier): boolean =>
  (a.operators.length === 0 && b.operators.length === 0) ||
  a.operators.some((operator) => b.operators.includes(operator));

/** weights[own][other]: share of `other` that falls into `own`. */
export const carrierWeights = ({ carriers }: FoldSetup): number[][] =>
  carriers.map((own) => carriers.map((other) => overlapWeight(own, other)));

/** Other carrier → carriers it disturbs. */
export const disturbedCarriers = (weights: readonly (readonly number[])[]): number[][] =>
  weights.map((_, other) => weights.map((_, own) => own).filter((own) => weights[own][other] > 0));
