/**
 * Path-loss windows on disk by content: the key holds everything a window depends on, so that an entry is right for ever.
 * A damaged or foreign entry is a miss. The folder is kept under a size by removing the entries longest unused.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { voidRunMax_cells } from '../kernel/sweep.js';
import type { SweepJob, SweepWorld } from '../kernel/sweepMast.js';
import type { LossCache } from '../mastLosses.js';

/** Changes when any number that the sweep writes may change. */
export const lossEdition = 'loss/4';

const magic = 'CVGLOSS1';
const headerBytes = 8 + 4;

export interface DiskCache extends LossCache {
  /** Removes the entries longest unused until the folder is within `maxBytes`. */
  prune(maxBytes: number): Promise<void>;
}

export function diskCache(folder: string): DiskCache {
  const file = (key: string) => join(folder, key.slice(0, 2), `${key}.bin`);
  return {
    key: lossKey,
    async get(key, length) {
      try {
        const bytes = await readFile(file(key));
        if (bytes.length !== headerBytes + 2 * length || bytes.toString('latin1', 0, 8) !== magic)
          return undefined;
        const loss = new Int16Array(new SharedArrayBuffer(2 * length));
        new Uint8Array(loss.buffer).set(bytes.subarray(headerBytes));
        if (checksum(loss) !== bytes.readUInt32LE(8)) return undefined;
        const now = new Date();
        await utimes(file(key), now, now);
        return loss;
      } catch {
        return undefined;
      }
    },
    async put(key, loss) {
      const bytes = Buffer.alloc(headerBytes + 2 * loss.length);
      bytes.write(magic, 0, 'latin1');
      bytes.writeUInt32LE(checksum(loss), 8);
      bytes.set(new Uint8Array(loss.buffer, loss.byteOffset, loss.byteLength), headerBytes);
      const temporary = `${file(key)}.${process.pid}.tmp`;
      try {
        await mkdir(dirname(file(key)), { recursive: true });
        await writeFile(temporary, bytes);
        await rename(temporary, file(key));
      } catch {
        // A cache that cannot be written costs time, never the run.
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
    prune: (maxBytes) => prune(folder, maxBytes),
  };
}

function lossKey(world: SweepWorld, job: Omit<SweepJob, 'out'>, carrier: number): string {
  const { terrain, lattice } = world;
  const { mast } = job;
  const { window, frequency_MHz, model, radius_m, fan_m, receiverHeight_mAGL } = job.carriers[carrier];
  // The terrain that any ray from the mast into the window can touch: a cell more for interpolation, one more where rays share the way.
  const colA = Math.min(mast.col, lattice.col0 + window.col0 * lattice.stride) - 2;
  const rowA = Math.min(mast.row, lattice.row0 + window.row0 * lattice.stride) - 2;
  const colB = Math.max(mast.col, lattice.col0 + (window.col0 + window.cols - 1) * lattice.stride) + 2;
  const rowB = Math.max(mast.row, lattice.row0 + (window.row0 + window.rows - 1) * lattice.stride) + 2;
  const col0 = Math.max(0, colA);
  const col1 = Math.min(terrain.cols - 1, colB);
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([
      lossEdition,
      world.engine,
      terrain.cell_m,
      voidRunMax_cells(terrain),
      lattice.stride,
      [
        lattice.col0 + window.col0 * lattice.stride - mast.col,
        lattice.row0 + window.row0 * lattice.stride - mast.row,
      ],
      [window.cols, window.rows],
      [colA - mast.col, colB - mast.col, rowA - mast.row, rowB - mast.row],
      [mast.antennaHeight_mAGL, frequency_MHz, model, radius_m, fan_m],
      world.rays ?? 'shared',
      [
        receiverHeight_mAGL ?? world.receiverHeight_mAGL,
        world.climate.deltaN,
        world.climate.N0,
        world.climate.latitude_deg,
      ],
      Array.from(world.clutter.gap_m),
      Array.from(world.environment),
    ]),
  );
  for (let row = Math.max(0, rowA); row <= Math.min(terrain.rows - 1, rowB); row++) {
    const a = row * terrain.cols + col0;
    const b = row * terrain.cols + col1 + 1;
    // createHash does not take shared memory: slices copy it.
    hash.update(Buffer.from(Float32Array.from(terrain.ground_m.subarray(a, b)).buffer));
    hash.update(Uint8Array.from(terrain.clutter_halfM.subarray(a, b)));
    hash.update(Uint8Array.from(terrain.clutterClass.subarray(a, b)));
  }
  return hash.digest('hex');
}

/** FNV-1a over the 16-bit counts: finds truncated and overwritten entries. */
function checksum(loss: Int16Array): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < loss.length; i++) h = Math.imul(h ^ (loss[i] & 0xffff), 0x01000193);
  return h >>> 0;
}

/** Entries, and what a killed process left of one. A user may point the cache at a folder that holds other things, too. */
const ownFolder = /^[0-9a-f]{2}$/;
const ownFile = /^[0-9a-f]{64}\.bin(\.\d+\.tmp)?$/;

async function prune(folder: string, maxBytes: number): Promise<void> {
  const entries: { path: string; size: number; used: number }[] = [];
  for (const sub of await readdir(folder).catch(() => []))
    for (const name of ownFolder.test(sub) ? await readdir(join(folder, sub)).catch(() => []) : []) {
      if (!ownFile.test(name)) continue;
      const path = join(folder, sub, name);
      const info = await stat(path).catch(() => undefined);
      if (info) entries.push({ path, size: info.size, used: info.mtimeMs });
    }
  let total = entries.reduce((sum, e) => sum + e.size, 0);
  entries.sort((a, b) => a.used - b.used);
  for (const entry of entries) {
    if (total <= maxBytes) return;
    await rm(entry.path, { force: true }).catch(() => undefined);
    total -= entry.size;
  }
}
