/** Tables of complaints: where they come from, and how many each row stands for. */
import type { Diagnostics } from '../foundation/diagnostics.js';
import type { Table } from '../io/table/table.js';
import { LocatedTable } from './locatedTable.js';
import { placeColumns, type ToDegrees } from './measurements.js';
import { calibrationMessages as m } from './messages.js';

export interface ComplaintPoint {
  /** WGS 84. */
  readonly lon: number;
  readonly lat: number;
  readonly count: number;
}

export const countNames = [
  'weight',
  'count',
  'complaints',
  '权重',
  '投诉次数',
  '投诉数',
  '数量',
  '次数',
] as const;
const columns = { lon: placeColumns.lon, lat: placeColumns.lat, count: countNames };

/** A row without a count is one complaint; one without a position is left out. */
export function readComplaints(table: Table, problems: Diagnostics, toDegrees: ToDegrees): ComplaintPoint[] {
  const t = new LocatedTable(table, columns, problems);
  t.require(m.position, 'lon');
  t.require(m.position, 'lat');
  return table.rows.flatMap((_, row): ComplaintPoint[] => {
    const [x, y] = [t.coordinate(row, 'lon'), t.coordinate(row, 'lat')];
    const count = t.number(row, 'count', { min: 0, max: 1e9 });
    if (Number.isNaN(x) || Number.isNaN(y)) return [];
    const [lon, lat] = toDegrees(x, y, t.where(row, 'lon'));
    return [{ lon, lat, count: Number.isNaN(count) ? 1 : count }];
  });
}
