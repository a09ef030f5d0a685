/** The ranked list as rows in the contract's columns (rules R9). What no stage has computed stays empty, never 0. */
import { peopleOf } from '../demand/people.js';
import type { Place } from '../demand/places.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import type { CsvCell } from '../io/table/writeCsv.js';
import type { Candidate, SiteKind } from './candidates.js';
import { costCurrency } from './costs.js';
import { sitingMessages as m } from './messages.js';
import type { Selection } from './select.js';
import { nearestPlace } from './spots.js';

export const rankingColumns = [
  'rank',
  'id',
  'kind',
  'category',
  'name',
  'group',
  'operator',
  'county',
  'town',
  'village',
  'lon',
  'lat',
  'crs',
  'decision',
  'siteType',
  'build',
  'mount',
  'towerId',
  'technology',
  'layers',
  'height_mAGL',
  'sectors',
  'azimuths_deg',
  'mechTilt_deg',
  'elecTilt_deg',
  'txPower_W',
  'eirp_dBm',
  'newPopulation',
  'newPopulationIndoor',
  'newArea_km2',
  'newPlaces',
  'fixesZones',
  'uniquePopulation',
  'cumulativePopulation',
  'nearestSite_m',
  'mainsDistance_m',
  'fibreDistance_m',
  'backhaul',
  'currency',
  'capex',
  'opexPerYear',
  'npv',
  'governmentShare',
  'carrierShare',
  'fundingClass',
  'fundingSource',
  'phase',
  'year',
  'rankLow',
  'rankHigh',
  'reviewFlags',
  'demandBasis',
  'reason',
] as const;

export type RankingRow = Readonly<Partial<Record<(typeof rankingColumns)[number], CsvCell>>> & {
  readonly lon: number;
  readonly lat: number;
};

/** Most reserve sites listed per kind. */
const listedReserve = 50;
const kinds: readonly SiteKind[] = ['5g-key-area', '5g-area', '4g-fill-in'];
/** A site belongs to the nearest settlement within this distance. */
const villageWithin_m = 3000;

export interface RankingInput {
  readonly candidates: readonly Candidate[];
  readonly selection: Selection;
  readonly places: readonly Place[];
  readonly toLonLat: (x: number, y: number) => [number, number];
  readonly demandBasis: string;
  /** False for weights that are no people: then population columns stay empty. */
  readonly basisIsPeople: boolean;
  readonly budgetBinds: boolean;
  readonly language: Language;
}

/** Selected sites ranked within their kind in the order of choice, then reserves by what they would serve alone. */
export function rankingRows(input: RankingInput): RankingRow[] {
  const { candidates, selection } = input;
  return kinds.flatMap((kind) => {
    const own = selection.chosen.filter((c) => kindOf(candidates[c.candidate], c.newPlaces) === kind);
    let cumulative = 0;
    const chosen = own.map((c, i) => {
      const candidate = candidates[c.candidate];
      cumulative += c.newPeople;
      return {
        ...siteColumns(input, candidate),
        kind,
        rank: i + 1,
        decision: 'selected',
        newPopulation: peopleCell(input, c.newPeople),
        newArea_km2: round(c.newArea_km2, 3),
        newPlaces: c.newPlaces.map((p) => p.name || p.id),
        uniquePopulation: peopleCell(input, c.uniquePeople),
        cumulativePopulation: peopleCell(input, cumulative),
        reason: reasonOf(input, candidate, c.newPeople, c.newPlaces)[input.language],
      };
    });
    const reserve = selection.reserve
      .filter((r) => kindOf(candidates[r.candidate], r.alonePlaces) === kind)
      .slice(0, listedReserve)
      .map((r) => ({
        ...siteColumns(input, candidates[r.candidate]),
        kind,
        decision: 'reserve',
        newPopulation: peopleCell(input, r.alonePeople),
        newArea_km2: round(r.area_km2, 3),
        newPlaces: r.alonePlaces.map((p) => p.name || p.id),
        reason: (input.budgetBinds ? m.reserveBudget : m.reserveCovered)[input.language],
      }));
    return [...chosen, ...reserve];
  });
}

/** A tower beside a station serves the key area as well as a mast on its roof. */
const kindOf = (candidate: Candidate, reached: readonly Place[]): SiteKind =>
  candidate.kind === '5g-area' && reached.length > 0 ? '5g-key-area' : candidate.kind;

function siteColumns(input: RankingInput, c: Candidate): RankingRow {
  const [lon, lat] = input.toLonLat(c.x_m, c.y_m);
  const { sectors } = c.request;
  const settlements = input.places.filter((p) => p.class === 'village' && peopleOf(p) > 0);
  const village = nearestPlace(settlements, c, villageWithin_m);
  return {
    id: c.request.id,
    category: c.category,
    name: c.name || village?.name || c.towerId,
    group: c.layer.group,
    operator: c.layer.operators,
    town: c.town || village?.town,
    village: village?.name,
    lon: round(lon, 6),
    lat: round(lat, 6),
    crs: 'EPSG:4326',
    siteType: 'macro',
    build: c.build,
    mount: c.mount,
    towerId: c.towerId || null,
    technology: c.layer.technology,
    layers: [c.layer.id],
    height_mAGL: round(c.request.antennaHeight_mAGL, 1),
    sectors: sectors.length,
    azimuths_deg: sectors.map((s) => s.azimuth_deg),
    mechTilt_deg: sectors.map((s) => s.mechTilt_deg),
    elecTilt_deg: sectors.map((s) => s.elecTilt_deg),
    txPower_W: c.power_W,
    eirp_dBm: round(
      10 * Math.log10(c.power_W) + 30 + sectors[0].trafficGain_dBi - sectors[0].feederLoss_dB,
      1,
    ),
    nearestSite_m: Number.isFinite(c.nearestSite_m) ? Math.round(c.nearestSite_m) : null,
    currency: costCurrency,
    capex: c.cost,
    reviewFlags: c.reviewFlags,
    demandBasis: input.demandBasis,
  };
}

/** Every number of the sentence stands in a column. */
function reasonOf(input: RankingInput, c: Candidate, people: number, places: readonly Place[]): Text {
  const parts: Text[] = [];
  if (input.basisIsPeople)
    parts.push(fill(m.reasonPeople, { people: Math.round(people), service: c.service }));
  const names = places.map((p) => p.name || p.id);
  if (names.length > 0)
    parts.push({
      en: fill(m.reasonPlaces, { places: names.join(', ') }).en,
      zh: fill(m.reasonPlaces, { places: names.join('、') }).zh,
    });
  if (c.build !== 'new') parts.push(fill(m.reasonShare, { tower: c.towerId }));
  if (Number.isFinite(c.nearestSite_m))
    parts.push(fill(m.reasonNearest, { distance: Math.round(c.nearestSite_m) }));
  return { en: parts.map((p) => p.en).join(' '), zh: parts.map((p) => p.zh).join('') };
}

const peopleCell = (input: RankingInput, people: number): number | null =>
  input.basisIsPeople ? Math.round(people) : null;

const round = (x: number, digits: number): number => Number(x.toFixed(digits));

/** The same rows as points for a map; empty cells become null. */
export function rankingGeoJson(rows: readonly RankingRow[]): object {
  return {
    type: 'FeatureCollection',
    features: rows.map((row) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
      properties: Object.fromEntries(rankingColumns.map((c) => [c, row[c] ?? null])),
    })),
  };
}
