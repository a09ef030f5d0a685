/** The main job, whole, by the built command: every file of a run, decoded and compared with the others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { transformer } from '../../src/geo/transform.js';
import { describeRaster } from '../../src/io/raster/open.js';
import { profileById } from '../../src/radio/profiles.js';
import { promisedFiles, promisedRasters, rankingColumns } from '../helpers/contract.js';
import { gdalInfo, hasCogCheck, hasGdal, notCloudOptimised } from '../helpers/gdal.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import {
  type DecodedRaster,
  decodeRaster,
  filesBelow,
  kpiOf,
  machineTraces,
  readJson,
  readRanking,
  type RunSummary,
} from '../helpers/runFiles.js';
import { degreesAt, ridge, type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

const layers = ['lte-b3', 'lte-b8', 'nr-n78'];
const services = ['4g-mobile', '4g-unicom', '4g-any', '5g-telecom+unicom', '5g-any'];
const rasters = promisedRasters(layers, services);

let project: SmallProject;
let run: string;
let summary: RunSummary;

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('analyze'));
  run = project.path('small.run');
  const { code, err } = await runCli(['analyze', project.file, '--workers', '1']);
  expect(err).not.toMatch(/Error|at .*\.js/);
  expect(code).toBe(0);
  summary = readJson(join(run, 'summary.json'));
});

const raster = (name: string): Promise<DecodedRaster> => decodeRaster(join(run, 'rasters', `${name}.tif`));

/** Metres of the working CRS → a raster's value by km on the small project's terrain. */
function valueAt(map: DecodedRaster, east_km: number, north_km: number): number {
  const [x, y] = transformer('EPSG:4326', map.grid.crs)(...degreesAt(east_km, north_km));
  return map.at(x, y);
}

describe('files of a run', () => {
  it('are those of the contract, and nothing of the work is left beside them', () => {
    expect(filesBelow(run)).toEqual(promisedFiles(layers, services));
    expect(filesBelow(project.folder).filter((f) => /partial|\.old|\.lock|\.tmp/.test(f))).toEqual([]);
  });

  it.each(rasters)('%s has its sample type, nodata, unit and CRS', async (name, type, nodata, unit) => {
    const facts = await describeRaster(join(run, 'rasters', `${name}.tif`));
    expect(facts.problems).toEqual([]);
    expect(facts).toMatchObject({ sampleType: type, crs: 'EPSG:32649', bands: 1, pixelIs: 'area' });
    expect(String(facts.nodata)).toBe(nodata);
    expect(facts.unit ?? '').toBe(unit);
    expect(facts.description).toMatch(/\w+/);
    expect(facts.grid).toMatchObject({ cellX: 60, cellY: 60 });
  });

  it.skipIf(!hasGdal())('are rasters that GDAL opens with the same tags', () => {
    for (const [name, type, nodata, unit] of rasters.filter(([n]) => /^(nr-n78|4g-any)/.test(n))) {
      const info = gdalInfo(join(run, 'rasters', `${name}.tif`));
      expect(info.coordinateSystem.wkt).toContain('ID["EPSG",32649]]');
      const [band] = info.bands;
      expect(band.type.replace('Byte', 'UInt8')).toBe(type);
      expect(String(band.noDataValue)).toBe(nodata);
      expect(band.unit ?? '').toBe(unit);
    }
  });

  it.skipIf(!hasCogCheck())('are accepted by GDAL as cloud-optimised', () => {
    expect(notCloudOptimised(rasters.map(([name]) => join(run, 'rasters', `${name}.tif`)))).toEqual([]);
  });

  it('name no machine, no path and no moment outside the manifest', () => {
    expect(machineTraces(run, [project.folder])).toEqual([]);
  });

  it('hold tables whose indexes are those of the rasters', async () => {
    const layersTable = readFileSync(join(run, 'rasters/layers.csv'), 'utf8').split('\r\n');
    layers.forEach((id, i) => expect(layersTable[i + 1].startsWith(`${i},${id},`)).toBe(true));
    for (const layer of layers) {
      const servers = readFileSync(join(run, 'rasters', layer, 'servers.csv'), 'utf8')
        .split('\r\n')
        .slice(1);
      const known = new Set(servers.filter((l) => l !== '').map((l) => Number(l.split(',')[0])));
      const { data } = await raster(`${layer}/best_server`);
      const used = new Set([...data].filter((v) => v >= 0));
      expect(used.size).toBeGreaterThan(0);
      for (const server of used) expect(known.has(server)).toBe(true);
    }
  });
});

