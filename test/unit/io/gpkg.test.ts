import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { gpkgBlob } from '../../../src/io/gpkg/geometry.js';
import { type GpkgLayer, geoPackage } from '../../../src/io/gpkg/gpkg.js';
import { qmlStyle } from '../../../src/io/gpkg/qml.js';
import { hasProgram } from '../../helpers/needs.js';

const folder = mkdtempSync(join(tmpdir(), 'gpkg-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const square = (west: number, south: number, side: number) => [
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ],
];

const layers: readonly GpkgLayer[] = [
  {
    name: 'sites',
    title: '规划站点',
    description: 'points',
    geometry: 'POINT',
    columns: [
      { name: 'id', type: 'TEXT' },
      { name: 'people', type: 'REAL' },
      { name: 'rank', type: 'INTEGER' },
      { name: 'shared', type: 'BOOLEAN' },
    ],
    features: [
      {
        geometry: { type: 'Point', coordinates: [113.25, 30.5] },
        properties: { id: '汽车站\'s "A"', people: 1234.5, rank: 1, shared: true },
      },
      {
        geometry: { type: 'Point', coordinates: [113.5, 30.25, 99] },
        properties: { id: '=1+1', people: Number.NaN, shared: false },
      },
      { geometry: null, properties: { id: 'no position', people: 0, rank: null } },
    ],
    qml: qmlStyle([
      {
        label: '一级 "<1>"',
        filter: `"rank" = 1 AND "id" <> ''`,
        symbol: { kind: 'marker', shape: 'circle', fill: '#ff8000', outline: '#000000', size_mm: 3 },
      },
    ]),
  },
  {
    name: 'zones',
    title: 'zones',
    description: '',
    geometry: 'MULTIPOLYGON',
    columns: [{ name: 'severity', type: 'INTEGER' }],
    features: [
      { geometry: { type: 'Polygon', coordinates: square(113, 30, 0.5) }, properties: { severity: 5 } },
      {
        geometry: { type: 'MultiPolygon', coordinates: [square(112, 29, 0.25), square(114, 31, 0.25)] },
        properties: { severity: 1 },
      },
    ],
  },
  {
    name: 'roads',
    title: 'roads',
    description: '',
    geometry: 'LINESTRING',
    columns: [],
    features: [
      {
        geometry: {
          type: 'LineString',
          coordinates: [
            [113, 30],
            [113.1, 30.2],
          ],
        },
        properties: {},
      },
    ],
  },
  { name: 'empty', title: 'empty', description: '', geometry: 'POINT', columns: [], features: [] },
];
const bytes = await geoPackage(layers, { date: '2026-11-01' });
const file = join(folder, 'plan.gpkg');
writeFileSync(file, bytes);

const query = (sql: string) => {
  const db = new sqlite.Database(file, { readOnly: true, fileMustExist: true });
  try {
    return db.all(sql);
  } finally {
    db.close();
  }
};
const ogrinfo = (...args: string[]) => spawnSync('ogrinfo', ['-ro', ...args], { encoding: 'utf8' });

