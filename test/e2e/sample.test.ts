/** The shipped sample as a newcomer runs it: one whole analysis, then everything the run folder promises about it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { area, bbox, booleanPointInPolygon, coordAll } from '@turf/turf';
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { promisedFiles, promisedRasters, rankingColumns, status } from '../helpers/contract.js';
import { expectLikeRaster, explainAt, pixelDegrees } from '../helpers/explained.js';
import { gdalInfo, hasCogCheck, hasGdal, notCloudOptimised } from '../helpers/gdal.js';
import { has, projectRoot } from '../helpers/needs.js';
import { runCli, runJson, scratchFolder } from '../helpers/runCli.js';
import {
  decodeRaster,
  filesBelow,
  kpiOf,
  machineTraces,
  readJson,
  readRanking,
  type RunSummary,
} from '../helpers/runFiles.js';
import { watch } from '../helpers/watched.js';
import { describePlan } from './sample/plan.js';

const folder = join(projectRoot, 'data-samples/qinghe');
// A whole county with its plan: a minute alone, several beside other tests on two cores.
const timeout_ms = 300_000;
vi.setConfig({ hookTimeout: 2 * timeout_ms });

const layers = ['lte-b3', 'lte-b5', 'lte-b8', 'nr-n78', 'nr-n28'];
const services = [
  ...['4g-mobile', '4g-telecom', '4g-unicom', '4g-any'],
  ...['5g-mobile+broadnet', '5g-telecom+unicom', '5g-any'],
];
const budget_CNY = 12_000_000;
const pixel_km2 = 0.0009;

const run = join(scratchFolder('sample'), 'qinghe.run');
const command = ['analyze', join(folder, 'project.yaml'), '-o', run, '--cache', 'off'];
const watched = watch(`${run}.partial`);
const raster = (name: string): string => join(run, 'rasters', `${name}.tif`);
const [boundary] = readJson<FeatureCollection<Polygon>>(join(folder, 'boundary.geojson')).features;
let summary: RunSummary;

beforeAll(async () => {
  const { onStart } = watched;
  const { code, err } = await runCli([...command, '--quiet'], { onStart, timeout_ms });
  expect(err).toBe('');
  expect(code).toBe(0);
  summary = readJson(join(run, 'summary.json'));
});

describe('the sample run', () => {
  it.skipIf(!has('/proc/self/status'))(
    'takes the memory and disk that --dry-run foretells, within a factor of two',
    async () => {
      const elsewhere = [...command.map((part) => (part === run ? `${run}.dry` : part)), '--dry-run'];
      const { estimate } = await runJson<{ estimate: Record<keyof typeof watched.peak, number> }>(elsewhere);
      for (const key of ['memory_bytes', 'disk_bytes'] as const) {
        expect(watched.peak[key] / estimate[key], key).toBeGreaterThan(0.5);
        expect(watched.peak[key] / estimate[key], key).toBeLessThan(2);
      }
    },
  );
});

describe('files of the sample run', () => {
  it('hold what the contract promises, and nothing of the work', () => {
    const files = filesBelow(run);
    expect(promisedFiles(layers, services).filter((f) => !files.includes(f))).toEqual([]);
    expect(files.filter((f) => /^\.|\/\.|partial|\.lock|\.tmp/.test(f))).toEqual([]);
    expect(summary.services).toEqual(services);
  });

  it('name no machine, no path and no moment outside the manifest', () => {
    expect(machineTraces(run, [projectRoot.replace(/\/$/, ''), run])).toEqual([]);
  });

  it.skipIf(!hasGdal())('are rasters of one grid to GDAL', () => {
    const whole = gdalInfo(raster('4g-any/status')).size;
    for (const [name, type] of promisedRasters(['nr-n28'], ['4g-any'])) {
      const { size, bands, coordinateSystem } = gdalInfo(raster(name));
      expect(size, name).toEqual(whole);
      expect(bands[0].type.replace('Byte', 'UInt8'), name).toBe(type);
      expect(coordinateSystem.wkt).toContain('ID["EPSG",32649]]');
    }
  });

  it.skipIf(!hasCogCheck())('are accepted by GDAL as cloud-optimised', () => {
    const some = ['lte-b8/rsrp_dBm', 'nr-n78/best_server', '4g-any/status', '5g-any/probability'];
    expect(notCloudOptimised(some.map(raster))).toEqual([]);
  });

  it('are maps that follow RFC 7946', () => {
    const maps = filesBelow(run).filter((f) => f.endsWith('.geojson'));
    expect(maps).toContain('sites/ranking.geojson');
    for (const name of maps) {
      const map = readJson<FeatureCollection & { crs?: unknown }>(join(run, name));
      expect(map.type).toBe('FeatureCollection');
      expect(map.crs).toBeUndefined();
      expect(map.features.length, name).toBeGreaterThan(0);
      expect(map.features.flatMap(faults), name).toEqual([]);
    }
  });
});

/** What RFC 7946 forbids, and places that are nowhere near the county. */
function faults(feature: Feature): string[] {
  const [west, south, east, north] = bbox(boundary);
  const far = (p: Position): boolean =>
    !(p[0] > west - 0.3 && p[0] < east + 0.3 && p[1] > south - 0.3 && p[1] < north + 0.3);
  const { geometry } = feature;
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  const open = (ring: Position[]): boolean => ring.length < 4 || String(ring[0]) !== String(ring.at(-1));
  return [
    ...coordAll(feature)
      .filter(far)
      .map((p) => `far away: ${p.join()}`),
    ...polygons
      .flat()
      .filter(open)
      .map((ring) => `open ring at ${ring[0].join()}`),
  ];
}

