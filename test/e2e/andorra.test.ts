/**
 * A real country from open data: SRTM with holes, masts of OpenStreetMap without any radio parameter. The same terrain
 * comes as `.hgt`, as GeoTIFF in degrees and as GeoTIFF in metres.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { status } from '../helpers/contract.js';
import { expectLikeRaster, explainAt, pixelDegrees } from '../helpers/explained.js';
import { has, projectRoot, shared } from '../helpers/needs.js';
import { readPlan } from '../helpers/plan.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import {
  type DecodedRaster,
  decodeRaster,
  kpiOf,
  readJson,
  readRanking,
  type RunSummary,
} from '../helpers/runFiles.js';

const data = shared('data/andorra/');
const tile = 'dem/N42E001.hgt';
const layer = 'lte-b3-unknown';
const lowestValley_m = 700;
const folder = scratchFolder('andorra');
const run = (name: string): string => join(folder, name, 'andorra.run');
const table = (name: string): Record<string, string>[] =>
  parse(readFileSync(data + name), { bom: true, columns: true });

interface Manifest {
  readonly terrain: { readonly elevationKind: string; readonly voidShareArea: number };
  readonly network: {
    readonly rows: number;
    readonly defaulted: Readonly<Record<string, number>>;
    readonly assigned: Readonly<Record<string, number>>;
  };
  readonly demand: { readonly people: number };
  readonly unknownShare: Readonly<Record<string, number>>;
}

/** Analyses the project as shipped, or on another form of its terrain. */
async function analyze(name: string, elevation?: string, ...flags: string[]): Promise<void> {
  const shipped = readFileSync(join(projectRoot, 'test/projects/andorra/project.yaml'), 'utf8');
  const placed = shipped.replaceAll('../../../../shared/data/andorra/', data);
  const text =
    elevation === undefined ? placed : placed.replace(`${data}${tile}`, `${data}${elevation}, kind: dsm`);
  mkdirSync(join(folder, name));
  const file = join(folder, name, 'project.yaml');
  writeFileSync(file, text);
  const { code, err } = await runCli(['analyze', file, '--cache', 'off', '--quiet', ...flags]);
  expect(err).toBe('');
  expect(code).toBe(0);
}

const raster = (name: string, band: string, of = layer): Promise<DecodedRaster> =>
  decodeRaster(join(run(name), 'rasters', of, `${band}.tif`));
const summary = (name: string): RunSummary => readJson(join(run(name), 'summary.json'));

