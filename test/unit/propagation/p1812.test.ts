import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { normalQuantile } from '../../../src/foundation/math.js';
import {
  ductingIncidence_pct,
  latitudeAlong_deg,
  zoneLengths,
  zones,
} from '../../../src/propagation/clearAir/climate.js';
import { complementaryNormal } from '../../../src/propagation/clearAir/quantile.js';
import { type P1812Input, p1812 } from '../../../src/propagation/p1812/model.js';

const even = (d_km: number, h_m: readonly number[]) => h_m.map((_, i) => (i * d_km) / (h_m.length - 1));

const hill: P1812Input = {
  profile: { d_km: even(10, [20, 40, 90, 160, 70, 30, 20]), h_m: [20, 40, 90, 160, 70, 30, 20] },
  profileName: 'hill',
  f_GHz: 0.763,
  p_pct: 50,
  pL_pct: 50,
  polarisation: 'v',
  h_tg_m: 35,
  h_rg_m: 1.5,
  d_ct_km: 500,
  d_cr_km: 500,
  latitude_deg: 30,
  deltaN: 45,
  N0: 340,
};

const onGround = (h_m: readonly number[], d_km: number, more: Partial<P1812Input> = {}): P1812Input => ({
  ...hill,
  profile: { d_km: even(d_km, h_m), h_m },
  ...more,
});

describe('normal distribution of the method', () => {
  it('is within its stated error of the exact quantile and odd about the median', () => {
    for (let i = 1; i < 2000; i++)
      expect(Math.abs(complementaryNormal(i / 2000) + normalQuantile(i / 2000))).toBeLessThan(5.4e-4);
    expect(complementaryNormal(0.9)).toBe(-complementaryNormal(1 - 0.9));
    expect(complementaryNormal(0)).toBe(complementaryNormal(1e-6));
  });
});

describe('radio climate', () => {
  it('each point stands for half the way to its neighbours', () => {
    const { sea, coastal, inland } = zones;
    const lengths = zoneLengths([0, 1, 3, 4, 8], [inland, coastal, sea, inland, inland], 5);
    expect(lengths).toEqual({ omega_sea: 1.5 / 8, d_tm_km: 4.5, d_lm_km: 4.5 });
    expect(zoneLengths([0, 2, 5], undefined, 3)).toEqual({ omega_sea: 0, d_tm_km: 5, d_lm_km: 5 });
    expect(zoneLengths([0, 2, 5], [sea, sea, sea], 3)).toEqual({ omega_sea: 1, d_tm_km: 0, d_lm_km: 0 });
  });

  it('ducting is rarer inland and towards the pole, and constant beyond 70°', () => {
    const at = (latitude: number, d: number) =>
      ductingIncidence_pct(latitude, { omega_sea: 0, d_tm_km: d, d_lm_km: d });
    expect(at(0, 0)).toBeCloseTo(10 ** 1.67, 10); // sea at the equator: μ1 = μ4 = 1
    expect(at(30, 100)).toBeLessThan(at(30, 10));
    expect(at(60, 0)).toBeLessThan(at(30, 0));
    expect(at(70, 20)).toBe(at(89, 20));
    expect(at(70, 20)).toBeCloseTo(at(69.9999, 20), 2); // both forms meet
    expect(at(-30, 50)).toBe(at(30, 50));
  });

  it('the middle of a meridian and of a parallel', () => {
    const from = { lat_deg: 30, lon_deg: 110 };
    expect(latitudeAlong_deg(from, { lat_deg: 40, lon_deg: 110 }, 111.194927)).toBeCloseTo(31, 6);
    expect(latitudeAlong_deg(from, { lat_deg: 30, lon_deg: 110 }, 0)).toBeCloseTo(30, 12);
    const east = latitudeAlong_deg(from, { lat_deg: 30, lon_deg: 112 }, 96.3);
    expect(east).toBeGreaterThan(30); // the great circle bulges towards the pole
    expect(east).toBeLessThan(30.01);
  });
});

