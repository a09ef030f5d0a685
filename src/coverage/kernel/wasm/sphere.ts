/**
 * The spherical earth's part of delta-Bullington, max(L_dsph − L_bulls, 0) of P.526-15 §4.5.3, for the vectors of four results that
 * need it. Each step is a loop of its own over all of them: a result waits long for its own chain of roots and logarithms, and the
 * machine works at the next ones meanwhile, if they are near enough in the program.
 */
import { bullington, decibel20, exp2, inverseCubeRoot, knifeEdge, log2, splat } from './math';
import * as s from './state';

/** Bytes from a result's place in the first scratch array to its place in the next. */
let apart: usize = 0;

/** What the carrier brings: K over land without a^(−1/3), ∛f, √λ, √(0.002/λ). */
let K0: v128 = f32x4(0, 0, 0, 0);
let cbrt_f: f64 = 0;
let perRootLambda: v128 = f32x4(0, 0, 0, 0);
let nuScale: v128 = f32x4(0, 0, 0, 0);

export function useSphere(K: f64, cbrtOfFrequency: f64, rootLambda: f64, scale: f64): void {
  K0 = splat(K);
  cbrt_f = cbrtOfFrequency;
  perRootLambda = splat(1 / rootLambda);
  nuScale = splat(scale);
  apart = s.resultBytes;
}

@inline
function offsetOf(i: i32): usize {
  return load<usize>(s.listed + (<usize>i << 2));
}

@inline
function heightOf(p: usize): v128 {
  return f32x4.pmax(f32x4.splat(0), v128.load(p));
}

@inline
function stepsOf(o: usize): v128 {
  return f32x4.convert_i32x4_s(i32x4.shr_s(v128.load(s.place + o), 3));
}

/** Adds the excess to `L_d` of the `count` vectors whose byte places are in `listed`, from `plane` on; `near` tells the lanes. */
export function addSphericalExcess(count: i32, plane: usize): void {
  const first = s.work;
  const second = first + apart;
  const third = second + apart;
  const fourth = third + apart;
  prepareFirstTerm(count, plane, first, second, third);
  finishFirstTerm(count, plane, first, second, third);
  findTop(count, plane, second);
  edgeGeometry(count, plane, second, third);
  addExcess(count, plane, first, third, fourth);
}

/** X and the height gains' arguments of the first term of the residue series over land. P.526-15 §3.1.1. */
function prepareFirstTerm(count: i32, plane: usize, X_: usize, product_: usize, climb_: usize): void {
  const one = f32x4.splat(1);
  for (let i: i32 = 0; i < count; i++) {
    const o = offsetOf(i);
    const q = o + plane;
    const d = v128.load(s.d_km + q);
    const h1 = heightOf(s.h_te_m + q);
    const h2 = heightOf(s.h_re_m + q);
    const beyond = f32x4.lt(v128.load(s.smoothClearance + q), f32x4.splat(-1e30));
    const ratio = f32x4.div(d, f32x4.add(f32x4.sqrt(h1), f32x4.sqrt(h2)));
    const a_em = f32x4.mul(f32x4.splat(500), f32x4.mul(ratio, ratio)); // radius that puts this path on its horizon
    const perCbrt = inverseCubeRoot(v128.bitselect(splat(s.a_e_km), a_em, beyond));
    const K = f32x4.mul(K0, perCbrt);
    const K2 = f32x4.mul(K, K);
    const K4 = f32x4.mul(K2, K2);
    const beta = f32x4.div(
      f32x4.add(one, f32x4.add(f32x4.mul(f32x4.splat(1.6), K2), f32x4.mul(f32x4.splat(0.67), K4))),
      f32x4.add(one, f32x4.add(f32x4.mul(f32x4.splat(4.5), K2), f32x4.mul(f32x4.splat(1.53), K4))),
    ); // §3.1.1.2, β
    const perCbrt2 = f32x4.mul(perCbrt, perCbrt);
    v128.store(X_ + o, f32x4.mul(f32x4.mul(f32x4.mul(splat(21.88 * cbrt_f), beta), d), perCbrt2));
    const y = f32x4.mul(f32x4.mul(splat(0.9575 * cbrt_f * cbrt_f), f32x4.mul(beta, beta)), perCbrt);
    // G(Y) with B = β·Y: its logarithms are of a product. Never below 2 + 20·lg K. P.526-15 §3.1.1.2.
    const least = f32x4.mul(f32x4.splat(1.25892541), K);
    const B1 = f32x4.mul(y, h1);
    const B2 = f32x4.mul(y, h2);
    v128.store(product_ + o, f32x4.mul(heightFactor(B1, least), heightFactor(B2, least)));
    v128.store(climb_ + o, f32x4.add(heightClimb(B1), heightClimb(B2)));
  }
}

