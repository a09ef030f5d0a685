import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { CoverageError } from '../../../../src/foundation/errors.js';
import { openMosaic, openMosaics } from '../../../../src/io/raster/mosaic.js';
import { describeRaster, openRaster } from '../../../../src/io/raster/open.js';
import { countVoids, gridBounds, wholeWindow } from '../../../../src/raster/grid.js';
import { differences } from '../../../helpers/arrays.js';
import { has, shared } from '../../../helpers/needs.js';

const folder = mkdtempSync(join(tmpdir(), 'coverage-hgt-'));
afterAll(() => rmSync(folder, { recursive: true }));

const side = 1201;

/** A tile whose samples are `base` plus the column, with a void in the north-west corner. */
function tile(name: string, base: number, zipped = false): string {
  const bytes = Buffer.alloc(2 * side * side);
  for (let r = 0; r < side; r++)
    for (let c = 0; c < side; c++) bytes.writeInt16BE(base + c, 2 * (r * side + c));
  bytes.writeInt16BE(-32768, 0);
  const file = join(folder, zipped ? `${name}.zip` : name);
  writeFileSync(file, zipped ? zipSync({ [name]: new Uint8Array(bytes) }, { level: 1 }) : bytes);
  return file;
}

const reason = async (work: Promise<unknown>): Promise<CoverageError> =>
  work.then(
    () => {
      throw new Error('not refused');
    },
    (error: unknown) => error as CoverageError,
  );

describe('.hgt tiles', () => {
  it('lie half a cell outside their whole degrees, in every hemisphere', async () => {
    const half = 1 / 1200 / 2;
    for (const [name, lon, lat] of [
      ['N42E001.hgt', 1, 42],
      ['S29W072.hgt', -72, -29],
    ] as const) {
      const source = await openRaster(tile(name, 100));
      const b = gridBounds(source.grid);
      expect(b.minX).toBeCloseTo(lon - half, 12);
      expect(b.maxX).toBeCloseTo(lon + 1 + half, 9);
      expect(b.minY).toBeCloseTo(lat - half, 9);
      expect(b.maxY).toBeCloseTo(lat + 1 + half, 12);
      await source.close();
    }
  });

  it('are read by windows, zipped or not, with voids unknown', async () => {
    for (const file of [tile('N30E110.hgt', -50), tile('N30E110.hgt', -50, true)]) {
      const source = await openRaster(file);
      expect(Array.from(await source.read({ col0: 0, row0: 0, cols: 3, rows: 2 }))).toEqual([
        Number.NaN,
        -49,
        -48,
        -50,
        -49,
        -48,
      ]);
      expect(Array.from(await source.read({ col0: 1199, row0: 1200, cols: 2, rows: 1 }))).toEqual([
        1149, 1150,
      ]);
      await source.close();
    }
    expect(await describeRaster(join(folder, 'N30E110.hgt.zip'))).toMatchObject({
      cols: side,
      format: 'SRTM HGT',
    });
  });

  it('are refused for a wrong size, a wrong name or a bad archive', async () => {
    const write = (name: string, bytes: Uint8Array): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const code = async (file: string): Promise<string> =>
      (await reason(openRaster(file))).diagnostics[0].code;
    expect(await code(write('N10E010.hgt', new Uint8Array(1000)))).toBe('CVG_HGT_SIZE');
    expect(await code(write('terrain.hgt', new Uint8Array(2 * side * side)))).toBe('CVG_HGT_NAME');
    expect(await code(write('N95E010.hgt', new Uint8Array(2 * side * side)))).toBe('CVG_HGT_NAME');
    expect(await code(write('N11E010.hgt.zip', new Uint8Array(100).fill(7)))).toBe('CVG_HGT_ZIP');
    const small = zipSync({ 'N12E010.hgt': new Uint8Array(50) });
    expect(await code(write('N12E010.hgt.zip', small))).toBe('CVG_HGT_ZIP');
    expect((await reason(openRaster(join(folder, 'N13E010.hgt')))).exitCode).toBe(6);
  });

  it.skipIf(!has(shared('data/andorra/dem/N42E001.hgt')))('equal the GeoTIFF cut from them', async () => {
    const whole = await openRaster(shared('data/andorra/dem/N42E001.hgt'));
    const crop = await openRaster(shared('data/andorra/dem/andorra_srtm3_epsg4326.tif'));
    const col0 = Math.round((crop.grid.originX - whole.grid.originX) / whole.grid.cellX);
    const row0 = Math.round((whole.grid.originY - crop.grid.originY) / whole.grid.cellY);
    expect(whole.grid.originX + col0 * whole.grid.cellX).toBeCloseTo(crop.grid.originX, 9);
    const expected = await crop.read(wholeWindow(crop.grid));
    const values = await whole.read({ col0, row0, cols: crop.grid.cols, rows: crop.grid.rows });
    expect(differences(values, expected)).toBe(0);
    expect(countVoids(values)).toBe(403);
    expect(countVoids(await whole.read(wholeWindow(whole.grid)))).toBe(7652);
    await whole.close();
    await crop.close();
  });
});

describe('mosaics', () => {
  it('join tiles; the first valid value wins where they overlap; gaps are unknown', async () => {
    const files = [tile('N20E100.hgt', 0), tile('N20E101.hgt', 5000, true), tile('N21E102.hgt', 9000)];
    const mosaic = await openMosaic(files);
    expect([mosaic.grid.cols, mosaic.grid.rows]).toEqual([3601, 2401]);
    // Row 1200 of the mosaic is the top line of the southern tiles; column 1200 is shared by the two of them.
    const line = await mosaic.read({ col0: 1199, row0: 1201, cols: 3, rows: 1 });
    expect(Array.from(line)).toEqual([1199, 1200, 5001]);
    expect(Array.from(await mosaic.read({ col0: 0, row0: 0, cols: 2, rows: 1 }))).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
    // The void corner of the second tile is filled by the first, which comes before it.
    expect((await mosaic.read({ col0: 1200, row0: 1200, cols: 1, rows: 1 }))[0]).toBe(1200);
    const [a, b] = await Promise.all([
      mosaic.read({ col0: 2401, row0: 5, cols: 1, rows: 1 }),
      mosaic.read({ col0: 10, row0: 2000, cols: 1, rows: 1 }),
    ]);
    expect([a[0], b[0]]).toEqual([9001, 10]);
    await mosaic.close();
  });

  it('name every tile that does not fit, or become several sources', async () => {
    const odd = join(folder, 'N22E100.hgt');
    writeFileSync(odd, new Uint8Array(2 * 3601 * 3601));
    const files = [tile('N20E100.hgt', 0), odd];
    const error = await reason(openMosaic(files));
    expect(error.exitCode).toBe(4);
    expect(error.diagnostics.map((d) => d.where?.file)).toEqual([odd]);
    expect(error.diagnostics[0].text.zh).toContain('像元大小');
    const sources = await openMosaics(files);
    expect(sources.map((s) => s.grid.cols)).toEqual([1201, 3601]);
    for (const s of sources) await s.close();
    expect((await reason(openMosaic([]))).diagnostics[0].code).toBe('CVG_RASTER_NONE');
  });
});
