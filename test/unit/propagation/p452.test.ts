import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { surfaceBetweenTerminals } from '../../../src/propagation/clearAir/input.js';
import { p1812 } from '../../../src/propagation/p1812/model.js';
import { gases_dB } from '../../../src/propagation/p452/equations.js';
import { type P452Input, p452 } from '../../../src/propagation/p452/model.js';

const even = (d_km: number, h_m: readonly number[]) => h_m.map((_, i) => (i * d_km) / (h_m.length - 1));

const base: P452Input = {
  profile: { d_km: even(40, [20, 40, 90, 160, 70, 30, 20]), h_m: [20, 40, 90, 160, 70, 30, 20] },
  profileName: 'hill',
  f_GHz: 3.5,
  p_pct: 1,
  polarisation: 'v',
  h_tg_m: 35,
  h_rg_m: 10,
  d_ct_km: 500,
  d_cr_km: 500,
  latitude_deg: 30,
  deltaN: 45,
  N0: 340,
  G_t_dBi: 17,
  G_r_dBi: 0,
  pressure_hPa: 1013,
  temperature_C: 15,
};

const onGround = (h_m: readonly number[], d_km: number, more: Partial<P452Input> = {}): P452Input => ({
  ...base,
  profile: { d_km: even(d_km, h_m), h_m },
  ...more,
});

describe('P.452', () => {
  it('in sight it is the free space of P.1812 with gases', () => {
    const path = onGround(new Array<number>(21).fill(0), 2, { h_tg_m: 60, h_rg_m: 60 });
    const dry = p1812({ ...path, pL_pct: 50 });
    const { loss_dB, gases_dB: gases } = p452(path);
    const air = { dryPressure_hPa: 1013, temperature_K: 288.15 };
    expect(gases).toBeCloseTo(gases_dB(3.5, 2, air, 7.5), 12);
    expect(loss_dB - dry.loss_dB).toBeCloseTo(gases, 4);
  });

  it('strong antennas couple worse into troposcatter, and into nothing else', () => {
    const at = (G_t_dBi: number) => p452({ ...base, G_t_dBi });
    const [weak, strong] = [at(0), at(40)];
    expect(strong.L_bs_dB - weak.L_bs_dB).toBeCloseTo(0.051 * (Math.exp(2.2) - 1), 9);
    expect(strong.ducting.loss_dB).toBe(weak.ducting.loss_dB);
  });

  it('clutter counts from 50 m on, whatever the last bit of the distance', () => {
    const d_km = even(5, new Array<number>(501).fill(0)); // 4.95 is 0.04999999999999982 from the end
    const profile = { d_km, h_m: d_km.map(() => 100), clutter_m: d_km.map(() => 25) };
    const g_m = Array.from(surfaceBetweenTerminals(profile, 0.05));
    expect(g_m.slice(0, 6)).toEqual([100, 100, 100, 100, 100, 125]);
    expect(g_m).toEqual([...g_m].reverse());
    expect(g_m.filter((g) => g === 100)).toHaveLength(10);
  });

  it('gives a finite loss on odd paths, growing with time', () => {
    const heights = fc.array(fc.double({ min: -100, max: 4000, noNaN: true }), {
      minLength: 2,
      maxLength: 12,
    });
    const distance = fc.oneof(fc.constant(0.001), fc.double({ min: 0.001, max: 3000, noNaN: true }));
    fc.assert(
      fc.property(heights, distance, fc.constantFrom(0.1, 3.5, 26, 60), (h_m, d_km, f_GHz) => {
        for (const h_rg_m of [0.01, 35])
          for (const p_pct of [0.001, 5, 50]) {
            const { loss_dB } = p452(onGround(h_m, d_km, { f_GHz, h_rg_m, p_pct }));
            expect(Number.isFinite(loss_dB)).toBe(true);
          }
      }),
      { numRuns: 150, seed: 2 },
    );
    const losses = [0.001, 0.01, 0.1, 1, 10, 50].map((p_pct) => p452({ ...base, p_pct }).loss_dB);
    expect(losses).toEqual([...losses].sort((a, b) => a - b));
  });

  it('flags what is out of range and refuses what cannot be', () => {
    expect(p452(base).flags).toEqual([]);
    const out = p452({ ...base, f_GHz: 60, p_pct: 1e-4 });
    expect(out.flags.map((flag) => flag.quantity)).toEqual(['f_GHz', 'p_pct']);
    for (const part of [
      { pressure_hPa: 0 },
      { temperature_C: -300 },
      { G_t_dBi: Number.NaN },
      { p_pct: 60 },
      { N0: -1 },
    ])
      expect(() => p452({ ...base, ...part })).toThrow(CoverageError);
  });
});
