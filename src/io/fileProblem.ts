/** Problems with files of a run, located; and the one way to write a file that a kill at any moment leaves whole or absent. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CoverageError } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { runFolderMessages as m } from './messages.js';

export function fileProblem(
  code: string,
  file: string,
  text: Text,
  hint: Text,
  cause?: unknown,
): CoverageError {
  return new CoverageError('file', { severity: 'error', code, text, hint, where: { file } }, { cause });
}

/** Errors of the system become errors that name the path; others stay as they are. */
export function asFileError(error: unknown, file: string): unknown {
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

/** A kill between write and rename leaves a temporary name that nobody reads. */
export async function writeWhole(file: string, content: string | readonly Uint8Array[]): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    throw asFileError(error, temporary);
  }
}
