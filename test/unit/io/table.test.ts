import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { parseAngle, parseNumber } from '../../../src/io/table/numbers.js';
import { parseTable, readTable } from '../../../src/io/table/table.js';
import { decodeText } from '../../../src/io/table/text.js';
import { writeCsv } from '../../../src/io/table/writeCsv.js';

const folder = mkdtempSync(join(tmpdir(), 'table-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const bytes = (...b: number[]) => Uint8Array.from(b);
const utf8 = (s: string) => new TextEncoder().encode(s);
const caught = async (run: () => unknown): Promise<CoverageError> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof CoverageError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('decoding', () => {
  it('UTF-8 with and without mark, and GB18030, give the same text', () => {
    expect(decodeText(utf8('经度'), 'a')).toEqual({ text: '经度', encoding: 'utf-8' });
    expect(decodeText(utf8('\ufeff经度'), 'a').text).toBe('经度');
    expect(decodeText(bytes(0xbe, 0xad, 0xb6, 0xc8), 'a')).toEqual({ text: '经度', encoding: 'gb18030' });
    // Four-byte GB18030: U+20087.
    expect(decodeText(bytes(0x95, 0x32, 0x90, 0x31), 'a').text).toBe('\u{20087}');
  });

  it('UTF-16 is refused with the way out, with and without mark', async () => {
    for (const b of [
      bytes(0xff, 0xfe, 0x61, 0),
      bytes(0xfe, 0xff, 0, 0x61),
      bytes(0x61, 0, 0x62, 0, 0x2c, 0),
    ]) {
      const error = await caught(() => decodeText(b, 'u.csv'));
      expect(error.exitCode).toBe(4);
      expect(error.message).toMatch(/^u\.csv: The text is UTF-16\. Hint: Save it as UTF-8/);
    }
  });

  it('binary and undecodable files are refused', async () => {
    expect((await caught(() => decodeText(bytes(0x50, 0x4b, 3, 4, 20, 0, 6), 'x.xlsx'))).message).toContain(
      'Byte 6 is NUL',
    );
    expect((await caught(() => decodeText(bytes(0x61, 0xff, 0x0a), 'x'))).message).toContain(
      'neither valid UTF-8',
    );
  });
});

describe('tables', () => {
  it('comma, semicolon, tab and full-width comma are recognised', () => {
    for (const d of [',', ';', '\t', '，']) {
      const t = parseTable(`a${d}b\n1${d}2\n`, 't');
      expect(t.header).toEqual(['a', 'b']);
      expect(t.rows).toEqual([['1', '2']]);
      expect(t.decimalComma).toBe(d === ';');
    }
    expect(parseTable('a;b;c\n1,5;2,5;3,5\n', 't').rows).toEqual([['1,5', '2,5', '3,5']]);
  });

  it('row numbers are lines of the file, through blank lines, quoted line breaks and CRLF', () => {
    const t = parseTable('a,b\r\n\r\n1,"x\ny"\r\n2,z\r\n\r\n3,q', 't');
    expect(t.rows.map((_, i) => t.rowNumber(i))).toEqual([3, 5, 7]);
    expect(t.rows[0][1]).toBe('x\ny');
  });

  it('a title row is skipped, short rows are filled, empty rows and trailing separators are dropped', () => {
    const t = parseTable('2026年工参表,,,\n站名,经度,纬度,\n甲,1\n,,\n乙,2,3,,\n', 't');
    expect(t.header).toEqual(['站名', '经度', '纬度']);
    expect(t.headerRow).toBe(2);
    expect(t.rows).toEqual([
      ['甲', '1', ''],
      ['乙', '2', '3'],
    ]);
  });

  it('long ids keep every digit and leading zero', () => {
    expect(parseTable('id,x\n0460001234567890123,1\n', 't').rows[0][0]).toBe('0460001234567890123');
  });

  it('a row wider than the header, an open quote and an empty file are refused with their line', async () => {
    expect((await caught(() => parseTable('a,b\n1,2\n1,2,3\n', 't.csv'))).message).toMatch(
      /^t\.csv:3:3: The row has 3 cells/,
    );
    expect((await caught(() => parseTable('a,b\n1,2\n"1,2\n', 't.csv'))).message).toMatch(
      /^t\.csv:3: A quoted cell/,
    );
    for (const empty of ['', '\n\n', ',,\n'])
      expect((await caught(() => parseTable(empty, 't.csv'))).message).toContain('no header row');
  });

  it('a table without rows keeps its header', () => {
    expect(parseTable('lon,lat\n', 't')).toMatchObject({ header: ['lon', 'lat'], rows: [] });
  });

  it('too many columns and too long a record stop early', async () => {
    expect((await caught(() => parseTable(`${'a,'.repeat(3000)}\n`, 't'))).exitCode).toBe(7);
    expect((await caught(() => parseTable(`a,b\n"${'x'.repeat(1_100_000)}`, 't'))).exitCode).toBe(4);
  });

  it('a missing file, a folder and a file too large are told apart', async () => {
    expect((await caught(() => readTable(join(folder, 'no.csv')))).exitCode).toBe(6);
    expect((await caught(() => readTable(folder))).message).toContain('folder');
    const large = join(folder, 'large.csv');
    writeFileSync(large, 'a');
    truncateSync(large, 3 * 2 ** 30); // sparse
    const error = await caught(() => readTable(large));
    expect([error.exitCode, error.message]).toEqual([7, expect.stringContaining('3072 MiB')]);
  });
});

describe('numbers', () => {
  it.each([
    ['12.5', 12.5],
    ['１２．５', 12.5],
    [' 35 m', 35],
    ['35米', 35],
    ['6°', 6],
    ['-3', -3],
    ['−3', -3],
    ['1e3', 1000],
    ['.5', 0.5],
    ['20W', 20],
    ['15.2 dBm', 15.2],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['', ' ', '-', '—', 'N/A', '#N/A', 'null', '无', '／'])('“%s” is blank', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it.each(['NaN', 'abc', '1.2.3', '12;3', '1,5', 'Infinity', '0x10', '35 apples'])(
    '“%s” cannot be read',
    (text) => {
      expect(parseNumber(text)).toBeNaN();
    },
  );

  it('a decimal comma counts only where it is the custom', () => {
    expect(parseNumber('1,5', true)).toBe(1.5);
    expect(parseNumber('1,500,2', true)).toBeNaN();
  });

  it.each([
    ['113°15′30″', 113.258333],
    ['113度15分30秒', 113.258333],
    ['113°15.5′E', 113.258333],
    ['E113°15\'30"', 113.258333],
    ['23°07′N', 23.116667],
    ['23.5S', -23.5],
    ['W 70.25', -70.25],
    ['113.2583°', 113.2583],
    ['-70.5', -70.5],
    ['北纬', Number.NaN],
    ['113°75′', Number.NaN],
    ['１１３．５', 113.5],
  ])('%s is %d°', (text, value) => {
    const angle = parseAngle(text);
    if (Number.isNaN(value)) expect(angle).toBeNaN();
    else expect(angle).toBeCloseTo(value, 6);
  });
});

describe('writing', () => {
  it('is RFC 4180 with CRLF, guards formulas, leaves numbers alone and unknowns empty', () => {
    expect(
      writeCsv(
        ['a', 'b,c'],
        [
          ['=1+1', -5],
          [Number.NaN, null],
          [[1, 2], 'x"y'],
          [-0, true],
        ],
      ),
    ).toBe('a,"b,c"\r\n\'=1+1,-5\r\n,\r\n1;2,"x""y"\r\n0,true\r\n');
    expect(writeCsv(['a'], [], { bom: true })).toBe('\ufeffa\r\n');
  });

  it('what is written is read again', () => {
    const text = fc.string({ minLength: 1 }).map((s) => `x${s.replace(/[\r\0]/g, '')}x`);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), (rows) => {
        expect(parseTable(writeCsv(['h1', 'h2'], rows), 't').rows).toEqual(rows);
      }),
    );
  });
});
