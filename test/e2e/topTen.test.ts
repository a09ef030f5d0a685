/** The first sites of the sample as a planner would check them, and how many stay when nobody is counted. 90 m grid. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon, distance, nearestPointOnLine } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, Polygon } from 'geojson';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { transformer } from '../../src/geo/transform.js';
import { projectRoot } from '../helpers/needs.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { type DecodedRaster, decodeRaster, readJson } from '../helpers/runFiles.js';

interface Site {
  readonly id: string;
  readonly decision: string;
  readonly group: string;
  readonly technology: 'lte' | 'nr';
  readonly service: string;
  readonly lon: number;
  readonly lat: number;
  readonly siteType: string;
  readonly gain: Readonly<Record<string, number | null>> & {
    readonly fixesZones: readonly string[];
    readonly places: readonly { readonly id: string }[];
  };
  readonly near: Readonly<Record<'tower_m' | 'road_m', number>>;
  readonly price: { readonly capex: number; readonly items: readonly { readonly amount: number }[] };
  readonly funding: Readonly<Record<'governmentShare' | 'carrierShare' | 'towerCompanyShare', number>>;
  readonly reason: { readonly en: string; readonly zh: string };
}

const sample = join(projectRoot, 'data-samples/qinghe');
let run: string;
let sites: Site[];
let ten: Site[];

async function analyzed(
  name: string,
  change: (project: string) => string,
  stages: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const copy = scratchFolder(name);
  cpSync(sample, copy, { recursive: true, filter: (f) => !f.endsWith('.run') });
  const project = join(copy, 'project.yaml');
  writeFileSync(
    project,
    change(readFileSync(project, 'utf8').replace('resolution_m: 30', 'resolution_m: 90')),
  );
  for (const [file, text] of Object.entries(files)) writeFileSync(join(copy, file), text);
  const out = join(copy, 'out');
  const { code, err } = await runCli(['analyze', project, '-o', out, '--stages', stages, '--quiet']);
  expect(code, err).toBe(0);
  return out;
}

const selected = (of: string): Site[] =>
  readJson<{ items: Site[] }>(join(of, 'sites/ranking.json')).items.filter((i) => i.decision === 'selected');

const collection = <G extends Polygon | LineString>(file: string) =>
  readJson<FeatureCollection<G>>(join(sample, file)).features;

beforeAll(async () => {
  run = await analyzed('top-ten', (p) => p, 'predict,siting,assess');
  sites = selected(run);
  ten = sites.slice(0, 10);
});

describe('the first ten sites of the sample', () => {
  it('stand within 500 m of a road, measured again along the road lines', () => {
    const roads = collection<LineString>('roads.geojson').filter((f) => f.geometry.type === 'LineString');
    for (const { lon, lat, near, id } of ten) {
      const d_m = Math.min(
        ...roads.map((r) => nearestPointOnLine(r, [lon, lat], { units: 'meters' }).properties.pointDistance),
      );
      expect(d_m, id).toBeLessThanOrEqual(500);
      expect(Math.abs(d_m - near.road_m), id).toBeLessThan(5 + 0.005 * d_m);
    }
  });

  it('name the distance to the nearest tower of the table', () => {
    const [header, ...rows] = readFileSync(join(sample, 'towers.csv'), 'utf8').trim().split(/\r?\n/);
    const [lonAt, latAt] = ['lon', 'lat'].map((c) => header.split(',').indexOf(c));
    const towers = rows.map((r) => r.split(',')).map((c) => [Number(c[lonAt]), Number(c[latAt])]);
    for (const { lon, lat, near, id } of ten) {
      const d_m = Math.min(...towers.map((t) => distance(t, [lon, lat], { units: 'meters' })));
      expect(Math.abs(d_m - near.tower_m), id).toBeLessThan(5 + 0.005 * d_m);
    }
  });

  it('stand inside the county and not on water', async () => {
    const [county] = collection<Polygon>('boundary.geojson');
    const landcover = await decodeRaster(join(sample, 'landcover.tif'));
    const toRaster = transformer('EPSG:4326', landcover.grid.crs);
    const water = 80; // ESA WorldCover
    for (const { lon, lat, id } of ten) {
      expect(booleanPointInPolygon([lon, lat], county), id).toBe(true);
      expect(landcover.at(...toRaster(lon, lat)), id).not.toBe(water);
    }
  });

  it('gain people or places: alone at least what they add, and at least what only they serve', () => {
    for (const { gain: g, id, siteType } of ten) {
      if (siteType === 'indoor') {
        expect(g.places.length, id).toBeGreaterThan(0);
        expect(g.marginalPeople, id).toBeNull();
        continue;
      }
      const [alone, marginal, unique] = [g.alonePeople, g.marginalPeople, g.uniquePeople].map((v) => v ?? -1);
      expect(marginal, id).toBeGreaterThan(0);
      expect(alone, id).toBeGreaterThanOrEqual(marginal - 1e-6);
      expect(marginal, id).toBeGreaterThanOrEqual(unique - 1e-6);
    }
  });

  it('state the level at their place before and after as the rasters hold it', async () => {
    const held = new Map<string, Promise<DecodedRaster>>();
    const raster = (name: string) => {
      const known = held.get(name) ?? decodeRaster(join(run, `${name}.tif`));
      held.set(name, known);
      return known;
    };
    const layers = readFileSync(join(run, 'rasters/layers.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')[1]);
    for (const { id, lon, lat, service, gain } of ten) {
      const after = gain.rsrpAfter_dBm ?? Number.NaN;
      for (const [when, stated] of [
        ['rasters', gain.rsrpBefore_dBm ?? Number.NaN],
        ['rasters-after', after],
      ] as const) {
        const best = await raster(`${when}/${service}/best_layer`);
        const at = transformer('EPSG:4326', best.grid.crs)(lon, lat);
        const layer = layers[best.at(...at)];
        const level =
          layer === undefined ? Number.NaN : (await raster(`${when}/${layer}/rsrp_dBm`)).at(...at);
        if (Number.isNaN(level)) expect(stated, id).toBeNaN();
        else expect(stated, id).toBeCloseTo(level, 3);
      }
      expect(after >= (gain.rsrpBefore_dBm ?? Number.NEGATIVE_INFINITY) - 0.1, id).toBe(true);
    }
  });

  it('cost what their lines add up to, and are paid in full', () => {
    for (const { price, funding: f, id } of ten)
      expect(f.governmentShare + f.carrierShare + f.towerCompanyShare, id).toBe(price.capex);
    const total = sites.reduce((sum, s) => sum + s.price.capex, 0);
    expect(total).toBeLessThanOrEqual(12_000_000);
  });

  it('are named by what they mend', () => {
    const ids = new Set(sites.map((s) => s.id));
    const places = readFileSync(join(run, 'places.csv'), 'utf8').trim().split(/\r?\n/);
    const at = places[0].split(',').indexOf('remedySiteId');
    const named = places.slice(1).map((r) => r.split(',').at(at) ?? '');
    expect(named.some((n) => n !== '')).toBe(true);
    for (const n of named) if (n !== '') expect(ids.has(n), n).toBe(true);
    for (const service of new Set(sites.map((s) => s.service))) {
      const zones = readJson<FeatureCollection>(join(run, `weak-zones/${service}.geojson`));
      for (const { properties } of zones.features) {
        const fixedBy = String(properties?.fixedBy ?? '');
        for (const id of fixedBy === '' ? [] : fixedBy.split(';')) expect(ids.has(id), id).toBe(true);
      }
    }
  });

  it('fill every required column of the carrier list, in GB18030', () => {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(
      readFileSync(join(run, 'sites/carrier-import.zh.csv')),
    );
    const [header, ...rows]: string[][] = parse(text);
    const required = [...header.keys()].filter((i) => header[i].endsWith('*'));
    expect(required).toHaveLength(9);
    expect(rows.length).toBeGreaterThanOrEqual(ten.length);
    for (const row of rows) expect(required.filter((i) => row[i].trim() === '')).toEqual([]);
  });

  it('keep seven and more of ten when the population raster is removed', async () => {
    const without = await analyzed(
      'nobody-counted',
      (p) => p.replace(/^.*population: \{file.*$/m, ''),
      'siting',
    );
    expect(readJson<{ demandBasis: string }>(join(without, 'summary.json')).demandBasis).toBe(
      'places-on-buildings',
    );
    const others = selected(without).slice(0, 10);
    const same = (a: Site, b: Site): boolean =>
      a.service === b.service && distance([a.lon, a.lat], [b.lon, b.lat], { units: 'meters' }) < 500;
    expect(ten.filter((a) => others.some((b) => same(a, b))).length).toBeGreaterThanOrEqual(7);
  });
});

it('an area that must be avoided moves the plan elsewhere', async () => {
  const [{ lon, lat }] = ten;
  const box = 0.02;
  const around = [
    [lon - box, lat - box],
    [lon + box, lat - box],
    [lon + box, lat + box],
    [lon - box, lat + box],
    [lon - box, lat - box],
  ];
  const avoid: Feature<Polygon> = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [around] },
  };
  const avoiding = await analyzed(
    'avoiding',
    (p) => p.replace('{towers: towers.csv,', '{towers: towers.csv, avoid: redlines.geojson,'),
    'siting',
    { 'redlines.geojson': JSON.stringify({ type: 'FeatureCollection', features: [avoid] }) },
  );
  const moved = selected(avoiding);
  expect(moved.length).toBeGreaterThan(0);
  for (const site of moved) expect(booleanPointInPolygon([site.lon, site.lat], avoid), site.id).toBe(false);
});
