import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clutterClasses } from '../../../src/terrain/clutter.js';
import {
  paintSettlements,
  type SettlementEvidence,
  settlementThresholds,
  squareMeans,
} from '../../../src/terrain/settlement.js';
import { cell, grid } from './world.js';

const size = grid.cols * grid.rows;

function mask(evidence: SettlementEvidence) {
  const classes = new Uint8Array(size);
  const facts = paintSettlements(grid, evidence, classes);
  const ids = Array.from(classes, (c) => clutterClasses[c].id);
  return { facts, ids, count: (id: string) => ids.filter((x) => x === id).length };
}

/** Houses of this ground area in the cells of a square, nothing elsewhere. */
function houses(area_m2: number, col0: number, row0: number, side: number): Float32Array {
  const out = new Float32Array(size);
  for (let row = row0; row < row0 + side; row++) out.fill(area_m2, cell(col0, row), cell(col0 + side, row));
  return out;
}

describe('settlements without land cover', () => {
  it('are where buildings stand, and nowhere else', () => {
    // Half of the ground of 80 m × 80 m is under roofs; more than half a square of search from it nothing is settled.
    const { ids, count, facts } = mask({ buildings_m2: houses(50, 8, 6, 8) });
    expect(ids[cell(11, 9)]).toBe('suburban');
    for (const far of [cell(2, 9), cell(21, 9), cell(11, 0), cell(29, 19)]) expect(ids[far]).toBe('unmapped');
    expect(count('village') + count('suburban')).toBe(facts.cellsBy.buildings);
    expect(Object.keys(facts.cellsBy)).toEqual(['buildings']);
  });

  it('take five houses on a hectare for a village and fewer for none', () => {
    const scattered = (count: number): Float32Array => {
      const out = new Float32Array(size);
      for (let k = 0; k < count; k++) out[cell(8 + k, 10)] = 120;
      return out;
    };
    expect(mask({ buildings_m2: scattered(5) }).count('village')).toBeGreaterThan(0);
    expect(mask({ buildings_m2: scattered(5) }).count('suburban')).toBe(0);
    expect(mask({ buildings_m2: scattered(3) }).count('village')).toBe(0);
  });

  it('are told by the density of people at the stated thresholds; no data is nobody', () => {
    const { villagePeople_perKm2: v, suburbanPeople_perKm2: s } = settlementThresholds;
    const people_perKm2 = new Float32Array(size).fill(Number.NaN);
    people_perKm2.set([v - 1, v, s - 1, s]);
    expect(mask({ people_perKm2 }).ids.slice(0, 5)).toEqual([
      'unmapped',
      'village',
      'village',
      'suburban',
      'unmapped',
    ]);
  });

  it('are told by streets only where neither buildings nor people are known', () => {
    const road_km = new Float64Array(size).fill(0.002);
    expect(mask({ road_km }).count('village')).toBe(size);
    const withPeople = mask({ road_km, people_perKm2: new Float32Array(size) });
    expect(withPeople.count('village')).toBe(0);
    expect(withPeople.facts.cellsBy).toEqual({ population: 0 });
  });

  it('do not see a village at a crossing of two roads', () => {
    const road_km = new Float64Array(size);
    for (let col = 0; col < grid.cols; col++) road_km[cell(col, 10)] = 0.01;
    for (let row = 0; row < grid.rows; row++) road_km[cell(15, row)] += 0.01;
    const wide = { ...grid, cellX: 25, cellY: 25 };
    const classes = new Uint8Array(size);
    paintSettlements(wide, { road_km: road_km.map((km) => 2.5 * km) }, classes);
    expect(Math.max(...classes)).toBe(0);
  });

  it('take the densest of several sources', () => {
    const places = new Uint8Array(size).fill(1, 0, 20);
    const people_perKm2 = new Float32Array(size).fill(1e4, 10, 30);
    const { ids, facts } = mask({ places, people_perKm2 });
    expect([ids[5], ids[15], ids[25], ids[35]]).toEqual(['village', 'suburban', 'suburban', 'unmapped']);
    expect(facts.cellsBy).toEqual({ population: 20, places: 20 });
  });
});

describe('mean over a square', () => {
  it('is the mean of the cells that lie in it and in the grid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 81, maxLength: 81 }),
        (cols, rows, side_m, drawn) => {
          const values = Float64Array.from(drawn.slice(0, cols * rows));
          const means = squareMeans(values, { cols, rows, cellX: 10 }, side_m);
          const reach = Math.max(0, Math.round((side_m / 10 - 1) / 2));
          for (let i = 0; i < values.length; i++) {
            const near = [...values].filter(
              (_, k) =>
                Math.abs((k % cols) - (i % cols)) <= reach &&
                Math.abs(Math.floor(k / cols) - Math.floor(i / cols)) <= reach,
            );
            expect(means[i]).toBeCloseTo(near.reduce((a, b) => a + b, 0) / near.length, 3);
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
