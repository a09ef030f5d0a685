/** Measured tables: grids of measurement reports and drive tests, as rows with a place, a level and whose network it is. */
import type { Diagnostics } from '../foundation/diagnostics.js';
import type { Where } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import { parseNumber, plainText } from '../io/table/numbers.js';
import type { Table } from '../io/table/table.js';
import { technologyOf } from '../network/words.js';
import type { Technology } from '../radio/layer.js';
import { operatorsOf } from '../radio/operators.js';
import { LocatedTable } from './locatedTable.js';
import { calibrationMessages as m } from './messages.js';

export interface Measurement {
  /** WGS 84. */
  readonly lon: number;
  readonly lat: number;
  /** Empty = not stated. */
  readonly operators: readonly string[];
  readonly technology: Technology;
  /** Mean of the samples; NaN = not stated. */
  readonly rsrp_dBm: number;
  readonly samples: number;
}

export interface GridMeasurement extends Measurement {
  readonly size_m: number;
  /** Share of the samples that reach the gate; NaN = not stated. */
  readonly coveredShare: number;
}

/** From the file's coordinates; throws when the position is no place on earth. */
export type ToDegrees = (x: number, y: number, where: Where) => readonly [lon: number, lat: number];

/** Side of a measured grid that states none (starting value: towns' 50 m). */
export const usualGrid_m = 50;

export const placeColumns = {
  lon: ['lon', '经度', '中心经度', '栅格经度', '栅格中心经度', 'longitude', 'lng', 'center_lon', 'x'],
  lat: ['lat', '纬度', '中心纬度', '栅格纬度', '栅格中心纬度', 'latitude', 'center_lat', 'y'],
  operator: ['group', 'operator', '共享组', '运营商', '所属运营商', 'plmn', 'operatorname', 'network'],
  technology: ['technology', '制式', '网络制式', '网络类型', 'rat', 'tech', 'networkmode', 'nettype'],
} as const;

const gridColumns = {
  ...placeColumns,
  gridId: ['grid_id', '栅格id', '栅格编号', '栅格号', 'gridid', 'grid', 'id'],
  size: ['size_m', 'size', 'grid_size', '栅格大小', '栅格边长', '栅格尺寸'],
  samples: ['samples', '采样点数', '样本数', '采样数', '总采样点数', 'sample_count', 'mr_count', 'count'],
  rsrp: ['rsrp_dBm', '平均rsrp', 'rsrp均值', 'mean_rsrp', 'rsrp_mean', 'avg_rsrp', 'rsrp'],
  coveredShare: ['covered_share', '覆盖率', 'mr覆盖率', 'coverage_rate', 'covered'],
  weakShare: ['weak_share', '弱覆盖占比', '弱覆盖比例', '弱覆盖率', 'weak_rate', 'weak'],
} as const;

const driveColumns = {
  ...placeColumns,
  // A log of one technology says so in the name of its level.
  nr: ['ss-rsrp', 'nr rsrp', 'nr ss-rsrp', '5g rsrp', 'ssb rsrp', 'nr_ss_rsrp'],
  lte: ['lte rsrp', '4g rsrp', 'serving rsrp', 'lte_rsrp'],
  rsrp: ['rsrp_dBm', 'rsrp', '参考信号接收功率'],
} as const;

/** What a phone reports, dBm (3GPP TS 36.133 §9.1.4, TS 38.133 §10.1.6), with room above. */
const reported = { min: -156, max: -20, hint: m.rawHint } as const;

/** Rows of a table of measured grids. Rows of other technologies are left out; bad rows are filed in `problems`. */
export function readGrids(
  table: Table,
  problems: Diagnostics,
  toDegrees: ToDegrees,
  projected: boolean,
): GridMeasurement[] {
  const t = new LocatedTable(table, gridColumns, problems);
  if (!(t.has('lon') && t.has('lat'))) t.require(m.position, 'gridId');
  t.require(m.samples, 'samples');
  t.require(m.level, 'rsrp', 'coveredShare', 'weakShare');
  const share = { coveredShare: shareReader(t, 'coveredShare'), weakShare: shareReader(t, 'weakShare') };
  return table.rows.flatMap((_, row): GridMeasurement[] => {
    const technology = technologyIn(t, row);
    const at = gridPlace(t, row, toDegrees, projected);
    const samples = t.number(row, 'samples', { min: 0, max: 1e12 });
    const rsrp_dBm = t.number(row, 'rsrp', reported);
    const covered = share.coveredShare(row);
    const coveredShare = Number.isNaN(covered) ? 1 - share.weakShare(row) : covered;
    if (!at || technology === undefined || Number.isNaN(samples)) return [];
    const operators = operatorsOf(t.text(row, 'operator'));
    return [{ ...at, operators, technology, samples, rsrp_dBm, coveredShare }];
  });
}

