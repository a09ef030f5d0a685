/** Whole files into memory, with the size checked before any of it is read. */
import { readFile, stat } from 'node:fs/promises';
import { CoverageError, type ErrorKind } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { tableMessages as m } from './messages.js';

const mebibyte = 1024 * 1024;

/**
 * Bytes of a file of at most `limit_MiB`.
 * @throws CoverageError('file') when it is missing, a folder or unreadable; ('resource') when it is too large
 */
export async function readBytes(file: string, limit_MiB: number): Promise<Uint8Array> {
  try {
    const info = await stat(file);
    if (info.isDirectory()) throw fileError('file', file, m.fileFolder);
    if (info.size > limit_MiB * mebibyte) {
      const size = Math.ceil(info.size / mebibyte);
      throw fileError('resource', file, fill(m.fileTooLarge, { size, limit: limit_MiB }), m.fileTooLargeHint);
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof CoverageError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fileError('file', file, m.fileMissing);
    throw fileError('file', file, fill(m.fileUnreadable, { reason: code ?? String(error) }));
  }
}

function fileError(kind: ErrorKind, file: string, text: Text, hint?: Text): CoverageError {
  return new CoverageError(kind, { severity: 'error', code: 'CVG_FILE', text, hint, where: { file } });
}
