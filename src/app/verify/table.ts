/** The table of `verify` for a terminal. */
import { fill, type Language, type Text } from '../../foundation/text.js';
import { type FolderResult, missValues, type VerifyResult } from '../verify.js';
import { messages } from './messages.js';

const missesShown = 20;

/** Aligned table, one row a folder, then unknown folders and the first misses. */
export function verifyTable(result: VerifyResult): Text {
  return { en: table(result, 'en'), zh: table(result, 'zh') };
}

function table(result: VerifyResult, language: Language): string {
  const rows = [messages.tableHead[language].split('\t'), ...result.folders.map(cells)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i], i > 0))
      .join('  ')
      .trimEnd(),
  );
  for (const folder of result.unknownFolders) lines.push(fill(messages.unknownLine, { folder })[language]);
  const misses = result.folders.flatMap(({ folder, misses: of }) => of.map((miss) => ({ folder, miss })));
  for (const { folder, miss } of misses.slice(0, missesShown))
    lines.push(fill(messages.missLine, { folder, ...missValues(miss) })[language]);
  if (misses.length > missesShown)
    lines.push(fill(messages.moreMisses, { count: misses.length - missesShown })[language]);
  return lines.join('\n');
}

const cells = (f: FolderResult): string[] => [
  f.folder,
  `${f.cases}`,
  `${f.passed}`,
  `${f.notRun}`,
  errorText(f.maxError),
  errorText(f.meanError),
  toleranceRange(f.tolerances),
];

/** All tolerances of a folder, or the ends of a long list. */
const toleranceRange = (all: readonly string[]): string =>
  all.length > 4 ? `${all[0]} … ${all[all.length - 1]}` : all.join(', ');

const errorText = (error: number | null): string => (error === null ? '-' : error.toExponential(1));

/** Columns on a terminal: a Han character takes two. */
const width = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0);

function pad(text: string, columns: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)));
  return right ? space + text : text + space;
}
