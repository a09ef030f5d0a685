/**
 * Scenes of real terrain, with masts as they are built and masts where single precision, rays and bounds are under most strain:
 * a tower on a summit, a lamp post in a gorge, a mast at the shore, one whose disc leaves the terrain.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sweepWorld } from '../../src/coverage/assemble.js';
import type { SweepWorld } from '../../src/coverage/kernel/sweepMast.js';
import { openRaster } from '../../src/io/raster/open.js';
import type { RadioClimate } from '../../src/terrain/climate.js';
import { clutterTable } from '../../src/terrain/clutter.js';
import { rasterCover } from '../../src/terrain/landCover.js';
import { legends } from '../../src/terrain/legends.js';
import { buildTerrain, type TerrainScene } from '../../src/terrain/scene.js';
import type { Scene } from './scene.js';

const shared = (path: string): string =>
  fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));

/** A piece of real terrain, read and projected as `analyze` reads it. */
interface RealTerrain {
  readonly crs: string;
  /** Corner of the piece, m, and its side. */
  readonly west_m: number;
  readonly south_m: number;
  readonly side_m: number;
  readonly cell_m: number;
  readonly elevation: string;
  readonly landCover?: string;
  readonly climate: RadioClimate;
}

const andorra: RealTerrain = {
  crs: 'EPSG:25831',
  west_m: 369_000,
  south_m: 4_698_000,
  side_m: 27_000,
  cell_m: 30,
  elevation: 'andorra/dem/N42E001.hgt',
  landCover: 'andorra/landcover/andorra_osm_landcover_30m_epsg25831.tif',
  climate: { deltaN: 43, N0: 320, latitude_deg: 42.5 },
};
/** Olympic Peninsula, from the strait up to the first mountains; 1″. */
const olympic: RealTerrain = {
  crs: 'EPSG:32610',
  west_m: 389_000,
  south_m: 5_318_000,
  side_m: 28_000,
  cell_m: 30,
  elevation: 'dem_tiles/N48W125.hgt.zip',
  climate: { deltaN: 39, N0: 325, latitude_deg: 48.1 },
};
/** The north German plain and the Teutoburg Forest. */
const plain: RealTerrain = {
  crs: 'EPSG:32632',
  west_m: 445_000,
  south_m: 5_775_000,
  side_m: 45_000,
  cell_m: 60,
  elevation: 'dem_tiles/N52E008.hgt.zip',
  climate: { deltaN: 42, N0: 325, latitude_deg: 52.3 },
};
/** The coast of the Atacama, steep and bare. */
const atacama: RealTerrain = {
  crs: 'EPSG:32719',
  west_m: 270_000,
  south_m: 6_788_000,
  side_m: 28_000,
  cell_m: 60,
  elevation: 'dem_tiles/S29W072.hgt.zip',
  climate: { deltaN: 52, N0: 340, latitude_deg: -28.9 },
};

/** Files of `realScenes`, for whoever asks whether they are here. */
export const realFiles: readonly string[] = [andorra, olympic, plain, atacama].flatMap((t) =>
  [t.elevation, ...(t.landCover ? [t.landCover] : [])].map(shared),
);

/** Empty when the data does not lie beside the repository. */
export async function realScenes(): Promise<Scene[]> {
  if (!realFiles.every((file) => existsSync(file))) return [];
  const andorraLand = await read(andorra);
  const [olympicLand, plainLand, atacamaLand] = await Promise.all([
    read(olympic),
    read(plain),
    read(atacama),
  ]);
  return [
    realScene('Andorra, valley, clutter', andorraLand, 'middle', 12_000, 30, true),
    realScene('Andorra, valley', andorraLand, 'middle', 12_000, 30, false),
    realScene('Andorra, tower on a summit, clutter', andorraLand, 'summit', 12_000, 120, true),
    realScene('Andorra, lamp post in a gorge, clutter', andorraLand, 'floor', 12_000, 8, true),
    realScene('Andorra, disc beyond the terrain, clutter', andorraLand, 'corner', 12_000, 30, true),
    realScene('Olympic Peninsula', olympicLand, 'middle', 13_000, 30, false),
    realScene('Olympic Peninsula, summit', olympicLand, 'summit', 13_000, 30, false),
    realScene('Olympic Peninsula, valley floor', olympicLand, 'floor', 13_000, 15, false),
    realScene('German plain', plainLand, 'middle', 20_000, 40, false),
    realScene('German plain, tower of 250 m', plainLand, 'summit', 20_000, 250, false),
    realScene('Atacama', atacamaLand, 'middle', 13_000, 40, false),
    realScene('Atacama, low ground', atacamaLand, 'floor', 13_000, 15, false),
  ];
}

