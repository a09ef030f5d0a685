/** Extended Hata against the shared cases, and against the values on the way that they carry along. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extendedHata } from '../../src/propagation/ehata/model.js';
import type { StepProfile } from '../../src/propagation/itm/terrain.js';
import { has, shared } from '../helpers/needs.js';
import { everyCase } from './every.js';

interface Case {
  id: string;
  profile: string;
  f_mhz: number;
  h_b_m: number;
  h_m_m: number;
  intermediate: Record<
    | 'd_bp__km'
    | 'att_1km'
    | 'att_100km'
    | 'h_b_eff__meter'
    | 'h_m_eff__meter'
    | 'pfl10__meter'
    | 'pfl50__meter'
    | 'pfl90__meter'
    | 'deltah__meter'
    | 'theta_m__mrad'
    | 'hedge_tilda',
    number
  > & { single_horizon: boolean };
}

describe('extended Hata', () => {
  everyCase('ehata', 125);

  it.skipIf(!has(shared('reference/ehata')))(
    'breakpoint, heights, undulation, slope and ridge on the way',
    () => {
      const { cases } = JSON.parse(readFileSync(shared('reference/ehata/cases.json'), 'utf8')) as {
        cases: Case[];
      };
      for (const c of cases) {
        const file = shared(`reference/ehata/profiles/${c.profile}.json`);
        const { step_m, h_m } = JSON.parse(readFileSync(file, 'utf8')) as StepProfile;
        const { terrain, median } = extendedHata({
          profile: { step_m, h_m: Array.from(h_m).reverse() },
          f_MHz: c.f_mhz,
          h_b_m: c.h_b_m,
          h_m_m: c.h_m_m,
          environment: 'urban',
          reliability_frac: 0.5,
        });
        const want = c.intermediate;
        const pairs = [
          [median?.d_bp_km, want.d_bp__km],
          [median?.A_1km_dB, want.att_1km],
          [median?.A_100km_dB, want.att_100km],
          [terrain?.h_b_eff_m, want.h_b_eff__meter],
          [terrain?.h_m_eff_m, want.h_m_eff__meter],
          [terrain?.h10_m, want.pfl10__meter],
          [terrain?.h50_m, want.pfl50__meter],
          [terrain?.h90_m, want.pfl90__meter],
          [terrain?.delta_h_m, want.deltah__meter],
          [terrain?.theta_m_mrad, want.theta_m__mrad],
          [terrain?.ridge?.height_m ?? 0, want.hedge_tilda],
        ];
        expect(terrain?.ridge !== undefined, c.id).toBe(want.single_horizon);
        for (const [got = Number.NaN, expected = 0] of pairs)
          expect(Math.abs(got - expected), c.id).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
      }
    },
  );
});
