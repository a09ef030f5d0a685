/**
 * The radio network from station tables. Problems of cells are collected as errors, doubtful values as warnings; the caller
 * stops once. Every row is counted exactly once; sector order is the order of the files.
 */
import { Diagnostics } from '../foundation/diagnostics.js';
import { CoverageError } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import { type Crs, resolveCrs } from '../geo/crs.js';
import { parseNumber } from '../io/table/numbers.js';
import type { Table } from '../io/table/table.js';
import type { Antenna } from '../radio/beams.js';
import type { Scene } from '../radio/equipment.js';
import type { Layer, Technology } from '../radio/layer.js';
import {
  bandName,
  checkLayerIds,
  defaultNrLayer,
  frameMismatches,
  type LayerInput,
  makeLayer,
} from '../radio/layers.js';
import { operatorsOf, sharingGroup } from '../radio/operators.js';
import { looksLikeTenths } from '../radio/power.js';
import { type LayerPlan, maxLayers, projectPlan, tablePlan } from './carriers.js';
import { type CheckedSector, checkSectors } from './checks.js';
import { withHeader } from './columns.js';
import { Lint } from './lint.js';
import { networkMessages as m } from './messages.js';
import type { Network, NetworkCounts, Sector } from './network.js';
import { positionReader } from './position.js';
import { Reader } from './reader.js';
import { isFloatId, isTenths, readRow, type StationRow } from './rows.js';
import { completeSector, isStandardChannel, PatternShelf } from './sectors.js';

export interface StationOptions {
  /** The project's layers; without, the table makes them. */
  readonly layers?: readonly LayerInput[];
  /** For rows without technology or band. */
  readonly assume?: { readonly technology?: Technology; readonly band?: string | number };
  /** System of the coordinates; a table may differ (a GeoJSON file with its own). Default WGS 84. */
  readonly crs?: Crs | string | ((table: Table) => Crs | string);
  /** Antenna files and beam sets by the lower-case name that the `antenna` column uses. */
  readonly antennas?: ReadonlyMap<string, Antenna>;
  /** Tells towns, for default heights; without, all is rural. */
  readonly scene?: (lon: number, lat: number) => Scene;
  /** Planning area [west, south, east, north] in degrees, to notice swapped coordinates. */
  readonly area?: readonly [number, number, number, number];
}

export interface StationResult {
  readonly network: Network;
  readonly diagnostics: Diagnostics;
  readonly layersFrom: 'project' | 'table';
  /** Layers `nr-n78` that siting adds, one for each group, because the network has no NR layer; else empty. */
  readonly addedNrLayers: readonly Layer[];
  /** Headers that no column was recognised for, by file. */
  readonly unusedColumns: Readonly<Record<string, readonly string[]>>;
}

interface Tally {
  rows: number;
  readonly notPropagated: Record<string, number>;
  readonly defaulted: Record<string, number>;
  readonly assigned: Record<string, number>;
}

/** More than any province's network; each row takes about 5 kB while the network is built. */
export const maxStationRows = 300_000;

/** Where a row names its carrier. */
const carrierColumns = ['arfcn', 'frequency_MHz', 'band'] as const;

const add = (record: Record<string, number>, key: string): void => {
  record[key] = (record[key] ?? 0) + 1;
};

