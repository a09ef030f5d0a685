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
 * cos(π/3 + acos(x)/3) for x in [−1, 1], which is sin(asin(x)/3): odd, and in s = √(1 − |x|) as smooth as sin(π/6 − ⅔·asin(s/√2)),
 * so a polynomial through its Chebyshev points. Error below 7e-6.
 */
@inline
export function cubicCosine(x: v128): v128 {
  const s = f32x4.sqrt(f32x4.sub(f32x4.splat(1), f32x4.abs(x)));
  let p = f32x4.splat(-0.0338671654);
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(0.0613547573));
  p = f32x4.sub(f32x4.mul(p, s), f32x4.splat(0.0624730442));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(0.00233034282));
  p = f32x4.sub(f32x4.mul(p, s), f32x4.splat(0.0593312056));
  p = f32x4.sub(f32x4.mul(p, s), f32x4.splat(0.40800447));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(0.499997496));
  return v128.or(p, v128.and(x, i32x4.splat(0x80000000)));
}

/** arctangent, error below 2e-6 rad; slopes below a quarter take the power series alone. */
@inline
export function atan(x: v128): v128 {
  const x2 = f32x4.mul(x, x);
  if (!v128.any_true(f32x4.gt(x2, f32x4.splat(0.0625)))) {
    let p = f32x4.sub(f32x4.splat(0.1111111), f32x4.mul(x2, f32x4.splat(0.0909091)));
    p = f32x4.sub(f32x4.splat(0.1428571), f32x4.mul(x2, p));
    p = f32x4.sub(f32x4.splat(0.2), f32x4.mul(x2, p));
    p = f32x4.sub(f32x4.splat(0.3333333), f32x4.mul(x2, p));
    return f32x4.sub(x, f32x4.mul(f32x4.mul(x, x2), p));
  }
  return steepAtan(x);
}

function steepAtan(x: v128): v128 {
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

/** x^(−1/3) of positive normal numbers: a third of the exponent for a start (within 4 %), then Newton's 1/y³ = x. */
@inline
export function inverseCubeRoot(x: v128): v128 {
  const third = f32x4.mul(f32x4.convert_i32x4_s(x), f32x4.splat(-0.33333333));
  let y = i32x4.trunc_sat_f32x4_s(f32x4.add(third, f32x4.splat(1419910442)));
  for (let round: i32 = 0; round < 3; round++) {
    const y3 = f32x4.mul(y, f32x4.mul(y, y));
    y = f32x4.mul(y, f32x4.sub(f32x4.splat(1.33333333), f32x4.mul(f32x4.splat(0.33333333), f32x4.mul(x, y3))));
  }
  return y;
}

/** 20·lg x. */
@inline
export function decibel20(x: v128): v128 {
  return f32x4.mul(f32x4.splat(6.02059991328), log2(x));
}

/**
 * At most 20·lg(x/y), by up to 1.1 dB less, of numbers that are not negative: the bits of a float, read as a whole number, are its
 * logarithm with a mantissa of straight lines, which lie below the curve by up to 0.0861.
 */
@inline
export function decibel20Below(x: v128, y: v128): v128 {
  const octaves = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(x, y)), f32x4.splat(1.1920929e-7)); // 2^−23
  return f32x4.sub(f32x4.mul(octaves, f32x4.splat(6.02059991328)), f32x4.splat(0.52));
}

/** J(ν). P.526-15 §4.1, eq. (31). */
@inline
export function knifeEdge(nu: v128): v128 {
  const t = f32x4.sub(f32x4.pmax(nu, f32x4.splat(-0.78)), f32x4.splat(0.1));
  const root = f32x4.sqrt(f32x4.add(f32x4.mul(t, t), f32x4.splat(1)));
  const edge = f32x4.add(f32x4.splat(6.9), decibel20(f32x4.add(root, t)));
  return v128.and(edge, f32x4.gt(nu, f32x4.splat(-0.78)));
}

/** L_uc + (1 − exp(−L_uc/6))·(10 + 0.02 d). P.526-15 §4.5.1. */
@inline
export function bullington(J: v128, d_km: v128): v128 {
  const rest = f32x4.sub(f32x4.splat(1), exp2(f32x4.mul(J, f32x4.splat(-0.24044917348)))); // 1/(6 ln 2)
  return f32x4.add(J, f32x4.mul(rest, f32x4.add(f32x4.splat(10), f32x4.mul(f32x4.splat(0.02), d_km))));
}
