import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/foundation/random.js';
import { burnPolygon } from '../../../../src/raster/mask.js';
import { type CornerPolygon, outline, signedArea } from '../../../../src/siting/zones/outline.js';

/** Cells of a drawing: `#` belongs to the set. */
function cellsOf(rows: readonly string[]): number[] {
  return [...rows.join('')].flatMap((c, i) => (c === '#' ? [i] : []));
}
const drawn = (rows: readonly string[]) => outline(cellsOf(rows), rows[0].length);
const area = (polygons: readonly CornerPolygon[]) =>
  polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);

describe('outline', () => {
  it('of a rectangle is its four corners, counter-clockwise with north up', () => {
    const [[ring]] = drawn(['....', '.##.', '.##.', '.##.']);
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual(ring[4]);
    expect(new Set(ring.map(String))).toEqual(new Set(['1,1', '3,1', '3,4', '1,4']));
    expect(signedArea(ring)).toBe(6);
  });

  it('keeps a hole as a hole, and an island in it as a polygon of its own', () => {
    const polygons = drawn(['#####', '#...#', '#.#.#', '#...#', '#####']);
    expect(polygons.map((p) => p.map(signedArea))).toEqual([[25, -9], [1]]);
  });

  it('gives an island with a hole its own hole', () => {
    const polygons = drawn(['#######', '#.....#', '#.###.#', '#.#.#.#', '#.###.#', '#.....#', '#######']);
    expect(polygons.map((p) => p.map(signedArea))).toEqual([
      [49, -25],
      [9, -1],
    ]);
  });

  it('makes separate polygons of cells that touch at a corner only', () => {
    expect(drawn(['#.', '.#']).map((p) => p.map(signedArea))).toEqual([[1], [1]]);
  });

  it('lets a pocket closed at one corner be a hole that touches the rim', () => {
    const polygons = drawn(['##.', '#.#', '###']);
    expect(polygons).toHaveLength(1);
    expect(polygons[0].map(signedArea)).toEqual([8, -1]);
  });

  it('of any set: burnt back it is the set, its area the number of cells, no corner twice in a ring', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const cols = 3 + Math.floor(random() * 9);
      const rows = 3 + Math.floor(random() * 9);
      const share = 0.2 + 0.7 * random();
      const cells = Array.from({ length: cols * rows }, (_, i) => i).filter(() => random() < share);
      const polygons = outline(cells, cols);
      expect(area(polygons)).toBe(cells.length);
      const grid = { crs: '', originX: 0, originY: 0, cellX: 1, cellY: 1, cols, rows };
      const burnt = new Uint8Array(cols * rows);
      for (const polygon of polygons) {
        expect(signedArea(polygon[0])).toBeGreaterThan(0);
        for (const hole of polygon.slice(1)) expect(signedArea(hole)).toBeLessThan(0);
        for (const ring of polygon)
          expect(new Set(ring.slice(1).map(String)).size, JSON.stringify(ring)).toBe(ring.length - 1);
        const own = new Uint8Array(cols * rows);
        burnPolygon(
          grid,
          polygon.map((ring) => ring.flatMap(([c, r]) => [c, -r])),
          own,
        );
        // Polygons do not overlap.
        own.forEach((v, i) => {
          burnt[i] += v;
        });
      }
      expect([...burnt].flatMap((v, i) => (v === 0 ? [] : [v === 1 ? i : -1]))).toEqual(cells);
    }
  });
});
