/** Reading what a run left, for tests. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Kpi } from '../../src/report/kpi.js';
import { openRaster } from '../../src/io/raster/open.js';
import type { GridSpec } from '../../src/raster/raster.js';

/** Paths below a folder, with `/`, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Path → SHA-256 of every file that must be the same for the same inputs: all but the manifest. */
export function digests(run: string): Record<string, string> {
  const names = filesBelow(run).filter((name) => name !== 'manifest.json');
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(run, name)))
        .digest('hex'),
    ]),
  );
}

/**
 * `file: trace` wherever a file but the manifest holds one of the folders, a moment or a host. Midnight is how a format
 * without days writes the project's own date; links name the sources of figures.
 */
export function machineTraces(run: string, folders: readonly string[]): string[] {
  const moment = /\d{4}[-:]\d\d[-:]\d\d[T ](?!00:00)\d\d:\d\d/;
  const host = new RegExp(`\\b${hostname().replace(/\W/g, '\\$&')}\\b|localhost`);
  return filesBelow(run).flatMap((name) => {
    if (name === 'manifest.json') return [];
    // Pictures in a page are binary data too.
    const text = readFileSync(join(run, name), 'latin1').replace(/base64,[\w+/=]+/g, '');
    const found: string[] = folders.filter((folder) => text.includes(folder));
    // Binary data may hold any short word.
    for (const pattern of /\.(tif|gpkg)$/.test(name) ? [moment] : [moment, host])
      found.push(...(pattern.exec(text) ?? []));
    return found.map((trace) => `${name}: ${trace}`);
  });
}

export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

export interface DecodedRaster {
  readonly grid: GridSpec;
  /** Row-major, nodata as NaN. */
  readonly data: Float64Array;
  /** The value at a place of the raster's CRS. */
  readonly at: (x: number, y: number) => number;
}

export async function decodeRaster(file: string): Promise<DecodedRaster> {
  const raster = await openRaster(file);
  try {
    const { grid } = raster;
    const data = await raster.read({ col0: 0, row0: 0, cols: grid.cols, rows: grid.rows });
    const at = (x: number, y: number): number =>
      data[
        Math.floor((grid.originY - y) / grid.cellY) * grid.cols + Math.floor((x - grid.originX) / grid.cellX)
      ];
    return { grid, data, at };
  } finally {
    await raster.close();
  }
}

export interface RunSummary {
  readonly kpis: readonly Kpi[];
  readonly layers: readonly { readonly id: string }[];
  readonly services: readonly string[];
  readonly stages: readonly string[];
  readonly demandBasis: string;
}

export type RankingRow = Readonly<Record<string, string>>;

/** Rows of `sites/ranking.csv`, by column. */
export const readRanking = (run: string): RankingRow[] =>
  parse(readFileSync(join(run, 'sites/ranking.csv')), { bom: true, columns: true });

export function kpiOf({ kpis }: Pick<RunSummary, 'kpis'>, id: string): Kpi {
  const found = kpis.find((k) => k.id === id);
  if (!found) throw new Error(`no KPI ${id}`);
  return found;
}
