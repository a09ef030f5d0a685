import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distance } from '@turf/turf';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type PlanGeoPackage,
  planGeoPackage,
  planLayers,
} from '../../../../src/report/exports/planGeoPackage.js';
import { siteFeatures, sitesGeoJson } from '../../../../src/report/exports/siteFeatures.js';
import type { PlaceVerdict } from '../../../../src/siting/audit/audit.js';
import type { PlanItem } from '../../../../src/siting/item.js';
import type { WeakZoneCollection } from '../../../../src/siting/zones/geojson.js';
import { hasProgram } from '../../../helpers/needs.js';
import { fillSite, keySite, plan } from './items.js';

const crs = 'EPSG:32649';
const ring = [
  [110, 32],
  [110.01, 32],
  [110.01, 32.01],
  [110, 32],
];

const zones: WeakZoneCollection = {
  type: 'FeatureCollection',
  features: [5, null].map((severity, i) => ({
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: {
      id: `z${i}`,
      service: '4g-mobile',
      group: 'mobile',
      name: '白果村',
      county: '清河县',
      town: '',
      village: '',
      area_km2: 0.5,
      population: null,
      households: null,
      places: 0,
      placeNames: '',
      road_km: null,
      rsrpMean_dBm: -118,
      rsrpP10_dBm: -125,
      deficit_dB: 8,
      severity,
      cause: 'distance',
      nearestSite_m: 4000,
      nearestTower_m: null,
      unknownShare: 0,
      evidence: null,
      fixedBy: null,
      rank: null,
    },
  })),
};

const environment = (verdict: 'pass' | 'fail') => ({
  verdict,
  pointsCovered: 3,
  rsrpMin_dBm: -110,
  rsrpMean_dBm: -100,
  pointsUnknown: 0,
  keyPointsCovered: 0,
  keyPointsUnknown: 0,
  passedBy: verdict === 'pass' ? ('points' as const) : undefined,
  worst: undefined,
});
const place: PlaceVerdict = {
  place: {
    id: 'p1',
    class: 'station',
    name: '汽车站',
    town: '城关镇',
    lon: 110.1,
    lat: 32.05,
    x_m: 0,
    y_m: 0,
    households: Number.NaN,
    population: Number.NaN,
    footprintOrigin: 'class-radius',
    rings: [],
    pixels: new Int32Array(),
  },
  service: '5g-any',
  group: '',
  footprint_m2: 1000,
  points: 9,
  outdoor: environment('pass'),
  indoor: environment('fail'),
  judged: 'indoor',
  rates: undefined,
  servedBy: 'site-1',
  indoorSystem: false,
  remedy: 'macro',
};

/** Every kind with every decision, so that each rule of the style has a site. */
const kinds: readonly PlanItem['kind'][] = ['5g-key-area', '5g-area', '4g-fill-in'];
const decisions: readonly PlanItem['decision'][] = ['selected', 'reserve', 'rejected'];
const everySite = kinds.flatMap((kind) =>
  decisions.map((decision, k): PlanItem => ({ ...keySite, id: `${kind}-${k}`, kind, decision })),
);

const input = (edition: 'county' | 'carrier', language: 'zh' | 'en' = 'zh'): PlanGeoPackage => ({
  edition,
  crs,
  language,
  date: '2026-11-01',
  items: everySite,
  zones: [zones],
  places: [place],
  boundary: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } },
});

