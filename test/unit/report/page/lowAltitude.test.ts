/** Low altitude in the report: a map and two tables in both languages; groups are shown to carriers alone; no section, no trace. */
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../../src/io/png.js';
import type { ReportLowAltitude } from '../../../../src/report/page/data.js';
import { reportHtml } from '../../../../src/report/page/report.js';
import { hostileName, reportData } from './fixture.js';

const base = reportData();
const any = base.services.find((s) => s.technology === 'nr' && s.group === undefined)?.id ?? '';
const flown = (service: string, group: string | undefined, length_m: number) => ({
  name: hostileName,
  height_m: 120,
  service,
  group,
  length_m,
  covered: 0.875,
  longestFailing_m: 1234,
  sinrP10_dB: -4.44,
  changesPerKm: 2.345,
  sideLobe: 0.5,
});
const lowAltitude: ReportLowAltitude = {
  heights_m: [120, 300],
  status: base.maps.status.map(({ service, before }) => ({ service, status: before })),
  slices: [
    { height_m: 120, service: any, covered: 0.4321, landing: { covered: 2, all: 3 } },
    { height_m: 300, service: any, covered: 0.1, landing: { covered: 0, all: 0 } },
  ],
  corridors: [flown(any, undefined, 12_340), flown('4g-mobile', 'mobile', 56_780)],
};

function sectionOf(language: 'zh' | 'en', edition: 'county' | 'carrier'): string {
  const data = { ...base, project: { ...base.project, edition }, lowAltitude };
  return /<section id="low-altitude">.*?<\/section>/s.exec(reportHtml(data, language, encodePng))?.[0] ?? '';
}
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('low altitude in the report', () => {
  it.each([
    ['zh', '低空覆盖', '离地 120 m', '3 个中 2 个'],
    ['en', 'Low altitude', 'at 120 m', '2 of 3'],
  ] as const)('is a map and two tables: %s', (language, title, map, landed) => {
    const section = sectionOf(language, 'county');
    const text = textOf(section);
    expect(section.match(/<figure>/g)).toHaveLength(1);
    for (const part of [title, map]) expect(text).toContain(part);
    expect(text).toContain(`120 43.2% ${landed}`);
    expect(text).toContain('300 10.0% –');
    expect(text).toContain('120 12.34 87.5% 1.23 −4.4 2.3 50.0%');
    expect(section).not.toContain('<script');
  });

  it('shows groups to carriers alone', () => {
    expect(textOf(sectionOf('en', 'county'))).not.toContain('56.78');
    expect(textOf(sectionOf('en', 'carrier'))).toContain('56.78');
  });

  it('is absent where nothing is flown', () => {
    expect(reportHtml(base, 'en', encodePng)).not.toContain('low-altitude');
  });
});
