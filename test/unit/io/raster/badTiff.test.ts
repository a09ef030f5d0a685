import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CoverageError } from '../../../../src/foundation/errors.js';
import { decodeLzw, decodePackBits, sizedZstdFrame } from '../../../../src/io/raster/boundedCodecs.js';
import { doubleTag, type Tag, textTag } from '../../../../src/io/raster/cogTags.js';
import { openRaster } from '../../../../src/io/raster/open.js';
import { openTiffPixels } from '../../../../src/io/raster/tiffPixels.js';
import { wholeWindow } from '../../../../src/raster/grid.js';
import {
  crsTag,
  imageTags as image,
  placedTags as placed,
  tiffBytes,
  tiledTags,
} from '../../../helpers/tiff.js';

const folder = mkdtempSync(join(tmpdir(), 'coverage-tiff-'));
afterAll(() => rmSync(folder, { recursive: true }));

function tiff(name: string, tags: readonly Tag[], data?: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, tiffBytes(tags, data));
  return file;
}

async function refusal(file: string): Promise<CoverageError> {
  try {
    const source = await openRaster(file);
    await source.read(wholeWindow(source.grid));
  } catch (error) {
    expect(error).toBeInstanceOf(CoverageError);
    return error as CoverageError;
  }
  throw new Error(`${file} was read`);
}

describe('bad raster input', () => {
  it('names a missing file and a folder as file errors', async () => {
    expect((await refusal(join(folder, 'none.tif'))).exitCode).toBe(6);
    expect((await refusal(folder)).exitCode).toBe(6);
  });

  it('says how a text that is named .tif begins', async () => {
    const file = join(folder, 'text.tif');
    writeFileSync(file, 'station,lon,lat\nA,1,2\n');
    const error = await refusal(file);
    expect(error.exitCode).toBe(4);
    expect(error.message).toContain('station,lon,lat');
    expect(error.message).toContain(file);
    expect(error.message).toContain('Hint');
  });

  it('refuses an empty file', async () => {
    const file = join(folder, 'empty.tif');
    writeFileSync(file, '');
    expect((await refusal(file)).exitCode).toBe(4);
  });

  it('refuses a header that claims 10^9 pixels, packed or not, before it allocates', async () => {
    const cols = 31_623;
    const raw = tiff('claim.tif', [...image({ cols, rows: cols, bytes: 16 }), ...placed()]);
    expect((await refusal(raw)).diagnostics[0].code).toBe('CVG_RASTER_BLOCK_SIZE');
    const packed = tiff('claimz.tif', [
      ...image({ cols, rows: cols, bytes: 16, compression: 8 }),
      ...placed(),
    ]);
    expect((await refusal(packed)).diagnostics[0].code).toBe('CVG_RASTER_BLOCK_SIZE');
    const tiles = tiff('claimt.tif', [...tiledTags({ cols, rows: cols }), ...placed()]);
    expect((await refusal(tiles)).message).toContain('of its 15376 blocks 1 are listed');
  });

  it('says in Chinese too what is wrong, and quotes what only a library knows', async () => {
    const said = async (file: string) => (await refusal(file)).diagnostics[0].text.zh;
    const packed = (name: string, compression: number, data: Uint8Array) =>
      tiff(name, [...image({ cols: 4, rows: 4, bytes: data.length, compression }), ...placed()], data);
    expect(await said(packed('lzw.tif', 5, Uint8Array.of(0xff, 0xff, 0xff)))).toBe(
      '文件已损坏：第 0 数据块无法解码（第 9 位的 LZW 码 511 无意义）。',
    );
    expect(await said(packed('few.tif', 8, deflateSync(Buffer.alloc(7))))).toBe(
      '文件已损坏：第 0 数据块无法解码（字节数不足）。',
    );
    expect(await said(packed('noise.tif', 8, Uint8Array.of(1, 2, 3, 4)))).toBe(
      '文件已损坏：第 0 数据块无法解码（解码器报告“incorrect header check”）。',
    );
  });

  it('refuses a tag that claims more values than the file holds', async () => {
    const file = tiff('tag.tif', [
      ...image({ cols: 4, rows: 4, bytes: 16 }),
      { id: 320, type: 3, count: 2 ** 31, bytes: new Uint8Array(6) },
    ]);
    expect((await refusal(file)).diagnostics[0].code).toBe('CVG_RASTER_TRUNCATED');
  });

  it('stops a block that inflates beyond its size', async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
    const file = tiff(
      'bomb.tif',
      [...image({ cols: 4, rows: 4, bytes: bomb.length, compression: 8 }), ...placed()],
      bomb,
    );
    expect((await refusal(file)).diagnostics[0].code).toBe('CVG_RASTER_CORRUPT');
  });

  it('refuses a block that holds too little', async () => {
    const short = deflateSync(Buffer.alloc(7));
    const file = tiff(
      'short.tif',
      [...image({ cols: 4, rows: 4, bytes: short.length, compression: 8 }), ...placed()],
      short,
    );
    expect((await refusal(file)).message).toContain('too few bytes');
  });

  it('refuses degrees that are metres', async () => {
    const file = tiff('metres.tif', [
      ...image({ cols: 4, rows: 4, bytes: 16 }),
      ...placed(4326, 369_000, 4_725_000),
    ]);
    expect((await refusal(file)).diagnostics[0].code).toBe('CVG_RASTER_EXTENT');
  });

  it('refuses control points only, and a code that nobody knows', async () => {
    const points = tiff('gcp.tif', [
      ...image({ cols: 4, rows: 4, bytes: 16 }),
      doubleTag(33922, [0, 0, 0, 1, 2, 0, 4, 0, 0, 2, 2, 0]),
      crsTag(),
    ]);
    expect((await refusal(points)).diagnostics[0].code).toBe('CVG_RASTER_CONTROL_POINTS');
    const code = tiff('code.tif', [...image({ cols: 4, rows: 4, bytes: 16 }), ...placed(29_999)]);
    expect((await refusal(code)).message).toContain('EPSG:29999');
  });

  it('turns a south-up raster over', async () => {
    const data = Uint8Array.from({ length: 16 }, (_, i) => i);
    const file = tiff(
      'south.tif',
      [...image({ cols: 4, rows: 4, bytes: 16 }), ...placed(4326, 100, 30, -0.5)],
      data,
    );
    const source = await openRaster(file);
    expect(source.grid).toMatchObject({ originX: 100, originY: 32, cellY: 0.5 });
    expect(Array.from(await source.read({ col0: 1, row0: 0, cols: 2, rows: 2 }))).toEqual([13, 14, 9, 10]);
    expect(source.facts.problems.map((p) => p.severity)).toEqual(['warning']);
    await source.close();
  });

  it('treats a nodata value that the type cannot hold as absent', async () => {
    const file = tiff('nodata.tif', [
      ...image({ cols: 4, rows: 4, bytes: 16 }),
      ...placed(),
      textTag(42113, '-9999'),
    ]);
    const source = await openRaster(file);
    expect((await source.read(wholeWindow(source.grid))).every((v) => v === 0)).toBe(true);
    await source.close();
  });
});