describe('numbers of a run', () => {
  it('give status from level, quality and gates of the profile', async () => {
    for (const layer of layers) {
      const profile = profileById(layer === 'nr-n78' ? 'nr-outdoor-basic' : 'lte-weakzone');
      if (!profile) throw new Error('the profile is gone');
      const [rsrp, sinr, status] = await Promise.all(
        ['rsrp_dBm', 'rs_sinr_dB', 'status'].map((band) => raster(`${layer}/${band}`)),
      );
      const seen = new Set<number>();
      status.data.forEach((s, i) => {
        seen.add(s);
        if (s === 0) return;
        const level = rsrp.data[i];
        const quality = sinr.data[i];
        const expected =
          level >= profile.rsrp_dBm
            ? quality >= profile.rsSinr_dB
              ? [1, 5] // the uplink may still fail
              : [4]
            : [level < profile.blind_dBm ? 3 : 2];
        if (!expected.includes(s))
          throw new Error(`${layer} pixel ${i}: ${s} at ${level} dBm, ${quality} dB`);
      });
      expect(seen.has(1) && seen.has(2) && seen.has(3)).toBe(true);
    }
  });

  it('give a service the best of its layers', async () => {
    const any = await raster('4g-any/status');
    const own = await Promise.all(['4g-mobile/status', '4g-unicom/status'].map(raster));
    any.data.forEach((s, i) => {
      expect(s === 1).toBe(own[0].data[i] === 1 || own[1].data[i] === 1);
    });
  });

  it('split every KPI into covered, not covered and unknown', () => {
    const shares = summary.kpis.filter((k) => k.covered !== null);
    expect(shares.length).toBeGreaterThan(20);
    for (const k of shares) {
      expect((k.covered ?? 0) + (k.notCovered ?? 0) + (k.unknown ?? 0), k.id).toBeCloseTo(1, 9);
      expect(k.value, k.id).toBeCloseTo(k.covered ?? Number.NaN, 9);
      expect(k.valueIfUnknownCovered ?? Number.NaN).toBeGreaterThanOrEqual(k.value ?? Number.NaN);
      expect(k.numerator / k.denominator).toBeCloseTo(k.value ?? Number.NaN, 9);
    }
  });

  it('count the same area in the KPI and in the raster', async () => {
    for (const id of services) {
      const { data } = await raster(`${id}/status`);
      const inside = data.filter((s) => s !== 0).length;
      const covered = data.filter((s) => s === 1).length;
      expect(kpiOf(summary, `${id}.areaShare`).value).toBeCloseTo(covered / inside, 9);
      expect(inside * 0.0036).toBeCloseTo(36, 0);
    }
  });

  it('point the sector east and put the shadow behind the ridge', async () => {
    const map = await raster('lte-b3/rsrp_dBm');
    for (const away_km of [0.9, 1.2, 1.5]) {
      const ahead = valueAt(map, 2.6 + away_km, 3.6);
      expect(ahead - valueAt(map, 2.6 - away_km, 3.6)).toBeGreaterThan(15);
      expect(ahead - valueAt(map, 2.6, 3.6 + away_km)).toBeGreaterThan(5);
    }
    const before = valueAt(map, ridge.east_km - 1.2, 3.6);
    expect(before - valueAt(map, ridge.east_km + 0.8, 3.6)).toBeGreaterThan(30);
  });
});

