/** Tiles dealt to machines: each once, near each other, about the same work, and never more masts than need be. */
import { describe, expect, it } from 'vitest';
import { seconds, unitsOf } from '../../../src/coverage/plan/cost.js';
import { planCoverage, type Plan } from '../../../src/coverage/plan/plan.js';
import { splitTiles } from '../../../src/coverage/plan/shards.js';
import { heldWindowBytes, mastsOfTile, workOf } from '../../../src/coverage/plan/work.js';
import { seededRandom } from '../../../src/foundation/random.js';

/** A county of 30 m pixels; masts gather in its south-west. */
function countyOf(cols: number, rows: number, masts: number): Plan {
  const random = seededRandom(11);
  const cell_m = 30;
  const sectors = Array.from({ length: masts }, (_, index) => ({
    index,
    x_m: random() ** 2 * cols * cell_m,
    y_m: random() ** 2 * rows * cell_m,
    antennaHeight_mAGL: 30,
    frequency_MHz: 773,
    model: 'auto' as const,
    radius_m: 3000,
  }));
  return planCoverage(sectors, {
    lattice: { stride: 1, col0: 0, row0: 0, cols, rows },
    cell_m,
    originX: 0,
    originY: rows * cell_m,
    workCols: cols,
    workRows: rows,
    tileSize: 64,
  });
}

const county = countyOf(700, 500, 60);
const pixelsOf = (w: { cols: number; rows: number }): number => w.cols * w.rows;
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('shards of a plan', () => {
  it.each([1, 2, 3, 7, 16])('hold every tile once, for %i of them', (count) => {
    const shards = splitTiles(county, count, 'fast');
    expect(shards).toHaveLength(count);
    expect(shards.flat().sort((a, b) => a - b)).toEqual([...county.tiles.keys()]);
    for (const tiles of shards) expect(tiles).toEqual([...tiles].sort((a, b) => a - b));
  });

  it('are some of them empty when there are more than tiles, never two with one tile between them', () => {
    const small = countyOf(120, 120, 3);
    const sizes = splitTiles(small, 7, 'fast').map((tiles) => tiles.length);
    expect(sizes.filter((n) => n === 1)).toHaveLength(4);
    expect(sizes.filter((n) => n === 0)).toHaveLength(3);
  });

  it('have about the same work, and sweep fewer masts twice than rows of tiles dealt in turn', () => {
    const count = 4;
    const unitsIn = (shards: readonly (readonly number[])[]): number[] =>
      shards.map((tiles) => unitsOf(workOf(county, tiles), 'fast'));
    const split = unitsIn(splitTiles(county, count, 'fast'));
    expect(Math.max(...split) / (sum(split) / count)).toBeLessThan(1.35);
    const inTurn = Array.from({ length: count }, (_, i) =>
      [...county.tiles.keys()].filter((t) => t % count === i),
    );
    expect(sum(split)).toBeLessThan(0.7 * sum(unitsIn(inTurn)));
  });
});

describe('work of tiles', () => {
  it('counts a mast once, however many tiles it meets, and adds up over the fold', () => {
    const all = workOf(county, [...county.tiles.keys()]);
    expect(all).toEqual(county.work);
    const parts = county.tiles.map((_, t) => workOf(county, [t]));
    expect(sum(parts.map((p) => p.foldCells))).toBe(all.foldCells);
    expect(sum(parts.map((p) => p.sweepCells))).toBeGreaterThan(all.sweepCells);
    // Every window lies inside the grid here or is cut to it: its pixels are folded once for its one sector.
    expect(all.foldCells).toBe(sum(county.windows.map(({ window }) => pixelsOf(window))));
    expect(all.windowBytes).toBe(2 * all.foldCells);
  });

  it('holds a mast from its first tile on, by rows of tiles until their last, more of it with more lanes', () => {
    const tiles = [...county.tiles.keys()];
    const [one, three] = [1, 3].map((lanes) => heldWindowBytes(county, tiles, lanes));
    expect(one).toBeLessThan(three);
    expect(three).toBeLessThan(county.work.windowBytes);
    expect(heldWindowBytes(county, tiles, tiles.length)).toBe(county.work.windowBytes);
    // The other road: at each tile, rows of tiles of masts that have been met, which are met at it or later.
    const rowOf = (t: number): number => county.tiles[t].tile.row0 / county.tileSize;
    const slabBytes = (mast: number, row: number): number =>
      sum(
        county.masts[mast].windows.map((w) => {
          const { window } = county.windows[w];
          const inRow = Array.from({ length: window.rows }, (_, r) => window.row0 + r).filter(
            (r) => Math.floor(r / county.tileSize) === row,
          );
          return 2 * window.cols * inRow.length;
        }),
      );
    const masts = tiles.map((t) => mastsOfTile(county, county.tiles[t]));
    const held = tiles.map((t) => {
      const met = new Set(masts.slice(0, t + 1).flat());
      const later = new Set(tiles.slice(t).flatMap((u) => masts[u].map((mast) => `${mast}/${rowOf(u)}`)));
      return sum(
        [...later]
          .map((slab) => slab.split('/').map(Number))
          .filter(([mast]) => met.has(mast))
          .map(([mast, row]) => slabBytes(mast, row)),
      );
    });
    expect(one).toBe(Math.max(...held));
  });

  it('takes longer with the exact engine', () => {
    expect(seconds(county.work, 'exact')).toBeGreaterThan(3 * seconds(county.work, 'fast'));
  });
});
