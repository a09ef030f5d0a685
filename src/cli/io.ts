/** The terminal and the process as the command line sees them, so that tests can stand in for both. */
import { readFileSync } from 'node:fs';

export interface Io {
  /** Data. */
  out(text: string): void;
  /** Talk. */
  err(text: string): void;
  readonly errIsTerminal: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** What comes in on stdin; absent where there is none. */
  readonly input?: () => AsyncIterable<Uint8Array>;
  /** Waits until the reader of stdout has caught up; false when it has gone. Absent where writing is immediate. */
  readonly drained?: () => Promise<boolean>;
}

/** Width for text on the terminal; a pipe has none of its own. */
export const textColumns = ({ columns }: Io): number => (columns > 0 ? columns : 90);

/** Node's process. The first Ctrl-C asks the run to stop; the second does not ask. */
export function nodeIo(): Io {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  });
  // A reader such as `head` may close the pipe early: that is not an error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    errIsTerminal: process.stderr.isTTY,
    columns: process.stderr.columns,
    env: process.env,
    folder: process.cwd(),
    signal: controller.signal,
    input: () => process.stdin,
    drained,
  };
}

function drained(): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed) return Promise.resolve(false);
  if (!stdout.writableNeedDrain) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'error'] as const) stdout.off(event, done);
      resolve(!stdout.destroyed);
    };
    for (const event of ['drain', 'close', 'error'] as const) stdout.on(event, done);
  });
}

/** Version of the package. */
export const toolVersion = (): string =>
  (JSON.parse(packageFile('package.json')) as { version: string }).version;

/** A text of the package by its path from the folder with package.json, which lies above this file in source and in dist. */
export function packageFile(path: string): string {
  for (const up of ['../../', '../../../']) {
    try {
      return readFileSync(new URL(`${up}${path}`, import.meta.url), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`${path} is missing beside the program`);
}
