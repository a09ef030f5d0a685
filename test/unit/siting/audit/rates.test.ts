import { describe, expect, it } from 'vitest';
import { meanOf, type RateRule, rateSums, rateVerdict } from '../../../../src/siting/audit/rates.js';

const rule: RateRule = {
  dlMean_Mbps: 220,
  ulMean_Mbps: 45,
  compliance: 0.95,
  dlPoint_Mbps: 2,
  ulPoint_Mbps: 0.5,
};

const rates = (dl: readonly number[], ul: readonly number[] = dl.map(() => 60)) => ({
  dl_Mbps: Float32Array.from(dl),
  ul_Mbps: Float32Array.from(ul),
});
const judge = (...of: Parameters<typeof rates>) => rateVerdict(rule, rateSums(rule, rates(...of)));
const many = (n: number, value: number): number[] => Array.from({ length: n }, () => value);

describe('the rates of a place', () => {
  it('are judged by the mean of its points, never by a single one', () => {
    expect(judge([100, 300, 300])).toBe('pass');
    expect(judge([100, 200, 300])).toBe('fail');
    expect(judge([300, 300], [40, 48])).toBe('fail');
    expect(judge([300, 300], [40, 50])).toBe('pass');
  });

  it('need 95 % of the points at the rate of a point, whatever the mean', () => {
    expect(judge([...many(19, 400), 1])).toBe('pass');
    expect(judge([...many(18, 400), 1, 1])).toBe('fail');
  });

  it('are unknown only where the unknown points could turn them', () => {
    expect(judge([])).toBe('unknown');
    expect(judge([Number.NaN])).toBe('unknown');
    expect(judge([...many(39, 400), Number.NaN])).toBe('pass');
    expect(judge([...many(9, 400), Number.NaN])).toBe('unknown');
    expect(judge([...many(9, 0), Number.NaN])).toBe('fail');
  });

  it('of parts add up to those of the whole, weighed by length', () => {
    const dl = [100, 500, 0, Number.NaN];
    const length = Float64Array.of(30, 12.5, 7, 100);
    const whole = rateSums(rule, rates(dl), length);
    const parts = dl.map((v, i) => rateSums(rule, rates([v]), length.subarray(i, i + 1)));
    for (const key of ['all', 'known', 'dl', 'ul', 'compliant'] as const)
      expect(parts.reduce((sum, p) => sum + p[key], 0)).toBe(whole[key]);
    expect(meanOf(Float32Array.from(dl), length)).toBeCloseTo((3000 + 6250) / 49.5, 9);
    expect(meanOf(Float32Array.of(Number.NaN))).toBeNaN();
  });
});
