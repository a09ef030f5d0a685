/** Runs the built command line as a user would: a process of its own, its streams caught, nothing of the tester's locale or cache. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { projectRoot } from './needs.js';

export interface CliOutcome {
  /** Exit code; −1 when a signal ended the process. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  /** Default: the project's root, so that examples of the help work as typed. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeout_ms?: number;
  /** Called once with the running process, to interrupt it. */
  readonly onStart?: (child: ChildProcess) => void;
}

const program = join(projectRoot, 'bin/coverage.js');
const defaultTimeout_ms = 120_000;
// Processes of seconds take minutes on a machine that others use.
vi.setConfig({ testTimeout: 2 * defaultTimeout_ms, hookTimeout: 2 * defaultTimeout_ms });

const scratch: string[] = [];
afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

/** A folder of the system's temporary files, unique to this call, gone when the tests of the file are done. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `coverage-${name}-`));
  scratch.push(folder);
  return folder;
}

const cache = scratchFolder('cache');

export function runCli(argv: readonly string[], options: CliOptions = {}): Promise<CliOutcome> {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: options.folder ?? projectRoot,
    env: {
      PATH: process.env.PATH,
      HOME: cache,
      TMPDIR: tmpdir(),
      LANG: 'C',
      COVERAGE_CACHE: cache,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeout_ms ?? defaultTimeout_ms,
    killSignal: 'SIGKILL',
  });
  options.onStart?.(child);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code: code ?? -1,
        out: Buffer.concat(out).toString('utf8'),
        err: Buffer.concat(err).toString('utf8'),
      });
    });
  });
}

/** The same with `--json`, its answer parsed. @throws when the command failed, with what it said. */
export async function runJson<T>(argv: readonly string[], options: CliOptions = {}): Promise<T> {
  const { code, out, err } = await runCli([...argv, '--json'], options);
  if (code !== 0) throw new Error(`coverage ${argv.join(' ')} left with ${code}: ${err}`);
  return JSON.parse(out) as T;
}
