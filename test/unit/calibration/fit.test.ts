import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Correction,
  corrected_dB,
  type FitLink,
  fitCorrection,
  leastSquares,
  tunedSpm,
} from '../../../src/calibration/fit.js';
import { normalQuantile } from '../../../src/foundation/math.js';
import { seededRandom } from '../../../src/foundation/random.js';
import { defaultModel } from '../../../src/propagation/spm/defaults.js';
import { spmLoss_dB, withConvention } from '../../../src/propagation/spm/equations.js';

const random = seededRandom(7);
const normal = (): number => normalQuantile(random());

/** Links of two sites whose truth is a model that is off by 12 dB, −5 dB and 6 dB a decade, with noise of `sigma_dB`. */
const links = (count: number, sigma_dB: number): FitLink[] =>
  Array.from({ length: count }, (_, i) => {
    const d_m = 100 * 50 ** random();
    const predicted_dB = 130 + 35 * Math.log10(d_m / 1000);
    const truth_dB = predicted_dB + (i % 2 ? 12 : -5) + 6 * Math.log10(d_m / 1000);
    return { site: i % 2 ? 'b' : 'a', d_m, predicted_dB, measured_dB: truth_dB + sigma_dB * normal() };
  });

describe('leastSquares', () => {
  it('is the closed form of a straight line, with its standard errors', () => {
    const value = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 30 }), (points) => {
        const [x, y] = [points.map(([a]) => a), points.map(([, b]) => b)];
        const n = x.length;
        const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / n;
        const Sxx = x.reduce((s, a) => s + (a - mean(x)) ** 2, 0);
        fc.pre(Sxx > 1);
        const slope = x.reduce((s, a, i) => s + (a - mean(x)) * (y[i] - mean(y)), 0) / Sxx;
        const intercept = mean(y) - slope * mean(x);
        const left = x.reduce((s, a, i) => s + (y[i] - intercept - slope * a) ** 2, 0);
        const sigma = Math.sqrt(left / (n - 2));
        const fit = leastSquares([x.map(() => 1), x], y);
        expect(fit.coefficients[0]).toBeCloseTo(intercept, 6);
        expect(fit.coefficients[1]).toBeCloseTo(slope, 6);
        expect(fit.sigma).toBeCloseTo(sigma, 6);
        expect(fit.standardErrors[0]).toBeCloseTo(sigma * Math.sqrt(1 / n + mean(x) ** 2 / Sxx), 6);
        expect(fit.standardErrors[1]).toBeCloseTo(sigma / Math.sqrt(Sxx), 6);
      }),
    );
  });

  it('leaves residuals that no column can explain', () => {
    const columns = [0, 1, 2, 3].map(() => Float64Array.from({ length: 60 }, normal));
    const y = Float64Array.from({ length: 60 }, normal);
    const { coefficients } = leastSquares(columns, y);
    const rest = y.map((v, i) => v - columns.reduce((s, c, j) => s + c[i] * coefficients[j], 0));
    for (const column of columns) expect(column.reduce((s, c, i) => s + c * rest[i], 0)).toBeCloseTo(0, 10);
  });

  it('says nothing where the columns depend on each other or are too many', () => {
    const x = [1, 2, 3, 4];
    expect(leastSquares([x, x.map((v) => 2 * v)], x).coefficients).toEqual(
      Float64Array.of(Number.NaN, Number.NaN),
    );
    expect(leastSquares([[1], [2]], [3]).coefficients).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(leastSquares([[1], [2]], [3]).sigma).toBeNaN();
  });

  it("Huber's fit minimises Huber's cost: nudged any way it costs more", () => {
    const x = Array.from({ length: 41 }, (_, i) => (i - 20) / 10);
    const y = x.map((v, i) => 3 + 2 * v + normal() + (i % 9 === 0 ? 40 : 0));
    const ones = x.map(() => 1);
    const k = 1.345;
    const { coefficients: c } = leastSquares([ones, x], y, k);
    const rest = x.map((v, i) => Math.abs(y[i] - c[0] - c[1] * v)).sort((a, b) => a - b);
    const bound = (k * rest[20]) / 0.6745;
    const cost = (a: number, b: number) =>
      x.reduce((s, v, i) => {
        const r = Math.abs(y[i] - a - b * v);
        return s + (r <= bound ? (r * r) / 2 : bound * (r - bound / 2));
      }, 0);
    const least = cost(c[0], c[1]);
    for (const [da, db] of [
      [1e-3, 0],
      [-1e-3, 0],
      [0, 1e-3],
      [0, -1e-3],
    ])
      expect(cost(c[0] + da, c[1] + db)).toBeGreaterThan(least);
    expect(Math.abs(c[0] - 3)).toBeLessThan(1);
    expect(Math.abs(leastSquares([ones, x], y).coefficients[0] - 3)).toBeGreaterThan(3);
  });
});

