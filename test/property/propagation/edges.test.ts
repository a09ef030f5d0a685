/** Paths at the edge of sense: each has a number or a refusal in words, never NaN, never a crash. */
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { ductingIncidence_pct, latitudeAlong_deg } from '../../../src/propagation/clearAir/climate.js';
import { freeSpace } from '../../../src/propagation/p525/model.js';
import { earthConstants } from '../../../src/propagation/p526/equations.js';
import { deltaBullington } from '../../../src/propagation/p526/model.js';
import { distanceLaws } from './distances.js';
import { auto, clearAirModels, freeSpaceOf_dB, hills, path, pathModels } from './paths.js';

/** Every model of profiles over the same odd path; a NaN or infinite loss names itself. */
function expectFinite(of: Parameters<typeof auto.predict>[0], name: string): void {
  for (const { name: model, predict } of pathModels)
    expect(Number.isFinite(predict(of).loss_dB), `${model}: ${name}`).toBe(true);
}

describe('odd profiles', () => {
  const heights = [
    [30, 30],
    [1, 1],
    [0.01, 0.01],
    [3000, 1],
    [100_000, 1.5],
    [100_000, 100_000],
  ] as const;

  it.each([
    ['half a metre', 0.0005],
    ['one metre', 0.001],
    ['the edge of P.1812', 0.25],
    ['10 km', 10],
    ['300 km', 300],
    ['3000 km', 3000],
  ])('level ground over %s: any number of points, antennas and altitudes', (name, d_km) => {
    for (const points of [2, 3, 101])
      for (const [h_tg_m, h_rg_m] of heights)
        for (const ground_m of [-430, 0, 8848])
          for (const f_GHz of [0.01, 0.7, 6, 50])
            expectFinite(
              path(d_km, points, () => ground_m, { h_tg_m, h_rg_m, f_GHz }),
              `${name}, ${points} points, ${h_tg_m} and ${h_rg_m} m above ${ground_m} m, ${f_GHz} GHz`,
            );
  });

  it('one spike of any height, also where a terminal stands', () => {
    for (const spike_m of [1e-3, 1, 1e4, 1e5])
      for (const points of [3, 4, 11])
        for (const at of [0, 0.1, 0.5, 1])
          expectFinite(
            path(5, points, (s) => (Math.abs(s - at) < 0.06 ? spike_m : 0)),
            `${spike_m} m at ${at} of ${points} points`,
          );
  });

  it('hills', () => {
    for (let seed = 1; seed <= 100; seed++) expectFinite(hills(seed), `seed ${seed}`);
  });

  it('points that lie together, and terminals in one place', () => {
    const earth = earthConstants(0.7, 8500, 'v', 0);
    const { loss_dB } = deltaBullington({ d_km: [0, 0, 0], h_m: [5, 5, 5] }, 3, 30, 30, earth);
    expect(loss_dB).toBe(0);
    expect(() => freeSpace(0.7, 0)).toThrow(CoverageError);
    for (const { predict } of clearAirModels.filter(({ name }) => name !== 'p526'))
      expect(() => predict({ ...path(1, 2, () => 0), d_km: [0, 0] })).toThrow(CoverageError);
  });

  it('two points without ground between them: free space alone', () => {
    for (const { name, predict } of [...clearAirModels, auto]) {
      const two = path(0.5, 2, () => 0);
      expect(Math.abs(predict(two).loss_dB - freeSpaceOf_dB(two)), name).toBeLessThan(0.06);
    }
  });
});

describe('anywhere on the globe', () => {
  it('every latitude and time has a loss, the same north and south', () => {
    for (const { name, predict } of clearAirModels)
      for (const p_pct of [0.001, 1, 50])
        for (let latitude_deg = 0; latitude_deg <= 90; latitude_deg += 10) {
          const at = (degrees: number): number =>
            predict({ ...hills(7), p_pct, latitude_deg: degrees }).loss_dB;
          expect(Number.isFinite(at(latitude_deg)), `${name} ${latitude_deg}°`).toBe(true);
          expect(at(-latitude_deg), `${name} ${latitude_deg}°`).toBe(at(latitude_deg));
        }
  });

  it('the incidence of ducting meets at 70°, where its law ends, but for the rounding of the text', () => {
    const lengths = { omega_sea: 0, d_tm_km: 100, d_lm_km: 100 };
    const [below, above] = [69.999, 70.001].map((latitude) => ductingIncidence_pct(latitude, lengths));
    expect(Math.abs(above / below - 1)).toBeLessThan(0.01);
  });

  const half_km = 100;
  it('the antimeridian is a line like any other', () => {
    const across = latitudeAlong_deg({ lat_deg: 60, lon_deg: 179 }, { lat_deg: 61, lon_deg: -179 }, half_km);
    const elsewhere = latitudeAlong_deg({ lat_deg: 60, lon_deg: 9 }, { lat_deg: 61, lon_deg: 11 }, half_km);
    expect(across).toBeCloseTo(elsewhere, 9);
  });

  it('both hemispheres are mirror images', () => {
    const north = latitudeAlong_deg({ lat_deg: 30, lon_deg: 100 }, { lat_deg: 31, lon_deg: 102 }, half_km);
    const south = latitudeAlong_deg({ lat_deg: -30, lon_deg: 100 }, { lat_deg: -31, lon_deg: 102 }, half_km);
    expect(south).toBeCloseTo(-north, 9);
    expect(north).toBeGreaterThan(30);
  });

  it.each([
    ['from a pole', { lat_deg: 90, lon_deg: 0 }, { lat_deg: 88, lon_deg: 40 }],
    ['to a pole', { lat_deg: -88, lon_deg: 0 }, { lat_deg: -90, lon_deg: 0 }],
    ['over a pole', { lat_deg: 89.5, lon_deg: 0 }, { lat_deg: 89.5, lon_deg: 180 }],
    ['from a place to itself', { lat_deg: 35, lon_deg: 105 }, { lat_deg: 35, lon_deg: 105 }],
  ])('%s', (_, a, b) => {
    const latitude = latitudeAlong_deg(a, b, half_km);
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
  });

  it('over the pole the middle is the pole', () => {
    const km = (6371 * Math.PI * 0.5) / 180;
    expect(latitudeAlong_deg({ lat_deg: 89.5, lon_deg: 0 }, { lat_deg: 89.5, lon_deg: 180 }, km)).toBeCloseTo(
      90,
      5,
    );
  });
});

describe('laws of distance', () => {
  it.each(distanceLaws)('$name: a millimetre and the way round the earth have a loss', ({ predict }) => {
    for (const f_GHz of [0.01, 1, 100])
      for (const d_m of [0.001, 1, 4e7]) expect(Number.isFinite(predict(f_GHz, d_m).loss_dB)).toBe(true);
  });
});
