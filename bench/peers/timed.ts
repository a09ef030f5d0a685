/** A program as a whole, by the clock of the system: processor seconds, peak memory. A program that fails ends the bench. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const clock = '/usr/bin/time';

export interface Timed {
  readonly cpu_s: number;
  readonly peak_MiB: number;
}

export const canTime = (): boolean => starts(clock, ['--version']);

/** Whether a program is installed; what it says and returns does not matter. */
export const starts = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).error === undefined;

/** Runs and times a program in `folder`. Throws what it says when it does not end with 0: a crash times well. */
export function timed(folder: string, program: string, args: readonly string[]): Timed {
  const note = join(folder, 'time.txt');
  run(folder, clock, ['-o', note, '-f', '%U %S %M', program, ...args]);
  const [user, system, peak_KiB] = readFileSync(note, 'utf8').trim().split(' ').map(Number);
  return { cpu_s: user + system, peak_MiB: peak_KiB / 1024 };
}

export function run(folder: string, program: string, args: readonly string[]): void {
  const { status, signal, error, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${signal ?? `exit ${status}`}: ${stderr}`);
}
