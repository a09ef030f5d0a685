/** TR 36.814 and TR 38.901 patterns and real MSI files against shared reference values. Tolerances are the cases' own. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lossAt, parseMsi } from '../../../src/radio/msi.js';
import { elementPattern, patternGain_dBi, sectorPattern } from '../../../src/radio/patterns.js';
import { beamOffset } from '../../../src/radio/tilt.js';
import { has, shared } from '../../helpers/needs.js';
import { everyCase } from '../every.js';

const folder = shared('reference/antenna/');
const here = has(folder);
const read = <T>(name: string): T[] =>
  (JSON.parse(readFileSync(folder + name, 'utf8')) as { cases: T[] }).cases;

interface Case {
  id: string;
  az_deg: number;
  tol_db: number;
  hpbw_h: number;
  hpbw_v: number;
  Am_db: number;
  SLAv_db: number;
  Gmax_dbi: number;
}

describe('antenna formulas', () => everyCase('antenna', 800));

describe.skipIf(!here)('antenna references', () => {
  it('TR 36.814 macro antenna with electrical tilt', () => {
    const cases = read<Case & { elev_down_deg: number; etilt_deg: number; expect: { gain_dbi: number } }>(
      'tr36814_macro.json',
    );
    expect(cases.length).toBeGreaterThan(200);
    for (const c of cases) {
      const p = sectorPattern({
        id: 'x',
        maxGain_dBi: c.Gmax_dbi,
        hpbw_deg: c.hpbw_h,
        vpbw_deg: c.hpbw_v,
        maxAttenuation_dB: c.Am_db,
        sideLobe_dB: c.SLAv_db,
        source: 'test',
      });
      const o = beamOffset(c.az_deg, -c.elev_down_deg, 0, c.etilt_deg);
      expect(
        Math.abs(patternGain_dBi(p, o.azimuth_deg, o.elevation_deg) - c.expect.gain_dbi),
        c.id,
      ).toBeLessThanOrEqual(c.tol_db);
    }
  });

  it('TR 38.901 element', () => {
    const cases = read<Case & { zenith_deg: number; expect: { gain_dbi: number } }>('tr38901_element.json');
    expect(cases.length).toBeGreaterThan(100);
    for (const c of cases) {
      const gain = patternGain_dBi(elementPattern(), c.az_deg, 90 - c.zenith_deg);
      expect(Math.abs(gain - c.expect.gain_dbi), c.id).toBeLessThanOrEqual(c.tol_db);
    }
  });

  it('horizontal parabola', () => {
    const cases = read<{
      id: string;
      az_deg: number;
      beamwidth_deg: number;
      orientation_deg: number;
      max_att_db: number;
      tol_db: number;
      expect: { gain_db: number };
    }>('parabolic_ns3.json');
    for (const c of cases) {
      const p = sectorPattern({
        id: 'x',
        maxGain_dBi: 0,
        hpbw_deg: c.beamwidth_deg,
        vpbw_deg: 10,
        maxAttenuation_dB: c.max_att_db,
        source: 'test',
      });
      const gain = patternGain_dBi(p, c.az_deg - c.orientation_deg, 0);
      expect(Math.abs(gain - c.expect.gain_db), c.id).toBeLessThanOrEqual(c.tol_db);
    }
  });

  const files = here ? readdirSync(`${folder}msi`).filter((f) => f.endsWith('.msi')) : [];
  it.each(files)('%s', (file) => {
    const facts = JSON.parse(readFileSync(`${folder}msi/${file}.expect.json`, 'utf8')) as {
      name: string;
      frequency_mhz: number;
      gain_dbi: number;
      n_horizontal: number;
      n_vertical: number;
      h_att_db: Record<string, number>;
      v_att_db: Record<string, number>;
      h_min_att_db: number;
      h_max_att_db: number;
      v_min_att_db: number;
      v_max_att_db: number;
    };
    const a = parseMsi(readFileSync(`${folder}msi/${file}`, 'utf8'), file);
    expect(a).toMatchObject({ name: facts.name, frequency_MHz: facts.frequency_mhz });
    expect(a.gain_dBi).toBeCloseTo(facts.gain_dbi, 6);
    expect([a.horizontal.length, a.vertical.length]).toEqual([facts.n_horizontal, facts.n_vertical]);
    for (const [angle, loss] of Object.entries(facts.h_att_db))
      expect(lossAt(a.horizontal, Number(angle))).toBeCloseTo(loss, 6);
    for (const [angle, loss] of Object.entries(facts.v_att_db))
      expect(lossAt(a.vertical, Number(angle))).toBeCloseTo(loss, 6);
    const losses = (cut: typeof a.horizontal) => cut.map((p) => p.loss_dB);
    expect(Math.min(...losses(a.horizontal))).toBeCloseTo(facts.h_min_att_db, 6);
    expect(Math.max(...losses(a.horizontal))).toBeCloseTo(facts.h_max_att_db, 6);
    expect(Math.min(...losses(a.vertical))).toBeCloseTo(facts.v_min_att_db, 6);
    expect(Math.max(...losses(a.vertical))).toBeCloseTo(facts.v_max_att_db, 6);
    // The pattern agrees with the file where both have a value.
    expect(a.pattern.vertical_dB[900 - 100]).toBeCloseTo(facts.v_att_db['10'], 4);
    expect(a.pattern.horizontal_dB[3300]).toBeCloseTo(facts.h_att_db['330'], 4);
  });
});
