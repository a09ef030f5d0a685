/** Services that a project names, by the built command: maps, figures, the plan's too, and what is refused. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { serviceBands, status } from '../helpers/contract.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { decodeRaster, filesBelow, kpiOf, readJson, type RunSummary } from '../helpers/runFiles.js';
import { type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

interface NamedSummary extends RunSummary {
  readonly namedServices: readonly { readonly id: string; readonly layers: readonly string[] }[];
}

let project: SmallProject;
let run: string;
let summary: NamedSummary;

const named = ['meters', 'voice-mobile', 'voice-telecom+unicom', 'voice-unicom', 'voice-any'];

async function analyze(services: string, ...args: string[]) {
  const text = readFileSync(project.file, 'utf8').replace(/^siting:/m, `services: ${services}\nsiting:`);
  writeFileSync(project.path('named.yaml'), text);
  return runCli(['analyze', project.path('named.yaml'), '-o', run, '--overwrite', '--workers', '0', ...args]);
}

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('services'));
  run = project.path('named.run');
  const { code, out } = await analyze(
    '[{use: nbiot-ce0, id: meters, place: basement, layers: lte-b8}, voice]',
  );
  expect(code).toBe(0);
  expect(out).toContain('meters');
  summary = readJson(join(run, 'summary.json'));
});

const raster = (name: string) => decodeRaster(join(run, 'rasters', `${name}.tif`));

describe('named services of a run', () => {
  it('have their maps today and with the plan, and no weak zones', () => {
    const files = filesBelow(run);
    const maps = (root: string) =>
      named.flatMap((id) => Object.keys(serviceBands).map((b) => `${root}/${id}/${b}.tif`));
    expect(files).toEqual(expect.arrayContaining([...maps('rasters'), ...maps('rasters-after')]));
    expect(files.filter((f) => f.startsWith('weak-zones/') && named.some((id) => f.includes(id)))).toEqual(
      [],
    );
    expect(summary.namedServices.map(({ id, layers }) => [id, layers.join()])).toEqual([
      ['meters', 'lte-b8'],
      ['voice-mobile', 'lte-b8'],
      ['voice-telecom+unicom', 'nr-n78'],
      ['voice-unicom', 'lte-b3'],
      ['voice-any', 'lte-b3,lte-b8,nr-n78'],
    ]);
  });

  it('meters in basements are where the coupling loss and 30 dB stay within the class', async () => {
    const [meters, level] = [await raster('meters/status'), await raster('lte-b8/rsrp_dBm')];
    let checked = 0;
    level.data.forEach((rsrp, p) => {
      const left = 144 - (12 - rsrp) - 30;
      if (Number.isNaN(rsrp) || Math.abs(left) < 0.1) return;
      expect(meters.data[p] === status.covered, `${p}: ${rsrp} dBm`).toBe(left > 0);
      checked++;
    });
    expect(checked).toBeGreaterThan(5000);
  });

  it('have figures that are those of their maps, with gate and source', async () => {
    const { data } = await raster('meters/status');
    const inside = data.filter((s) => s !== status.outside);
    const kpi = kpiOf(summary, 'meters.areaShare');
    expect(kpi.value).toBeCloseTo(inside.filter((s) => s === status.covered).length / inside.length, 9);
    expect(kpi).toMatchObject({
      level: 'service meters',
      profile: 'meters',
      threshold: 'coupling loss <= 144 dB, basement, P >= 0.5',
    });
    expect(kpi.source).toContain('TR 45.820');
    const voice = (group: string) => kpiOf(summary, `voice-${group}.populationShare`).value ?? Number.NaN;
    for (const group of ['mobile', 'unicom', 'telecom+unicom'])
      expect(voice('any')).toBeGreaterThanOrEqual(voice(group));
  });

  it('are refused where a layer does not exist, before anything is computed', async () => {
    const { code, err } = await analyze('[{use: voice, layers: lte-b9}]', '--dry-run', '--lang', 'en');
    expect(code).toBe(3);
    expect(err).toContain('Service voice names the layer “lte-b9”');
    expect(err).toContain('named.yaml');
    const validated = await runCli(['validate', project.path('named.yaml'), '--lang', 'en']);
    expect(validated.code).toBe(3);
    expect(validated.err).toContain('lte-b9');
  });
});

describe('beams of a project', () => {
  const withBeams = async (ssb: string, folder: string) => {
    const stations = readFileSync(project.path('stations.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line, i) => `${line},${i === 0 ? 'antenna' : line.includes(',nr,') ? 'AAU' : ''}`);
    writeFileSync(project.path('panels.csv'), `${stations.join('\n')}\n`);
    const beams = `beams: {antenna: aau, ssb: ${ssb}, traffic: {azimuths_deg: [-45, -30, -15, 0, 15, 30, 45], downtilts_deg: [0, 6, 12]}}`;
    const text = readFileSync(project.file, 'utf8').replace(
      'file: stations.csv',
      `file: panels.csv, ${beams}`,
    );
    writeFileSync(project.path('beams.yaml'), text);
    const args = ['--overwrite', '--workers', '0', '--stages', 'predict', '--lang', 'en'];
    return runCli(['analyze', project.path('beams.yaml'), '-o', project.path(folder), ...args]);
  };

  it('shape the layer that names them, data apart from the reference signal, and no other', async () => {
    const done = await withBeams('{azimuths_deg: [-30, 0, 30], downtilts_deg: 6}', 'beams.run');
    expect(done.code).toBe(0);
    const of = (folder: string, name: string) => decodeRaster(project.path(`${folder}/rasters/${name}.tif`));
    const [plain, own] = [await of('named.run', 'lte-b8/rsrp_dBm'), await of('beams.run', 'lte-b8/rsrp_dBm')];
    expect(own.data).toEqual(plain.data);
    const [before, after] = [
      await of('named.run', 'nr-n78/rsrp_dBm'),
      await of('beams.run', 'nr-n78/rsrp_dBm'),
    ];
    expect(after.data).not.toEqual(before.data);
    // Where noise rules, data minus level is the gain of the traffic beam over the reference signal's: one number before.
    const [sinr, data] = [
      await of('beams.run', 'nr-n78/rs_sinr_dB'),
      await of('beams.run', 'nr-n78/data_sinr_dB'),
    ];
    const gains = [...data.data].flatMap((d, p) => (after.data[p] < -118 ? [d - sinr.data[p]] : []));
    expect(gains.length).toBeGreaterThan(100);
    expect(Math.max(...gains) - Math.min(...gains)).toBeGreaterThan(3);
  });

  it('of files that are not among the antennas are refused by name', async () => {
    const { code, err } = await withBeams('[b7]', 'refused.run');
    expect(code).toBe(3);
    expect(err).toContain('“b7”');
  });
});
