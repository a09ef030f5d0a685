import { describe, expect, it } from 'vitest';
import {
  alignedGrid,
  cellSize_m,
  countVoids,
  gridBounds,
  intersect,
  subGrid,
  windowOf,
  withHalo,
} from '../../../src/raster/grid.js';

const bounds = { minX: 369_012, minY: 4_698_031, maxX: 401_999, maxY: 4_724_970 };

describe('grids', () => {
  it('cover their bounds on multiples of the cell and no wider than that', () => {
    const g = alignedGrid('EPSG:25831', bounds, 30);
    const b = gridBounds(g);
    expect([g.originX % 30, g.originY % 30]).toEqual([0, 0]);
    expect(b.minX).toBeLessThanOrEqual(bounds.minX);
    expect(b.maxX).toBeGreaterThanOrEqual(bounds.maxX);
    expect(bounds.minX - b.minX).toBeLessThan(30);
    expect(b.maxY - bounds.maxY).toBeLessThan(30);
  });

  it('do not grow when bounds lie on the edges but for rounding', () => {
    const g = alignedGrid('EPSG:4326', { minX: 0.1 * 3, minY: 0, maxX: 0.7, maxY: 0.1 + 0.2 }, 0.1);
    expect([g.cols, g.rows]).toEqual([4, 3]);
  });

  it('cut windows to the grid', () => {
    const g = alignedGrid('EPSG:25831', { minX: 0, minY: 0, maxX: 300, maxY: 200 }, 10);
    expect(windowOf(g, { minX: 15, minY: 25, maxX: 35, maxY: 1000 })).toEqual({
      col0: 1,
      row0: 0,
      cols: 3,
      rows: 18,
    });
    expect(windowOf(g, { minX: 400, minY: 0, maxX: 500, maxY: 100 })).toBeUndefined();
    expect(withHalo(g, { col0: 1, row0: 5, cols: 2, rows: 2 }, 3)).toEqual({
      col0: 0,
      row0: 2,
      cols: 6,
      rows: 8,
    });
    expect(intersect({ col0: 0, row0: 0, cols: 2, rows: 2 }, { col0: 2, row0: 0, cols: 2, rows: 2 })).toBe(
      undefined,
    );
    expect(gridBounds(subGrid(g, { col0: 3, row0: 4, cols: 5, rows: 6 }))).toEqual({
      minX: 30,
      minY: 100,
      maxX: 80,
      maxY: 160,
    });
  });

  it('know their cell in metres in degrees and in metres', () => {
    const degrees = { ...alignedGrid('EPSG:4326', { minX: 1, minY: 60, maxX: 2, maxY: 61 }, 0.001) };
    const { x_m, y_m } = cellSize_m(degrees);
    expect(x_m / y_m).toBeCloseTo(Math.cos((60.5 * Math.PI) / 180), 2);
    expect(cellSize_m(alignedGrid('EPSG:25831', bounds, 30))).toEqual({ x_m: 30, y_m: 30 });
  });

  it('count voids', () => {
    expect(countVoids(new Float32Array([1, Number.NaN, 0, Number.NaN]))).toBe(2);
  });
});
