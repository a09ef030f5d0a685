import { describe, expect, it } from 'vitest';
import { demandWeights, type WeightsInput } from '../../../src/demand/weights.js';
import { seededRandom } from '../../../src/foundation/random.js';
import { gridOf, maskOf } from './world.js';

const rows = Array.from({ length: 9 }, () => '.........');
const grid = gridOf(rows);
const size = grid.cols * grid.rows;
const centre = 4 * grid.cols + 4;
/** On the centre pixel of 9 × 9 pixels of 100 m. */
const middle = { x_m: 450, y_m: 450 };

const bare: WeightsInput = {
  grid,
  areaMask: maskOf(rows),
  people: new Float64Array(size).fill(20),
  basisIsPeople: true,
  complaints: [],
};

describe('weights of the demand', () => {
  it('are 1 where nothing is known', () => {
    expect(demandWeights(bare).every((w) => w === 1)).toBe(true);
    const nowhere = [{ x_m: -500, y_m: 450, count: 9 }];
    expect(demandWeights({ ...bare, complaints: nowhere }).every((w) => w === 1)).toBe(true);
  });

  it('are 1 + complaints per hundred people within 250 m, at most 2', () => {
    // 5 × 5 pixels of 20 people: 500 people.
    const weights = demandWeights({ ...bare, complaints: [{ ...middle, count: 3 }] });
    expect(weights[centre]).toBeCloseTo(1.6, 12);
    expect(weights[centre + 2]).toBeCloseTo(1.6, 12);
    expect(weights[centre + 3]).toBe(1);
    expect(demandWeights({ ...bare, complaints: [{ ...middle, count: 30 }] })[centre]).toBe(2);
    const land = { ...bare, basisIsPeople: false, complaints: [{ ...middle, count: 0.5 }] };
    expect(demandWeights(land)[centre]).toBe(1.5);
  });

  it('follow traffic over its mean where people are, between a half and two', () => {
    const people = new Float64Array(size).fill(0, 0).fill(10, 0, 4);
    const traffic = new Float32Array(size).fill(100);
    traffic.set([10, 40, 70, Number.NaN]);
    // Mean of 10, 40 and 70; traffic without people does not shift it, unknown traffic changes nothing.
    const weights = demandWeights({ ...bare, people, traffic });
    expect([...weights.slice(0, 4)]).toEqual([0.5, 1, 1.75, 1]);
    expect(weights[centre]).toBe(2);
  });

  it('of complaints agree with a search of every pixel in the square', () => {
    const random = seededRandom(5);
    const people = Float64Array.from({ length: size }, () => Math.floor(300 * random()));
    const complaints = Array.from({ length: 12 }, () => ({
      x_m: 900 * random(),
      y_m: 900 * random(),
      count: Math.ceil(3 * random()),
    }));
    const weights = demandWeights({ ...bare, people, complaints });
    for (let p = 0; p < size; p++) {
      const [col, row] = [p % 9, Math.floor(p / 9)];
      const near = (c: number, r: number) => Math.abs(c - col) <= 2 && Math.abs(r - row) <= 2;
      const felt = complaints
        .filter((c) => near(Math.floor(c.x_m / 100), Math.floor((900 - c.y_m) / 100)))
        .reduce((sum, c) => sum + c.count, 0);
      const around = people.reduce((sum, n, q) => sum + (near(q % 9, Math.floor(q / 9)) ? n : 0), 0);
      expect(weights[p]).toBeCloseTo(people[p] > 0 ? Math.min(2, 1 + (100 * felt) / around) : 1, 9);
    }
  });
});
