/** Progress on stderr: a bar on a terminal, a plain line each few seconds elsewhere, nothing when quiet. */
import type { ClockPort, Progress } from '../app/ports.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import type { Io } from './io.js';
import { cliMessages as m } from './messages.js';
import { TimeLeft } from './timeLeft.js';

const redraw_ms = 100;
const line_ms = 3000;
const barColumns = 24;

export const silent: Progress = { start() {}, tick() {}, skip() {}, done() {}, message() {} };

export function progressReporter(io: Io, clock: ClockPort, language: Language): Progress {
  let work = new TimeLeft(0, 0);
  let unit = '';
  let shown_ms = 0;
  let drawn = false;

  const status = (): string => {
    const { count, whole: total, rate, left_s } = work;
    const shownRate = rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2);
    return fill(m.progress, { count, total, unit, rate: shownRate, left: duration(left_s) })[language];
  };
  const clear = (): void => {
    if (drawn) io.err('\r\u001b[K');
    drawn = false;
  };
  const draw = (now_ms: number): void => {
    shown_ms = now_ms;
    if (!io.errIsTerminal) {
      io.err(`${status()}\n`);
      return;
    }
    const filled = work.whole > 0 ? Math.round((barColumns * work.count) / work.whole) : 0;
    const bar = '█'.repeat(filled) + '░'.repeat(barColumns - filled);
    io.err(`\r\u001b[K${`${bar} ${status()}`.slice(0, Math.max(20, (io.columns || 80) - 1))}`);
    drawn = true;
  };
  return {
    start(total, newUnit) {
      clear();
      unit = newUnit[language];
      shown_ms = clock.monotonic_ms();
      work = new TimeLeft(total, shown_ms);
    },
    tick(n = 1) {
      const now_ms = clock.monotonic_ms();
      work.add(n, now_ms);
      if (now_ms - shown_ms >= (io.errIsTerminal ? redraw_ms : line_ms)) draw(now_ms);
    },
    skip(n) {
      work.drop(n);
    },
    done: clear,
    message(text: Text) {
      clear();
      io.err(`${text[language]}\n`);
    },
  };
}

/** `8 s`, `3:05`, `1:02:03`; `?` before the first tick. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const s = Math.ceil(seconds);
  if (s < 60) return `${s} s`;
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(s / 60);
  return minutes < 60
    ? `${minutes}:${two(s % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(s % 60)}`;
}
