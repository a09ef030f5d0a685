/**
 * Two made counties as whole projects on disk: terrain of the test bed, patches of land cover, stations on hills. The county: 200 masts
 * of three sectors, one carrier, 10 m. Size M: a mean county by its counts, 745 places of on average two heights and three carriers,
 * 6,000 cells, 20 m. Deterministic.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/foundation/random.js';
import { transformer } from '../../src/geo/transform.js';
import { writeCog } from '../../src/io/raster/cog.js';
import type { GridSpec } from '../../src/raster/raster.js';
import { bedHeight_m } from '../accuracy/testBed.js';
import { benchSeed } from '../terrain.js';

export interface MadeProject {
  readonly name: string;
  readonly side_km: number;
  readonly cell_m: number;
  readonly radius_m: number;
  readonly layers: readonly MadeLayer[];
  readonly stations: (place: () => MadePlace) => MadeCell[];
}

interface MadeLayer {
  readonly id: string;
  readonly group: string;
  readonly technology: 'lte' | 'nr';
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
}

/** Easting and northing, m. */
interface MadePlace {
  readonly x: number;
  readonly y: number;
}

interface MadeCell {
  readonly place: MadePlace;
  readonly site: number;
  readonly layer: MadeLayer;
  readonly height_mAGL: number;
  readonly azimuth_deg: number;
}

const crs = 'EPSG:32649';
/** South-west corner of every made county, m. */
const west = 480_000;
const south = 3_300_000;
/** Metres of a sample of the test bed, and which of its samples lies in the south-west corner of the terrain. */
const bedCell_m = 30.8;
const bedCol = 400;
const bedRow = 3200;

const lte800: MadeLayer = {
  id: 'lte-b20',
  group: 'mobile',
  technology: 'lte',
  frequency_MHz: 806,
  bandwidth_MHz: 10,
};

export const county: MadeProject = {
  name: 'county',
  side_km: 50,
  cell_m: 10,
  radius_m: 8000,
  layers: [lte800],
  stations: (place) =>
    Array.from({ length: 200 }, (_, site) => ({ at: place(), site })).flatMap(({ at, site }) =>
      azimuths(3).map((azimuth_deg) => ({ place: at, site, layer: lte800, height_mAGL: 30, azimuth_deg })),
    ),
};

const mediumLayers: readonly MadeLayer[] = [
  { id: 'nr-n28', group: 'mobile', technology: 'nr', frequency_MHz: 773, bandwidth_MHz: 30 },
  { id: 'lte-b3', group: 'telecom', technology: 'lte', frequency_MHz: 1850, bandwidth_MHz: 20 },
  { id: 'nr-n41', group: 'mobile', technology: 'nr', frequency_MHz: 2565, bandwidth_MHz: 100 },
  { id: 'nr-n78', group: 'telecom', technology: 'nr', frequency_MHz: 3450, bandwidth_MHz: 100 },
];
const mediumCells = 6000;

export const mediumCounty: MadeProject = {
  name: 'size M',
  side_km: Math.sqrt(3400),
  cell_m: 20,
  radius_m: 5000,
  layers: mediumLayers,
  stations(place) {
    // By turns one, two or three heights, and one carrier more than heights.
    const carriers = Array.from({ length: 745 }, (_, site) => ({ at: place(), site })).flatMap(
      ({ at, site }) => {
        const heights = 1 + (site % 3);
        return Array.from({ length: heights + 1 }, (_, i) => ({
          place: at,
          site,
          layer: mediumLayers[(site + i) % mediumLayers.length],
          height_mAGL: 35 - 7 * (i % heights),
        }));
      },
    );
    // Two or three cells each, evenly mixed.
    const upTo = (n: number): number => Math.round((n * mediumCells) / carriers.length);
    return carriers.flatMap((c, i) =>
      azimuths(upTo(i + 1) - upTo(i)).map((azimuth_deg) => ({
        ...c,
        azimuth_deg: (azimuth_deg + 40 * c.site) % 360,
      })),
    );
  },
};

const azimuths = (n: number): number[] => Array.from({ length: n }, (_, i) => (360 * i) / n);

/** Writes the project with its files into `folder`; returns the path of its `project.yaml`. */
export async function writeProject(folder: string, project: MadeProject): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const { side_km, cell_m, radius_m } = project;
  const halo = Math.ceil(radius_m / cell_m) + 2;
  const cells = Math.ceil((1000 * side_km) / cell_m) + 2 * halo;
  const grid: GridSpec = {
    crs,
    originX: west - halo * cell_m,
    originY: south + (cells - halo) * cell_m,
    cellX: cell_m,
    cellY: cell_m,
    cols: cells,
    rows: cells,
  };
  await writeTerrain(folder, grid);
  writeArea(folder, 1000 * side_km);
  writeStations(folder, project);
  const file = join(folder, 'project.yaml');
  writeFileSync(file, projectText(project));
  return file;
}