describe('fitCorrection', () => {
  it('recovers a known truth, as far off as its standard errors say', () => {
    const fits = Array.from({ length: 200 }, () => fitCorrection(links(200, 8), { slope: true }));
    const off = (of: (fit: Correction) => readonly [value: number, error: number], truth: number) => {
      const z = fits.map((fit) => (of(fit)[0] - truth) / of(fit)[1]);
      return Math.sqrt(z.reduce((sum, v) => sum + v * v, 0) / z.length);
    };
    const offset = (site: string) => (fit: Correction) =>
      [fit.offset_dB.get(site) ?? Number.NaN, fit.offsetError_dB.get(site) ?? Number.NaN] as const;
    // The rms of 200 standard normal values is 1 ± 0.05; three of these.
    for (const rms of [
      off((f) => [f.slope_dB, f.slopeError_dB], 6),
      off(offset('a'), -5),
      off(offset('b'), 12),
    ])
      expect(Math.abs(rms - 1)).toBeLessThan(0.15);
  });

  it('without a slope the offset is the mean of a site', () => {
    const some = links(50, 8);
    const mine = some.filter((l) => l.site === 'a').map((l) => l.measured_dB - l.predicted_dB);
    const { offset_dB, slope_dB } = fitCorrection(some, { slope: false });
    expect(offset_dB.get('a')).toBeCloseTo(mine.reduce((a, b) => a + b, 0) / mine.length, 10);
    expect(slope_dB).toBe(0);
  });

  it('a robust fit shrugs off every eleventh link that is 60 dB wrong', () => {
    const spoilt = links(2000, 4).map((l, i) => (i % 11 ? l : { ...l, measured_dB: l.measured_dB - 60 }));
    const offset = (huber?: number) => fitCorrection(spoilt, { slope: true, huber }).offset_dB.get('a') ?? 0;
    expect(Math.abs(offset(1.345) + 5)).toBeLessThan(1);
    expect(Math.abs(offset() + 5)).toBeGreaterThan(4);
  });

  it('knows nothing of a site it did not see, nor of a slope at one distance', () => {
    const fit = fitCorrection(links(20, 1), { slope: true });
    expect(corrected_dB(fit, { site: 'c', d_m: 500, predicted_dB: 100 })).toBeNaN();
    const ring = links(20, 1).map((l) => ({ ...l, d_m: 500 }));
    expect(fitCorrection(ring, { slope: true }).slope_dB).toBeNaN();
  });
});

it('K factors that hold a correction give the corrected loss, in both conventions', () => {
  const model = defaultModel(900);
  const path = { d_km: 0.7, h_base_m: 40, h_mobile_m: 1.5, diffraction_dB: 3, clutter_dB: 0 };
  const some = links(100, 5);
  const fit = fitCorrection(some, { slope: true });
  const predicted_dB = spmLoss_dB(model, path);
  const expected = corrected_dB(fit, { site: 'b', d_m: 700, predicted_dB });
  for (const convention of ['atoll', 'planet'] as const) {
    const tuned = tunedSpm(withConvention(model, convention), fit, 'b');
    expect(tuned.convention).toBe(convention);
    expect(tuned.distanceUnit).toBe('m');
    expect(spmLoss_dB(tuned, path)).toBeCloseTo(expected, 9);
  }
});