/** Throws CoverageError('config') for a layer or CRS that does not exist, ('resource') for too many rows. */
export function buildNetwork(tables: readonly Table[], options: StationOptions = {}): StationResult {
  const diagnostics = new Diagnostics();
  const lint = new Lint();
  const tally: Tally = { rows: 0, notPropagated: {}, defaulted: {}, assigned: {} };
  if (options.layers) checkLayerIds(options.layers);
  const unusedColumns: Record<string, readonly string[]> = {};
  const listed = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (listed > maxStationRows) {
    const text = fill(m.tooManyRows, { count: listed, limit: maxStationRows });
    throw new CoverageError('resource', {
      severity: 'error',
      code: 'CVG_STATIONS_ROWS',
      text,
      hint: m.tooManyRowsHint,
      where: { file: tables[0].file },
    });
  }
  const rows = tables.flatMap((table) => {
    const reader = new Reader(withHeader(table), diagnostics);
    unusedColumns[table.file] = reader.columns.unused;
    return readTableRows(reader, options, tally, lint, diagnostics);
  });
  if (tally.rows === 0 && diagnostics.errorCount === 0)
    diagnostics.error('CVG_STATIONS_EMPTY', m.noRows, { file: tables[0]?.file });
  for (const row of rows) settleTechnology(row, options, tally, lint);
  const plan = options.layers ? projectPlan(options.layers, rows) : tablePlan(rows);
  if (!plan)
    diagnostics.error(
      'CVG_STATIONS_LAYERS',
      fill(m.tooManyLayers, { limit: maxLayers }),
      { file: tables[0]?.file },
      m.tooManyLayersHint,
    );
  const kept = plan ? assignRows(rows, plan, tally, lint, diagnostics) : [];
  const { sectors, indoor } = makeSectors(kept, options, tally, lint, diagnostics);
  if (
    sectors.length + indoor.length === 0 &&
    rows.length === 0 &&
    tally.rows > 0 &&
    diagnostics.errorCount === 0
  )
    diagnostics.error('CVG_STATIONS_UNUSABLE', m.noUsableRow, { file: tables[0]?.file });
  if (rows.length > 0 && rows.every((r) => r.operators.length === 0))
    lint.note('unknown-operator', m.lintUnknownOperator, { file: tables[0]?.file });
  lint.report(diagnostics);
  for (const [a, b] of frameMismatches(plan?.layers ?? [])) {
    const values = { a: a.id, b: b.id, frames: [a, b].map(timeOf).join(' / ') };
    diagnostics.warning('CVG_TDD_FRAMES', fill(m.tddFrames, values), {}, m.tddFramesHint);
  }
  const counts: NetworkCounts = { ...tally, propagated: sectors.length, indoor: indoor.length };
  const layers = plan?.layers ?? [];
  return {
    network: { layers, sectors, indoor, counts },
    diagnostics,
    layersFrom: plan?.origin ?? 'table',
    addedNrLayers: layers.some((l) => l.technology === 'nr') ? [] : nrLayersFor(layers),
    unusedColumns,
  };
}

function readTableRows(
  reader: Reader,
  options: StationOptions,
  tally: Tally,
  lint: Lint,
  diagnostics: Diagnostics,
): StationRow[] {
  const { table } = reader;
  if (!reader.has('lon') || !reader.has('lat')) {
    const columns = table.header.join(', ').slice(0, 300);
    const where = { file: table.file, row: table.headerRow || undefined };
    diagnostics.error(
      'CVG_STATIONS_COLUMNS',
      fill(m.noPositionColumns, { columns }),
      where,
      m.noPositionHint,
    );
    return [];
  }
  const declared = typeof options.crs === 'function' ? options.crs(table) : (options.crs ?? 'EPSG:4326');
  const position = positionReader(typeof declared === 'string' ? resolveCrs(declared) : declared);
  const units = { epreTenths: epreTenths(reader) };
  const rows: StationRow[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    tally.rows++;
    reader.moveTo(i);
    const at = position(reader);
    if (at === undefined && !reader.bad) {
      add(tally.notPropagated, 'no-position');
      lint.note('no-position', m.lintNoPosition, reader.where('lon'));
      continue;
    }
    // A row without a position is read on, so that all its problems are listed at once.
    const row = readRow(reader, at ?? { lon: Number.NaN, lat: Number.NaN }, units, lint);
    if (reader.bad) add(tally.notPropagated, 'unreadable');
    else rows.push(row);
  }
  checkAltitudes(rows, lint);
  if (options.area) checkSwapped(rows, options.area, table.file, diagnostics);
  return rows;
}

