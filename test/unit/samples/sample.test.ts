/** The shipped sample: made by its generator, small, and consistent with itself. `generate.ts --check` compares every byte. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { fromArrayBuffer } from 'geotiff';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { buildingsFile, railFile } from '../../../data-samples/generator/export.js';
import { inside } from '../../../data-samples/generator/settlements.js';
import { RIVER } from '../../../data-samples/generator/terrain.js';
import { makeTown } from '../../../data-samples/generator/town.js';
import { projectRoot } from '../../helpers/needs.js';

const folder = join(projectRoot, 'data-samples/qinghe');
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const table = (name: string): Record<string, string>[] => parse(text(name), { columns: true, bom: true });
const features = (name: string): FeatureCollection => JSON.parse(text(name)) as FeatureCollection;
const utm = proj4('+proj=utm +zone=49 +datum=WGS84');

interface Grid {
  readonly data: ArrayLike<number>;
  readonly cols: number;
  at(lon: number, lat: number): number;
}

/** Read by the library, not by our reader, so that the two are checked apart. */
async function raster(name: string): Promise<Grid> {
  const bytes = readFileSync(join(folder, name));
  const image = await (await fromArrayBuffer(new Uint8Array(bytes).buffer)).getImage();
  const [west, , , north] = image.getBoundingBox();
  const cell = image.getResolution()[0];
  const cols = image.getWidth();
  const data = (await image.readRasters({ samples: [0], interleave: true })) as ArrayLike<number>;
  const at = (lon: number, lat: number): number => {
    const [x, y] = utm.forward([lon, lat]);
    const col = Math.floor((x - west) / cell);
    const row = Math.floor((north - y) / cell);
    return col >= 0 && row >= 0 && col < cols && row < image.getHeight()
      ? data[row * cols + col]
      : Number.NaN;
  };
  return { data, cols, at };
}

const stations = table('stations.csv');
const villages = table('villages.csv');
const places = features('places.geojson').features;
const [boundary] = features('boundary.geojson').features;
const border = (boundary.geometry as Polygon).coordinates[0] as [number, number][];
const sitesOf = (county: string): Set<string> =>
  new Set(stations.filter((s) => s.区县 === county).map((s) => `${s.经度},${s.纬度}`));
const inCounty = (lon: number, lat: number): boolean => inside([lon, lat], border);

