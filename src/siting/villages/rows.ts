/** `villages.csv`: one row per village and service, both rules side by side. */
import type { CsvCell } from '../../io/table/writeCsv.js';
import type { VillageVerdict } from './audit.js';

export const villagesColumns = [
  'villageId',
  'name',
  'county',
  'town',
  'lon',
  'lat',
  'households',
  'population',
  'service',
  'group',
  'nearestStation_m',
  'within5km',
  'spots',
  'spotsPassed',
  'atSpots',
  'verdict',
  'failing',
] as const;

export function villagesCsvRows(verdicts: readonly VillageVerdict[], county: string): CsvCell[][] {
  return verdicts.map(({ village: v, ...verdict }) => [
    v.id,
    v.name,
    county,
    v.town,
    Number(v.lon.toFixed(6)),
    Number(v.lat.toFixed(6)),
    known(v.households),
    known(v.population),
    verdict.service,
    verdict.group,
    known(Math.round(verdict.nearestStation_m)),
    verdict.within5km,
    verdict.spots,
    verdict.spotsPassed,
    verdict.atSpots,
    verdict.verdict,
    verdict.failing.map((p) => p.name || p.id).join(';'),
  ]);
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
