/** A PNG with at most 256 colours: a third of the bytes of a true-colour one, with no visible loss on a map. */
import { deflateSync } from 'node:zlib';

/** @param image RGBA pixels as pngjs reads them; alpha is ignored. */
export function indexedPng({ width, height, data }) {
  const { palette, indexOf } = reduceColours(data);
  const rows = Buffer.alloc((width + 1) * height); // each row begins with its filter, 0 = none
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) rows[y * (width + 1) + 1 + x] = indexOf(cellOf(data, i));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Colours alike in the upper five bits of each channel are one cell. */
const cellOf = (data, i) => ((data[i] >> 3) << 10) | ((data[i + 1] >> 3) << 5) | (data[i + 2] >> 3);

/** The 256 fullest cells by their mean colour; the others take the nearest of them. */
function reduceColours(data) {
  const sums = new Float64Array(4 * 32768);
  for (let i = 0; i < data.length; i += 4) {
    const cell = 4 * cellOf(data, i);
    sums[cell]++;
    for (let k = 0; k < 3; k++) sums[cell + 1 + k] += data[i + k];
  }
  const used = [...Array(32768).keys()].filter((c) => sums[4 * c] > 0);
  const mean = (c) => [1, 2, 3].map((k) => Math.round(sums[4 * c + k] / sums[4 * c]));
  const kept = used.sort((a, b) => sums[4 * b] - sums[4 * a]).slice(0, 256);
  const palette = kept.map(mean);
  const index = new Int32Array(32768).fill(-1);
  kept.forEach((c, i) => {
    index[c] = i;
  });
  for (const c of used) if (index[c] < 0) index[c] = nearest(palette, mean(c));
  return { palette, indexOf: (cell) => index[cell] };
}

function nearest(palette, [r, g, b]) {
  const distances = palette.map((p) => (p[0] - r) ** 2 + (p[1] - g) ** 2 + (p[2] - b) ** 2);
  return distances.indexOf(Math.min(...distances));
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(content.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** CRC-32 of ISO 3309; Node has its own only in later releases of the versions we support. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