describe('P.1812', () => {
  it('is the same in both directions', () => {
    const heights = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(heights, fc.double({ min: 0.3, max: 80, noNaN: true }), (h_m, d_km) => {
        const there = onGround(h_m, d_km, { p_pct: 10 });
        const back = onGround([...h_m].reverse(), d_km, { p_pct: 10, h_tg_m: 1.5, h_rg_m: 35 });
        expect(p1812(back).loss_dB).toBeCloseTo(p1812(there).loss_dB, 6);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('gives a finite loss on odd paths, never below line of sight', () => {
    const odd: readonly P1812Input[] = [
      onGround([0, 0], 0.001), // one metre, no inner point
      onGround([0, 0, 0], 0.001, { h_tg_m: 1.5 }),
      onGround(new Array<number>(50).fill(0), 10, { h_tg_m: 1.5 }), // exactly flat, equal heights
      onGround(new Array<number>(50).fill(4200), 3000, { p_pct: 1 }),
      onGround([100, 2000, 100], 1000, { p_pct: 1, f_GHz: 0.03 }),
      onGround([-5, -5, -5, -5], 5),
      onGround([0, 0, 0], 10, { h_tg_m: 3000, h_rg_m: 3000 }),
      onGround([0, 9000, 0], 0.01, { f_GHz: 6 }),
    ];
    for (const input of odd) {
      const { loss_dB, combined } = p1812(input);
      expect(Number.isFinite(loss_dB)).toBe(true);
      expect(loss_dB).toBeGreaterThanOrEqual(combined.L_b0p_dB);
      const values: number[] = [];
      p1812(input, (term) => values.push(term.value));
      // ν alone may be −∞: without inner points there is no edge.
      expect(values.filter((v) => !Number.isFinite(v) && v !== Number.NEGATIVE_INFINITY)).toEqual([]);
    }
  });

  it('a loss not exceeded for less time is smaller', () => {
    for (const h_m of [hill.profile.h_m, [20, 20, 20, 20, 20, 20, 20]])
      for (const d_km of [1, 10, 100]) {
        const at = (p_pct: number) =>
          p1812({ ...hill, profile: { d_km: even(d_km, Array.from(h_m)), h_m }, p_pct }).loss_dB;
        const losses = [1, 3, 10, 30, 49, 50].map(at);
        expect(losses).toEqual([...losses].sort((a, b) => a - b));
      }
  });

  it('clutter obstructs at inner points only', () => {
    const { d_km, h_m } = hill.profile;
    const withClutter = (clutter_m: readonly number[]) =>
      p1812({ ...hill, profile: { d_km, h_m, clutter_m } }).loss_dB;
    const bare = p1812(hill).loss_dB;
    expect(withClutter([25, 0, 0, 0, 0, 0, 25])).toBe(bare);
    expect(withClutter([0, 0, 0, 15, 0, 0, 0])).toBeGreaterThan(bare);
  });

  it('the location term follows the clutter at the receiver and is absent over sea', () => {
    const { d_km, h_m } = hill.profile;
    const at = (pL_pct: number, h_rg_m: number, zone?: readonly number[]) => {
      const clutter_m = [0, 0, 0, 0, 0, 0, 8];
      return p1812({
        ...hill,
        profile: { d_km, h_m, clutter_m, ...(zone && { zone }) },
        pL_pct,
        pixel_m: 100,
        h_rg_m,
      });
    };
    const sigma = (0.024 * 0.763 + 0.52) * 100 ** 0.28;
    const low = at(95, 1.5);
    expect(low.sigma_dB).toBeCloseTo(sigma, 12);
    expect(low.loss_dB - low.median_dB).toBeCloseTo(1.645 * sigma, 2);
    expect(at(95, 13).sigma_dB).toBeCloseTo(sigma / 2, 12);
    expect(at(95, 18).sigma_dB).toBe(0);
    expect(at(95, 1.5, [4, 4, 4, 4, 4, 3, 1]).sigma_dB).toBe(0);
    const lucky = at(1, 1.5);
    expect(lucky.loss_dB).toBeGreaterThanOrEqual(lucky.combined.L_b0p_dB);
  });

  it('flags what is out of range and refuses what cannot be', () => {
    const near = p1812(onGround([0, 0, 0], 0.1, { f_GHz: 7, pL_pct: 99.5, pixel_m: 30, p_pct: 0.5 }));
    expect(near.flags.map((flag) => flag.quantity)).toEqual(['f_GHz', 'd_km', 'p_pct', 'pL_pct']);
    expect(p1812(hill).flags).toEqual([]);
    const { d_km, h_m } = hill.profile;
    const refused: readonly Partial<P1812Input>[] = [
      { f_GHz: 0 },
      { p_pct: 0 },
      { p_pct: 51 },
      { p_pct: Number.NaN },
      { pL_pct: 100 },
      { pL_pct: 90 }, // without the size of its pixel
      { h_rg_m: 0 },
      { latitude_deg: 91 },
      { deltaN: 157 },
      { d_ct_km: -1 },
      { profile: { d_km: [0], h_m: [0] } },
      { profile: { d_km, h_m: [...Array.from(h_m).slice(1), Number.NaN] } },
      { profile: { d_km, h_m, clutter_m: [1, 2] } },
      { profile: { d_km, h_m, clutter_m: [0, 0, 0, -1, 0, 0, 0] } },
      { profile: { d_km, h_m, zone: [4, 4, 4, 2, 4, 4, 4] } },
    ];
    for (const part of refused)
      expect(() => p1812({ ...hill, ...part }), JSON.stringify(part)).toThrow(CoverageError);
  });
});
