/**
 * Makes `data-samples/qinghe/`, an invented county for trying the tool. Same code, same files, byte for byte.
 *   npx tsx data-samples/generate.ts           writes the files
 *   npx tsx data-samples/generate.ts --check   makes them again beside and tells whether they are the committed ones
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCog } from '../src/io/raster/cog.js';
import {
  boundaryFile,
  buildingsFile,
  csv,
  placesFile,
  railFile,
  roadsFile,
  townsFile,
  villagesFile,
} from './generator/export.js';
import { gridOf, type Point } from './generator/frame.js';
import { makeClusters, makeLandCover, makePopulation } from './generator/ground.js';
import { makeNetwork } from './generator/network.js';
import { makeRoads, type RoadEnd } from './generator/roads.js';
import { makeSettlements } from './generator/settlements.js';
import { makeTerrain } from './generator/terrain.js';
import { makeTown } from './generator/town.js';

const EPSG = 32649;
/** Where the national road leaves the raster. */
const NATIONAL_ENDS: readonly Point[] = [
  [0.05, 20.6],
  [29.95, 5.8],
];

async function generate(folder: string): Promise<void> {
  const terrain = makeTerrain();
  const settlements = makeSettlements(terrain);
  const town = makeTown(terrain.river);
  const clusters = makeClusters(terrain, settlements);
  const ends = [
    ...NATIONAL_ENDS.map((at): RoadEnd => ({ at, class: 'national' })),
    ...settlements.townships.slice(1).map(({ at }): RoadEnd => ({ at, class: 'county' })),
    ...settlements.villages
      .filter((v) => !v.missedByRaster)
      .map(({ at }): RoadEnd => ({ at, class: 'village' })),
  ];
  const network = makeNetwork(terrain, town, settlements);

  const text: Readonly<Record<string, string>> = {
    'boundary.geojson': boundaryFile(settlements),
    'towns.geojson': townsFile(settlements),
    'villages.csv': villagesFile(settlements),
    'buildings.geojson': buildingsFile(town),
    'roads.geojson': roadsFile(makeRoads(terrain, ends), town),
    'rail.geojson': railFile(),
    'places.geojson': placesFile(town, settlements),
    'stations.csv': csv(network.stations, true),
    'towers.csv': csv(network.towers),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(text)) writeFileSync(join(folder, name), content);

  const grid30 = gridOf(30);
  const description = 'SYNTHETIC sample, invented Qinghe county';
  await writeCog(join(folder, 'dem.tif'), {
    grid: grid30,
    epsg: EPSG,
    data: Int16Array.from(terrain.height, Math.round),
    nodata: -32768,
    unit: 'm',
    description,
  });
  const cover = makeLandCover(terrain, town, clusters);
  await writeCog(join(folder, 'landcover.tif'), {
    grid: grid30,
    epsg: EPSG,
    data: cover,
    nodata: 0,
    description,
  });
  const people = makePopulation(settlements.townships[0].people, town, clusters, terrain.river);
  await writeCog(join(folder, 'population.tif'), {
    grid: gridOf(100),
    epsg: EPSG,
    data: people,
    nodata: -1,
    description,
  });
}

/** Names of the files that differ from the committed ones. */
function differing(made: string, committed: string): string[] {
  return readdirSync(made).filter(
    (name) => !readFileSync(join(made, name)).equals(readFileSync(join(committed, name))),
  );
}

const home = join(import.meta.dirname, 'qinghe');
if (process.argv.includes('--check')) {
  const scratch = mkdtempSync(join(tmpdir(), 'qinghe-'));
  await generate(scratch);
  const wrong = differing(scratch, home);
  rmSync(scratch, { recursive: true });
  process.stderr.write(
    wrong.length === 0 ? 'sample is reproduced byte for byte\n' : `differs: ${wrong.join(', ')}\n`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 8;
} else {
  await generate(home);
}
