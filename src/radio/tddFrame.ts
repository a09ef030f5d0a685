/** Frames of time division: which share of time each direction has, and whether two carriers can be synchronised. */
import type { Duplex } from './layer.js';

/** Symbols of a slot, normal cyclic prefix. */
const symbolsPerSlot = 14;

/** One special slot: symbols for the downlink, guard, uplink. */
type Special = readonly [downlink: number, guard: number, uplink: number];
const usualSpecial: Special = [10, 2, 2];

export interface TddFrame {
  /** Direction of each symbol of one period: `D`, `U`, or `-` for the guard. */
  readonly symbols: string;
  readonly symbol_ms: number;
  /** Share of time of each direction; the guard has neither. */
  readonly dlShare: number;
  readonly ulShare: number;
}

/** `DDDSUDDSUU 10:2:2`: slots of one period, then the symbols of S. */
export const frameForm = /^[DSU]{1,20}( \d{1,2}:\d{1,2}:\d{1,2})?$/;

/** Undefined for a text that is no frame, or a special slot that has not 14 symbols. */
export function tddFrame(text: string, scs_kHz: number): TddFrame | undefined {
  if (!frameForm.test(text)) return undefined;
  const [slots, special] = text.split(' ');
  const [downlink, guard, uplink] = special === undefined ? usualSpecial : special.split(':').map(Number);
  if (downlink + guard + uplink !== symbolsPerSlot) return undefined;
  const slot = {
    D: 'D'.repeat(symbolsPerSlot),
    U: 'U'.repeat(symbolsPerSlot),
    S: 'D'.repeat(downlink) + '-'.repeat(guard) + 'U'.repeat(uplink),
  };
  const symbols = [...slots].map((s) => (s === 'D' ? slot.D : s === 'U' ? slot.U : slot.S)).join('');
  const share = (direction: string) => [...symbols].filter((s) => s === direction).length / symbols.length;
  return { symbols, symbol_ms: 15 / scs_kHz / symbolsPerSlot, dlShare: share('D'), ulShare: share('U') };
}

/** Offsets of networks are set by agreement: some offset must keep each downlink off the other's uplink. */
export function canSynchronise(a: TddFrame, b: TddFrame): boolean {
  const [fine, coarse] = a.symbol_ms <= b.symbol_ms ? [a, b] : [b, a];
  const stretch = Math.round(coarse.symbol_ms / fine.symbol_ms);
  const slow = [...coarse.symbols].flatMap((s) => Array.from({ length: stretch }, () => s));
  const fast = [...fine.symbols];
  const period = commonMultiple(slow.length, fast.length);
  for (let offset = 0; offset < slow.length; offset++) {
    let clash = false;
    for (let i = 0; i < period && !clash; i++) {
      const pair = fast[i % fast.length] + slow[(i + offset) % slow.length];
      clash = pair === 'DU' || pair === 'UD';
    }
    if (!clash) return true;
  }
  return false;
}

function commonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** Share of time for the uplink: the frame's, else what the downlink leaves. */
export const uplinkShare = (c: {
  readonly duplex: Duplex;
  readonly dlShare: number;
  readonly ulShare?: number;
}): number => c.ulShare ?? (c.duplex === 'tdd' ? 1 - c.dlShare : 1);