describe('first ranking', () => {
  it('has the columns of the contract in their order, behind a byte-order mark', () => {
    const bytes = readFileSync(join(run, 'sites/ranking.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').slice(1).split('\r\n')[0]).toBe(rankingColumns);
  });

  it('chooses sites within the budget, 5G key areas and 4G fill-in apart, and serves the village in the shadow', () => {
    const selected = readRanking(run).filter((r) => r.decision === 'selected');
    expect(new Set(selected.map((r) => r.kind))).toEqual(new Set(['5g-key-area', '4g-fill-in']));
    expect(selected.reduce((sum, r) => sum + Number(r.capex), 0)).toBeLessThanOrEqual(3_000_000);
    for (const kind of ['5g-key-area', '4g-fill-in'])
      expect(selected.filter((r) => r.kind === kind).map((r) => Number(r.rank))).toEqual(
        selected.filter((r) => r.kind === kind).map((_, i) => i + 1),
      );
    // Only the tower behind the ridge sees the village.
    expect(selected.some((r) => r.kind === '4g-fill-in' && r.towerId === 'T1')).toBe(true);
  });

  it('leaves empty what no stage has computed, and names the basis of demand', () => {
    for (const row of readRanking(run)) {
      expect(row.npv).toBe('');
      if (row.decision === 'selected') {
        expect(Number(row.rankLow)).toBeLessThanOrEqual(Number(row.rank));
        expect(Number(row.rankHigh)).toBeGreaterThanOrEqual(Number(row.rank));
      } else expect([row.rankLow, row.rankHigh]).toEqual(['', '']);
      expect(row.demandBasis).toBe('population-raster');
      expect(row.reason).not.toBe('');
      expect(Number(row.capex)).toBeGreaterThan(0);
    }
    expect(summary.demandBasis).toBe('population-raster');
  });

  it('gives the same sites as points of a map', () => {
    const map = readJson<RankingMap>(join(run, 'sites/ranking.geojson'));
    const rows = readRanking(run);
    expect(map.features.map((f) => f.properties.id)).toEqual(rows.map((r) => r.id));
    map.features.forEach(({ geometry }, i) => {
      expect(geometry.coordinates).toEqual([Number(rows[i].lon), Number(rows[i].lat)]);
    });
  });
});

describe('golden of the small project', () => {
  it('ranks, zones and places are those that were reviewed', async () => {
    const columns = [
      'rank',
      'kind',
      'name',
      'group',
      'decision',
      'siteType',
      'build',
      'towerId',
      'newPopulation',
      'capex',
    ];
    const sites = readRanking(run).map((r) => columns.map((c) => r[c]).join(' | '));
    const zones = services.flatMap((service) =>
      readJson<FeatureCollection>(join(run, `weak-zones/${service}.geojson`)).features.map(
        ({ properties: p }) =>
          [service, p?.rank, p?.name, p?.population, p?.cause, p?.deficit_dB, p?.area_km2].join(' | '),
      ),
    );
    await expect(`${[columns.join(' | '), ...sites, '', ...zones].join('\n')}\n`).toMatchFileSnapshot(
      '../golden/small-plan.txt',
    );
  });
});

describe('manifest', () => {
  it('names inputs by their hash, models, defaults used and what is missing', () => {
    const manifest = readJson<Record<string, unknown>>(join(run, 'manifest.json'));
    const inputs = manifest.inputs as { key: string; sha256: string }[];
    expect(inputs.map((i) => i.key).sort()).toEqual([
      'demand.places.0',
      'demand.population',
      'demand.roads',
      'project',
      'siting.candidates.towers',
      'stations',
      'terrain.clutter',
      'terrain.elevation',
    ]);
    for (const i of inputs) expect(i.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(manifest.stages).toEqual(['predict', 'assess', 'siting', 'report']);
    expect(manifest).toMatchObject({
      schema: 'coverage-manifest/1',
      network: { rows: 7 },
      unknownShare: { '4g-any': 0 },
    });
    expect(JSON.stringify(manifest.network)).toContain('feeder_loss_dB');
  });
});

interface RankingMap {
  readonly features: readonly {
    readonly properties: { readonly id: string };
    readonly geometry: { readonly coordinates: readonly number[] };
  }[];
}
