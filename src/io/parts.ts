/** Named pieces in one run of bytes, each found without reading the others; the whole is guarded by a checksum. */
import { createHash } from 'node:crypto';

export interface PartsIndex {
  /** Name → first byte, counted from the start of the file, and length. */
  readonly [name: string]: readonly [at: number, length: number];
}

const digest_bytes = 20;
const count_bytes = 4;
/** Checksum, and the length of the index behind it. */
export const partsHead_bytes = digest_bytes + count_bytes;

/** SHA-1 guards against accidents, not against malice, and keeps up with a disk. */
const digestOf = (payload: Uint8Array): Buffer => createHash('sha1').update(payload).digest();

export function packParts(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const lengths = [...parts].map(([name, bytes]): [string, number] => [name, bytes.length]);
  const index = new TextEncoder().encode(JSON.stringify(lengths));
  const start = partsHead_bytes + index.length;
  const out = new Uint8Array(start + lengths.reduce((sum, [, n]) => sum + n, 0));
  new DataView(out.buffer).setUint32(digest_bytes, index.length, true);
  out.set(index, partsHead_bytes);
  let at = start;
  for (const bytes of parts.values()) {
    out.set(bytes, at);
    at += bytes.length;
  }
  out.set(digestOf(out.subarray(digest_bytes)), 0);
  return out;
}

/** Whether these are the bytes that were packed, nothing missing and nothing changed. */
export const areWhole = (bytes: Uint8Array): boolean =>
  bytes.length > partsHead_bytes &&
  digestOf(bytes.subarray(digest_bytes)).equals(bytes.subarray(0, digest_bytes));

/** Length of the index, from the head of a file. */
export const indexLength = (head: Uint8Array): number =>
  new DataView(head.buffer, head.byteOffset).getUint32(digest_bytes, true);

export function partsIndex(index: Uint8Array): PartsIndex {
  const lengths = JSON.parse(new TextDecoder().decode(index)) as [string, number][];
  const out: Record<string, readonly [number, number]> = {};
  let at = partsHead_bytes + index.length;
  for (const [name, length] of lengths) {
    out[name] = [at, length];
    at += length;
  }
  return out;
}

/** One piece of what `packParts` made, in its own memory. */
export function partOf(packed: Uint8Array, name: string): Uint8Array {
  const index = partsIndex(packed.subarray(partsHead_bytes, partsHead_bytes + indexLength(packed)));
  const [at, length] = index[name];
  return packed.slice(at, at + length);
}