describe('numbers of the sample run', () => {
  it('split every share into covered, not covered and unknown', () => {
    const shares = summary.kpis.filter((k) => k.covered !== null);
    expect(shares.length).toBeGreaterThanOrEqual(5 * (layers.length + services.length));
    for (const k of shares) {
      expect((k.covered ?? 0) + (k.notCovered ?? 0) + (k.unknown ?? 0), k.id).toBeCloseTo(1, 9);
      expect(k.value, k.id).toBe(k.covered);
    }
  });

  it('count the area of the county and its covered part as the raster does', async () => {
    for (const id of ['4g-unicom', '5g-any']) {
      const { data } = await decodeRaster(raster(`${id}/status`));
      const inside = data.filter((s) => s !== status.outside).length;
      const covered = data.filter((s) => s === status.covered).length;
      expect(kpiOf(summary, `${id}.areaShare`).value).toBeCloseTo(covered / inside, 9);
      // On the sphere an area is up to 0.3 % off at this latitude, and the projection's scale adds 0.1 %.
      expect((inside * pixel_km2) / (area(boundary) / 1e6)).toBeCloseTo(1, 2);
    }
  });

  it('rate services as no worse than any of their layers', () => {
    const share = (id: string): number => kpiOf(summary, `${id}.populationShare`).value ?? Number.NaN;
    for (const layer of ['lte-b3', 'lte-b5', 'lte-b8'])
      expect(share('4g-any')).toBeGreaterThanOrEqual(share(layer));
    for (const layer of ['nr-n78', 'nr-n28']) expect(share('5g-any')).toBeGreaterThanOrEqual(share(layer));
  });

  it.each([
    ['lte-b8', status.covered],
    ['lte-b8', status.blind],
    ['nr-n78', status.covered],
    ['nr-n78', status.weak],
    ['nr-n28', status.poorQuality],
  ])('are explained: %s at a pixel of status %i', async (layer, wanted) => {
    const level = await decodeRaster(raster(`${layer}/rsrp_dBm`));
    const { data } = await decodeRaster(raster(`${layer}/status`));
    const pixels = [...data.keys()].filter((i) => data[i] === wanted && Number.isFinite(level.data[i]));
    expect(pixels.length).toBeGreaterThan(0);
    const told = await explainAt(run, ...pixelDegrees(level.grid, pixels[pixels.length >> 1]), layer);
    expectLikeRaster(told, level);
    expect(told.isBestServer).toBe(true);
  });
});

describe('ranking of the sample run', () => {
  it('begins with the columns of the rules, in order', () => {
    const [header] = readFileSync(join(run, 'sites/ranking.csv'), 'utf8').split('\r\n');
    expect(header.startsWith(`\ufeff${rankingColumns}`)).toBe(true);
  });

  it('chooses sites of both kinds inside the county and within the budget', () => {
    const selected = readRanking(run).filter((r) => r.decision === 'selected');
    const kinds = new Set(selected.map((r) => r.kind));
    expect(kinds.has('5g-key-area') && kinds.has('4g-fill-in')).toBe(true);
    const spent = selected.reduce((sum, r) => sum + Number(r.capex), 0);
    expect(spent).toBeGreaterThan(0.9 * budget_CNY);
    expect(spent).toBeLessThanOrEqual(budget_CNY);
    for (const r of selected)
      expect(booleanPointInPolygon([Number(r.lon), Number(r.lat)], boundary.geometry), r.id).toBe(true);
    const ids = readRanking(run).map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describePlan({ run, population: join(folder, 'population.tif') });
