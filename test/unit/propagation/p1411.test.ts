import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import {
  nearStreetLoss_dB,
  sightDistance_m,
  streetCanyonLoss,
  wavelength_m,
} from '../../../src/propagation/p1411/equations.js';
import { nearStreet, overRooftops, siteGeneral, streetCanyon } from '../../../src/propagation/p1411/model.js';
import type { Roofs } from '../../../src/propagation/p1411/rooftops.js';
import { freeSpaceLoss_dB } from '../../../src/propagation/p525/equations.js';

const roofs: Roofs = {
  f_GHz: 2.6,
  d_m: 600,
  h_1_m: 30,
  h_2_m: 1.5,
  h_r_m: 15,
  l_m: 500,
  b_m: 30,
  w_2_m: 15,
  phi_deg: 90,
  city: 'medium',
};

describe('site-general', () => {
  it('in sight stays near free space, out of sight loses more', () => {
    for (const f of [2.6, 26])
      for (const d of [60, 150]) {
        const sight = siteGeneral('below-roof-los', f, d).loss_dB;
        expect(Math.abs(sight - freeSpaceLoss_dB(f, d / 1000))).toBeLessThan(4);
        expect(siteGeneral('below-roof-nlos-high-rise', f, d).loss_dB).toBeGreaterThan(sight + 5);
      }
  });

  it('flags what Table 4 does not hold', () => {
    expect(siteGeneral('over-roof-los', 0.7, 40).flags.map((f) => f.quantity)).toEqual(['f_GHz', 'd_m']);
    expect(() => siteGeneral('over-roof-los', 0, 40)).toThrow(CoverageError);
  });
});

describe('near street level', () => {
  it('sight reaches 44.2 m at half of the places and falls with the percentage', () => {
    expect(sightDistance_m(50)).toBeCloseTo(44.2, 10);
    let last = Number.POSITIVE_INFINITY;
    for (let p = 1; p < 100; p++) {
      const d = sightDistance_m(p);
      expect(d).toBeLessThan(last);
      last = d;
    }
  });

  it('has no step where the corner begins and ends, grows with the percentage', () => {
    for (const p of [10, 50, 90]) {
      const loss = (d: number) => nearStreetLoss_dB(1.8, d, p, 'urban', 20);
      for (const edge of [sightDistance_m(p), sightDistance_m(p) + 20])
        expect(Math.abs(loss(edge + 1e-7) - loss(edge - 1e-7))).toBeLessThan(1e-5);
    }
    for (const d of [10, 60, 400])
      for (let p = 5; p < 95; p += 5)
        expect(nearStreetLoss_dB(0.9, d, p + 5, 'suburban', 20)).toBeGreaterThan(
          nearStreetLoss_dB(0.9, d, p, 'suburban', 20),
        );
  });

  it('the median in sight is free space', () => {
    const loss = nearStreet({ f_GHz: 0.9, d_m: 30, p_percent: 50, environment: 'urban', w_m: 0 }).loss_dB;
    expect(Math.abs(loss - freeSpaceLoss_dB(0.9, 0.03))).toBeLessThan(0.01);
  });
});

describe('street canyon', () => {
  it('the median is free space before the breakpoint and falls by 40 dB a decade beyond it', () => {
    const at = (d: number) => streetCanyonLoss(0.9, d, 6, 1.5);
    const near_m = at(1).breakpoint_m / 3;
    expect(Math.abs(at(near_m).median_dB - freeSpaceLoss_dB(0.9, near_m / 1000))).toBeLessThan(0.03); // 6 for 6.02 dB
    for (const key of ['lower_dB', 'median_dB', 'upper_dB'] as const)
      expect(at(9000)[key] - at(900)[key]).toBeCloseTo(40, 9);
  });

  it('bounds enclose the median', () => {
    for (const d of [1, 30, 300, 3000]) {
      const r = streetCanyon(2.1, d, 8, 1.5);
      expect(r.lower_dB).toBeLessThan(r.median_dB);
      expect(r.median_dB).toBeLessThan(r.upper_dB);
    }
  });
});

describe('over roofs', () => {
  it('far over even roofs is the grazing field alone (Q_M), below free space by its square', () => {
    const r = overRooftops({ ...roofs, d_m: 5000, l_m: 100 });
    const Q = 2.35 * ((15 / 5000) * Math.sqrt(30 / wavelength_m(2.6))) ** 0.9;
    expect(r.screens_dB).toBeCloseTo(-20 * Math.log10(Q), 6);
  });

  it('has no jump where the near law passes to the far one', () => {
    for (const h_1_m of [12, 18, 40])
      for (const f_GHz of [0.9, 3.5]) {
        const d = Math.abs(h_1_m - 15) * Math.sqrt(roofs.l_m / wavelength_m(f_GHz));
        const loss = (x: number) => overRooftops({ ...roofs, h_1_m, f_GHz, d_m: x }).screens_dB;
        expect(Math.abs(loss(d * (1 + 1e-7)) - loss(d * (1 - 1e-7))), `${h_1_m} ${f_GHz}`).toBeLessThan(0.01);
      }
  });

  it('orientation of the street changes the loss without steps at 35 and 55 degrees', () => {
    const loss = (phi_deg: number) => overRooftops({ ...roofs, phi_deg }).roofToStreet_dB;
    for (const edge of [35, 55]) expect(Math.abs(loss(edge) - loss(edge - 1e-9))).toBeLessThan(0.12);
    expect(loss(35)).toBeGreaterThan(loss(0));
  });

  it('a station above the roofs has free-space loss and a flag; so never below it', () => {
    const high = overRooftops({ ...roofs, h_2_m: 20 });
    expect(high.loss_dB).toBe(high.freeSpace_dB);
    expect(high.flags.map((f) => f.quantity)).toContain('drop_m');
    const narrow = overRooftops({ ...roofs, h_1_m: 10, w_2_m: 8, f_GHz: 0.9 });
    expect(narrow.flags.map((f) => f.quantity)).toEqual(['f_GHz']);
  });

  it('is finite at any height, also level with the roofs', () => {
    const size = fc.constantFrom(0.5, 1.5, 10, 14.999, 15, 15.001, 40, 500);
    fc.assert(
      fc.property(
        fc.constantFrom(0.0011, 0.1, 0.9, 2, 26, 300),
        fc.constantFrom(1, 20, 499, 500, 5000),
        size,
        size,
        fc.constantFrom(1, 80, 3000),
        fc.constantFrom(1, 30, 900),
        fc.constantFrom(0, 40, 90),
        (f_GHz, d_m, h_1_m, h_2_m, l_m, b_m, phi_deg) =>
          Number.isFinite(overRooftops({ ...roofs, f_GHz, d_m, h_1_m, h_2_m, l_m, b_m, phi_deg }).loss_dB),
      ),
      { numRuns: 1000, seed: 3 },
    );
  });
});
