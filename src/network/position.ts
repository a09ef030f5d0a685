/** Where a row stands: degrees of WGS 84 from degrees, degrees-minutes-seconds or a declared CRS. */
import { fill } from '../foundation/text.js';
import { type Crs, crsOfZonedEasting } from '../geo/crs.js';
import { transformer } from '../geo/transform.js';
import { parseAngle } from '../io/table/numbers.js';
import { networkMessages as m } from './messages.js';
import type { Reader } from './reader.js';

export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** Reads the position of the current row; undefined when it is blank (the row stays usable for nothing) or refused. */
export type PositionReader = (reader: Reader) => Position | undefined;

export function positionReader(crs: Crs): PositionReader {
  const toWgs84 = transformer(crs, 'EPSG:4326');
  const plain = crs.id === 'EPSG:4326';
  return (reader) => {
    const x = coordinate(reader, 'lon');
    const y = coordinate(reader, 'lat');
    if (x === undefined || y === undefined) return undefined;
    if (x === 0 && y === 0) {
      reader.refuse('CVG_INPUT_POSITION', 'lon', m.zeroPosition);
      return undefined;
    }
    if (crs.kind === 'geographic' && !(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
      refuseDegrees(reader, x, y);
      return undefined;
    }
    const [lon, lat] = plain ? [x, y] : toWgs84(x, y);
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return { lon, lat };
    reader.refuse('CVG_INPUT_POSITION', 'lon', fill(m.notInProjection, { crs: crs.name }));
    return undefined;
  };
}

function coordinate(reader: Reader, column: 'lon' | 'lat'): number | undefined {
  const value = parseAngle(reader.text(column), reader.table.decimalComma);
  if (value === undefined || !Number.isNaN(value)) return value;
  const text = fill(m.notNumber, { value: reader.text(column).slice(0, 40) });
  reader.refuse('CVG_INPUT_NUMBER', column, text, m.notNumberHint);
  return undefined;
}

function refuseDegrees(reader: Reader, x: number, y: number): void {
  const large = Math.abs(x) > 1000 ? x : Math.abs(y) > 1000 ? y : undefined;
  if (large !== undefined) {
    const zoned = crsOfZonedEasting(x) ?? crsOfZonedEasting(y);
    reader.refuse(
      'CVG_INPUT_POSITION',
      Math.abs(x) > 1000 ? 'lon' : 'lat',
      fill(m.looksProjected, { value: large }),
      fill(m.looksProjectedHint, { crs: zoned?.id ?? 'EPSG:4547' }),
    );
    return;
  }
  const swapped = Math.abs(x) <= 90 && Math.abs(y) <= 180;
  const column = Math.abs(x) > 180 ? 'lon' : 'lat';
  const text = fill(m.swapped, { lon: x, lat: y });
  reader.refuse('CVG_INPUT_POSITION', column, text, swapped ? m.swappedHint : undefined);
}
