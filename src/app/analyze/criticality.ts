/** The stage `criticality`: what the county loses when a site fails, site by site. */
import { inTurns } from '../../execute/turns.js';
import type { RunFolder } from '../../io/runFolder.js';
import { writeCsv } from '../../io/table/writeCsv.js';
import { byCriticality, outageSites, type SiteOutage, siteOutages } from '../../siting/criticality.js';
import { criticalityColumns, criticalityRows } from '../../siting/criticalityRows.js';
import type { Demand } from './demand.js';
import { liveCells } from './liveCells.js';
import { liveMessages as m } from './liveMessages.js';
import type { Assembled, PredictionTools } from './prediction.js';

/** Most critical first. */
export async function runCriticality(
  assembled: Assembled,
  demand: Demand,
  tools: PredictionTools,
): Promise<SiteOutage[]> {
  const { scene, ports } = tools;
  const { services } = assembled;
  const planned = await liveCells(assembled, demand, tools, { overlap: false });
  const sites = outageSites(scene.network.sectors);
  ports.progress.start(sites.length, m.outages);
  const outages = siteOutages({ planned, services, sites, people: demand.people, places: demand.places });
  const told = function* () {
    for (const outage of outages) {
      ports.progress.tick();
      yield outage;
    }
  };
  const all = await inTurns(told(), ports.signal);
  ports.progress.done();
  return byCriticality(all, services);
}

export const writeCriticality = (
  run: RunFolder,
  outages: readonly SiteOutage[],
  basisIsPeople: boolean,
): Promise<void> =>
  run.write(
    'sites/criticality.csv',
    writeCsv([...criticalityColumns], criticalityRows(outages, basisIsPeople), { bom: true }),
  );

/** The rest stands in `sites/criticality.csv`. */
const mostInSummary = 10;

export const criticalitySummary = (outages: readonly SiteOutage[]): object => ({
  sites: outages.length,
  worst: outages.slice(0, mostInSummary).map(({ site: { ids, name, lon, lat }, services }) => ({
    siteIds: ids,
    name,
    lon,
    lat,
    services: services.map(({ service, peopleServed, peopleLost, peopleGained, placesLost }) => ({
      service,
      peopleServed,
      peopleLost,
      peopleGained,
      keyPlacesLost: placesLost.map((p) => p.id),
    })),
  })),
});
