import { existsSync, mkdirSync, mkdtempSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskCache } from '../../../src/coverage/cache/lossCache.js';

const folderOf = (name: string): string => mkdtempSync(join(tmpdir(), `coverage-${name}-`));
const keys = ['a', 'b', 'c'].map((c) => c.repeat(64));
const fileOf = (folder: string, key: string): string => join(folder, key.slice(0, 2), `${key}.bin`);
const loss = Int16Array.from([6400, -32768, 7000]);

describe('path-loss cache on disk', () => {
  it('gives back what was put, and takes a damaged, shorter or foreign entry for a miss', async () => {
    const folder = folderOf('cache');
    const cache = diskCache(folder);
    expect(await cache.get(keys[0], 3)).toBeUndefined();
    await cache.put(keys[0], loss);
    expect([...((await cache.get(keys[0], 3)) ?? [])]).toEqual([...loss]);
    expect(await cache.get(keys[0], 4)).toBeUndefined();
    truncateSync(fileOf(folder, keys[0]), 15);
    expect(await cache.get(keys[0], 3)).toBeUndefined();
    writeFileSync(fileOf(folder, keys[0]), 'eighteen bytes it!');
    expect(await cache.get(keys[0], 3)).toBeUndefined();
  });

  it('drops the entries longest unused first, and stops as soon as the rest fits', async () => {
    const folder = folderOf('prune');
    const cache = diskCache(folder);
    for (const [i, key] of keys.entries()) {
      await cache.put(key, loss);
      utimesSync(fileOf(folder, key), 1000 + i, 1000 + i);
    }
    await cache.prune(2 * (12 + 6));
    expect(keys.map((key) => existsSync(fileOf(folder, key)))).toEqual([false, true, true]);
    // Reading makes an entry young again.
    await cache.get(keys[1], 3);
    await cache.prune(12 + 6);
    expect(keys.map((key) => existsSync(fileOf(folder, key)))).toEqual([false, true, false]);
  });

  it('never removes a file that it did not make', async () => {
    const folder = folderOf('foreign');
    const cache = diskCache(folder);
    await cache.put(keys[0], loss);
    mkdirSync(join(folder, 'photos'));
    const foreign = [join(folder, 'photos/a.bin'), join(folder, 'aa/letter.txt')];
    for (const file of foreign) writeFileSync(file, 'mine');
    await cache.prune(0);
    expect(existsSync(fileOf(folder, keys[0]))).toBe(false);
    for (const file of foreign) expect(existsSync(file)).toBe(true);
  });
});
