import { describe, expect, it } from 'vitest';
import type { SiteOutage } from '../../../../src/siting/criticality.js';
import type { ReportData, ReportSettings } from '../../../../src/report/page/data.js';
import { reportHtml } from '../../../../src/report/page/report.js';
import { encodePng } from '../../../../src/io/png.js';
import { hostileName, reportData } from './fixture.js';

const score = { value: 0, expected: 1000, covered: 900, crowded: 50 };
const settings: ReportSettings = {
  rows: [
    {
      slot: 0,
      before: { azimuth_deg: 30, elecTilt_deg: 4 },
      after: { azimuth_deg: 50, elecTilt_deg: 4 },
      gain: { value: 77, expected: 77, covered: 66, crowded: -5 },
      siteId: 'S1',
      cellId: 'S1-1',
      name: hostileName,
      service: '4g-any',
    },
  ],
  before: score,
  after: { value: 0, expected: 1077, covered: 966, crowded: 45 },
};

const withSettings = (edition: ReportData['project']['edition']): ReportData => {
  const data = reportData();
  return {
    ...data,
    project: { ...data.project, edition },
    plan: data.plan && { ...data.plan, settings },
  };
};

describe('antennas on air in the report', () => {
  it('stand before the sites to build, with the gain of each and of all', () => {
    const page = reportHtml(withSettings('carrier'), 'en', encodePng);
    const section = page.slice(page.indexOf('<section id="sites">'));
    expect(section.indexOf('Before building')).toBeGreaterThan(0);
    expect(section.indexOf('Before building')).toBeLessThan(section.indexOf('S1-1') + 1);
    expect(section).toMatch(/30 → <b>50<\/b>/);
    expect(page).not.toContain('<script>alert');
  });

  it('show no settings in the edition of the county', () => {
    const page = reportHtml(withSettings('county'), 'en', encodePng);
    expect(page).toContain('Before building');
    expect(page).not.toMatch(/30 → <b>50<\/b>/);
    expect(page).not.toContain('S1-1');
    const section = page.slice(page.indexOf('<section id="sites">'), page.indexOf('Expected to be served'));
    expect(section).not.toContain('S1');
    expect(section).toContain('Of which to be turned');
  });
});

describe('critical sites in the report', () => {
  const outage: SiteOutage = {
    site: { ids: ['S1'], name: hostileName, lon: 110, lat: 32, layers: ['lte-b3'], cells: [0] },
    services: [],
  };

  it('have a section only where the run asked for it', () => {
    const data = reportData();
    expect(reportHtml(data, 'zh', encodePng)).not.toContain('id="criticality"');
    const group = data.services.find((s) => s.group !== undefined);
    const service = {
      service: group?.id ?? '',
      peopleServed: 4000,
      peopleLost: 1234,
      peopleGained: 0,
      placesLost: [],
    };
    const page = reportHtml({ ...data, criticality: [{ ...outage, services: [service] }] }, 'zh', encodePng);
    expect(page).toContain('<section id="criticality">');
    expect(page).toMatch(/1[ ,\u202f\u2009\u00a0]?234/);
    expect(page).toContain('30.9');
    expect(page).not.toContain('<script>alert');
  });
});
