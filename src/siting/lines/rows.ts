/** `lines.csv`, one row per line and service, and `weak-roads/<service>.geojson`. */
import type { FeatureCollection, LineString, Position } from 'geojson';
import type { CsvCell } from '../../io/table/writeCsv.js';
import { meanOf } from '../audit/rates.js';
import { isRail, type LineVerdict } from './audit.js';
import type { Stretch } from './stretches.js';

export const linesColumns = [
  'lineId',
  'class',
  'name',
  'county',
  'service',
  'group',
  'heard',
  'length_km',
  'covered_km',
  'failing_km',
  'unknown_km',
  'tunnel_km',
  'shareCovered',
  'shareRequired',
  'verdict',
  'longestFailing_m',
  'failsFromLon',
  'failsFromLat',
  'failsToLon',
  'failsToLat',
  'weakRoad_km',
  'weakRoads',
  'dlMean_Mbps',
  'ulMean_Mbps',
] as const;

type ToLonLat = (x_m: number, y_m: number) => readonly [lon: number, lat: number];

export function linesCsvRows(
  verdicts: readonly LineVerdict[],
  { county, toLonLat }: { readonly county: string; readonly toLonLat: ToLonLat },
): CsvCell[][] {
  return verdicts.map((v) => [
    v.line.id,
    v.line.class,
    v.line.name,
    county,
    v.service,
    v.group,
    isRail(v.line.class) ? 'in-train' : 'outdoor',
    km(v.length_m),
    km(v.covered_m),
    km(v.length_m - v.covered_m - v.unknown_m),
    km(v.unknown_m),
    km(v.tunnel_m),
    v.length_m > 0 ? rounded(v.covered_m / v.length_m, 4) : null,
    v.required,
    v.verdict,
    v.longestFailing ? Math.round(v.longestFailing.length_m) : null,
    ...ends(v.longestFailing, toLonLat),
    km(v.weak.reduce((sum, s) => sum + s.length_m, 0)),
    v.weak.length,
    rounded(meanOf(v.rates.dl_Mbps, v.pieces_m), 1),
    rounded(meanOf(v.rates.ul_Mbps, v.pieces_m), 1),
  ]);
}

function ends(stretch: Stretch | undefined, toLonLat: ToLonLat): CsvCell[] {
  if (!stretch) return [null, null, null, null];
  const { path } = stretch;
  return [path[0], path[path.length - 1]].flatMap(([x, y]) => toLonLat(x, y).map((v) => rounded(v, 6)));
}

export interface WeakRoadProperties {
  readonly service: string;
  readonly class: string;
  readonly name: string;
  readonly length_m: number;
  readonly rsrpMean_dBm: number | null;
}

export function weakRoadsGeoJson(
  verdicts: readonly LineVerdict[],
  toLonLat: ToLonLat,
): FeatureCollection<LineString, WeakRoadProperties> {
  return {
    type: 'FeatureCollection',
    features: verdicts.flatMap(({ line, service, weak }) =>
      weak.map(({ path, length_m, rsrp_dBm }) => ({
        type: 'Feature' as const,
        properties: {
          service,
          class: line.class,
          name: line.name,
          length_m: Math.round(length_m),
          rsrpMean_dBm: rounded(rsrp_dBm, 1),
        },
        geometry: {
          type: 'LineString' as const,
          coordinates: path.map(([x, y]): Position => toLonLat(x, y).map((v) => Number(v.toFixed(6)))),
        },
      })),
    ),
  };
}

const km = (length_m: number): number => Math.round(length_m) / 1000;

const rounded = (value: number, digits: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
