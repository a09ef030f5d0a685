/**
 * Cloud-optimised GeoTIFF, written so that the same raster gives the same bytes: 256-cell tiles, deflate with predictor,
 * overviews; header, all directories with full resolution first, then tile data with the smallest overview first.
 * TIFF 6.0, BigTIFF, OGC GeoTIFF 1.1 (19-008r4), OGC Cloud Optimized GeoTIFF (21-026).
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { resolveCrs } from '../../geo/crs.js';
import type { GridSpec } from '../../raster/raster.js';
import { type OverviewMethod, pyramid } from './cogOverviews.js';
import {
  directoryBytes,
  directorySize,
  doubleTag,
  longTag,
  offsetTag,
  shortTag,
  type Tag,
  textTag,
} from './cogTags.js';
import { type CogArray, cogTileSize, encodeTile, type Level, tilesAcross, tilesDown } from './cogTiles.js';
import { fileError } from './problems.js';
import { escapeXml } from './xmlText.js';

/** All but the samples. */
export interface CogFacts {
  /** The CRS of the file comes from `epsg`; the grid gives the position. */
  readonly grid: GridSpec;
  readonly epsg: number;
  /** The value that means unknown; NaN for floats. */
  readonly nodata: number;
  readonly unit?: string;
  readonly description?: string;
  /** Default: `average` for floats, `nearest` for integers. Levels in dBm take `power`. */
  readonly overview?: OverviewMethod;
  /** Default: only when the file could pass 4 GB. */
  readonly bigTiff?: boolean;
}

export interface CogContent extends CogFacts {
  /** Row-major, row 0 north, `grid.cols * grid.rows` values. */
  readonly data: CogArray;
}

export type { CogArray } from './cogTiles.js';

/** A raster whose tiles were compressed where they were made. */
export interface ReadyTiles {
  /** Any array of the type of its samples. */
  readonly like: CogArray;
  /** What `encodeTile` gives for tile `index`, counted row by row. */
  tile(index: number): Uint8Array;
  /** The raster at half size by its overview method; asked only where the raster has more than one tile. */
  halved(): CogArray;
}

/** One level on its way into the file. */
interface Image {
  readonly cols: number;
  readonly rows: number;
  readonly like: CogArray;
  readonly tile: (index: number) => Promise<Uint8Array>;
}

/** Tiles compressed at the same time; their order in the file does not depend on it. */
const tilesInFlight = 16;

/**
 * Writes beside the target first and renames, so that a reader never sees half a file.
 * @throws CoverageError('file') when the folder cannot be written; RangeError when data and grid do not fit.
 */
export async function writeCog(file: string, content: CogContent): Promise<void> {
  const { grid, data, nodata } = content;
  if (data.length !== grid.cols * grid.rows) throw new RangeError('data does not fit its grid');
  const full = { data, cols: grid.cols, rows: grid.rows };
  const levels = pyramid(full, methodOf(content, data), nodata);
  await writeWhole(
    file,
    content,
    levels.map((level) => imageOf(level, nodata)),
  );
}

/** The same file as `writeCog` makes of the whole raster, a tile in memory at a time. */
export async function writeReadyCog(file: string, facts: CogFacts, ready: ReadyTiles): Promise<void> {
  const { cols, rows } = facts.grid;
  const { like } = ready;
  const images: Image[] = [{ cols, rows, like, tile: (index) => Promise.resolve(ready.tile(index)) }];
  if (Math.max(cols, rows) > cogTileSize) {
    const second = { data: ready.halved(), cols: Math.ceil(cols / 2), rows: Math.ceil(rows / 2) };
    const levels = pyramid(second, methodOf(facts, like), facts.nodata);
    images.push(...levels.map((level) => imageOf(level, facts.nodata)));
  }
  await writeWhole(file, facts, images);
}

const methodOf = ({ overview }: CogFacts, like: CogArray): OverviewMethod =>
  overview ?? (like instanceof Float32Array ? 'average' : 'nearest');

const imageOf = (level: Level, nodata: number): Image => ({
  cols: level.cols,
  rows: level.rows,
  like: level.data,
  tile: (index) => encodeTile(level, index, nodata),
});

/** `images`: all levels, full resolution first. */
async function writeWhole(file: string, facts: CogFacts, images: readonly Image[]): Promise<void> {
  const partial = `${file}.partial`;
  let handle: FileHandle | undefined;
  try {
    handle = await open(partial, 'w');
    await writeAll(handle, facts, images);
    await handle.close();
    handle = undefined;
    await rename(partial, file);
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await rm(partial, { force: true }).catch(() => undefined);
    throw fileError(file, error, 'write');
  }
}

