import { describe, expect, it } from 'vitest';
import { transformer } from '../../../src/geo/transform.js';
import { alignedGrid, cellSize_m } from '../../../src/raster/grid.js';
import type { GridSpec, RasterSource, Window } from '../../../src/raster/raster.js';
import { distributeCounts } from '../../../src/raster/sumPreserving.js';
import { warp } from '../../../src/raster/warp.js';

/** A raster in memory that records the windows asked of it. */
function memory(
  grid: GridSpec,
  value: (col: number, row: number) => number,
): RasterSource & { reads: Window[] } {
  const reads: Window[] = [];
  return {
    name: 'memory',
    grid,
    reads,
    read: (w) => {
      reads.push(w);
      const out = new Float64Array(w.cols * w.rows);
      for (let r = 0; r < w.rows; r++)
        for (let c = 0; c < w.cols; c++) out[r * w.cols + c] = value(w.col0 + c, w.row0 + r);
      return Promise.resolve(out);
    },
    close: () => Promise.resolve(),
  };
}

const cell = 1 / 1200;
const degrees: GridSpec = {
  crs: 'EPSG:4326',
  originX: 1.3,
  originY: 42.8,
  cellX: cell,
  cellY: cell,
  cols: 700,
  rows: 600,
};
const toDegrees = transformer('EPSG:32631', 'EPSG:4326');
const metric = alignedGrid(
  'EPSG:32631',
  { minX: 370_000, minY: 4_693_000, maxX: 400_000, maxY: 4_720_000 },
  60,
);

describe('warp', () => {
  it('keeps positions within 0.05 source cells of the exact transform', async () => {
    // Each source value is its own position, so the warped value is the position that was sampled.
    const cols = await warp(
      memory(degrees, (c) => c + 0.5),
      metric,
      toDegrees,
      'bilinear',
    );
    const rows = await warp(
      memory(degrees, (_, r) => r + 0.5),
      metric,
      toDegrees,
      'bilinear',
    );
    let worst = 0;
    for (let r = 0; r < metric.rows; r++) {
      for (let c = 0; c < metric.cols; c++) {
        const [lon, lat] = toDegrees(metric.originX + (c + 0.5) * 60, metric.originY - (r + 0.5) * 60);
        const k = r * metric.cols + c;
        worst = Math.max(
          worst,
          Math.abs(cols[k] - (lon - degrees.originX) / cell),
          Math.abs(rows[k] - (degrees.originY - lat) / cell),
        );
      }
    }
    expect(worst).toBeLessThan(0.05);
  });

  it('computes point by point where the transform is not smooth', async () => {
    const broken = (x: number, y: number): [number, number] => {
      const [lon, lat] = toDegrees(x, y);
      return x > 385_030 ? [lon + 0.05, lat] : [lon, lat];
    };
    const cols = await warp(
      memory(degrees, (c) => c + 0.5),
      metric,
      broken,
      'bilinear',
    );
    for (let c = 0; c < metric.cols; c++) {
      const x = metric.originX + (c + 0.5) * 60;
      const [lon] = broken(x, metric.originY - 30);
      expect(Math.abs(cols[c] - (lon - degrees.originX) / cell)).toBeLessThan(0.05);
    }
  });

  const small: GridSpec = { crs: 'EPSG:32631', originX: 0, originY: 4, cellX: 1, cellY: 1, cols: 4, rows: 4 };
  const same = (x: number, y: number): [number, number] => [x, y];
  const fine = (originX: number, originY: number): GridSpec => ({
    ...small,
    originX,
    originY,
    cellX: 0.5,
    cellY: 0.5,
    cols: 12,
    rows: 12,
  });

  it('is void where the nearest cell is void and leaves void neighbours out elsewhere', async () => {
    const holed = memory(small, (c, r) => (c === 1 && r === 1 ? Number.NaN : 10));
    const out = await warp(holed, fine(0, 4), same, 'bilinear');
    for (let r = 0; r < 8; r++) {
      for (let c = 0; c < 8; c++) {
        const inHole = c >> 1 === 1 && r >> 1 === 1;
        expect(out[r * 12 + c]).toBe(inHole ? Number.NaN : 10);
      }
    }
  });

  it('is void outside the source and constant to its very edge', async () => {
    const out = await warp(
      memory(small, () => 7),
      fine(-1, 5),
      same,
      'bilinear',
    );
    expect(out[0]).toBeNaN();
    expect(out[2 * 12 + 2]).toBe(7);
    expect(out[9 * 12 + 9]).toBe(7);
    expect(out[10 * 12 + 10]).toBeNaN();
  });

  it('takes whole classes with nearest', async () => {
    const out = await warp(
      memory(small, (c, r) => 10 * r + c),
      fine(0, 4),
      same,
      'nearest',
    );
    expect(out[3 * 12 + 5]).toBe(12);
  });

  it('reads a huge source by bounded windows that lie inside it', async () => {
    const huge: GridSpec = {
      ...small,
      originX: 0,
      originY: 60_000,
      cellX: 0.5,
      cellY: 0.5,
      cols: 120_000,
      rows: 120_000,
    };
    const source = memory(huge, () => 1);
    const target: GridSpec = { ...small, originY: 60_000, cellX: 4000, cellY: 4000, cols: 15, rows: 15 };
    const out = await warp(source, target, same, 'bilinear');
    expect(out.every((v) => v === 1)).toBe(true);
    for (const w of source.reads) {
      expect(w.cols * w.rows).toBeLessThanOrEqual(16 * 1024 * 1024);
      expect(w.col0 >= 0 && w.row0 >= 0 && w.col0 + w.cols <= huge.cols && w.row0 + w.rows <= huge.rows).toBe(
        true,
      );
    }
  });
});

