import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asProfile } from '../../src/app/verify/profile.js';
import { forms } from '../../src/propagation/itm/cases.js';
import type { CaseAnswer } from '../../src/propagation/reference.js';
import { has, shared } from '../helpers/needs.js';
import { everyCase } from './every.js';

interface Intermediate {
  readonly delta_h_m: number;
  readonly theta_hzn_rad: readonly [number, number];
  readonly d_hzn_m: readonly [number, number];
  readonly h_e_m: readonly [number, number];
  readonly N_s: number;
  readonly A_ref_db: number;
  readonly A_fs_db: number;
}

interface ItmCase {
  readonly id: string;
  readonly method: string;
  readonly profile?: string;
  readonly warnings: number;
  readonly intermediate: Intermediate;
  readonly [key: string]: unknown;
}

/** Bits of the warning mask of the source program by the quantity that Coverage flags. */
const bits: Readonly<Record<string, number>> = {
  h_tx_m: 0x1,
  h_rx_m: 0x2,
  f_GHz: 0x4,
  d_km: 0x8 | 0x10 | 0x40,
  theta_tx_rad: 0x80,
  theta_rx_rad: 0x100,
  horizon_tx: 0x200 | 0x800,
  horizon_rx: 0x400 | 0x1000,
  N_s: 0x4000,
};

function answer(folder: string, c: ItmCase): { terms: Map<string, number>; flags: CaseAnswer['flags'] } {
  const form = forms.find(({ id }) => id === `${folder}-${c.method}`);
  if (!form) throw new Error(`no form for ${c.id}`);
  const terms = new Map<string, number>();
  const { flags } = form.compute({
    number: (key) => Number(c[key]),
    optional: () => undefined,
    text: (key) => String(c[key]),
    profile: () => {
      const json: unknown = read(`${folder}/profiles/${c.profile}.json`);
      const profile = asProfile(json);
      if (!profile) throw new Error(`no profile for ${c.id}`);
      return profile;
    },
    asked: [],
    trace: ({ symbol, value }) => terms.set(symbol, value),
  });
  return { terms, flags };
}

const read = (file: string): unknown => JSON.parse(readFileSync(`${shared('reference')}/${file}`, 'utf8'));

const casesOf = (folder: string): ItmCase[] =>
  ['published', 'computed'].flatMap((kind) => {
    const { cases } = read(`${folder}/${kind}_cases.json`) as { cases: ItmCase[] };
    return cases;
  });

describe('ITM', () => {
  everyCase('itm', 348);

  describe.each(['itm-p2p', 'itm-area'])('%s on the way', (folder) => {
    const there = has(shared(`reference/${folder}`));

    it.skipIf(!there)('terrain, horizons and heights are those of the cases', () => {
      for (const c of casesOf(folder)) {
        const { terms } = answer(folder, c);
        const i = c.intermediate;
        const expected: readonly (readonly [string, number])[] = [
          ['N_s', i.N_s],
          ['Δh', i.delta_h_m],
          ['h_e1', i.h_e_m[0]],
          ['h_e2', i.h_e_m[1]],
          ['d_L1', i.d_hzn_m[0]],
          ['d_L2', i.d_hzn_m[1]],
          ['A_fs', i.A_fs_db],
        ];
        for (const [symbol, value] of expected) {
          const error = Math.abs((terms.get(symbol) ?? Number.NaN) - value);
          // Six digits are printed; the interdecile range of level ground is 1e-13 m there, not 0.
          expect(error, `${c.id} ${symbol}`).toBeLessThanOrEqual(1e-6 * Math.abs(value) + 1e-6);
        }
        for (const end of [0, 1] as const) {
          const error = Math.abs((terms.get(`θ_e${end + 1}`) ?? Number.NaN) - i.theta_hzn_rad[end]);
          expect(error, `${c.id} θ_e${end + 1}`).toBeLessThan(1e-6);
        }
        expect(Math.abs((terms.get('A_ref') ?? Number.NaN) - i.A_ref_db), c.id).toBeLessThan(0.02);
      }
    });

    it.skipIf(!there)('flags are the warnings of the cases', () => {
      for (const c of casesOf(folder)) {
        const flagged = new Set(answer(folder, c).flags.map(({ quantity }) => quantity));
        for (const [quantity, mask] of Object.entries(bits))
          expect(flagged.has(quantity), `${c.id} ${quantity}`).toBe((c.warnings & mask) !== 0);
      }
    });
  });
});
