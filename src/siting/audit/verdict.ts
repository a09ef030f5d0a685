/** What the test points of one place say of one environment, and what would help where they fail (rules R7). Pure. */
import type { PlaceClass } from '../../demand/classes.js';
import type { BuildingType } from '../../propagation/p2109/equations.js';

export type Verdict = 'pass' | 'fail' | 'unknown';
export type Environment = 'outdoor' | 'indoor';
/** What to build; `none` where the place passes. Empty: not known, because the verdict is not. */
export type Remedy = 'macro' | 'pole' | 'indoor-system' | 'none' | '';

/** Gates of a layer at a point, dB and dBm. */
export interface Gates {
  readonly rsrp_dBm: number;
  readonly rsSinr_dB: number;
  readonly maxCouplingLossUl_dB: number;
  readonly noise_dBm: number;
  /** How far every margin must exceed 0: edge quantile × σ. */
  readonly need_dB: number;
}

/**
 * The smallest margin of level, quality and uplink over its gate, dB; ≥ 0 = covered. `entryLoss_dB` weakens signal and
 * interference alike, not the noise.
 */
export function margin_dB(
  gates: Gates,
  rsrp_dBm: number,
  interference_mW: number,
  couplingUl_dB: number,
  entryLoss_dB: number,
): number {
  const level = rsrp_dBm - entryLoss_dB;
  const disturbed_mW = interference_mW * 10 ** (-entryLoss_dB / 10) + 10 ** (gates.noise_dBm / 10);
  const sinr = level - 10 * Math.log10(disturbed_mW);
  return (
    Math.min(
      level - gates.rsrp_dBm,
      sinr - gates.rsSinr_dB,
      gates.maxCouplingLossUl_dB - couplingUl_dB - entryLoss_dB,
    ) - gates.need_dB
  );
}

/** Pass or fail only where the points that are unknown cannot change it. */
export function verdictOf(covered: number, unknown: number, points: number, required: number): Verdict {
  if (points === 0) return 'unknown';
  if (covered >= required * points) return 'pass';
  return covered + unknown >= required * points ? 'unknown' : 'fail';
}

/** Building type of ITU-R P.2109 by class (rules R5 [d]); classes that R5 does not name are traditional. */
const modern: readonly PlaceClass[] = ['mall', 'station', 'hospital', 'office', 'government'];

export const buildingTypeOf = (placeClass: PlaceClass): BuildingType =>
  modern.includes(placeClass) ? 'thermally-efficient' : 'traditional';

/** Judged indoors for 5G (rules R7); everything else outdoors. */
const indoorClasses: readonly PlaceClass[] = ['station', 'community', 'mall'];

/** A platform below ground has no outdoors. */
export const isUnderground = (placeClass: PlaceClass): boolean => placeClass === 'metro';

export const judgedEnvironment = (placeClass: PlaceClass, technology: 'lte' | 'nr'): Environment =>
  isUnderground(placeClass) || (technology === 'nr' && indoorClasses.includes(placeClass))
    ? 'indoor'
    : 'outdoor';

/** A hall or mall above this is served from inside even where outdoor cells fail too (starting value). */
const largeHall_m2 = 10_000;
const halls: readonly PlaceClass[] = ['station', 'metro', 'mall', 'hospital', 'office', 'government'];

/** Usual solution by class and size; a starting point for the survey, not a design. */
export function remedyFor(
  placeClass: PlaceClass,
  footprint_m2: number,
  judged: Environment,
  outdoor: Verdict,
  indoor: Verdict,
  shareCovered: number,
): Remedy {
  const verdict = judged === 'indoor' ? indoor : outdoor;
  if (verdict === 'pass') return 'none';
  if (verdict === 'unknown') return '';
  const hall = halls.includes(placeClass);
  if (judged === 'indoor' && hall && (outdoor === 'pass' || footprint_m2 > largeHall_m2))
    return 'indoor-system';
  if (placeClass === 'village' || placeClass === 'scenic') return 'macro';
  // Most of it works, or the street does: a pole on the spot closes the rest.
  const nearly = shareCovered >= 0.5 && footprint_m2 <= largeHall_m2;
  return nearly || (judged === 'indoor' && outdoor === 'pass') ? 'pole' : 'macro';
}