describe.skipIf(!has(data + tile))('Andorra from open data', () => {
  let manifest: Manifest;
  let source: DecodedRaster;
  let rsrp: DecodedRaster;
  let any: DecodedRaster;
  /** Pixels inside under which the terrain's own cell is a hole. */
  let holes: Set<number>;

  beforeAll(async () => {
    await analyze('hgt');
    manifest = readJson(join(run('hgt'), 'manifest.json'));
    source = await decodeRaster(data + tile);
    rsrp = await raster('hgt', 'rsrp_dBm');
    any = await raster('hgt', 'status', '4g-any');
    const inside = [...any.data.keys()].filter((i) => any.data[i] !== status.outside);
    holes = new Set(inside.filter((i) => Number.isNaN(source.at(...pixelDegrees(any.grid, i)))));
  });

  it('runs to a ranking, with people from the place points', () => {
    const people = table('vector/geonames_places.csv').reduce((sum, p) => sum + Number(p.population), 0);
    expect(manifest.demand.people).toBeCloseTo(people, 3);
    const selected = readRanking(run('hgt')).filter((r) => r.decision === 'selected');
    expect(selected.length).toBeGreaterThan(5);
    expect(selected.reduce((sum, r) => sum + Number(r.capex), 0)).toBeLessThanOrEqual(5_000_000);
    expect(new Set(selected.map((r) => r.technology))).toEqual(new Set(['nr', 'lte']));
    // A site that a reason names as the best in its place is in the list, however long that is.
    const { items } = readPlan(run('hgt'));
    const named = items.flatMap(({ gain }) => (gain.replacement ? [gain.replacement.id] : []));
    expect(named.filter((id) => !items.some((i) => i.id === id))).toEqual([]);
  });

  it('counts every sector parameter that nobody gave', () => {
    const stations = table('vector/stations_osm.csv');
    const without = (column: string): number => stations.filter((s) => s[column] === '').length;
    const { rows, defaulted, assigned } = manifest.network;
    expect(rows).toBe(stations.length);
    expect(defaulted.height_mAGL).toBe(without('height'));
    expect(defaulted.operator).toBe(without('operator'));
    for (const parameter of ['azimuth_deg', 'mech_tilt_deg', 'rs_epre_dBm', 'frequency_MHz', 'gain_dBi'])
      expect(defaulted[parameter], parameter).toBe(stations.length);
    expect(assigned).toEqual({ 'lte-by-default': stations.length, 'no-carrier': stations.length });
  });

  it('leaves holes of the terrain unknown, and counts them', async () => {
    const own = await raster('hgt', 'status');
    expect(holes.size).toBeGreaterThan(100);
    for (const i of holes) {
      expect(any.data[i]).toBeNaN();
      expect(own.data[i]).toBeNaN();
      expect(rsrp.data[i]).toBeNaN();
    }
    const inside = any.data.filter((s) => s !== status.outside).length;
    const unknown = any.data.filter(Number.isNaN).length;
    // Land in the lee of a hole is unknown too.
    expect(unknown).toBeGreaterThan(holes.size);
    expect(manifest.unknownShare['4g-any']).toBeCloseTo(unknown / inside, 9);
    expect(kpiOf(summary('hgt'), '4g-any.areaShare').unknown).toBeCloseTo(unknown / inside, 9);
  });

  it.each(['beside a hole', 'with service', 'without service'])(
    'explains a pixel %s as the raster has it, on ground far above the sea',
    async (where) => {
      const own = await raster('hgt', 'status');
      const { cols } = any.grid;
      const fits = (i: number): boolean => {
        if (!Number.isFinite(rsrp.data[i])) return false;
        if (where === 'beside a hole') return holes.has(i - 1) || holes.has(i + 1) || holes.has(i - cols);
        return own.data[i] === (where === 'with service' ? status.covered : status.blind);
      };
      const pixels = [...rsrp.data.keys()].filter(fits);
      const told = await explainAt(run('hgt'), ...pixelDegrees(rsrp.grid, pixels[pixels.length >> 1]), layer);
      expectLikeRaster(told, rsrp);
      expect(Math.min(...told.profile.ground_mAMSL)).toBeGreaterThan(lowestValley_m);
      // Half a cell of SRTM away on a slope of 45°, and a canopy of 15 m.
      expect(Math.abs(told.at.ground_mAMSL - source.at(told.at.lon, told.at.lat))).toBeLessThan(60);
    },
  );

  /**
   * Levels where both runs know them, and shares of what both know: the GeoTIFFs are cut west of the area's eastern
   * edge. The share of people is the KPI: no place point lies out there.
   */
  async function compare(name: string) {
    const other = await raster(name, 'rsrp_dBm');
    expect(other.grid).toEqual(rsrp.grid);
    const differences = [...other.data].map((v, i) => v - rsrp.data[i]).filter(Number.isFinite);
    expect(differences.length).toBeGreaterThan(0.97 * rsrp.data.filter(Number.isFinite).length);
    const mean = (of: (d: number) => number): number =>
      differences.reduce((sum, d) => sum + of(d), 0) / differences.length;
    const otherAny = await raster(name, 'status', '4g-any');
    const both = [...any.data.keys()].filter((i) => any.data[i] > status.outside && otherAny.data[i] > 0);
    const share = ({ data }: DecodedRaster): number =>
      both.filter((i) => data[i] === status.covered).length / both.length;
    const people = (of: string): number => kpiOf(summary(of), '4g-any.populationShare').value ?? Number.NaN;
    return {
      bias_dB: Math.abs(mean((d) => d)),
      rms_dB: Math.sqrt(mean((d) => d * d)),
      areaShare: Math.abs(share(otherAny) - share(any)),
      peopleShare: Math.abs(people(name) - people('hgt')),
    };
  }

  it('gives the same numbers on the same posts as GeoTIFF in degrees', async () => {
    await analyze('degrees', 'dem/andorra_srtm3_epsg4326.tif', '--stages', 'predict');
    const { bias_dB, rms_dB, areaShare, peopleShare } = await compare('degrees');
    expect(bias_dB).toBeLessThan(0.002);
    // Which cells count as holes may change where a position falls on the border of one.
    expect(rms_dB).toBeLessThan(0.05);
    expect(areaShare).toBeLessThan(0.0005);
    expect(peopleShare).toBeLessThan(0.0005);
  });

  /**
   * The projected file is bilinear between the posts, rounded to whole metres, and sampled once more: some metres on a
   * crest turn clear paths into blocked ones and back, so single pixels differ by decibels but their mean does not.
   */
  it('gives the same KPIs on the projected GeoTIFF within the error of its resampling', async () => {
    await analyze('metres', 'dem/andorra_dem60_epsg25831.tif', '--stages', 'predict');
    const { bias_dB, rms_dB, areaShare, peopleShare } = await compare('metres');
    expect(bias_dB).toBeLessThan(0.1);
    expect(rms_dB).toBeLessThan(1.5);
    expect(areaShare).toBeLessThan(0.005);
    expect(peopleShare).toBeLessThan(0.005);
  });
});
