/**
 * What lies under four neighbouring rays, step by step: ground, clutter, and whose cell it is. A loop of its own, ahead of the one
 * that looks at it, so that no step has to wait for its heights.
 */
import * as s from './state';
import { isVoid, knownGround } from './voids';

/** Small whole numbers x as byte places of `swizzle`: 4·x … 4·x + 3 for each lane. */
@inline
function wordBytes(x: v128): v128 {
  return i32x4.add(i32x4.mul(x, i32x4.splat(0x04040404)), i32x4.splat(0x03020100));
}

/** Clutter height of the nearest cells, `offset` cells past p. */
@inline
function clutterAt(p: usize, offset: v128): v128 {
  const halves = v128.swizzle(v128.load64_zero(p), v128.or(offset, i32x4.splat(<i32>0x80808000)));
  return f32x4.mul(f32x4.convert_i32x4_s(halves), f32x4.splat(0.5));
}

/** Nominal gaps of the classes of the nearest cells, km. */
@inline
function gapsAt(p: usize, offset: v128): v128 {
  const classes = v128.swizzle(v128.load64_zero(p), v128.or(offset, i32x4.splat(<i32>0x80808000)));
  return f32x4(
    load<f32>(s.gaps + (<usize>i32x4.extract_lane(classes, 0) << 2)),
    load<f32>(s.gaps + (<usize>i32x4.extract_lane(classes, 1) << 2)),
    load<f32>(s.gaps + (<usize>i32x4.extract_lane(classes, 2) << 2)),
    load<f32>(s.gaps + (<usize>i32x4.extract_lane(classes, 3) << 2)),
  );
}

/** Pixel along the fan at step k; −1 where the lattice has none or none is wanted. */
@inline
function majorPixel(k: i32): i32 {
  let at = s.majorAtMast + s.majorSign * k;
  if (s.stride != 1) {
    if (at % s.stride != 0) return -1;
    at /= s.stride;
  }
  return at < s.firstMajor || at > s.lastMajor ? -1 : at;
}

/** Index into the window of each lane's cell, −1 for none. */
@inline
function pixelsOf(major: i32, m: v128, wanted: v128): v128 {
  let at = i32x4.add(m, i32x4.splat(s.minorAtMast));
  let inside = wanted;
  if (s.stride != 1) {
    const cells = at;
    at = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.div(f32x4.convert_i32x4_s(at), f32x4.splat(<f32>s.stride))));
    inside = v128.and(inside, i32x4.eq(i32x4.mul(at, i32x4.splat(s.stride)), cells));
  }
  inside = v128.and(inside, i32x4.ge_s(at, i32x4.splat(s.firstMinor)));
  inside = v128.and(inside, i32x4.le_s(at, i32x4.splat(s.lastMinor)));
  const index = i32x4.add(i32x4.splat(s.pixelAtOrigin + major * s.majorPitch), i32x4.mul(at, i32x4.splat(s.minorPitch)));
  return v128.or(v128.and(index, inside), v128.not(inside));
}

/** Fills `bare`, `pixelOfStep`, `minorOfStep` and, with clutter, `clutter` and `gapOfStep`; returns whether there are voids. */
@inline
export function sampleRays(j: i32, r: i32, from: i32, to: i32, useClutter: bool): bool {
  const r4 = i32x4.splat(r);
  const perRay = f32x4.splat(<f32>(1 / <f64>r));
  const radius2 = i32x4.splat(s.radius2);
  const rays = i32x4.add(i32x4.splat(j), i32x4(0, 1, 2, 3));
  const exists = i32x4.le_s(rays, r4);
  // j = whole·r + part with 0 ≤ part < r: per step the ray moves `whole` cells and the r-th `part` of one.
  const whole = i32x4.sub(i32x4.lt_s(rays, i32x4.splat(0)), i32x4.ge_s(rays, r4));
  const part = i32x4.sub(rays, i32x4.mul(whole, r4));
  // The step before the first.
  const before = i32x4.splat(from - 1);
  const partWhole = wholeParts(from - 1, part, r);
  let m0 = i32x4.add(i32x4.mul(before, whole), partWhole);
  let rest = i32x4.sub(i32x4.mul(before, part), i32x4.mul(partWhole, r4));
  let base: i32 = s.mastIndex + (from - 1) * s.majorStep;
  let voids = false;
  for (let k = from; k <= to; k++) {
    const at = <usize>k << 4;
    // k·j = m0·r + rest with 0 ≤ rest < r.
    rest = i32x4.add(rest, part);
    const over = i32x4.ge_s(rest, r4);
    rest = i32x4.sub(rest, v128.and(over, r4));
    m0 = i32x4.sub(i32x4.add(m0, whole), over);
    const up = i32x4.ge_s(i32x4.shl(rest, 1), r4);
    const m = i32x4.sub(m0, up);
    base += s.majorStep;
    const first = i32x4.extract_lane(m0, 0);
    const first4 = i32x4.splat(first);
    const cell = base + first;

    // Ground on the rays: linear between the two cells beside each.
    const ground = s.ground + (<usize>cell << 2);
    const bytes = wordBytes(i32x4.sub(m0, first4));
    const left = v128.swizzle(v128.load(ground), bytes);
    const right = v128.swizzle(v128.load(ground, 4), bytes);
    const share = f32x4.mul(f32x4.convert_i32x4_s(rest), perRay);
    let z = f32x4.add(left, f32x4.mul(share, f32x4.sub(right, left)));
    const offset = i32x4.sub(m, first4);
    if (!i32x4.all_true(f32x4.eq(z, z))) {
      z = knownGround(z, ground, offset);
      voids = voids || v128.any_true(isVoid(z));
    }
    v128.store(s.bare + at, z);

    // Which cells are these rays' own, inside the disc, pixels of the window? The nearest ray owns a cell, the larger in a tie.
    const k4 = i32x4.splat(k);
    const beside = i32x4.shl(i32x4.sub(v128.and(up, r4), rest), 1);
    const major = majorPixel(k);
    let owned = v128.and(exists, v128.and(i32x4.ge_s(beside, i32x4.neg(k4)), i32x4.lt_s(beside, k4)));
    if (!s.ownsDiagonal) owned = v128.andnot(owned, i32x4.eq(i32x4.abs(m), k4));
    owned = v128.and(owned, i32x4.le_s(i32x4.add(i32x4.mul(k4, k4), i32x4.mul(m, m)), radius2));
    if (major < 0) owned = i32x4.splat(0);
    v128.store(s.pixelOfStep + at, pixelsOf(major, m, owned));
    v128.store(s.minorOfStep + at, m);

    if (useClutter) {
      const height = clutterAt(s.clutterHalf + cell, offset);
      v128.store(s.clutter + at, height);
      const standing = f32x4.gt(height, f32x4.splat(0));
      const gap = v128.any_true(standing) ? v128.and(gapsAt(s.clutterClass + cell, offset), standing) : f32x4.splat(0);
      v128.store(s.gapOfStep + at, gap);
    }
  }
  return voids;
}

/** ⌊n·part/r⌋ of each lane. */
@inline
function wholeParts(n: i32, part: v128, r: i32): v128 {
  return i32x4(
    (n * i32x4.extract_lane(part, 0)) / r,
    (n * i32x4.extract_lane(part, 1)) / r,
    (n * i32x4.extract_lane(part, 2)) / r,
    (n * i32x4.extract_lane(part, 3)) / r,
  );
}

