/** TIFF directory entries and their bytes, little-endian, for classic TIFF and BigTIFF (TIFF 6.0 section 2; BigTIFF design). */

const ascii = 2;
const short = 3;
const long = 4;
const double = 12;
const long8 = 16;

const sizeOf: Readonly<Record<number, number>> = {
  [ascii]: 1,
  [short]: 2,
  [long]: 4,
  [double]: 8,
  [long8]: 8,
};

export interface Tag {
  readonly id: number;
  readonly type: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

export const shortTag = (id: number, values: readonly number[]): Tag => numberTag(id, short, values);
export const longTag = (id: number, values: readonly number[]): Tag => numberTag(id, long, values);
export const doubleTag = (id: number, values: readonly number[]): Tag => numberTag(id, double, values);

/** File offsets and byte counts: 32 bits in classic TIFF, 64 bits in BigTIFF. */
export const offsetTag = (id: number, values: readonly number[], big: boolean): Tag =>
  numberTag(id, big ? long8 : long, values);

export function textTag(id: number, text: string): Tag {
  const bytes = new TextEncoder().encode(`${text}\0`);
  return { id, type: ascii, count: bytes.length, bytes };
}

function numberTag(id: number, type: number, values: readonly number[]): Tag {
  const size = sizeOf[type];
  const bytes = new Uint8Array(size * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    if (type === short) view.setUint16(i * size, value, true);
    else if (type === long) view.setUint32(i * size, value, true);
    else if (type === double) view.setFloat64(i * size, value, true);
    else view.setBigUint64(i * size, BigInt(value), true);
  });
  return { id, type, count: values.length, bytes };
}

const even = (n: number): number => n + (n % 2);

/** Bytes that a directory and the values behind it take. */
export function directorySize(tags: readonly Tag[], big: boolean): number {
  const inline = big ? 8 : 4;
  const entries = big ? 8 + 20 * tags.length + 8 : 2 + 12 * tags.length + 4;
  return (
    even(entries) + tags.reduce((sum, t) => sum + (t.bytes.length > inline ? even(t.bytes.length) : 0), 0)
  );
}

/** One directory at byte `at` of the file, its out-of-line values right behind it. `next` is the next directory or 0. */
export function directoryBytes(tags: readonly Tag[], at: number, next: number, big: boolean): Uint8Array {
  const sorted = [...tags].sort((a, b) => a.id - b.id);
  const out = new Uint8Array(directorySize(tags, big));
  const view = new DataView(out.buffer);
  const inline = big ? 8 : 4;
  const setOffset = (position: number, value: number): void => {
    if (big) view.setBigUint64(position, BigInt(value), true);
    else view.setUint32(position, value, true);
  };
  let entry = big ? 8 : 2;
  if (big) view.setBigUint64(0, BigInt(sorted.length), true);
  else view.setUint16(0, sorted.length, true);
  let values = even(entry + (big ? 20 : 12) * sorted.length + inline);
  for (const tag of sorted) {
    view.setUint16(entry, tag.id, true);
    view.setUint16(entry + 2, tag.type, true);
    setOffset(entry + 4, tag.count);
    const slot = entry + 4 + inline;
    if (tag.bytes.length <= inline) out.set(tag.bytes, slot);
    else {
      setOffset(slot, at + values);
      out.set(tag.bytes, values);
      values += even(tag.bytes.length);
    }
    entry += 4 + 2 * inline;
  }
  setOffset(entry, next);
  return out;
}