/** Samples of a drive test; those without a level or a position say nothing and are left out. */
export function readDriveTest(table: Table, problems: Diagnostics, toDegrees: ToDegrees): Measurement[] {
  const t = new LocatedTable(table, driveColumns, problems);
  t.require(m.position, 'lon');
  t.require(m.position, 'lat');
  t.require(m.rsrp, 'rsrp', 'nr', 'lte');
  return table.rows.flatMap((_, row): Measurement[] => {
    const [x, y] = [t.coordinate(row, 'lon'), t.coordinate(row, 'lat')];
    if (Number.isNaN(x) || Number.isNaN(y)) return [];
    const [lon, lat] = toDegrees(x, y, t.where(row, 'lon'));
    const operators = operatorsOf(t.text(row, 'operator'));
    const levels = [
      [t.has('rsrp') ? technologyIn(t, row) : undefined, 'rsrp'],
      ['nr', 'nr'],
      ['lte', 'lte'],
    ] as const;
    return levels.flatMap(([technology, column]): Measurement[] => {
      const rsrp_dBm = t.number(row, column, { ...reported, min: -1000 });
      // Loggers write levels below all reports, such as -200, where the phone had none.
      if (technology === undefined || !(rsrp_dBm >= reported.min)) return [];
      return [{ lon, lat, operators, technology, rsrp_dBm, samples: 1 }];
    });
  });
}

/** LTE where nothing is said, as for stations (rules R1); undefined for what is not planned here. */
function technologyIn<C extends string>(
  t: LocatedTable<C | 'technology'>,
  row: number,
): Technology | undefined {
  const text = plainText(t.text(row, 'technology'));
  if (text === '' || text === '-') return text === '' ? 'lte' : undefined;
  const word =
    technologyOf(text) ?? (/hs[du]?pa|edge|gprs|evdo|unknown|none|idle/i.test(text) ? 'other' : undefined);
  if (word === undefined)
    t.refuse(
      'CVG_EVIDENCE_TECHNOLOGY',
      row,
      'technology',
      fill(m.technology, { value: text.slice(0, 40) }),
      m.technologyHint,
    );
  return word === 'other' ? undefined : word;
}

const squareId = /^(\d+)m?N(\d+)E(\d+)$/i;

/** Centre and side of a row's grid: from its coordinates, else from an id `100mN58735E4942` in the file's CRS. */
function gridPlace(
  t: LocatedTable<keyof typeof gridColumns>,
  row: number,
  toDegrees: ToDegrees,
  projected: boolean,
): Pick<GridMeasurement, 'lon' | 'lat' | 'size_m'> | undefined {
  const stated_m = t.number(row, 'size', { min: 5, max: 5000 });
  const [x, y] = [t.coordinate(row, 'lon'), t.coordinate(row, 'lat')];
  if (!Number.isNaN(x) && !Number.isNaN(y)) {
    const [lon, lat] = toDegrees(x, y, t.where(row, 'lon'));
    return { lon, lat, size_m: Number.isNaN(stated_m) ? usualGrid_m : stated_m };
  }
  const id = plainText(t.text(row, 'gridId'));
  const [, side, north, east] = squareId.exec(id)?.map(Number) ?? [];
  if (!(side > 0)) {
    const text = id === '' ? m.noPosition : fill(m.gridId, { value: id.slice(0, 40) });
    t.refuse('CVG_EVIDENCE_GRID', row, t.has('gridId') ? 'gridId' : 'lon', text, m.gridIdHint);
    return undefined;
  }
  if (!projected) {
    t.refuse('CVG_EVIDENCE_GRID', row, 'gridId', m.gridIdCrs);
    return undefined;
  }
  const [lon, lat] = toDegrees((east + 0.5) * side, (north + 0.5) * side, t.where(row, 'gridId'));
  return { lon, lat, size_m: side };
}

/** Shares as fractions; a column with a percent sign, or with any value above 1, is in percent. */
function shareReader(
  t: LocatedTable<keyof typeof gridColumns>,
  column: 'coveredShare' | 'weakShare',
): (row: number) => number {
  const cell = (text: string) => Number.parseFloat(plainText(text));
  const percent =
    /[%％]/.test(t.title(column)) ||
    t.table.rows.some((_, row) => /[%％]/.test(t.text(row, column)) || cell(t.text(row, column)) > 1);
  const withoutSign = (text: string, comma?: boolean) => parseNumber(text.replace(/[%％]\s*$/, ''), comma);
  return (row) =>
    t.number(row, column, { min: 0, max: percent ? 100 : 1 }, withoutSign) / (percent ? 100 : 1);
}
