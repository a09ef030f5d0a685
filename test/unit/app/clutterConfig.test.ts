import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseProject } from '../../../src/app/config/parse.js';
import type { ProjectConfig } from '../../../src/app/config/types.js';
import { CoverageError, type Diagnostic } from '../../../src/foundation/errors.js';

const ports = {
  resolve: (file: string, path: string) => posix.resolve(posix.dirname(file), path),
  exists: () => Promise.resolve(true),
  glob: () => Promise.resolve([]),
};
/** Line 4 begins with the keys of `terrain.clutter`, indented by four. */
const text = (clutter: string): string =>
  `area: {bbox: [1, 2, 3, 4]}\nstations: s.csv\nterrain:\n  elevation: d.tif\n  clutter:\n    ${clutter.replaceAll('\n', '\n    ')}\n`;

const clutterOf = async (clutter: string): Promise<ProjectConfig['terrain']['clutter']> =>
  (await parseProject(text(clutter), '/p/county.yaml', ports)).config.terrain.clutter;

async function problemsOf(clutter: string): Promise<readonly Diagnostic[]> {
  const error = await clutterOf(clutter).catch((e: unknown) => e);
  if (error instanceof CoverageError) return error.diagnostics;
  throw new Error('the project was accepted', { cause: error });
}

describe('land cover in the project file', () => {
  it('may be a file alone, and then nothing is replaced', async () => {
    expect(await clutterOf('file: lc.tif')).toEqual({
      file: ['/p/lc.tif'],
      classes: 'esa-worldcover',
      map: {},
      heights_m: {},
      gaps_m: {},
    });
  });

  it('takes heights, gaps and classes of codes, with the origin of each', async () => {
    const { config } = await parseProject(
      text(
        'file: lc.tif\nheights_m: {forest: 12.5, dense-urban: 24 m}\ngaps_m: {village: 20}\nmap: {50: urban}',
      ),
      '/p/county.yaml',
      ports,
    );
    expect(config.terrain.clutter).toMatchObject({
      heights_m: { forest: 12.5, 'dense-urban': 24 },
      gaps_m: { village: 20 },
      map: { 50: 'urban' },
    });
    expect(config.origins).toMatchObject({
      'terrain.clutter.heights_m.forest': 'file',
      'terrain.clutter.map.50': 'file',
      'terrain.clutter.classes': 'default',
    });
  });

  it('names the nearest class for one that does not exist, at its place', async () => {
    const [key] = await problemsOf('file: lc.tif\nheights_m: {forrest: 12}');
    expect(key).toMatchObject({ code: 'CVG_CONFIG_UNKNOWN_KEY', where: { row: 7, column: 17 } });
    expect(key.hint?.en).toContain('forest');
    const [value] = await problemsOf('file: lc.tif\nmap: {50: urbann}');
    expect(value.where).toMatchObject({ row: 7, column: 15, field: 'terrain.clutter.map.50' });
    expect(value.hint?.en).toContain('urban');
  });

  it('refuses heights and gaps that cannot be held, with the limit', async () => {
    const found = await problemsOf(
      'file: lc.tif\nheights_m: {forest: 12.3, urban: 61, village: -1}\ngaps_m: {urban: 0}',
    );
    expect(found.map((d) => [d.where?.field, d.text.en])).toEqual([
      ['terrain.clutter.heights_m.forest', '12.3 m cannot be held: heights are whole or half metres.'],
      ['terrain.clutter.heights_m.village', '-1 is below the minimum 0 m.'],
      ['terrain.clutter.heights_m.urban', '61 is above the maximum 60 m.'],
      ['terrain.clutter.gaps_m.urban', '0 is below the minimum 1 m.'],
    ]);
  });

  it('refuses a gap where nothing stands', async () => {
    const [d] = await problemsOf('file: lc.tif\ngaps_m: {farmland: 10}');
    expect(d.where).toMatchObject({ field: 'terrain.clutter.gaps_m.farmland', row: 7, column: 24 });
    expect(await clutterOf('file: lc.tif\nheights_m: {farmland: 2}\ngaps_m: {farmland: 10}')).toBeDefined();
  });

  it('needs a map for a legend of its own, codes for rasters and tags for polygons', async () => {
    const field = async (clutter: string) => (await problemsOf(clutter)).map((d) => d.where?.field);
    expect(await field('file: lc.tif\nclasses: own')).toEqual(['terrain.clutter.map']);
    expect(await field('file: lc.tif\nmap: {landuse=farm: open}')).toEqual([
      'terrain.clutter.map.landuse=farm',
    ]);
    expect(await field('file: lu.geojson\nclasses: osm\nmap: {50: open}')).toEqual([
      'terrain.clutter.map.50',
    ]);
    expect(await field('file: lc.tif\nclasses: osm')).toEqual(['terrain.clutter.file[0]']);
    expect(await field('file: lu.geojson\nclasses: clcd')).toEqual(['terrain.clutter.file[0]']);
    expect(await clutterOf('file: lc.tif\nclasses: own\nmap: {0: water, 7: urban}')).toBeDefined();
    expect(await clutterOf('file: lu.geojson\nclasses: osm\nmap: {crop=rubber: forest}')).toBeDefined();
  });
});

describe('radio climate in the project file', () => {
  const climate = async (written: string) =>
    (await parseProject(`${text('file: lc.tif')}radio_climate: ${written}\n`, '/p/county.yaml', ports)).config
      .radio_climate;

  it('is empty by default and takes one value or both', async () => {
    expect((await parseProject(text('file: lc.tif'), '/p/c.yaml', ports)).config.radio_climate).toEqual({});
    expect(await climate('{deltaN: 60}')).toEqual({ deltaN: 60 });
    expect(await climate('{deltaN: 60, N0: 370}')).toEqual({ deltaN: 60, N0: 370 });
  });

  it.each(['{deltaN: 0}', '{deltaN: 151}', '{N0: 249}', '{N0: 451}', '{N: 300}'])(
    'refuses %s',
    async (written) => {
      await expect(climate(written)).rejects.toThrow(CoverageError);
    },
  );
});
