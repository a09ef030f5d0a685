/** What a plan obeys: money, years, land that must be avoided; and the verdicts on the places of the small project. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, Polygon } from 'geojson';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Plan, type PlanRow, readPlan, selectedOf } from '../helpers/plan.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { kpiOf, readJson, type RunSummary } from '../helpers/runFiles.js';
import { projectText, type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

let project: SmallProject;
let run: string;
let plan: Plan;

/** Analyses the project with another section `siting`. */
async function analyzed(name: string, siting: string, ...flags: string[]): Promise<string> {
  const file = project.path(`${name}.yaml`);
  const [head, tail] = [projectText().split('siting:')[0], projectText().split(/^(?=report:)/m)[1]];
  writeFileSync(file, `${head}siting:\n  candidates: {towers: towers.csv${siting}\n${tail}`);
  const out = project.path(`${name}.run`);
  const { code, err } = await runCli(['analyze', file, '-o', out, '--quiet', ...flags]);
  expect(code, err).toBe(0);
  return out;
}

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('plan'));
  run = await analyzed('free', '}\n  budget: {capexTotal: 3000000}');
  plan = readPlan(run);
});

const capex = (rows: readonly PlanRow[]): number =>
  rows.reduce((sum, r) => sum + (r.price.capex ?? Number.NaN), 0);

describe('a plan', () => {
  it('selects nothing for a budget of 0, says why, and predicts nothing anew', async () => {
    const poor = await analyzed('poor', '}\n  budget: {capexTotal: 0}');
    const { items, budget } = readPlan(poor);
    expect(items.length).toBeGreaterThan(5);
    expect(items.every((i) => i.decision === 'reserve' && i.rank === null)).toBe(true);
    const [best] = items.filter((i) => i.kind === '4g-fill-in');
    expect(best.leftOutBy).toBe('budget:capexTotal');
    expect(budget.caps).toEqual([{ name: 'capexTotal', cap: 0, used: 0, shadowPrice: null }]);
    expect(budget.table.rows).toEqual([]);
    expect(existsSync(join(poor, 'rasters-after'))).toBe(false);
    const summary = readJson<RunSummary>(join(poor, 'summary.json'));
    expect(kpiOf(summary, '4g-any.populationShare')).toMatchObject({ after: null, delta: null });
    const list = new TextDecoder('gb18030').decode(readFileSync(join(poor, 'sites/carrier-import.zh.csv')));
    expect(list.trim().split('\r\n')).toHaveLength(1);
    expect(readFileSync(join(poor, 'report.en.html'), 'utf8').length).toBeGreaterThan(10_000);
  });

  it('comes with a carrier report that draws the way to the worst zones, each of them in its list', async () => {
    const text = readFileSync(project.path('free.yaml'), 'utf8').replace(
      'edition: county',
      'edition: carrier',
    );
    writeFileSync(project.path('carrier.yaml'), text);
    const out = project.path('carrier.run');
    const { code, err } = await runCli(['analyze', project.path('carrier.yaml'), '-o', out, '--quiet']);
    expect(code, err).toBe(0);
    const titles = (folder: string): RegExpExecArray[] => [
      ...readFileSync(join(folder, 'report.en.html'), 'utf8').matchAll(
        /<title>Path profile: .+? to ([^<]+)/g,
      ),
    ];
    expect(titles(run)).toEqual([]);
    const report = readFileSync(join(out, 'report.en.html'), 'utf8');
    const drawn = titles(out).map((found) => found[1]);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length).toBeLessThanOrEqual(3);
    // Boolean, so that a failure does not print the page.
    for (const zone of drawn) expect(report.includes(`<div>${zone}<span class="sub">`), zone).toBe(true);
  });

  it('keeps to the caps of each year, and builds in as many phases as it has years', async () => {
    const caps = { 2027: 450_000, 2028: 500_000 };
    const byYear = Object.entries(caps).map(([year, cap]) => `'${year}': {capex: ${cap}}`);
    const phased = readPlan(
      await analyzed('phased', `}\n  budget: {byYear: {${byYear.join(', ')}}}`, '--stages', 'siting'),
    );
    const selected = selectedOf(phased);
    for (const [k, [year, cap]] of Object.entries(caps).entries()) {
      const own = selected.filter((i) => i.year === Number(year));
      expect(own.length, year).toBeGreaterThan(0);
      expect(own.every((i) => i.phase === k + 1)).toBe(true);
      expect(capex(own), year).toBeLessThanOrEqual(cap);
      const told = phased.budget.caps.find((c) => c.name === `capex:${year}`);
      expect(told).toMatchObject({ cap, used: capex(own) });
      const rows = phased.budget.table.rows.filter((r) => r.year === Number(year));
      expect(rows.reduce((sum, r) => sum + (r.capex ?? Number.NaN), 0)).toBe(capex(own));
    }
    expect(new Set(selected.map((i) => String(i.year)))).toEqual(new Set(Object.keys(caps)));
    // Two poor years are worth less than the whole money at once.
    expect(phased.solution.value).toBeLessThan(plan.solution.value ?? Number.NaN);
  });

  it('goes elsewhere when the land of a site must be avoided', async () => {
    const first = selectedOf(plan).find((i) => i.build === 'new' && i.kind === '4g-fill-in');
    if (!first) throw new Error('the plan builds no new fill-in site');
    const [west, east] = [first.lon - 0.0015, first.lon + 0.0015];
    const [south, north] = [first.lat - 0.0015, first.lat + 0.0015];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const forbidden: Feature<Polygon> = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const map = { type: 'FeatureCollection', features: [forbidden] };
    writeFileSync(project.path('avoid.geojson'), JSON.stringify(map));
    const moved = readPlan(
      await analyzed(
        'moved',
        ', avoid: avoid.geojson}\n  budget: {capexTotal: 3000000}',
        '--stages',
        'siting',
      ),
    );
    const inside = moved.items.filter((i) => booleanPointInPolygon([i.lon, i.lat], forbidden));
    expect(inside.map((i) => i.id)).toEqual([]);
    const instead = selectedOf(moved).filter((i) => i.service === first.service);
    expect(instead.some((i) => (i.gain.marginalPeople ?? 0) > 0.5 * (first.gain.marginalPeople ?? 0))).toBe(
      true,
    );
  });
});

describe('places of the small project', () => {
  it('are judged, and mended by rank, as reviewed', async () => {
    const columns = ['class', 'name', 'service', 'verdictOutdoor', 'verdictIndoor', 'keyPoints'];
    const places: Record<string, string>[] = parse(readFileSync(join(run, 'places.csv')), {
      bom: true,
      columns: true,
    });
    // Ids are hashes of positions to the millimetre; rows are known by their rank.
    const rankOf = (id: string): string =>
      plan.items.filter((i) => i.id === id).map((i) => `${i.kind} #${i.rank}`)[0] ?? '';
    const rows = places.map((p) => [
      ...columns.map((c) => p[c]),
      ...[p.keyPointsPassed, Number(p.rsrpMean_dBm).toFixed(0), p.servedBy, p.remedy],
      rankOf(p.remedySiteId),
    ]);
    const header = [...columns, 'keyPointsPassed', 'rsrpMean_dBm', 'servedBy', 'remedy', 'remedySite'];
    const text = [header, ...rows].map((r) => r.join(' | ').trim()).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot('../golden/small-places.txt');
  });
});