describe('distributeCounts', () => {
  const toMetric = transformer('EPSG:4326', 'EPSG:32631');
  const people: GridSpec = { ...degrees, originX: 1.45, originY: 42.6, cols: 60, rows: 50 };
  const count = (c: number, r: number): number =>
    c % 7 === 0 && r % 5 === 0 ? Number.NaN : (c * 31 + r * 17) % 23;
  let sum = 0;
  for (let r = 0; r < people.rows; r++)
    for (let c = 0; c < people.cols; c++) if (!Number.isNaN(count(c, r))) sum += count(c, r);
  const transforms = { toSource: toDegrees, toTarget: toMetric };

  it('keeps the total on finer and on coarser cells', async () => {
    for (const size of [20, 60, 500]) {
      const grid = alignedGrid(
        'EPSG:32631',
        { minX: 370_000, minY: 4_708_000, maxX: 378_500, maxY: 4_719_500 },
        size,
      );
      const out = await distributeCounts(memory(people, count), grid, transforms);
      expect(Math.abs((out.total + out.outside) / sum - 1)).toBeLessThan(1e-9);
      expect(out.data.reduce((a, v) => a + (Number.isNaN(v) ? 0 : v), 0)).toBeCloseTo(out.total, 6);
    }
  });

  it('reports what falls outside instead of pressing it in', async () => {
    const half = alignedGrid(
      'EPSG:32631',
      { minX: 370_000, minY: 4_708_000, maxX: 374_500, maxY: 4_719_500 },
      60,
    );
    const out = await distributeCounts(
      memory(people, () => 1),
      half,
      transforms,
    );
    expect(out.total).toBeGreaterThan(100);
    expect(out.total).toBeLessThan(people.cols * people.rows - 100);
  });

  it('spreads a cell evenly: density is the same inside', async () => {
    const grid = alignedGrid(
      'EPSG:32631',
      { minX: 374_000, minY: 4_713_000, maxX: 376_000, maxY: 4_715_000 },
      200,
    );
    const out = await distributeCounts(
      memory(people, () => 10),
      grid,
      transforms,
    );
    const cellArea = cellSize_m(people);
    const perCell = (10 * 200 * 200) / (cellArea.x_m * cellArea.y_m);
    for (const v of out.data) expect(Math.abs(v / perCell - 1)).toBeLessThan(0.003);
  });

  it('leaves cells that no known count reaches unknown, and counts negative ones', async () => {
    const grid = alignedGrid(
      'EPSG:32631',
      { minX: 300_000, minY: 4_713_000, maxX: 376_000, maxY: 4_715_000 },
      500,
    );
    const out = await distributeCounts(
      memory(people, (c) => (c === 0 ? -9999 : 2)),
      grid,
      transforms,
    );
    expect(out.data[0]).toBeNaN();
    expect(out.negativeCells).toBeGreaterThan(0);
    expect(out.data.every((v) => Number.isNaN(v) || v >= 0)).toBe(true);
  });
});
