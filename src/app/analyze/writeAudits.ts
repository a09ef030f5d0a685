/** Files of the audits beside places and weak zones. Nothing is computed here. */
import type { RunFolder } from '../../io/runFolder.js';
import { type CsvCell, writeCsv } from '../../io/table/writeCsv.js';
import { cellsColumns, cellsCsvRows, neighboursColumns, neighboursCsvRows } from '../../siting/cells/rows.js';
import { linesColumns, linesCsvRows, weakRoadsGeoJson } from '../../siting/lines/rows.js';
import { villagesColumns, villagesCsvRows } from '../../siting/villages/rows.js';
import type { Audits } from './audits.js';
import type { Demand } from './demand.js';
import type { Scene } from './scene.js';

export async function writeAudits(
  run: RunFolder,
  { villages, lines, cells, neighbours }: Audits,
  { scene, demand, county }: { readonly scene: Scene; readonly demand: Demand; readonly county: string },
): Promise<void> {
  const { toLonLat } = scene.area;
  const table = (name: string, columns: readonly string[], rows: readonly (readonly CsvCell[])[]) =>
    run.write(name, writeCsv([...columns], rows, { bom: true }));
  await table('villages.csv', villagesColumns, villagesCsvRows(villages, county));
  await table('lines.csv', linesColumns, linesCsvRows(lines, { county, toLonLat }));
  await table('cells.csv', cellsColumns, cellsCsvRows(cells, demand.basisIsPeople));
  await table('neighbours.csv', neighboursColumns, neighboursCsvRows(neighbours));
  for (const service of new Set(lines.map((v) => v.service))) {
    const own = lines.filter((v) => v.service === service);
    const roads = weakRoadsGeoJson(own, toLonLat);
    await run.write(`weak-roads/${service}.geojson`, `${JSON.stringify(roads, undefined, 1)}\n`);
  }
}
