/** Stops the built command at a chosen moment of its work. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Sends a signal as soon as so many finished tiles lie in the work folder of a run. */
export function signalAtTiles(run: string, signal: 'SIGINT' | 'SIGKILL', count = 1) {
  return (child: ChildProcess): void => {
    const finished = join(`${run}.partial`, '.tiles', 'today');
    const timer = setInterval(() => {
      const found = existsSync(finished) ? readdirSync(finished).filter((f) => f.endsWith('.bin')).length : 0;
      if (child.exitCode !== null || found >= count) clearInterval(timer);
      if (found >= count) child.kill(signal);
    }, 5);
  };
}

/** Kills the process so long after its start. */
export const killAfter =
  (delay_ms: number) =>
  (child: ChildProcess): void => {
    const timer = setTimeout(() => child.kill('SIGKILL'), delay_ms);
    child.once('exit', () => {
      clearTimeout(timer);
    });
  };

/** Interrupts as Ctrl-C does, as soon as a path that begins so lies in a folder, and measures how long the process stays. */
export function interruptAt(
  folder: string,
  start: string,
): { readonly onStart: (child: ChildProcess) => void; readonly took_ms: () => number } {
  let sent_ms = Number.NaN;
  let took_ms = Number.NaN;
  const [top, ...rest] = start.split('/');
  const lies = (): boolean =>
    rest.length === 0
      ? existsSync(join(folder, top))
      : existsSync(join(folder, top)) && readdirSync(join(folder, top)).some((f) => f.startsWith(rest[0]));
  return {
    took_ms: () => took_ms,
    onStart(child) {
      const timer = setInterval(() => {
        if (!lies()) return;
        clearInterval(timer);
        sent_ms = performance.now();
        child.kill('SIGINT');
      }, 5);
      child.once('exit', () => {
        clearInterval(timer);
        took_ms = performance.now() - sent_ms;
      });
    },
  };
}
