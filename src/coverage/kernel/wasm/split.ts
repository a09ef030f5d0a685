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
export const surfaceSlopeStepAt: usize = 64;
export const blockAt: usize = 80;
export const voidRunAt: usize = 96;
export const longestVoidAt: usize = 112;
export const sumAt: usize = 128;
export const momentAt: usize = 160;
export const bareTopAt: usize = 192;
export const surfaceTopAt: usize = 196;
export const pushedAt: usize = 200;
export const troubledAt: usize = 204;

/** Before the first step. */
export function startRays(): void {
  const none = f32x4.splat(-1e30);
  const p = s.reached;
  v128.store(p, none, surfaceSlopeAt);
  v128.store(p, none, bareSlopeAt);
  v128.store(p, f32x4.splat(0), bareSlopeStepAt);
  v128.store(p, none, chordSlopeAt);
  v128.store(p, f32x4.splat(0), surfaceSlopeStepAt);
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

/**
 * Rays a, b, c, d at step k of the first scratch become a, a, b, b of the second, or with `upper` c, c, d, d: rays j … j + 3 of a fan of
 * half-width r. The odd ones have longer or shorter steps than the even ones that went for them, so that over the same number of
 * steps the earth falls away more or less: their flattened heights are set right.
 */
export function splitRays(k: i32, upper: bool, j: i32, r: i32): void {
  const from = s.reached;
  const to = from + s.scratchBytes;
  const raised = f32x4(0, raisedOf(j + 1, r), 0, raisedOf(j + 3, r));
  for (let at: usize = 0; at < sumAt; at += 16) v128.store(to + at, twice(v128.load(from + at), upper));
  raiseSlope(to + surfaceSlopeAt, to + surfaceSlopeStepAt, raised);
  raiseSlope(to + bareSlopeAt, to + bareSlopeStepAt, raised);
  for (let at = sumAt; at < bareTopAt; at += 32) {
    const two = v128.load(from + at + (upper ? 16 : 0));
    v128.store(to + at, v128.shuffle<f64>(two, two, 0, 0));
    v128.store(to + at, v128.shuffle<f64>(two, two, 1, 1), 16);
  }
  memory.copy(to + bareTopAt, from + bareTopAt, 16);
  const none = f32x4.splat(0);
  copyVectors(s.bare, k + 1, upper, none);
  copyVectors(s.clutter, k + 1, upper, none);
  copyVectors(s.flat, k + 1, upper, raised);
  copyBlocks(load<i32>(from, pushedAt) > 0 ? load<i32>(from, pushedAt) : k, upper, raised);
  copyHull(s.bareHull, load<i32>(from, bareTopAt), upper, raised);
  copyHull(s.surfaceHull, load<i32>(from, surfaceTopAt), upper, raised);
}

/** What odd ray j adds to y = z − C·n² of ray j − 1, over n²: C is the curvature times the square of a step, (1 + (j/r)²) cells. */
@inline
function raisedOf(j: i32, r: i32): f32 {
  return <f32>((s.curvature * s.cell_km * s.cell_km * <f64>(1 - 2 * j)) / (<f64>r * <f64>r));
}

@inline
function raiseSlope(slope: usize, step: usize, raised: v128): void {
  v128.store(slope, f32x4.add(v128.load(slope), f32x4.mul(raised, v128.load(step))));
}

@inline
function twice(x: v128, upper: bool): v128 {
  return upper ? v128.shuffle<f32>(x, x, 2, 2, 3, 3) : v128.shuffle<f32>(x, x, 0, 0, 1, 1);
}

/** Vectors of steps 0 … count − 1, each lane raised by its share of n². */
function copyVectors(from: usize, count: i32, upper: bool, raised: v128): void {
  for (let n: i32 = 0; n < count; n++, from += 16) {
    const n4 = f32x4.splat(<f32>n);
    v128.store(from + s.scratchBytes, f32x4.add(twice(v128.load(from), upper), f32x4.mul(raised, f32x4.mul(n4, n4))));
  }
}

/** Highest points of full blocks: never too low, so that no search passes them by. The newest block lies in `reached`. */
function copyBlocks(pushed: i32, upper: bool, raised: v128): void {
  const blocks = pushed >> blockShift;
  let from = s.blockMax;
  for (let b: i32 = 0; b < blocks; b++, from += 16) v128.store(from + s.scratchBytes, f32x4.add(twice(v128.load(from), upper), mostRaised(b, raised)));
  const p = s.reached + s.scratchBytes;
  v128.store(p, f32x4.add(v128.load(p, blockAt), mostRaised(blocks, raised)), blockAt);
}

@inline
function mostRaised(block: i32, raised: v128): v128 {
  const first = <f32>(block << blockShift);
  const end = first + <f32>(1 << blockShift);
  return f32x4.pmax(f32x4.mul(raised, f32x4.splat(first * first)), f32x4.mul(raised, f32x4.splat(end * end)));
}

function copyHull(hull: usize, top: i32, upper: bool, raised: v128): void {
  for (const end = hull + <usize>(top + 1) * entryBytes; hull < end; hull += entryBytes) {
    const to = hull + s.scratchBytes;
    const n = f32x4.splat(<f32>load<i32>(hull, 32));
    const slope = f32x4.mul(raised, n);
    v128.store(to, f32x4.add(twice(v128.load(hull), upper), f32x4.mul(slope, n)));
    // As if the vertex before lay close by: what a slope decides is then off by less than a millimetre.
    v128.store(to, f32x4.add(twice(v128.load(hull, 16), upper), f32x4.add(slope, slope)), 16);
    v128.store(to, v128.load(hull, 32), 32);
  }
}
