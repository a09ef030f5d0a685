/** Is a place, a line or a zone covered reliably: the mean of P over it against what its profile demands (rules R5). */

export interface Reliability {
  /** Mean probability over what is known; NaN where nothing is. */
  readonly mean: number;
  /** Share of the weight where nothing is known. */
  readonly unknown: number;
  /** Pass or fail only where what is unknown cannot change it. */
  readonly verdict: 'pass' | 'fail' | 'unknown';
}

/** Positions of the place or line in `probability`, each weighted by `weight` (a length, people), else alike. */
export function reliabilityOf(
  positions: ArrayLike<number>,
  probability: Float32Array,
  required: number,
  weight: (position: number) => number = () => 1,
): Reliability {
  let known = 0;
  let total = 0;
  let expected = 0;
  for (let i = 0; i < positions.length; i++) {
    const w = weight(positions[i]);
    const p = probability[positions[i]];
    total += w;
    if (Number.isNaN(p)) continue;
    known += w;
    expected += w * p;
  }
  const atLeast = total > 0 ? expected / total : Number.NaN;
  const atMost = total > 0 ? (expected + total - known) / total : Number.NaN;
  return {
    mean: known > 0 ? expected / known : Number.NaN,
    unknown: total > 0 ? 1 - known / total : 1,
    verdict: verdictOf(atLeast, atMost, required),
  };
}

/** Of a value that lies between two bounds: what is unknown decides when the demand lies between them. */
export function verdictOf(atLeast: number, atMost: number, required: number): Reliability['verdict'] {
  if (atLeast >= required) return 'pass';
  return atMost < required ? 'fail' : 'unknown';
}
