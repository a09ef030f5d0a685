/** Instances of optimisation problems with known answers: what `verify` runs of a folder and what it holds a solver to. */
import type { ReferencePort } from '../../verify.js';

/** What a solver said, with the value computed again from the instance and nothing else. */
export interface Answer {
  readonly claimed: number;
  /** NaN when the choice breaks a condition of the instance. */
  readonly recomputed: number;
  readonly bound: number;
  readonly gapPct: number;
  readonly provedBy: string;
  readonly work: Readonly<Record<string, number>>;
}

export interface Instance {
  readonly id: string;
  readonly sense: 'max' | 'min';
  readonly known: number;
  /** The known value is a proven optimum. */
  readonly optimal: boolean;
  /** Sizes by which goals tell sets apart: rows, columns, pairs, medians … */
  readonly size: Readonly<Record<string, number>>;
  /** @throws RangeError for an instance that says nonsense. */
  readonly solve: () => Promise<Answer>;
  /** The same by the integer solver alone, without bound, start or anything of ours: its value, for comparison. */
  readonly solvePlain?: () => Promise<number>;
}

/** One kind of instances, recognised by the header of its table of known answers. */
export interface InstanceSet {
  readonly id: 'mclp' | 'setcover' | 'pmedian';
  /** Instances of one such table; undefined when it is none of ours. */
  readonly read: (table: Table, folder: Folder) => Promise<readonly Instance[] | undefined>;
}

export interface Table {
  readonly columns: readonly string[];
  /** Cells by name. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** The files beside the table. */
export interface Folder {
  readonly names: readonly string[];
  readonly text: (name: string) => Promise<string>;
  readonly bytes: (name: string) => Promise<Uint8Array>;
}

export const folderOf = (port: ReferencePort, path: string, names: readonly string[]): Folder => {
  const at = (name: string): string => {
    // Only a listed name is read, so that no name can lead out of the folder.
    if (!names.includes(name)) throw new RangeError(`${name}: not in the folder`);
    return path === '' ? name : `${path}/${name}`;
  };
  return { names, text: (name) => port.read(at(name)), bytes: (name) => port.readBytes(at(name)) };
};

/** A comma-separated text with a header; cells may be quoted. */
export function tableOf(text: string): Table {
  const [head = [], ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf);
  return {
    columns: head,
    rows: lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']))),
  };
}

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  );

export const hasColumns = ({ columns }: Table, ...names: string[]): boolean =>
  names.every((name) => columns.includes(name));

/** Whole numbers of a text, plain or gzip-compressed; what is no digit separates. */
export async function wholeNumbers(folder: Folder, name: string): Promise<Int32Array> {
  const raw = await folder.bytes(name);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? (await import('fflate')).gunzipSync(raw) : raw;
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if (isDigit(bytes[i]) && !isDigit(bytes[i - 1])) count++;
  const out = new Int32Array(count);
  for (let i = 0, n = -1; i < bytes.length; i++) {
    if (!isDigit(bytes[i])) continue;
    if (!isDigit(bytes[i - 1])) n++;
    out[n] = 10 * out[n] + bytes[i] - 48;
  }
  return out;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
