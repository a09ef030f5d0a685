import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { type ClutterSite, clutterTypes, medianParts } from '../../../src/propagation/p2108/equations.js';
import { earthSpace, heightGain, terrestrial } from '../../../src/propagation/p2108/model.js';

const street: ClutterSite = { type: 'urban', h_m: 1.5, R_m: 15, w_s_m: 27 };

describe('P.2108 §3.1', () => {
  it('ends at the clutter top and falls with height', () => {
    for (const type of clutterTypes) {
      const at = (h_m: number) => heightGain(0.7, { ...street, type, h_m }).loss_dB;
      expect(at(15)).toBe(0);
      expect(at(100)).toBe(0);
      const losses = [1, 3, 6, 10, 14.999].map(at);
      expect(losses).toEqual([...losses].sort((a, b) => b - a));
      expect(Math.abs(at(14.999999))).toBeLessThan(0.03); // J(0) is 6.02, not 6.03 dB
    }
  });

  it('open ground follows the logarithm of the height', () => {
    const at = (h_m: number) => heightGain(1, { ...street, type: 'open', h_m }).loss_dB;
    expect(at(1.5)).toBeCloseTo(21.8, 12); // a tenth of R at 1 GHz
    expect(at(1.5)).toBeCloseTo(at(15 / Math.sqrt(10)) * 2, 12);
  });

  it('flags its range and refuses heights and streets of 0', () => {
    expect(heightGain(3.5, street).flags).toMatchObject([{ quantity: 'f_GHz', max: 3 }]);
    for (const part of [{ h_m: 0 }, { R_m: 0 }, { w_s_m: 0 }, { h_m: Number.NaN }])
      expect(() => heightGain(0.7, { ...street, ...part })).toThrow(CoverageError);
  });
});

describe('P.2108 §3.2', () => {
  it('never exceeds the loss at 2 km and grows with the share', () => {
    for (const f_GHz of [0.5, 3.5, 26, 67])
      for (const share of [0.01, 0.5, 0.99]) {
        const cap = terrestrial(f_GHz, 2, share).loss_dB;
        for (const d_km of [0.25, 0.5, 0.8, 1, 1.5, 3, 50, 1e6])
          expect(terrestrial(f_GHz, d_km, share).loss_dB).toBeLessThanOrEqual(cap);
        expect(terrestrial(f_GHz, 1, share + 0.005).loss_dB).toBeGreaterThan(
          terrestrial(f_GHz, 1, share).loss_dB,
        );
      }
  });

  it('the median is the sum of both parts as squared powers', () => {
    const { L_l_dB, L_s_dB } = medianParts(2.6, 1.2);
    const sum = -5 * Math.log10(10 ** (-0.2 * L_l_dB) + 10 ** (-0.2 * L_s_dB));
    expect(terrestrial(2.6, 1.2, 0.5).loss_dB).toBeCloseTo(sum, 9);
  });

  it('stays finite near 0 m and at extreme shares; 0 and 1 are refused', () => {
    for (const share of [1e-12, 1 - 1e-12])
      for (const d_km of [1e-6, 1e5])
        expect(Number.isFinite(terrestrial(3.5, d_km, share).loss_dB)).toBe(true);
    for (const share of [0, 1, Number.NaN]) expect(() => terrestrial(3.5, 1, share)).toThrow(CoverageError);
    expect(terrestrial(0.4, 0.2, 0.5).flags.map((flag) => flag.quantity)).toEqual(['f_GHz', 'd_km']);
  });
});

describe('P.2108 §3.3', () => {
  it('falls with elevation, grows with the share, and ends at the zenith in the normal term alone', () => {
    const losses = [0, 5, 20, 45, 80, 90].map((elevation) => earthSpace(28, elevation, 0.8).loss_dB);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(earthSpace(28, 90, 0.5).loss_dB).toBeCloseTo(0, 7);
    expect(earthSpace(28, 10, 0.9).loss_dB).toBeGreaterThan(earthSpace(28, 10, 0.5).loss_dB);
    expect(Number.isFinite(earthSpace(28, 0, 1e-18).loss_dB)).toBe(true);
  });

  it('refuses angles below the ground and beyond the zenith', () => {
    for (const elevation of [-0.1, 90.1, Number.NaN])
      expect(() => earthSpace(28, elevation, 0.5)).toThrow(CoverageError);
    expect(earthSpace(9.9, 45, 0.5).flags).toHaveLength(1);
  });
});
