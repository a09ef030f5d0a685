import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CoverageError } from '../../../../src/foundation/errors.js';
import { resolveCrs } from '../../../../src/geo/crs.js';
import { geodesicDistance_m } from '../../../../src/geo/geodesic.js';
import { transformer } from '../../../../src/geo/transform.js';
import { openGeoTiff } from '../../../../src/io/raster/geotiff.js';
import { describeRaster, openRaster } from '../../../../src/io/raster/open.js';
import { openTiffPixels } from '../../../../src/io/raster/tiffPixels.js';
import { countVoids, wholeWindow } from '../../../../src/raster/grid.js';
import { differences } from '../../../helpers/arrays.js';
import { has, hasProgram, shared } from '../../../helpers/needs.js';

const root = 'data/raster_fixtures';
const here = has(shared(root));
const filesOf = (folder: string): string[] =>
  here
    ? readdirSync(shared(`${root}/${folder}`))
        .filter((f) => /\.tiff?$/.test(f))
        .sort()
    : [];

/** Files that are refused, and by which name. The rest of a folder opens and reads whole. */
const refused: Readonly<Record<string, string>> = {
  'rasterio/corrupt.tif': 'CVG_RASTER_UNSUPPORTED',
  'rasterio/float_nan.tif': 'CVG_RASTER_CRS_MISSING',
  'rasterio/rotated.tif': 'CVG_RASTER_CRS_MISSING CVG_RASTER_ROTATED',
  'reencoded_dem/o_no_crs_tfw.tif': 'CVG_RASTER_CRS_MISSING',
  'reencoded_dem/z_truncated.tif': 'CVG_RASTER_TRUNCATED',
};

/** Plain pictures without a position: their pixels are read, as a raster of the earth they are refused. */
const undecodable: Readonly<Record<string, string>> = {
  'colormap-shl-overflow.tiff': 'CVG_RASTER_CORRUPT',
  'sample-get-lzw-stuck.tiff': 'CVG_RASTER_TRUNCATED',
};

async function codes(opening: Promise<unknown>): Promise<string> {
  try {
    await opening;
    return 'opened';
  } catch (error) {
    if (!(error instanceof CoverageError)) throw error;
    expect(error.exitCode).toBe(4);
    return error.diagnostics
      .filter((d) => d.severity === 'error')
      .map((d) => d.code)
      .join(' ');
  }
}