/** Tenths of a dBm: said by the header, else seen in the whole column. */
function epreTenths(reader: Reader): boolean {
  const at = reader.columns.at.get('rs_epre_dBm');
  if (at === undefined) return false;
  const unit = reader.columns.unit.get('rs_epre_dBm') ?? '';
  if (isTenths(unit)) return true;
  return looksLikeTenths(
    reader.table.rows.map((r) => parseNumber(r[at], reader.table.decimalComma) ?? Number.NaN),
  );
}

/** Half of the antennas above 100 m is no county: the column holds heights above sea level. */
function checkAltitudes(rows: readonly StationRow[], lint: Lint): void {
  const heights = rows
    .flatMap((r) => (r.height_mAGL === undefined ? [] : [r.height_mAGL]))
    .sort((a, b) => a - b);
  const median = heights[heights.length >> 1];
  if (heights.length >= 5 && median > 100)
    lint.note(
      'altitude',
      m.lintAltitude,
      { file: rows[0].where('height_mAGL').file, field: 'height_mAGL' },
      m.altitudeHint,
      { median },
    );
}

function checkSwapped(
  rows: readonly StationRow[],
  [west, south, east, north]: readonly [number, number, number, number],
  file: string,
  diagnostics: Diagnostics,
): void {
  const inside = (x: number, y: number): boolean =>
    x >= west - 1 && x <= east + 1 && y >= south - 1 && y <= north + 1;
  const count = rows.filter((r) => !inside(r.lon, r.lat) && inside(r.lat, r.lon)).length;
  if (count * 2 > rows.length)
    diagnostics.error(
      'CVG_INPUT_SWAPPED',
      fill(m.swappedTable, { count, total: rows.length }),
      { file },
      m.swappedHint,
    );
}

/** Rows without technology or band: by `assume`, else LTE, never NR. */
function settleTechnology(row: StationRow, options: StationOptions, tally: Tally, lint: Lint): void {
  if (row.technology === 'other') return;
  const { assume } = options;
  let assumed = false;
  if (row.technology === undefined && assume?.technology !== undefined) {
    row.technology = assume.technology;
    assumed = true;
  }
  if (row.technology === undefined) {
    row.technology = 'lte';
    add(tally.assigned, 'lte-by-default');
    lint.note('lte-by-default', m.lintLteByDefault, row.where('technology'));
  }
  if (row.band === undefined && row.frequency_MHz === undefined && assume?.band !== undefined) {
    row.band = bandName(row.technology, String(assume.band));
    assumed = true;
  }
  if (!assumed) return;
  add(tally.assigned, 'assume');
  lint.note('assumed', m.lintAssumed, row.where('technology', 'band'));
}

interface KeptRow {
  readonly row: StationRow;
  readonly layer: Layer;
}

function assignRows(
  rows: readonly StationRow[],
  plan: LayerPlan,
  tally: Tally,
  lint: Lint,
  diagnostics: Diagnostics,
): KeptRow[] {
  const seen = new Map<string, StationRow>();
  const kept: KeptRow[] = [];
  for (const row of rows) {
    if (row.technology === 'other') {
      add(tally.notPropagated, 'other-technology');
      continue;
    }
    const found = plan.assign(row);
    if (!found) {
      add(tally.notPropagated, 'no-layer');
      lint.note('no-layer', m.lintNoLayer, row.where(...carrierColumns));
      continue;
    }
    if (found.by === 'none') {
      add(tally.assigned, 'no-carrier');
      lint.note('no-carrier', m.lintNoCarrier, row.where(...carrierColumns), undefined, {
        layers: found.layer.id,
      });
    } else if (found.by === 'band') add(tally.assigned, 'band-only');
    const duplicate = duplicateOf(row, found.layer, seen);
    if (duplicate === 'shared') {
      add(tally.notPropagated, 'shared-duplicate');
      continue;
    }
    if (duplicate) {
      add(tally.notPropagated, 'duplicate');
      const values = { cell: row.cellId, site: row.siteId, row: duplicate.row };
      const where = row.where('cell_id', 'ecgi');
      diagnostics.error('CVG_INPUT_DUPLICATE', fill(m.duplicateCell, values), where);
      continue;
    }
    if (!isStandardChannel(row, found.layer))
      lint.note('bandwidth', m.lintBandwidth, row.where('bandwidth_MHz'));
    const reason =
      row.status !== 'on-air'
        ? row.status
        : row.coverType === 'repeater' || row.coverType === 'tunnel'
          ? row.coverType
          : undefined;
    if (reason !== undefined) add(tally.notPropagated, reason);
    else kept.push({ row, layer: found.layer });
  }
  return kept;
}

