/**
 * One terrain for all programs: 3601 × 3601 samples of a square degree on the equator, where 1″ is 30.9 × 30.7 m, as an .hgt tile,
 * as SPLAT!'s own file and as a GeoTIFF of 30.8 m cells: the same samples, cell for cell. One site, one carrier.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformer } from '../../src/geo/transform.js';
import { writeCog } from '../../src/io/raster/cog.js';
import type { GridSpec } from '../../src/raster/raster.js';
import { bedSize, type BedPlace } from '../accuracy/testBed.js';
import { run } from './timed.js';

export const cell_m = 30.8;
export const antennaHeight_mAGL = 30;
export const receiverHeight_mAGL = 1.5;
const frequency_MHz = 806;
export const layer = 'lte-806';

/** Corner on whole cells, so that the working grid falls on the samples. */
export const grid: GridSpec = {
  crs: 'EPSG:32616',
  originX: 5390 * cell_m,
  originY: 3598 * cell_m,
  cellX: cell_m,
  cellY: cell_m,
  cols: bedSize,
  rows: bedSize,
};

export interface Bed {
  readonly name: string;
  /** Row-major, north first, m. */
  readonly heights_m: Int16Array;
  readonly mast: BedPlace;
  readonly radii_km: readonly number[];
}

/** Files of a bed in its folder. */
export const files = { tif: 'dem.tif', site: 'mast.qth' } as const;

export const mastX = ({ mast }: Bed): number => grid.originX + (mast.col + 0.5) * cell_m;
export const mastY = ({ mast }: Bed): number => grid.originY - (mast.row + 0.5) * cell_m;

export async function writeBed(folder: string, bed: Bed): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const hgt = Buffer.alloc(2 * bed.heights_m.length);
  bed.heights_m.forEach((h, i) => hgt.writeInt16BE(h, 2 * i));
  writeFileSync(join(folder, 'N00W090.hgt'), hgt);
  run(folder, 'srtm2sdf-hd', ['N00W090.hgt']);
  await writeCog(join(folder, files.tif), {
    grid,
    epsg: 32616,
    data: bed.heights_m,
    nodata: -32768,
    unit: 'm',
  });
  const { col, row } = bed.mast;
  const site = ['mast', (1 - row / 3600).toFixed(6), (90 - col / 3600).toFixed(6), `${antennaHeight_mAGL} m`];
  writeFileSync(join(folder, files.site), `${site.join('\n')}\n`);
  // Ground constants, bending, MHz, climate (continental temperate), vertical, half of the places, half of the time.
  writeFileSync(join(folder, 'mast.lrp'), `15.000\n0.005\n301.000\n${frequency_MHz}.000\n5\n1\n0.50\n0.50\n`);
  for (const radius_km of bed.radii_km)
    for (const used_km of [radius_km, fixed_km]) writeProject(folder, bed, radius_km, used_km);
}

/** Radius of the run that shows what a command costs before it computes anything. */
export const fixed_km = 1;

/** A project over the square of `radius_km` whose only cell reaches `used_km`. */
export const projectName = (radius_km: number, used_km: number): string => `${radius_km}km-${used_km}.yaml`;

function writeProject(folder: string, bed: Bed, radius_km: number, used_km: number): void {
  const degrees = transformer(grid.crs, 'EPSG:4326');
  const [x, y, reach] = [mastX(bed), mastY(bed), 1000 * radius_km + cell_m];
  const corners = [-1, 1].flatMap((u) => [-1, 1].map((v) => degrees(x + u * reach, y + v * reach)));
  const [lons, lats] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
  const bbox = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const [lon, lat] = degrees(x, y);
  writeFileSync(
    join(folder, 'stations.csv'),
    `site_id,cell_id,operator,technology,frequency_MHz,bandwidth_MHz,lon,lat,height_mAGL,cover_type,rs_epre_dBm
mast,mast-1,mobile,lte,${frequency_MHz},10,${lon.toFixed(8)},${lat.toFixed(8)},${antennaHeight_mAGL},outdoor,12
`,
  );
  writeFileSync(
    join(folder, projectName(radius_km, used_km)),
    `version: 1
name: peers
date: 2026-11-01
area: {bbox: [${bbox.map((v) => v.toFixed(7)).join(', ')}]}
grid: {resolution_m: ${cell_m}, crs: ${grid.crs}}
terrain: {elevation: {file: ${files.tif}, kind: dtm}}
stations: {file: stations.csv, crs: EPSG:4326}
layers:
  - {id: ${layer}, group: [mobile], technology: lte, frequency_MHz: ${frequency_MHz}, bandwidth_MHz: 10, radius_m: ${1000 * used_km}}
`,
  );
}
