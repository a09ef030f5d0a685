/**
 * SRTM tiles: square big-endian int16, row 0 north, -32768 void, samples on whole arc seconds (NASA SRTM user guide).
 * A sample is the centre of its cell, so the outer edge lies half a cell outside the whole degree.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type UnzipFileFilter, type Unzipped, unzipSync } from 'fflate';
import { fill } from '../../foundation/text.js';
import type { GridSpec, Window } from '../../raster/raster.js';
import type { RasterFacts } from './facts.js';
import type { OpenRaster } from './geotiff.js';
import { rasterMessages as m } from './messages.js';
import { cutShort, fileError, rasterError, reasonOf } from './problems.js';

const sides = [1201, 3601];
const voidSample = -32768;
const maxTileBytes = 2 * 3601 * 3601;
/** Deflate never makes a tile larger than this; a larger archive is something else. */
const maxZipBytes = 2 * maxTileBytes;

export const isHgtName = (file: string): boolean => /\.hgt(\.zip)?$/i.test(file);

/** @throws CoverageError('file') when it cannot be read, ('inputData') when name, size or archive are not those of a tile. */
export async function openHgt(file: string): Promise<OpenRaster> {
  const corner = cornerOf(file);
  return /\.zip$/i.test(file) ? openZipped(file, corner) : openPlain(file, corner);
}

interface Corner {
  readonly lon: number;
  readonly lat: number;
}

/** The south-west corner that the name gives in whole degrees. */
function cornerOf(file: string): Corner {
  const name = basename(file);
  const found = /([NS])(\d{1,2})_?([EW])(\d{1,3})[^/]*\.hgt(\.zip)?$/i.exec(name);
  const lat = found ? Number(found[2]) * (found[1].toUpperCase() === 'S' ? -1 : 1) : Number.NaN;
  const lon = found ? Number(found[4]) * (found[3].toUpperCase() === 'W' ? -1 : 1) : Number.NaN;
  if (!(lat >= -90 && lat < 90 && lon >= -180 && lon < 180))
    throw rasterError(file, 'CVG_HGT_NAME', m.hgtName, { name });
  return { lat, lon };
}

function sideOf(file: string, bytes: number): number {
  const side = sides.find((s) => 2 * s * s === bytes);
  if (side === undefined) throw rasterError(file, 'CVG_HGT_SIZE', m.hgtSize, { bytes }, m.truncatedHint);
  return side;
}

function gridOf(corner: Corner, side: number): GridSpec {
  const cell = 1 / (side - 1);
  return {
    crs: 'EPSG:4326',
    originX: corner.lon - cell / 2,
    originY: corner.lat + 1 + cell / 2,
    cellX: cell,
    cellY: cell,
    cols: side,
    rows: side,
  };
}

function factsOf(file: string, bytes: number, grid: GridSpec, compression: string): RasterFacts {
  return {
    file,
    format: 'SRTM HGT',
    bytes,
    cols: grid.cols,
    rows: grid.rows,
    bands: 1,
    sampleType: 'Int16',
    compression,
    blockCols: grid.cols,
    blockRows: 1,
    nodata: voidSample,
    scale: 1,
    offset: 0,
    unit: 'm',
    pixelIs: 'point',
    crs: grid.crs,
    crsName: 'WGS 84',
    geotransform: [grid.originX, grid.cellX, 0, grid.originY, 0, -grid.cellY],
    southUp: false,
    rotated: false,
    grid,
    problems: [],
  };
}

async function openPlain(file: string, corner: Corner): Promise<OpenRaster> {
  let handle: FileHandle | undefined;
  try {
    const opened = await open(file, 'r');
    handle = opened;
    const bytes = (await opened.stat()).size;
    const side = sideOf(file, bytes);
    const grid = gridOf(corner, side);
    return {
      name: file,
      grid,
      facts: factsOf(file, bytes, grid, 'none'),
      read: async (w) => {
        // Whole lines of the window's rows: at most one tile of 26 MB.
        const lines = new Uint8Array(w.rows * side * 2);
        const { bytesRead } = await opened.read(lines, 0, lines.length, w.row0 * side * 2);
        if (bytesRead < lines.length) throw cutShort(file, bytesRead, lines.length);
        return samples(new DataView(lines.buffer), { ...w, row0: 0 }, side);
      },
      close: () => opened.close(),
    };
  } catch (error) {
    await handle?.close();
    throw fileError(file, error, 'read');
  }
}

async function openZipped(file: string, corner: Corner): Promise<OpenRaster> {
  const zipped = await readZip(file);
  const entry = tileEntry(file, zipped);
  const side = sideOf(file, entry.bytes);
  const grid = gridOf(corner, side);
  let tile: DataView | undefined;
  return {
    name: file,
    grid,
    facts: factsOf(file, zipped.length, grid, 'zip'),
    read: async (w) => {
      tile ??= inflateTile(file, zipped, entry.name);
      return samples(tile, w, side);
    },
    close: async () => {
      tile = undefined;
    },
  };
}

async function readZip(file: string): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > maxZipBytes)
      throw rasterError(file, 'CVG_HGT_ZIP', m.hgtZip, { reason: fill(m.zipTooLarge, { bytes: size }) });
    return await readFile(handle);
  } catch (error) {
    throw fileError(file, error, 'read');
  } finally {
    await handle?.close();
  }
}

/** The first .hgt in the archive whose declared size is that of a tile. Nothing is inflated. */
function tileEntry(file: string, zipped: Uint8Array): { name: string; bytes: number } {
  let found: { name: string; bytes: number } | undefined;
  unzip(file, zipped, ({ name, originalSize }) => {
    if (/\.hgt$/i.test(name) && sides.some((s) => 2 * s * s === originalSize))
      found ??= { name, bytes: originalSize };
    return false;
  });
  if (found === undefined) throw rasterError(file, 'CVG_HGT_ZIP', m.hgtZip, { reason: m.zipNoTile });
  return found;
}

/** fflate inflates into an array of the declared size and never grows it. */
function inflateTile(file: string, zipped: Uint8Array, entry: string): DataView {
  const tile = unzip(file, zipped, ({ name }) => name === entry)[entry];
  return new DataView(tile.buffer, tile.byteOffset, tile.byteLength);
}

function unzip(file: string, zipped: Uint8Array, filter: UnzipFileFilter): Unzipped {
  try {
    return unzipSync(zipped, { filter });
  } catch (error) {
    throw rasterError(
      file,
      'CVG_HGT_ZIP',
      m.hgtZip,
      { reason: reasonOf(error) },
      m.truncatedHint,
      'inputData',
      error,
    );
  }
}

function samples(view: DataView, w: Window, side: number): Float64Array {
  const out = new Float64Array(w.cols * w.rows);
  for (let r = 0, k = 0; r < w.rows; r++) {
    let at = ((w.row0 + r) * side + w.col0) * 2;
    for (let c = 0; c < w.cols; c++, at += 2) {
      const value = view.getInt16(at, false);
      out[k++] = value === voidSample ? Number.NaN : value;
    }
  }
  return out;
}
