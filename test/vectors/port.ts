/** The verify port over a real directory, for tests. */
import { readdir, readFile } from 'node:fs/promises';
import type { ReferencePort } from '../../src/app/verify.js';

export function directoryPort(root: string): ReferencePort {
  return {
    list: async (path) => {
      const entries = await readdir(`${root}/${path}`, { withFileTypes: true });
      return entries.map((e) => ({ name: e.name, kind: e.isDirectory() ? 'folder' : 'file' }));
    },
    read: (path) => readFile(`${root}/${path}`, 'utf8'),
    readBytes: (path) => readFile(`${root}/${path}`),
    goals: () => readFile('bench/goals.json', 'utf8'),
  };
}
