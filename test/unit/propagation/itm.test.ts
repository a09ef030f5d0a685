import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { seededRandom } from '../../../src/foundation/random.js';
import { forms } from '../../../src/propagation/itm/cases.js';
import { climateNames } from '../../../src/propagation/itm/climates.js';
import { divide, modulus, multiply, squareRoot } from '../../../src/propagation/itm/complex.js';
import { heightFunction_dB, knifeEdge_dB } from '../../../src/propagation/itm/diffraction.js';
import { twoRayLoss_dB } from '../../../src/propagation/itm/lineOfSight.js';
import {
  type AreaInput,
  itmArea,
  itmPointToPoint,
  type PointToPointInput,
} from '../../../src/propagation/itm/model.js';
import { smoothReach_m } from '../../../src/propagation/itm/path.js';
import { scatterRange } from '../../../src/propagation/itm/scatter.js';
import { diffractionLine } from '../../../src/propagation/itm/diffraction.js';
import { horizons, irregularity_m, onTrend, terrainTrend } from '../../../src/propagation/itm/terrain.js';
import { variabilityModes } from '../../../src/propagation/itm/variability.js';
import { knifeEdgeLossExact_dB } from '../../../src/propagation/p526/equations.js';
import { formExamples } from '../../helpers/formExamples.js';

const median = {
  f_MHz: 763,
  h_tx_m: 30,
  h_rx_m: 1.5,
  epsilon_r: 15,
  sigma_Spm: 0.005,
  polarisation: 'v',
  climate: 'continental-temperate',
  mode: 'broadcast',
  time_pct: 50,
  location_pct: 50,
  situation_pct: 50,
} as const;

const plain: AreaInput = {
  ...median,
  d_km: 20,
  deltaH_m: 90,
  sitingTx: 'careful',
  sitingRx: 'random',
  N_s: 301,
};

const over = (
  h_m: readonly number[],
  d_km: number,
  more: Partial<PointToPointInput> = {},
): PointToPointInput => ({
  ...median,
  profile: { step_m: (1000 * d_km) / (h_m.length - 1), h_m },
  profileName: 'test',
  N_0: 301,
  ...more,
});

/** Heights between 0 and `top_m`, the same for the same seed. */
function rough(seed: number, points: number, top_m: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: points }, () => top_m * random());
}

describe('parts of ITM', () => {
  it('complex: the root squared and the quotient times its divisor give back the number', () => {
    for (const z of [
      { re: 3, im: 4 },
      { re: 14, im: 1e-6 },
      { re: 0, im: 2 },
    ]) {
      const root = squareRoot(z);
      expect(root.re).toBeGreaterThan(0);
      const back = multiply(root, root);
      expect(modulus({ re: back.re - z.re, im: back.im - z.im })).toBeLessThan(1e-12);
      const divisor = { re: 0.3, im: -2 };
      const again = multiply(divide(z, divisor), divisor);
      expect(modulus({ re: again.re - z.re, im: again.im - z.im })).toBeLessThan(1e-12);
    }
  });

  it('the knife edge is the Fresnel integral within 0.2 dB', () => {
    for (let v = 0; v <= 12; v += 0.01)
      expect(Math.abs(knifeEdge_dB(v) - knifeEdgeLossExact_dB(v)), `v = ${v}`).toBeLessThan(0.2);
  });

  it('the height function has no large step where its forms meet', () => {
    for (const K of [1e-6, 1e-3, 0.1])
      for (const x of [200, 2000]) {
        const step = heightFunction_dB(x * (1 + 1e-9), K) - heightFunction_dB(x * (1 - 1e-9), K);
        expect(Math.abs(step), `x = ${x}, K = ${K}`).toBeLessThan(0.25);
      }
  });

  it('far out two rays over level ground are the plane-earth law', () => {
    const { path } = itmArea({ ...plain, deltaH_m: 0, sitingTx: 'random', polarisation: 'h', N_s: 1 });
    const s_m = 100e3;
    const law_dB = -20 * Math.log10((2 * path.k_perm * 30 * 1.5) / s_m);
    expect(twoRayLoss_dB(path, s_m)).toBeCloseTo(law_dB, 1);
  });
});

