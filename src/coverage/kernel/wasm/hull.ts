/**
 * The upper hulls of four neighbouring rays on one stack. Each entry is one step of the rays; a ray for which it is no vertex
 * (any more) says so by an arrival slope of minus "infinity". Neighbouring rays see nearly the same ridges, so that the stack is
 * hardly longer than one ray's, and one loop with one branch serves all four.
 *
 * Entry: height of each ray (f32 × 4), slope at which each ray's hull arrives from its vertex before (f32 × 4), step (i32).
 */
import * as s from './state';

export const entryBytes: usize = 48;
const arrivalAt: usize = 16;
const stepAt: usize = 32;
const none: f32 = -1e30;

@inline
function entry(hull: usize, q: i32): usize {
  return hull + <usize>q * entryBytes;
}

@inline
function inverseOf(n: i32): v128 {
  return v128.load32_splat(s.inverse + (<usize>n << 2));
}

/** Entries below the first: vertices that never go, so that a push may look at three entries whatever there are. */
export const guards: i32 = 3;

export function startHull(hull: usize): void {
  for (let q = -guards; q < 0; q++) {
    const p = entry(hull, q);
    v128.store(p, f32x4.splat(0));
    v128.store(p, f32x4.splat(1e30), arrivalAt);
    store<i32>(p, 0, stepAt);
  }
}

/**
 * Pushes step k at height y; returns the new top. Three entries are mostly enough, and three without a question in between cost less
 * than the questions would.
 */
@inline
export function pushHull(hull: usize, top: i32, k: i32, y: v128): i32 {
  let arrival = f32x4.splat(1e30);
  let open = i32x4.splat(-1);
  let gone: i32 = 1;
  let left = top;
  let q = top;
  for (let i: i32 = 0; i < guards || v128.any_true(open); i++, q--) {
    const p = entry(hull, q);
    const before = v128.load(p, arrivalAt);
    const slope = f32x4.mul(f32x4.sub(y, v128.load(p)), inverseOf(k - load<i32>(p, stepAt)));
    // Where the slope falls, the vertex stays and the new point arrives from it; elsewhere the vertex goes.
    const falls = v128.and(open, f32x4.lt(slope, before));
    arrival = v128.bitselect(slope, arrival, falls);
    open = v128.andnot(open, falls);
    const after = v128.bitselect(f32x4.splat(none), before, open);
    v128.store(p, after, arrivalAt);
    gone &= <i32>!v128.any_true(f32x4.gt(after, f32x4.splat(none)));
    left -= gone;
  }
  left++;
  const p = entry(hull, left);
  v128.store(p, y);
  v128.store(p, arrival, arrivalAt);
  store<i32>(p, k, stepAt);
  return left;
}

/** Steepest slope from a receiver at step k and height y, in m a step; right for the rays of `wanted`. */
@inline
export function steepestOf(hull: usize, top: i32, k: i32, y: v128, wanted: v128): v128 {
  let steepest = f32x4.splat(none);
  for (let q = top; q >= 0; q--) {
    const p = entry(hull, q);
    const rise = f32x4.mul(f32x4.sub(v128.load(p), y), inverseOf(k - load<i32>(p, stepAt)));
    steepest = f32x4.pmax(steepest, rise);
    // Farther vertices lie below the line on which the hull arrives here: none is seen higher once that falls behind the sight.
    const done = f32x4.ge(v128.load(p, arrivalAt), f32x4.neg(steepest));
    if (!v128.any_true(v128.andnot(wanted, done))) break;
  }
  return steepest;
}

/** What `lookBack` has seen: tangent over the effective earth and its step; over the chord the highest and the steepest. */
export let tangent: v128 = f32x4(0, 0, 0, 0);
export let tangentStep: v128 = f32x4(0, 0, 0, 0);
export let overChord: v128 = f32x4(0, 0, 0, 0);
export let steepestChord: v128 = f32x4(0, 0, 0, 0);

/**
 * Looks back over bare ground from a receiver at step k: `y` flattened, the chord's slope `chord`, curvature `C` a step². The chord is
 * a straight line over unflattened heights, z = y + C·n²; each vertex of their hull is one of the flattened hull, too, as a line
 * that touches the heights from above becomes, less C·n², a concave curve that touches the flattened heights.
 */
@inline
export function lookBack(hull: usize, top: i32, k: i32, y: v128, chord: v128, C: v128, wanted: v128): void {
  const k4 = f32x4.splat(<f32>k);
  let seen = f32x4.splat(none);
  let at = f32x4.splat(0);
  let high = f32x4.splat(none);
  let steep = f32x4.splat(none);
  for (let q = top; q >= 0; q--) {
    const p = entry(hull, q);
    const n = load<i32>(p, stepAt);
    const n4 = f32x4.splat(<f32>n);
    const here = v128.load(p);
    const rise = f32x4.mul(f32x4.sub(here, y), inverseOf(k - n));
    at = v128.bitselect(n4, at, f32x4.gt(rise, seen));
    seen = f32x4.pmax(seen, rise);
    const bend = f32x4.mul(C, n4);
    steep = f32x4.pmax(steep, f32x4.sub(rise, f32x4.add(bend, f32x4.mul(C, k4))));
    high = f32x4.pmax(high, f32x4.add(here, f32x4.mul(n4, f32x4.sub(bend, chord))));
    // The unflattened hull arrives at least C·n steeper than the flattened one.
    const arrival = f32x4.add(v128.load(p, arrivalAt), bend);
    const done = f32x4.ge(arrival, f32x4.pmax(chord, f32x4.neg(steep)));
    if (!v128.any_true(v128.andnot(wanted, done))) break;
  }
  tangent = seen;
  tangentStep = at;
  overChord = high;
  steepestChord = steep;
}
