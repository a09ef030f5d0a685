/** The scorecard of runs: a county cut in two and put together again is the county, to the last printed digit. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { kpiOf, readJson, type RunSummary } from '../helpers/runFiles.js';
import { degreesAt, projectText, type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

interface Figure {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

interface Card {
  readonly county: string;
  readonly rows: readonly { readonly id: string; readonly before: Figure | null }[];
}

interface Cards {
  readonly counties: readonly Card[];
  readonly together: Card | null;
}

let project: SmallProject;
const runs = { whole: '', west: '', east: '', other: '' };

/** Between the site in the town and the ridge, not along a pixel. */
const cut_km = 3.33;

async function analyze(name: keyof typeof runs, from_km: number, to_km: number, more = ''): Promise<void> {
  const bbox = [...degreesAt(0.6, 0.6), ...degreesAt(6.6, 6.6)];
  const lon = (east_km: number, own: number) => (east_km === cut_km ? degreesAt(cut_km, 3.6)[0] : own);
  const [west, east] = [lon(from_km, bbox[0]), lon(to_km, bbox[2])];
  const area = [west, bbox[1], east, bbox[3]].map((v) => v.toFixed(5)).join(', ');
  const text = projectText()
    .replace('name: small', `name: ${name}`)
    .replace(/area: \{bbox: .*\}/, `area: {bbox: [${area}]}`)
    .replace('siting:', `${more}siting:`);
  const file = project.path(`${name}.yaml`);
  writeFileSync(file, text);
  runs[name] = project.path(`${name}.run`);
  const { code, err } = await runCli(['analyze', file, '-o', runs[name], '--quiet', '--stages', 'assess']);
  expect(code, err).toBe(0);
}

const scorecard = async (...args: string[]): Promise<Cards> => {
  const { code, out, err } = await runCli(['scorecard', ...args, '--json']);
  expect(code, err).toBe(0);
  return JSON.parse(out) as Cards;
};

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('scorecard'));
  await analyze('whole', 0, 9);
  await analyze('west', 0, cut_km);
  await analyze('east', cut_km, 9);
});

describe('coverage scorecard', () => {
  it('of two halves together prints what the whole prints', async () => {
    const { counties, together } = await scorecard(runs.west, runs.east);
    const { counties: whole } = await scorecard(runs.whole);
    expect(counties.map((c) => c.county)).toEqual(['west', 'east']);
    expect(together?.rows).toEqual(whole[0].rows);
    const filled = whole[0].rows.filter((r) => r.before !== null).map((r) => r.id);
    for (const id of ['5g.populationShare', '4g.weakGridShare', '4g.mainRoadShare', '5g.keyPlaceReach'])
      expect(filled).toContain(id);
  });

  it('agrees with the figures of the summary', async () => {
    const summary: RunSummary & { readonly scorecard: Card } = readJson(`${runs.whole}/summary.json`);
    const value = (id: string) => summary.scorecard.rows.find((r) => r.id === id)?.before?.value;
    for (const family of ['populationShare', 'areaShare', 'roadShare'] as const)
      expect(value(`5g.${family}`)).toBeCloseTo(kpiOf(summary, `5g-any.${family}`).value ?? Number.NaN, 6);
  });

  it('is a table in both languages, and a picture', async () => {
    const svg = project.path('card.svg');
    const { out } = await runCli(['scorecard', runs.west, runs.east, '--svg', svg, '--lang', 'en']);
    expect(out).toMatch(/5G population coverage +\S+ +\S+ +\S+/);
    expect(out).toContain('gigabit-city-2021');
    const { out: zh } = await runCli(['scorecard', runs.whole, '--lang', 'zh']);
    expect(zh).toContain('5G 人口覆盖率');
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [^>]+>[\s\S]*<\/svg>$/);
  });

  it('writes lines, villages, cells and neighbours beside the places', () => {
    for (const file of [
      'lines.csv',
      'villages.csv',
      'cells.csv',
      'neighbours.csv',
      'weak-roads/4g-any.geojson',
    ])
      expect(existsSync(`${runs.whole}/${file}`), file).toBe(true);
  });

  it('refuses counties that measure otherwise, and folders that are no runs', async () => {
    await analyze('other', cut_km, 9, 'indoor: {entryLoss: national}\n');
    const refused = await runCli(['scorecard', runs.west, runs.other, '--lang', 'en']);
    expect(refused.code).toBe(8);
    expect(refused.err).toContain('entryLoss: "p2109" ≠ "national"');
    const missing = await runCli(['scorecard', runs.west, project.folder, '--lang', 'en']);
    expect(missing.code).toBe(6);
    expect(missing.err).toContain('has no scorecard');
  });
});
