import { describe, expect, it } from 'vitest';
import { groundAt_m, highestPixels, peopleSeen } from '../../../src/siting/highGround.js';
import { county } from './world.js';

const line = (overrides: Readonly<Record<number, number>> = {}) => {
  const { coverage, people } = county(['#'.repeat(60)]);
  for (const [pixel, height] of Object.entries(overrides)) coverage.ground_m[Number(pixel)] = height;
  return { coverage, people };
};
const at = (pixel: number) => ({ x_m: 50 + 100 * pixel, y_m: 50 });
const pixels = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('people seen from a mast', () => {
  it('are all on flat ground as far as the horizon of the bent earth', () => {
    const { coverage, people } = line();
    expect(peopleSeen(coverage, people, at(0), 35, pixels(1, 60))).toBe(5900);
  });

  it('are not those behind a ridge, by the similar triangles of the shadow', () => {
    // 35 m above 10 m, ridge of 30 m (20 m above ground) 1 km away: the shadow on 1.5 m ends at 1 km · 33.5/15.
    const { coverage, people } = line({ 10: 30 });
    const seen = pixels(11, 60).filter((p) => peopleSeen(coverage, people, at(0), 35, [p]) > 0);
    const shadowEnd_m = (1000 * 33.5) / 15;
    expect(seen[0]).toBeGreaterThanOrEqual(Math.floor(shadowEnd_m / 100));
    expect(seen[0]).toBeLessThanOrEqual(Math.ceil(shadowEnd_m / 100) + 1);
    expect(seen).toEqual(pixels(seen[0], 60));
    expect(peopleSeen(coverage, people, at(0), 35, [10])).toBe(100);
  });

  it('are not counted across void terrain, nor from it', () => {
    const { coverage, people } = line({ 5: Number.NaN });
    expect(peopleSeen(coverage, people, at(0), 35, pixels(1, 10))).toBe(400);
    expect(peopleSeen(coverage, people, at(5), 35, pixels(6, 10))).toBe(0);
    expect(groundAt_m(coverage, { x_m: -1, y_m: 50 })).toBeNaN();
  });
});

describe('highest pixels', () => {
  it('keep 200 m from each other, skip what is not possible, and end at the least height', () => {
    const { coverage } = line({ 20: 50, 21: 49, 22: 40, 30: 45, 35: 60, 50: 90 });
    const search = { coverage, around: at(25), radius_m: 1500, most: 9, least_m: 15 };
    const found = (possible: (x: number) => boolean) =>
      highestPixels({ ...search, possible: ({ x_m }) => possible(x_m) }).map((p) => (p.x_m - 50) / 100);
    expect(found(() => true)).toEqual([35, 20, 30, 22]);
    expect(found((x) => x !== 50 + 3500)).toEqual([20, 30, 22]);
  });
});
