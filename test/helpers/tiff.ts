/** A classic TIFF by hand, so that a test can make what no writer would: claims, rotations, missing tags. */
import { directoryBytes, doubleTag, longTag, shortTag, type Tag } from '../../src/io/raster/cogTags.js';

/** Where the only block of data begins. */
export const tiffDataAt = 8;

/** Header, one block of data, one directory. */
export function tiffBytes(tags: readonly Tag[], data: Uint8Array = new Uint8Array(16)): Uint8Array {
  const at = tiffDataAt + data.length + (data.length % 2);
  const bytes = Buffer.concat([Buffer.alloc(at), directoryBytes(tags, at, 0, false)]);
  bytes.write('II');
  bytes.writeUInt16LE(42, 2);
  bytes.writeUInt32LE(at, 4);
  bytes.set(data, tiffDataAt);
  return bytes;
}

/** 8-bit samples in one strip of `bytes` stored bytes. */
export const imageTags = ({
  cols,
  rows,
  bytes,
  compression = 1,
}: {
  readonly cols: number;
  readonly rows: number;
  readonly bytes: number;
  readonly compression?: number;
}): Tag[] => [
  longTag(256, [cols]),
  longTag(257, [rows]),
  shortTag(258, [8]),
  shortTag(259, [compression]),
  shortTag(262, [1]),
  longTag(273, [tiffDataAt]),
  shortTag(277, [1]),
  longTag(278, [rows]),
  longTag(279, [bytes]),
];

/** The same in tiles of 256, of which one is listed. */
export const tiledTags = (shape: { readonly cols: number; readonly rows: number }): Tag[] => [
  ...imageTags({ ...shape, bytes: 16 }).filter((t) => ![273, 278, 279].includes(t.id)),
  ...[shortTag(322, [256]), shortTag(323, [256]), longTag(324, [tiffDataAt]), longTag(325, [16])],
];

/** A geographic CRS by its EPSG code. */
export const crsTag = (epsg = 4326): Tag => shortTag(34735, [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, epsg]);

/** Cells of half a degree from the north-west corner (x, y). */
export const placedTags = (epsg = 4326, x = 100, y = 30, scaleY = 0.5): Tag[] => [
  doubleTag(33550, [0.5, scaleY, 0]),
  doubleTag(33922, [0, 0, 0, x, y, 0]),
  crsTag(epsg),
];

/** The same cells turned by some 11°. */
export const rotatedTags = (epsg = 4326, x = 100, y = 30): Tag[] => [
  doubleTag(34264, [0.5, 0.1, 0, x, 0.1, -0.5, 0, y, 0, 0, 0, 0, 0, 0, 0, 1]),
  crsTag(epsg),
];
