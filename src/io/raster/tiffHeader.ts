/**
 * A look at the first directory of a TIFF before any library sees the file: every value it points to must lie inside the
 * file, so that no later step allocates what a damaged header claims. TIFF 6.0 section 2; BigTIFF has 64-bit fields.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { fill } from '../../foundation/text.js';
import { rasterMessages as m } from './messages.js';
import { cutShort, damaged, fileError, rasterError } from './problems.js';

/** A real directory holds some 30 entries. */
const maxEntries = 4096;

const bytesOfType: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

export interface TiffHeader {
  readonly littleEndian: boolean;
  readonly bigTiff: boolean;
  readonly fileBytes: number;
}

/** @throws CoverageError('file') when it cannot be opened, ('inputData') when it is no TIFF, cut short or damaged. */
export async function checkTiffHeader(file: string): Promise<TiffHeader> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    return await check(file, handle);
  } catch (error) {
    throw fileError(file, error, 'read');
  } finally {
    await handle?.close();
  }
}

async function check(file: string, handle: FileHandle): Promise<TiffHeader> {
  const fileBytes = (await handle.stat()).size;
  const head = await bytesAt(file, handle, 0, Math.min(16, fileBytes), fileBytes);
  const littleEndian = head.byteLength >= 8 && head.getUint16(0) === 0x4949;
  const version = head.byteLength >= 8 ? head.getUint16(2, littleEndian) : 0;
  const knownOrder = littleEndian || (head.byteLength >= 8 && head.getUint16(0) === 0x4d4d);
  if (!knownOrder || (version !== 42 && version !== 43)) throw notARaster(file, head);
  const bigTiff = version === 43;
  if (bigTiff && (head.byteLength < 16 || head.getUint16(4, littleEndian) !== 8))
    throw damaged(file, m.badBigTiffHeader);

  const uint = (view: DataView, at: number): number =>
    bigTiff ? Number(view.getBigUint64(at, littleEndian)) : view.getUint32(at, littleEndian);
  const directory = uint(head, bigTiff ? 8 : 4);
  const countBytes = bigTiff ? 8 : 2;
  const countView = await bytesAt(file, handle, directory, countBytes, fileBytes);
  const entries = bigTiff ? uint(countView, 0) : countView.getUint16(0, littleEndian);
  if (entries === 0 || entries > maxEntries) throw damaged(file, fill(m.badDirectory, { entries }));

  const entryBytes = bigTiff ? 20 : 12;
  const inline = bigTiff ? 8 : 4;
  const table = await bytesAt(file, handle, directory + countBytes, entries * entryBytes + inline, fileBytes);
  for (let i = 0; i < entries; i++) {
    const at = i * entryBytes;
    const tag = table.getUint16(at, littleEndian);
    const type = table.getUint16(at + 2, littleEndian);
    const size = bytesOfType[type];
    if (size === undefined) throw damaged(file, fill(m.badTagType, { tag, type }));
    const bytes = size * uint(table, at + 4);
    if (bytes > inline) {
      const end = uint(table, at + 4 + inline) + bytes;
      if (end > fileBytes) throw cutShort(file, fileBytes, end);
    }
  }
  return { littleEndian, bigTiff, fileBytes };
}

async function bytesAt(
  file: string,
  handle: FileHandle,
  position: number,
  length: number,
  fileBytes: number,
): Promise<DataView> {
  if (position + length > fileBytes) throw cutShort(file, fileBytes, position + length);
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  if (bytesRead < length) throw cutShort(file, position + bytesRead, position + length);
  return new DataView(bytes.buffer);
}

function notARaster(file: string, head: DataView): Error {
  const start = Array.from(new Uint8Array(head.buffer), (b) =>
    b >= 32 && b < 127 ? String.fromCharCode(b) : '.',
  ).join('');
  return rasterError(file, 'CVG_RASTER_UNKNOWN', m.notARaster, { start }, m.notARasterHint);
}
