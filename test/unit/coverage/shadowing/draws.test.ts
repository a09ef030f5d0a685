/** Intervals: their middle is the expected share, their width the variance worked out pixel against pixel. */
import { describe, expect, it } from 'vitest';
import { commonShare, type DrawWorld, drawShares } from '../../../../src/coverage/shadowing/draws.js';
import { correlationDistance_m } from '../../../../src/coverage/shadowing/field.js';
import { intervalOf, quantile } from '../../../../src/coverage/shadowing/interval.js';
import { normalCdf, normalQuantile } from '../../../../src/foundation/math.js';
import { seededRandom } from '../../../../src/foundation/random.js';

const cols = 24;
const rows = 18;
const grid = { cols, rows, cellX: 40, cellY: 40 };
const random = seededRandom(11);
const size = cols * rows;
const areaMask = new Uint8Array(size).fill(1, cols);
const builtUp = new Uint8Array(size);
const map = Float32Array.from({ length: size }, () => 0.05 + 0.9 * random());
const people = Float64Array.from({ length: size }, (_, p) =>
  areaMask[p] && random() < 0.3 ? 10 * random() : 0,
);
const world: DrawWorld = {
  grid,
  areaMask,
  builtUp,
  probability: [map],
  weights: [people],
  seed: 5,
  draws: 800,
};
const all = drawShares(world, { from: 0, to: world.draws });
const area = all.filter((_, i) => i % 2 === 0);
const share = all.filter((_, i) => i % 2 === 1);

const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: Float64Array): number => {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - middle) ** 2, 0) / (values.length - 1));
};

/** P(U > a and V > b) of standard normal values with this correlation, by integration over U. */
function bothAbove(a: number, b: number, correlation: number): number {
  const steps = 200;
  const top = 7;
  const rest = Math.sqrt(1 - correlation * correlation);
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const u = a + ((i + 0.5) * (top - a)) / steps;
    sum += Math.exp((-u * u) / 2) * normalCdf((correlation * u - b) / rest);
  }
  return ((top - a) / steps) * (sum / Math.sqrt(2 * Math.PI));
}

/** Standard deviation of the weighted share over all worlds, from pairs of pixels. */
function expectedDeviation(weight: ArrayLike<number>): number {
  const pixels = [...map.keys()].filter((p) => weight[p] > 0 && areaMask[p] === 1);
  const total = pixels.reduce((sum, p) => sum + weight[p], 0);
  let variance = 0;
  for (const p of pixels)
    for (const q of pixels) {
      const apart = Math.abs((p % cols) - (q % cols)) + Math.abs(Math.floor(p / cols) - Math.floor(q / cols));
      const local = Math.exp((-apart * grid.cellX) / correlationDistance_m.open);
      const correlation = commonShare + (1 - commonShare) * local;
      const both =
        p === q ? map[p] : bothAbove(normalQuantile(1 - map[p]), normalQuantile(1 - map[q]), correlation);
      variance += (weight[p] * weight[q] * (both - map[p] * map[q])) / total ** 2;
    }
  return Math.sqrt(variance);
}

describe('drawn worlds', () => {
  it('are covered on average as the probabilities say', () => {
    const inside = [...map.keys()].filter((p) => areaMask[p] === 1);
    const expectedArea = inside.reduce((sum, p) => sum + map[p], 0) / inside.length;
    const expectedShare =
      inside.reduce((sum, p) => sum + people[p] * map[p], 0) / people.reduce((a, b) => a + b, 0);
    expect(Math.abs(mean(area) - expectedArea)).toBeLessThan(0.01);
    expect(Math.abs(mean(share) - expectedShare)).toBeLessThan(0.01);
  });

  it('differ from each other as pairs of pixels say', () => {
    expect(deviation(share) / expectedDeviation(people)).toBeGreaterThan(0.93);
    expect(deviation(share) / expectedDeviation(people)).toBeLessThan(1.07);
  });

  it('give an interval that holds nine worlds in ten, and one of changes for the same worlds', () => {
    const { low, high, level } = intervalOf(share);
    expect(level).toBe(0.9);
    const inside = share.filter((v) => v >= low && v <= high).length / share.length;
    expect(inside).toBeCloseTo(0.9, 2);
    const better = map.map((p) => Math.min(1, p + 0.02));
    const both = drawShares({ ...world, probability: [map, better] }, { from: 0, to: 50 });
    const change = Array.from({ length: 50 }, (_, k) => both[4 * k + 2] - both[4 * k]);
    // In one world more probability never uncovers a pixel; drawn apart, changes would be of both signs.
    expect(Math.min(...change)).toBeGreaterThanOrEqual(0);
  });

  it('do not depend on how they are shared out, and count what is unknown as not covered', () => {
    const parts = [0, 7, 20].map((from, i, starts) => drawShares(world, { from, to: starts[i + 1] ?? 30 }));
    expect(parts.flatMap((p) => [...p])).toEqual([...all.subarray(0, 60)]);
    const unknown = new Float32Array(size).fill(Number.NaN);
    expect([...drawShares({ ...world, probability: [unknown] }, { from: 0, to: 2 })]).toEqual([0, 0, 0, 0]);
    const certain = new Float32Array(size).fill(1);
    expect([...drawShares({ ...world, probability: [certain] }, { from: 0, to: 2 })]).toEqual([1, 1, 1, 1]);
  });

  it('quantiles go straight between values and stay within them', () => {
    const sorted = Float64Array.from([1, 2, 4]);
    expect([0, 0.5, 1].map((p) => quantile(sorted, p))).toEqual([1, 2, 4]);
    expect(quantile(sorted, 2 / 3)).toBeCloseTo(3, 12);
  });
});
