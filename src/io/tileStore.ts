/** Finished tiles on disk, each with its checksum: a tile that was cut short or damaged on its way counts as missing. */
import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblem, writeWhole } from './fileProblem.js';
import { runFolderMessages as m } from './messages.js';
import { areWhole, indexLength, type PartsIndex, partsHead_bytes, partsIndex } from './parts.js';

export interface TileStore {
  has(index: number): Promise<boolean>;
  /** `packed`: what `packParts` made. */
  put(index: number, packed: Uint8Array): Promise<void>;
  /** One piece of a tile that `has` found or `put` wrote. @throws CoverageError('file') when it has gone since. */
  part(index: number, name: string): Uint8Array;
}

interface Found {
  readonly file: string;
  /** Read when its first piece is asked. */
  index?: PartsIndex;
}

/** Writes into `folder`, and reads from it and then from the `others`, which may be on other disks and are never written. */
export function tileStore(folder: string, others: readonly string[] = []): TileStore {
  const found = new Map<number, Found>();
  return {
    async has(index) {
      found.delete(index);
      for (const from of [folder, ...others]) {
        const file = fileOf(from, index);
        if (await readFile(file).then(areWhole, () => false)) {
          found.set(index, { file });
          return true;
        }
      }
      return false;
    },
    async put(index, packed) {
      const file = fileOf(folder, index);
      await writeWhole(file, [packed]);
      found.set(index, { file });
    },
    part(index, name) {
      const tile = found.get(index) ?? { file: fileOf(folder, index) };
      try {
        return readPart(tile, name);
      } catch (error) {
        throw fileProblem('CVG_TILE_LOST', tile.file, m.tileLost, m.tileLostHint, error);
      }
    },
  };
}

/** At once, not later: it is asked for by a property that is read. */
function readPart(tile: Found, name: string): Uint8Array {
  const handle = openSync(tile.file, 'r');
  try {
    const read = (at: number, length: number): Uint8Array => {
      const bytes = new Uint8Array(length);
      if (readSync(handle, bytes, 0, length, at) < length) throw new RangeError('cut short');
      return bytes;
    };
    tile.index ??= partsIndex(read(partsHead_bytes, indexLength(read(0, partsHead_bytes))));
    const place = tile.index[name];
    if (place === undefined) throw new RangeError(`no ${name}`);
    return read(...place);
  } finally {
    closeSync(handle);
  }
}

const fileOf = (folder: string, index: number): string => join(folder, `${index}.bin`);
