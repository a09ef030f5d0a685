import { describe, expect, it } from 'vitest';
import { clutterClasses, clutterIndex, clutterTable } from '../../../src/terrain/clutter.js';
import { type CoverPolygon, polygonCover, rasterCover } from '../../../src/terrain/landCover.js';
import { legends } from '../../../src/terrain/legends.js';
import { osmClass, osmTags } from '../../../src/terrain/osm.js';
import { box, cell, grid, sceneOf, sourceOf } from './world.js';

describe('land cover of codes', () => {
  const codes = sourceOf((col) => [10, 50, 0, 77, Number.NaN][Math.floor(col / 6)]);

  it('becomes classes and heights; no data stays unmapped, unknown codes are counted', async () => {
    const scene = await sceneOf({ landCover: rasterCover([codes], legends['esa-worldcover']) });
    const at = (col: number) => {
      const i = cell(col, 3);
      return [clutterClasses[scene.clutterClass[i]].id, scene.clutter_halfM[i] / 2];
    };
    expect([0, 6, 12, 18, 24].map(at)).toEqual([
      ['forest', 15],
      ['suburban', 10],
      ['unmapped', 0],
      ['unmapped', 0],
      ['unmapped', 0],
    ]);
    expect(scene.facts.unknownCodes).toEqual({ 77: 6 * grid.rows });
    expect(scene.facts.clutterShares).toEqual({ forest: 0.2, suburban: 0.2, unmapped: 0.6 });
  });

  it('follows the legend and the heights of the project, to half metres', async () => {
    const legend = { ...legends['esa-worldcover'], 50: 'urban', 77: 'shrub', 0: 'water' } as const;
    const scene = await sceneOf({
      landCover: rasterCover([codes], legend),
      clutter: clutterTable({ heights_m: { shrub: 2.5, urban: 60 } }),
    });
    const classAt = (col: number) => clutterClasses[scene.clutterClass[cell(col, 3)]].id;
    expect([6, 12, 18].map(classAt)).toEqual(['urban', 'water', 'shrub']);
    expect(scene.clutter_halfM[cell(6, 3)] / 2).toBe(60);
    expect(scene.clutter_halfM[cell(18, 3)] / 2).toBe(2.5);
    expect(scene.facts.unknownCodes).toEqual({});
  });

  it('leaves all ground unmapped without land cover', async () => {
    const scene = await sceneOf({});
    expect(scene.facts.clutterShares).toEqual({ unmapped: 1 });
    expect(Math.max(...scene.clutter_halfM)).toBe(0);
  });
});

describe('land cover of polygons', () => {
  const forest: CoverPolygon = { id: 'forest', rings: [box(2, 2, 28, 18), box(20, 4, 24, 8)] };
  const village: CoverPolygon = { id: 'village', rings: [box(5, 5, 15, 15)] };
  const pond: CoverPolygon = { id: 'water', rings: [box(8, 8, 10, 10)] };

  async function painted(polygons: readonly CoverPolygon[]): Promise<string[]> {
    const scene = await sceneOf({ landCover: polygonCover(polygons, {}) });
    return Array.from(scene.clutterClass, (c) => clutterClasses[c].id);
  }

  it('lies with the smaller on the larger, in any order of the file, with holes left open', async () => {
    const map = await painted([forest, village, pond]);
    expect([cell(0, 0), cell(3, 3), cell(6, 6), cell(8, 8), cell(21, 5)].map((i) => map[i])).toEqual([
      'unmapped',
      'forest',
      'village',
      'water',
      'unmapped',
    ]);
    expect(map.filter((id) => id === 'water')).toHaveLength(4);
    expect(map.filter((id) => id === 'village')).toHaveLength(100 - 4);
    expect(map.filter((id) => id === 'forest')).toHaveLength(26 * 16 - 16 - 100);
    expect(await painted([pond, village, forest])).toEqual(map);
  });

  it('is cut at the border of the grid', async () => {
    const map = await painted([{ id: 'water', rings: [box(-50, -50, 3, 2)] }]);
    expect(map.filter((id) => id === 'water')).toHaveLength(6);
    expect(await painted([{ id: 'water', rings: [box(100, 100, 120, 120)] }])).not.toContain('water');
  });
});

