/**
 * Holes in the terrain, for four rays at once. Rare, so written to be short: a step without ground gets one far below everything,
 * so that it costs nothing, until the ray is on ground again and a straight line bridges the hole (rules R2). What a bridge adds
 * over its ends to slopes and hulls is the earth's curve over a few cells, less than a millimetre: only heights, sums and blocks
 * are mended.
 */
import { blockShift } from './clear';
import { longestVoidAt, voidRunAt } from './split';
import * as s from './state';

/** Deep enough to matter nowhere, yet a number. */
const abyss_m: f32 = -1e9;


/** Σ z and Σ n·z over the bridged steps, f64 × 4. */
export const bridgedSum: usize = memory.data(32, 16);
export const bridgedMoment: usize = memory.data(32, 16);

@inline
export function isVoid(z: v128): v128 {
  return f32x4.le(z, f32x4.splat(abyss_m));
}

/** Where a neighbour's height lacks, the ray takes that of its nearest cell, `offset` cells past p; the abyss where that lacks, too. */
export function knownGround(z: v128, p: usize, offset: v128): v128 {
  const nearest = f32x4(
    load<f32>(p + (<usize>i32x4.extract_lane(offset, 0) << 2)),
    load<f32>(p + (<usize>i32x4.extract_lane(offset, 1) << 2)),
    load<f32>(p + (<usize>i32x4.extract_lane(offset, 2) << 2)),
    load<f32>(p + (<usize>i32x4.extract_lane(offset, 3) << 2)),
  );
  const known = v128.bitselect(z, nearest, f32x4.eq(z, z));
  return v128.bitselect(known, f32x4.splat(abyss_m), f32x4.eq(known, known));
}

/**
 * Bridges the holes that end at step k; steps 1 … `pushed` are in `flat` and in blocks. Returns whether there were any. Bridged steps
 * of the rays in `counted` are counted.
 */
export function bridgeVoids(k: i32, z: v128, pushed: i32, C: v128, counted: v128): bool {
  const gone = isVoid(z);
  const run = v128.load(s.reached, voidRunAt);
  const ended = v128.andnot(run, gone);
  const longest = i32x4.max_s(v128.load(s.reached, longestVoidAt), ended);
  v128.store(s.reached, longest, longestVoidAt);
  const mended = v128.any_true(ended);
  if (mended) {
    memory.fill(bridgedSum, 0, 32);
    memory.fill(bridgedMoment, 0, 32);
    for (let lane: i32 = 0; lane < 4; lane++) {
      const length = laneOf(ended, lane);
      if (length == 0) continue;
      bridge(k, length, <usize>lane, pushed, z, C);
      if (laneOf(counted, lane) != 0 && laneOf(longest, lane) <= s.maxVoidRun) s.interpolated += length;
    }
  }
  v128.store(s.reached, v128.and(i32x4.add(run, i32x4.splat(1)), gone), voidRunAt);
  return mended;
}

@inline
function laneOf(x: v128, lane: i32): i32 {
  return lane == 0 ? i32x4.extract_lane(x, 0) : lane == 1 ? i32x4.extract_lane(x, 1) : lane == 2 ? i32x4.extract_lane(x, 2) : i32x4.extract_lane(x, 3);
}

function bridge(k: i32, length: i32, lane: usize, pushed: i32, z: v128, C: v128): void {
  const at = lane << 2;
  const from = <f64>load<f32>(s.bare + (<usize>(k - length - 1) << 4) + at);
  v128.store(s.bare + (<usize>k << 4), z);
  const to = <f64>load<f32>(s.bare + (<usize>k << 4) + at);
  v128.store(s.flat + (<usize>k << 4), C);
  const bend = <f64>load<f32>(s.flat + (<usize>k << 4) + at);
  for (let i = k - length; i < k; i++) {
    const filled = from + ((to - from) * <f64>(i - k + length + 1)) / <f64>(length + 1);
    const p = (<usize>i << 4) + at;
    store<f32>(s.bare + p, <f32>filled);
    store<f32>(s.clutter + p, 0);
    const sums = lane << 3;
    store<f64>(bridgedSum + sums, load<f64>(bridgedSum + sums) + filled);
    store<f64>(bridgedMoment + sums, load<f64>(bridgedMoment + sums) + filled * <f64>i);
    if (i > pushed) continue;
    const y = <f32>(filled - bend * <f64>i * <f64>i);
    store<f32>(s.flat + p, y);
    const b = i >> blockShift;
    if (b < pushed >> blockShift) {
      const q = s.blockMax + (<usize>b << 4) + at;
      if (y > load<f32>(q)) store<f32>(q, y);
    }
  }
}

/** Lanes whose cell at step k is unknown: no ground there, or too long a hole before. */
export function lanesUnknown(k: i32, z: v128): v128 {
  const longest = v128.load(s.reached, longestVoidAt);
  const tooLong = i32x4.gt_s(longest, i32x4.splat(s.maxVoidRun));
  const tooMuch = f32x4.gt(f32x4.convert_i32x4_s(longest), f32x4.splat(<f32>(s.maxVoidShare * <f64>k)));
  return v128.or(isVoid(z), v128.or(tooLong, tooMuch));
}
