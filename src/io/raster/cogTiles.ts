/** Tiles of one image level: cut, padded with nodata, differenced by the TIFF predictor and deflated. */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

export type CogArray = Float32Array | Int32Array | Int16Array | Uint8Array;

export interface Level {
  readonly data: CogArray;
  readonly cols: number;
  readonly rows: number;
}

export const tileSize = 512;
export const tilesAcross = (level: Level): number => Math.ceil(level.cols / tileSize);
export const tilesDown = (level: Level): number => Math.ceil(level.rows / tileSize);

const canonicalNaN = 0x7fc00000;

const deflateAsync = promisify(deflate);

/** The compressed bytes of tile `index`, counted row by row. Edge tiles are full-sized, as the format asks. */
export async function encodeTile(level: Level, index: number, nodata: number): Promise<Uint8Array> {
  const samples = cut(level, index, nodata);
  const bytes = samples instanceof Float32Array ? floatPredictor(samples) : integerPredictor(samples);
  return deflateAsync(bytes, { level: 6 });
}

function cut(level: Level, index: number, nodata: number): CogArray {
  const Type = level.data.constructor as new (length: number) => CogArray;
  const tile = new Type(tileSize * tileSize).fill(nodata);
  const col0 = (index % tilesAcross(level)) * tileSize;
  const row0 = Math.floor(index / tilesAcross(level)) * tileSize;
  const cols = Math.min(tileSize, level.cols - col0);
  const rows = Math.min(tileSize, level.rows - row0);
  for (let r = 0; r < rows; r++) {
    const from = (row0 + r) * level.cols + col0;
    tile.set(level.data.subarray(from, from + cols), r * tileSize);
  }
  return tile;
}

/** Horizontal differencing of whole samples (TIFF 6.0 section 14, Predictor = 2); typed arrays wrap as the format asks. */
function integerPredictor(tile: Int32Array | Int16Array | Uint8Array): Uint8Array {
  for (let r = 0; r < tileSize; r++)
    for (let i = (r + 1) * tileSize - 1; i > r * tileSize; i--) tile[i] -= tile[i - 1];
  return new Uint8Array(tile.buffer);
}

/** Byte planes, most significant first, then differenced byte by byte (TIFF Technical Note 3, Predictor = 3). */
function floatPredictor(tile: Float32Array): Uint8Array {
  const view = new DataView(tile.buffer);
  const out = new Uint8Array(tile.byteLength);
  const rowBytes = tileSize * 4;
  for (let r = 0; r < tileSize; r++) {
    const base = r * rowBytes;
    for (let c = 0; c < tileSize; c++) {
      // Engines may keep any of the many NaN patterns; one of them keeps the bytes the same from run to run.
      const isNaN = Number.isNaN(tile[r * tileSize + c]);
      const bits = isNaN ? canonicalNaN : view.getUint32(base + 4 * c, true);
      out[base + c] = bits >>> 24;
      out[base + tileSize + c] = (bits >>> 16) & 255;
      out[base + 2 * tileSize + c] = (bits >>> 8) & 255;
      out[base + 3 * tileSize + c] = bits & 255;
    }
    for (let i = base + rowBytes - 1; i > base; i--) out[i] -= out[i - 1];
  }
  return out;
}
