/**
 * Villages by the two rules of universal service: a station within 5 km of the village committee, or signal at committee,
 * school, clinic and every settlement of more than 20 households. Either is enough; both are told apart. Pure.
 */
import type { CoverageResult, ServiceCoverage } from '../../coverage/result.js';
import type { PlaceClass } from '../../demand/classes.js';
import { peopleOf, peoplePerHousehold, type Place } from '../../demand/places.js';
import type { Network } from '../../network/network.js';
import { insideRings } from '../../raster/rings.js';
import { eitherOf, type PlaceVerdict } from '../audit/audit.js';
import type { Verdict } from '../audit/verdict.js';

export interface VillageInput {
  readonly coverage: Pick<CoverageResult, 'layers' | 'services'>;
  readonly network: Pick<Network, 'sectors'>;
  /** Working CRS, one for each of `network.sectors`. */
  readonly positions: readonly (readonly [number, number])[];
  readonly places: readonly Place[];
  readonly verdicts: readonly PlaceVerdict[];
}

export interface VillageVerdict {
  readonly village: Place;
  readonly service: string;
  readonly group: string;
  /** Of the service, in the county or outside; NaN = there is none. */
  readonly nearestStation_m: number;
  readonly within5km: Verdict;
  /** Village seat, its public places and larger settlements; outdoors. */
  readonly spots: number;
  readonly spotsPassed: number;
  readonly failing: readonly Place[];
  readonly atSpots: Verdict;
  readonly verdict: Verdict;
}

const near_m = 5000;
/** Settlements above this many households must have signal. */
const fewHouseholds = 20;
const publicClasses: readonly PlaceClass[] = ['government', 'school', 'hospital'];

export function auditVillages(input: VillageInput): VillageVerdict[] {
  const villages = villagesOf(input.places);
  const members = membersOf(villages, input.places);
  const outdoor = new Map(input.verdicts.map((v) => [`${v.service}/${v.place.id}`, v.outdoor.verdict]));
  return villages.flatMap((village, i) =>
    input.coverage.services.map((service) => {
      const nearestStation = nearestStation_m(input, service, village);
      const spots = spotsOf(village, members[i]).map((place) => ({
        place,
        verdict: spotVerdict(village, place, outdoor.get(`${service.id}/${place.id}`) ?? 'unknown'),
      }));
      const within5km = nearestStation <= near_m ? 'pass' : 'fail';
      const atSpots = allOf(spots.map((s) => s.verdict));
      return {
        village,
        service: service.id,
        group: service.group ?? '',
        nearestStation_m: nearestStation,
        within5km,
        spots: spots.length,
        spotsPassed: spots.filter((s) => s.verdict === 'pass').length,
        failing: spots.filter((s) => s.verdict === 'fail').map((s) => s.place),
        atSpots,
        verdict: eitherOf(within5km, atSpots),
      };
    }),
  );
}

/** The administrative villages; where no list of them is given, every settlement stands for itself. */
function villagesOf(places: readonly Place[]): readonly Place[] {
  const settlements = places.filter((p) => p.class === 'village');
  const listed = settlements.filter((p) => p.administrative);
  return listed.length > 0 ? listed : settlements;
}

/** Public places and settlements by the village whose outline holds them, else by the nearest seat within 5 km. */
function membersOf(villages: readonly Place[], places: readonly Place[]): Place[][] {
  const members = villages.map((): Place[] => []);
  const seats = new Set(villages);
  for (const place of places) {
    if (seats.has(place) || !isSpot(place)) continue;
    let best = villages.findIndex(
      (v) => v.footprintOrigin === 'polygon' && insideRings(v.rings, place.x_m, place.y_m),
    );
    if (best < 0) best = nearestTo(villages, place);
    if (best >= 0) members[best].push(place);
  }
  return members;
}

/** The outline of an administrative village holds its fields and hills: where its settlements are known, they speak for it. */
const spotsOf = (village: Place, members: readonly Place[]): readonly Place[] =>
  village.administrative &&
  village.footprintOrigin === 'polygon' &&
  members.some((p) => p.class === 'village')
    ? members
    : [village, ...members];

/** A settlement whose size nobody states may be large: it stays in, and `spotVerdict` keeps its failure open. */
const isSpot = (place: Place): boolean =>
  publicClasses.includes(place.class) || (place.class === 'village' && !(households(place) <= fewHouseholds));

const households = (place: Place): number =>
  Number.isNaN(place.households) ? peopleOf(place) / peoplePerHousehold : place.households;

const spotVerdict = (village: Place, place: Place, verdict: Verdict): Verdict =>
  verdict === 'fail' && place !== village && place.class === 'village' && Number.isNaN(households(place))
    ? 'unknown'
    : verdict;

function nearestTo(villages: readonly Place[], place: Place): number {
  let best = -1;
  let least = near_m;
  villages.forEach((v, i) => {
    const d = Math.hypot(v.x_m - place.x_m, v.y_m - place.y_m);
    if (d > least) return;
    least = d;
    best = i;
  });
  return best;
}

function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.includes('unknown') ? 'unknown' : 'pass';
}

function nearestStation_m(
  { coverage, network, positions }: VillageInput,
  service: ServiceCoverage,
  village: Place,
): number {
  const layers = new Set(service.layers.map((l) => coverage.layers[l].layer.id));
  let least = Number.NaN;
  network.sectors.forEach((s, i) => {
    if (!layers.has(s.layer.id) || s.status !== 'on-air') return;
    const d = Math.hypot(positions[i][0] - village.x_m, positions[i][1] - village.y_m);
    if (!(d >= least)) least = d;
  });
  return least;
}