/** A cell key seen before: the earlier row, or `shared` when another operator of the group lists the same cell. */
function duplicateOf(
  row: StationRow,
  layer: Layer,
  seen: Map<string, StationRow>,
): StationRow | 'shared' | undefined {
  if (row.cellId === '' || isFloatId(row.cellId) || isFloatId(row.siteId)) return undefined;
  const cell = JSON.stringify([layer.id, row.siteId, row.tac, row.cellId]);
  const own = JSON.stringify([cell, row.operators]);
  const before = seen.get(own);
  if (before) return before;
  const partner = seen.get(cell);
  seen.set(own, row);
  if (!partner) seen.set(cell, row);
  const together =
    partner !== undefined &&
    Math.abs(partner.lon - row.lon) < 5e-4 &&
    Math.abs(partner.lat - row.lat) < 5e-4 &&
    partner.azimuth_deg === row.azimuth_deg;
  return together ? 'shared' : undefined;
}

function makeSectors(
  kept: readonly KeptRow[],
  options: StationOptions,
  tally: Tally,
  lint: Lint,
  diagnostics: Diagnostics,
): { sectors: Sector[]; indoor: Sector[] } {
  const context = {
    antennas: options.antennas ?? new Map<string, Antenna>(),
    scene: options.scene ?? (() => 'rural' as const),
    shelf: new PatternShelf(),
    lint,
    diagnostics,
    defaultedLists: new Map<string, readonly string[]>(),
  };
  const sectors: Sector[] = [];
  const indoor: Sector[] = [];
  const checked: CheckedSector[] = [];
  const cellsOfSite = new Map<string, number>();
  for (const { row, layer } of kept) {
    const list = row.coverType === 'indoor' ? indoor : sectors;
    const siteId = row.siteId || `${row.lon.toFixed(5)},${row.lat.toFixed(5)}`;
    const nth = (cellsOfSite.get(siteId) ?? 0) + 1;
    cellsOfSite.set(siteId, nth);
    const sector: Sector = {
      ...completeSector(row, layer, context),
      index: list.length,
      siteId,
      cellId: row.cellId || `${siteId}-${nth}`,
    };
    for (const column of sector.defaulted) add(tally.defaulted, column);
    list.push(sector);
    checked.push({ sector, where: row.where });
  }
  checkSectors(checked, lint);
  return { sectors, indoor };
}

const timeOf = ({ frame, dlShare }: Layer): string => frame ?? dlShare.toFixed(2);

/** One 5G layer for each group that the operators of the network form on 3.5 GHz. */
function nrLayersFor(layers: readonly Layer[]): Layer[] {
  const groups = new Map<string, readonly string[]>();
  for (const layer of layers)
    for (const operator of layer.operators.length > 0 ? layer.operators : ['']) {
      const g = sharingGroup(operatorsOf(operator), 'nr', 'n78');
      groups.set(g.group, g.operators);
    }
  const sorted = [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return sorted.map(([name, group]) =>
    makeLayer({
      ...defaultNrLayer,
      id: sorted.length > 1 ? `${defaultNrLayer.id}-${name}` : defaultNrLayer.id,
      group,
    }),
  );
}
