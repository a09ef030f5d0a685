/** `places.csv`: one row per place and service in the contract's columns (rules R9). */
import type { CsvCell } from '../../io/table/writeCsv.js';
import { sceneOfClass } from '../../demand/classes.js';
import type { PlaceVerdict } from './audit.js';
import { meanOf } from './rates.js';

export const placesColumns = [
  'placeId',
  'class',
  'name',
  'county',
  'town',
  'lon',
  'lat',
  'footprintOrigin',
  'area_m2',
  'service',
  'group',
  'verdictOutdoor',
  'verdictIndoor',
  'keyPoints',
  'keyPointsPassed',
  'shareCovered',
  'rsrpMin_dBm',
  'rsrpMean_dBm',
  'servedBy',
  'indoorSystem',
  'remedy',
  'remedySiteId',
  // Beyond the contract's columns.
  'scene',
  'passedBy',
  'testPoints',
  'testPointsPassed',
  'dlMean_Mbps',
  'ulMean_Mbps',
] as const;

export type PlacesRow = Readonly<Record<(typeof placesColumns)[number], CsvCell>>;

export interface PlacesRowOptions {
  readonly county: string;
  /** Site of the plan that mends the place; the column is empty where it gives none. */
  readonly remedySiteId?: (verdict: PlaceVerdict) => string | undefined;
}

/**
 * Points, share, levels and rates are those of the environment that decides: indoors where the class is judged indoors. Key
 * points are the declared ones; where none are declared, every test point is one.
 */
export function placesCsvRows(verdicts: readonly PlaceVerdict[], options: PlacesRowOptions): PlacesRow[] {
  return verdicts.map((v) => {
    const decisive = v[v.judged];
    const declared = v.place.keyPoints ? v.place.keyPoints.length / 2 : undefined;
    return {
      placeId: v.place.id,
      class: v.place.class,
      name: v.place.name,
      county: options.county,
      town: v.place.town,
      lon: rounded(v.place.lon, 6),
      lat: rounded(v.place.lat, 6),
      footprintOrigin: v.place.footprintOrigin,
      area_m2: Math.round(v.footprint_m2),
      service: v.service,
      group: v.group,
      verdictOutdoor: v.outdoor.verdict,
      verdictIndoor: v.indoor.verdict,
      keyPoints: declared ?? v.points,
      keyPointsPassed: declared === undefined ? decisive.pointsCovered : decisive.keyPointsCovered,
      shareCovered: v.points > 0 ? rounded(decisive.pointsCovered / v.points, 4) : null,
      rsrpMin_dBm: rounded(decisive.rsrpMin_dBm, 1),
      rsrpMean_dBm: rounded(decisive.rsrpMean_dBm, 1),
      servedBy: v.servedBy,
      indoorSystem: v.indoorSystem,
      remedy: v.remedy,
      remedySiteId: options.remedySiteId?.(v) ?? null,
      scene: sceneOfClass[v.place.class] ?? null,
      passedBy: decisive.passedBy ?? null,
      testPoints: v.points,
      testPointsPassed: decisive.pointsCovered,
      dlMean_Mbps: v.rates ? rounded(meanOf(v.rates.dl_Mbps), 1) : null,
      ulMean_Mbps: v.rates ? rounded(meanOf(v.rates.ul_Mbps), 1) : null,
    };
  });
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
