import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { woodland } from '../../../src/propagation/p833/model.js';

const wood = { gamma_dBperm: 0.17, A_m_dB: 26.5 };

describe('P.833 §2.1', () => {
  it('starts with γ per metre and ends at A_m', () => {
    expect(woodland(0.949, 0, wood).loss_dB).toBeCloseTo(0, 12);
    expect(woodland(0.949, 1e-6, wood).loss_dB / 1e-6).toBeCloseTo(0.17, 6);
    expect(woodland(0.949, 1e6, wood).loss_dB).toBeCloseTo(26.5, 12);
    const half = (26.5 / 0.17) * Math.LN2;
    expect(woodland(0.949, half, wood).loss_dB).toBeCloseTo(26.5 / 2, 12);
  });

  it('flags its range and refuses what cannot be', () => {
    expect(woodland(0.02, 10, wood).flags).toHaveLength(1);
    expect(woodland(3.5, 10, wood).flags).toEqual([]);
    for (const d_m of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => woodland(1, d_m, wood)).toThrow(CoverageError);
    expect(() => woodland(1, 10, { ...wood, A_m_dB: 0 })).toThrow(CoverageError);
    expect(() => woodland(1, 10, { ...wood, gamma_dBperm: -1 })).toThrow(CoverageError);
  });
});