async function writeAll(handle: FileHandle, facts: CogFacts, images: readonly Image[]): Promise<void> {
  const big = facts.bigTiff ?? mayPass4GB(images);
  const tables: TileTable[] = images.map((image) => {
    const tiles = tilesAcross(image) * tilesDown(image);
    return { offsets: new Array<number>(tiles).fill(0), counts: new Array<number>(tiles).fill(0) };
  });
  const directories = (): Tag[][] =>
    images.map((image, i) => levelTags(image, tables[i], facts, i === 0, big));
  const header = headerBytes(big);
  // The directories' size does not depend on the offsets in them, so tiles are written first and directories last.
  let position = header.length;
  const places = directories().map((tags) => {
    const at = position;
    position += directorySize(tags, big);
    return at;
  });
  for (let i = images.length - 1; i >= 0; i--)
    position = await writeTiles(handle, position, images[i], tables[i]);
  await handle.write(header, 0, header.length, 0);
  for (const [i, tags] of directories().entries()) {
    const bytes = directoryBytes(tags, places[i], places[i + 1] ?? 0, big);
    await handle.write(bytes, 0, bytes.length, places[i]);
  }
}

interface TileTable {
  readonly offsets: number[];
  readonly counts: number[];
}

async function writeTiles(
  handle: FileHandle,
  start: number,
  image: Image,
  table: TileTable,
): Promise<number> {
  let position = start;
  const tiles = table.offsets.length;
  for (let first = 0; first < tiles; first += tilesInFlight) {
    const batch: Promise<Uint8Array>[] = [];
    for (let t = first; t < Math.min(first + tilesInFlight, tiles); t++) batch.push(image.tile(t));
    const ready = await Promise.all(batch);
    await handle.writev(ready, position);
    for (const [k, bytes] of ready.entries()) {
      table.offsets[first + k] = position;
      table.counts[first + k] = bytes.length;
      position += bytes.length;
    }
  }
  return position;
}

/** Raw size of all tiles: deflate may grow incompressible data a little, hence the margin below 2^32. */
function mayPass4GB(images: readonly Image[]): boolean {
  const raw = images.reduce(
    (sum, l) => sum + tilesAcross(l) * tilesDown(l) * cogTileSize * cogTileSize * l.like.BYTES_PER_ELEMENT,
    0,
  );
  return raw > 4e9;
}

/** Byte order, version, offset of the first directory, and the layout note that GDAL's readers look for behind it. */
function headerBytes(big: boolean): Uint8Array {
  const layout = 'LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nKNOWN_INCOMPATIBLE_EDITION=NO\n ';
  const note = `GDAL_STRUCTURAL_METADATA_SIZE=${String(layout.length).padStart(6, '0')} bytes\n${layout}`;
  const start = big ? 16 : 8;
  const out = new Uint8Array(start + note.length + (note.length % 2));
  out.set(new TextEncoder().encode(note), start);
  const view = new DataView(out.buffer);
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, big ? 43 : 42, true);
  if (big) {
    view.setUint16(4, 8, true);
    view.setBigUint64(8, BigInt(out.length), true);
  } else view.setUint32(4, out.length, true);
  return out;
}

function levelTags(image: Image, table: TileTable, facts: CogFacts, full: boolean, big: boolean): Tag[] {
  const { like } = image;
  const float = like instanceof Float32Array;
  const tags: Tag[] = [
    longTag(254, [full ? 0 : 1]), // NewSubfileType
    longTag(256, [image.cols]),
    longTag(257, [image.rows]),
    shortTag(258, [8 * like.BYTES_PER_ELEMENT]),
    shortTag(259, [8]), // Compression: deflate
    shortTag(262, [1]), // black is zero
    shortTag(277, [1]),
    shortTag(284, [1]),
    shortTag(317, [float ? 3 : 2]), // Predictor
    shortTag(322, [cogTileSize]),
    shortTag(323, [cogTileSize]),
    offsetTag(324, table.offsets, big),
    offsetTag(325, table.counts, big),
    shortTag(339, [float ? 3 : like instanceof Uint8Array ? 1 : 2]), // SampleFormat
    textTag(42113, Number.isNaN(facts.nodata) ? 'nan' : String(facts.nodata)), // GDAL_NODATA
  ];
  return full ? [...tags, ...georeference(facts), ...metadata(facts)] : tags;
}

function georeference({ grid, epsg }: CogFacts): Tag[] {
  const geographic = resolveCrs(`EPSG:${epsg}`).kind === 'geographic';
  return [
    doubleTag(33550, [grid.cellX, grid.cellY, 0]), // ModelPixelScale
    doubleTag(33922, [0, 0, 0, grid.originX, grid.originY, 0]), // ModelTiepoint
    // GeoKeyDirectory 1.1.0: GTModelType, GTRasterType = pixel is area, then the geographic or the projected system.
    shortTag(34735, [
      ...[1, 1, 0, 3],
      ...[1024, 0, 1, geographic ? 2 : 1],
      ...[1025, 0, 1, 1],
      ...[geographic ? 2048 : 3072, 0, 1, epsg],
    ]),
  ];
}

function metadata({ unit, description }: CogFacts): Tag[] {
  // GDAL escapes the text itself and once more as XML, and undoes both.
  const items = [
    description === undefined ? '' : item('DESCRIPTION', 'description', description),
    unit === undefined ? '' : item('UNITTYPE', 'unittype', unit),
  ].join('');
  return items === '' ? [] : [textTag(42112, `<GDALMetadata>\n${items}</GDALMetadata>\n`)];
}

const item = (name: string, role: string, text: string): string =>
  `  <Item name="${name}" sample="0" role="${role}">${escapeXml(escapeXml(text))}</Item>\n`;