describe('terrain of ITM', () => {
  it('a slope is its own trend and has no irregularity', () => {
    const slope = { step_m: 50, h_m: Array.from({ length: 101 }, (_, i) => 200 + 3 * i) };
    const trend = terrainTrend(slope, 130, 4200);
    for (const i of [0, 40, 100]) expect(onTrend(trend, i)).toBeCloseTo(200 + 3 * i, 9);
    expect(irregularity_m(slope, 130, 4200)).toBeCloseTo(0, 9);
  });

  it('heights spread evenly over 100 m have an interdecile range of 80 m', () => {
    const valley = Array.from({ length: 4001 }, (_, i) => 100 * Math.abs(i / 2000 - 1));
    const d_m = 400e3; // so long that it shows all of its irregularity
    expect(irregularity_m({ step_m: 100, h_m: valley }, 0, d_m)).toBeCloseTo(80, 0);
    expect(irregularity_m({ step_m: 100, h_m: valley }, 0, 150)).toBe(0);
  });

  it('one wall is the horizon of both ends, by hand', () => {
    const h_m = [10, 0, 0, 200, 0, 20];
    const [near, far] = horizons({ step_m: 1000, h_m }, 1e-7, [30, 2]);
    expect(near).toEqual({ d_L_m: 3000, theta_e_rad: 160 / 3000 - 1.5e-4 });
    expect(far).toEqual({ d_L_m: 2000, theta_e_rad: 178 / 2000 - 1e-4 });
  });

  it('over level ground the profile and the area mode are one', () => {
    for (const d_km of [1, 5, 12, 20])
      for (const f_MHz of [100, 763, 4900]) {
        const profile = itmPointToPoint(over(new Array<number>(201).fill(0), d_km, { f_MHz }));
        const area = itmArea({ ...plain, sitingTx: 'random', deltaH_m: 0, d_km, f_MHz });
        expect(profile.loss_dB).toBeCloseTo(area.loss_dB, 9);
      }
  });
});

describe('ITM', () => {
  it('is the same in both directions', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const h_m = rough(seed, 5 + (seed % 60), 300);
      const d_km = 1 + seed / 3;
      const there = itmPointToPoint(over(h_m, d_km));
      const back = itmPointToPoint(over([...h_m].reverse(), d_km, { h_tx_m: 1.5, h_rx_m: 30 }));
      expect(back.loss_dB, `seed ${seed}`).toBeCloseTo(there.loss_dB, 8);
    }
  });

  it('has no step where its ranges meet', () => {
    for (const deltaH_m of [0, 30, 90, 500]) {
      const { path } = itmArea({ ...plain, deltaH_m });
      const scatter = scatterRange(path, diffractionLine(path));
      const joints_m = [smoothReach_m(path), ...(scatter ? [scatter.d_x_m] : [])];
      for (const d_m of joints_m) {
        const at = (d_km: number) => itmArea({ ...plain, deltaH_m, d_km });
        const [before, after] = [at(d_m / 1000 - 1e-7), at(d_m / 1000 + 1e-7)];
        expect(before.range).not.toBe(after.range);
        expect(after.A_ref_dB - before.A_ref_dB).toBeCloseTo(0, 5);
      }
    }
  });

  it('more time, places or confidence cost loss, in every climate and mode', () => {
    const asked = [1, 10, 50, 90, 99];
    for (const climate of climateNames)
      for (const mode of variabilityModes)
        for (const key of ['time_pct', 'location_pct', 'situation_pct'] as const) {
          const losses = asked.map(
            (pct) => itmArea({ ...plain, d_km: 60, climate, mode, [key]: pct }).loss_dB,
          );
          const sorted = [...losses].sort((a, b) => a - b);
          expect(losses, `${climate} ${mode} ${key}`).toEqual(sorted);
        }
  });

  it('modes differ in what they read, not at the median', () => {
    const at = (more: Partial<AreaInput>) => itmArea({ ...plain, ...more }).loss_dB;
    for (const mode of variabilityModes) expect(at({ mode })).toBeCloseTo(at({}), 2);
    expect(at({ mode: 'single-message', time_pct: 99, location_pct: 99 })).toBe(
      at({ mode: 'single-message' }),
    );
    expect(at({ mode: 'accidental', location_pct: 99 })).toBe(at({ mode: 'accidental' }));
    expect(at({ mode: 'mobile', location_pct: 99 })).toBe(at({ mode: 'mobile' }));
    const sure = { situation_pct: 95 };
    expect(at({ ...sure, withoutSituation: true })).toBeLessThan(at(sure));
    const everywhere = { location_pct: 95 };
    expect(at({ ...everywhere, withoutLocation: true })).toBeLessThan(at(everywhere));
  });

  it('better siting never costs loss', () => {
    const at = (sitingRx: AreaInput['sitingRx']) => itmArea({ ...plain, sitingRx }).loss_dB;
    expect(at('careful')).toBeLessThan(at('random'));
    expect(at('very-careful')).toBeLessThan(at('careful'));
  });

  it('answers odd paths with a number', () => {
    const odd: readonly PointToPointInput[] = [
      over([0, 0], 0.0005),
      over([0, 0, 0], 0.001, { h_tx_m: 1.5 }),
      over(new Array<number>(101).fill(8848), 3000, { h_tx_m: 1e5, h_rx_m: 1e5, f_MHz: 10 }),
      over([-430, -430], 1, { h_tx_m: 0.01, h_rx_m: 0.01 }),
      over([0, 1e5, 0], 0.003, { f_MHz: 10 }),
      ...Array.from({ length: 300 }, (_, i) =>
        over(rough(i + 1, 2 + (i % 40), 10 ** ((i % 6) - 1)), 10 ** ((i % 7) - 3), {
          f_MHz: 10 ** (1 + (i % 5)),
          h_tx_m: 10 ** ((i % 4) - 1),
        }),
      ),
    ];
    for (const input of odd) {
      const { loss_dB } = itmPointToPoint(input);
      expect(Number.isFinite(loss_dB), JSON.stringify(input).slice(0, 300)).toBe(true);
    }
  });

  it('refuses what has no meaning, with the name of the input', () => {
    expect(() => itmPointToPoint(over([0, Number.NaN, 0], 1))).toThrow(/point 2/);
    expect(() => itmPointToPoint(over([0], 1))).toThrow(CoverageError);
    expect(() => itmArea({ ...plain, N_s: 560 })).toThrow(/N_s/);
    expect(() => itmArea({ ...plain, deltaH_m: -1 })).toThrow(/deltaH_m/);
    expect(() => itmArea({ ...plain, d_km: 0 })).toThrow(/d_km/);
    expect(() => itmArea({ ...plain, time_pct: 100 })).toThrow(/time_pct/);
    expect(() => itmArea({ ...plain, epsilon_r: 0.9 })).toThrow(/epsilon_r/);
  });

  it('flags what the method warns of', () => {
    const names = (input: AreaInput) => itmArea(input).flags.map(({ quantity }) => quantity);
    expect(names(plain)).toEqual([]);
    expect(names({ ...plain, f_MHz: 26_000 })).toEqual(['f_GHz']);
    expect(names({ ...plain, d_km: 0.5 })).toEqual(['d_km']);
    expect(names({ ...plain, time_pct: 99.95 })).toEqual(['z_T']);
  });
});

