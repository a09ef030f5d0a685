/** `plan.gpkg`: sites, sectors, weak zones, places and the planning area in one file that QGIS opens styled. */
import { destination } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { fill, type Language } from '../../foundation/text.js';
import {
  type GpkgColumn,
  type GpkgColumnType,
  type GpkgFeature,
  type GpkgLayer,
  geoPackage,
} from '../../io/gpkg/gpkg.js';
import type { PlaceVerdict } from '../../siting/audit/audit.js';
import type { PlanItem } from '../../siting/item.js';
import type { WeakZoneCollection, WeakZoneProperties } from '../../siting/zones/geojson.js';
import { exportMessages as m } from './messages.js';
import { boundaryStyle, placeStyle, sectorStyle, siteStyle, zoneStyle } from './planStyles.js';
import { siteFeatureColumns, siteFeatures, type SiteView } from './siteFeatures.js';

export interface PlanGeoPackage extends SiteView {
  readonly language: Language;
  /** Of the project, `YYYY-MM-DD`. */
  readonly date: string;
  readonly items: readonly PlanItem[];
  /** One collection per service. */
  readonly zones: readonly WeakZoneCollection[];
  readonly places: readonly PlaceVerdict[];
  /** WGS 84. */
  readonly boundary: Feature<Polygon | MultiPolygon> | undefined;
}

export const planGeoPackage = (plan: PlanGeoPackage): Promise<Uint8Array> =>
  geoPackage(planLayers(plan), { date: plan.date });

/** Later layers are listed below. Sector directions are radio settings: only the carrier edition has them. */
export function planLayers(plan: PlanGeoPackage): GpkgLayer[] {
  const layers = [sitesLayer(plan)];
  if (plan.edition === 'carrier') layers.push(sectorsLayer(plan));
  layers.push(placesLayer(plan), zonesLayer(plan));
  if (plan.boundary !== undefined) layers.push(boundaryLayer(plan.boundary, plan.language));
  return layers;
}

function sitesLayer({ items, language, ...view }: PlanGeoPackage): GpkgLayer {
  const edition = (view.edition === 'county' ? m.editionCounty : m.editionCarrier)[language];
  return {
    name: 'sites',
    title: m.layerSites[language],
    description: fill(m.layerSitesAbout, { edition })[language],
    geometry: 'POINT',
    columns: siteFeatureColumns(view.edition),
    features: siteFeatures(items, view),
    qml: siteStyle(language),
  };
}

/** Length of a drawn sector direction. */
const sectorLine_m = 200;

function sectorsLayer({ items, language }: PlanGeoPackage): GpkgLayer {
  const features = items
    .filter((i) => i.decision === 'selected')
    .flatMap((item) => item.sectors.map((sector, k) => ({ item, sector, number: k + 1 })))
    .filter(({ sector }) => Number.isFinite(sector.azimuth_deg))
    .map(({ item, sector, number }): GpkgFeature => {
      const from = [item.lon, item.lat];
      const to = destination(from, sectorLine_m, sector.azimuth_deg, { units: 'meters' });
      return {
        geometry: { type: 'LineString', coordinates: [from, to.geometry.coordinates.map(degrees)] },
        properties: {
          siteId: item.id,
          number,
          tilt_deg: sector.mechTilt_deg + sector.elecTilt_deg,
          ...sector,
        },
      };
    });
  return {
    name: 'sectors',
    title: m.layerSectors[language],
    description: fill(m.layerSectorsAbout, { length: sectorLine_m })[language],
    geometry: 'LINESTRING',
    columns: columns({
      siteId: 'TEXT',
      number: 'INTEGER',
      layer: 'TEXT',
      azimuth_deg: 'REAL',
      tilt_deg: 'REAL',
      mechTilt_deg: 'REAL',
      elecTilt_deg: 'REAL',
      hpbw_deg: 'REAL',
      gain_dBi: 'REAL',
      power_W: 'REAL',
      eirp_dBm: 'REAL',
      epre_dBm: 'REAL',
      equipment: 'TEXT',
    }),
    features,
    qml: sectorStyle(language),
  };
}