/** B + 0.1·B³, above B = 2 the inverse fourth root of B − 1.1: 20·lg of it is the logarithmic part of G. */
@inline
function heightFactor(B: v128, least: v128): v128 {
  const low = f32x4.pmax(least, f32x4.add(B, f32x4.mul(f32x4.splat(0.1), f32x4.mul(B, f32x4.mul(B, B)))));
  const b = f32x4.pmax(f32x4.splat(0.9), f32x4.sub(B, f32x4.splat(1.1)));
  const high = f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.sqrt(b)));
  return v128.bitselect(high, low, f32x4.gt(B, f32x4.splat(2)));
}

/** 17.6·√(B − 1.1) − 8 above B = 2: the rest of G. */
@inline
function heightClimb(B: v128): v128 {
  const b = f32x4.pmax(f32x4.splat(0.9), f32x4.sub(B, f32x4.splat(1.1)));
  const climb = f32x4.sub(f32x4.mul(f32x4.splat(17.6), f32x4.sqrt(b)), f32x4.splat(8));
  return v128.and(climb, f32x4.gt(B, f32x4.splat(2)));
}

/** L_dsph: the first term, or in sight of each other a share of it by clearance. P.526-15 §3.1.1.2 and §3.2. Written over X. */
function finishFirstTerm(count: i32, plane: usize, X_: usize, product_: usize, climb_: usize): void {
  const one = f32x4.splat(1);
  for (let i: i32 = 0; i < count; i++) {
    const o = offsetOf(i);
    const X = v128.load(X_ + o);
    const lgX = log2(X);
    const far = f32x4.sub(
      f32x4.add(f32x4.splat(11), f32x4.mul(f32x4.splat(3.01029995664), lgX)),
      f32x4.mul(f32x4.splat(17.6), X),
    );
    const short = f32x4.sub(
      f32x4.mul(f32x4.splat(-6.02059991328), lgX),
      f32x4.mul(f32x4.splat(5.6488), exp2(f32x4.mul(f32x4.splat(1.425), lgX))),
    );
    const F = v128.bitselect(far, short, f32x4.ge(X, f32x4.splat(1.6))); // F(X)
    const gains = f32x4.add(v128.load(climb_ + o), decibel20(v128.load(product_ + o)));
    const firstTerm = f32x4.neg(f32x4.add(F, gains));
    const clearance = v128.load(s.smoothClearance + plane + o);
    const fade = f32x4.sub(one, f32x4.mul(clearance, perRootLambda));
    const inside = f32x4.mul(fade, f32x4.pmax(f32x4.splat(0), firstTerm));
    v128.store(X_ + o, v128.bitselect(firstTerm, inside, f32x4.lt(clearance, f32x4.splat(-1e30))));
  }
}

/**
 * Where ν over the smooth earth is largest in the clear. With u = √(x/(d − x)) it is C·d·u/(1 + u²) − (h1/u + h2·u)/d; two rounds of
 * Newton in ln u from where it were without the bulge. Stores u.
 */
function findTop(count: i32, plane: usize, u_: usize): void {
  const one = f32x4.splat(1);
  const low = f32x4.splat(0.01);
  const C = splat(s.curvature);
  for (let i: i32 = 0; i < count; i++) {
    const o = offsetOf(i);
    const q = o + plane;
    const d = v128.load(s.d_km + q);
    const Cd2 = f32x4.mul(C, f32x4.mul(d, d));
    const a = f32x4.pmax(low, v128.load(s.h_te_m + q));
    const b = f32x4.pmax(low, v128.load(s.h_re_m + q));
    let u = f32x4.sqrt(f32x4.div(a, b));
    for (let round: i32 = 0; round < 2; round++) {
      const u2 = f32x4.mul(u, u);
      const wide = f32x4.add(one, u2);
      // 1/u and 1/(1 + u²) by one division.
      const inverse = f32x4.div(one, f32x4.mul(u, wide));
      const narrow = f32x4.mul(u, inverse);
      const bulge = f32x4.mul(f32x4.mul(Cd2, u), f32x4.mul(narrow, narrow));
      const up = f32x4.mul(a, f32x4.mul(wide, inverse));
      const down = f32x4.mul(b, u);
      const first = f32x4.add(f32x4.mul(bulge, f32x4.sub(one, u2)), f32x4.sub(up, down));
      const shape = f32x4.add(f32x4.sub(one, f32x4.mul(f32x4.splat(6), u2)), f32x4.mul(u2, u2));
      const second = f32x4.sub(f32x4.mul(f32x4.mul(bulge, narrow), shape), f32x4.add(up, down));
      // At the top the second derivative is negative; far from it a step of half an e-fold must do.
      const raw = f32x4.neg(f32x4.div(first, f32x4.pmin(f32x4.mul(f32x4.splat(-0.3), f32x4.add(up, down)), second)));
      const move = f32x4.pmin(f32x4.splat(0.7), f32x4.pmax(f32x4.splat(-0.7), raw));
      u = f32x4.mul(u, f32x4.add(one, f32x4.mul(move, f32x4.add(one, f32x4.mul(f32x4.splat(0.5), move)))));
    }
    v128.store(u_ + o, u);
  }
}

