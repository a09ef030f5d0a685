import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { globFiles, matches } from '../../../src/io/glob.js';

function world(...files: string[]): (pattern: string) => Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'coverage-glob-'));
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return async (pattern) => (await globFiles(join(root, pattern))).map((p) => relative(root, p));
}

describe('files by pattern', () => {
  it('finds files in name order, never folders or hidden files', async () => {
    const find = world('dem/b.tif', 'dem/a.tif', 'dem/.c.tif', 'dem/d.tif/x', 'dem/e.txt');
    expect(await find('dem/*.tif')).toEqual(['dem/a.tif', 'dem/b.tif']);
  });

  it('lets ** stand for any folders, and for none', async () => {
    const find = world('x.tif', 'a/x.tif', 'a/b/x.tif', '.git/x.tif');
    expect(await find('**/*.tif')).toEqual(['a/b/x.tif', 'a/x.tif', 'x.tif']);
    expect(await find('*/x.tif')).toEqual(['a/x.tif']);
  });

  it('gives nothing for a folder that is not there', async () => {
    expect(await world('a')('none/*.tif')).toEqual([]);
  });

  it('takes brackets and dots literally', () => {
    expect(matches('a[1].tif', 'a[1].*')).toBe(true);
    expect(matches('axtif', 'a.tif')).toBe(false);
    expect(matches('n27e113.hgt', 'n??e???.hgt')).toBe(true);
  });

  it('answers at once where a backtracking matcher would hang', () => {
    expect(matches('a'.repeat(250), `${'a*'.repeat(60)}b`)).toBe(false);
  });
});
