/** Measurements, complaints and traffic through the whole command. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { coordAll } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { transformer } from '../../src/geo/transform.js';
import { writeCog } from '../../src/io/raster/cog.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { decodeRaster, digests, kpiOf, readJson, type RunSummary } from '../helpers/runFiles.js';
import {
  degreesAt,
  fieldOf,
  projectText,
  type SmallProject,
  smallGrid,
  writeSmallProject,
} from '../helpers/smallProject.js';

interface EvidenceSummary extends RunSummary {
  readonly evidence: {
    readonly gridsUsed: number;
    readonly gridsTooFewSamples: number;
    readonly complaints: number;
    readonly weighted: boolean;
    readonly disagreement: readonly Readonly<Record<string, string | number | null>>[];
  } | null;
}

const service = '4g-unicom';
let project: SmallProject;
let plain: string;
let run: string;

const row = (east_km: number, north_km: number, ...cells: (string | number)[]): string =>
  [...degreesAt(east_km, north_km).map((v) => v.toFixed(6)), ...cells].join(',');

/** East of the one sector of the service, which the prediction covers; no point lies on the edge of a pixel. */
const around = [3.03, 3.13, 3.23, 3.33].flatMap((e) => [3.43, 3.53, 3.63, 3.73].map((n) => [e, n] as const));

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('evidence'));
  plain = project.path('plain.run');
  const first = await runCli(['analyze', project.file, '-o', plain, '--workers', '1']);
  expect(first.code, first.err).toBe(0);
  const header = '经度,纬度,栅格大小,运营商,制式,采样点数,平均RSRP';
  const grids = around.map(([e, n]) => row(e, n, 100, '联通', '4G', 800, -119));
  writeFileSync(
    project.path('mr.csv'),
    [header, ...grids, row(6, 2.4, 100, '联通', '4G', 499, -119)].join('\n'),
  );
  writeFileSync(
    project.path('dt.csv'),
    ['lon,lat,operator,technology,rsrp', ...around.map(([e, n]) => row(e, n, 'unicom', 'LTE', -100))].join(
      '\n',
    ),
  );
  writeFileSync(project.path('complaints.csv'), ['lon,lat,weight', row(6, 2.4, 50)].join('\n'));
  await writeCog(project.path('traffic.tif'), {
    grid: smallGrid,
    epsg: 32649,
    data: Float32Array.from(fieldOf(smallGrid, (east_km) => (east_km > 5 ? 9 : 1))),
    nodata: Number.NaN,
  });
  const evidence =
    'evidence: {mr_grids: mr.csv, drive_tests: [dt.csv], complaints: complaints.csv, traffic: traffic.tif}\n';
  appendFileSync(project.file, evidence);
  run = project.path('measured.run');
  const second = await runCli(['analyze', project.file, '-o', run, '--workers', '1']);
  expect(second.code, second.err).toBe(0);
});

const zonesOf = (folder: string) =>
  readJson<FeatureCollection>(join(folder, `weak-zones/${service}.geojson`)).features.map(
    (f) => f.properties ?? {},
  );

