import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../../src/foundation/errors.js';
import { commonRowIds, commonRows, profileRows } from '../../../../src/report/scorecard/catalogue.js';
import { readTargets, shippedProfiles } from '../../../../src/report/targets/read.js';
import { shippedTargets, targetIds } from '../../../../src/report/targets/shipped.js';
import { projectRoot } from '../../../helpers/needs.js';

const read = (text: string) => readTargets(text, 'targets.yaml', commonRowIds);

/** The example of the guide. */
const example = /```yaml\n([\s\S]+?)```/.exec(
  readFileSync(`${projectRoot}docs/guide/en/scorecard.md`, 'utf8'),
)?.[1];

describe('shipped target profiles', () => {
  it('are dated, sourced, and ask only for rows that a scorecard has', () => {
    expect(shippedTargets.map((t) => t.id)).toEqual(targetIds);
    for (const target of shippedTargets) {
      expect(target.date, target.id).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
      expect(target.source.en.length, target.id).toBeGreaterThan(20);
      const rows = [...commonRows, ...profileRows(target)].map((r) => r.id);
      for (const { row } of target.indicators) expect(rows, target.id).toContain(row);
    }
  });

  it('quote the signal upgrade as means over points with 95 % compliance', () => {
    const [upgrade] = shippedProfiles(['signal-upgrade-2025']);
    expect(upgrade.places).toMatchObject({ dlMean_Mbps: 220, ulMean_Mbps: 45, compliance: 0.95 });
    expect(upgrade.lines).toEqual(upgrade.places);
    expect(upgrade.maps).toEqual([]);
  });

  it('invent no number where the seed gives none', () => {
    const [seed] = shippedProfiles(['2020-seed']);
    expect(new Set(seed.indicators.map((i) => i.target))).toEqual(new Set([null]));
  });

  it('come in the order asked for', () => {
    expect(shippedProfiles(['sail-2027', '2020-seed']).map((p) => p.id)).toEqual(['sail-2027', '2020-seed']);
  });
});

describe('a file of target profiles', () => {
  it('as the guide shows it is read, with defaults for what it leaves open', () => {
    const [own] = read(example ?? '');
    expect(own).toMatchObject({ id: 'province-2027', date: '2026-03', lines: null });
    expect(own.indicators[0]).toEqual({ row: '5g.villageReach', target: 0.95, sense: 'atLeast' });
    expect(own.places).toMatchObject({ dlMean_Mbps: 100, dlPoint_Mbps: 2 });
    expect(profileRows(own).map((r) => r.id)).toEqual(['province-2027.places']);
  });

  const problem = (text: string): string => {
    try {
      read(text);
    } catch (error) {
      if (error instanceof CoverageError) return error.message;
      throw error;
    }
    return '';
  };

  it('is refused with the place of a row that does not exist, and of the name of a shipped profile', () => {
    const text = (example ?? '').replace('5g.villageReach', '5g.vilageReach');
    expect(problem(text)).toMatch(/targets\.yaml:7:\d+ .*no row “5g\.vilageReach”/);
    expect(problem((example ?? '').replace('province-2027', 'sail-2027'))).toContain(
      'shipped target profile',
    );
  });

  it('is refused where a value is none', () => {
    expect(problem((example ?? '').replace('target: 3', 'target: few'))).toContain('targets.yaml:8');
    expect(problem('profiles: []')).not.toBe('');
  });
});