describe('decoders of damaged data', () => {
  it('end, stay within their limit, or throw, whatever they are given', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 0, maxLength: 400 }),
        fc.integer({ min: 1, max: 500 }),
        (bytes, limit) => {
          for (const decode of [decodeLzw, decodePackBits]) {
            try {
              expect(decode(bytes, limit).length).toBeLessThanOrEqual(limit);
            } catch (error) {
              expect(String(error)).toContain('LZW code');
            }
          }
          try {
            expect(sizedZstdFrame(bytes, limit, limit).length).toBeLessThanOrEqual(bytes.length + 4);
          } catch (error) {
            expect(String(error)).toMatch(/Zstandard|more data/);
          }
        },
      ),
      { numRuns: 300, seed: 20_261_101 },
    );
  });

  it('survive random damage to a whole file', async () => {
    const data = deflateSync(Buffer.from(Array.from({ length: 64 * 64 }, (_, i) => (i * 7) & 255)));
    const whole = tiff(
      'whole.tif',
      [...image({ cols: 64, rows: 64, bytes: data.length, compression: 8 }), ...placed()],
      data,
    );
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(whole);
    const broken = join(folder, 'broken.tif');
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) copy[at] = value;
        writeFileSync(broken, copy);
        try {
          const pixels = await openTiffPixels(broken);
          try {
            const { cols, rows } = pixels.layout;
            await pixels.read({ col0: 0, row0: 0, cols: Math.min(cols, 99), rows: Math.min(rows, 99) }, 0);
          } finally {
            await pixels.close();
          }
        } catch (error) {
          expect(error).toBeInstanceOf(CoverageError);
        }
      }),
      { numRuns: 150, seed: 20_261_102 },
    );
  });
});
