/** Finished tiles on disk, each with its checksum: a tile that was cut short or damaged on its way counts as missing. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { fileProblem, writeWhole } from './fileProblem.js';
import { runFolderMessages as m } from './messages.js';

export interface TileStore {
  has(index: number): Promise<boolean>;
  put(index: number, content: unknown): Promise<void>;
  get(index: number): Promise<unknown>;
}

/** Writes into `folder`, and reads from it and then from the `others`, which may be on other disks and are never written. */
export function tileStore(folder: string, others: readonly string[] = []): TileStore {
  const read = async (index: number): Promise<Uint8Array | undefined> => {
    for (const from of [folder, ...others]) {
      const payload = await readFile(fileOf(from, index)).then(payloadOf, () => undefined);
      if (payload) return payload;
    }
    return undefined;
  };
  return {
    has: async (index) => (await read(index)) !== undefined,
    async put(index, content) {
      const payload = serialize(content);
      await writeWhole(fileOf(folder, index), [digestOf(payload), payload]);
    },
    async get(index) {
      const payload = await read(index);
      if (payload) return deserialize(payload) as unknown;
      throw fileProblem('CVG_TILE_LOST', fileOf(folder, index), m.tileLost, m.tileLostHint);
    },
  };
}

const fileOf = (folder: string, index: number): string => join(folder, `${index}.bin`);

const digest_bytes = 20;

/** SHA-1 guards against accidents, not against malice, and keeps up with a disk. */
const digestOf = (payload: Uint8Array): Buffer => createHash('sha1').update(payload).digest();

function payloadOf(file: Buffer): Uint8Array | undefined {
  const payload = file.subarray(digest_bytes);
  return file.length > digest_bytes && digestOf(payload).equals(file.subarray(0, digest_bytes))
    ? payload
    : undefined;
}
