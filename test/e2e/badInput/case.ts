/** One way to spoil a sound project, and what the command must say to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { SmallProject } from '../../helpers/smallProject.js';

export type Spoil = (p: SmallProject) => void | Promise<void>;

export const write =
  (name: string, content: string | Uint8Array): Spoil =>
  (p) =>
    writeFileSync(p.path(name), content);
export const edit =
  (name: string, from: string | RegExp, to: string): Spoil =>
  (p) => {
    const text = readFileSync(p.path(name), 'utf8');
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    writeFileSync(p.path(name), edited);
  };
export const project = (from: string | RegExp, to: string): Spoil => edit('project.yaml', from, to);
/** Puts a value into one cell of the station table; row and column count as in the messages. */
export const station =
  (row: number, column: number, value: string): Spoil =>
  (p) => {
    const rows = readFileSync(p.path('stations.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','));
    rows[row - 1][column - 1] = value;
    writeFileSync(p.path('stations.csv'), rows.map((cells) => cells.join(',')).join('\n'));
  };
export const cut =
  (name: string, bytes: number): Spoil =>
  (p) =>
    writeFileSync(p.path(name), readFileSync(p.path(name)).subarray(0, bytes));
export const asUtf16 =
  (name: string): Spoil =>
  (p) =>
    writeFileSync(p.path(name), `\ufeff${readFileSync(p.path(name), 'utf8')}`, 'utf16le');

export interface Case {
  readonly name: string;
  readonly spoil?: Spoil;
  /** Default: `validate project.yaml`. */
  readonly argv?: readonly string[];
  readonly code: number;
  /** The whole answer on stderr, line by line. */
  readonly says: readonly string[];
}

export const validate = ['validate', 'project.yaml'];
export const analyze = ['analyze', 'project.yaml', '-o', 'out/run', '--workers', '1', '--quiet'];

/** Where a number is not known. */
export const numberHint = 'Hint: Leave the cell empty when the value is unknown. [CVG_INPUT_NUMBER]';
