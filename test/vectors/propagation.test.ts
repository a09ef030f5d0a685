/** Every shared reference case of the models, and the smooth-earth heights that the diffraction cases carry along. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReferencePort, verify } from '../../src/app/verify.js';
import { type SmoothEarthHeights, smoothEarthHeights } from '../../src/propagation/p526/smoothEarth.js';
import { has, shared } from '../helpers/needs.js';
import { directoryPort } from './port.js';

const leastCases = { freespace: 44, hata: 218, tr38901: 859, p526: 184, p2109: 569 } as const;

interface MovableCase {
  expect: Record<string, unknown>;
  tol_db?: number;
  tol_abs?: number;
  tol?: Record<string, { abs?: number }>;
}

/** Moves every expected number by its tolerance and the error that the cases may have already. */
function moveAll(c: MovableCase): void {
  for (const [key, value] of Object.entries(c.expect)) {
    if (typeof value !== 'number') continue;
    const tolerance = c.tol?.[key]?.abs ?? c.tol_db ?? c.tol_abs ?? 0;
    c.expect[key] = value + 2 * tolerance + 1e-3;
  }
}

describe('reference cases', () => {
  for (const [model, least] of Object.entries(leastCases)) {
    it.skipIf(!has(shared('reference')))(`${model}: every case passes`, async () => {
      const { folders } = await verify(directoryPort(shared('reference')), { models: [model] });
      expect(folders.flatMap((f) => f.misses)).toEqual([]);
      const cases = folders.reduce((sum, f) => sum + f.cases, 0);
      expect(cases).toBeGreaterThanOrEqual(least);
      expect(folders.reduce((sum, f) => sum + f.passed + f.notRun, 0)).toBe(cases);
    });
  }

  it.skipIf(!has(shared('reference')))('an expectation moved beyond its tolerance is a miss', async () => {
    const port = directoryPort(shared('reference'));
    const moved: ReferencePort = {
      ...port,
      read: async (path) => {
        const json = JSON.parse(await port.read(path)) as { cases?: MovableCase[] };
        for (const c of json.cases ?? []) moveAll(c);
        return JSON.stringify(json);
      },
    };
    const { folders } = await verify(moved, { models: Object.keys(leastCases) });
    expect(folders.length).toBeGreaterThanOrEqual(5);
    for (const { folder, passed } of folders) expect(passed, folder).toBe(0);
  });

  it.skipIf(!has(shared('reference/p526')))(
    'smooth-earth heights from the profile equal the given ones',
    () => {
      const folder = shared('reference/p526');
      const { cases } = JSON.parse(readFileSync(`${folder}/delta_bullington_cases.json`, 'utf8')) as {
        cases: { profile: string; htg_m: number; hrg_m: number; hstd_m: number; hsrd_m: number }[];
      };
      const out: SmoothEarthHeights = { h_std_m: 0, h_srd_m: 0 };
      for (const c of cases) {
        const { d_km, h_m } = JSON.parse(readFileSync(`${folder}/profiles/${c.profile}.json`, 'utf8')) as {
          d_km: number[];
          h_m: number[];
        };
        const last = h_m[h_m.length - 1];
        smoothEarthHeights(d_km, h_m, d_km.length, h_m[0] + c.htg_m, last + c.hrg_m, out);
        expect(Math.abs(out.h_std_m - c.hstd_m), c.profile).toBeLessThan(2e-6); // printed with 6 decimals
        expect(Math.abs(out.h_srd_m - c.hsrd_m), c.profile).toBeLessThan(2e-6);
      }
    },
  );
});
