/** Progress on stderr: a bar on a terminal, a plain line each few seconds elsewhere, nothing when quiet. */
import type { ClockPort, Progress } from '../app/ports.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import type { Io } from './io.js';
import { cliMessages as m } from './messages.js';

const redraw_ms = 100;
const line_ms = 3000;
const barColumns = 24;

export const silent: Progress = { start() {}, tick() {}, done() {}, message() {} };

export function progressReporter(io: Io, clock: ClockPort, language: Language): Progress {
  let total = 0;
  let count = 0;
  let unit = '';
  let started_ms = 0;
  let shown_ms = 0;
  let drawn = false;

  const status = (now_ms: number): string => {
    const elapsed_s = Math.max((now_ms - started_ms) / 1000, 1e-3);
    const rate = count / elapsed_s;
    const left_s = count > 0 ? (total - count) / rate : Number.NaN;
    const values = {
      count,
      total,
      unit,
      rate: rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2),
      left: duration(left_s),
    };
    return fill(m.progress, values)[language];
  };
  const clear = (): void => {
    if (drawn) io.err('\r\u001b[K');
    drawn = false;
  };
  const draw = (now_ms: number): void => {
    shown_ms = now_ms;
    if (!io.errIsTerminal) {
      io.err(`${status(now_ms)}\n`);
      return;
    }
    const filled = total > 0 ? Math.round((barColumns * count) / total) : 0;
    const bar = '█'.repeat(filled) + '░'.repeat(barColumns - filled);
    io.err(`\r\u001b[K${`${bar} ${status(now_ms)}`.slice(0, Math.max(20, (io.columns || 80) - 1))}`);
    drawn = true;
  };
  return {
    start(newTotal, newUnit) {
      clear();
      total = newTotal;
      count = 0;
      unit = newUnit[language];
      started_ms = clock.monotonic_ms();
      shown_ms = started_ms;
    },
    tick(n = 1) {
      count = Math.min(total, count + n);
      const now_ms = clock.monotonic_ms();
      if (now_ms - shown_ms >= (io.errIsTerminal ? redraw_ms : line_ms)) draw(now_ms);
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
