/** The random field: standard normal everywhere, forgetting with distance as it should, the same for the same seed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CorrelatedRows, whiteRow } from '../../../../src/coverage/shadowing/field.js';
import { seededRandom } from '../../../../src/foundation/random.js';

const cols = 400;
const rows = 400;
const cell = { cellX: 20, cellY: 30 };
const distance_m = 90;

function field(seed: number): Float32Array {
  const random = seededRandom(seed);
  const lines = new CorrelatedRows(cols, cell, distance_m);
  const noise = new Float32Array(cols);
  const out = new Float32Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    whiteRow(noise, random);
    out.set(lines.next(noise), r * cols);
  }
  return out;
}

/** Mean product of values `dc` columns and `dr` rows apart. */
function correlation(values: Float32Array, dc: number, dr: number): number {
  let sum = 0;
  for (let r = 0; r + dr < rows; r++)
    for (let c = 0; c + dc < cols; c++) sum += values[r * cols + c] * values[(r + dr) * cols + c + dc];
  return sum / ((rows - dr) * (cols - dc));
}

describe('a field of shadowing', () => {
  let fields: Float32Array[];
  beforeAll(() => {
    fields = Array.from({ length: 8 }, (_, seed) => field(seed));
  });
  const mean = (of: (f: Float32Array) => number): number => fields.reduce((sum, f) => sum + of(f), 0) / 8;

  it('has mean 0 and variance 1, at its first pixels as in its middle', () => {
    expect(mean((f) => f.reduce((a, b) => a + b, 0) / f.length)).toBeCloseTo(0, 1);
    expect(mean((f) => correlation(f, 0, 0))).toBeCloseTo(1, 1);
    const firstRow = mean((f) => f.subarray(0, cols).reduce((a, b) => a + b * b, 0) / cols);
    expect(firstRow).toBeGreaterThan(0.75);
    expect(firstRow).toBeLessThan(1.25);
  });

  it('is normal: 10 in 100 values lie above 1.2816, and 1 in 100 above 2.3263', () => {
    const above = (x: number) => mean((f) => f.filter((v) => v > x).length / f.length);
    expect(above(1.2816)).toBeCloseTo(0.1, 2);
    expect(above(2.3263)).toBeCloseTo(0.01, 2);
  });

  it.each([
    [1, 0],
    [4, 0],
    [0, 1],
    [0, 5],
    [3, 2],
    [12, 0],
  ])('forgets with distance: %i columns and %i rows apart', (dc, dr) => {
    const expected = Math.exp(-(dc * cell.cellX + dr * cell.cellY) / distance_m);
    expect(Math.abs(mean((f) => correlation(f, dc, dr)) - expected)).toBeLessThan(0.02);
  });

  it('repeats with its seed and differs with another', () => {
    expect(field(1)).toEqual(fields[1]);
    expect(Math.abs(correlationOf(fields[1], fields[2]))).toBeLessThan(0.1);
  });

  const correlationOf = (a: Float32Array, b: Float32Array): number =>
    a.reduce((sum, v, i) => sum + v * b[i], 0) / a.length;
});
