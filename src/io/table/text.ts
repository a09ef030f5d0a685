/** Bytes to text: byte-order mark, then strict UTF-8, then GB18030. UTF-16 and binary files are refused by name. */
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { tableMessages as m } from './messages.js';

export interface DecodedText {
  /** Without byte-order mark. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/** Decodes a whole file. Throws CoverageError('inputData') that names the file. */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw refused(file, m.utf16, m.encodingHint);
  const nul = bytes.indexOf(0);
  // UTF-16 without a mark has a NUL in every second byte of plain text.
  if (nul >= 0 && alternatesWithNul(bytes)) throw refused(file, m.utf16, m.encodingHint);
  if (nul >= 0) throw refused(file, fill(m.binary, { offset: nul + 1 }), m.binaryHint);
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  throw refused(file, m.undecodable, m.encodingHint);
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function alternatesWithNul(bytes: Uint8Array): boolean {
  const n = Math.min(bytes.length, 64) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return n >= 4 && Math.max(even, odd) * 4 >= n && Math.min(even, odd) === 0;
}

function refused(file: string, text: Text, hint: Text): CoverageError {
  return new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_TEXT_ENCODING',
    text,
    hint,
    where: { file },
  });
}
