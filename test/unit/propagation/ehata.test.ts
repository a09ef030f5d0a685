import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import {
  hillPosition_dB,
  mixedPath_dB,
  ridge_dB,
  slope_dB,
} from '../../../src/propagation/ehata/corrections.js';
import { locationSpread_dB, medianLoss } from '../../../src/propagation/ehata/equations.js';
import { type EhataInput, extendedHata } from '../../../src/propagation/ehata/model.js';
import { type EhataTerrain, readTerrain } from '../../../src/propagation/ehata/terrain.js';
import { hataLoss_dB } from '../../../src/propagation/hata/equations.js';

const flat: EhataInput = {
  profile: { step_m: 50, h_m: new Array<number>(201).fill(30) },
  f_MHz: 1500,
  h_b_m: 50,
  h_m_m: 1.5,
  environment: 'urban',
  reliability_frac: 0.5,
};

describe('extended Hata median', () => {
  it('is the large city of Hata at 1500 MHz, within the rounding of the curves, and open land as Hata has it', () => {
    for (const d of [1, 3, 10, 18])
      for (const h of [30, 70, 200]) {
        const urban = medianLoss(1500, d, h, 1.5, 'urban').loss_dB;
        expect(Math.abs(urban - hataLoss_dB('okumura-hata', 'urban', 'large', 1500, d, h, 1.5))).toBeLessThan(
          0.5,
        );
        const open = medianLoss(1500, d, h, 1.5, 'rural').loss_dB;
        const gap = (environment: 'urban' | 'open') =>
          hataLoss_dB('okumura-hata', environment, 'large', 1500, d, h, 1.5);
        expect(urban - open).toBeCloseTo(gap('urban') - gap('open'), 9);
      }
  });

  it("goes through Okumura's attenuations at 1 and 100 km", () => {
    for (const [f, near, far, suburb] of [
      [1500, 22, 63.5, 11.5],
      [2000, 23.5, 65.75, 12.4],
      [3000, 25.85, 69.5, 14],
    ]) {
      const at = medianLoss(f, 1, 200, 3, 'urban');
      const freeSpace = 32.45 + 20 * Math.log10(f) + 20 * Math.log10(Math.hypot(1, 0.197));
      expect(Math.abs(at.loss_dB - freeSpace - near), `${f}`).toBeLessThan(0.01);
      expect(at.A_100km_dB).toBeCloseTo(far, 3);
      expect(at.loss_dB - medianLoss(f, 1, 200, 3, 'suburban').loss_dB).toBeCloseTo(suburb, 9);
    }
  });

  it('has no step at the breakpoint and grows with distance', () => {
    for (const h of [30, 70, 150]) {
      const { d_bp_km } = medianLoss(2100, 10, h, 1.5, 'urban');
      const loss = (d: number) => medianLoss(2100, d, h, 1.5, 'urban').loss_dB;
      expect(Math.abs(loss(d_bp_km * 1.000001) - loss(d_bp_km))).toBeLessThan(0.2);
      for (let d = 1; d < 100; d += 1) expect(loss(d + 1)).toBeGreaterThan(loss(d));
    }
  });

  it('spreads 7.1, 7.5, 8.1 dB in towns and 2 dB more elsewhere', () => {
    expect(locationSpread_dB(1500, 'urban')).toBeCloseTo(7.1, 3);
    expect(locationSpread_dB(2000, 'urban')).toBeCloseTo(7.5, 3);
    expect(locationSpread_dB(3000, 'rural')).toBeCloseTo(10.1, 3);
  });
});

