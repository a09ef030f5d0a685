import { describe, expect, it } from 'vitest';
import { type ReferencePort, requireVerified, verify } from '../../../src/app/verify.js';
import { verifyTable } from '../../../src/app/verify/table.js';
import { CoverageError } from '../../../src/foundation/errors.js';
import { freeSpaceLoss_dB } from '../../../src/propagation/p525/equations.js';

/** A reference directory drawn as path → content. */
function world(files: Record<string, unknown>): ReferencePort {
  const texts = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)] as const,
  );
  return {
    list: async (path) => {
      const inside = texts.map(([p]) => p).filter((p) => path === '' || p.startsWith(`${path}/`));
      const rest = inside.map((p) => (path === '' ? p : p.slice(path.length + 1)));
      const names = new Map(rest.map((p) => [p.split('/')[0], p.includes('/')]));
      return [...names].map(([name, folder]) => ({ name, kind: folder ? 'folder' : 'file' }));
    },
    read: async (path) => texts.find(([p]) => p === path)?.[1] ?? '',
    readBytes: async (path) => new TextEncoder().encode(texts.find(([p]) => p === path)?.[1] ?? ''),
    goals: async () => '{"goals":[]}',
  };
}

const L_bf_db = freeSpaceLoss_dB(1, 1);
const good = { id: 'a', f_ghz: 1, d_km: 1, expect: { L_bf_db }, tol_db: 0.01 };
const file = (...cases: unknown[]) => ({ meta: {}, cases });
const run = (files: Record<string, unknown>, models?: string[]) => verify(world(files), { models });
const one = async (entry: Record<string, unknown>) => (await run({ 'x/c.json': file(entry) })).folders[0];

