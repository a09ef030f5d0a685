/** Decodes one strip or tile within a size that is known beforehand; codecs come from geotiff where they are safe. */
import { endianness } from 'node:os';
import { getDecoder } from 'geotiff';
import { fill, plain } from '../../foundation/text.js';
import { decodeDeflate, decodeLzw, decodePackBits, sizedZstdFrame } from './boundedCodecs.js';
import { rasterMessages as m } from './messages.js';
import { DecodeError } from './problems.js';

/** Compression tag values (TIFF 6.0, libtiff, Esri). */
const lzw = 5;
const deflate = 8;
const oldDeflate = 32946;
const packBits = 32773;
const lerc = 34887;
const zstd = 50000;

const compressionNames: Readonly<Record<number, string>> = {
  1: 'none',
  2: 'CCITT RLE',
  3: 'CCITT G3',
  4: 'CCITT G4',
  [lzw]: 'LZW',
  6: 'old JPEG',
  7: 'JPEG',
  [deflate]: 'deflate',
  [oldDeflate]: 'deflate',
  [packBits]: 'PackBits',
  34712: 'JPEG 2000',
  [lerc]: 'LERC',
  34925: 'LZMA',
  [zstd]: 'ZSTD',
  50001: 'WebP',
  50002: 'JPEG XL',
};

export const compressionName = (code: number): string => compressionNames[code] ?? `compression ${code}`;

const readable = [1, lzw, deflate, oldDeflate, packBits, lerc, zstd];

/** JPEG and WebP are left out on purpose: they change values, and a raster of measurements must not be changed. */
export const isReadableCompression = (code: number): boolean => readable.includes(code);

export interface BlockFormat {
  readonly compression: number;
  readonly predictor: number;
  readonly littleEndian: boolean;
  readonly bitsPerSample: number;
  /** Samples of one pixel that lie in the block: all of them, or 1 when bands are stored apart. */
  readonly samplesInBlock: number;
  readonly width: number;
  readonly height: number;
  /** Bytes of a full block before decoding predictors. */
  readonly bytes: number;
  /** Bytes of this block: the last strip is shorter. */
  readonly storedBytes: number;
  /** Second value of the LercParameters tag: what is packed around LERC. */
  readonly lercWrapping: number;
}

/** The block's bytes in the file's byte order, predictor undone. @throws DecodeError or an error of the library on damaged data. */
export async function decodeBlock(input: Uint8Array, f: BlockFormat): Promise<ArrayBuffer> {
  let bytes = await decompress(input, f);
  if (f.predictor === 1) return asBuffer(bytes);
  if (f.predictor !== 2 && f.predictor !== 3)
    throw new DecodeError(fill(m.badPredictor, { predictor: f.predictor }));
  // Predictor 2 adds whole samples in the machine's order; predictor 3 leaves them little-endian whatever the file says.
  const swapBefore = !f.littleEndian && f.predictor === 2;
  if (swapBefore) bytes = swapped(bytes, f.bitsPerSample);
  const undo = await getDecoder(1, {
    tileWidth: f.width,
    tileHeight: f.height,
    planarConfiguration: 1,
    bitsPerSample: new Array<number>(f.samplesInBlock).fill(f.bitsPerSample),
    predictor: f.predictor,
  });
  const whole = new Uint8Array((await undo.decode(asBuffer(bytes))) as ArrayBuffer);
  return asBuffer(f.littleEndian ? whole : swapped(whole, f.bitsPerSample));
}

async function decompress(input: Uint8Array, f: BlockFormat): Promise<Uint8Array> {
  switch (f.compression) {
    case 1:
      return input.subarray(0, f.bytes);
    case lzw:
      return decodeLzw(input, f.bytes);
    case deflate:
    case oldDeflate:
      return decodeDeflate(input, f.bytes);
    case packBits:
      return decodePackBits(input, f.bytes);
    case zstd:
      return decodeZstd(input, [f.storedBytes, f.bytes], f.bytes);
    case lerc:
      return decodeLerc(input, f);
    default:
      throw new DecodeError(plain(compressionName(f.compression)));
  }
}

/** `sizes` are what the data may decode to when it does not say so itself, in order of likelihood. */
async function decodeZstd(input: Uint8Array, sizes: readonly number[], limit: number): Promise<Uint8Array> {
  const decoder = await getDecoder(zstd, { ...plainParameters, predictor: 1 });
  for (const size of sizes.length > 0 ? sizes : [undefined]) {
    const frame = sizedZstdFrame(input, size, limit);
    // The library answers damaged data, or data of another size, with nothing.
    const out = new Uint8Array((await decoder.decode(asBuffer(frame))) as ArrayBuffer);
    if (out.length > 0) return out;
  }
  throw new DecodeError(m.zstdDamaged);
}

const lercHeaderBytes = 34;

/** LERC 2 (Esri, Apache-2.0 specification): header `Lerc2 `, version, checksum, rows, columns, depth, valid pixels ... */
async function decodeLerc(input: Uint8Array, f: BlockFormat): Promise<Uint8Array> {
  let blob = input;
  const room = f.bytes * 2 + 65536;
  if (f.lercWrapping === 1) blob = await decodeDeflate(input, room);
  else if (f.lercWrapping === 2) blob = await decodeZstd(input, [], room);
  if (blob.length < lercHeaderBytes || String.fromCharCode(...blob.subarray(0, 6)) !== 'Lerc2 ')
    throw new DecodeError(m.lercMissing);
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const version = view.getInt32(6, true);
  let at = version >= 3 ? 14 : 10;
  const rows = view.getInt32(at, true);
  const cols = view.getInt32(at + 4, true);
  at += 8;
  const depth = version >= 4 ? view.getInt32(at, true) : 1;
  if (version >= 4) at += 4;
  const valid = view.getInt32(at, true);
  if (!(rows > 0 && cols > 0 && depth > 0) || rows * cols * depth * (f.bitsPerSample / 8) > f.bytes)
    throw new DecodeError(m.lercTooLarge);
  // The library drops the mask and would turn unknown pixels into zeros.
  if (valid !== rows * cols) throw new DecodeError(m.lercMask);
  const decoder = await getDecoder(lerc, {
    ...plainParameters,
    predictor: 1,
    ...{ LercParameters: [version, 0] },
  });
  const out = new Uint8Array((await decoder.decode(asBuffer(blob))) as ArrayBuffer);
  if (out.length !== rows * cols * depth * (f.bitsPerSample / 8)) throw new DecodeError(m.lercSampleType);
  // libtiff swaps samples before it packs them, so the bytes are in the file's order already.
  return out;
}

const plainParameters = { tileWidth: 1, tileHeight: 1, planarConfiguration: 1, bitsPerSample: 8 };

/** A buffer that holds these bytes and nothing else, as the library expects. */
function asBuffer(bytes: Uint8Array): ArrayBuffer {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  // `slice` of a Node Buffer shares memory; the constructor copies.
  return (whole ? bytes.buffer : new Uint8Array(bytes).buffer) as ArrayBuffer;
}

export const hostIsLittleEndian = endianness() === 'LE';

function swapped(bytes: Uint8Array, bitsPerSample: number): Uint8Array {
  const size = bitsPerSample / 8;
  const copy = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % Math.max(1, size))));
  if (size === 2) copy.swap16();
  else if (size === 4) copy.swap32();
  else if (size === 8) copy.swap64();
  return new Uint8Array(copy);
}
