import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clearAirCase } from '../../src/propagation/clearAir/case.js';
import { p452 } from '../../src/propagation/p452/model.js';
import type { CaseProfile } from '../../src/propagation/reference.js';
import { has, shared } from '../helpers/needs.js';
import { everyCase } from './every.js';

interface PublishedCase {
  readonly id: string;
  readonly profile: string;
  readonly Gt_dbi: number;
  readonly Gr_dbi: number;
  readonly pressure_hpa: number;
  readonly temp_c: number;
  readonly intermediate: Readonly<Record<string, number>>;
  readonly [key: string]: unknown;
}

/** Symbol of the trace → key of the published intermediate value. */
const keys: Readonly<Record<string, string>> = {
  a_e: 'ae',
  θ_t: 'theta_t',
  θ_r: 'theta_r',
  θ: 'theta',
  d_lt: 'dlt',
  d_lr: 'dlr',
  h_std: 'hstd',
  h_srd: 'hsrd',
  h_te: 'hte',
  h_re: 'hre',
  h_m: 'hm',
  β_0: 'b0',
  ω: 'omega',
  L_bfs: 'Lbfsg',
  L_b0p: 'Lb0p',
  L_dsph50: 'Ldsph',
  L_d50: 'Ld50',
  L_dp: 'Ldp',
  L_bs: 'Lbs',
  L_ba: 'Lba',
};

describe('P.452', () => {
  everyCase('p452', 478);

  it.skipIf(!has(shared('reference/p452')))('every published value on the way is met', () => {
    const folder = shared('reference/p452');
    const profiles = new Map<string, CaseProfile>();
    const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const { cases } = read('published_cases.json') as { cases: PublishedCase[] };
    for (const { profile } of cases)
      if (!profiles.has(profile)) profiles.set(profile, read(`profiles/${profile}.json`) as CaseProfile);
    let compared = 0;
    for (const c of cases) {
      const input = clearAirCase({
        number: (key) => c[key] as number,
        optional: (key) => c[key] as number | undefined,
        text: (key) => c[key] as string,
        profile: () => profiles.get(c.profile) ?? { d_km: [], h_m: [] },
        asked: [],
      });
      const air = { pressure_hPa: c.pressure_hpa, temperature_C: c.temp_c };
      p452({ ...input, ...air, G_t_dBi: c.Gt_dbi, G_r_dBi: c.Gr_dbi }, ({ symbol, value }) => {
        const expected = c.intermediate[keys[symbol]];
        if (expected === undefined) return;
        compared++;
        // Six decimals are printed; gases there run over the path, not over the straight line, and c is rounded.
        expect(Math.abs(value - expected), `${c.id} ${symbol}`).toBeLessThan(5e-4);
      });
    }
    expect(compared).toBe(cases.length * Object.keys(keys).length);
  });
});
