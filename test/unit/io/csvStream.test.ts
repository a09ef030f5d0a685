import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { csvBlocks } from '../../../src/io/table/csvStream.js';

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function records(bytes: Uint8Array, size: number): Promise<(readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for await (const block of csvBlocks(chunks(bytes, size), 'f.csv')) all.push(...block);
  return all;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a streamed table', () => {
  it('is the same however its bytes are cut', async () => {
    const cell = fc.stringMatching(/^[a-z0-9,"\n站点₂]{0,6}$/).map((s) => s.trim());
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const quoted = (s: string): string => `"${s.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
        expect(await records(utf8(text), size)).toEqual(rows);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('keeps blank lines, so that rows count as in an editor', async () => {
    expect(await records(utf8('a,b\n\n1,2\n'), 64)).toEqual([['a', 'b'], [''], ['1', '2']]);
  });

  it('reads GB18030', async () => {
    // "基站,1" in GB18030
    const bytes = Uint8Array.from([0xbb, 0xf9, 0xd5, 0xbe, 0x2c, 0x31, 0x0a]);
    expect(await records(bytes, 3)).toEqual([['基站', '1']]);
  });

  it('hands on blocks before the end: an endless table has a beginning', async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        pulled++;
        yield await Promise.resolve(utf8('1,2\n'.repeat(1000)));
      }
    }
    const blocks = csvBlocks(endless(), 'f.csv');
    const first = await blocks.next();
    expect(first.done === true ? 0 : first.value.length).toBeGreaterThan(100);
    expect(pulled).toBeLessThan(200);
    await blocks.return(undefined);
  });

  it('refuses an open quote and bytes of no encoding by name', async () => {
    for (const bytes of [utf8('a,b\n"1,2\n'), Uint8Array.from([0x61, 0x0a, 0xff, 0xff, 0x0a])])
      await expect(records(bytes, 64)).rejects.toThrow(CoverageError);
    await expect(records(utf8('a,b\n"1,2\n'), 64)).rejects.toThrow(/f\.csv.*never closed/);
  });
});