describe('measured grids', () => {
  it('make a weak zone where coverage is predicted, and mark it', () => {
    expect(zonesOf(plain).filter((z) => z.evidence !== null)).toEqual([]);
    const marked = zonesOf(run).filter((z) => z.evidence !== null);
    expect(marked.length).toBeGreaterThan(0);
    for (const zone of marked)
      expect(zone.evidence).toMatch(/^measured: weak; grids: \d+; weakGrids: \d+; samples: \d+$/);
  });

  it('leave rasters and the KPIs of today as predicted', () => {
    const rasters = (folder: string) =>
      Object.entries(digests(folder)).filter(([name]) => name.startsWith('rasters/'));
    expect(rasters(run)).toEqual(rasters(plain));
    const [before, after] = [plain, run].map((r) => readJson<EvidenceSummary>(join(r, 'summary.json')));
    const id = `${service}.populationShare`;
    expect(kpiOf(after, id).value).toBe(kpiOf(before, id).value);
    expect(before.evidence).toBeNull();
  });

  it('are compared with the rasters in a table, as drive tests are', async () => {
    const { evidence } = readJson<EvidenceSummary>(join(run, 'summary.json'));
    expect(evidence).toMatchObject({ gridsUsed: 16, gridsTooFewSamples: 1, complaints: 50, weighted: true });
    const { warnings } = readJson<{ warnings: { code: string }[] }>(join(run, 'manifest.json'));
    expect(warnings.map((w) => w.code)).toContain('CVG_EVIDENCE_GRIDS_LEFT');
    const table: Record<string, string>[] = parse(readFileSync(join(run, 'evidence/disagreement.csv')), {
      bom: true,
      columns: true,
    });
    expect(table.map((r) => [r.source, r.service])).toEqual([
      ['mr-grids', service],
      ['drive-tests', service],
    ]);
    expect(table.map((r) => Number(r.meanError_dB))).toEqual(
      evidence?.disagreement.map((r) => r.meanError_dB),
    );
    // A second road to the mean error: the raster's own levels at the measured points.
    const raster = await decodeRaster(join(run, 'rasters/lte-b3/rsrp_dBm.tif'));
    const toGrid = transformer('EPSG:4326', raster.grid.crs);
    const levels = new Map(
      around.map(([e, n]) => {
        const [x, y] = toGrid(...degreesAt(e, n));
        const { originX, originY, cellX, cellY } = raster.grid;
        return [`${Math.floor((x - originX) / cellX)}/${Math.floor((originY - y) / cellY)}`, raster.at(x, y)];
      }),
    );
    const errors = [...levels.values()].map((v) => v + 100);
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
    expect(Number(table[1].meanError_dB)).toBeCloseTo(mean, 1);
    expect(Number(table[1].compared)).toBe(levels.size);
    expect(Number(table[0].predictedCoveredMeasuredWeak)).toBeGreaterThan(0);
  });
});

describe('complaints and traffic', () => {
  it('raise the severity of the zone that they fall on, and not its people', () => {
    const [lon, lat] = degreesAt(6, 2.4);
    // The village behind the ridge: the one zone of its people whose outline begins within a kilometre of it.
    const shadow = (folder: string): { population: number; severity: number } | undefined =>
      readJson<FeatureCollection<Polygon | MultiPolygon, { population: number; severity: number }>>(
        join(folder, `weak-zones/${service}.geojson`),
      ).features.find(({ geometry, properties }) => {
        const [x, y] = coordAll(geometry)[0];
        return Math.abs(x - lon) < 0.01 && Math.abs(y - lat) < 0.01 && properties.population > 100;
      })?.properties;
    expect(shadow(run)?.population).toBeGreaterThan(100);
    expect(shadow(run)?.population).toBe(shadow(plain)?.population);
    expect(shadow(run)?.severity).toBeGreaterThan(Number(shadow(plain)?.severity));
  });
});

describe('bad evidence', () => {
  it('is refused with row and column before anything is predicted', async () => {
    const file = project.path('raw.csv');
    writeFileSync(
      file,
      ['lon,lat,operator,technology,samples,rsrp', row(3, 3, '联通', '4G', 800, 41)].join('\n'),
    );
    writeFileSync(project.path('raw.yaml'), `${projectText()}evidence: {mr_grids: raw.csv}\n`);
    for (const command of [['validate'], ['analyze', '-o', project.path('raw.run')]]) {
      const [name, ...flags] = command;
      const { code, err } = await runCli([name, project.path('raw.yaml'), ...flags, '--lang', 'en']);
      expect(code).toBe(4);
      expect(err).toContain('raw.csv:2:6');
      expect(err).toContain('raw − 141');
    }
  });
});

describe('township totals', () => {
  it('are the basis of demand where no raster counts people, and keep their sum', async () => {
    const ring = [
      [0.6, 0.6],
      [6.6, 0.6],
      [6.6, 6.6],
      [0.6, 6.6],
      [0.6, 0.6],
    ].map(([e, n]) => degreesAt(e, n));
    writeFileSync(
      project.path('towns.geojson'),
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { 名称: '镇', 常住人口: '12,345' },
            geometry: { type: 'Polygon', coordinates: [ring] },
          },
        ],
      }),
    );
    rmSync(project.path('population.tif'));
    const text = projectText()
      .replace(/ {2}population: .*\n/, '')
      .replace('demand:', 'admin: {towns: towns.geojson}\ndemand:');
    writeFileSync(project.path('towns.yaml'), text);
    const out = project.path('towns.run');
    const { code, err } = await runCli([
      'analyze',
      project.path('towns.yaml'),
      '-o',
      out,
      '--stages',
      'assess',
    ]);
    expect(code, err).toBe(0);
    const summary = readJson<RunSummary>(join(out, 'summary.json'));
    expect(summary.demandBasis).toBe('township-totals');
    expect(kpiOf(summary, 'population').value).toBeCloseTo(12_345, 0);
  });
});