/** A small piece of Andorra for a quick look: 4 km around the valley, and the same at its worst place. */
export async function quickScenes(): Promise<Scene[]> {
  const land = await read(andorra);
  return [
    realScene('Andorra, valley, clutter, 4 km', land, 'middle', 4000, 30, true),
    realScene('Andorra, valley', land, 'middle', 4000, 30, false),
    realScene('Andorra, lamp post in a gorge, clutter', land, 'floor', 4000, 8, true),
  ];
}

async function read(place: RealTerrain): Promise<TerrainScene> {
  const elevation = await openRaster(shared(place.elevation));
  const cover = place.landCover === undefined ? undefined : await openRaster(shared(place.landCover));
  try {
    return await buildTerrain({
      crs: place.crs,
      area: {
        minX: place.west_m,
        minY: place.south_m,
        maxX: place.west_m + place.side_m,
        maxY: place.south_m + place.side_m,
      },
      resolution_m: place.cell_m,
      halo_m: 0,
      elevation: [elevation],
      kind: 'dtm',
      clutter: clutterTable(),
      landCover: cover && rasterCover([cover], legends['esa-worldcover']),
      maxCells: 1e8,
      climate: place.climate,
    });
  } finally {
    await Promise.all([elevation.close(), cover?.close()]);
  }
}

type Place = 'middle' | 'summit' | 'floor' | 'corner';

function realScene(
  name: string,
  land: TerrainScene,
  place: Place,
  radius_m: number,
  antennaHeight_mAGL: number,
  clutter: boolean,
): Scene {
  const world = { ...sweepWorld(land), engine: 'exact' as const };
  const terrain = clutter
    ? world.terrain
    : {
        ...world.terrain,
        clutter_halfM: new Uint8Array(world.terrain.clutter_halfM.length),
        clutterClass: new Uint8Array(world.terrain.clutterClass.length),
      };
  const mast = { ...placeOf(terrain, place), antennaHeight_mAGL };
  // Every working cell is computed, not only those that an output pixel has at its centre.
  const lattice = { stride: 1, col0: 0, row0: 0, cols: terrain.cols, rows: terrain.rows };
  return { name, world: { ...world, terrain, lattice }, mast, radius_m, clutter, terrain: 'real' };
}

/** Middle of the piece, or the highest or lowest known cell of its inner tenth; the corner lies a kilometre inside. */
function placeOf(
  { cols, rows, cell_m, ground_m }: SweepWorld['terrain'],
  place: Place,
): { col: number; row: number } {
  if (place === 'corner') {
    const in_cells = Math.round(1000 / cell_m);
    return { col: in_cells, row: in_cells };
  }
  const middle = { col: cols >> 1, row: rows >> 1 };
  if (place === 'middle') return middle;
  const half = Math.floor(Math.min(cols, rows) / 20);
  const sign = place === 'summit' ? 1 : -1;
  let best = middle;
  for (let row = middle.row - half; row <= middle.row + half; row++)
    for (let col = middle.col - half; col <= middle.col + half; col++)
      if (sign * (ground_m[row * cols + col] - ground_m[best.row * cols + best.col]) > 0) best = { col, row };
  return best;
}
