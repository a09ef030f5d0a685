import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import {
  clearance,
  multipathFading,
  rainFading,
  rainUnavailability,
} from '../../../src/propagation/p530/model.js';
import { type MultipathPath, yearConversion_dB } from '../../../src/propagation/p530/multipath.js';
import { type RainPath, rainStatistics } from '../../../src/propagation/p530/rain.js';
import { rainLaw } from '../../../src/propagation/p838/equations.js';

const wet: RainPath = { f_GHz: 23, d_km: 8, R001_mmPerH: 63, polarisation: 'vertical' };
const hop: MultipathPath = {
  f_GHz: 7,
  d_km: 30,
  h_e_mASL: 260,
  h_r_mASL: 230,
  h_t_mASL: 60,
  K: 5e-5,
  dN75: 60,
};

describe('rain', () => {
  it('the outage is the percentage whose attenuation is the margin', () => {
    for (const p of [0.0011, 0.01, 0.2, 0.99])
      for (const f_GHz of [7, 23, 80]) {
        const path = { ...wet, f_GHz };
        const out = rainUnavailability(path, rainFading(path, p).loss_dB);
        expect(out.relation).toBe('=');
        expect(out.p_percent).toBeCloseTo(p, 10);
      }
    expect(rainUnavailability(wet, 500)).toMatchObject({ relation: '<=0.001', p_percent: 0.001 });
    expect(rainUnavailability({ ...wet, f_GHz: 80 }, 0.01)).toMatchObject({ relation: '>=1', p_percent: 1 });
  });

  it('a link without margin is out at least 1 % of the time, in any climate', () => {
    for (const margin_dB of [0, -3])
      expect(rainUnavailability(wet, margin_dB)).toMatchObject({ relation: '>=1', p_percent: 1 });
    expect(rainUnavailability({ ...wet, R001_mmPerH: 0 }, -3).relation).toBe('>=1');
    expect(rainUnavailability({ ...wet, R001_mmPerH: 0 }, 1).relation).toBe('<=0.001');
    expect(() => rainUnavailability(wet, Number.NaN)).toThrow(CoverageError);
  });

  it('at 0.01 % the law gives back A_0.01 within 3 %, and falls with p', () => {
    for (const f_GHz of [7, 18, 38, 80]) {
      const { loss_dB, A001_dB } = rainFading({ ...wet, f_GHz }, 0.01);
      expect(Math.abs(loss_dB / A001_dB - 1)).toBeLessThan(0.03);
      let last = Number.POSITIVE_INFINITY;
      for (const p of [0.001, 0.003, 0.01, 0.05, 0.2, 1]) {
        const { loss_dB: now } = rainFading({ ...wet, f_GHz }, p);
        expect(now).toBeLessThan(last);
        last = now;
      }
    }
  });

  it('horizontal waves lose more; the distance factor is at most 2.5, also where its denominator is negative', () => {
    const flat = rainFading({ ...wet, polarisation: 'horizontal' }, 0.01).loss_dB;
    expect(flat).toBeGreaterThan(rainFading(wet, 0.01).loss_dB);
    for (const d_km of [1e-3, 0.1, 0.5]) expect(rainStatistics({ ...wet, d_km, R001_mmPerH: 1 }).r).toBe(2.5);
    expect(rainFading({ ...wet, d_km: 0.01 }, 0.01).loss_dB).toBeGreaterThan(0);
  });

  it('circular polarisation lies between both linear ones', () => {
    const k = (tilt: number) => rainLaw(18, 0, tilt).k;
    expect(k(45)).toBeCloseTo((k(0) + k(90)) / 2, 12);
  });
});

