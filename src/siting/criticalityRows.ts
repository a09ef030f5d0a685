/** `sites/criticality.csv`: one row per site and service it has a part in, most critical site first. */
import type { CsvCell } from '../io/table/writeCsv.js';
import type { SiteOutage } from './criticality.js';

export const criticalityColumns = [
  'rank',
  'siteIds',
  'name',
  'lon',
  'lat',
  'layers',
  'cells',
  'service',
  'peopleServed',
  'peopleLost',
  'shareLost',
  'peopleGained',
  'keyPlacesLost',
  'keyPlaceNames',
] as const;

/** People stay empty where the demand does not count people; its weights are no people. */
export const criticalityRows = (outages: readonly SiteOutage[], basisIsPeople: boolean): CsvCell[][] =>
  outages.flatMap(({ site, services }, k) =>
    services.map((s): CsvCell[] => {
      const people = (n: number) => (basisIsPeople ? Math.round(n * 10) / 10 : undefined);
      return [
        k + 1,
        site.ids,
        site.name,
        site.lon,
        site.lat,
        site.layers,
        site.cells.length,
        s.service,
        people(s.peopleServed),
        people(s.peopleLost),
        s.peopleServed > 0 ? Math.round((1e5 * s.peopleLost) / s.peopleServed) / 1e5 : undefined,
        people(s.peopleGained),
        s.placesLost.length,
        s.placesLost.map((p) => p.name || p.id),
      ];
    }),
  );
