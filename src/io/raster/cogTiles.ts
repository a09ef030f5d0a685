/** Tiles of one image level: cut, padded with nodata, differenced by the TIFF predictor and deflated. */
import { promisify } from 'node:util';
import { constants, deflate, deflateSync, inflateSync } from 'node:zlib';

export type CogArray = Float32Array | Int32Array | Int16Array | Uint8Array;

export interface Level {
  readonly data: CogArray;
  readonly cols: number;
  readonly rows: number;
}

export const cogTileSize = 256;
export const tilesAcross = (level: { readonly cols: number }): number => Math.ceil(level.cols / cogTileSize);
export const tilesDown = (level: { readonly rows: number }): number => Math.ceil(level.rows / cogTileSize);

const canonicalNaN = 0x7fc00000;

/**
 * After the predictor a sample is small or noise: runs and frequent bytes are all there is to find, and a search for longer
 * matches takes four times as long for a tenth of the size.
 */
const packing = { strategy: constants.Z_RLE, chunkSize: 256 * 1024 };

const deflateAsync = promisify(deflate);

/** The compressed bytes of tile `index`, counted row by row. Edge tiles are full-sized, as the format asks. */
export const encodeTile = (level: Level, index: number, nodata: number): Promise<Uint8Array> =>
  deflateAsync(differenced(cut(level, index, nodata)), packing);

/** The same at once, for a thread that has nothing else to do. */
export const encodeTileNow = (level: Level, index: number, nodata: number): Uint8Array =>
  deflateSync(differenced(cut(level, index, nodata)), packing);

/** Undoes `encodeTile`: the samples of a full tile in an array of the type of `like`. */
export function decodeTile<T extends CogArray>(bytes: Uint8Array, like: T): T {
  const size = cogTileSize * cogTileSize * like.BYTES_PER_ELEMENT;
  const packed = inflateSync(bytes, { chunkSize: size });
  const Type = like.constructor as new (
    data: ArrayBufferLike | number,
    offset?: number,
    length?: number,
  ) => T;
  if (like instanceof Float32Array) {
    const tile = new Type(cogTileSize * cogTileSize);
    undoFloat(packed, new Uint32Array(tile.buffer));
    return tile;
  }
  // A new buffer: the bytes of a Node Buffer may lie anywhere.
  const tile = new Type(new Uint8Array(packed).buffer);
  for (let r = 0; r < cogTileSize; r++)
    for (let i = r * cogTileSize + 1; i < (r + 1) * cogTileSize; i++) tile[i] += tile[i - 1];
  return tile;
}

function cut(level: Level, index: number, nodata: number): CogArray {
  const Type = level.data.constructor as new (length: number) => CogArray;
  const tile = new Type(cogTileSize * cogTileSize);
  const col0 = (index % tilesAcross(level)) * cogTileSize;
  const row0 = Math.floor(index / tilesAcross(level)) * cogTileSize;
  const cols = Math.min(cogTileSize, level.cols - col0);
  const rows = Math.min(cogTileSize, level.rows - row0);
  if (cols < cogTileSize || rows < cogTileSize) tile.fill(nodata);
  for (let r = 0; r < rows; r++) {
    const from = (row0 + r) * level.cols + col0;
    tile.set(level.data.subarray(from, from + cols), r * cogTileSize);
  }
  return tile;
}

const differenced = (tile: CogArray): Uint8Array =>
  tile instanceof Float32Array ? floatPredictor(tile) : integerPredictor(tile);

/** Horizontal differencing of whole samples (TIFF 6.0 section 14, Predictor = 2); typed arrays wrap as the format asks. */
function integerPredictor(tile: Int32Array | Int16Array | Uint8Array): Uint8Array {
  for (let r = 0; r < cogTileSize; r++)
    for (let i = (r + 1) * cogTileSize - 1; i > r * cogTileSize; i--) tile[i] -= tile[i - 1];
  return new Uint8Array(tile.buffer);
}

/** Byte planes, most significant first, then differenced byte by byte over the whole row (TIFF Technical Note 3, Predictor = 3). */
function floatPredictor(tile: Float32Array): Uint8Array {
  const words = new Uint32Array(tile.buffer);
  // Engines may keep any of the many NaN patterns; one of them keeps the bytes the same from run to run.
  for (let i = 0; i < tile.length; i++) if (Number.isNaN(tile[i])) words[i] = canonicalNaN;
  const out = new Uint8Array(tile.byteLength);
  for (let first = 0; first < words.length; first += cogTileSize) {
    // The byte before each plane's first is the last of the plane before it.
    const last = words[first + cogTileSize - 1];
    let b0 = 0;
    let b1 = last >>> 24;
    let b2 = last >>> 16;
    let b3 = last >>> 8;
    for (let i = first, at = 4 * first; i < first + cogTileSize; i++, at++) {
      const bits = words[i];
      out[at] = (bits >>> 24) - b0;
      out[at + cogTileSize] = (bits >>> 16) - b1;
      out[at + 2 * cogTileSize] = (bits >>> 8) - b2;
      out[at + 3 * cogTileSize] = bits - b3;
      b0 = bits >>> 24;
      b1 = bits >>> 16;
      b2 = bits >>> 8;
      b3 = bits;
    }
  }
  return out;
}

function undoFloat(packed: Uint8Array, words: Uint32Array): void {
  const rowBytes = 4 * cogTileSize;
  for (let r = 0; r < cogTileSize; r++) {
    const base = r * rowBytes;
    for (let i = base + 1; i < base + rowBytes; i++) packed[i] += packed[i - 1];
    for (let c = 0, i = base; c < cogTileSize; c++, i++)
      words[r * cogTileSize + c] =
        (packed[i] << 24) |
        (packed[i + cogTileSize] << 16) |
        (packed[i + 2 * cogTileSize] << 8) |
        packed[i + 3 * cogTileSize];
  }
}
