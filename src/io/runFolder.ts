/**
 * The run folder and its life: work goes to `DIR.partial` under a lock, completion renames it, an old run is moved aside
 * first and removed last. An interrupted run leaves DIR as it was and `DIR.partial` for a resume of the same plan.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fill } from '../foundation/text.js';
import { asFileError, fileProblem, writeWhole } from './fileProblem.js';
import { runFolderMessages as m } from './messages.js';
import { readIdentity, refuseOther, type RunIdentity } from './runIdentity.js';
import { type TileStore, tileStore } from './tileStore.js';

export type { TileStore };

const planFile = 'plan.json';
const manifestFile = 'manifest.json';
const lockFile = '.lock';
const tileFolder = '.tiles';
const scratchFolder = '.scratch';

export interface RunFolder {
  /** Where files of the run are written until `commit`. */
  readonly partial: string;
  path(...parts: string[]): string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Makes the folder that `path(name)` lies in. */
  ensureFolder(name: string): Promise<void>;
  /** Finished tiles of one prediction, by its name; they go when the run is final. */
  tiles(prediction: string): TileStore;
  /** A folder for work that nobody reads after the run. */
  readonly scratch: string;
  /** Makes the run final: removes work files, renames, removes the old run. */
  commit(): Promise<void>;
  /** Gives the lock back and leaves the work for a resume. */
  abandon(): Promise<void>;
}

/** Refuses early what would be refused at the end. @throws CoverageError('file') */
export function checkTarget(dir: string, overwrite: boolean): void {
  if (!existsSync(dir)) return;
  if (!overwrite) throw fileProblem('CVG_RUN_EXISTS', dir, m.exists, m.existsHint);
  // Only what a run made may be replaced: a mistyped -o must not cost a folder of somebody's work.
  if (!existsSync(join(dir, manifestFile))) throw fileProblem('CVG_NOT_A_RUN', dir, m.notARun, m.notARunHint);
}

export interface BeginOptions {
  readonly overwrite: boolean;
  readonly resume: boolean;
  readonly pid: number;
  /** Work folders of shards: their tiles count as finished here. They must be of the same identity. */
  readonly shards?: readonly string[];
}

export async function beginRun(
  dir: string,
  identity: RunIdentity,
  { overwrite, resume, pid, shards = [] }: BeginOptions,
): Promise<RunFolder> {
  await restoreOld(dir);
  checkTarget(dir, overwrite);
  const partial = partialOf(dir);
  try {
    for (const shard of shards) await checkShard(shard, identity);
    await mkdir(dirname(partial), { recursive: true });
    await refuseIfLocked(partial, pid, resume);
    await prepare(partial, identity, resume);
    await writeFile(join(partial, lockFile), `${pid}@${hostname()}`);
    return runFolder(dir, partial, shards);
  } catch (error) {
    throw asFileError(error, partial);
  }
}

const partialOf = (dir: string): string => `${dir}.partial`;

/** A share of a run works as a run of its own beside it, which never becomes final. */
export const shardOf = (dir: string, { index, count }: Shard): string => `${dir}.shard-${index}-of-${count}`;

export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** Work folders of shards that lie beside a run, by name. */
export async function shardsBeside(dir: string): Promise<string[]> {
  const start = `${basename(dir)}.shard-`;
  const names = await readdir(dirname(dir)).catch(() => []);
  return names
    .filter((name) => name.startsWith(start) && /^\d+-of-\d+\.partial$/.test(name.slice(start.length)))
    .sort()
    .map((name) => join(dirname(dir), name));
}

async function checkShard(folder: string, identity: RunIdentity): Promise<void> {
  const found = await readIdentity(join(folder, planFile));
  if (!found) throw fileProblem('CVG_NOT_A_SHARD', folder, m.notAShard, m.notAShardHint);
  refuseOther(folder, found, identity);
}

/** A kill between the two renames of an overwriting run leaves the old one aside. */
async function restoreOld(dir: string): Promise<void> {
  const old = oldOf(dir);
  if (!existsSync(dir) && existsSync(join(old, manifestFile))) await rename(old, dir);
}

const oldOf = (dir: string): string => `${dir}.old`;

/** A process of this machine can be asked whether it lives; of one elsewhere the user knows, and says so by resuming. */
async function refuseIfLocked(partial: string, ownPid: number, resume: boolean): Promise<void> {
  const lock = await readFile(join(partial, lockFile), 'utf8').catch(() => undefined);
  if (lock === undefined) return;
  const [pid, host = hostname()] = lock.split('@');
  const here = host === hostname();
  if (here ? Number(pid) === ownPid || !isAlive(Number(pid)) : resume) return;
  const text = fill(m.locked, { pid: lock });
  throw fileProblem('CVG_RUN_LOCKED', partial, text, here ? m.lockedHint : m.lockedElsewhereHint);
}

/** Signal 0 asks whether a process exists; EPERM means it does. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Leaves a work folder of this identity, with what an earlier start finished or with nothing. */
async function prepare(partial: string, identity: RunIdentity, resume: boolean): Promise<void> {
  const found = resume ? await readIdentity(join(partial, planFile)) : undefined;
  if (!found) {
    await rm(partial, { recursive: true, force: true });
    await writeWhole(join(partial, planFile), JSON.stringify(identity));
    return;
  }
  refuseOther(partial, found, identity);
  // Only finished tiles and path losses survive: everything else is written again from them.
  for (const name of await readdir(partial))
    if (![planFile, tileFolder, scratchFolder].includes(name))
      await rm(join(partial, name), { recursive: true, force: true });
}

function runFolder(dir: string, partial: string, shards: readonly string[]): RunFolder {
  return {
    partial,
    path: (...parts) => join(partial, ...parts),
    async write(name, content) {
      const file = join(partial, name);
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      } catch (error) {
        throw asFileError(error, file);
      }
    },
    async ensureFolder(name) {
      try {
        await mkdir(dirname(join(partial, name)), { recursive: true });
      } catch (error) {
        throw asFileError(error, join(partial, name));
      }
    },
    tiles: (prediction) =>
      tileStore(
        join(partial, tileFolder, prediction),
        shards.map((shard) => join(shard, tileFolder, prediction)),
      ),
    scratch: join(partial, scratchFolder),
    async commit() {
      try {
        for (const name of [tileFolder, scratchFolder, lockFile, planFile])
          await rm(join(partial, name), { recursive: true, force: true });
        const old = oldOf(dir);
        await rm(old, { recursive: true, force: true });
        if (existsSync(dir)) await rename(dir, old);
        await rename(partial, dir);
        await rm(old, { recursive: true, force: true });
      } catch (error) {
        throw asFileError(error, dir);
      }
    },
    async abandon() {
      await rm(join(partial, lockFile), { force: true }).catch(() => undefined);
    },
  };
}
