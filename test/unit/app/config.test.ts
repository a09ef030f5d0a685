import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectJsonSchema, projectReference } from '../../../src/app/config/docs.js';
import { type ParsedProject, parseProject } from '../../../src/app/config/parse.js';
import { CoverageError, type Diagnostic } from '../../../src/foundation/errors.js';
import { projectRoot } from '../../helpers/needs.js';

const ports = {
  resolve: (file: string, path: string) => posix.resolve(posix.dirname(file), path),
  exists: (path: string) => Promise.resolve(!/missing|[*]/.test(path)),
  glob: (pattern: string) =>
    Promise.resolve(pattern.includes('none') ? [] : ['/p/dem/a.tif', '/p/dem/b.tif']),
};
const parse = (text: string): Promise<ParsedProject> => parseProject(text, '/p/county.yaml', ports);

async function problemsOf(text: string): Promise<readonly Diagnostic[]> {
  const error = await parse(text).catch((e: unknown) => e);
  if (error instanceof CoverageError) return error.diagnostics;
  throw new Error('the project was accepted', { cause: error });
}

const minimal = 'area: {bbox: [1, 2, 3, 4]}\nterrain: {elevation: dem/*.tif}\nstations: s.csv\n';

describe('project file', () => {
  it('needs only area, terrain and stations, and says where every value came from', async () => {
    const { config } = await parse(minimal);
    expect(config.name).toBe('county');
    expect(config.date).toBe('1970-01-01');
    expect(config.terrain.elevation.file).toEqual(['/p/dem/a.tif', '/p/dem/b.tif']);
    expect(config.stations).toEqual({ file: ['/p/s.csv'], assume: {}, beams: [] });
    expect(config.siting.candidates.classes).toEqual(['station', 'community', 'mall']);
    expect(config.layers).toEqual([]);
    expect(config.services).toEqual([]);
    expect(config.origins).toMatchObject({
      'stations.file': 'file',
      'grid.crs': 'default',
      'report.language': 'default',
      'area.bbox[0]': 'file',
      name: 'default',
    });
  });

  it('takes a service by its name alone, rates with their unit, and beams as names or as a grid', async () => {
    const { config } = await parse(
      `${minimal.replace('s.csv', '{file: s.csv, beams: {antenna: a, ssb: [b1, b2], traffic: {azimuths_deg: 0, downtilts_deg: [3, 9]}}}')}services: [voice, {use: broadband, id: home, dl_kbps: 100 Mbit/s, place: indoor}]\n`,
    );
    expect(config.services).toEqual([
      { use: 'voice' },
      { use: 'broadband', id: 'home', dl_kbps: 100_000, place: 'indoor' },
    ]);
    const [{ ssb, traffic }] = config.stations.beams;
    expect(ssb.measured).toEqual(['b1', 'b2']);
    expect(traffic).toMatchObject({ columns: 8, rows: 12, azimuths_deg: [0], downtilts_deg: [3, 9] });
  });

  it('refuses an unknown service, and beams that are neither measured nor a grid', async () => {
    const [unknown] = await problemsOf(`${minimal}services: [voise]\n`);
    expect(unknown.where).toMatchObject({ field: 'services[0].use', row: 4 });
    const beams =
      '{file: s.csv, beams: [{antenna: a, ssb: {downtilts_deg: 6}}, {antenna: b, ssb: {measured: x, azimuths_deg: 0}}]}';
    const found = await problemsOf(minimal.replace('s.csv', beams));
    expect(found.map((d) => d.where?.field)).toEqual(['stations.beams[0].ssb', 'stations.beams[1].ssb']);
  });

  it('freezes the configuration to its leaves', async () => {
    const { config } = await parse(minimal);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.siting.candidates.from)).toBe(true);
  });

  it('names exactly the three required keys of an empty project', async () => {
    const found = (await problemsOf('name: x\n')).map((d) => d.where?.field);
    expect(found.sort()).toEqual(['area', 'stations', 'terrain']);
  });

  it('reports an unknown key with the nearest known one, at the key', async () => {
    const [d] = await problemsOf(`${minimal}grid:\n  resolution: 30\n`);
    expect(d.code).toBe('CVG_CONFIG_UNKNOWN_KEY');
    expect(d.where).toMatchObject({ file: '/p/county.yaml', row: 5, column: 3 });
    expect(d.hint?.en).toContain('resolution_m');
  });

  it('reports many problems of all kinds at once', async () => {
    const text = `${minimal}demnd: {}\ndate: 2026-13-01\nlayers:\n  - {id: a, technology: 5g, frequency_MHz: 1, bandwidth_MHz: wide}\n`;
    const found = await problemsOf(text);
    expect(found.map((d) => d.where?.field).sort()).toEqual([
      'date',
      'demnd',
      'layers[0].bandwidth_MHz',
      'layers[0].frequency_MHz',
      'layers[0].technology',
    ]);
    const range = found.find((d) => d.code === 'CVG_CONFIG_RANGE');
    expect(range?.text.en).toBe('1 is below the minimum 30 MHz.');
    expect(range?.where).toMatchObject({ row: 7, column: 44 });
  });

  it('names the source of a limit that a standard sets', async () => {
    const layer = '{id: a, technology: nr, frequency_MHz: 773, bandwidth_MHz: 30, scs_kHz: 7}';
    const [d] = await problemsOf(`${minimal}layers: [${layer}]\n`);
    expect(d.text.en).toContain('15 kHz (3GPP TS 38.211');
    expect(d.text.zh).toContain('下限 15 kHz');
  });

  it('converts quantities with units and refuses units of another kind', async () => {
    const layer = (f: string): string =>
      `${minimal}layers: [{id: a, technology: nr, frequency_MHz: ${f}, bandwidth_MHz: 100, radius_m: 2.5 km}]\n`;
    const { config } = await parse(layer('2.6 GHz'));
    expect(config.layers[0]).toMatchObject({ frequency_MHz: 2600, radius_m: 2500, model: 'auto' });
    const [d] = await problemsOf(layer('2.6 km'));
    expect(d.where?.field).toBe('layers[0].frequency_MHz');
    expect(d.hint?.en).toContain('GHz');
  });

  it('gives a bare band number the letter of its technology, and LTE where none is named', async () => {
    const layer = '{id: a, technology: nr, band: 78, frequency_MHz: 3550, bandwidth_MHz: 100}';
    const stations = minimal.replace('s.csv', '{file: s.csv, assume: {band: 3}}');
    const { config } = await parse(`${stations}layers: [${layer}]\n`);
    expect(config.layers[0].band).toBe('n78');
    expect(config.stations.assume.band).toBe('b3');
  });

  it('takes auto or a number for the resolution, and explains what is neither', async () => {
    expect((await parse(`${minimal}grid: {resolution_m: 25 m}\n`)).config.grid.resolution_m).toBe(25);
    const [d] = await problemsOf(`${minimal}grid: {resolution_m: 5000}\n`);
    expect(d.text.en).toBe('5000 is above the maximum 1000 m.');
    expect(d.where?.field).toBe('grid.resolution_m');
  });

  it('refuses an area with both a boundary and a bbox, or a bbox in the wrong order', async () => {
    const both = minimal.replace('bbox: [1, 2, 3, 4]', 'bbox: [1, 2, 3, 4], boundary: b.geojson');
    expect((await problemsOf(both))[0].where?.field).toBe('area');
    const order = minimal.replace('[1, 2, 3, 4]', '[3, 2, 1, 4]');
    expect((await problemsOf(order))[0].text.en).toContain('west < east');
  });

  it('refuses two layers whose names differ only in case', async () => {
    const layer = (id: string): string =>
      `{id: ${id}, technology: lte, frequency_MHz: 1850, bandwidth_MHz: 20}`;
    const [d] = await problemsOf(`${minimal}layers: [${layer('a')}, ${layer('A')}]\n`);
    expect(d.where?.field).toBe('layers[1].id');
  });

  it('reports missing files and empty globs at their key, as file errors', async () => {
    const text = 'area: {bbox: [1, 2, 3, 4]}\nterrain: {elevation: [none*.tif]}\nstations: missing.csv\n';
    const error = await parse(text).catch((e: unknown) => e as CoverageError);
    expect(error).toMatchObject({ kind: 'file', exitCode: 6 });
    expect((error as CoverageError).diagnostics.map((d) => [d.code, d.where?.row])).toEqual([
      ['CVG_FILE_NO_MATCH', 2],
      ['CVG_FILE_MISSING', 3],
    ]);
  });

  it('lists a file once that two patterns name', async () => {
    const { config } = await parse(minimal.replace('s.csv', '[s.csv, ./s.csv]'));
    expect(config.stations.file).toEqual(['/p/s.csv']);
  });

  it.each(['', 'text', '[1, 2]', 'null', '{}'])('refuses %j as a project', async (text) => {
    expect((await problemsOf(text)).length).toBeGreaterThan(0);
  });
});

describe('published schema of the project file', () => {
  const read = (path: string): string => readFileSync(`${projectRoot}docs/schema/${path}`, 'utf8');

  it('is what the option entries say today (run `npm run docs`)', () => {
    expect(read('project.schema.json')).toBe(projectJsonSchema());
    expect(read('project.md')).toBe(projectReference());
  });

  it('requires area, terrain and stations only, and refuses unknown keys', () => {
    const schema = JSON.parse(projectJsonSchema()) as Record<string, unknown>;
    expect(schema.required).toEqual(['area', 'terrain', 'stations']);
    expect(schema.additionalProperties).toBe(false);
  });
});