const zoneColumns: Readonly<Record<keyof WeakZoneProperties, GpkgColumnType>> = {
  id: 'TEXT',
  service: 'TEXT',
  group: 'TEXT',
  name: 'TEXT',
  county: 'TEXT',
  town: 'TEXT',
  village: 'TEXT',
  area_km2: 'REAL',
  population: 'REAL',
  households: 'REAL',
  places: 'INTEGER',
  placeNames: 'TEXT',
  road_km: 'REAL',
  rsrpMean_dBm: 'REAL',
  rsrpP10_dBm: 'REAL',
  deficit_dB: 'REAL',
  severity: 'INTEGER',
  cause: 'TEXT',
  nearestSite_m: 'REAL',
  nearestTower_m: 'REAL',
  unknownShare: 'REAL',
  evidence: 'TEXT',
  fixedBy: 'TEXT',
  rank: 'INTEGER',
};

const zonesLayer = ({ zones, language }: PlanGeoPackage): GpkgLayer => ({
  name: 'weak_zones',
  title: m.layerZones[language],
  description: m.layerZonesAbout[language],
  geometry: 'MULTIPOLYGON',
  columns: columns(zoneColumns),
  features: zones.flatMap((z) =>
    z.features.map(({ geometry, properties }) => ({ geometry, properties: { ...properties } })),
  ),
  qml: zoneStyle(language),
});

/** Names of serving cells belong to the carriers. */
function placesLayer({ places, language, edition }: PlanGeoPackage): GpkgLayer {
  return {
    name: 'places',
    title: m.layerPlaces[language],
    description: m.layerPlacesAbout[language],
    geometry: 'POINT',
    columns: columns({
      placeId: 'TEXT',
      class: 'TEXT',
      name: 'TEXT',
      town: 'TEXT',
      service: 'TEXT',
      group: 'TEXT',
      judged: 'TEXT',
      verdict: 'TEXT',
      verdictOutdoor: 'TEXT',
      verdictIndoor: 'TEXT',
      points: 'INTEGER',
      pointsCovered: 'INTEGER',
      rsrpMin_dBm: 'REAL',
      rsrpMean_dBm: 'REAL',
      remedy: 'TEXT',
      ...(edition === 'carrier' ? ({ servedBy: 'TEXT' } as const) : {}),
    }),
    features: places.map((v): GpkgFeature => {
      const decisive = v.judged === 'indoor' ? v.indoor : v.outdoor;
      return {
        geometry: { type: 'Point', coordinates: [degrees(v.place.lon), degrees(v.place.lat)] },
        properties: {
          placeId: v.place.id,
          class: v.place.class,
          name: v.place.name,
          town: v.place.town,
          service: v.service,
          group: v.group,
          judged: v.judged,
          verdict: decisive.verdict,
          verdictOutdoor: v.outdoor.verdict,
          verdictIndoor: v.indoor.verdict,
          points: v.points,
          pointsCovered: decisive.pointsCovered,
          rsrpMin_dBm: decisive.rsrpMin_dBm,
          rsrpMean_dBm: decisive.rsrpMean_dBm,
          remedy: v.remedy,
          servedBy: v.servedBy,
        },
      };
    }),
    qml: placeStyle(language),
  };
}

const boundaryLayer = ({ geometry }: Feature<Polygon | MultiPolygon>, language: Language): GpkgLayer => ({
  name: 'area',
  title: m.layerBoundary[language],
  description: m.layerBoundaryAbout[language],
  geometry: 'MULTIPOLYGON',
  columns: [],
  features: [{ geometry, properties: {} }],
  qml: boundaryStyle(language),
});

const columns = (types: Readonly<Record<string, GpkgColumnType>>): GpkgColumn[] =>
  Object.entries(types).map(([name, type]) => ({ name, type }));

const degrees = (value: number): number => Number(value.toFixed(6));
