/**
 * Decoders that stop at a known size. The ones in the TIFF library grow with what the data claims and can loop for ever on
 * damaged LZW data; these never write more than `limit` bytes and throw on a code that has no meaning.
 */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { fill } from '../../foundation/text.js';
import { rasterMessages as m } from './messages.js';
import { DecodeError } from './problems.js';

const inflateAsync = promisify(inflate);

/** Deflate with zlib header (compression 8 and 32946). */
export async function decodeDeflate(input: Uint8Array, limit: number): Promise<Uint8Array> {
  return inflateAsync(input, { maxOutputLength: limit });
}

/** PackBits (TIFF 6.0 section 9). */
export function decodePackBits(input: Uint8Array, limit: number): Uint8Array {
  const out = new Uint8Array(limit);
  let written = 0;
  let i = 0;
  while (i < input.length && written < limit) {
    const n = (input[i++] << 24) >> 24;
    if (n === -128) continue;
    if (n >= 0) {
      const run = Math.min(n + 1, limit - written, input.length - i);
      out.set(input.subarray(i, i + run), written);
      written += run;
      i += n + 1;
    } else {
      const run = Math.min(1 - n, limit - written);
      out.fill(input[i++] ?? 0, written, written + run);
      written += run;
    }
  }
  return out.subarray(0, written);
}

const clear = 256;
const endOfInformation = 257;
const firstFree = 258;
const tableSize = 4096;

/** LZW, most significant bit first, with the early change of code length (TIFF 6.0 section 13). */
export function decodeLzw(input: Uint8Array, limit: number): Uint8Array {
  const out = new Uint8Array(limit);
  // A string is the output between two positions: code -> where its first occurrence starts and how long it is.
  const start = new Uint32Array(tableSize);
  const length = new Uint32Array(tableSize);
  let written = 0;
  let next = firstFree;
  let bits = 9;
  let previous = -1;
  let previousStart = 0;
  for (let position = 0; position + bits <= input.length * 8 && written < limit; ) {
    const code = readBits(input, position, bits);
    position += bits;
    if (code === endOfInformation) break;
    if (code === clear) {
      next = firstFree;
      bits = 9;
      previous = -1;
      continue;
    }
    const here = written;
    const previousLength = previous < 0 ? 0 : previous < clear ? 1 : length[previous];
    if (code < clear) {
      out[written++] = code;
    } else if (code < next) {
      written = copy(out, written, start[code], length[code]);
    } else if (code === next && previous >= 0) {
      written = copy(out, written, previousStart, previousLength + 1);
    } else {
      throw new DecodeError(fill(m.lzwCode, { code, bit: position }));
    }
    if (previous >= 0 && next < tableSize) {
      // The new string is the previous one and the first byte of this one, which follow each other in the output.
      start[next] = previousStart;
      length[next] = previousLength + 1;
      next++;
    }
    if (next + 1 >= 1 << bits && bits < 12) bits++;
    previous = code;
    previousStart = here;
  }
  return out.subarray(0, written);
}

function readBits(input: Uint8Array, position: number, bits: number): number {
  const byte = position >> 3;
  const word = (input[byte] << 16) | ((input[byte + 1] ?? 0) << 8) | (input[byte + 2] ?? 0);
  return (word >> (24 - bits - (position & 7))) & ((1 << bits) - 1);
}

/** Copies forwards byte by byte: source and target may overlap by one byte. Returns the new end, at most the array's. */
function copy(out: Uint8Array, to: number, from: number, length: number): number {
  const end = Math.min(to + length, out.length);
  for (let i = to, j = from; i < end; i++, j++) out[i] = out[j];
  return end;
}

/** A compressed block never decodes to more (RFC 8878, 3.1.1.2.4). */
const zstdBlockBytes = 128 * 1024;

/**
 * The first Zstandard frame of `input`, with its content size in the header (RFC 8878, 3.1.1), so that a decoder allocates
 * once and need not stream: the streaming decoder within geotiff 3.0.5 repeats for ever on a damaged block.
 * `size` is put in when the frame declares none; undefined = it must declare one, of at most `limit` bytes.
 */
export function sizedZstdFrame(input: Uint8Array, size: number | undefined, limit: number): Uint8Array {
  if (input.length < 8 || (input[0] | (input[1] << 8) | (input[2] << 16)) !== 0x2fb528 || input[3] !== 0xfd)
    throw new DecodeError(m.zstdNoFrame);
  const descriptor = input[4];
  const single = (descriptor >> 5) & 1;
  const sizeBytes = [single, 2, 4, 8][descriptor >> 6];
  if ((descriptor & 3) !== 0) throw new DecodeError(m.zstdDictionary);
  const sizeAt = 5 + (1 - single);
  const end = endOfZstdBlocks(input, sizeAt + sizeBytes) + (descriptor & 4 ? 4 : 0);
  if (end > input.length) throw new DecodeError(m.zstdCut);
  if (sizeBytes > 0) {
    if (declaredSize(input, sizeAt, sizeBytes) > limit) throw new DecodeError(m.zstdTooMuch);
    return input.subarray(0, end);
  }
  if (size === undefined) throw new DecodeError(m.zstdNoSize);
  const out = new Uint8Array(end + 4);
  out.set(input.subarray(0, sizeAt));
  out[4] = descriptor | 0x80; // Frame_Content_Size_flag 2: four bytes
  new DataView(out.buffer).setUint32(sizeAt, size, true);
  out.set(input.subarray(sizeAt, end), sizeAt + 4);
  return out;
}

function endOfZstdBlocks(input: Uint8Array, first: number): number {
  let i = first;
  for (let last = false; !last; ) {
    if (i + 3 > input.length) throw new DecodeError(m.zstdCut);
    const header = input[i] | (input[i + 1] << 8) | (input[i + 2] << 16);
    last = (header & 1) === 1;
    const type = (header >> 1) & 3;
    const size = header >> 3;
    if (type === 3 || size > zstdBlockBytes) throw new DecodeError(m.zstdDamaged);
    i += 3 + (type === 1 ? 1 : size);
  }
  return i;
}

function declaredSize(input: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let i = bytes - 1; i >= 0; i--) value = value * 256 + input[at + i];
  return bytes === 2 ? value + 256 : value;
}