describe('sites as points', () => {
  it('are exact for the carrier, with null for what is not known', () => {
    const [site] = siteFeatures(plan, { edition: 'carrier', crs });
    expect(site.geometry.coordinates).toEqual([110.123456, 32.065432]);
    expect(site.properties).toMatchObject({
      rank: 1,
      azimuths_deg: '0;120;240',
      nearestSite_m: null,
      mainsDistance_m: null,
      newPopulation: 1200,
      npv: null,
      towerId: null,
      reason_zh: keySite.reason.zh,
    });
    expect(siteFeatures(plan, { edition: 'carrier', crs })[2].properties).toMatchObject({
      rank: null,
      leftOutBy: 'budget:capexTotal',
    });
  });

  it('are moved for the county, by 354 m at most, and sites of one spot to one spot', () => {
    const spread = Array.from({ length: 200 }, (_, i) => ({
      ...fillSite,
      lon: 110.1 + 0.00031 * i,
      lat: 32.1 + 0.00017 * i,
    }));
    const shown = siteFeatures(spread, { edition: 'county', crs }).map((f) => f.geometry.coordinates);
    const moved_m = shown.map((p, i) => distance(p, [spread[i].lon, spread[i].lat], { units: 'meters' }));
    expect(Math.max(...moved_m)).toBeLessThan(354 * 1.005);
    expect(Math.max(...moved_m)).toBeGreaterThan(250);
    expect(new Set(shown.map((p) => p.join(','))).size).toBeLessThan(60);
  });

  it('have no radio settings in the county edition, on paper or in a file', () => {
    const radio = /azimuth|tilt|eirp|power|height|layers|sectors/i;
    const county = siteFeatures(plan, { edition: 'county', crs })[0].properties;
    expect(Object.keys(county).filter((k) => radio.test(k))).toEqual([]);
    const layers = planLayers(input('county'));
    expect(layers.map((l) => l.name)).toEqual(['sites', 'places', 'weak_zones', 'area']);
    const names = layers.flatMap((l) => l.columns.map((c) => c.name));
    expect(names.filter((n) => radio.test(n) || n === 'servedBy')).toEqual([]);
    expect(planLayers(input('carrier')).map((l) => l.name)).toContain('sectors');
  });

  it('are one GeoJSON collection in the order of the plan', () => {
    expect(sitesGeoJson(plan, { edition: 'county', crs }).features.map((f) => f.id)).toEqual([
      'k1',
      'f1',
      'f2',
    ]);
  });
});

describe('plan.gpkg', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-gpkg-'));
  const file = join(folder, 'plan.gpkg');
  const layers = planLayers(input('carrier'));
  writeFileSync(file, await planGeoPackage(input('carrier')));
  const db = new sqlite.Database(file, { readOnly: true, fileMustExist: true });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  it('has a column for every property, so that nothing is lost', () => {
    for (const layer of layers) {
      const names = new Set(layer.columns.map((c) => c.name));
      const given = new Set(layer.features.flatMap((f) => Object.keys(f.properties)));
      expect(
        [...given].filter((k) => !names.has(k)),
        layer.name,
      ).toEqual([]);
    }
  });

  it.each(['sites', 'places', 'weak_zones', 'sectors', 'area'])(
    '%s: each feature is drawn by one rule',
    (name) => {
      const layer = layers.find((l) => l.name === name);
      const filters = [...(layer?.qml ?? '').matchAll(/ filter="([^"]*)"/g)].map(([, f]) =>
        f.replaceAll('&quot;', '"'),
      );
      // A QGIS filter of this plain kind is SQL too.
      const drawn = filters.map((f) => Number(db.get(`SELECT COUNT(*) AS n FROM ${name} WHERE ${f}`)?.n));
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.reduce((a, b) => a + b, 0)).toBe(layer?.features.length);
      if (name === 'sites') expect(drawn).toEqual(Array(9).fill(1));
    },
  );

  it('names layers and legends in the language asked for', () => {
    expect(planLayers(input('county', 'en'))[0]).toMatchObject({ title: 'Planned sites' });
    expect(db.get("SELECT styleQML AS qml FROM layer_styles WHERE f_table_name = 'sites'")?.qml).toContain(
      'label="5G重点区域 · 入选"',
    );
  });

  it.skipIf(!hasProgram('ogrinfo'))('is read by GDAL with its positions', () => {
    const text = execFileSync('ogrinfo', ['-ro', '-al', file], { encoding: 'utf8' });
    expect(text).toContain('IDENTIFIER=规划站点\nGeometry: Point\nFeature Count: 9');
    expect(text).toContain('POINT (110.123456 32.065432)');
    // The first sector looks north: 200 m of latitude.
    expect(text).toContain('LINESTRING (110.123456 32.065432,110.123456 32.067231)');
  });
});

describe.skipIf(!hasProgram('python3'))('styles of plan.gpkg', () => {
  it('are well-formed XML with a symbol for each rule', () => {
    const script = `
import sys, json, xml.etree.ElementTree as e
for text in json.load(sys.stdin):
    r = e.fromstring(text)
    print(len(r.findall(".//rule")), len(r.findall(".//symbol")), r.find("layerGeometryType").text)`;
    const styles = JSON.stringify(planLayers(input('carrier')).map((l) => l.qml));
    const read = execFileSync('python3', ['-c', script], { input: styles, encoding: 'utf8' });
    expect(read.trim().split('\n')).toEqual(['9 9 0', '1 1 1', '3 3 0', '6 6 2', '1 1 2']);
  });
});
