import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { hataLoss_dB, mobileHeightCorrection_dB } from '../../../src/propagation/hata/equations.js';
import { defaultK1, defaultModel } from '../../../src/propagation/spm/defaults.js';
import {
  conventions,
  type SpmModel,
  type SpmPath,
  spmLoss_dB,
  withConvention,
  withDistanceUnit,
} from '../../../src/propagation/spm/equations.js';
import { readSpmModel } from '../../../src/propagation/spm/file.js';
import { spm } from '../../../src/propagation/spm/model.js';

const path: SpmPath = { d_km: 3, h_base_m: 40, h_mobile_m: 1.5, diffraction_dB: 0, clutter_dB: 0 };
const factor = fc.double({ min: -100, max: 100, noNaN: true });
const someModel: fc.Arbitrary<SpmModel> = fc.record({
  convention: fc.constantFrom(...conventions),
  distanceUnit: fc.constantFrom('m' as const, 'km' as const),
  K: fc.tuple(factor, factor, factor, factor, factor, factor, factor),
  Kclutter: factor,
});
const somePath: fc.Arbitrary<SpmPath> = fc.record({
  d_km: fc.double({ min: 0.001, max: 50, noNaN: true }),
  h_base_m: fc.double({ min: 1, max: 500, noNaN: true }),
  h_mobile_m: fc.double({ min: 0.5, max: 30, noNaN: true }),
  diffraction_dB: fc.double({ min: 0, max: 60, noNaN: true }),
  clutter_dB: fc.double({ min: -20, max: 40, noNaN: true }),
});

describe('K factors', () => {
  it('untuned they are urban Hata without its correction for the mobile', () => {
    for (const f of [758, 935, 1400, 1805, 2110])
      for (const d_km of [1, 3, 12])
        for (const h of [30, 45, 120]) {
          const model = f < 1500 ? 'okumura-hata' : 'cost231-hata';
          const hata = hataLoss_dB(model, 'urban', 'small', f, d_km, h, 1.5);
          const loss = spmLoss_dB(defaultModel(f), { ...path, d_km, h_base_m: h });
          expect(loss).toBeCloseTo(hata + mobileHeightCorrection_dB('small', f, 1.5), 9);
        }
  });

  it('K1 has the values of the vendor’s list and of the Hata forms', () => {
    const list = { 758: 10.2, 880: 11.9, 935: 12.6, 1805: 22.0, 1860: 22.4, 2110: 24.3, 2300: 24.7 };
    const more = { 2500: 25.4, 2595: 25.7, 2700: 26.1, 3300: 27.8, 3500: 28.3, 4900: 31.3 };
    for (const [f, K1] of Object.entries({ ...list, ...more }))
      expect(Math.abs(defaultK1(Number(f)) - K1), f).toBeLessThanOrEqual(0.06);
  });

  it('the published factors of the other convention are the same Hata, in kilometres', () => {
    const { K } = withConvention(withDistanceUnit(defaultModel(900), 'km'), 'planet');
    expect(K[1]).toBe(44.9);
    expect(K[4]).toBeCloseTo(-13.82, 12); // K5: lg H_eff
    expect(K[5]).toBe(-6.55); // K6: lg H_eff · lg d
    expect(K[6]).toBe(1); // K7: diffraction
  });

  it('rewriting convention or unit changes no loss, and twice gives the same factors', () => {
    fc.assert(
      fc.property(someModel, somePath, (model, at) => {
        const loss = spmLoss_dB(model, at);
        for (const convention of conventions)
          for (const unit of ['m', 'km'] as const) {
            const other = withDistanceUnit(withConvention(model, convention), unit);
            expect(Math.abs(spmLoss_dB(other, at) - loss)).toBeLessThan(1e-8);
          }
        const there = withConvention(model, model.convention === 'atoll' ? 'planet' : 'atoll');
        expect(withConvention(there, model.convention)).toEqual(model);
      }),
    );
  });

  it('the same letters in the wrong convention are tens of dB off', () => {
    const model = defaultModel(900);
    const wrong: SpmModel = { ...model, convention: 'planet', distanceUnit: 'km' };
    expect(Math.abs(spmLoss_dB(wrong, path) - spmLoss_dB(model, path))).toBeGreaterThan(50);
  });
});

