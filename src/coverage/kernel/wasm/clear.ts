/**
 * The direct ray's closest approach to the surface where it is clear of it: the largest (y − line·n)/√(n(k − n)) of four rays at
 * once. A hull does not answer this, its weight is not linear; blocks of 16 steps are bounded by their highest point, put at the
 * block's lowest place of the direct ray and at its widest place of the zone, and opened only where that might be the largest.
 */
import * as s from './state';

export const blockShift: i32 = 4;
export const blockMask: i32 = 15;

/** A millimetre for the rounding of single precision. */
const roundingSlack_m: f32 = 0.001;

/**
 * `line` is the direct ray's slope to a receiver at step k, `best` what is known already (below zero); steps 1 … `pushed` are in
 * blocks. Right for the rays of `wanted`. P.526-15 §4.5.1, ν_max.
 */
@inline
export function closestApproach(k: i32, pushed: i32, line: v128, best: v128, wanted: v128): v128 {
  const last = pushed >> blockShift;
  let most = within(k, last == 0 ? 1 : last << blockShift, k - 1, line, best);
  const zero = f32x4.splat(0);
  // The block's lower end of the direct ray: its first step where the ray climbs, else the step behind its last.
  const fall = f32x4.pmin(zero, f32x4.mul(line, f32x4.splat(16)));
  const half = <f32>k * 0.5;
  for (let b = last - 1; b >= 0; b--) {
    const first = <f32>(b << blockShift);
    const end = first + 16;
    const lowest = f32x4.add(f32x4.mul(line, f32x4.splat(first)), fall);
    const highest = v128.load(s.blockMax + (<usize>b << 4));
    const clearance = f32x4.pmin(zero, f32x4.add(f32x4.sub(highest, lowest), f32x4.splat(roundingSlack_m)));
    const widest = end < half ? end : first > half ? first : half;
    const zone = f32x4.splat(widest * (<f32>k - widest));
    const shut = f32x4.gt(f32x4.mul(clearance, clearance), f32x4.mul(f32x4.mul(most, most), zone));
    if (v128.any_true(v128.andnot(wanted, shut))) most = within(k, b == 0 ? 1 : b << blockShift, (b << blockShift) + blockMask, line, most);
  }
  return most;
}

/** The same over steps i0 … i1 alone. */
@inline
function within(k: i32, i0: i32, i1: i32, line: v128, best: v128): v128 {
  let most = best;
  let up = f32x4.mul(line, f32x4.splat(<f32>i0));
  let p = s.flat + (<usize>i0 << 4);
  let near = s.inverseRoot + (<usize>i0 << 2);
  let far = s.inverseRoot + (<usize>(k - i0) << 2);
  for (const end = s.flat + (<usize>i1 << 4); p <= end; p += 16) {
    const weight = f32x4.mul(v128.load32_splat(near), v128.load32_splat(far));
    most = f32x4.pmax(most, f32x4.mul(f32x4.sub(v128.load(p), up), weight));
    up = f32x4.add(up, line);
    near += 4;
    far -= 4;
  }
  return most;
}
