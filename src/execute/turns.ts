/** Long work of this thread in steps, so that Ctrl-C is heard between two of them. */
import { cancelled } from './executor.js';

/** Takes every step of an iteration and lets timers and signals through after each. @throws CoverageError('cancelled') */
export async function inTurns<T>(steps: Iterable<T>, signal: AbortSignal): Promise<T[]> {
  const out: T[] = [];
  for (const step of steps) {
    out.push(step);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw cancelled();
  }
  return out;
}