/**
 * ν-geometry of the Bullington point over the smooth earth on the ray's own samples: in the clear of those beside u the higher one,
 * beyond the horizon where each slope is largest, beside √(h/C). See `smoothBullingtonLoss_dB`.
 */
function edgeGeometry(count: i32, plane: usize, u_: usize, nu_: usize): void {
  const one = f32x4.splat(1);
  const C = splat(s.curvature);
  for (let i: i32 = 0; i < count; i++) {
    const o = offsetOf(i);
    const q = o + plane;
    const d = v128.load(s.d_km + q);
    const k = stepsOf(q);
    const h1 = heightOf(s.h_te_m + q);
    const h2 = heightOf(s.h_re_m + q);
    const u = v128.load(u_ + o);
    const u2 = f32x4.mul(u, u);
    const last = f32x4.sub(k, one);
    const perD = f32x4.div(one, d);
    const at = f32x4.floor(f32x4.div(f32x4.mul(k, u2), f32x4.add(one, u2)));
    const n = f32x4.pmax(one, f32x4.pmin(last, at));
    const next = f32x4.pmax(one, f32x4.pmin(last, f32x4.add(n, one)));
    const step = f32x4.div(d, k);
    const best = f32x4.pmax(
      smoothClearance(f32x4.mul(n, step), C, d, perD, h1, h2),
      smoothClearance(f32x4.mul(next, step), C, d, perD, h1, h2),
    );
    let nu = f32x4.mul(best, f32x4.sqrt(d));
    const beyond = f32x4.lt(v128.load(s.smoothClearance + q), f32x4.splat(-1e30));
    if (v128.any_true(beyond)) {
      const Cd = f32x4.mul(C, d);
      const line = f32x4.sub(f32x4.mul(f32x4.sub(h2, h1), perD), Cd);
      const st = smoothSlope(h1, C, step, last);
      const sr = f32x4.add(smoothSlope(h2, C, step, last), f32x4.add(Cd, Cd));
      // √(A·B·d) as in `rays.ts`; samples that just miss the horizon leave the ray clear by a hair.
      const zero = f32x4.splat(0);
      const rises = f32x4.mul(f32x4.pmax(zero, f32x4.sub(st, line)), f32x4.pmax(zero, f32x4.add(sr, line)));
      nu = v128.bitselect(f32x4.sqrt(f32x4.mul(rises, d)), nu, beyond);
    }
    v128.store(nu_ + o, v128.bitselect(nu, f32x4.splat(-1e30), f32x4.ge(last, one)));
  }
}

/** Largest (−C·x² − h)/x over the samples. */
@inline
function smoothSlope(h: v128, C: v128, step: v128, last: v128): v128 {
  const one = f32x4.splat(1);
  const best = f32x4.floor(f32x4.div(f32x4.sqrt(f32x4.div(h, C)), step));
  const i = f32x4.pmin(last, f32x4.pmax(one, best));
  const a = f32x4.mul(i, step);
  const b = f32x4.mul(f32x4.pmin(last, f32x4.add(i, one)), step);
  const atA = f32x4.add(f32x4.mul(C, a), f32x4.div(h, a));
  const atB = f32x4.add(f32x4.mul(C, b), f32x4.div(h, b));
  return f32x4.neg(f32x4.pmin(atA, atB));
}

@inline
function smoothClearance(x: v128, C: v128, d: v128, perD: v128, h1: v128, h2: v128): v128 {
  const rest = f32x4.sub(d, x);
  const w = f32x4.mul(x, rest);
  const direct = f32x4.mul(f32x4.add(f32x4.mul(h1, rest), f32x4.mul(h2, x)), perD);
  return f32x4.div(f32x4.sub(f32x4.mul(C, w), direct), f32x4.sqrt(w));
}

/** L_d grows by L_dsph − L_bulls where that is more. */
function addExcess(count: i32, plane: usize, spherical_: usize, nu_: usize, near_: usize): void {
  const zero = f32x4.splat(0);
  for (let i: i32 = 0; i < count; i++) {
    const o = offsetOf(i);
    const spherical = v128.load(spherical_ + o);
    const smooth = bullington(knifeEdge(f32x4.mul(v128.load(nu_ + o), nuScale)), v128.load(s.d_km + plane + o));
    const excess = f32x4.pmax(zero, f32x4.sub(spherical, smooth));
    const wanted = v128.and(v128.load(near_ + o), f32x4.gt(spherical, zero));
    v128.store(s.L_d_dB + o, f32x4.add(v128.load(s.L_d_dB + o), v128.and(excess, wanted)));
  }
}