describe('the synthetic county', () => {
  it('is made again byte for byte where that takes no time', () => {
    expect(buildingsFile(makeTown(RIVER))).toBe(text('buildings.geojson'));
    expect(railFile()).toBe(text('rail.geojson'));
  });

  it('stays below 4 MB and says that it is synthetic', () => {
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(4e6);
    for (const name of ['README.md', 'project.yaml']) expect(text(name)).toMatch(/SYNTHETIC/);
  });

  it('has the sites, cells and neighbours of a small county', () => {
    const [home, next] = [sitesOf('清河示例县'), sitesOf('白石示例县')];
    expect(home.size).toBeGreaterThanOrEqual(60);
    expect(home.size).toBeLessThanOrEqual(90);
    expect(stations.length).toBeGreaterThanOrEqual(350);
    expect(stations.length).toBeLessThanOrEqual(450);
    expect([...home].filter((key) => !inCounty(...lonLatOf(key)))).toEqual([]);
    expect([...next].filter((key) => inCounty(...lonLatOf(key)))).toEqual([]);
    expect(next.size).toBeGreaterThanOrEqual(3);
    const used = new Set(stations.map((s) => s.站址编码));
    expect(table('towers.csv').filter((t) => !used.has(t.id)).length).toBeGreaterThanOrEqual(8);
  });

  it('holds the places that a county plan asks for', () => {
    const count = (klass: string): number => places.filter((p) => p.properties?.class === klass).length;
    expect(
      places.filter((p) => p.properties?.class === 'station').map((p) => p.properties?.kind as unknown),
    ).toEqual(['railway', 'bus']);
    expect(
      places.filter((p) => p.properties?.class === 'mall').map((p) => p.properties?.indoorSystem as unknown),
    ).toEqual([true, false]);
    expect(count('community')).toBeGreaterThanOrEqual(15);
    expect(count('school')).toBeGreaterThanOrEqual(8);
    expect(count('hospital')).toBeGreaterThanOrEqual(8);
    expect(count('village')).toBe(villages.length);
    expect(features('towns.geojson').features).toHaveLength(9);
  });

  it('numbers carriers as the band says', () => {
    // EARFCN: TS 36.104 table 5.7.3-1, F = F_low + 0.1 (N − N_offs). NR-ARFCN: TS 38.104 §5.4.2.1.
    const frequency_MHz: Record<string, (n: number) => number> = {
      B3: (n) => 1805 + 0.1 * (n - 1200),
      B5: (n) => 869 + 0.1 * (n - 2400),
      B8: (n) => 925 + 0.1 * (n - 3450),
      n28: (n) => 0.005 * n,
      n78: (n) => 3000 + 0.015 * (n - 600000),
    };
    const found = new Map(stations.map((s) => [s.频段, frequency_MHz[s.频段](Number(s.下行频点))]));
    const expected = { B3: 1850, B5: 874.2, B8: 939, n28: 773, n78: 3550.02 };
    for (const [band, f_MHz] of Object.entries(expected)) expect(found.get(band)).toBeCloseTo(f_MHz, 6);
    for (const s of stations) expect(Number(s.PCI)).toBeLessThanOrEqual(s.制式 === 'LTE' ? 503 : 1007);
  });

  it('has the gaps of a real table', () => {
    const outdoor = stations.filter((s) => s.覆盖类型 === '宏站');
    expect(outdoor.filter((s) => s['方位角(°)'] === '')).toHaveLength(1);
    expect(outdoor.filter((s) => s['机械下倾角(°)'] === '')).toHaveLength(1);
    expect(stations.length - outdoor.length).toBeGreaterThanOrEqual(1);
    expect(new Set(stations.map((s) => s.状态))).toEqual(new Set(['在网', '规划', '停用']));
  });

  it('puts masts on the terrain, and villages and houses on land', async () => {
    const [dem, cover] = [await raster('dem.tif'), await raster('landcover.tif')];
    const water = 80;
    for (const s of stations) expect(dem.at(Number(s.经度), Number(s.纬度))).toBeGreaterThan(150);
    expect(villages.filter((v) => cover.at(Number(v.lon), Number(v.lat)) === water)).toEqual([]);
    const corners = features('buildings.geojson').features.flatMap(
      (f) => (f.geometry as Polygon).coordinates[0],
    );
    expect(corners.filter(([lon, lat]: Position) => cover.at(lon, lat) === water)).toEqual([]);
    const heights = Array.from(dem.data);
    const [low, high] = heights.reduce(([a, b], h) => [Math.min(a, h), Math.max(b, h)], [9999, 0]);
    expect(high - low).toBeGreaterThan(500);
  });

  it('counts people, but not those of the hamlet with 25 households', async () => {
    const population = await raster('population.tif');
    let inCountyPeople = 0;
    for (let i = 0; i < population.data.length; i++) {
      if (population.data[i] <= 0) continue;
      const x = 447000 + ((i % population.cols) + 0.5) * 100;
      const y = 3556000 - (Math.floor(i / population.cols) + 0.5) * 100;
      const [lon, lat] = utm.inverse([x, y]);
      if (inCounty(lon, lat)) inCountyPeople += population.data[i];
    }
    expect(inCountyPeople).toBeGreaterThan(180e3);
    expect(inCountyPeople).toBeLessThan(250e3);
    const unseen = villages.filter((v) => population.at(Number(v.lon), Number(v.lat)) === 0);
    expect(unseen.map((v) => [v.id, v.households])).toEqual([['V900', '25']]);
  });
});

function lonLatOf(key: string): [number, number] {
  const [lon, lat] = key.split(',').map(Number);
  return [lon, lat];
}