const bedHeightAt = (x: number, y: number): number =>
  bedHeight_m(bedCol + (x - west) / bedCell_m, bedRow - (y - south) / bedCell_m);

async function writeTerrain(folder: string, grid: GridSpec): Promise<void> {
  const heights_m = new Int16Array(grid.cols * grid.rows);
  const cover = new Uint8Array(grid.cols * grid.rows);
  const random = seededRandom(benchSeed);
  const patches = Float64Array.from({ length: 64 * 64 }, random);
  for (let row = 0, i = 0; row < grid.rows; row++)
    for (let col = 0; col < grid.cols; col++, i++) {
      const x = grid.originX + (col + 0.5) * grid.cellX;
      const y = grid.originY - (row + 0.5) * grid.cellY;
      heights_m[i] = bedHeightAt(x, y);
      cover[i] = coverAt(patches, x, y);
    }
  await writeCog(join(folder, 'dem.tif'), { grid, epsg: 32649, data: heights_m, nodata: -32768, unit: 'm' });
  await writeCog(join(folder, 'landcover.tif'), { grid, epsg: 32649, data: cover, nodata: 0 });
}

/** ESA WorldCover codes in patches of some hundred metres: a third forest, a tenth houses, else fields. */
function coverAt(patches: Float64Array, x: number, y: number): number {
  const [u, v] = [x / 700, y / 700];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const at = (a: number, b: number): number => patches[((j + b) & 63) * 64 + ((i + a) & 63)];
  const [s, t] = [u - i, v - j];
  const value = (at(0, 0) * (1 - s) + at(1, 0) * s) * (1 - t) + (at(0, 1) * (1 - s) + at(1, 1) * s) * t;
  return value < 0.42 ? 10 : value > 0.68 ? 50 : 40;
}

/** The square's outline with a point each kilometre: straight in the working grid, not in degrees. */
function writeArea(folder: string, side_m: number): void {
  const degrees = transformer(crs, 'EPSG:4326');
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const steps = Math.ceil(side_m / 1000);
  const ring = corners.slice(1).flatMap(([u1, v1], c) => {
    const [u0, v0] = corners[c];
    return Array.from({ length: steps }, (_, k) => {
      const t = k / steps;
      return degrees(west + side_m * (u0 + t * (u1 - u0)), south + side_m * (v0 + t * (v1 - v0)));
    });
  });
  const geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
  writeFileSync(
    join(folder, 'area.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }),
  );
}

function writeStations(folder: string, { side_km, stations }: MadeProject): void {
  const random = seededRandom(benchSeed + 1);
  const anywhere = (): MadePlace => ({
    x: west + 1000 * side_km * random(),
    y: south + 1000 * side_km * random(),
  });
  // Planners like hills: the highest of three places.
  const place = (): MadePlace =>
    [anywhere(), anywhere(), anywhere()].reduce((a, b) =>
      bedHeightAt(b.x, b.y) > bedHeightAt(a.x, a.y) ? b : a,
    );
  const degrees = transformer(crs, 'EPSG:4326');
  const lines = stations(place).map(({ place: { x, y }, site, layer, height_mAGL, azimuth_deg }, i) => {
    const [lon, lat] = degrees(x, y);
    return [
      `S${site}`,
      `C${i}`,
      layer.group,
      layer.technology,
      layer.frequency_MHz,
      layer.bandwidth_MHz,
      lon.toFixed(8),
      lat.toFixed(8),
      height_mAGL,
      azimuth_deg.toFixed(0),
      i % 504,
      2,
      4,
      'outdoor',
      12,
    ].join(',');
  });
  const head =
    'site_id,cell_id,operator,technology,frequency_MHz,bandwidth_MHz,lon,lat,height_mAGL,azimuth_deg,pci,mech_tilt_deg,elec_tilt_deg,cover_type,rs_epre_dBm';
  writeFileSync(join(folder, 'stations.csv'), `${[head, ...lines].join('\n')}\n`);
}

const projectText = ({ name, cell_m, radius_m, layers }: MadeProject): string => `version: 1
name: ${name}
date: 2026-11-01
area: {boundary: area.geojson}
grid: {resolution_m: ${cell_m}, crs: ${crs}}
terrain:
  elevation: {file: dem.tif, kind: dtm}
  clutter: {file: landcover.tif, classes: esa-worldcover}
stations: {file: stations.csv, crs: EPSG:4326}
layers:
${layers
  .map(
    (l) =>
      `  - {id: ${l.id}, group: [${l.group}], technology: ${l.technology}, frequency_MHz: ${l.frequency_MHz}, bandwidth_MHz: ${l.bandwidth_MHz}, radius_m: ${radius_m}}`,
  )
  .join('\n')}
`;
