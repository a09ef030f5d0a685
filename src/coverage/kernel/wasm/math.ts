/**
 * Elementary functions of four single-precision numbers at once. Errors are relative to 1 unless said: none is above 1e-6 in
 * the ranges the kernel uses. `test/unit/coverage/fastSweep.test.ts` compares what they add up to with double precision.
 */

@inline
export function splat(x: f64): v128 {
  return f32x4.splat(<f32>x);
}

/** log2 of positive normal numbers: exponent plus the series of artanh on [√½, √2). */
@inline
export function log2(x: v128): v128 {
  const half = i32x4.splat(0x3f3504f3); // √½
  const shifted = i32x4.sub(x, half);
  const exponent = i32x4.shr_s(shifted, 23);
  const m = i32x4.sub(x, i32x4.shl(exponent, 23));
  const one = f32x4.splat(1);
  const s = f32x4.div(f32x4.sub(m, one), f32x4.add(m, one));
  const s2 = f32x4.mul(s, s);
  let p = f32x4.splat(0.32059889798); // 2/(9 ln 2)
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(0.41219858311)); // 2/(7 ln 2)
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(0.57707801636)); // 2/(5 ln 2)
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(0.96179669393)); // 2/(3 ln 2)
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(2.88539008178)); // 2/ln 2
  return f32x4.add(f32x4.convert_i32x4_s(exponent), f32x4.mul(p, s));
}

/** 2^x, x held inside [−126, 126]. */
@inline
export function exp2(x: v128): v128 {
  const held = f32x4.pmin(f32x4.splat(126), f32x4.pmax(f32x4.splat(-126), x));
  const whole = f32x4.nearest(held);
  const t = f32x4.mul(f32x4.sub(held, whole), f32x4.splat(0.69314718056));
  let p = f32x4.splat(1 / 720);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1 / 120));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1 / 24));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1 / 6));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1));
  const exponent = i32x4.shl(i32x4.trunc_sat_f32x4_s(whole), 23);
  return i32x4.add(p, exponent);
}

/**
 * cos(π/3 + acos(x)/3) for x in [−1, 1]: the root of 3c − 4c³ = x in [−½, ½]. Newton from the power series, near the double
 * root at |x| = 1 from 3c − 4c³ ≈ 1 − 6(½ − c)².
 */
@inline
export function cubicCosine(x: v128): v128 {
  const a = f32x4.abs(x);
  const series = f32x4.mul(
    a,
    f32x4.add(f32x4.splat(0.3333333), f32x4.mul(f32x4.mul(a, a), f32x4.splat(0.0493827))),
  );
  const rest = f32x4.sqrt(f32x4.mul(f32x4.sub(f32x4.splat(1), a), f32x4.splat(0.1666667)));
  let c = v128.bitselect(f32x4.sub(f32x4.splat(0.5), rest), series, f32x4.gt(a, f32x4.splat(0.8)));
  for (let i = 0; i < 3; i++) {
    const c2 = f32x4.mul(c, c);
    const over = f32x4.sub(f32x4.mul(c, f32x4.sub(f32x4.splat(3), f32x4.mul(f32x4.splat(4), c2))), a);
    const slope = f32x4.pmax(f32x4.splat(0.001), f32x4.sub(f32x4.splat(3), f32x4.mul(f32x4.splat(12), c2)));
    c = f32x4.sub(c, f32x4.div(over, slope));
  }
  return v128.or(c, v128.and(x, i32x4.splat(0x80000000)));
}

/** arctangent, error below 2e-7 rad. */
@inline
export function atan(x: v128): v128 {
  const a = f32x4.abs(x);
  const one = f32x4.splat(1);
  const beyond = f32x4.gt(a, one);
  const t = v128.bitselect(f32x4.div(one, a), a, beyond);
  const t2 = f32x4.mul(t, t);
  // Abramowitz and Stegun 4.4.49.
  let p = f32x4.splat(0.0028662257);
  p = f32x4.sub(f32x4.mul(p, t2), f32x4.splat(0.0161657367));
  p = f32x4.add(f32x4.mul(p, t2), f32x4.splat(0.0429096138));
  p = f32x4.sub(f32x4.mul(p, t2), f32x4.splat(0.0752896400));
  p = f32x4.add(f32x4.mul(p, t2), f32x4.splat(0.1065626393));
  p = f32x4.sub(f32x4.mul(p, t2), f32x4.splat(0.1420889944));
  p = f32x4.add(f32x4.mul(p, t2), f32x4.splat(0.1999355085));
  p = f32x4.sub(f32x4.mul(p, t2), f32x4.splat(0.3333314528));
  p = f32x4.mul(t, f32x4.add(f32x4.mul(p, t2), one));
  const folded = v128.bitselect(f32x4.sub(f32x4.splat(1.57079632679), p), p, beyond);
  return v128.or(folded, v128.and(x, i32x4.splat(0x80000000)));
}

/** 20·lg x. */
@inline
export function decibel20(x: v128): v128 {
  return f32x4.mul(f32x4.splat(6.02059991328), log2(x));
}

/** Four doubles at p and p + 16 as singles. */
@inline
export function loadDoubles(p: usize): v128 {
  const low = f32x4.demote_f64x2_zero(v128.load(p));
  const high = f32x4.demote_f64x2_zero(v128.load(p, 16));
  return v128.shuffle<f32>(low, high, 0, 1, 4, 5);
}
