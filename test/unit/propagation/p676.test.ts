import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import {
  oxygenAttenuation_dBperKm,
  vapourAttenuation_dBperKm,
  vapourPressure_hPa,
} from '../../../src/propagation/p676/equations.js';
import { oxygenLines, vapourLines } from '../../../src/propagation/p676/lines.js';
import { dryPressure_hPa, gasAttenuation, referenceAir } from '../../../src/propagation/p676/model.js';
import type { TraceTerm } from '../../../src/propagation/trace.js';

describe('P.676', () => {
  it('has the lines of the two tables, in order', () => {
    for (const [lines, count] of [
      [oxygenLines, 44],
      [vapourLines, 35],
    ] as const) {
      expect(lines).toHaveLength(count);
      lines.slice(1).forEach((line, i) => {
        expect(line[0]).toBeGreaterThan(lines[i][0]);
      });
    }
  });

  it('air absorbs at 60 and 118.75 GHz, vapour at 22.2 and 183.3 GHz, with windows between', () => {
    const o = (f: number) => oxygenAttenuation_dBperKm(f, referenceAir);
    const w = (f: number) => vapourAttenuation_dBperKm(f, referenceAir);
    expect(o(60)).toBeGreaterThan(13);
    expect(o(60)).toBeLessThan(16);
    expect(o(118.75)).toBeGreaterThan(10 * o(100));
    expect(w(22.235)).toBeGreaterThan(w(18));
    expect(w(22.235)).toBeGreaterThan(w(30));
    expect(w(183.31)).toBeGreaterThan(10 * w(150));
    expect(o(3.5) + w(3.5)).toBeLessThan(0.01);
  });

  it('without vapour only the air absorbs', () => {
    const dry = gasAttenuation(22.235, 10, { ...referenceAir, vapour_gPerM3: 0 });
    expect(dry.vapour_dBperKm).toBe(0);
    expect(dry.loss_dB).toBeCloseTo(10 * dry.oxygen_dBperKm, 12);
  });

  it('a barometer shows the dry air and the vapour together', () => {
    expect(vapourPressure_hPa(7.5, 288.15)).toBeCloseTo(9.973, 3);
    expect(dryPressure_hPa(1013.25, 7.5, 288.15) + vapourPressure_hPa(7.5, 288.15)).toBeCloseTo(1013.25, 12);
  });

  it('a path is its length times the specific attenuation, and the trace says so', () => {
    const terms: TraceTerm[] = [];
    const path = gasAttenuation(26, 6, referenceAir, (term) => terms.push(term));
    const [o, w, A] = terms.map((t) => t.value);
    expect(A).toBe(path.loss_dB);
    expect((o + w) * 6).toBeCloseTo(A, 12);
    expect(gasAttenuation(26, 0, referenceAir).loss_dB).toBe(0);
  });

  it('flags frequencies outside, stays finite there, and refuses air that cannot be', () => {
    for (const f of [1e-6, 0.5, 1001, 1e6]) {
      const { loss_dB, flags } = gasAttenuation(f, 1, referenceAir);
      expect(Number.isFinite(loss_dB)).toBe(true);
      expect(flags).toHaveLength(1);
    }
    for (const line of [...oxygenLines, ...vapourLines])
      expect(Number.isFinite(gasAttenuation(line[0], 1, referenceAir).loss_dB)).toBe(true);
    expect(gasAttenuation(1, 1, referenceAir).flags).toEqual([]);
    expect(gasAttenuation(1000, 1, referenceAir).flags).toEqual([]);
    expect(() => gasAttenuation(0, 1, referenceAir)).toThrow(CoverageError);
    expect(() => gasAttenuation(10, -1, referenceAir)).toThrow(/d_km/);
    expect(() => gasAttenuation(10, 1, { ...referenceAir, vapour_gPerM3: -1 })).toThrow(/vapour_gPerM3/);
    expect(() => gasAttenuation(10, 1, { ...referenceAir, temperature_K: 0 })).toThrow(/temperature_K/);
    expect(() => gasAttenuation(10, 1, { ...referenceAir, dryPressure_hPa: Number.NaN })).toThrow(
      CoverageError,
    );
  });
});
