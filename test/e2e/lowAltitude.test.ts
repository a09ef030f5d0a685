/** Low altitude through the whole command: slices, a corridor over town, ridge and shadow, two landing points. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { transformer } from '../../src/geo/transform.js';
import { promisedLowAltitude, status } from '../helpers/contract.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { decodeRaster, digests, filesBelow, readJson } from '../helpers/runFiles.js';
import { degreesAt, type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

const heights_m = [60, 120];
const layers = ['lte-b3', 'lte-b8', 'nr-n78'];
const ends = [degreesAt(1, 3.07), degreesAt(6.3, 3.13)] as const;

interface Summary {
  readonly lowAltitude?: {
    readonly slices: readonly {
      readonly height_mAGL: number;
      readonly maps: readonly {
        readonly id: string;
        readonly areaShareCovered: number;
        readonly corridors: { readonly length_km: number; readonly shareCovered: number };
        readonly landingPoints: number;
      }[];
    }[];
  };
}

let project: SmallProject;
let run: string;

const table = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(run, name)), { bom: true, columns: true });

async function analyze(name: string, workers: string, file = project.file) {
  const out = project.path(name);
  const args = ['analyze', file, '--stages', 'predict,report', '--effort', 'quick', '--workers', workers];
  const { code, err } = await runCli([...args, '--cache', project.path('cache'), '-o', out]);
  expect(code, err).toBe(0);
  return out;
}

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('low-altitude'));
  const line = {
    type: 'Feature',
    properties: { name: 'Ridge route' },
    geometry: { type: 'LineString', coordinates: ends },
  };
  writeFileSync(
    project.path('corridors.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features: [line] }),
  );
  const points = [degreesAt(2.4, 3.6), degreesAt(6.1, 2.4)].map(([lon, lat], i) => `pad ${i},${lon},${lat}`);
  writeFileSync(project.path('landing.csv'), `name,lon,lat\n${points.join('\n')}\n`);
  appendFileSync(
    project.file,
    `lowAltitude: {heights_m: [${heights_m.join(', ')}], corridors: corridors.geojson, landing: landing.csv}\n`,
  );
  run = await analyze('two.run', '2');
});

describe('slices of the air', () => {
  it('leave the promised files', () => {
    const found = filesBelow(run).filter((f) => f.startsWith('low-altitude/'));
    expect(found).toEqual(promisedLowAltitude(heights_m, layers).sort());
  });

  it('stand clear of the forest on the ridge, where people on the ground have nothing', async () => {
    const [x, y] = transformer('EPSG:4326', 'EPSG:32649')(...degreesAt(4.8, 3.6));
    const ground = await decodeRaster(join(run, 'rasters/lte-b3/rsrp_dBm.tif'));
    const high = await decodeRaster(join(run, 'low-altitude/120m/lte-b3/rsrp_dBm.tif'));
    expect(high.at(x, y)).toBeGreaterThan(ground.at(x, y) + 15);
  });

  it('do not depend on the number of workers', async () => {
    expect(digests(await analyze('one.run', '0'))).toEqual(digests(run));
  });
});

describe('a corridor', () => {
  it('has a row for each height, layer and service', () => {
    const rows = table('low-altitude/corridors.csv');
    const ids = [...layers, '4g-mobile', '4g-unicom', '4g-any', '5g-telecom+unicom', '5g-any'];
    for (const height of heights_m) {
      const own = rows.filter((r) => r.height_mAGL === String(height));
      expect(own.map((r) => r.id)).toEqual(ids);
      expect(new Set(own.map((r) => r.corridor))).toEqual(new Set(['Ridge route']));
    }
  });

  it('is what a walk over the rasters finds', async () => {
    const toXy = transformer('EPSG:4326', 'EPSG:32649');
    const [a, b] = ends.map(([lon, lat]) => toXy(lon, lat));
    const steps = Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]));
    for (const layer of layers) {
      const folder = join(run, 'low-altitude/120m', layer);
      const [state, server, level] = await Promise.all(
        ['status', 'best_server', 'rsrp_dBm'].map((band) => decodeRaster(join(folder, `${band}.tif`))),
      );
      let [covered, changes, sum, least, last] = [0, 0, 0, Number.POSITIVE_INFINITY, -1];
      for (let i = 0; i < steps; i++) {
        const t = (i + 0.5) / steps;
        const xy = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])] as const;
        if (state.at(...xy) === status.covered) covered++;
        const now = server.at(...xy);
        if (last >= 0 && now !== last) changes++;
        last = now;
        sum += level.at(...xy);
        least = Math.min(least, level.at(...xy));
      }
      const row = table('low-altitude/corridors.csv').find((r) => r.id === layer && r.height_mAGL === '120');
      expect(Number(row?.length_km)).toBeCloseTo(steps / 1000, 2);
      expect(Number(row?.shareCovered)).toBeCloseTo(covered / steps, 2);
      expect(Number(row?.serverChanges)).toBe(changes);
      expect(Number(row?.rsrpMean_dBm)).toBeCloseTo(sum / steps, 0);
      expect(Number(row?.rsrpMin_dBm)).toBeCloseTo(least, 1);
    }
  });
});

describe('the rest of the run', () => {
  it('sums slices in summary.json', () => {
    const { lowAltitude } = readJson<Summary>(join(run, 'summary.json'));
    expect(lowAltitude?.slices.map((s) => s.height_mAGL)).toEqual(heights_m);
    const rows = table('low-altitude/corridors.csv');
    for (const { height_mAGL, maps } of lowAltitude?.slices ?? [])
      for (const { id, corridors, landingPoints } of maps) {
        const row = rows.find((r) => r.id === id && r.height_mAGL === String(height_mAGL));
        expect(Number(row?.shareCovered)).toBe(corridors.shareCovered);
        expect(landingPoints).toBe(2);
      }
  });

  it('is the same without the section', async () => {
    writeFileSync(
      project.path('plain.yaml'),
      readFileSync(project.file, 'utf8').replace(/^lowAltitude:.*\n/m, ''),
    );
    const plain = await analyze('plain.run', '2', project.path('plain.yaml'));
    expect(readJson<Summary>(join(plain, 'summary.json')).lowAltitude).toBeUndefined();
    const [with_, without] = [digests(run), digests(plain)];
    for (const [name, digest] of Object.entries(without))
      if (/^rasters|^sites/.test(name)) expect(with_[name], name).toBe(digest);
    expect(Object.keys(without).filter((f) => f.startsWith('low-altitude/'))).toEqual([]);
  });

  it('is refused at once where a file of corridors holds no line', async () => {
    const text = readFileSync(project.file, 'utf8').replace('corridors.geojson', 'places.geojson');
    writeFileSync(project.path('wrong.yaml'), text);
    const { code, err } = await runCli([
      'analyze',
      project.path('wrong.yaml'),
      '-o',
      project.path('wrong.run'),
    ]);
    expect(code).not.toBe(0);
    expect(err).toContain('places.geojson');
  });
});
