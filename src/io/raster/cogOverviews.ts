/** Half-size copies of a raster for quick display. */
import { dBm, milliwatt } from '../../foundation/units.js';
import { type CogArray, type Level, tileSize } from './cogTiles.js';

/** `power` averages levels in dB as powers, `average` averages values, `nearest` keeps the north-west cell of four. */
export type OverviewMethod = 'nearest' | 'average' | 'power';

/** All levels from full resolution down to one that fits a single tile. */
export function pyramid(full: Level, method: OverviewMethod, nodata: number): Level[] {
  const levels = [full];
  let last = full;
  while (Math.max(last.cols, last.rows) > tileSize) {
    last = half(last, method, nodata);
    levels.push(last);
  }
  return levels;
}

function half(level: Level, method: OverviewMethod, nodata: number): Level {
  const cols = Math.ceil(level.cols / 2);
  const rows = Math.ceil(level.rows / 2);
  const Type = level.data.constructor as new (length: number) => CogArray;
  const data = new Type(cols * rows);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++)
      data[r * cols + c] =
        method === 'nearest'
          ? level.data[2 * r * level.cols + 2 * c]
          : mean(level, 2 * c, 2 * r, method === 'power', nodata);
  return { data, cols, rows };
}

/** Mean of the up to four cells that hold a value; nodata when none does. */
function mean(level: Level, col: number, row: number, asPower: boolean, nodata: number): number {
  let sum = 0;
  let count = 0;
  for (let r = row; r < Math.min(row + 2, level.rows); r++) {
    for (let c = col; c < Math.min(col + 2, level.cols); c++) {
      const value = level.data[r * level.cols + c];
      if (Number.isNaN(value) || value === nodata) continue;
      sum += asPower ? milliwatt(value) : value;
      count++;
    }
  }
  if (count === 0) return nodata;
  return asPower ? dBm(sum / count) : sum / count;
}
