/**
 * Rays that share the way. Near the mast rays run closer together than cells lie: up to half of the fan every second ray is swept
 * alone, beyond it a new one starts beside each and inherits what its neighbour has seen (`rays.ts` of the host tells which). Four
 * rays become twice four: the first scratch keeps what they know, the second takes one half of them, each ray twice.
 */
import { blockShift } from './clear';
import { entryBytes, startHull } from './hull';
import * as s from './state';

/** Places in `reached`: vectors, of which the sums are pairs of two doubles, then whole numbers. */
export const surfaceSlopeAt: usize = 0;
export const bareSlopeAt: usize = 16;
export const bareSlopeStepAt: usize = 32;
export const chordSlopeAt: usize = 48;
export const blockAt: usize = 64;
export const voidRunAt: usize = 80;
export const longestVoidAt: usize = 96;
export const sumAt: usize = 112;
export const momentAt: usize = 144;
export const bareTopAt: usize = 176;
export const surfaceTopAt: usize = 180;
export const pushedAt: usize = 184;
export const troubledAt: usize = 188;

/** Before the first step. */
export function startRays(): void {
  const none = f32x4.splat(-1e30);
  const p = s.reached;
  v128.store(p, none, surfaceSlopeAt);
  v128.store(p, none, bareSlopeAt);
  v128.store(p, f32x4.splat(0), bareSlopeStepAt);
  v128.store(p, none, chordSlopeAt);
  v128.store(p, none, blockAt);
  memory.fill(p + voidRunAt, 0, <usize>(bareTopAt - voidRunAt));
  store<i32>(p, -1, bareTopAt);
  store<i32>(p, -1, surfaceTopAt);
  store<i32>(p, 0, pushedAt);
  store<i32>(p, 0, troubledAt);
  v128.store(s.bare, f32x4.splat(<f32>s.mastGround_m));
  for (let at: usize = 0; at <= s.scratchBytes; at += s.scratchBytes) {
    startHull(s.bareHull + at);
    startHull(s.surfaceHull + at);
  }
}

/** Rays a, b, c, d at step k of the first scratch become a, a, b, b of the second, or with `upper` c, c, d, d. */
export function splitRays(k: i32, upper: bool): void {
  const from = s.reached;
  const to = from + s.scratchBytes;
  for (let at: usize = 0; at < sumAt; at += 16) v128.store(to + at, twice(v128.load(from + at), upper));
  for (let at = sumAt; at < bareTopAt; at += 32) {
    const two = v128.load(from + at + (upper ? 16 : 0));
    v128.store(to + at, v128.shuffle<f64>(two, two, 0, 0));
    v128.store(to + at, v128.shuffle<f64>(two, two, 1, 1), 16);
  }
  memory.copy(to + bareTopAt, from + bareTopAt, 16);
  copyVectors(s.bare, k + 1, upper);
  copyVectors(s.clutter, k + 1, upper);
  copyVectors(s.flat, k + 1, upper);
  copyVectors(s.blockMax, (k >> blockShift) + 1, upper);
  copyHull(s.bareHull, load<i32>(from, bareTopAt), upper);
  copyHull(s.surfaceHull, load<i32>(from, surfaceTopAt), upper);
}

@inline
function twice(x: v128, upper: bool): v128 {
  return upper ? v128.shuffle<f32>(x, x, 2, 2, 3, 3) : v128.shuffle<f32>(x, x, 0, 0, 1, 1);
}

function copyVectors(from: usize, count: i32, upper: bool): void {
  for (const end = from + (<usize>count << 4); from < end; from += 16)
    v128.store(from + s.scratchBytes, twice(v128.load(from), upper));
}

function copyHull(hull: usize, top: i32, upper: bool): void {
  for (const end = hull + <usize>(top + 1) * entryBytes; hull < end; hull += entryBytes) {
    const to = hull + s.scratchBytes;
    v128.store(to, twice(v128.load(hull), upper));
    v128.store(to, twice(v128.load(hull, 16), upper), 16);
    v128.store(to, v128.load(hull, 32), 32);
  }
}
