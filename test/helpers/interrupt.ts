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
