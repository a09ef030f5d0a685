/** What ground in the way must do: a ridge costs what rule R3 demands, and no loss is below free space unless a text says so. */
import { describe, expect, it } from 'vitest';
import { freeSpaceLoss_dB } from '../../../src/propagation/p525/equations.js';
import { base_m, distanceLaws, user_m } from './distances.js';
import { clearAirModels, freeSpaceOf_dB, hills, pathModels, ridge } from './paths.js';

describe('a 200 m ridge within a county cell', () => {
  for (const { name, predict } of pathModels)
    for (const [f_GHz, least_dB] of [
      [0.7, 15],
      [3.5, 20],
    ] as const)
      it(`${name} at ${f_GHz} GHz: at least ${least_dB} dB more than level ground`, () => {
        for (const d_km of [2, 5, 10]) {
          const extra_dB = predict(ridge(d_km, 200, f_GHz)).loss_dB - predict(ridge(d_km, 0, f_GHz)).loss_dB;
          expect(extra_dB, `${d_km} km`).toBeGreaterThanOrEqual(least_dB);
        }
      });

  it('a higher ridge never costs less', () => {
    for (const { name, predict } of pathModels) {
      let before = predict(ridge(8, 50, 1.85)).loss_dB;
      for (let height_m = 60; height_m <= 400; height_m += 10) {
        const now = predict(ridge(8, height_m, 1.85)).loss_dB;
        expect(now, `${name}, ${height_m} m`).toBeGreaterThanOrEqual(before);
        before = now;
      }
    }
  });
});

/** Models that may go below free space: by how much, where the text has it. The walk must show each. */
const below: Readonly<Record<string, { most_dB: number; why: string }>> = {
  'p1812 at 50 %': { most_dB: 0.05, why: 'P.1812-7 §4.2: the constant 92.4 for 92.448' },
  'p452 at 50 %': { most_dB: 0.05, why: 'P.452-18 §4.1: the constant 92.4 for 92.448' },
  'auto at 50 %': { most_dB: 0.05, why: 'P.1812-7 §4.2: the constant 92.4 for 92.448' },
  'itm at 50 %': {
    most_dB: 0.2,
    why: 'ITM, The Algorithm §5: the climate moves the median, with a soft floor',
  },
  'p1812 at 1 %': { most_dB: 5, why: 'P.1812-7 §4.2: multipath and focusing at the horizons for small time' },
  'p452 at 1 %': { most_dB: 5, why: 'P.452-18 §4.1: multipath and focusing at the horizons for small time' },
  'hata open': { most_dB: 24, why: 'Hata 1980 has no floor; nearer than its 1 km' },
  'tr38901 RMa LOS': { most_dB: 0.03, why: 'Table 7.4.1-1 with c = 3.0e8 m/s' },
  'tr38901 RMa NLOS': { most_dB: 0.03, why: 'Table 7.4.1-1 with c = 3.0e8 m/s, never below its LOS' },
  'tr38901 UMa LOS': { most_dB: 1.8, why: 'Table 7.4.1-1: 28 + 22 lg d, below free space within 165 m' },
  'tr38901 InH-office LOS': { most_dB: 10, why: 'Table 7.4.1-1: 17.3 lg d, a room guides waves' },
  'tr38901 InH-mixed LOS': { most_dB: 10, why: 'Table 7.4.1-1: 17.3 lg d, a room guides waves' },
  'tr38901 InH-office mean': { most_dB: 4, why: 'as LOS, by its share' },
  'tr38901 InH-mixed mean': { most_dB: 4, why: 'as LOS, by its share' },
  'tr38901 RMa mean': { most_dB: 0.03, why: 'as LOS, which is certain near the mast' },
  'tr38901 UMa mean': { most_dB: 1.8, why: 'as LOS, which is certain within 18 m' },
  'p1411 below-roof-los': { most_dB: 1.8, why: 'Table 4: a street guides waves' },
  'p1411 over-roof-los': { most_dB: 0.6, why: 'Table 4: a fit' },
  'p1411 over-roof-nlos-high-rise': { most_dB: 6.5, why: 'Table 4: a fit, nearer than its 260 m' },
  'p1411 street canyon': { most_dB: 0.03, why: '§4.1.2: 6 dB for 6.02' },
  'p2108 with free space': { most_dB: 6.5, why: '§3.2: negative nearer than its 250 m' },
};

const exemption = (name: string): number => (Object.hasOwn(below, name) ? below[name].most_dB : 1e-9);

/** Lowest loss above free space, dB, must not be below what the table allows, and must use it. */
function judge(name: string, lowest_dB: number): void {
  const most_dB = exemption(name);
  expect(lowest_dB, name).toBeGreaterThanOrEqual(-most_dB);
  if (Object.hasOwn(below, name)) expect(lowest_dB, `${name} needs no exemption`).toBeLessThan(-1e-9);
}

describe('never below free space', () => {
  const withTime = [
    ...pathModels.map((model) => ({ ...model, p_pct: 50 })),
    ...clearAirModels.filter(({ name }) => name !== 'p526').map((model) => ({ ...model, p_pct: 1 })),
  ];
  for (const { name, predict, p_pct } of withTime)
    it(`${name} at ${p_pct} %`, () => {
      let lowest_dB = Number.POSITIVE_INFINITY;
      for (let seed = 1; seed <= 200; seed++) {
        const path = { ...hills(seed), p_pct };
        lowest_dB = Math.min(lowest_dB, predict(path).loss_dB - freeSpaceOf_dB(path));
      }
      judge(`${name} at ${p_pct} %`, lowest_dB);
    });

  for (const { name, predict } of distanceLaws)
    it(name, () => {
      let lowest_dB = Number.POSITIVE_INFINITY;
      for (const f_GHz of [0.7, 1.85, 3.5, 28])
        for (let d_m = 1; d_m <= 3000; d_m += 7) {
          const free_dB = freeSpaceLoss_dB(f_GHz, Math.hypot(d_m, base_m - user_m) / 1000);
          lowest_dB = Math.min(lowest_dB, predict(f_GHz, d_m).loss_dB - free_dB);
        }
      judge(name, lowest_dB);
    });
});