describe('verify', () => {
  it('recognises a case by its form, whatever the folder is called', async () => {
    const { folders, unknownFolders } = await run({ 'anything/some.json': file(good) });
    expect(unknownFolders).toEqual([]);
    expect(folders).toMatchObject([{ folder: 'anything', cases: 1, passed: 1, notRun: 0, misses: [] }]);
  });

  it('a corrupted expectation is a miss', async () => {
    const folder = await one({ ...good, expect: { L_bf_db: L_bf_db + 0.011 } });
    expect(folder.passed).toBe(0);
    expect(folder.misses).toMatchObject([{ id: 'a', key: 'L_bf_db', tolerance: '0.01' }]);
    expect(folder.maxError).toBeCloseTo(0.011, 6);
    const result = { folders: [folder], unknownFolders: [] };
    expect(() => requireVerified(result)).toThrow(expect.objectContaining({ kind: 'checkFailed' }));
    expect(verifyTable(result).en).toContain('miss x/a L_bf_db');
  });

  it('a wrong word, flag, list, null or unknown key is a miss', async () => {
    for (const wrong of ['none', true, null, [L_bf_db, 1]])
      expect((await one({ ...good, expect: { L_bf_db: wrong } })).misses).toHaveLength(1);
    expect((await one({ ...good, expect: { L_bf_db, extra: 1 } })).misses).toMatchObject([{ key: 'extra' }]);
  });

  it('absolute, relative and per-key tolerances compare as the format says', async () => {
    const off = { expect: { L_bf_db: L_bf_db * 1.001 } };
    const { tol_db: _, ...bare } = good;
    expect((await one({ ...bare, ...off, tol_rel: 0.0011 })).passed).toBe(1);
    expect((await one({ ...bare, ...off, tol_rel: 0.0009 })).passed).toBe(0);
    expect((await one({ ...bare, ...off, tol_abs: 0.1 })).passed).toBe(1);
    expect((await one({ ...good, ...off, tol: { L_bf_db: { abs: 0.1 } } })).passed).toBe(1);
    expect((await one({ ...good, tol_db: 0 })).passed).toBe(1);
    expect((await one({ ...bare, expect: { L_bf_db: L_bf_db + 1e-9 } })).passed).toBe(0);
  });

  it('a case that does not gate is counted, not run', async () => {
    const folder = await one({ ...good, expect: { L_bf_db: 0 }, gate: false });
    expect(folder).toMatchObject({ cases: 1, passed: 0, notRun: 1, misses: [], maxError: null });
  });

  it('an input that must be refused passes only when it is', async () => {
    expect((await one({ ...good, d_km: -1, expect: { error: 3 } })).passed).toBe(1);
    expect((await one({ ...good, expect: { error: 3 } })).misses).toMatchObject([{ key: 'error' }]);
    expect((await one({ ...good, d_km: -1 })).misses[0].got).toMatch(/^refused/);
  });

  it('an information key is no input, an unknown input is never ignored', async () => {
    expect((await one({ ...good, note: 'n', source: 's', check: { x: 1 } })).passed).toBe(1);
    const odd = await one({ ...good, rain_mm_h: 20 });
    expect(odd.misses).toMatchObject([{ id: 'a', got: 'not understood: rain_mm_h' }]);
    const jungle = { ...hataCase, environment: 'jungle' };
    const word = await run({ 'h/c.json': file(jungle) }, ['hata']);
    expect(word.folders[0].misses).toMatchObject([{ id: 'h', got: 'not understood: environment' }]);
  });

  it('a stray case in a known file is a miss', async () => {
    const { folders } = await run({ 'x/c.json': file(good, { id: 'b', what: 1, expect: { y: 2 } }) });
    expect(folders[0]).toMatchObject({ cases: 2, passed: 1 });
    expect(folders[0].misses[0]).toMatchObject({ id: 'b', key: 'y' });
  });

  it('named models select their cases and leave other folders out', async () => {
    const files = {
      'x/c.json': file(good, hataCase),
      'z/other.json': file({ id: 'q', w: 1, expect: { v: 1 } }),
    };
    const { folders, unknownFolders } = await run(files, ['freespace']);
    expect(folders).toMatchObject([{ folder: 'x', cases: 1, passed: 1 }]);
    expect(unknownFolders).toEqual([]);
  });

  it('a file that nobody understands is a miss beside a known file, and left alone when models are named', async () => {
    const files = { 'x/c.json': file(good), 'x/d.json': file({ id: 'q', w: 1, expect: { v: 1 } }) };
    const { folders } = await run(files);
    expect(folders).toMatchObject([{ cases: 2, passed: 1, misses: [{ id: 'q', key: 'v' }] }]);
    const named = await run(files, ['freespace']);
    expect(named.folders).toMatchObject([{ cases: 1, passed: 1, misses: [] }]);
  });

  it('an unknown folder fails the check when no model is named', async () => {
    const result = await run({
      'x/c.json': file(good),
      'z/other.json': file({ id: 'q', w: 1, expect: { v: 1 } }),
    });
    expect(result.unknownFolders).toEqual(['z']);
    expect(() => requireVerified(result)).toThrow(/no model recognises/);
  });

  it('verifying nothing is a failed check, an unknown model a usage error', async () => {
    await expect(run({ 'x/c.json': file(good) }, ['hata'])).rejects.toMatchObject({ kind: 'checkFailed' });
    await expect(run({})).rejects.toMatchObject({ kind: 'checkFailed' });
    await expect(run({ 'x/c.json': file(good) }, ['freespase'])).rejects.toMatchObject({ kind: 'usage' });
  });

  it('malformed files are located, all of them at once', async () => {
    const files = {
      'a/broken.json': '{"cases": [\n  {"id": }]}',
      'b/c.json': file({ ...good, expect: {} }),
      'c/c.json': file(good, good),
      'd/c.json': file({ ...good, tol_rel: 1 }),
      'e/c.json': file({ ...good, tol: { other: { abs: 1 } } }),
      'f/c.json': { cases: 7 },
      'g/c.json': file({ ...good, gate: 'no' }, 12, { f_ghz: 1 }),
    };
    const error = await run(files).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CoverageError);
    const { kind, diagnostics } = error as CoverageError;
    expect(kind).toBe('inputData');
    const named = new Set(diagnostics.map((d) => d.where?.file));
    expect([...named].sort()).toEqual(Object.keys(files));
    expect(diagnostics[0].where).toMatchObject({ file: 'a/broken.json', row: 2 });
  });

  it('profiles come from the folder of the case and are checked', async () => {
    const path = { profile: 'p', f_ghz: 1, htg_m: 10, hrg_m: 10, ae_km: 8500, omega_sea: 0 };
    const entry = { id: 'a', ...path, expect: { bullington_db: 0 }, tol_db: 0.01 };
    const flat = { d_km: [0, 0.5, 1], h_m: [5, 5, 5] };
    const ok = await run({ 'x/c.json': file(entry), 'x/profiles/p.json': flat });
    expect(ok.folders).toMatchObject([{ folder: 'x', passed: 1 }]);
    const inPlace = await run({ 'c.json': file(entry), 'profiles/p.json': flat });
    expect(inPlace.folders).toMatchObject([{ folder: '.', passed: 1 }]);
    await expect(run({ 'x/c.json': file(entry) })).rejects.toThrow(/not in profiles/);
    await expect(
      run({ 'x/c.json': file({ ...entry, profile: '../../y' }), 'x/profiles/p.json': flat }),
    ).rejects.toThrow(/not in profiles/);
    await expect(run({ 'x/c.json': file(entry), 'x/profiles/p.json': { d_km: [0, 1] } })).rejects.toThrow(
      /h_m/,
    );
    const short = await run({ 'x/c.json': file(entry), 'x/profiles/p.json': { d_km: [0, 1], h_m: [5] } });
    expect(short.folders[0].misses[0].got).toMatch(/^refused/);
  });
});