describe('extended Hata terrain', () => {
  const terrain = readTerrain(flat.profile, 50, 1.5);

  it('finds nothing in flat ground', () => {
    expect(terrain).toMatchObject({ h_b_eff_m: 50, h_m_eff_m: 1.5, delta_h_m: 0, sea_frac: 0 });
    expect(terrain.theta_m_mrad).toBeCloseTo(0, 12);
    expect(terrain.ridge).toBeUndefined();
  });

  it('an even slope has its own angle, and both ends stand by it', () => {
    const falling = Array.from({ length: 401 }, (_, i) => 400 - 0.01 * 50 * i); // 10 mrad away from the mobile
    const t = readTerrain({ step_m: 50, h_m: falling }, 300, 1.5);
    expect(t.theta_m_mrad).toBeCloseTo(10, 6);
    expect(t.h_m_raw_m).toBeCloseTo(1.5 + 90, 6); // mean of 3 to 15 km away lies 9 km off
    expect(t.h_b_raw_m).toBeCloseTo(300 - 90, 6);
  });

  it('corrections take the printed values at the knots of their figures', () => {
    const at = (part: Partial<EhataTerrain>): EhataTerrain => ({ ...terrain, ...part });
    expect(ridge_dB({ height_m: 200, d_base_km: 15, d_mobile_km: 2 })).toBeCloseTo(-17.5, 12);
    expect(ridge_dB({ height_m: 50, d_base_km: 45, d_mobile_km: 1 })).toBeCloseTo(-6.25 / 2, 12);
    expect(ridge_dB({ height_m: 200, d_base_km: 70, d_mobile_km: 20 })).toBe(0);
    expect(slope_dB(-20, 5)).toBeCloseTo(-5, 12);
    expect(slope_dB(20, 45)).toBeCloseTo(20 * 0.475, 12);
    expect(mixedPath_dB(at({ sea_frac: 1, seaEnd: 'mobile' }), 20)).toBe(11);
    expect(mixedPath_dB(at({ sea_frac: 0.15, seaEnd: 'both' }), 45)).toBeCloseTo((2.5 + 3.125) / 2, 12);
    const hills = at({ h10_m: 150, h50_m: 100, h90_m: 50, delta_h_m: 100 });
    expect(hillPosition_dB(160, hills)).toBeCloseTo(-hillPosition_dB(40, hills), 12);
    expect(hillPosition_dB(100, hills)).toBe(0);
  });
});

describe('extended Hata', () => {
  it('adds the deviate of the reliability', () => {
    const loss = (p: number) => extendedHata({ ...flat, reliability_frac: p }).loss_dB;
    expect(loss(0.9) - loss(0.5)).toBeCloseTo(1.2816 * 7.1, 1);
    expect(loss(0.1) + loss(0.9)).toBeCloseTo(2 * loss(0.5), 6);
  });

  it('refuses what cannot be, flags what is out of range, passes a void on', () => {
    expect(() => extendedHata({ ...flat, f_MHz: 0 })).toThrow(CoverageError);
    expect(() => extendedHata({ ...flat, reliability_frac: 1 })).toThrow(/reliability_frac/);
    expect(() => extendedHata({ ...flat, profile: { step_m: 50, h_m: [3] } })).toThrow(/d_km/);
    const low = extendedHata({ ...flat, h_b_m: 10, f_MHz: 3500 });
    expect(low.flags.map((f) => f.quantity)).toEqual(['f_MHz', 'h_b_eff_m']);
    expect(extendedHata({ ...flat, profile: { step_m: 50, h_m: [3, Number.NaN, 4] } }).loss_dB).toBeNaN();
  });

  it('is finite for any terrain, length and height', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(-20, 0, 5, 300, 4000), { minLength: 2, maxLength: 60 }),
        fc.constantFrom(1, 50, 333.3, 3000),
        fc.constantFrom(0.1, 30, 500),
        fc.constantFrom(0.1, 1.5, 400),
        fc.constantFrom('urban' as const, 'suburban' as const, 'rural' as const),
        (h_m, step_m, h_b_m, h_m_m, environment) =>
          Number.isFinite(
            extendedHata({ ...flat, profile: { step_m, h_m }, h_b_m, h_m_m, environment }).loss_dB,
          ),
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});
