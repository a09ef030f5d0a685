/** Probability and load through the whole command: intervals of expected shares, loads of cells by year. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { decodeRaster, digests, kpiOf, readJson, type RunSummary } from '../helpers/runFiles.js';
import { writeSmallProject } from '../helpers/smallProject.js';

interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

interface TrafficSummary extends RunSummary {
  readonly kpis: readonly (RunSummary['kpis'][number] & { readonly interval: Interval | null })[];
  readonly shadowing: { readonly draws: number; readonly seed: number };
  readonly load: {
    readonly operators: readonly { readonly id: string; readonly share: number }[];
    readonly years: readonly (Readonly<Record<string, number>> & {
      readonly services: readonly {
        readonly id: string;
        readonly coveredPeople: number;
        readonly userRate_Mbps: number;
      }[];
    })[];
  };
}

let run: string;
let summary: TrafficSummary;

const table = (file: string): Record<string, string>[] =>
  parse(readFileSync(file), { bom: true, columns: true });

beforeAll(async () => {
  const project = await writeSmallProject(scratchFolder('traffic'));
  appendFileSync(
    project.file,
    'traffic: {gb_per_month: 8, growth_per_year: 40 %, years: 4, shares: {mobile: 0.5, telecom: 0.2, unicom: 0.3}}\n',
  );
  const analyze = ['analyze', project.file, '--stages', 'predict,assess', '--cache', project.path('cache')];
  run = project.path('two.run');
  for (const [name, workers] of [
    ['one.run', '1'],
    ['two.run', '2'],
  ] as const) {
    const { code, err } = await runCli([...analyze, '-o', project.path(name), '--workers', workers]);
    expect(code, err).toBe(0);
  }
  summary = readJson(join(run, 'summary.json'));
});

describe('loads by year', () => {
  it('stand in tables that agree with the summary', () => {
    const cells = table(join(run, 'load/cells.csv'));
    const years = table(join(run, 'load/years.csv'));
    expect(years.map((y) => y.year)).toEqual(['2026', '2027', '2028', '2029', '2030']);
    years.forEach((year, i) => {
      const { services, ...told } = summary.load.years[i];
      expect(services.map((s) => s.id)).toEqual(['4g-mobile', '4g-unicom', '5g-telecom+unicom']);
      for (const [name, value] of Object.entries(told)) expect(Number(year[name]), name).toBe(value);
      const own = cells.filter((c) => c.year === year.year);
      expect(own.length).toBe(told.cells);
      expect(own.filter((c) => Number(c.load) > 0.7).length).toBe(told.cellsBusy);
      expect(own.filter((c) => c.state === 'overloaded').length).toBe(told.cellsOverloaded);
      const carried = own.reduce((sum, c) => sum + Number(c.offered_Mbps), 0);
      expect(carried + told.notCovered_Mbps + told.noRate_Mbps).toBeCloseTo(told.traffic_Mbps, 0);
      for (const c of own)
        expect(Number(c.offered_Mbps) / Number(c.capacity_Mbps) / Number(c.load)).toBeCloseTo(1, 1);
    });
  });

  it('follow the people and the growth that the project states', () => {
    const { years, operators } = summary.load;
    const people = kpiOf(summary, 'population').value ?? Number.NaN;
    const perPerson_Mbps = ((8 * 8000 * 12) / 365.25 / 3600) * 0.08 * 0.9;
    years.forEach((y, i) => {
      expect(y.traffic_Mbps / (people * perPerson_Mbps * 1.4 ** i)).toBeCloseTo(1, 3);
    });
    expect(operators).toEqual([
      { id: 'mobile', share: 0.5 },
      { id: 'telecom', share: 0.2 },
      { id: 'unicom', share: 0.3 },
    ]);
    const overloaded = years.map((y) => y.peopleOverloaded);
    expect([...overloaded].sort((a, b) => a - b)).toEqual(overloaded);
    expect(overloaded[4]).toBeGreaterThan(overloaded[0]);
  });
});

describe('intervals of expected shares', () => {
  it('hold the value, and the value is the mean of the probability raster', async () => {
    const inside = await decodeRaster(join(run, 'rasters/4g-unicom/status.tif'));
    const probability = await decodeRaster(join(run, 'rasters/4g-unicom/probability.tif'));
    const pixels = [...inside.data.keys()].filter((p) => inside.data[p] !== 0);
    const mean = pixels.reduce((sum, p) => sum + probability.data[p], 0) / pixels.length;
    const kpi = kpiOf(summary, '4g-unicom.areaExpected');
    expect(kpi.value).toBeCloseTo(mean, 6);
    const expectedShares = summary.kpis.filter(
      (k) => k.id.endsWith('Expected') && k.level.startsWith('service'),
    );
    expect(expectedShares.length).toBeGreaterThanOrEqual(4 * 3);
    for (const { id, value, interval } of expectedShares) {
      expect(interval?.low, id).toBeLessThanOrEqual((value ?? Number.NaN) + 0.01);
      expect(interval?.high, id).toBeGreaterThanOrEqual((value ?? Number.NaN) - 0.01);
    }
    expect(summary.kpis.filter((k) => k.id.endsWith('Share')).every((k) => k.interval === null)).toBe(true);
    expect(summary.shadowing).toMatchObject({ draws: 40, seed: 1 });
  });

  it('and loads are the same with one worker and two', () => {
    const [one, two] = ['one.run', 'two.run'].map((name) => digests(join(run, '..', name)));
    expect(Object.keys(one)).toEqual(expect.arrayContaining(['load/cells.csv', 'load/years.csv']));
    expect(one).toEqual(two);
  });
});
