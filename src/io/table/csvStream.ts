/** Delimited text as a stream: memory holds one block of records, however long the file is. */
import { pipeline, Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { tableMessages as m } from './messages.js';
import { tableLimits } from './table.js';

/** Records of one block: enough to make a wait for each block cheap. */
const blockRecords = 1024;

/**
 * Blocks of records, the header first, cells trimmed; a blank line is a record of one empty cell, so that record i stands
 * in row i + 1. Comma or tab. UTF-8, or GB18030 when the first bytes are no UTF-8. Throws CoverageError('inputData').
 */
export async function* csvBlocks(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  const parser = parse({
    delimiter: [',', '\t'],
    relax_column_count: true,
    trim: true,
    max_record_size: tableLimits.recordCharacters,
  });
  // A failure of the source reaches the loop below through the parser, which `pipeline` destroys with it.
  pipeline(Readable.from(decoded(bytes, file)), parser, () => undefined);
  let block: string[][] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      block.push(record);
      if (block.length < blockRecords) continue;
      yield block;
      block = [];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.lines === 'number' ? error.lines : undefined;
    const reason = fill(m.csvBroken, { reason: error.message.slice(0, 120) });
    throw refused(file, error.code === 'CSV_QUOTE_NOT_CLOSED' ? m.quoteOpen : reason, m.recordHint, row);
  }
  if (block.length > 0) yield block;
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of bytes) {
      decoder ??= decoderFor(chunk);
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw refused(file, m.undecodable, m.encodingHint);
    throw error;
  }
}

function decoderFor(start: Uint8Array): TextDecoder {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return new TextDecoder('utf-8', { fatal: true });
  } catch {
    return new TextDecoder('gb18030', { fatal: true });
  }
}

function refused(file: string, text: Text, hint?: Text, row?: number): CoverageError {
  const code = 'CVG_TABLE_STREAM';
  return new CoverageError('inputData', { severity: 'error', code, text, hint, where: { file, row } });
}
