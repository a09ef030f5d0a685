/** Links against the shared cases, annual multipath where two readings agree, and the rain law below them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { multipathFading } from '../../src/propagation/p530/model.js';
import { rainLaw, specificAttenuation_dBperKm } from '../../src/propagation/p838/equations.js';
import { has, shared } from '../helpers/needs.js';
import { everyCase } from './every.js';

const read = <T>(file: string): T[] =>
  (JSON.parse(readFileSync(shared(`reference/${file}`), 'utf8')) as { cases: T[] }).cases;

interface Rain {
  id: string;
  f_ghz: number;
  elevation_deg: number;
  tilt_deg: number;
  rain_mm_h: number;
  expect: { k: number; alpha: number; gamma_db_km: number };
}

interface Multipath {
  id: string;
  period: string;
  f_ghz: number;
  d_km: number;
  he_masl: number;
  hr_masl: number;
  ht_masl: number;
  K: number;
  dN75: number;
  lat_deg: number;
  A_db: number;
  expect: { p_deep_2_3_1_pct: number; p_all_2_3_2_pct: number };
}

const near = (got: number, expected: number, id: string) =>
  expect(Math.abs(got - expected) <= 1e-4 * Math.abs(expected) + 1e-6, id).toBe(true);

describe('P.530', () => {
  everyCase('p530', 309);

  it.skipIf(!has(shared('reference/p838')))('the rain law has the values of the validation table', () => {
    for (const c of read<Rain>('p838/itu_validation.json')) {
      const law = rainLaw(c.f_ghz, c.elevation_deg, c.tilt_deg);
      near(law.k, c.expect.k, c.id);
      near(law.alpha, c.expect.alpha, c.id);
      near(specificAttenuation_dBperKm(law, c.rain_mm_h), c.expect.gamma_db_km, c.id);
    }
  });

  it.skipIf(!has(shared('reference/p530')))(
    'the year agrees in the deep law, and below A_t at every depth',
    () => {
      let shallow = 0;
      for (const c of read<Multipath>('p530/multipath_cases.json').filter((x) => x.period === 'year')) {
        const path = {
          f_GHz: c.f_ghz,
          d_km: c.d_km,
          h_e_mASL: c.he_masl,
          h_r_mASL: c.hr_masl,
          h_t_mASL: c.ht_masl,
          K: c.K,
          dN75: c.dN75,
        };
        const m = multipathFading(path, c.A_db, c.lat_deg);
        near(m.deep_percent, c.expect.p_deep_2_3_1_pct, c.id);
        if (m.regime === 'deep') continue;
        near(m.all_percent, c.expect.p_all_2_3_2_pct, c.id);
        shallow++;
      }
      expect(shallow).toBeGreaterThan(50);
    },
  );
});
