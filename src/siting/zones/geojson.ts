/** `weak-zones/<service>.geojson`: WGS 84 polygons with the contract's properties (rules R8). */
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { Language } from '../../foundation/text.js';
import type { WeakZone, ZoneEvidence, ZonePolygon } from './zone.js';

export interface WeakZoneProperties {
  readonly id: string;
  readonly service: string;
  readonly group: string;
  readonly name: string;
  readonly county: string;
  readonly town: string;
  readonly village: string;
  readonly area_km2: number;
  readonly population: number | null;
  readonly households: number | null;
  readonly places: number;
  readonly placeNames: string;
  readonly road_km: number | null;
  readonly rsrpMean_dBm: number | null;
  readonly rsrpP10_dBm: number | null;
  readonly deficit_dB: number;
  /** Class 1–5 of people × dB. */
  readonly severity: number | null;
  readonly cause: WeakZone['cause'];
  readonly nearestSite_m: number | null;
  readonly nearestTower_m: number | null;
  readonly unknownShare: number;
  /** `measured: weak; grids: 12; weakGrids: 10; samples: 8400`; null = predicted only. */
  readonly evidence: string | null;
  readonly fixedBy: string | null;
  readonly rank: number | null;
}

export type WeakZoneCollection = FeatureCollection<Polygon | MultiPolygon, WeakZoneProperties>;

export interface WeakZoneOutput {
  readonly toLonLat: (x_m: number, y_m: number) => [lon: number, lat: number];
  readonly language: Language;
  /** Ids of the plan's sites that cover a zone. */
  readonly fixedBy?: (zone: WeakZone) => readonly string[];
}

export function weakZonesGeoJson(zones: readonly WeakZone[], options: WeakZoneOutput): WeakZoneCollection {
  return {
    type: 'FeatureCollection',
    features: zones.map((zone) => {
      const polygons = zone.polygons.map((p) => inDegrees(p, options.toLonLat));
      return {
        type: 'Feature',
        id: zone.id,
        properties: properties(zone, options),
        geometry:
          polygons.length === 1
            ? { type: 'Polygon', coordinates: polygons[0] }
            : { type: 'MultiPolygon', coordinates: polygons },
      };
    }),
  };
}

function properties(z: WeakZone, { language, fixedBy }: WeakZoneOutput): WeakZoneProperties {
  const fixes = fixedBy?.(z) ?? [];
  return {
    id: z.id,
    service: z.service,
    group: z.group,
    name: z.name[language],
    county: z.county,
    town: z.town,
    village: z.village,
    area_km2: rounded(z.area_km2, 4) as number,
    population: rounded(z.population, 0),
    households: rounded(z.households, 0),
    places: z.places.length,
    placeNames: z.places.map((p) => p.name || p.id).join(';'),
    road_km: rounded(z.road_km, 2),
    rsrpMean_dBm: rounded(z.rsrpMean_dBm, 1),
    rsrpP10_dBm: rounded(z.rsrpP10_dBm, 1),
    deficit_dB: rounded(z.deficit_dB, 1) as number,
    severity: z.severity ?? null,
    cause: z.cause,
    nearestSite_m: rounded(z.nearestSite_m, 0),
    nearestTower_m: rounded(z.nearestTower_m, 0),
    unknownShare: rounded(z.unknownShare, 4) as number,
    evidence: z.evidence ? evidenceText(z.evidence) : null,
    fixedBy: fixes.length > 0 ? fixes.join(';') : null,
    rank: z.rank ?? null,
  };
}

const evidenceText = ({ measured, grids, weakGrids, samples }: ZoneEvidence): string =>
  `measured: ${measured}; grids: ${grids}; weakGrids: ${weakGrids}; samples: ${samples}`;

/** Tenth of a metre; edges of a few kilometres stay straight lines in degrees. */
const inDegrees = (polygon: ZonePolygon, toLonLat: WeakZoneOutput['toLonLat']): Position[][] =>
  polygon.map((ring) =>
    ring.map(([x, y]) => {
      const [lon, lat] = toLonLat(x, y);
      return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
    }),
  );

/** Null for what is not known, never 0. */
const rounded = (value: number, digits: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
