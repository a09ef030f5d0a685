import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { normalQuantile } from '../../../src/foundation/math.js';
import { climateNames } from '../../../src/propagation/itm/climate.js';
import { effectiveEarthRadius_m, groundImpedance } from '../../../src/propagation/itm/ground.js';
import { type ItmSettings, itmArea, itmPointToPoint } from '../../../src/propagation/itm/model.js';
import { fitLine, horizons, type StepProfile } from '../../../src/propagation/itm/terrain.js';
import { exceededDeviate, type Variability } from '../../../src/propagation/itm/variability.js';

const median: Variability = {
  climate: 'continental-temperate',
  message: 'mobile',
  location: false,
  situation: true,
  time_percent: 50,
  location_percent: 50,
  situation_percent: 50,
};

const settings: ItmSettings = {
  f_MHz: 700,
  polarisation: 'vertical',
  epsilon: 15,
  sigma_SperM: 0.005,
  N_0: 301,
  variability: median,
};

const profile = (step_m: number, h_m: readonly number[]): StepProfile => ({ step_m, h_m });
const waves = Array.from({ length: 301 }, (_, i) => 60 * Math.sin(i / 23) + 25 * Math.cos(i / 7));

describe('ITM terrain', () => {
  it('a line fitted to a straight slope is that slope', () => {
    const { start_m, end_m } = fitLine(profile(10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0, 100);
    expect(start_m + end_m).toBeCloseTo(10, 12);
    expect(end_m - start_m).toBeCloseTo(10, 12); // half-weighted ends: n(n² + 2)/12 is the exact second moment
  });

  it('the horizon over a single peak is that peak; over flat ground the other antenna', () => {
    const peak = Array.from({ length: 101 }, (_, i) => (i === 30 ? 200 : 0));
    const a_e_m = 8500e3;
    const { d_hzn_m, theta_hzn_rad } = horizons(profile(100, peak), [20, 10], a_e_m);
    expect(d_hzn_m[0]).toBeCloseTo(3000, 6);
    expect(d_hzn_m[1]).toBeCloseTo(7000, 6);
    expect(theta_hzn_rad[0]).toBeCloseTo(180 / 3000 - 3000 / (2 * a_e_m), 12);
    const flat = horizons(profile(100, new Array<number>(101).fill(5)), [20, 10], a_e_m);
    expect(flat.d_hzn_m).toEqual([10000, 10000]);
  });
});

describe('ITM', () => {
  it('301 N-units make the 4/3 earth', () => {
    expect(effectiveEarthRadius_m(301) / 6370e3).toBeCloseTo(4 / 3, 2);
  });

  it('horizontal impedance squared is the permittivity less 1; vertical is that over the permittivity', () => {
    const { re, im } = groundImpedance(900, 15, 0.005, 'horizontal');
    expect(re * re - im * im).toBeCloseTo(14, 10);
    expect(2 * re * im).toBeCloseTo(0.1, 10);
    const v = groundImpedance(900, 15, 0.005, 'vertical');
    expect(v.re * 15 - v.im * 0.1).toBeCloseTo(re, 10);
  });

  it('deviates follow the normal quantile within the stated error of their fit', () => {
    for (let q = 0.001; q < 1; q += 0.001)
      expect(Math.abs(exceededDeviate(q) + normalQuantile(q))).toBeLessThan(4.6e-4);
  });

  it('smooth ground gives one loss by both roads: by its profile and by its irregularity 0', () => {
    for (const km of [1, 5, 20, 60, 150]) {
      const flat = profile(km * 10, new Array<number>(101).fill(0));
      const p2p = itmPointToPoint(flat, [30, 10], settings).loss_dB;
      const area = { d_km: km, delta_h_m: 0, siting: ['random', 'random'] } as const;
      const typical = itmArea(area, [30, 10], settings).loss_dB;
      // Within sight both take typical horizons; beyond, the profile finds horizons to one step.
      expect(Math.abs(p2p - typical), `${km} km`).toBeLessThan(km < 25 ? 1e-9 : 0.5);
    }
  });

  it('both directions of a path lose the same', () => {
    const there = itmPointToPoint(profile(90, waves), [40, 2], settings).loss_dB;
    const back = itmPointToPoint(profile(90, [...waves].reverse()), [2, 40], settings).loss_dB;
    expect(Math.abs(there - back)).toBeLessThan(0.5); // samples of Δh do not mirror exactly
    const area = { d_km: 30, delta_h_m: 90, siting: ['careful', 'random'] } as const;
    const mirrored = { ...area, siting: ['random', 'careful'] } as const;
    expect(itmArea(area, [40, 2], settings).loss_dB).toBeCloseTo(
      itmArea(mirrored, [2, 40], settings).loss_dB,
      9,
    );
  });

  it('a loss not exceeded for more of time, places and situations is larger', () => {
    const loss = (part: Partial<Variability>) =>
      itmPointToPoint(profile(90, waves), [40, 2], { ...settings, variability: { ...median, ...part } })
        .loss_dB;
    for (const climate of climateNames)
      for (const message of ['single', 'accidental', 'mobile', 'broadcast'] as const) {
        const at = (p: number) =>
          loss({
            climate,
            message,
            location: true,
            time_percent: p,
            location_percent: p,
            situation_percent: p,
          });
        expect(at(10), `${climate} ${message}`).toBeLessThan(at(50));
        expect(at(50)).toBeLessThan(at(90));
      }
    expect(loss({ situation_percent: 90 })).toBeGreaterThan(
      loss({ situation_percent: 90, situation: false }),
    );
  });

  it('refuses what cannot be and flags what is out of range', () => {
    const flat = profile(100, [0, 0, 0]);
    expect(() => itmPointToPoint(flat, [0, 2], settings)).toThrow(CoverageError);
    expect(() => itmPointToPoint(profile(100, [0]), [10, 2], settings)).toThrow(/d_m/);
    expect(() => itmPointToPoint(flat, [10, 2], { ...settings, N_0: 600 })).toThrow(/N_0/);
    expect(() =>
      itmPointToPoint(flat, [10, 2], { ...settings, variability: { ...median, time_percent: 100 } }),
    ).toThrow(/time_percent/);
    const { flags } = itmPointToPoint(flat, [10, 0.4], { ...settings, f_MHz: 15_000 });
    expect(flags.map((f) => f.quantity)).toEqual(expect.arrayContaining(['f_MHz', 'h_rx_m', 'd_km']));
  });

  it('a void makes the loss unknown', () => {
    expect(itmPointToPoint(profile(90, [1, Number.NaN, 3]), [10, 2], settings).loss_dB).toBeNaN();
  });

  it('is finite for any terrain, length, height, frequency and ground', () => {
    const height = fc.double({ min: 0.5, max: 3000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -400, max: 8000, noNaN: true }), { minLength: 2, maxLength: 40 }),
        fc.constantFrom(0.5, 1, 30, 1000, 30000),
        height,
        height,
        fc.double({ min: 20, max: 20000, noNaN: true }),
        fc.constantFrom([1, 1e-4], [15, 0.005], [81, 5]),
        fc.constantFrom('horizontal' as const, 'vertical' as const),
        (h_m, step_m, h_tx, h_rx, f_MHz, [epsilon, sigma_SperM], polarisation) => {
          const s = { ...settings, f_MHz, epsilon, sigma_SperM, polarisation };
          const { loss_dB } = itmPointToPoint(profile(step_m, h_m), [h_tx, h_rx], s);
          return Number.isFinite(loss_dB);
        },
      ),
      { numRuns: 400, seed: 11 },
    );
    for (const step of [1, 10, 1000])
      for (const h of [1.5, 30])
        expect(Number.isFinite(itmPointToPoint(profile(step, [7, 7]), [h, h], settings).loss_dB)).toBe(true);
  });
});
