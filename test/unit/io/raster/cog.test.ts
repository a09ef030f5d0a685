import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromFile } from 'geotiff';
import { afterAll, describe, expect, it } from 'vitest';
import type { CoverageError } from '../../../../src/foundation/errors.js';
import { type CogContent, writeCog, writeReadyCog } from '../../../../src/io/raster/cog.js';
import { half } from '../../../../src/io/raster/cogOverviews.js';
import {
  type CogArray,
  cogTileSize,
  decodeTile,
  encodeTileNow,
  type Level,
} from '../../../../src/io/raster/cogTiles.js';
import { openRaster } from '../../../../src/io/raster/open.js';
import { wholeWindow } from '../../../../src/raster/grid.js';
import type { GridSpec } from '../../../../src/raster/raster.js';
import { differences } from '../../../helpers/arrays.js';
import { hasProgram } from '../../../helpers/needs.js';

const folder = mkdtempSync(join(tmpdir(), 'coverage-cog-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cols = 1100;
const rows = 700;
const grid: GridSpec = {
  crs: 'EPSG:32631',
  originX: 376_590,
  originY: 4_715_670,
  cellX: 30,
  cellY: 30,
  cols,
  rows,
};
const fillWith = <A extends { [i: number]: number; length: number }>(
  array: A,
  f: (c: number, r: number) => number,
): A => {
  for (let i = 0; i < array.length; i++) array[i] = f(i % cols, Math.floor(i / cols));
  return array;
};

const rsrp = fillWith(new Float32Array(cols * rows), (c, r) =>
  c < 40 && r < 300 ? Number.NaN : -80 - 30 * Math.sin(c / 50) * Math.cos(r / 70),
);
const contents: Readonly<Record<string, CogContent>> = {
  float: {
    grid,
    epsg: 32631,
    data: rsrp,
    nodata: Number.NaN,
    unit: 'dBm',
    description: 'RSRP <dBm> & 参考信号',
    overview: 'power',
  },
  int32: {
    grid,
    epsg: 32631,
    data: fillWith(new Int32Array(cols * rows), (c) => (c < 9 ? -2147483648 : (c >> 5) - 1)),
    nodata: -2147483648,
  },
  byte: {
    grid: { ...grid, crs: 'EPSG:4490', originX: 110, originY: 30, cellX: 0.001, cellY: 0.001 },
    epsg: 4490,
    data: fillWith(new Uint8Array(cols * rows), (c, r) => (c % 7 === 0 ? 255 : r >> 4)),
    nodata: 255,
    bigTiff: true,
  },
  int16: {
    grid: { ...grid, cols: 3, rows: 2 },
    epsg: 32631,
    data: new Int16Array([1, 2, -32768, 4, -5, 30_000]),
    nodata: -32768,
  },
};

const write = async (name: string): Promise<string> => {
  const file = join(folder, `${name}.tif`);
  await writeCog(file, contents[name]);
  return file;
};

/** Parts of the size of a tile, smaller at the east and south edge. */
function tilesOf(whole: Level): { col0: number; row0: number; level: Level }[] {
  const out: { col0: number; row0: number; level: Level }[] = [];
  for (let row0 = 0; row0 < whole.rows; row0 += cogTileSize)
    for (let col0 = 0; col0 < whole.cols; col0 += cogTileSize) {
      const [cols, rows] = [
        Math.min(cogTileSize, whole.cols - col0),
        Math.min(cogTileSize, whole.rows - row0),
      ];
      const data = whole.data.slice(0, cols * rows) as CogArray;
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < cols; c++) data[r * cols + c] = whole.data[(row0 + r) * whole.cols + col0 + c];
      out.push({ col0, row0, level: { data, cols, rows } });
    }
  return out;
}

function paste(part: Level, whole: Level, col0: number, row0: number): void {
  for (let r = 0; r < part.rows; r++)
    for (let c = 0; c < part.cols; c++)
      whole.data[(row0 + r) * whole.cols + col0 + c] = part.data[r * part.cols + c];
}

describe('writeCog', () => {
  it.each(Object.keys(contents))('%s comes back as it was, through our reader', async (name) => {
    const { data, nodata, epsg, unit, description, grid: g } = contents[name];
    const source = await openRaster(await write(name));
    const values = await source.read(wholeWindow(source.grid));
    expect(
      differences(
        values,
        Float64Array.from(data, (v) => (v === nodata ? Number.NaN : v)),
      ),
    ).toBe(0);
    expect(source.grid).toEqual({ ...g, crs: `EPSG:${epsg}` });
    expect([source.facts.unit, source.facts.nodata]).toEqual([unit, nodata]);
    expect(source.facts.description).toBe(description);
    await source.close();
  });

  it('gives the same bytes again, also when the unknown values have another bit pattern', async () => {
    const first = readFileSync(await write('float'));
    const data = rsrp.slice();
    const bits = new Uint32Array(data.buffer);
    for (let i = 0; i < bits.length; i++) if (Number.isNaN(data[i])) bits[i] = 0xffc01234;
    const file = join(folder, 'again.tif');
    await writeCog(file, { ...contents.float, data });
    expect(readFileSync(file).equals(first)).toBe(true);
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  it.each(Object.keys(contents))(
    '%s from tiles made and halved one by one is the same file',
    async (name) => {
      const { data, grid: g, nodata, overview } = contents[name];
      const method = overview ?? 'nearest';
      const tiles = tilesOf({ data, cols: g.cols, rows: g.rows });
      const halved = {
        data: data.slice(0, Math.ceil(g.cols / 2) * Math.ceil(g.rows / 2)).fill(0),
        cols: Math.ceil(g.cols / 2),
        rows: Math.ceil(g.rows / 2),
      };
      for (const { col0, row0, level } of tiles)
        paste(half(level, method, nodata), halved, col0 / 2, row0 / 2);
      const file = join(folder, `${name}-ready.tif`);
      await writeReadyCog(file, contents[name], {
        like: data.subarray(0, 0),
        tile: (i) => encodeTileNow(tiles[i].level, 0, nodata),
        halved: () => halved.data,
      });
      expect(readFileSync(file).equals(readFileSync(await write(name)))).toBe(true);
    },
  );

  it.each(Object.keys(contents))('%s: a tile comes back, padded with nodata', (name) => {
    const { data, grid: g, nodata } = contents[name];
    for (const { level } of tilesOf({ data, cols: g.cols, rows: g.rows })) {
      const back = decodeTile(encodeTileNow(level, 0, nodata), data);
      expect(back.constructor).toBe(data.constructor);
      const padded = back.slice().fill(nodata);
      paste(level, { data: padded, cols: cogTileSize, rows: cogTileSize }, 0, 0);
      expect(differences(back, padded)).toBe(0);
    }
  });

  it('averages levels as powers, values as values, and takes one of four classes', async () => {
    const four = { ...grid, cols: 1024, rows: 2 };
    const data = new Float32Array(2048).fill(Number.NaN);
    data.set([-80, -90], 0);
    data.set([-100], 1024);
    const overview = async (content: CogContent): Promise<number[]> => {
      const file = join(folder, 'overview.tif');
      await writeCog(file, content);
      const tiff = await fromFile(file);
      const [band] = (await (await tiff.getImage(1)).readRasters()) as unknown as Float32Array[];
      await tiff.close();
      return [band[0], band[1]];
    };
    const base = { grid: four, epsg: 32631, data, nodata: Number.NaN };
    const mean_mW = (1e-8 + 1e-9 + 1e-10) / 3;
    expect((await overview({ ...base, overview: 'power' }))[0]).toBeCloseTo(10 * Math.log10(mean_mW), 4);
    expect(await overview({ ...base, overview: 'average' })).toEqual([-90, Number.NaN]);
    expect(await overview({ ...base, overview: 'nearest' })).toEqual([-80, Number.NaN]);
  });

  it('refuses a folder that is not there as a file error and leaves nothing behind', async () => {
    const error: unknown = await writeCog(join(folder, 'no', 'x.tif'), contents.int16).catch(
      (e: unknown) => e,
    );
    expect((error as CoverageError).exitCode).toBe(6);
  });

  it('refuses data that do not fit the grid', async () => {
    await expect(writeCog(join(folder, 'x.tif'), { ...contents.int16, grid })).rejects.toThrow(RangeError);
  });
});

const python = '/usr/bin/python3';
const validator = 'osgeo_utils.samples.validate_cloud_optimized_geotiff';
const canValidate = hasProgram(python) && hasProgram('gdalinfo');

describe.skipIf(!canValidate)('GDAL', () => {
  it.each(Object.keys(contents))('%s passes the validator and shows the same numbers', async (name) => {
    const file = await write(name);
    const { data, nodata, epsg } = contents[name];
    expect(execFileSync(python, ['-m', validator, file], { encoding: 'utf8' })).toContain(
      'is a valid cloud optimized GeoTIFF',
    );
    const info = JSON.parse(
      execFileSync('gdalinfo', ['-json', '-stats', '--config', 'GDAL_PAM_ENABLED', 'NO', file], {
        encoding: 'utf8',
      }),
    ) as {
      coordinateSystem: { wkt: string };
      bands: {
        minimum: number;
        maximum: number;
        description?: string;
        unit?: string;
        overviews?: unknown[];
      }[];
    };
    const valid = Array.from(data).filter((v) => v !== nodata && !Number.isNaN(v));
    const [band] = info.bands;
    expect(band.minimum).toBeCloseTo(
      valid.reduce((a, b) => Math.min(a, b)),
      3,
    );
    expect(band.maximum).toBeCloseTo(
      valid.reduce((a, b) => Math.max(a, b)),
      3,
    );
    expect(info.coordinateSystem.wkt).toContain(`ID["EPSG",${epsg}]`);
    expect([band.description, band.unit]).toEqual([contents[name].description, contents[name].unit]);
    expect(band.overviews?.length ?? 0).toBe(name === 'int16' ? 0 : 3);
  });
});
