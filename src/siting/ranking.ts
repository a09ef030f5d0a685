/** The ranked list as rows in the contract's columns (rules R9). What no stage has computed stays empty, never 0. */
import type { Language } from '../foundation/text.js';
import type { CsvCell } from '../io/table/writeCsv.js';
import type { PlanItem } from './item.js';
import { phaseId } from './phases.js';

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

export type RankingRow = Readonly<Record<(typeof rankingColumns)[number], CsvCell>>;

export function rankingRow(item: PlanItem, language: Language): RankingRow {
  const { gain, near, price, funding, sectors } = item;
  const selected = item.decision === 'selected';
  const [first] = sectors;
  return {
    rank: item.rank ?? null,
    id: item.id,
    kind: item.kind,
    category: item.category,
    name: item.name,
    group: item.group,
    operator: item.operators,
    county: item.county || null,
    town: item.town || null,
    village: item.village || null,
    lon: number(item.lon, 6),
    lat: number(item.lat, 6),
    crs: 'EPSG:4326',
    decision: item.decision,
    siteType: item.siteType,
    build: item.build,
    mount: item.mount,
    towerId: item.towerId || null,
    technology: item.technology,
    layers: item.layers.map((l) => l.id),
    height_mAGL: number(item.height_mAGL, 1),
    sectors: sectors.length,
    azimuths_deg: sectors.map((s) => (Number.isNaN(s.azimuth_deg) ? '' : s.azimuth_deg)),
    mechTilt_deg: sectors.map((s) => s.mechTilt_deg),
    elecTilt_deg: sectors.map((s) => s.elecTilt_deg),
    txPower_W: first ? number(first.power_W, 2) : null,
    eirp_dBm: first ? number(first.eirp_dBm, 1) : null,
    newPopulation: number(selected ? gain.marginalPeople : gain.alonePeople, 0),
    newPopulationIndoor: number(gain.marginalPeopleIndoor, 0),
    newArea_km2: number(gain.area_km2, 3),
    newPlaces: gain.places.map((p) => p.name),
    fixesZones: gain.fixesZones,
    uniquePopulation: number(gain.uniquePeople, 0),
    cumulativePopulation: number(gain.cumulativePeople, 0),
    nearestSite_m: number(near.site_m, 0),
    mainsDistance_m: number(near.mains_m, 0),
    fibreDistance_m: number(near.fibre_m, 0),
    backhaul: price.backhaul || null,
    currency: price.currency,
    capex: price.capex,
    opexPerYear: price.opexPerYear,
    npv: number(funding.npv, 0),
    governmentShare: funding.governmentShare,
    carrierShare: funding.carrierShare,
    fundingClass: funding.fundingClass,
    fundingSource: funding.fundingSource,
    phase: item.phase === undefined ? null : phaseId(item.phase),
    year: item.year ?? null,
    rankLow: item.whatIf.rankRange?.low ?? null,
    rankHigh: item.whatIf.rankRange?.high ?? null,
    reviewFlags: item.reviewFlags,
    demandBasis: item.demandBasis,
    reason: item.reason[language],
  };
}

/** Null for what is not known or has no end, never 0. */
const number = (value: number, digits: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null;

/** The same rows as points for a map; empty cells are null. */
export function rankingGeoJson(items: readonly PlanItem[], language: Language): object {
  return {
    type: 'FeatureCollection',
    features: items.map((item) => {
      const row = rankingRow(item, language);
      return {
        type: 'Feature',
        id: item.id,
        geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
        properties: row,
      };
    }),
  };
}
