/** What each program is asked to do, and what it must have written. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRaster } from '../../src/io/raster/open.js';
import { wholeWindow } from '../../src/raster/grid.js';
import {
  antennaHeight_mAGL,
  type Bed,
  cell_m,
  files,
  fixed_km,
  layer,
  mastX,
  mastY,
  projectName,
  receiverHeight_mAGL,
} from './bed.js';
import { type Timed, timed } from './timed.js';

export interface Side {
  readonly name: string;
  /** The whole command for the square of `radius_km`, computing `used_km` around the mast. */
  readonly run: (folder: string, bed: Bed, radius_km: number, used_km: number) => Timed;
  /** Cells that the last run left a value for; throws when its file is broken. Undefined: the program says no such thing. */
  readonly count?: (folder: string) => Promise<number>;
}

const coverageJs = fileURLToPath(new URL('../../bin/coverage.js', import.meta.url));

/** One thread, no cache; rasters of the prediction written. */
export const coverage: Side = {
  name: 'coverage analyze, P.1812',
  run: (folder, _, radius_km, used_km) =>
    timed(folder, process.execPath, [
      coverageJs,
      'analyze',
      projectName(radius_km, used_km),
      ...[
        '-o',
        'peers.run',
        '--overwrite',
        '--stages',
        'predict',
        '--workers',
        '0',
        '--cache',
        'off',
        '--quiet',
      ],
    ]),
  count: (folder) => countKnown(join(folder, 'peers.run/rasters', layer, 'rsrp_dBm.tif')),
};

/** One full point-to-point calculation for each cell, on one thread. */
export const splat: Side = {
  name: 'splat-hd, ITM',
  run: (folder, _, __, used_km) =>
    timed(folder, 'splat-hd', [
      ...['-t', files.site, '-L', String(receiverHeight_mAGL), '-metric', '-R', String(used_km)],
      ...['-olditm', '-d', '.', '-o', used_km === fixed_km ? bareMap : 'map.ppm'],
    ]),
  count: (folder) => {
    // What differs from the map of the shortest run was computed, whatever colours mean.
    const [map, bare] = ['map.ppm', bareMap].map((name) => pixels(readFileSync(join(folder, name))));
    let count = fixedCells;
    for (let i = 0; i < map.length; i += 3)
      if (map[i] !== bare[i] || map[i + 1] !== bare[i + 1] || map[i + 2] !== bare[i + 2]) count++;
    return Promise.resolve(count);
  },
};

/** SPLAT!'s map of the shortest run. */
export const bareMap = 'map-1.ppm';

/** Seen or not seen: no decibels. */
export const viewshed: Side = {
  name: 'gdal_viewshed, no dB',
  run: (folder, bed, _, used_km) => {
    rmSync(join(folder, 'seen.tif'), { force: true });
    return timed(folder, 'gdal_viewshed', [
      ...['-q', '-md', String(1000 * used_km), '-ox', String(mastX(bed)), '-oy', String(mastY(bed))],
      ...['-oz', String(antennaHeight_mAGL), '-tz', String(receiverHeight_mAGL), files.tif, 'seen.tif'],
    ]);
  },
};

async function countKnown(file: string): Promise<number> {
  const raster = await openRaster(file);
  try {
    return (await raster.read(wholeWindow(raster.grid))).filter((v) => !Number.isNaN(v)).length;
  } finally {
    await raster.close();
  }
}

/** Samples of a picture; the legend below the map is left out. Throws when the file is cut short. */
function pixels(ppm: Buffer): Uint8Array {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 64).toString('latin1'));
  if (!header) throw new Error('a map of SPLAT! is no picture');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const samples = ppm.subarray(header[0].length);
  if (samples.length < 3 * width * height) throw new Error('a map of SPLAT! is cut short');
  return samples.subarray(0, 3 * width * Math.min(height, 3600));
}

/** Cells of the disc, by a count of its own. */
export function discCells(radius_km: number): number {
  const r = (1000 * radius_km) / cell_m;
  let count = 0;
  for (let y = -Math.floor(r); y <= r; y++) count += 2 * Math.floor(Math.sqrt(r * r - y * y)) + 1;
  return count;
}

export const fixedCells = discCells(fixed_km);
