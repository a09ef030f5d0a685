/** The errors that raster files raise, all located by the file's name. */
import { CoverageError, type Diagnostic, type ErrorKind } from '../../foundation/errors.js';
import { fill, type Text, type TextValues } from '../../foundation/text.js';
import { rasterMessages as m } from './messages.js';

export function rasterProblem(
  file: string,
  code: string,
  text: Text,
  values: TextValues = {},
  hint?: Text,
): Diagnostic {
  return { severity: 'error', code, text: fill(text, values), hint, where: { file } };
}

export function rasterError(
  file: string,
  code: string,
  text: Text,
  values: TextValues = {},
  hint?: Text,
  kind: ErrorKind = 'inputData',
  cause?: unknown,
): CoverageError {
  return new CoverageError(kind, rasterProblem(file, code, text, values, hint), { cause });
}

/** An error of the operating system while reading or writing, as a file error. Other errors pass unchanged. */
export function fileError(file: string, error: unknown, doing: 'read' | 'write'): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (error instanceof CoverageError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  if (code === 'ENOENT' && doing === 'read')
    return rasterError(file, 'CVG_FILE_MISSING', m.fileMissing, {}, undefined, 'file', error);
  const text = doing === 'read' ? m.fileUnreadable : m.fileUnwritable;
  return rasterError(file, 'CVG_FILE_ACCESS', text, { reason: code }, undefined, 'file', error);
}

/** Data that no decoder can make sense of; `reason` says why in both languages. */
export class DecodeError extends Error {
  constructor(readonly reason: Text) {
    super(reason.en);
    this.name = 'DecodeError';
  }
}

/** Why decoding failed. A library has its own words, in English only: they are quoted. */
export function reasonOf(error: unknown): Text {
  if (error instanceof DecodeError) return error.reason;
  return fill(m.decoderSays, { message: error instanceof Error ? error.message : String(error) });
}

export const damaged = (file: string, reason: Text, cause?: unknown): CoverageError =>
  rasterError(file, 'CVG_RASTER_CORRUPT', m.corrupt, { reason }, m.truncatedHint, 'inputData', cause);

export const cutShort = (file: string, bytes: number, needed: number): CoverageError =>
  rasterError(file, 'CVG_RASTER_TRUNCATED', m.truncated, { bytes, needed }, m.truncatedHint);

export const unsupported = (file: string, what: string | Text): CoverageError =>
  rasterError(file, 'CVG_RASTER_UNSUPPORTED', m.unsupported, { what }, m.unsupportedHint);
