/** Files as streams of bytes and text: read and written piece by piece, whole or not at all. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CoverageError } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import { tableMessages as m } from './table/messages.js';

/** Bytes of a file. Throws CoverageError('file') that names the path. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory()) throw problem(path, 'EISDIR');
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw asProblem(path, error);
  }
}

export interface TextSink {
  /** Resolves when more may come; false when nobody reads any more. */
  readonly write: (text: string) => Promise<boolean>;
  /** Everything was written. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing behind. */
  readonly abandon: () => Promise<void>;
}

/** A new file beside its final name until it is finished. */
export async function fileSink(path: string): Promise<TextSink> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const onPath = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asProblem(path, error);
    }
  };
  const file: FileHandle = await onPath(async () => {
    await mkdir(dirname(path), { recursive: true });
    return open(temporary, 'w');
  });
  return {
    write: (text) =>
      onPath(async () => {
        await file.writeFile(text);
        return true;
      }),
    finish: () =>
      onPath(async () => {
        await file.close();
        await rename(temporary, path);
      }),
    abandon: async () => {
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}

function asProblem(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof CoverageError || code === undefined ? error : problem(path, code);
}

function problem(path: string, code: string): CoverageError {
  const text = code === 'ENOENT' ? m.fileMissing : fill(m.fileUnreadable, { reason: code });
  return new CoverageError('file', { severity: 'error', code: 'CVG_FILE', text, where: { file: path } });
}
