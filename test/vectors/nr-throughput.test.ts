/** Rates against the shared cases, and the tables those cases rely on. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CqiEntry,
  cqiTable64,
  cqiTable256,
  cqiTableLow,
  efficiency,
  requiredSinr_dB,
} from '../../src/radio/mcs.js';
import { mcsTables } from '../../src/radio/mcsTables.js';
import { numRb } from '../../src/radio/numerology.js';
import { standardOverhead } from '../../src/radio/peakRate.js';
import { has, shared } from '../helpers/needs.js';
import { everyCase } from './every.js';

const folder = shared('reference/nr-throughput/');
const json = <T>(name: string): T => JSON.parse(readFileSync(folder + name, 'utf8')) as T;

interface Row {
  index: number;
  Qm: number;
  R_x1024: number;
  efficiency: number;
}

describe('rates', () => {
  everyCase('nr-throughput', 374);

  describe.skipIf(!has(folder))('tables', () => {
    it('schemes and indicators are those of the standard', () => {
      const tables = json<Record<string, Row[]>>('mcs_cqi_tables.json');
      const same = (ours: readonly Omit<CqiEntry, 'cqi'>[], rows: Row[], first: number) => {
        expect(ours.map((e) => [e.modulationOrder, e.rate1024])).toEqual(rows.map((r) => [r.Qm, r.R_x1024]));
        expect(rows.map((r) => r.index)).toEqual(ours.map((_, i) => i + first));
        rows.forEach((r, i) => {
          expect(efficiency(ours[i])).toBeCloseTo(r.efficiency, 3);
        });
      };
      same(mcsTables[1], tables.mcs_table1, 0);
      same(mcsTables[2], tables.mcs_table2_256qam, 0);
      same(mcsTables[3], tables.mcs_table3_lowse, 0);
      same(cqiTable64, tables.cqi_table1, 1);
      same(cqiTable256, tables.cqi_table2_256qam, 1);
      same(cqiTableLow, tables.cqi_table3_lowse, 1);
    });

    it('the peak-rate cases use our channels and overheads', () => {
      const { cases } = json<{
        cases: {
          id: string;
          fr: 'FR1' | 'FR2';
          direction: 'DL' | 'UL';
          scs_khz: number;
          bw_mhz: number;
          n_prb: number;
          overhead: number;
        }[];
      }>('max_rate_38306_cases.json');
      for (const c of cases) {
        expect(numRb('nr', c.bw_mhz, c.scs_khz, c.fr === 'FR1' ? 3500 : 26000), c.id).toBe(c.n_prb);
        expect(standardOverhead[c.fr][c.direction], c.id).toBe(c.overhead);
      }
    });

    it('simulated decoders need what Shannon plus 1.5 dB says, within their coarse grid', () => {
      const { cases } = json<{
        cases: {
          id: string;
          Qm: number;
          R_x1024: number;
          expect: { snr_at_bler10_db: number };
          tol_db: number;
        }[];
      }>('awgn_bler10_snr.json');
      let sum = 0;
      for (const c of cases) {
        const difference = c.expect.snr_at_bler10_db - requiredSinr_dB((c.Qm * c.R_x1024) / 1024);
        expect(Math.abs(difference), c.id).toBeLessThan(c.tol_db);
        sum += difference;
      }
      expect(Math.abs(sum / cases.length)).toBeLessThan(0.3);
    });
  });
});
