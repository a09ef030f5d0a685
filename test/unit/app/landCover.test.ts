import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemand } from '../../../src/app/analyze/demand.js';
import { landCoverDefinition } from '../../../src/app/analyze/landCover.js';
import { ownFigures, terrainOnlyNotice } from '../../../src/app/analyze/landCoverText.js';
import { loadScene, type Scene } from '../../../src/app/analyze/scene.js';
import { parseProject } from '../../../src/app/config/parse.js';
import type { ProjectConfig } from '../../../src/app/config/types.js';
import { projectPorts } from '../../../src/app/info.js';
import { nodeFiles } from '../../../src/cli/ports.js';
import { clutterClasses } from '../../../src/terrain/clutter.js';
import { degreesAt, type SmallProject, writeSmallProject } from '../../helpers/smallProject.js';

let project: SmallProject;
beforeAll(async () => {
  project = await writeSmallProject(mkdtempSync(join(tmpdir(), 'land-cover-')));
});
afterAll(() => {
  rmSync(project.folder, { recursive: true });
});

const clutterLine = '  clutter: {file: landcover.tif, classes: esa-worldcover}\n';
const demandLines = /demand:\n( {2}.*\n)+/;

interface Loaded {
  readonly config: ProjectConfig;
  readonly scene: Scene;
}

/** The small county with other lines for land cover and demand; `files` are written beside the project. */
async function load(
  clutter: string,
  demand: string | undefined,
  files: Readonly<Record<string, object>> = {},
): Promise<Loaded> {
  for (const [name, content] of Object.entries(files))
    writeFileSync(project.path(name), JSON.stringify(content));
  const written = readFileSync(project.file, 'utf8').replace(clutterLine, clutter);
  const text = demand === undefined ? written : written.replace(demandLines, demand);
  const { config } = await parseProject(text, project.file, projectPorts(nodeFiles));
  return { config, scene: await loadScene(config, 2 ** 30) };
}

const sceneWith = async (...lines: Parameters<typeof load>): Promise<Scene> => (await load(...lines)).scene;

/** Class and height where a place of the county lies. */
function groundAt(
  { terrain, area }: Scene,
  east_km: number,
  north_km: number,
): [id: string, height_m: number] {
  const { workGrid: g } = terrain;
  const [x, y] = area.fromLonLat(...degreesAt(east_km, north_km));
  const i = Math.floor((g.originY - y) / g.cellY) * g.cols + Math.floor((x - g.originX) / g.cellX);
  return [clutterClasses[terrain.clutterClass[i]].id, terrain.clutter_halfM[i] / 2];
}

const classAt = (scene: Scene, east_km: number, north_km: number) => groundAt(scene, east_km, north_km)[0];

const collection = (features: readonly object[]) => ({ type: 'FeatureCollection', features });
function square(tags: object, east_km: number, north_km: number, half_km: number): object {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([x, y]) => degreesAt(east_km + x * half_km, north_km + y * half_km));
  return { type: 'Feature', properties: tags, geometry: { type: 'Polygon', coordinates: [corners] } };
}

/** Houses of 14 × 14 m every 30 m, over 600 m. */
const hamlet = collection(
  Array.from({ length: 400 }, (_, i) =>
    square({ building: 'yes' }, 4 + 0.03 * (i % 20), 4 + 0.03 * Math.floor(i / 20), 0.007),
  ),
);

describe('land cover of a project', () => {
  it('takes heights and classes from the project file', async () => {
    const { config, scene } = await load(
      '  clutter: {file: landcover.tif, heights_m: {forest: 8.5}, gaps_m: {urban: 20}, map: {50: urban, 30: water}}\n',
      undefined,
    );
    expect(groundAt(scene, 4.8, 3)).toEqual(['forest', 8.5]);
    expect(groundAt(scene, 2.4, 3.6)).toEqual(['urban', 15]);
    expect(classAt(scene, 1, 1)).toBe('water');
    expect(scene.terrain.clutter.find((c) => c.id === 'urban')?.gap_m).toBe(20);
    expect(ownFigures(scene.terrain.clutter)?.en).toBe('forest height 8.5 m, urban gap 20 m');
    expect(landCoverDefinition(config.terrain.clutter)).toMatchObject({
      legend: 'esa-worldcover',
      codes: expect.arrayContaining([
        { code: '10', class: 'forest', from: 'default' },
        { code: '50', class: 'urban', from: 'file' },
      ]) as unknown,
    });
    expect(scene.facts.terrainOnly).toBe(false);
  });

  it('reads polygons of OpenStreetMap and counts the tags that it does not know', async () => {
    const scene = await sceneWith(
      '  clutter: {file: landuse.geojson, classes: osm, map: {crop=rubber: forest}}\n',
      undefined,
      {
        'landuse.geojson': collection([
          square({ landuse: 'residential' }, 2.4, 3.6, 0.5),
          square({ leisure: 'park' }, 2.4, 3.6, 0.2),
          square({ landuse: 'farmland', crop: 'rubber' }, 5, 5, 0.4),
          square({ landuse: 'moon_base' }, 1, 1, 0.2),
          {
            type: 'Feature',
            properties: { natural: 'tree' },
            geometry: { type: 'Point', coordinates: degreesAt(1, 2) },
          },
        ]),
      },
    );
    expect([
      classAt(scene, 2.05, 3.6),
      classAt(scene, 2.4, 3.6),
      classAt(scene, 5, 5),
      classAt(scene, 1, 1),
      classAt(scene, 6, 2),
    ]).toEqual(['suburban', 'open', 'forest', 'unmapped', 'unmapped']);
    expect(scene.terrain.facts.unknownCodes).toEqual({ 'landuse=moon_base': 1 });
    expect(scene.facts.terrainOnly).toBe(false);
  });
});

