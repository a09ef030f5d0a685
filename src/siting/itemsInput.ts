/** What the rows of a plan are made from. */
import type { CoverageResult } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import type { BudgetCap } from '../economics/budget.js';
import type { Candidate } from './candidate.js';
import type { Reach } from './objective.js';
import type { Priced } from './pricing.js';
import type { RankRange } from './rankRange.js';
import type { Selection } from './select.js';
import type { WeakZone } from './zones/zone.js';

export interface ItemsInput {
  readonly candidates: readonly Candidate[];
  readonly reaches: readonly Reach[];
  readonly priced: readonly Priced[];
  /** In the order of choice, with the years of its phases. */
  readonly selection: Selection;
  /** Phase of each of the selection's sites, from 1, and the range of its rank. */
  readonly phases: readonly number[];
  readonly ranges: readonly RankRange[];
  readonly caps: readonly BudgetCap[];
  /** Years in which building is possible; 0 = the project has no date. */
  readonly years: readonly number[];
  readonly people: Float64Array;
  /** People weighted by evidence: what the objective counts. */
  readonly wanted: Float64Array;
  readonly basisIsPeople: boolean;
  /** Without any demand nothing is ranked: every row is a reserve. */
  readonly ranked: boolean;
  readonly demandBasis: string;
  readonly places: readonly Place[];
  readonly zones: ReadonlyMap<string, readonly WeakZone[]>;
  readonly before: CoverageResult;
  /** The joint prediction; undefined when nothing was chosen. */
  readonly after: CoverageResult | undefined;
  readonly toLonLat: (x_m: number, y_m: number) => [number, number];
  readonly county: string;
  readonly townAt: ((x_m: number, y_m: number) => string) | undefined;
}
