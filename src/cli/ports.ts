/** Node's implementation of the ports. Paths are checked here, and every failure names its path. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ClockPort, FilePort, HashPort, LogPort, MachinePort } from '../app/ports.js';
import { CoverageError } from '../foundation/errors.js';
import { fill, type Language } from '../foundation/text.js';
import { globFiles } from '../io/glob.js';
import { readBytes } from '../io/table/bytes.js';
import { decodeText } from '../io/table/text.js';
import type { Io } from './io.js';
import { cliMessages as m } from './messages.js';

const bytesPerMiB = 1024 * 1024;

/** Node says `EACCES: permission denied, open '/x'`; the user needs the path, the code and no stack. */
async function onPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof CoverageError || code === undefined) throw error;
    const text = fill(m.fileProblem, { reason: code });
    throw new CoverageError('file', { severity: 'error', code: 'CVG_FILE', text, where: { file: path } });
  }
}

const info = async (path: string) => stat(path).catch(() => undefined);

export const nodeFiles: FilePort = {
  resolve: (base, path) => resolve(base, path),
  folderOf: (path) => dirname(path),
  nameOf: (path) => basename(path),
  exists: async (path) => (await info(path)) !== undefined,
  isFolder: async (path) => (await info(path))?.isDirectory() ?? false,
  glob: globFiles,
  size_bytes: (path) => onPath(path, async () => (await stat(path)).size),
  readHead: (path, count) =>
    onPath(path, async () => {
      const file = await open(path);
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(count), 0, count, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    }),
  readText: async (path, limit_bytes) =>
    decodeText(await readBytes(path, limit_bytes / bytesPerMiB), path).text,
  readBytes: (path, limit_bytes) => readBytes(path, limit_bytes / bytesPerMiB),
  write: (path, data) =>
    onPath(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      await writeFile(temporary, data);
      await rename(temporary, path);
    }),
  makeFolder: (path) =>
    onPath(path, async () => {
      await mkdir(path, { recursive: true });
    }),
  rename: (from, to) => onPath(from, () => rename(from, to)),
  remove: (path) => onPath(path, () => rm(path, { recursive: true, force: true })),
};

export const nodeHash: HashPort = {
  text: (data) => createHash('sha256').update(data).digest('hex'),
  file: (path) =>
    onPath(path, async () => {
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      return hash.digest('hex');
    }),
};

export const nodeClock: ClockPort = {
  now: () => new Date(),
  monotonic_ms: () => performance.now(),
};

/** Cores and memory that this process may use; a container's memory limit counts where Node reports it. */
export function nodeMachine(): MachinePort {
  const limit_bytes = process.constrainedMemory();
  return {
    cores: availableParallelism(),
    memory_bytes: limit_bytes > 0 ? Math.min(limit_bytes, totalmem()) : totalmem(),
    node: process.versions.node,
    platform: process.platform,
    arch: process.arch,
  };
}

export function logTo(io: Io, language: Language, quiet: boolean): LogPort {
  const line = (text: string): void => {
    if (!quiet) io.err(`${text}\n`);
  };
  return {
    info: (text) => line(text[language]),
    warn: (text) => line(fill(m.warning, { text: text[language] })[language]),
  };
}