describe('GeoPackage', () => {
  it('says in the file header what it is', () => {
    expect(Buffer.from(bytes.subarray(0, 15)).toString()).toBe('SQLite format 3');
    const header = new DataView(bytes.buffer);
    expect(header.getUint32(68)).toBe(0x47504b47);
    expect(header.getUint32(60)).toBe(10300);
  });

  it('is the same bytes for the same layers, and other bytes for another date', async () => {
    expect(Buffer.from(await geoPackage(layers, { date: '2026-11-01' })).equals(bytes)).toBe(true);
    expect(Buffer.from(await geoPackage(layers, { date: '2026-11-02' })).equals(bytes)).toBe(false);
    expect(query('SELECT DISTINCT last_change AS t FROM gpkg_contents')).toEqual([
      { t: '2026-11-01T00:00:00.000Z' },
    ]);
  });

  it('keeps text, numbers, truth values and what is not known', () => {
    expect(query('SELECT fid, id, people, rank, shared FROM sites ORDER BY fid')).toEqual([
      { fid: 1, id: '汽车站\'s "A"', people: 1234.5, rank: 1, shared: 1 },
      { fid: 2, id: '=1+1', people: null, rank: null, shared: 0 },
      { fid: 3, id: 'no position', people: 0, rank: null, shared: null },
    ]);
  });

  it('lists each layer with its extent; none where nothing has a position', () => {
    expect(query('SELECT table_name, identifier, min_x, max_y, srs_id FROM gpkg_contents')).toEqual([
      { table_name: 'sites', identifier: '规划站点', min_x: 113.25, max_y: 30.5, srs_id: 4326 },
      { table_name: 'zones', identifier: 'zones', min_x: 112, max_y: 31.25, srs_id: 4326 },
      { table_name: 'roads', identifier: 'roads', min_x: 113, max_y: 30.2, srs_id: 4326 },
      { table_name: 'empty', identifier: 'empty', min_x: null, max_y: null, srs_id: 4326 },
      { table_name: 'layer_styles', identifier: 'layer_styles', min_x: null, max_y: null, srs_id: null },
    ]);
    expect(query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(query('PRAGMA foreign_key_check')).toEqual([]);
  });

  it('has the default style where QGIS looks for it', () => {
    expect(
      query(
        "SELECT styleQML AS qml FROM layer_styles WHERE f_table_schema = '' AND f_table_name = 'sites' AND f_geometry_column = 'geom' AND useAsDefault",
      ),
    ).toEqual([{ qml: layers[0].qml }]);
  });

  it('leaves nothing in the temporary folder', async () => {
    // A folder of its own: other runs on the machine use the common one at the same time.
    const own = join(folder, 'tmp');
    mkdirSync(own);
    vi.stubEnv('TMPDIR', own);
    await geoPackage(layers, { date: '2026-11-01' });
    vi.unstubAllEnvs();
    expect(readdirSync(own)).toEqual([]);
  });

  it('says which folder is at fault when it cannot be written', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'not', 'there'));
    const error = await geoPackage(layers, { date: '2026-11-01' }).catch((e: unknown) => e);
    vi.unstubAllEnvs();
    expect(error).toMatchObject({ kind: 'file', message: expect.stringContaining('TMPDIR') as string });
  });

  it.each([
    ['a column twice', { columns: ['A', 'a'] }],
    ['the name of the geometry', { columns: ['Geom'] }],
    ['a table name with a quote', { name: 'a"b' }],
  ])('refuses %s', async (_, { name = 'x', columns = [] }: { name?: string; columns?: string[] }) => {
    const layer: GpkgLayer = {
      ...layers[3],
      name,
      columns: columns.map((c) => ({ name: c, type: 'TEXT' })),
    };
    await expect(geoPackage([layer], { date: '2026-11-01' })).rejects.toThrow('name');
  });

  it('refuses a geometry that is not of the layer', () => {
    expect(() => gpkgBlob({ type: 'Point', coordinates: [1, 2] }, 'MULTIPOLYGON', 4326)).toThrow('fit');
  });

  it('writes a point as the standard has it, byte for byte', () => {
    const blob = gpkgBlob({ type: 'Point', coordinates: [1, -2] }, 'POINT', 4326);
    expect(Buffer.from(blob).toString('hex')).toBe(
      // Magic, version, flags, SRS id; byte order, type, x, y.
      ['4750', '00', '01', 'e6100000', '01', '01000000', '000000000000f03f', '00000000000000c0'].join(''),
    );
  });
});

describe.skipIf(!hasProgram('ogrinfo'))('GeoPackage read by GDAL', () => {
  it('opens without a warning, with geometry types, extents, SRS and values', () => {
    const { stdout: text, stderr } = ogrinfo('-al', file);
    expect(stderr).toBe('');
    expect(text).toContain('IDENTIFIER=规划站点\nGeometry: Point\nFeature Count: 3');
    expect(text).toContain('Geometry: Multi Polygon\nFeature Count: 2');
    expect(text).toContain('Geometry: Line String\nFeature Count: 1');
    expect(text).toContain('Extent: (112.000000, 29.000000) - (114.250000, 31.250000)');
    expect(text).toContain('ID["EPSG",4326]');
    expect(text).toContain('shared (Integer(Boolean)) = 1');
    expect(text).toContain('POINT (113.25 30.5)');
    expect(text).toContain('LINESTRING (113 30,113.1 30.2)');
    expect(text).toContain('MULTIPOLYGON (((113 30,113.5 30.0,113.5 30.5,113.0 30.5,113 30)))');
  });

  it('finds features by box through the envelope', () => {
    const { stdout } = ogrinfo('-so', '-spat', '113.9', '30.9', '115', '32', file, 'zones');
    expect(stdout).toContain('Feature Count: 1');
  });
});
