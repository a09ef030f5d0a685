import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../../src/calibration/fit.js';
import { correlationDistance_m, correlogram, hits, score } from '../../../src/calibration/score.js';
import { normalQuantile } from '../../../src/foundation/math.js';
import { seededRandom } from '../../../src/foundation/random.js';

const random = seededRandom(11);
const normal = (): number => normalQuantile(random());

describe('score', () => {
  it('is the textbook on four errors', () => {
    const { count, mean_dB, std_dB, rms_dB } = score([2, 4, 4, 6], [1, 2, 3, 4]);
    expect([count, mean_dB, rms_dB]).toEqual([4, 4, Math.sqrt(18)]);
    expect(std_dB).toBeCloseTo(Math.sqrt(8 / 3), 12);
  });

  it('rms² = mean² + std²·(n − 1)/n, and the slope is that of least squares', () => {
    const d_m = Array.from({ length: 300 }, () => 100 * 50 ** random());
    const errors = d_m.map((d) => 3 + 5 * Math.log10(d) + 7 * normal());
    const s = score(errors, d_m);
    expect(s.rms_dB ** 2).toBeCloseTo(s.mean_dB ** 2 + (s.std_dB ** 2 * 299) / 300, 8);
    const line = leastSquares([d_m.map(() => 1), d_m.map(Math.log10)], errors);
    expect(s.slope_dB).toBeCloseTo(line.coefficients[1], 9);
    expect(Math.abs(s.slope_dB - 5)).toBeLessThan(3 * line.standardErrors[1]);
  });

  it('leaves unknown what the links do not decide', () => {
    expect(score([], [])).toMatchObject({ count: 0, mean_dB: Number.NaN, rms_dB: Number.NaN });
    expect(score([3], [100])).toMatchObject({ mean_dB: 3, std_dB: Number.NaN, slope_dB: Number.NaN });
    expect(score([3, 5], [100, 100]).slope_dB).toBeNaN();
  });
});

it('hits count both kinds of misses; a level at the threshold reaches it', () => {
  const found = hits([-90, -100, -95, -110], [-100, -100, -90, -90], -100);
  expect(found).toEqual({
    count: 4,
    hitRate: 3 / 4,
    falselyCovered: 0,
    falselyWeak: 1 / 4,
    measuredCovered: 1,
  });
  expect(hits([-90, -120], [-101, -120], -100)).toMatchObject({ hitRate: 0.5, falselyCovered: 0.5 });
  expect(hits([], [], 0).hitRate).toBeNaN();
});

describe('correlation of errors', () => {
  /** A walk with steps of 5 m whose errors forget by exp(−5/D) each step (Gudmundson 1991). */
  const walk = (D_m: number, steps: number) => {
    const keep = Math.exp(-5 / D_m);
    let error_dB = normal();
    return Array.from({ length: steps }, (_, i) => {
      error_dB = keep * error_dB + Math.sqrt(1 - keep * keep) * normal();
      return { x_m: 3 * i, y_m: 4 * i, error_dB: 10 + 8 * error_dB };
    });
  };

  it('finds the distance with which an exponential field was made', () => {
    for (const D_m of [30, 80])
      expect(correlationDistance_m(correlogram(walk(D_m, 40_000), 10, 400)) / D_m).toBeCloseTo(1, 0.8);
  });

  it('counts every pair once and each lag at its mean distance', () => {
    const at = (x_m: number, error_dB: number) => ({ x_m, y_m: 0, error_dB });
    const lags = correlogram([at(27, -1), at(0, 1), at(4, 1), at(97, -1)], 10, 80);
    expect(lags.map(({ lag_m, pairs }) => [lag_m, pairs])).toEqual([
      [4, 1],
      [25, 2],
      [70, 1],
    ]);
    // Mean 0, variance 4/3 with n − 1.
    lags.forEach((lag, i) => {
      expect(lag.correlation).toBeCloseTo([0.75, -0.75, 0.75][i], 12);
    });
  });

  it('is unknown where the correlation stays', () => {
    expect(correlationDistance_m([{ lag_m: 10, pairs: 9, correlation: 0.9 }])).toBeNaN();
    expect(correlationDistance_m([{ lag_m: 10, pairs: 9, correlation: 0 }])).toBeCloseTo(
      10 * (1 - 1 / Math.E),
      12,
    );
  });
});
