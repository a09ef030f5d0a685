/** A site that might be built: what it is, where, for whom, and what it is made from. */
import type { CandidateRequest, CoverageResult } from '../coverage/result.js';
import type { FlatLine } from '../demand/lines.js';
import type { Place } from '../demand/places.js';
import type { Network } from '../network/network.js';
import type { EquipmentProfile } from '../radio/equipment.js';
import type { Layer } from '../radio/layer.js';
import type { PlaceVerdict } from './audit/audit.js';
import type { Tower } from './hosts.js';
import type { WeakZone } from './zones/zone.js';

export type SiteKind = '5g-key-area' | '5g-area' | '4g-fill-in';
export type SiteType = 'macro' | 'pole' | 'indoor';
export type Build = 'new' | 'co-location' | 'retrofit' | 'remote';
export type Mount = 'new-tower' | 'existing-tower' | 'rooftop' | 'lamp-pole' | 'indoor';

/** Distances to what a site needs, m. NaN = not known. */
export interface Near {
  /** Nearest cell on air of the same group and technology; Infinity = none. */
  readonly site_m: number;
  /** Nearest tower of the tower table. */
  readonly tower_m: number;
  readonly road_m: number;
  /** Nearest land with buildings, or mast: estimated, no utility data are read. */
  readonly mains_m: number;
  /** Nearest base station on air, or tower with fibre: estimated likewise. */
  readonly fibre_m: number;
}

export interface Candidate {
  /** Its id is a hash of position, site type, layer and group. No sectors: an indoor system, which the engine is not asked. */
  readonly request: CandidateRequest;
  readonly kind: SiteKind;
  readonly category: string;
  readonly name: string;
  readonly town: string;
  readonly layer: Layer;
  readonly service: string;
  readonly siteType: SiteType;
  readonly build: Build;
  readonly mount: Mount;
  /** Tower or mast that carries it; empty for a mount of its own. */
  readonly towerId: string;
  /** Candidates of one site are its options: at most one of them is built. */
  readonly site: string;
  readonly equipment: EquipmentProfile;
  readonly power_W: number;
  /** Working CRS. */
  readonly x_m: number;
  readonly y_m: number;
  /** The key place it is meant for. */
  readonly place: Place | undefined;
  /** Id of the weak zone it is meant for. */
  readonly zone: string | undefined;
  readonly near: Near;
  /** Whether the tower that carries it has a platform to spare; undefined = not known, or no tower. */
  readonly freePlatform: boolean | undefined;
  readonly inTown: boolean;
  readonly reviewFlags: readonly string[];
  /** People within `stakeRadius_m` whom the service does not cover, and the bonus of a key place not reached: for the list. */
  readonly atStake: number;
  readonly stakeRadius_m: number;
  readonly bonus: number;
}

/** A site that the user wants examined. */
export interface UserSite {
  readonly id: string;
  readonly name: string;
  /** Working CRS. */
  readonly x_m: number;
  readonly y_m: number;
  /** Of the antennas, above ground; NaN = not stated. */
  readonly height_m: number;
  readonly siteType: SiteType;
}

export interface CandidateInput {
  readonly coverage: CoverageResult;
  /** Per pixel: people, or another weight where nobody is known. */
  readonly people: Float64Array;
  readonly basisIsPeople: boolean;
  readonly network: Network;
  /** Working-CRS position of each sector of the network. */
  readonly positions: readonly (readonly [number, number])[];
  readonly places: readonly Place[];
  readonly towers: readonly Tower[];
  /** Weak zones by service. */
  readonly zones: ReadonlyMap<string, readonly WeakZone[]>;
  readonly verdicts: readonly PlaceVerdict[];
  /** Roads and tracks, working CRS; undefined = none given. */
  readonly roads: readonly FlatLine[] | undefined;
  readonly users: readonly UserSite[];
  /** Place classes that get candidates of their own. */
  readonly classes: readonly string[];
  /** Sources: `towers`, `base-stations`, `places`, `weak-zones`, `user`. */
  readonly from: readonly string[];
  /** Whether building is ruled out there. */
  readonly avoided: (x_m: number, y_m: number) => boolean;
  /** Height of the building that stands there, m; NaN = none, or not known. Absent = no building is known. */
  readonly buildingHeight_m?: (x_m: number, y_m: number) => number;
}

export interface CandidateCounts {
  readonly considered: number;
  readonly kept: number;
  /** Reason → dropped candidates. */
  readonly dropped: Readonly<Record<string, number>>;
}

export const serviceOf = (layer: Layer): string =>
  `${layer.technology === 'lte' ? '4g' : '5g'}-${layer.group}`;
