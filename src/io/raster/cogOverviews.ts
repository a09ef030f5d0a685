/** Half-size copies of a raster for quick display. */
import { dBm } from '../../foundation/units.js';
import { type CogArray, cogTileSize, type Level } from './cogTiles.js';

/** `power` averages levels in dB as powers, `average` averages values, `nearest` keeps the north-west cell of four. */
export type OverviewMethod = 'nearest' | 'average' | 'power';

/** All levels from a given one down to one that fits a single tile. */
export function pyramid(full: Level, method: OverviewMethod, nodata: number): Level[] {
  const levels = [full];
  let last = full;
  while (Math.max(last.cols, last.rows) > cogTileSize) {
    last = half(last, method, nodata);
    levels.push(last);
  }
  return levels;
}

/** 10^(x/10), four times as fast: the last digit of an overview is not asked for. */
const power_mW = (level_dBm: number): number => Math.exp(level_dBm * (Math.LN10 / 10));

/** The next level. That of a part which begins on an even column and row is the part of the whole one's. */
export function half(level: Level, method: OverviewMethod, nodata: number): Level {
  const cols = Math.ceil(level.cols / 2);
  const rows = Math.ceil(level.rows / 2);
  const Type = level.data.constructor as new (length: number) => CogArray;
  const data = new Type(cols * rows);
  if (method === 'nearest') pickNorthWest(level, cols, rows, data);
  else averageFour(level, cols, rows, data, method === 'power', nodata);
  return { data, cols, rows };
}

function pickNorthWest(level: Level, cols: number, rows: number, out: CogArray): void {
  for (let r = 0, o = 0; r < rows; r++)
    for (let c = 0, i = 2 * r * level.cols; c < cols; c++, i += 2) out[o++] = level.data[i];
}

/** Mean of the up to four cells that hold a value; nodata when none does. */
function averageFour(
  { data, cols: width, rows: height }: Level,
  cols: number,
  rows: number,
  out: CogArray,
  asPower: boolean,
  nodata: number,
): void {
  for (let r = 0, o = 0; r < rows; r++) {
    const below = 2 * r + 1 < height ? width : 0;
    for (let c = 0; c < cols; c++, o++) {
      const i = 2 * r * width + 2 * c;
      const right = 2 * c + 1 < width ? 1 : 0;
      let sum = 0;
      let count = 0;
      for (let dr = 0; dr <= below; dr += width)
        for (let dc = 0; dc <= right; dc++) {
          const value = data[i + dr + dc];
          if (Number.isNaN(value) || value === nodata) continue;
          sum += asPower ? power_mW(value) : value;
          count++;
        }
      out[o] = count === 0 ? nodata : asPower ? dBm(sum / count) : sum / count;
    }
  }
}
