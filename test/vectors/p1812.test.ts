import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clearAirCase } from '../../src/propagation/clearAir/case.js';
import { p1812 } from '../../src/propagation/p1812/model.js';
import type { CaseProfile } from '../../src/propagation/reference.js';
import { has, shared } from '../helpers/needs.js';
import { everyCase } from './every.js';

interface PublishedCase {
  readonly id: string;
  readonly profile: string;
  readonly p_pct: number;
  readonly intermediate: Readonly<Record<string, number>>;
  readonly [key: string]: unknown;
}

/** Symbol of the trace → key of the published intermediate value. */
const keys: Readonly<Record<string, string>> = {
  a_e: 'ae_km',
  θ_t: 'theta_t_mrad',
  θ_r: 'theta_r_mrad',
  θ: 'theta_mrad',
  d_lt: 'dlt_km',
  d_lr: 'dlr_km',
  h_std: 'hstd_m',
  h_srd: 'hsrd_m',
  h_te: 'hte_m',
  h_re: 'hre_m',
  h_m: 'hm_m',
  β_0: 'beta0_pct',
  ω: 'omega',
  L_bfs: 'Lbfs',
  L_b0p: 'Lb0p',
  L_d50: 'Ld50',
  F_i: 'Fi',
  L_dp: 'Ldp',
  L_bd: 'Lbd',
  L_bs: 'Lbs',
  L_ba: 'Lba',
  F_j: 'Fj',
  F_k: 'Fk',
  L_minb0p: 'Lminb0p',
  L_minbap: 'Lminbap',
  L_bda: 'Lbda',
  L_bam: 'Lbam',
  L_bc: 'Lbc',
  L_b: 'Lb',
};

describe('P.1812', () => {
  everyCase('p1812', 344);

  it.skipIf(!has(shared('reference/p1812')))('every published value on the way is met', () => {
    const folder = shared('reference/p1812');
    const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const { cases } = read('published_cases.json') as { cases: PublishedCase[] };
    let compared = 0;
    for (const c of cases) {
      const profile = read(`profiles/${c.profile}.json`) as CaseProfile;
      const input = clearAirCase({
        number: (key) => c[key] as number,
        optional: (key) => c[key] as number | undefined,
        text: (key) => c[key] as string,
        profile: () => profile,
        asked: [],
      });
      p1812({ ...input, pL_pct: 50 }, ({ symbol, value }) => {
        const expected = c.intermediate[keys[symbol]];
        if (expected === undefined) return;
        compared++;
        // Six decimals are printed; diffraction differs by the rounded speed of light there.
        expect(Math.abs(value - expected), `${c.id} ${symbol}`).toBeLessThan(2e-4);
      });
    }
    expect(compared).toBe(cases.length * Object.keys(keys).length);
  });
});