describe('tags of OpenStreetMap', () => {
  it('decide by the most telling key', () => {
    expect(osmClass({ landuse: 'forest', name: 'North wood' })).toEqual({
      id: 'forest',
      tag: 'landuse=forest',
    });
    expect(osmClass({ landuse: 'residential', building: 'yes' })).toEqual({
      id: 'village',
      tag: 'building=yes',
    });
    expect(osmClass({ natural: 'water', water: 'lake' }).id).toBe('water');
    expect(osmClass({ building: 'apartments' }).id).toBe('urban');
    expect(osmClass({ building: 'no', landuse: 'meadow' }).id).toBe('open');
  });

  it('name what they do not know, and a value that is a word of the language is only a value', () => {
    expect(osmClass({ landuse: 'moon_base', leisure: 'park' }).id).toBe('open');
    expect(osmClass({ landuse: 'moon_base' })).toEqual({ tag: 'landuse=moon_base' });
    expect(osmClass({ landuse: 'constructor' })).toEqual({ tag: 'landuse=constructor' });
    expect(osmClass({ name: 'x' })).toEqual({ tag: 'untagged' });
  });

  it('yield to the tags of the project, in the order of the file', () => {
    const own = { 'crop=rubber': 'forest', 'landuse=farmland': 'shrub' } as const;
    expect(osmClass({ landuse: 'farmland', crop: 'rubber' }, own)).toEqual({
      id: 'forest',
      tag: 'crop=rubber',
    });
    expect(osmClass({ landuse: 'farmland', building: 'yes' }, own).id).toBe('shrub');
    expect(osmClass({ landuse: 'orchard' }, own).id).toBe('shrub');
  });

  it('hold each key and value once', () => {
    expect(new Set(osmTags.map(([key]) => key)).size).toBe(osmTags.length);
    for (const [, values] of osmTags)
      for (const id of Object.values(values)) expect(clutterIndex(id)).toBeGreaterThan(0);
  });
});

describe('surface model', () => {
  // A wood of 12 m stands on the eastern third of a plain of 100 m; the land cover has it wider than it is.
  const surface = sourceOf((col) => (col >= 20 ? 112 : 100));
  const wood = sourceOf((col) => (col >= 15 ? 10 : 30));
  const dsm = (height_m?: number) =>
    sceneOf({
      kind: 'dsm',
      elevation: [surface],
      landCover: rasterCover([wood], legends['esa-worldcover']),
      clutter: clutterTable({ heights_m: height_m === undefined ? {} : { forest: height_m } }),
    });

  it('obstructs as it is: clutter is not added to it, ground and clutter give the surface again', async () => {
    const { ground_m, clutter_halfM } = await dsm();
    for (let i = 0; i < ground_m.length; i++)
      expect(ground_m[i] + clutter_halfM[i] / 2).toBeCloseTo(i % grid.cols >= 20 ? 112 : 100, 6);
  });

  it('stands terminals on the ground at the edge of the wood, and lowers nothing where no canopy shows', async () => {
    const { ground_m, facts } = await dsm();
    expect(ground_m[cell(20, 10)]).toBe(100);
    expect(ground_m[cell(16, 10)]).toBe(100);
    expect(ground_m[cell(25, 10)]).toBe(112);
    expect(facts.groundEstimate).toEqual({
      method: 'surface-less-class-height',
      mean_m: 12,
      max_m: 12,
      share: 1 / 30,
    });
  });

  it('is lowered by no more than the height that the project gives the class', async () => {
    const { ground_m, clutter_halfM, facts } = await dsm(4.5);
    expect(ground_m[cell(20, 10)]).toBe(107.5);
    expect(clutter_halfM[cell(20, 10)]).toBe(9);
    expect(facts.groundEstimate?.max_m).toBe(4.5);
  });
});