describe.skipIf(!here)('the shared raster fixtures', () => {
  it.each([
    ...filesOf('rasterio').map((f) => `rasterio/${f}`),
    ...filesOf('reencoded_dem').map((f) => `reencoded_dem/${f}`),
  ])('%s is read whole or refused by name', async (name) => {
    const file = shared(`${root}/${name}`);
    if (refused[name]) {
      expect(await codes(openRaster(file))).toBe(refused[name]);
      return;
    }
    const source = await openRaster(file);
    const values = await source.read(wholeWindow(source.grid));
    await source.close();
    expect(values.length).toBe(source.grid.cols * source.grid.rows);
    expect(countVoids(values) === values.length).toBe(name === 'rasterio/all-nodata.tif');
  });

  it.each(filesOf('image-tiff'))('image-tiff/%s is decoded, or refused by name', async (name) => {
    const file = shared(`${root}/image-tiff/${name}`);
    const expected = undecodable[name];
    if (expected) {
      expect(
        await codes(
          openTiffPixels(file).then(async (p) => p.read({ col0: 0, row0: 0, cols: 1, rows: 1 }, 0)),
        ),
      ).toBe(expected);
      return;
    }
    const pixels = await openTiffPixels(file);
    const { cols, rows } = pixels.layout;
    const values = await pixels.read({ col0: 0, row0: 0, cols, rows }, 0);
    await pixels.close();
    // Damaged or skipped blocks would leave a constant; one file is constant by intent.
    expect(new Set(values).size > 1).toBe(name !== 'geo-5b.tif');
    if (name !== 'geo-5b.tif') expect(await codes(openGeoTiff(file))).toContain('CVG_RASTER_NO_GEOREFERENCE');
  });

  it('equal checksums in the names mean equal pixels', async () => {
    const byChecksum = new Map<string, Float64Array>();
    let compared = 0;
    for (const name of filesOf('image-tiff')) {
      const checksum = /^seq-1c-.*-([0-9a-f]{8})\.tiff$/.exec(name)?.[1];
      if (checksum === undefined) continue;
      const pixels = await openTiffPixels(shared(`${root}/image-tiff/${name}`));
      const values = await pixels.read({ col0: 0, row0: 0, cols: 16, rows: 16 }, 0);
      await pixels.close();
      // White is zero: as GDAL does, the stored values are kept.
      const seen = name.includes('miniswhite') ? values.map((v) => 4095 - v) : values;
      const first = byChecksum.get(checksum);
      if (first) {
        expect(seen, name).toEqual(first);
        compared++;
      } else byChecksum.set(checksum, seen);
    }
    expect(compared).toBeGreaterThan(15);
  });

  const sameDem = filesOf('reencoded_dem').filter((f) => !/^[oqrz]_/.test(f));

  it.each(sameDem)('%s holds the same elevations and voids as the first', async (name) => {
    const first = await openRaster(shared(`${root}/reencoded_dem/a_strip_none.tif`));
    const other = await openRaster(shared(`${root}/reencoded_dem/${name}`));
    const expected = await first.read(wholeWindow(first.grid));
    const values = await other.read(wholeWindow(other.grid));
    // Decimetres with an offset do not come back to the last bit.
    expect(
      differences(
        values.map((v) => Math.round(v * 1e6) / 1e6),
        expected,
      ),
    ).toBe(0);
    expect(values.length - countVoids(values)).toBe(43_172);
    expect(countVoids(values)).toBe(28);
    for (const key of ['originX', 'originY', 'cellX', 'cellY'] as const)
      expect(Math.abs(other.grid[key] - first.grid[key])).toBeLessThan(1e-9);
    await first.close();
    await other.close();
  });

  it('a world file places a TIFF once its CRS is declared', async () => {
    const first = await openRaster(shared(`${root}/reencoded_dem/a_strip_none.tif`));
    const placed = await openRaster(shared(`${root}/reencoded_dem/o_no_crs_tfw.tif`), {
      declaredCrs: 'EPSG:4326',
    });
    expect(Math.abs(placed.grid.originX - first.grid.originX) / first.grid.cellX).toBeLessThan(1e-3);
    expect(Math.abs(placed.grid.originY - first.grid.originY) / first.grid.cellY).toBeLessThan(1e-3);
    await first.close();
    await placed.close();
  });

  it('windows give the same values as the whole', async () => {
    for (const name of [
      'b_tiled_lzw_pred2.tif',
      'i_bigendian.tif',
      'p_interleaved_3band.tif',
      'e_zstd.tif',
    ]) {
      const source = await openRaster(shared(`${root}/reencoded_dem/${name}`));
      const whole = await source.read(wholeWindow(source.grid));
      const w = { col0: 57, row0: 41, cols: 90, rows: 71 };
      const part = await source.read(w);
      for (let r = 0; r < w.rows; r++)
        expect(part.subarray(r * w.cols, (r + 1) * w.cols)).toEqual(
          whole.subarray((w.row0 + r) * 240 + w.col0, (w.row0 + r) * 240 + w.col0 + w.cols),
        );
      await source.close();
    }
  });

  it('a user-defined Beijing 1954 grid lies where its EPSG code puts it', async () => {
    const file = shared('data/china/changting/dem/youwuzhen_dem30m_beijing54.tif');
    const { grid, facts } = await openRaster(file).then(async (s) => {
      await s.close();
      return s;
    });
    const [lon, lat] = transformer(grid.crs, 'EPSG:4326')(grid.originX, grid.originY);
    const [elon, elat] = transformer('EPSG:2415', 'EPSG:4326')(grid.originX, grid.originY);
    expect(geodesicDistance_m(lon, lat, elon, elat)).toBeLessThan(0.01);
    expect(facts.crs).toBe(grid.crs);
    expect(resolveCrs(grid.crs).warning?.en).toContain('approximate');
  });

  it('description does not refuse what it can decode', async () => {
    const rotated = await describeRaster(shared(`${root}/rasterio/rotated.tif`));
    expect(rotated).toMatchObject({ rotated: true, cols: 10, rows: 15, sampleType: 'UInt8' });
    const southUp = await describeRaster(shared(`${root}/rasterio/float_nan.tif`));
    expect(southUp).toMatchObject({ southUp: true, crs: undefined, nodata: Number.NaN });
    await expect(describeRaster(shared(`${root}/reencoded_dem/z_truncated.tif`))).rejects.toThrow(
      'cut short',
    );
  });
});

describe.skipIf(!here || !hasProgram('gdal_translate'))('TIFFs as GDAL writes them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-gdal-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  // Big-endian predictors, and block tables too long to lie beside the directory, each go another way through the reader.
  const big = 'ENDIANNESS=BIG';
  it.each([
    ['Int16', [big, 'COMPRESS=LZW', 'PREDICTOR=2', 'BLOCKYSIZE=1']],
    ['Int32', [big, 'COMPRESS=DEFLATE', 'PREDICTOR=2', 'TILED=YES', 'BLOCKXSIZE=16', 'BLOCKYSIZE=16']],
    ['Float32', [big, 'COMPRESS=DEFLATE', 'BLOCKYSIZE=7']],
    ['Float64', ['COMPRESS=ZSTD', 'PREDICTOR=3']],
    ['Float32', ['COMPRESS=LERC_ZSTD', 'BLOCKYSIZE=50']],
    ['Float64', [big, 'COMPRESS=LERC']],
    ['Int16', ['COMPRESS=ZSTD', 'TILED=YES', 'BLOCKXSIZE=64', 'BLOCKYSIZE=64', 'BIGTIFF=YES']],
    ['UInt16', ['NBITS=12', 'COMPRESS=PACKBITS']],
    ['Float32', ['NBITS=16', 'COMPRESS=LZW']],
  ])('%s %j', async (type, creation) => {
    const from = shared(`${root}/reencoded_dem/a_strip_none.tif`);
    const to = join(folder, `${type}-${creation.join('-')}.tif`);
    const args = creation.flatMap((option) => ['-co', option]);
    execFileSync('gdal_translate', ['-q', '-ot', type, ...args, from, to], { stdio: 'ignore' });
    const first = await openRaster(from);
    const other = await openRaster(to);
    const expected = await first.read(wholeWindow(first.grid));
    const values = await other.read(wholeWindow(other.grid));
    if (creation.includes('NBITS=16')) {
      // Half floats hold 11 bits: steps of 2 m above 2048 m, and -32768 exactly.
      expect(
        values.every(
          (v, i) => Number.isNaN(v) === Number.isNaN(expected[i]) && !(Math.abs(v - expected[i]) > 1),
        ),
      ).toBe(true);
    } else expect(differences(values, expected)).toBe(0);
    await first.close();
    await other.close();
  });
});