const hataCase = {
  id: 'h',
  model: 'okumura-hata',
  environment: 'urban',
  city: 'small',
  f_mhz: 900,
  d_km: 5,
  h_bs_m: 50,
  h_ms_m: 1.5,
  expect: { PL_db: 146.94 },
  tol_db: 0.1,
};

describe('instances of optimisation problems', () => {
  const header = 'file,instance,rows,columns,known_value,status';
  /** Three rows, three columns of cost 2, 3 and 4; the first two cover everything. */
  const byRows = '3 3 2 3 4 2 1 3 1 2 2 2 3';
  const folder = (known: number, text = byRows, status = 'optimal') => ({
    'any/answers.csv': `${header}\na.txt,a,3,3,${known},${status}\n`,
    'any/a.txt': text,
  });

  it('are recognised by the header of their table, and both forms of a set cover by their numbers', async () => {
    const byColumns = '3 3 2 1 1 3 2 2 3 4 2 1 3';
    for (const text of [byRows, byColumns]) {
      const { folders, unknownFolders } = await run(folder(5, text));
      expect(unknownFolders).toEqual([]);
      expect(folders).toMatchObject([{ folder: 'any', cases: 1, passed: 1, misses: [] }]);
      expect(folders[0].instances).toMatchObject([{ id: 'a', value: 5, bound: 5, gapPct: 0, offPct: 0 }]);
    }
    expect((await run(folder(5), ['setcover'])).folders).toHaveLength(1);
    await expect(run(folder(5), ['pmedian'])).rejects.toMatchObject({ kind: 'checkFailed' });
  });

  it('miss when a value beats what is called optimal, not when it beats the best known', async () => {
    expect((await run(folder(6))).folders[0].misses).toMatchObject([{ id: 'a', key: 'value', got: 5 }]);
    expect((await run(folder(6, byRows, 'best known'))).folders[0].misses).toEqual([]);
  });

  it('miss when a bound shuts the optimum out, or a goal is not reached', async () => {
    const goals = JSON.stringify({ goals: [{ model: 'setcover', set: 'all', abovePct: 1 }] });
    const port = { ...world(folder(4)), goals: async () => goals };
    const misses = (await verify(port)).folders[0].misses;
    expect(misses.map((miss) => miss.key)).toEqual(['bound', 'offPct']);
  });

  it('say which file is broken', async () => {
    for (const text of ['3 3 2 3', ''])
      await expect(run(folder(5, text))).rejects.toMatchObject({ kind: 'inputData' });
    await expect(run({ 'any/answers.csv': `${header}\n../b.txt,b,3,3,5,optimal` })).rejects.toMatchObject({
      kind: 'inputData',
    });
  });
});
