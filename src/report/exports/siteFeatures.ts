/** The plan's sites as points for a map, with the columns of the ranking (rules R9) as the edition shows them. */
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { GpkgColumn, GpkgColumnType, GpkgValue } from '../../io/gpkg/gpkg.js';
import type { PlanItem, PlanSector } from '../../siting/item.js';
import type { Edition } from '../page/data.js';
import { positionsOf } from '../page/positions.js';

/** `county`: positions on a 500 m grid of the working CRS, no radio settings. `carrier`: everything, exact. */
export interface SiteView {
  readonly edition: Edition;
  /** Working CRS. */
  readonly crs: string;
}

interface SiteColumn extends GpkgColumn {
  /** NaN and Infinity for what is not known or not there. */
  readonly of: (item: PlanItem) => GpkgValue | undefined;
  /** A radio setting: left out of the county edition. */
  readonly carrier: boolean;
}

const column = (
  name: string,
  type: GpkgColumnType,
  of: SiteColumn['of'],
  options: { readonly carrier?: boolean } = {},
): SiteColumn => ({ name, type, of, carrier: options.carrier ?? false });

const carrier = { carrier: true };
/** Lists in one value are separated as in the tables. */
const list = (values: readonly (string | number)[]): string => values.join(';');
const perSector = (of: (sector: PlanSector) => number) => (item: PlanItem) =>
  list(item.sectors.map((s) => round(of(s), 1)));

const siteColumns: readonly SiteColumn[] = [
  column('rank', 'INTEGER', (i) => i.rank),
  column('id', 'TEXT', (i) => i.id),
  column('kind', 'TEXT', (i) => i.kind),
  column('category', 'TEXT', (i) => i.category),
  column('name', 'TEXT', (i) => i.name),
  column('group', 'TEXT', (i) => i.group),
  column('operator', 'TEXT', (i) => list(i.operators)),
  column('county', 'TEXT', (i) => i.county),
  column('town', 'TEXT', (i) => i.town),
  column('village', 'TEXT', (i) => i.village),
  column('decision', 'TEXT', (i) => i.decision),
  column('siteType', 'TEXT', (i) => i.siteType),
  column('build', 'TEXT', (i) => i.build),
  column('mount', 'TEXT', (i) => i.mount),
  column('towerId', 'TEXT', (i) => i.towerId || null),
  column('service', 'TEXT', (i) => i.service),
  column('technology', 'TEXT', (i) => i.technology),
  column('layers', 'TEXT', (i) => list(i.layers.map((l) => l.id)), carrier),
  column('height_mAGL', 'REAL', (i) => round(i.height_mAGL, 1), carrier),
  column('sectors', 'INTEGER', (i) => i.sectors.length, carrier),
  column(
    'azimuths_deg',
    'TEXT',
    perSector((s) => s.azimuth_deg),
    carrier,
  ),
  column(
    'mechTilt_deg',
    'TEXT',
    perSector((s) => s.mechTilt_deg),
    carrier,
  ),
  column(
    'elecTilt_deg',
    'TEXT',
    perSector((s) => s.elecTilt_deg),
    carrier,
  ),
  column(
    'txPower_W',
    'TEXT',
    perSector((s) => s.power_W),
    carrier,
  ),
  column(
    'eirp_dBm',
    'TEXT',
    perSector((s) => s.eirp_dBm),
    carrier,
  ),
  column('newPopulation', 'INTEGER', (i) => Math.round(i.gain.marginalPeople)),
  column('newPopulationIndoor', 'INTEGER', (i) => Math.round(i.gain.marginalPeopleIndoor)),
  column('alonePopulation', 'INTEGER', (i) => Math.round(i.gain.alonePeople)),
  column('uniquePopulation', 'INTEGER', (i) => Math.round(i.gain.uniquePeople)),
  column('cumulativePopulation', 'INTEGER', (i) => Math.round(i.gain.cumulativePeople)),
  column('newArea_km2', 'REAL', (i) => round(i.gain.area_km2, 3)),
  column('newPlaces', 'TEXT', (i) => list(i.gain.places.map((p) => p.name || p.id))),
  column('fixesZones', 'TEXT', (i) => list(i.gain.fixesZones)),
  column('nearestSite_m', 'INTEGER', (i) => Math.round(i.near.site_m)),
  column('mainsDistance_m', 'INTEGER', (i) => Math.round(i.near.mains_m)),
  column('fibreDistance_m', 'INTEGER', (i) => Math.round(i.near.fibre_m)),
  column('backhaul', 'TEXT', (i) => i.price.backhaul || null),
  column('currency', 'TEXT', (i) => i.price.currency),
  column('capex', 'REAL', (i) => i.price.capex),
  column('opexPerYear', 'REAL', (i) => i.price.opexPerYear),
  column('npv', 'REAL', (i) => i.funding.npv),
  column('governmentShare', 'REAL', (i) => i.funding.governmentShare),
  column('carrierShare', 'REAL', (i) => i.funding.carrierShare),
  column('towerCompanyShare', 'REAL', (i) => i.funding.towerCompanyShare),
  column('fundingClass', 'TEXT', (i) => i.funding.fundingClass),
  column('fundingSource', 'TEXT', (i) => i.funding.fundingSource),
  column('phase', 'INTEGER', (i) => i.phase),
  column('year', 'INTEGER', (i) => i.year),
  column('reviewFlags', 'TEXT', (i) => list(i.reviewFlags)),
  column('leftOutBy', 'TEXT', (i) => i.leftOutBy),
  column('demandBasis', 'TEXT', (i) => i.demandBasis),
  column('reason_zh', 'TEXT', (i) => i.reason.zh),
  column('reason_en', 'TEXT', (i) => i.reason.en),
];

const shown = (edition: Edition): readonly SiteColumn[] =>
  siteColumns.filter((c) => edition === 'carrier' || !c.carrier);

/** Names and types of the properties, in their order. */
export const siteFeatureColumns = (edition: Edition): readonly GpkgColumn[] =>
  shown(edition).map(({ name, type }) => ({ name, type }));

export type SiteFeature = Feature<Point, Readonly<Record<string, GpkgValue>>>;

/** One point per item in the order given; null for what is not known. */
export function siteFeatures(items: readonly PlanItem[], { edition, crs }: SiteView): SiteFeature[] {
  const columns = shown(edition);
  const positions = positionsOf(edition, crs);
  return items.map((item) => ({
    type: 'Feature',
    id: item.id,
    properties: Object.fromEntries(columns.map((c) => [c.name, known(c.of(item))])),
    geometry: { type: 'Point', coordinates: positions.round(item.lon, item.lat).map((v) => round(v, 6)) },
  }));
}

/** `sites/ranking.geojson`. */
export const sitesGeoJson = (
  items: readonly PlanItem[],
  view: SiteView,
): FeatureCollection<Point, SiteFeature['properties']> => ({
  type: 'FeatureCollection',
  features: siteFeatures(items, view),
});

const known = (value: GpkgValue | undefined): GpkgValue => {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return value ?? null;
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
