/** Loads by year and intervals in the report: what is there is shown in both languages, what is not leaves no trace. */
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../../src/io/png.js';
import type { ReportLoad } from '../../../../src/report/page/data.js';
import { reportHtml } from '../../../../src/report/page/report.js';
import { reportData } from './fixture.js';

const year = (y: number, overloaded: number) => ({
  year: y,
  perPerson_Mbps: 0.126,
  traffic_Mbps: 1234,
  notCovered_Mbps: 56,
  cells: 40,
  cellsBusy: 7,
  cellsOverloaded: overloaded,
  peopleOverloaded: 4321,
});
const load: ReportLoad = {
  limit: 0.7,
  years: [year(2026, 0), year(2027, 2)],
  fullest: [
    {
      name: 'Bridge 3',
      layer: 'lte-b3',
      people: 812,
      loadFirst: 0.91,
      loadLast: 1.05,
      firstOverloaded: 2027,
    },
    { name: 'Hill 1', layer: 'nr-n28', people: 90, loadFirst: 0.4, loadLast: 0.46 },
  ],
};

const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('loads in the report', () => {
  it.each([
    ['zh', '逐年小区负荷', '无法承载起始年'],
    ['en', 'Load of cells by year', 'Cannot carry from'],
  ] as const)('are a table of years and one of the fullest cells: %s', (language, title, from) => {
    const page = reportHtml(reportData({ load }), language, encodePng);
    const section = /<section id="load">.*?<\/section>/s.exec(page)?.[0] ?? '';
    const text = textOf(section);
    expect(text).toContain(title);
    expect(text).toContain(from);
    expect(text).toMatch(/2026 1,234 56 40 7 0 4,321/);
    expect(text).toMatch(/2027 1,234 56 40 7 2 4,321/);
    expect(text).toMatch(/Bridge 3 lte-b3 812 0\.91 1\.05 2027/);
    expect(text).toMatch(/Hill 1 nr-n28 90 0\.40 0\.46 –/);
  });

  it('are absent where no traffic is stated', () => {
    expect(reportHtml(reportData(), 'en', encodePng)).not.toContain('<section id="load">');
  });
});

describe('intervals in the report', () => {
  it('stand beside the figures that have one', () => {
    const { kpis } = reportData();
    const id = '4g-any.populationExpected';
    expect(kpis.before.some((k) => k.id === id)).toBe(true);
    const intervals = new Map([[id, { low: 0.8123, high: 0.9344, level: 0.9 }]]);
    const page = reportHtml(reportData({ kpis: { ...kpis, intervals } }), 'en', encodePng);
    expect(textOf(page)).toContain('81.2% – 93.4%');
    expect(textOf(reportHtml(reportData(), 'en', encodePng))).not.toContain('90 % interval');
  });
});