describe('a project without land cover', () => {
  it('is built up where its buildings stand, and only there', async () => {
    const scene = await sceneWith('  buildings: buildings.geojson\n', '', { 'buildings.geojson': hamlet });
    expect(classAt(scene, 4.3, 4.3)).toBe('village');
    for (const [e, n] of [
      [2.4, 3.6],
      [6, 2.4],
      [4.3, 5],
      [3.6, 4.3],
    ])
      expect(classAt(scene, e, n)).toBe('unmapped');
    const { facts, workGrid } = scene.terrain;
    const cells = facts.settlement?.cellsBy.buildings ?? 0;
    const area_km2 = (cells * workGrid.cellX ** 2) / 1e6;
    expect(area_km2).toBeGreaterThan(0.3);
    expect(area_km2).toBeLessThan(0.5);
    expect(scene.facts.terrainOnly).toBe(true);
    expect(terrainOnlyNotice(facts.settlement).en).toContain('told by buildings;');
  });

  it('is told by people and places where it has no buildings', async () => {
    const scene = await sceneWith(
      '',
      'demand:\n  population: {file: population.tif, kind: count}\n  places: [{file: places.geojson}]\n  roads: roads.geojson\n',
    );
    // 60 people on 120 m × 120 m are 4167 per km²; 7 are 486.
    expect(classAt(scene, 2.4, 3.9)).toBe('village');
    expect(classAt(scene, 6, 2.65)).toBe('unmapped');
    expect(classAt(scene, 6.1, 2.4)).toBe('village');
    expect(Object.keys(scene.terrain.facts.settlement?.cellsBy ?? {})).toEqual(['population', 'places']);
  });

  it('spreads its people on roads when it has nothing better, not on the settlements made of them', async () => {
    const streets = Array.from({ length: 12 }, (_, i) => ({
      type: 'Feature',
      properties: { highway: i === 0 ? 'motorway' : 'residential' },
      geometry: { type: 'LineString', coordinates: [degreesAt(2, 2 + 0.05 * i), degreesAt(3, 2 + 0.05 * i)] },
    }));
    const { config, scene } = await load('', 'demand: {roads: streets.geojson}\n', {
      'streets.geojson': collection(streets),
    });
    expect(classAt(scene, 2.5, 2.3)).toBe('village');
    expect(classAt(scene, 5, 5)).toBe('unmapped');
    const { lattice, workGrid, pixelGrid, clutterClass } = scene.terrain;
    const pixels = Uint8Array.from({ length: lattice.cols * lattice.rows }, (_, p) => {
      const [col, row] = [p % lattice.cols, Math.floor(p / lattice.cols)];
      return clutterClass[
        (lattice.row0 + row * lattice.stride) * workGrid.cols + lattice.col0 + col * lattice.stride
      ];
    });
    const demand = await loadDemand(config, scene, {
      pixelGrid,
      areaMask: scene.areaMask,
      clutterClass: pixels,
    });
    expect(demand.basis).toBe('roads');
    expect(demand.settled.reduce((a, b) => a + b, 0)).toBeGreaterThan(0);
  });

  it('is all unmapped when it knows of no settlement', async () => {
    const scene = await sceneWith('', '');
    expect(scene.terrain.facts.clutterShares).toEqual({ unmapped: 1 });
    expect(scene.terrain.facts.settlement).toBeUndefined();
    expect(terrainOnlyNotice(undefined).zh).toContain('偏乐观');
  });
});
