import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/foundation/random.js';
import {
  countGrids,
  mergedGrids,
  type NamedGrids,
  namedGrids,
} from '../../../../src/siting/zones/namedGrids.js';
import { zoneWorld } from './world.js';

/** `w` weak at −120 dBm, `P` weak with people, `.` good, blank outside; pixels of `cell_m`. */
function grids(rows: readonly string[], cell_m = 100, originX = 0): NamedGrids {
  const { coverage, people } = zoneWorld(rows, { cell_m });
  const shifted = { ...coverage, pixelGrid: { ...coverage.pixelGrid, originX } };
  return namedGrids(shifted, shifted.services[0], people);
}

describe('weak grids by the common names', () => {
  it('are those of which less than 90 % is above −110 dBm; nine of ten are good', () => {
    // Pixels of 10 m: one square of 100 of them.
    const square = (weak: number) =>
      Array.from({ length: 10 }, (_, r) =>
        Array.from({ length: 10 }, (_, c) => (10 * r + c < weak ? 'w' : '.')).join(''),
      );
    expect(countGrids(grids(square(10), 10))).toEqual({ grids: 1, weakGrids: 0, weakClusters: 0 });
    expect(countGrids(grids(square(11), 10)).weakGrids).toBe(1);
  });

  it('are weighed by people where people are', () => {
    const rows = Array.from({ length: 10 }, () => '..........');
    rows[0] = 'P.........';
    expect(countGrids(grids(rows, 10)).weakGrids).toBe(1);
  });

  it('that are unknown or outside are none', () => {
    expect(countGrids(grids(['?? ..']))).toEqual({ grids: 2, weakGrids: 0, weakClusters: 0 });
  });
});

describe('a weak cluster', () => {
  const clusters = (rows: readonly string[]) => countGrids(grids(rows)).weakClusters;

  it('is 16 grids that touch, corners too', () => {
    expect(clusters(['wwww', 'wwww', 'wwww', 'wwww'])).toBe(1);
    expect(clusters(['wwww', 'wwww', 'wwww', 'www.'])).toBe(0);
    expect(clusters(['wwwwwwww........', '........wwwwwwww'])).toBe(1);
  });

  it('is not two: a gap of one grid is closed, one of three is not', () => {
    const row = (gap: number) => `${'w'.repeat(8)}${'.'.repeat(gap)}${'w'.repeat(8)}`;
    const tall = (gap: number) => [row(gap), row(gap), row(gap)];
    expect(clusters(tall(1))).toBe(1);
    expect(clusters(tall(3))).toBe(2);
  });
});

describe('grids of two counties', () => {
  it('together are those of one run, wherever the border cuts them', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 12; round++) {
      const cell_m = [20, 30, 100][round % 3];
      const originX = cell_m * Math.floor(40 * random());
      const rough = (r: number, c: number) =>
        Math.sin(0.19 * c + round) + Math.cos(0.23 * r) + 0.8 * random();
      const rows = Array.from({ length: 90 }, (_, r) =>
        Array.from({ length: 90 }, (_, c) => {
          const v = rough(r, c);
          return v > 1.9 ? '?' : v > 0.7 ? 'w' : v > 0.6 ? 'P' : v > 0.3 ? 'c' : '.';
        }).join(''),
      );
      const border = rows.map(() => Math.floor(20 + 50 * random()));
      const part = (inWest: boolean) =>
        rows.map((row, r) => [...row].map((c, i) => (i < border[r] === inWest ? c : ' ')).join(''));
      const union = grids(rows, cell_m, originX);
      const merged = mergedGrids([grids(part(true), cell_m, originX), grids(part(false), cell_m, originX)]);
      expect(merged.state, `round ${round}`).toEqual(union.state);
      expect(countGrids(merged)).toEqual(countGrids(union));
      expect(countGrids(union).weakClusters).toBeGreaterThan(0);
    }
  });
});
