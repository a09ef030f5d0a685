import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, type Source, sourcesBelow } from '../helpers/sources.js';

/** Lower rooms first; rooms of one line are peers and do not import each other. */
const order: readonly (readonly string[])[] = [
  ['foundation'],
  ['schema'],
  ['geo'],
  ['raster', 'spatial', 'optimise'],
  ['execute'],
  ['io'],
  ['terrain'],
  ['propagation'],
  ['radio'],
  ['network', 'demand'],
  ['coverage'],
  ['calibration'],
  ['economics', 'routes'],
  ['siting', 'access', 'transport'],
  ['report'],
  ['app'],
  ['server', 'cli'],
];

/** Packages and modules that need Node; the rest of the house runs in a browser tab. */
const nodeOnly = /^(node:|piscina$|commander$|csv-(parse|stringify)|pngjs$|iconv-lite$|node-sqlite3-wasm$)/;
const nodeRooms = [
  'src/execute/',
  'src/io/',
  'src/coverage/cache/',
  'src/report/print/',
  'src/server/',
  'src/cli/',
];

const sources = sourcesBelow('src');

const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
const levelOf = (room: string): number => order.findIndex((line) => line.includes(room));

function targetOf(source: Source, name: string): string | undefined {
  return name.startsWith('.') ? posix.join(posix.dirname(source.path), name) : undefined;
}

/** `file → target` for each import that breaks the order. */
function upwardImports(list: readonly Source[]): string[] {
  return list.flatMap((source) => {
    const from = roomOf(source.path);
    if (from === undefined) return [];
    return source.imports.flatMap((name) => {
      const target = targetOf(source, name);
      const to = target === undefined ? undefined : roomOf(target);
      if (target === undefined || to === from) return [];
      const allowed = to !== undefined && levelOf(to) < levelOf(from);
      return allowed ? [] : [`${source.path} → ${target}`];
    });
  });
}

describe('the house', () => {
  it('has only rooms of the plan', () => {
    const rooms = new Set(sources.map((s) => roomOf(s.path)).filter((r) => r !== undefined));
    expect([...rooms].filter((room) => levelOf(room) < 0)).toEqual([]);
    expect(rooms.size).toBeGreaterThan(5);
  });

  it('imports downwards only, and never from a peer', () => {
    expect(upwardImports(sources)).toEqual([]);
  });

  it('notices an upward and a sideways import (the watch itself works)', () => {
    const made = (path: string, name: string): Source => ({ path, text: '', imports: [name] });
    const wrong = [
      made('src/radio/a.ts', '../coverage/b.js'),
      made('src/network/a.ts', '../demand/b.js'),
      made('src/io/a.ts', '../../workers/b.js'),
    ];
    expect(upwardImports(wrong)).toHaveLength(3);
    expect(upwardImports([made('src/radio/a.ts', '../foundation/b.js')])).toEqual([]);
  });

  it('keeps Node-only modules in the rooms that may have them', () => {
    const wrong = sources.flatMap((s) =>
      nodeRooms.some((room) => s.path.startsWith(room))
        ? []
        : s.imports.filter((name) => nodeOnly.test(name)).map((name) => `${s.path} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets workers import the executor, coverage kernels, solvers and the foundation only', () => {
    const allowed = /^src\/(execute|coverage|optimise|foundation)\//;
    const wrong = sourcesBelow('workers').flatMap((s) =>
      s.imports
        .map((name) => targetOf(s, name) ?? name)
        .filter((target) => !['node:worker_threads', 'piscina'].includes(target) && !allowed.test(target))
        .map((target) => `${s.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps worker entries and the program entry thin', () => {
    for (const { path, text } of sourcesBelow('workers'))
      expect(text.split('\n').length, path).toBeLessThanOrEqual(40);
  });

  it('has no lint or type check switched off', () => {
    const off = new RegExp(['eslint-' + 'disable', '@ts-' + '(ignore|expect-error|nocheck)'].join('|'));
    const all = [...sources, ...sourcesBelow('test'), ...sourcesBelow('workers')];
    expect(all.filter((s) => off.test(s.text)).map((s) => s.path)).toEqual([]);
  });
});

describe('reading of imports', () => {
  it('finds static, type, side-effect, re-exported and dynamic imports, and none in comments', () => {
    const text = [
      "import a from './a.js';",
      "import {\n  type B,\n  c,\n} from './b.js';",
      "import './side.js';",
      "export * from './d.js';",
      "/* import x from './no.js'; */",
      "const e = await import('./e.js');",
    ].join('\n');
    expect(importsOf(text)).toEqual(['./a.js', './b.js', './side.js', './d.js', './e.js']);
  });
});