describe('the model', () => {
  it('keeps the effective height in convention atoll and refuses none there', () => {
    const at = (h_base_m: number) => spm(defaultModel(900), { ...path, h_base_m });
    expect(at(-15).loss_dB).toBe(at(20).loss_dB);
    expect(at(500).loss_dB).toBe(at(200).loss_dB);
    expect(at(-15).flags).toMatchObject([{ quantity: 'h_base_m', value: -15 }]);
    expect(at(20).flags).toEqual([]);
    const planet = withConvention(defaultModel(900), 'planet');
    expect(() => spm(planet, { ...path, h_base_m: -15 })).toThrow(CoverageError);
  });

  it('the trace adds up to the loss', () => {
    fc.assert(
      fc.property(someModel, somePath, (model, at) => {
        const terms = new Map<string, number>();
        const { loss_dB } = spm(model, at, ({ symbol, value }) => terms.set(symbol, value));
        let sum = 0;
        for (const [symbol, value] of terms) if (symbol.endsWith('term')) sum += value;
        expect(sum).toBeCloseTo(loss_dB, 9);
        expect(terms.get('L')).toBe(loss_dB);
      }),
    );
  });

  it('near and far give a number with a flag; no distance is refused', () => {
    for (const d_km of [0.001, 0.5, 30]) {
      const { loss_dB, flags } = spm(defaultModel(2600), { ...path, d_km });
      expect(Number.isFinite(loss_dB)).toBe(true);
      expect(flags).toMatchObject([{ quantity: 'd_km' }]);
    }
    expect(() => spm(defaultModel(2600), { ...path, d_km: 0 })).toThrow(/d_km/);
    expect(() => spm(defaultModel(2600), { ...path, diffraction_dB: Number.NaN })).toThrow(/diffraction_dB/);
  });
});

describe('a file of factors', () => {
  const file = {
    convention: 'planet',
    K1: 160.9,
    K2: 44.9,
    K3: -2.55,
    K4: 0,
    K5: -13.82,
    K6: -6.55,
    K7: 0.8,
  };

  it('is read in its convention and that convention’s unit', () => {
    expect(readSpmModel(file, 'k.json')).toEqual({
      convention: 'planet',
      distanceUnit: 'km',
      K: [160.9, 44.9, -2.55, 0, -13.82, -6.55, 0.8],
      Kclutter: 1,
    });
    expect(readSpmModel({ ...file, convention: 'atoll' }, 'k.json').distanceUnit).toBe('m');
    expect(readSpmModel({ ...file, distance: 'm', Kclutter: 0.5 }, 'k.json')).toMatchObject({
      distanceUnit: 'm',
      Kclutter: 0.5,
    });
  });

  it('without a convention, with strange keys or missing factors it is refused, all at once', () => {
    const problems = (value: unknown): string[] => {
      try {
        readSpmModel(value, 'k.json');
      } catch (error) {
        if (error instanceof CoverageError) return error.diagnostics.map((d) => d.where?.field ?? '');
        throw error;
      }
      return [];
    };
    expect(problems({ ...file, convention: undefined })).toEqual(['convention']);
    expect(problems({ ...file, convention: 'huawei', K8: 1, K2: '44.9', distance: 'mile' })).toEqual([
      'convention',
      'distance',
      'K8',
      'K2',
    ]);
    expect(problems(null)).toEqual(['convention', 'K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7']);
    expect(problems([1, 2])).toContain('convention');
    expect(problems({ ...file, K7: Number.NaN })).toEqual(['K7']);
  });
});