describe('multipath', () => {
  it('the curve joins the deep law at A_t and reaches all of the time at depth 0 within its fit', () => {
    const { A_t_dB } = multipathFading(hop, 30);
    const at = (A: number) => multipathFading(hop, A).all_percent;
    expect(Math.abs(at(A_t_dB - 1e-9) / at(A_t_dB) - 1)).toBeLessThan(1e-3);
    expect(at(0)).toBeCloseTo(100 * (1 - Math.exp(-1)), 9);
    expect(at(A_t_dB + 10) / at(A_t_dB)).toBeCloseTo(0.1, 12);
    for (let A = 0; A < 45; A++) expect(at(A + 1)).toBeLessThan(at(A));
  });

  it('the year has fewer fades by at most 10.8 dB; hemispheres are alike; 45° has no step', () => {
    expect(yearConversion_dB(1, 30, 60)).toBe(10.8);
    expect(yearConversion_dB(30, 1, 31)).toBe(yearConversion_dB(30, 1, -31));
    expect(Math.abs(yearConversion_dB(30, 1, 45) - yearConversion_dB(30, 1, 45.0000001))).toBeLessThan(1e-3);
    const month = multipathFading(hop, 35).deep_percent;
    const year = multipathFading(hop, 35, 31).deep_percent;
    expect(10 * Math.log10(month / year)).toBeCloseTo(yearConversion_dB(30, 1, 31), 9);
  });

  it('flags short hops, low frequencies and endless fading; refuses what cannot be', () => {
    expect(multipathFading({ ...hop, d_km: 2, f_GHz: 7 }, 20).flags.map((f) => f.quantity)).toEqual([
      'd_km',
      'f_GHz',
    ]);
    const endless = multipathFading({ ...hop, K: 50, d_km: 90 }, 5);
    expect(endless.flags.map((f) => f.quantity)).toContain('p_0_percent');
    expect(Number.isFinite(endless.all_percent)).toBe(true);
    expect(() => multipathFading({ ...hop, K: 0 }, 20)).toThrow(CoverageError);
    expect(() => multipathFading(hop, -1)).toThrow(/A_dB/);
    expect(() => multipathFading(hop, 20, 91)).toThrow(/latitude_deg/);
  });
});

describe('clearance', () => {
  it('the first Fresnel zone is √(λ d1 d2 / d), the bulge that of a sphere', () => {
    const lambda = 0.299792458 / 13;
    const { F_1_m, bulge_m } = clearance(13, 4, 6, 4 / 3, 10);
    expect(F_1_m / Math.sqrt((lambda * 4000 * 6000) / 10000)).toBeCloseTo(1, 2);
    expect(bulge_m / ((4000 * 6000) / (2 * (4 / 3) * 6371e3))).toBeCloseTo(1, 2);
  });

  it('a grazing ray loses 10 dB by the expression, which holds from 15 dB only', () => {
    expect(clearance(13, 4, 6, 4 / 3, 0)).toMatchObject({ formula_dB: 10, loss_dB: null, ratio: 0 });
    const { F_1_m } = clearance(13, 4, 6, 4 / 3, 0);
    expect(clearance(13, 4, 6, 4 / 3, -F_1_m).loss_dB).toBeCloseTo(30, 12);
    expect(() => clearance(13, 0, 6, 4 / 3, 0)).toThrow(/d_1_km/);
  });
});

it('links are finite at any input in reason', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0.001, 0.5, 5, 60, 400),
      fc.constantFrom(0.3, 7, 23, 80, 300),
      fc.constantFrom(0, 1, 42, 250),
      fc.constantFrom(1e-6, 5e-5, 1),
      fc.constantFrom(5, 60, 600),
      fc.constantFrom(-100, 0, 900, 5000),
      fc.constantFrom(0, 10, 60),
      (d_km, f_GHz, R001_mmPerH, K, dN75, h, A_dB) => {
        const rain = rainFading({ f_GHz, d_km, R001_mmPerH, polarisation: 'horizontal' }, 0.01);
        const fade = multipathFading({ ...hop, f_GHz, d_km, K, dN75, h_e_mASL: h }, A_dB, 30);
        return [rain.loss_dB, rain.r, fade.deep_percent, fade.all_percent].every(Number.isFinite);
      },
    ),
    { numRuns: 1500, seed: 9 },
  );
});
