/** One row of the plan as the rooms above read it: ranking files, exports and the report say the same numbers. */
import type { PlaceClass } from '../demand/classes.js';
import type { SiteReturns } from '../economics/funding.js';
import type { FundingDecision, SitePrice } from '../economics/price.js';
import type { Text } from '../foundation/text.js';
import type { Layer } from '../radio/layer.js';
import type { Build, Mount, SiteKind, SiteType } from './candidate.js';
import type { Entry } from './entry.js';
import type { RankRange } from './rankRange.js';
import type { ScoreTerm } from './score.js';

export type Decision = 'selected' | 'reserve' | 'rejected';

/** Every number is NaN where it is not known; people are NaN when the demand does not count people. */
export interface PlanItem {
  /** Stable: hash of position, type, group. */
  readonly id: string;
  readonly kind: SiteKind;
  /** Place class, `tower`, `base-station`, `weak-4g`, `user`. */
  readonly category: string;
  readonly name: string;
  readonly group: string;
  readonly operators: readonly string[];
  readonly county: string;
  readonly town: string;
  readonly village: string;
  readonly lon: number;
  readonly lat: number;
  readonly decision: Decision;
  /** From 1 within the kind; undefined for rows that are not selected. */
  readonly rank: number | undefined;
  readonly siteType: SiteType;
  readonly build: Build;
  readonly mount: Mount;
  readonly towerId: string;
  readonly service: string;
  readonly technology: Layer['technology'];
  readonly layers: readonly Layer[];
  readonly height_mAGL: number;
  readonly sectors: readonly PlanSector[];
  readonly gain: PlanGain;
  readonly score: PlanItemScore;
  readonly whatIf: PlanWhatIf;
  readonly near: PlanSurroundings;
  readonly price: SitePrice;
  /** The same 4G site radiating 5G as well; undefined for 5G sites. */
  readonly dualMode: Pick<SitePrice, 'capex' | 'opexPerYear'> | undefined;
  readonly funding: FundingDecision;
  readonly economics: PlanEconomics;
  /** Building phase from 1, and calendar year; undefined for rows that are not selected. */
  readonly phase: number | undefined;
  readonly year: number | undefined;
  readonly reviewFlags: readonly string[];
  readonly demandBasis: string;
  /** Every number in the sentence is a field of this item. */
  readonly reason: Text;
  /** For rows that are not selected: `budget:<cap name>`, `option-of:<site id>`, `spacing:<site id>`, `covered`, `disturbs`, `less-value`, `no-demand`. */
  readonly leftOutBy: string | undefined;
}

export interface PlanSector {
  readonly layer: string;
  readonly azimuth_deg: number;
  readonly mechTilt_deg: number;
  readonly elecTilt_deg: number;
  readonly hpbw_deg: number;
  readonly gain_dBi: number;
  readonly power_W: number;
  readonly eirp_dBm: number;
  readonly epre_dBm: number;
  readonly equipment: string;
}

export interface PlanPlace {
  readonly id: string;
  readonly name: string;
  readonly class: PlaceClass;
}

export interface PlanGain {
  /** Newly served people given the sites ranked before it. */
  readonly marginalPeople: number;
  readonly marginalPeopleIndoor: number;
  /** People covered today whom it alone would disturb. */
  readonly disturbedPeople: number;
  /** Newly served people if it were built alone. */
  readonly alonePeople: number;
  /** People whom only this site of the plan newly serves. */
  readonly uniquePeople: number;
  /** Share of the people whom it would newly serve alone that other sites of the plan serve as well. */
  readonly redundantShare: number;
  /** Running sum of `marginalPeople` over sites of one service and kind. */
  readonly cumulativePeople: number;
  readonly area_km2: number;
  readonly places: readonly PlanPlace[];
  readonly fixesZones: readonly string[];
  /** Other chosen sites that serve some of the same new people, most first. */
  readonly overlaps: readonly { readonly id: string; readonly people: number }[];
  /** What would be lost, in units of the objective, with the best one that is left in its place. */
  readonly replacement: { readonly id: string; readonly loss: number } | undefined;
  /** Weakest level at its place before and after: NaN = no cell reaches it. */
  readonly rsrpBefore_dBm: number;
  readonly rsrpAfter_dBm: number;
}

/** In units of the objective, as the single sites were predicted when the choice was made. */
export interface PlanItemScore {
  /** What it adds at its turn in the order of choice: over the plan these add up to its value. Not selected: added to the finished plan. */
  readonly total: number;
  /** They add up to `total`. */
  readonly terms: readonly ScoreTerm[];
  /** If it were built alone. */
  readonly alone: number;
  /** What the finished plan would lose without it. Sites overlap, so these do not add up. NaN unless selected. */
  readonly inPlan: number;
  /** The next of its list and what that would have added in its place; undefined for the last. */
  readonly next: { readonly id: string; readonly gain: number } | undefined;
}

export interface PlanWhatIf {
  /** Selected: the value lost without it, and with the best replacement that caps and spacing allow, if there is one. */
  readonly ifRemoved:
    | { readonly valueLoss: number; readonly replacement: string | undefined; readonly netLoss: number }
    | undefined;
  /** Not selected. */
  readonly ifForced: Entry['ifForced'];
  readonly costToEnter: Entry['costToEnter'];
  /** Selected: ranks that it takes when weights and levels are shaken; undefined where that was not tried. */
  readonly rankRange: RankRange | undefined;
}

export interface PlanEconomics extends SiteReturns {
  /** Investment per newly served person; NaN where people are not counted or nobody is served. */
  readonly capexPerPerson: number;
}

export interface PlanSurroundings {
  /** To the nearest cell on air of the same group and technology; Infinity = none. */
  readonly site_m: number;
  readonly tower_m: number;
  readonly road_m: number;
  readonly mains_m: number;
  readonly fibre_m: number;
}
