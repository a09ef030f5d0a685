import { describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.js';
import { duration, progressReporter } from '../../../src/cli/progress.js';

function reporter(errIsTerminal: boolean) {
  let now_ms = 0;
  const written: string[] = [];
  const io: Io = {
    out: () => undefined,
    err: (text) => written.push(text),
    errIsTerminal,
    columns: 100,
    env: {},
    folder: '/',
    signal: new AbortController().signal,
  };
  const clock = { now: () => new Date(0), monotonic_ms: () => now_ms };
  const progress = progressReporter(io, clock, 'en');
  return { progress, written, wait: (ms: number) => (now_ms += ms) };
}

describe('progress', () => {
  it('writes plain lines where there is no terminal, at most one in three seconds', () => {
    const { progress, written, wait } = reporter(false);
    progress.start(100, { en: 'tiles', zh: '块' });
    for (let i = 0; i < 70; i++) {
      wait(100);
      progress.tick();
    }
    progress.done();
    expect(written).toEqual(['30/100 tiles, 10/s, 7 s left\n', '60/100 tiles, 10/s, 4 s left\n']);
  });

  it('redraws one line on a terminal and clears it at the end and for messages', () => {
    const { progress, written, wait } = reporter(true);
    progress.start(4, { en: 'tiles', zh: '块' });
    wait(1000);
    progress.tick(2);
    expect(written.at(-1)).toMatch(/^\r.*█{12}░{12} 2\/4 tiles, 2\.0\/s, 1 s left$/);
    progress.message({ en: 'note', zh: '注意' });
    expect(written.slice(-2)).toEqual(['\r\u001b[K', 'note\n']);
  });

  it('gives time left in the largest unit that fits', () => {
    expect([0, 59, 60, 3723, Number.NaN].map(duration)).toEqual(['0 s', '59 s', '1:00', '1:02:03', '?']);
  });
});
