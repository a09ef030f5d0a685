/** Two tests that every model with reference cases passes: all cases pass, and a moved expectation is a miss. */
import { expect, it } from 'vitest';
import { type ReferencePort, verify } from '../../src/app/verify.js';
import { has, shared } from '../helpers/needs.js';
import { directoryPort } from './port.js';

interface MovableCase {
  expect: Record<string, unknown>;
  tol_db?: number;
  tol_abs?: number;
  tol_rel?: number;
  tol?: Record<string, { abs?: number; rel?: number }>;
  gate?: boolean;
}

/** Moves each expected number by twice its tolerance and the error that the cases may have already. */
function move(c: MovableCase): void {
  for (const [key, value] of Object.entries(c.expect)) {
    if (typeof value !== 'number') continue;
    const own = c.tol?.[key];
    const abs = own ? (own.abs ?? 0) : (c.tol_db ?? c.tol_abs ?? 0);
    const rel = own ? (own.rel ?? 0) : (c.tol_rel ?? 0);
    c.expect[key] = value + 2 * (abs + rel * Math.abs(value)) + 1e-9;
  }
}

/** `refusals`: cases that expect an error, which no moved number can turn into a miss. */
export function everyCase(model: string, least: number, refusals = 0): void {
  const there = has(shared('reference'));

  it.skipIf(!there)(`${model}: every reference case passes`, async () => {
    const { folders } = await verify(directoryPort(shared('reference')), { models: [model] });
    expect(folders.flatMap((f) => f.misses)).toEqual([]);
    expect(folders.reduce((sum, f) => sum + f.passed, 0)).toBeGreaterThanOrEqual(least);
    expect(folders.reduce((sum, f) => sum + f.cases - f.passed - f.notRun, 0)).toBe(0);
  });

  it.skipIf(!there)(`${model}: an expectation moved beyond its tolerance is a miss`, async () => {
    const port = directoryPort(shared('reference'));
    const moved: ReferencePort = {
      ...port,
      read: async (path) => {
        const json = JSON.parse(await port.read(path)) as { cases?: MovableCase[] };
        for (const c of json.cases ?? []) move(c);
        return JSON.stringify(json);
      },
    };
    const { folders } = await verify(moved, { models: [model] });
    expect(folders.length).toBeGreaterThan(0);
    for (const { folder, passed } of folders) expect(passed, folder).toBe(refusals);
  });
}