describe('cases of ITM', () => {
  const compute = (id: string, more: Readonly<Record<string, unknown>>) => {
    const form = forms.find((f) => f.id === id);
    const inputs: Readonly<Record<string, unknown>> = { ...formExamples[id], ...more };
    return form?.compute({
      number: (key) => Number(inputs[key]),
      optional: () => undefined,
      text: (key) => String(inputs[key]),
      profile: () => ({ d_km: inputs.d_km as number[], h_m: inputs.h_m as number[] }),
      asked: [],
    }).values.A_db;
  };

  it('codes outside the lists are refused, never rounded', () => {
    for (const [key, value] of [
      ['climate', 0],
      ['climate', 8],
      ['climate', 5.5],
      ['mdvar', 4],
      ['mdvar', 40],
      ['mdvar', -1],
      ['pol', 2],
      ['tx_siting', 3],
    ] as const)
      expect(() => compute('itm-area-TLS', { [key]: value }), `${key} ${value}`).toThrow(CoverageError);
    expect(compute('itm-area-TLS', { mdvar: 33 })).toEqual(expect.any(Number));
  });

  it('a profile by distances needs equal steps', () => {
    const h_m = [0, 10, 0];
    expect(compute('itm-p2p-TLS', { d_km: [0, 1, 2], h_m })).toEqual(expect.any(Number));
    expect(() => compute('itm-p2p-TLS', { d_km: [0, 1.2, 2], h_m })).toThrow(/point 2/);
  });

  it('reliability is time and location, confidence the situation', () => {
    const asOne = compute('itm-area-CR', { reliability_pct: 80, confidence_pct: 70, mdvar: 3 });
    const apart = compute('itm-area-TLS', { time_pct: 80, location_pct: 80, situation_pct: 70, mdvar: 3 });
    expect(asOne).toBe(apart);
  });
});
