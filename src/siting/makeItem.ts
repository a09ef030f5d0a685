/** One row of the plan from a candidate, its price and its gain. */
import type { CoverageResult } from '../coverage/result.js';
import { peopleOf, type Place, pixelAt } from '../demand/places.js';
import type { Candidate } from './candidate.js';
import type { Decision, PlanGain, PlanItem, PlanItemScore, PlanSector, PlanWhatIf } from './item.js';
import type { ItemsInput } from './itemsInput.js';
import { type Reach, sumOver } from './objective.js';
import { nearestPlace } from './spots.js';
import { spokenName } from './zones/names.js';

/** A site belongs to the nearest settlement within this distance. */
const villageWithin_m = 3000;
/** A site fixes a zone when it newly serves at least this share of what is missing there. */
const fixesShare = 0.5;

export interface ItemFacts {
  readonly decision: Decision;
  readonly pixels: Int32Array;
  readonly indoorPixels: Int32Array;
  readonly places: readonly Place[];
  readonly overlaps: PlanGain['overlaps'];
  readonly replacement: PlanGain['replacement'];
  readonly score: PlanItemScore;
  readonly whatIf: PlanWhatIf;
  readonly unique: number;
  readonly year: number | undefined;
  readonly phase: number | undefined;
  readonly leftOutBy?: string;
}

/** Rank, running sum and reason come when the list is in order. */
export function makeItem(input: ItemsInput, c: number, facts: ItemFacts): PlanItem {
  const { candidates, reaches, priced, people, basisIsPeople, before, after } = input;
  const candidate = candidates[c];
  const g = before.pixelGrid;
  const [lon, lat] = input.toLonLat(candidate.x_m, candidate.y_m);
  const village = villageOf(input, candidate);
  // Whom an indoor system serves inside its walls is not counted, so it is not known.
  const counted = basisIsPeople && candidate.siteType !== 'indoor';
  const count = (value: number) => (counted ? value : Number.NaN);
  const newPeople = count(sumOver(people, facts.pixels));
  const alonePeople = count(sumOver(people, reaches[c].pixels));
  const uniquePeople = count(facts.unique);
  // Revenue counts newly served users only, not those whom another site of the plan serves as well.
  const returns = priced[c].returnsFor(newPeople);
  const pixel = pixelAt(g, candidate.x_m, candidate.y_m);
  return {
    id: candidate.request.id,
    kind: kindOf(candidate, reaches[c].places),
    category: candidate.category,
    name: nameOf(candidate, village),
    group: candidate.layer.group,
    operators: candidate.layer.operators,
    county: input.county,
    town: townOf(input, candidate),
    village: spokenName(village?.name ?? ''),
    lon,
    lat,
    decision: facts.decision,
    rank: undefined,
    siteType: candidate.siteType,
    build: candidate.build,
    mount: candidate.mount,
    towerId: candidate.towerId,
    service: candidate.service,
    technology: candidate.layer.technology,
    layers: [candidate.layer],
    height_mAGL: candidate.request.antennaHeight_mAGL,
    sectors: sectorsOf(candidate),
    gain: {
      marginalPeople: newPeople,
      marginalPeopleIndoor: count(sumOver(people, facts.indoorPixels)),
      disturbedPeople: count(sumOver(people, reaches[c].lost)),
      alonePeople,
      uniquePeople,
      redundantShare: alonePeople > 0 ? 1 - uniquePeople / alonePeople : Number.NaN,
      cumulativePeople: Number.NaN,
      area_km2: (facts.pixels.length * g.cellX * g.cellY) / 1e6,
      places: facts.places.map(({ id, name, class: placeClass }) => ({
        id,
        name: name || id,
        class: placeClass,
      })),
      fixesZones: zonesFixed(input, candidate, reaches[c]),
      overlaps: basisIsPeople ? facts.overlaps : [],
      replacement: facts.replacement,
      rsrpBefore_dBm: levelAt(before, candidate.service, pixel),
      rsrpAfter_dBm:
        facts.decision === 'selected' && after ? levelAt(after, candidate.service, pixel) : Number.NaN,
    },
    score: facts.score,
    whatIf: facts.whatIf,
    near: candidate.near,
    price: priced[c].price,
    dualMode: priced[c].dualMode,
    funding: { ...priced[c].funding, npv: returns.npv },
    economics: {
      ...returns,
      capexPerPerson: newPeople > 0 ? priced[c].price.capex / newPeople : Number.NaN,
    },
    phase: facts.phase,
    year: facts.year,
    reviewFlags: candidate.reviewFlags,
    demandBasis: input.demandBasis,
    reason: { en: '', zh: '' },
    leftOutBy: facts.leftOutBy,
  };
}

const villageOf = ({ places }: Pick<ItemsInput, 'places'>, candidate: Candidate): Place | undefined =>
  nearestPlace(
    places.filter((p) => p.class === 'village' && peopleOf(p) > 0),
    candidate,
    villageWithin_m,
  );

/** Empty where no map of towns, no list and no village says. */
export const townOf = (input: Pick<ItemsInput, 'places' | 'townAt'>, candidate: Candidate): string =>
  input.townAt?.(candidate.x_m, candidate.y_m) || candidate.town || villageOf(input, candidate)?.town || '';

/** A mast is known by the village it stands at, not by its number. */
const nameOf = ({ name, towerId, request }: Candidate, village: Place | undefined): string =>
  (towerId === '' ? name || spokenName(village?.name ?? '') : spokenName(village?.name ?? '') || name) ||
  towerId ||
  request.id;

/** A tower beside a station serves the key area as well as a mast on its roof. */
export const kindOf = (candidate: Candidate, reached: readonly Place[]): PlanItem['kind'] =>
  candidate.kind === '5g-area' && reached.length > 0 ? '5g-key-area' : candidate.kind;

/** Indoor systems have heads instead of sectors. */
const sectorsOf = ({ request, equipment, power_W }: Candidate): PlanSector[] =>
  request.sectors.map((s) => ({
    layer: s.layer.id,
    azimuth_deg: s.azimuth_deg,
    mechTilt_deg: s.mechTilt_deg,
    elecTilt_deg: s.elecTilt_deg,
    hpbw_deg: equipment.hpbw_deg,
    gain_dBi: s.trafficGain_dBi,
    power_W,
    eirp_dBm: 10 * Math.log10(power_W) + 30 + s.trafficGain_dBi - s.feederLoss_dB,
    epre_dBm: s.epre_dBm,
    equipment: equipment.id,
  }));

function zonesFixed({ zones, people, basisIsPeople }: ItemsInput, c: Candidate, reach: Reach): string[] {
  const own = zones.get(c.service) ?? [];
  const covered = new Uint8Array(people.length);
  for (const p of reach.pixels) covered[p] = 1;
  return own
    .filter((zone) => {
      const weight = (p: number) => (basisIsPeople && zone.population > 0 ? people[p] : 1);
      let all = 0;
      let fixed = 0;
      for (const p of zone.pixels) {
        all += weight(p);
        if (covered[p] === 1) fixed += weight(p);
      }
      return all > 0 && fixed >= fixesShare * all;
    })
    .map((zone) => zone.id);
}

/** Level of the service's best layer, dBm; NaN where no cell reaches. */
function levelAt(coverage: CoverageResult, serviceId: string, pixel: number): number {
  const service = coverage.services.find((s) => s.id === serviceId);
  if (!service || pixel < 0) return Number.NaN;
  return coverage.layers[service.bestLayer[pixel]]?.rsrp_dBm[pixel] ?? Number.NaN;
}
