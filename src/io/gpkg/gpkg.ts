/**
 * GeoPackage writer: feature layers in WGS 84 with the styles that QGIS shows on opening. SQLite runs as WebAssembly, so
 * nothing is compiled on installation; its R-tree, which the standard leaves optional, is not made. Same layers, same bytes.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import type { Database } from 'node-sqlite3-wasm';
import { CoverageError } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { extentOf, type GpkgGeometryType, gpkgBlob } from './geometry.js';
import { gpkgMessages as m } from './messages.js';
import { coreTables, pragmas, srsRows, styleTable, wgs84SrsId } from './tables.js';

export type { GpkgGeometryType } from './geometry.js';

export type GpkgColumnType = 'TEXT' | 'INTEGER' | 'REAL' | 'BOOLEAN';
export type GpkgValue = string | number | boolean | null;

export interface GpkgColumn {
  /** Unlike the others of the layer without regard to case, and neither `fid` nor `geom`. */
  readonly name: string;
  readonly type: GpkgColumnType;
}

export interface GpkgFeature {
  readonly geometry: Geometry | null;
  /** A column that is not here is NULL, and so is a number that is not finite. */
  readonly properties: Readonly<Record<string, GpkgValue | undefined>>;
}

export interface GpkgLayer {
  /** Table name: letters, digits and `_`. */
  readonly name: string;
  /** What a reader sees instead of the table name; unlike the others of the file. */
  readonly title: string;
  readonly description: string;
  readonly geometry: GpkgGeometryType;
  readonly columns: readonly GpkgColumn[];
  /** In WGS 84 longitude, latitude. */
  readonly features: readonly GpkgFeature[];
  /** A whole QML document. */
  readonly qml?: string;
}

export interface GpkgOptions {
  /** `YYYY-MM-DD`: what the file calls its last change, in place of the clock. */
  readonly date: string;
}

/** The bytes of the file. Throws CoverageError('file') when the temporary folder cannot hold it. */
export async function geoPackage(layers: readonly GpkgLayer[], options: GpkgOptions): Promise<Uint8Array> {
  layers.forEach(checkNames);
  // Loaded on use: its WebAssembly is compiled on import.
  const { default: sqlite } = await import('node-sqlite3-wasm');
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tmpdir(), 'coverage-gpkg-'));
    const file = join(folder, 'plan.gpkg');
    const db = new sqlite.Database(file);
    try {
      writeLayers(db, layers, `${options.date}T00:00:00.000Z`);
    } finally {
      db.close();
    }
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (!(error instanceof sqlite.SQLite3Error || isSystemError(error))) throw error;
    throw new CoverageError(
      'file',
      {
        severity: 'error',
        code: 'CVG_GPKG_WRITE',
        text: fill(m.writeFailed, { reason: error.message }),
        hint: m.writeFailedHint,
      },
      { cause: error },
    );
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

function checkNames({ name, columns }: GpkgLayer): void {
  const names = ['fid', 'geom', ...columns.map((c) => c.name.toLowerCase())];
  if (!/^[a-z]\w*$/i.test(name) || new Set(names).size < names.length)
    throw new Error(`layer ${name}: a name is not usable or comes twice`);
}

function writeLayers(db: Database, layers: readonly GpkgLayer[], time: string): void {
  for (const pragma of pragmas) db.exec(pragma);
  // One transaction, and no journal file beside: the file is thrown away when it fails.
  db.exec('PRAGMA journal_mode = MEMORY');
  db.exec('BEGIN');
  db.exec(coreTables);
  for (const row of srsRows) insert(db, 'gpkg_spatial_ref_sys', srsColumns, row);
  for (const layer of layers) writeLayer(db, layer, time);
  const styled = layers.filter((l) => l.qml !== undefined);
  if (styled.length > 0) writeStyles(db, styled, time);
  db.exec('COMMIT');
}

const srsColumns = [
  'srs_name',
  'srs_id',
  'organization',
  'organization_coordsys_id',
  'definition',
  'description',
];
const contentsColumns = [
  'table_name',
  'data_type',
  'identifier',
  'description',
  'last_change',
  'min_x',
  'min_y',
  'max_x',
  'max_y',
  'srs_id',
];

function writeLayer(db: Database, layer: GpkgLayer, time: string): void {
  const { name, columns, features } = layer;
  const extent = extentOf(features.flatMap((f) => (f.geometry === null ? [] : [f.geometry])));
  insert(db, 'gpkg_contents', contentsColumns, [
    name,
    'features',
    layer.title,
    layer.description,
    time,
    ...extent,
    wgs84SrsId,
  ]);
  insert(
    db,
    'gpkg_geometry_columns',
    ['table_name', 'column_name', 'geometry_type_name', 'srs_id', 'z', 'm'],
    [name, 'geom', layer.geometry, wgs84SrsId, 0, 0],
  );
  const fields = columns.map((c) => `${quoted(c.name)} ${c.type}`);
  db.exec(
    `CREATE TABLE ${quoted(name)} (${['fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL', `geom ${layer.geometry}`, ...fields].join(', ')})`,
  );
  const statement = db.prepare(insertSql(name, ['geom', ...columns.map((c) => c.name)]));
  try {
    for (const { geometry, properties } of features)
      statement.run([
        geometry === null ? null : gpkgBlob(geometry, layer.geometry, wgs84SrsId),
        ...columns.map((c) => stored(properties[c.name])),
      ]);
  } finally {
    statement.finalize();
  }
}

function writeStyles(db: Database, layers: readonly GpkgLayer[], time: string): void {
  db.exec(styleTable);
  insert(db, 'gpkg_contents', contentsColumns.slice(0, 5), [
    'layer_styles',
    'attributes',
    'layer_styles',
    '',
    time,
  ]);
  for (const { name, title, qml } of layers)
    insert(
      db,
      'layer_styles',
      [
        'f_table_catalog',
        'f_table_schema',
        'f_table_name',
        'f_geometry_column',
        'styleName',
        'styleQML',
        'styleSLD',
        'useAsDefault',
        'description',
        'owner',
        'ui',
        'update_time',
      ],
      ['', '', name, 'geom', name, qml, '', 1, title, '', '', time],
    );
}

function insert(
  db: Database,
  table: string,
  columns: readonly string[],
  values: readonly (GpkgValue | undefined)[],
): void {
  db.run(insertSql(table, columns), values.map(stored));
}

const insertSql = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const stored = (value: GpkgValue | undefined): string | number | null => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return value ?? null;
};
