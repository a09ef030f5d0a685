/**
 * The run folder and its life: work goes to `DIR.partial` under a lock, completion renames it, an old run is moved aside
 * first and removed last. An interrupted run leaves DIR as it was and `DIR.partial` for a resume of the same plan.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { CoverageError } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { runFolderMessages as m } from './messages.js';

const hashFile = 'plan.sha256';
const lockFile = '.lock';
const tileFolder = '.tiles';
const scratchFolder = '.scratch';

export interface TileStore {
  has(index: number): Promise<boolean>;
  put(index: number, content: unknown): Promise<void>;
  get(index: number): Promise<unknown>;
}

export interface RunFolder {
  /** Where files of the run are written until `commit`. */
  readonly partial: string;
  /** True when finished tiles of the same plan were found. */
  readonly resumed: boolean;
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
  if (!overwrite) throw problem('CVG_RUN_EXISTS', dir, m.exists, m.existsHint);
  // Only what a run made may be replaced: a mistyped -o must not cost a folder of somebody's work.
  if (!existsSync(join(dir, 'manifest.json'))) throw problem('CVG_NOT_A_RUN', dir, m.notARun, m.notARunHint);
}

export async function beginRun(
  dir: string,
  planHash: string,
  options: { readonly overwrite: boolean; readonly resume: boolean; readonly pid: number },
): Promise<RunFolder> {
  checkTarget(dir, options.overwrite);
  const partial = `${dir}.partial`;
  try {
    await mkdir(dirname(partial), { recursive: true });
    await refuseIfLocked(partial, options.pid);
    const resumed = await prepare(partial, planHash, options.resume);
    await mkdir(join(partial, tileFolder), { recursive: true });
    await writeFile(join(partial, hashFile), planHash);
    await writeFile(join(partial, lockFile), String(options.pid));
    return runFolder(dir, partial, resumed);
  } catch (error) {
    throw asFileError(error, partial);
  }
}

async function refuseIfLocked(partial: string, ownPid: number): Promise<void> {
  const lock = await readFile(join(partial, lockFile), 'utf8').catch(() => undefined);
  if (lock === undefined || Number(lock) === ownPid || !isAlive(Number(lock))) return;
  throw problem('CVG_RUN_LOCKED', partial, fill(m.locked, { pid: lock }), m.lockedHint);
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

/** Returns whether tiles of an earlier start can be used. */
async function prepare(partial: string, planHash: string, resume: boolean): Promise<boolean> {
  const found = await readFile(join(partial, hashFile), 'utf8').catch(() => undefined);
  if (resume && found !== undefined) {
    if (found !== planHash) throw problem('CVG_RESUME_OTHER_PLAN', partial, m.otherPlan, m.otherPlanHint);
    const tiles = await readdir(join(partial, tileFolder)).catch(() => []);
    // Only tiles and the lock survive: everything else is written again from them.
    for (const name of await readdir(partial))
      if (name !== tileFolder && name !== hashFile)
        await rm(join(partial, name), { recursive: true, force: true });
    return tiles.length > 0;
  }
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  return false;
}

function runFolder(dir: string, partial: string, resumed: boolean): RunFolder {
  return {
    partial,
    resumed,
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
    tiles: (prediction) => tileStore(join(partial, tileFolder, prediction)),
    scratch: join(partial, scratchFolder),
    async commit() {
      try {
        for (const name of [tileFolder, scratchFolder, lockFile, hashFile])
          await rm(join(partial, name), { recursive: true, force: true });
        const old = `${dir}.old`;
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

function tileStore(folder: string): TileStore {
  const tile = (index: number) => join(folder, `${index}.bin`);
  return {
    has: (index) => Promise.resolve(existsSync(tile(index))),
    async put(index, content) {
      // A kill between write and rename leaves a temporary name that no resume reads.
      const temporary = `${tile(index)}.tmp`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(temporary, serialize(content));
        await rename(temporary, tile(index));
      } catch (error) {
        throw asFileError(error, temporary);
      }
    },
    async get(index) {
      return deserialize(await readFile(tile(index))) as unknown;
    },
  };
}

function problem(code: string, file: string, text: Text, hint: Text): CoverageError {
  return new CoverageError('file', { severity: 'error', code, text, hint, where: { file } });
}

function asFileError(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof CoverageError || code === undefined) return error;
  return new CoverageError(
    'file',
    {
      severity: 'error',
      code: 'CVG_CANNOT_WRITE',
      text: fill(m.cannotWrite, { reason: code }),
      hint: m.cannotWriteHint,
      where: { file },
    },
    { cause: error },
  );
}
