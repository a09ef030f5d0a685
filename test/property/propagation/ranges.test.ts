/** Outside its range a model answers and says so; it drops nothing. What cannot be is refused in words. */
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { seededRandom } from '../../../src/foundation/random.js';
import type { RangeFlag } from '../../../src/propagation/limits.js';
import { earthSpace, heightGain } from '../../../src/propagation/p2108/model.js';
import { buildingEntryLoss } from '../../../src/propagation/p2109/model.js';
import { multipathFading, rainFading } from '../../../src/propagation/p530/model.js';
import { gasAttenuation, referenceAir } from '../../../src/propagation/p676/model.js';
import { woodland } from '../../../src/propagation/p833/model.js';
import { rainAttenuation } from '../../../src/propagation/p838/model.js';
import { models } from '../../../src/propagation/registry.js';
import { distanceLaws } from './distances.js';
import { clearAirModels, path } from './paths.js';

const hop = { h_e_mASL: 300, h_r_mASL: 250, h_t_mASL: 150, K: 1e-4, dN75: 400 };
const rain = { R001_mmPerH: 60, polarisation: 'vertical' } as const;

/** A model's answer at a frequency outside its range, with the number that must still be there. */
const outside: readonly (readonly [string, () => { readonly flags: readonly RangeFlag[] }, () => number])[] =
  [
    at('p2108 §3.1', () => heightGain(6, { type: 'urban', h_m: 2, R_m: 15, w_s_m: 27 })),
    at('p2108 §3.3', () => earthSpace(3, 20, 0.5)),
    at('p2109', () => buildingEntryLoss(150, 0.5, 'traditional', 0)),
    at('p530 rain', () => rainFading({ ...rain, f_GHz: 120, d_km: 5 }, 0.01)),
    at('p676', () => gasAttenuation(0.5, 10, referenceAir)),
    at('p833', () => woodland(0.01, 50, { gamma_dBperm: 0.1, A_m_dB: 20 })),
    ['p838', () => rainAttenuation(0.5, 30, 0, 0), () => rainAttenuation(0.5, 30, 0, 0).gamma_dBperKm],
    [
      'p530 multipath',
      () => multipathFading({ ...hop, f_GHz: 7, d_km: 1 }, 20),
      () => multipathFading({ ...hop, f_GHz: 7, d_km: 1 }, 20).all_percent,
    ],
  ];

function at(
  name: string,
  predict: () => { readonly loss_dB: number; readonly flags: readonly RangeFlag[] },
): (typeof outside)[number] {
  return [name, predict, () => predict().loss_dB];
}

/** Laws that name no range of frequency or distance to leave. */
const boundless = ['freespace'];

describe('outside the range: a number and a flag', () => {
  it.each(outside)('%s', (_, predict, value) => {
    expect(Number.isFinite(value())).toBe(true);
    const { flags } = predict();
    expect(flags.length).toBeGreaterThan(0);
    for (const { value: got, min, max, source } of flags) {
      expect(got < min || got > max).toBe(true);
      expect(source).not.toBe('');
    }
  });

  it.each(distanceLaws)('$name: 1000 km, and nothing flagged that is inside', ({ name, predict }) => {
    const { loss_dB, flags } = predict(1, 1e6);
    expect(Number.isFinite(loss_dB)).toBe(true);
    const far = flags.some(({ quantity }) => /^d_|^d$/.test(quantity));
    expect(far).toBe(!boundless.includes(name) && !name.startsWith('p2108'));
    for (const { value, min, max } of flags) expect(value < min || value > max).toBe(true);
  });

  it.each(clearAirModels.filter(({ name }) => name !== 'p526'))(
    '$name: frequency, time and latitude',
    ({ predict }) => {
      const inside = path(10, 51, () => 0);
      expect(predict(inside).flags).toEqual([]);
      for (const change of [{ f_GHz: 80 }, { p_pct: 1e-4 }]) {
        const { loss_dB, flags } = predict({ ...inside, ...change });
        expect(Number.isFinite(loss_dB)).toBe(true);
        expect(flags.map(({ quantity }) => quantity)).toEqual(Object.keys(change));
      }
    },
  );

  it('random frequencies: flagged exactly where the printed range ends', () => {
    const random = seededRandom(11);
    for (let i = 0; i < 500; i++) {
      const f_GHz = 10 ** (4 * random() - 2);
      const flagged = buildingEntryLoss(f_GHz, 0.5, 'traditional', 0).flags.length > 0;
      expect(flagged, `${f_GHz} GHz`).toBe(f_GHz < 0.08 || f_GHz > 100);
    }
  });
});

describe('what cannot be is refused', () => {
  const impossible = [Number.NaN, Number.POSITIVE_INFINITY, 0, -1];

  it.each(distanceLaws)('$name', ({ name, predict }) => {
    if (name !== 'spm untuned')
      // its factors hold the frequency
      for (const f_GHz of impossible) expect(() => predict(f_GHz, 100)).toThrow(CoverageError);
    expect(() => predict(1, Number.NaN)).toThrow(CoverageError);
  });

  it.each(clearAirModels.filter(({ name }) => name !== 'p526'))('$name', ({ predict }) => {
    const good = path(10, 51, () => 0);
    for (const value of impossible)
      for (const key of ['f_GHz', 'h_tg_m', 'h_rg_m', 'p_pct'] as const)
        expect(() => predict({ ...good, [key]: value }), `${key} = ${value}`).toThrow(CoverageError);
    expect(() => predict({ ...good, h_m: good.h_m.map(() => Number.NaN) })).toThrow(CoverageError);
    expect(() => predict({ ...good, latitude_deg: 91 })).toThrow(CoverageError);
  });
});

it('every range of the registry is a range', () => {
  for (const { id, limits } of Object.values(models))
    for (const { quantity, min, max, source } of limits) {
      expect(min, `${id} ${quantity}`).toBeLessThanOrEqual(max);
      expect(source, `${id} ${quantity}`).not.toBe('');
    }
});
