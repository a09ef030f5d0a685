/** The table of `verify` for a terminal. */
import { terminalWidth } from '../../foundation/terminal.js';
import { fill, type Language, type Text } from '../../foundation/text.js';
import { type FolderResult, missValues, type VerifyResult } from '../verify.js';
import type { InstanceResult } from './instances/run.js';
import { messages } from './messages.js';

const missesShown = 20;

/** Aligned table, one row a folder, then unknown folders and the first misses. */
export function verifyTable(result: VerifyResult): Text {
  return { en: table(result, 'en'), zh: table(result, 'zh') };
}

function table(result: VerifyResult, language: Language): string {
  const rows = [messages.tableHead[language].split('\t'), ...result.folders.map(cells)];
  const lines = aligned(rows, (column) => column > 0);
  for (const { instances } of result.folders)
    if (instances) lines.push('', ...instanceLines(instances, language));
  for (const folder of result.unknownFolders) lines.push(fill(messages.unknownLine, { folder })[language]);
  const misses = result.folders.flatMap(({ folder, misses: of }) => of.map((miss) => ({ folder, miss })));
  for (const { folder, miss } of misses.slice(0, missesShown))
    lines.push(fill(messages.missLine, { folder, ...missValues(miss) })[language]);
  if (misses.length > missesShown)
    lines.push(fill(messages.moreMisses, { count: misses.length - missesShown })[language]);
  return lines.join('\n');
}

function instanceLines(instances: readonly InstanceResult[], language: Language): string[] {
  const rows = instances.map((r) => [
    r.id,
    `${r.value}`,
    `${r.known}`,
    r.offPct.toFixed(3),
    `${Number(r.bound.toFixed(3))}`,
    r.gapPct.toFixed(3),
    r.provedBy,
    Object.entries(r.work)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  ]);
  return aligned(
    [messages.instanceHead[language].split('\t'), ...rows],
    (column) => column > 0 && column < 6,
  );
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

/** Rows as lines of a terminal, the columns that `right` names flush right. */
export function aligned(rows: readonly (readonly string[])[], right: (column: number) => boolean): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => terminalWidth(row[column]))));
  return rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i], right(i)))
      .join('  ')
      .trimEnd(),
  );
}

function pad(text: string, columns: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - terminalWidth(text)));
  return right ? space + text : text + space;
}
