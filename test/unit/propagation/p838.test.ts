import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { rainAttenuation } from '../../../src/propagation/p838/model.js';
import type { TraceTerm } from '../../../src/propagation/trace.js';

describe('P.838', () => {
  it('circular polarisation lies between horizontal and vertical, and straight up there is no difference', () => {
    for (const f of [7, 18, 26, 80]) {
      const gamma = (tilt: number, elevation = 0) => rainAttenuation(f, 50, elevation, tilt).gamma_dBperKm;
      expect(gamma(0)).toBeGreaterThan(gamma(45));
      expect(gamma(45)).toBeGreaterThan(gamma(90));
      expect(gamma(0, 90)).toBeCloseTo(gamma(90, 90), 9);
      expect(gamma(45, 30)).toBeCloseTo(gamma(45, 0), 9);
    }
  });

  it('no rain costs nothing, more rain costs more', () => {
    expect(rainAttenuation(0.1, 0, 0, 0).gamma_dBperKm).toBe(0);
    let last = 0;
    for (const R of [0.1, 1, 10, 50, 150]) {
      const { gamma_dBperKm } = rainAttenuation(26, R, 0, 90);
      expect(gamma_dBperKm).toBeGreaterThan(last);
      last = gamma_dBperKm;
    }
  });

  it('γ is k·R^α, as the trace says', () => {
    const terms: TraceTerm[] = [];
    const rain = rainAttenuation(18, 63, 0, 90, (term) => terms.push(term));
    const [k, alpha, gamma] = terms.map((t) => t.value);
    expect(k * 63 ** alpha).toBeCloseTo(gamma, 12);
    expect(rain.gamma_dBperKm).toBe(gamma);
  });

  it('flags outside, refuses what cannot be', () => {
    expect(rainAttenuation(1, 10, 0, 0).flags).toEqual([]);
    for (const f of [1e-3, 0.9, 1001, 1e9]) {
      const { gamma_dBperKm, flags } = rainAttenuation(f, 10, 0, 0);
      expect(Number.isFinite(gamma_dBperKm)).toBe(true);
      expect(flags).toMatchObject([{ quantity: 'f_GHz', value: f }]);
    }
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => rainAttenuation(10, bad, 0, 0)).toThrow(CoverageError);
    expect(() => rainAttenuation(10, 10, 91, 0)).toThrow(/elevation_deg/);
    expect(() => rainAttenuation(0, 10, 0, 0)).toThrow(/f_GHz/);
  });
});
