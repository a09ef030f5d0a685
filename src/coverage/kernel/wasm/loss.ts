/**
 * From a ray's geometry to path-loss codes of one carrier, four entries at once in single precision: what `loss.ts` and
 * `clearAir.ts` compute, with masks for branches. Entries that need more than that are listed for the host, which computes
 * them in double precision: cells near the mast, and cells where ducting may matter.
 */
import { wholeLoss_dB } from './ducting';
import { atan, cubicCosine, decibel20, exp2, loadDoubles, log2, splat } from './math';
import * as s from './state';

/** A carrier's constants, f64 in this order; the host writes one block for each carrier. */
let f_GHz: f64 = 0;
/** √(0.002/λ), √λ. */
let nuScale: f64 = 0;
let rootLambda: f64 = 0;
/** Squared radius of the carrier's disc and of the near-mast zone, cells. */
let reach2: f64 = 0;
let near2: f64 = 0;
/** First-term constants of the spherical earth over land. P.526-15 §3.1.1. */
let K0: f64 = 0;
let K0_dB: f64 = 0;
let cbrt_f: f64 = 0;
/** 92.4 + 20·lg f, dB. */
let freeSpaceHead_dB: f64 = 0;
/** Bounds of `ClearAirBounds`; the last is the least of the table that follows: A(50 %) by 0.1 km. */
let scatter_dB: f64 = 0;
let ducting_dB: f64 = 0;
let perAngle_dBpermrad: f64 = 0;
let bend_mradperkm: f64 = 0;
let leastTime_dB: f64 = 0;
let longWave_dB: f64 = 0;
let time: usize = 0;
/** Entries of the table, and where the second one lies: β0 by 0.1 km. */
let distances: i32 = 0;
let beta0: usize = 0;

function useCarrier(p: usize): void {
  f_GHz = load<f64>(p);
  nuScale = load<f64>(p, 8);
  rootLambda = load<f64>(p, 16);
  reach2 = load<f64>(p, 24);
  near2 = load<f64>(p, 32);
  K0 = load<f64>(p, 40);
  K0_dB = 20 * NativeMath.log10(K0);
  cbrt_f = load<f64>(p, 48);
  freeSpaceHead_dB = load<f64>(p, 56);
  scatter_dB = load<f64>(p, 64);
  ducting_dB = load<f64>(p, 72);
  perAngle_dBpermrad = load<f64>(p, 80);
  bend_mradperkm = load<f64>(p, 88);
  leastTime_dB = load<f64>(p, 96);
  longWave_dB = load<f64>(p, 104);
  distances = <i32>load<f64>(p, 112);
  time = p + 120;
  beta0 = time + (<usize>distances << 3);
}

/** Entries left to the host, i32. */
export let special: usize = 0;

const negligible_dB: f32 = 15;
const slight_dB: f32 = 0.02;

/** Angles of the horizons, and the clearance over the smooth earth (`smoothEarthClearance`), once per ray. */
export function finishRay(count: i32): void {
  const a_e = splat(s.a_e_km);
  const zero = f32x4.splat(0);
  for (let e: i32 = 0; e < count; e += 4) {
    const o = <usize>e << 3;
    angle(s.theta_t_mrad + o);
    angle(s.theta_r_mrad + o);
    const d = loadDoubles(s.d_km + o);
    const h1 = f32x4.pmax(zero, loadDoubles(s.h_te_m + o));
    const h2 = f32x4.pmax(zero, loadDoubles(s.h_re_m + o));
    const sum = f32x4.add(h1, h2);
    const roots = f32x4.add(f32x4.sqrt(h1), f32x4.sqrt(h2));
    const horizon = f32x4.mul(f32x4.sqrt(f32x4.mul(f32x4.splat(0.002), a_e)), roots);
    // ITU-R P.526-15 §3.2: c, m, b, the distance of the smallest clearance and that clearance.
    const c = f32x4.div(f32x4.sub(h1, h2), sum);
    const m = f32x4.div(f32x4.mul(f32x4.splat(250), f32x4.mul(d, d)), f32x4.mul(a_e, sum));
    const m1 = f32x4.add(m, f32x4.splat(1));
    const root = f32x4.sqrt(f32x4.div(f32x4.mul(f32x4.splat(3), m), f32x4.mul(m1, f32x4.mul(m1, m1))));
    const argument = f32x4.pmin(
      f32x4.splat(1),
      f32x4.pmax(f32x4.splat(-1), f32x4.mul(f32x4.splat(1.5), f32x4.mul(c, root))),
    );
    const b = f32x4.mul(
      f32x4.mul(f32x4.splat(2), f32x4.sqrt(f32x4.div(m1, f32x4.mul(f32x4.splat(3), m)))),
      cubicCosine(argument),
    );
    const d1 = f32x4.mul(f32x4.mul(f32x4.splat(0.5), d), f32x4.add(f32x4.splat(1), b));
    const d2 = f32x4.sub(d, d1);
    const bulge = f32x4.div(f32x4.splat(500), a_e);
    const h_se = f32x4.div(
      f32x4.add(
        f32x4.mul(f32x4.sub(h1, f32x4.mul(bulge, f32x4.mul(d1, d1))), d2),
        f32x4.mul(f32x4.sub(h2, f32x4.mul(bulge, f32x4.mul(d2, d2))), d1),
      ),
      d,
    );
    const zone = f32x4.mul(
      f32x4.splat(17.456),
      f32x4.sqrt(f32x4.div(f32x4.pmax(zero, f32x4.mul(d1, d2)), d)),
    );
    const clearance = f32x4.div(h_se, zone);
    const out = v128.bitselect(f32x4.splat(-Infinity), clearance, f32x4.ge(d, horizon));
    storeDoubles(s.smoothClearance + o, out);
  }
}

/** Slope in m/km to elevation in mrad, in place. */
@inline
function angle(p: usize): void {
  const thousand = f32x4.splat(1000);
  storeDoubles(p, f32x4.mul(thousand, atan(f32x4.div(loadDoubles(p), thousand))));
}

@inline
function storeDoubles(p: usize, x: v128): void {
  v128.store(p, f64x2.promote_low_f32x4(x));
  v128.store(p, f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 0, 1)), 16);
}

/** Writes the codes of `count` entries to `out` (i16 by pixel); returns how many entries it listed in `special`. */
export function lossOfRay(count: i32, carrier: usize, out: usize): i32 {
  useCarrier(carrier);
  const cell2 = splat(s.cell_km * s.cell_km);
  const ramp = i32x4(0, 1, 2, 3);
  const zero = f32x4.splat(0);
  let left: i32 = 0;
  for (let e: i32 = 0; e < count; e += 4) {
    const o4 = <usize>e << 2;
    const o8 = <usize>e << 3;
    const dc = f32x4.convert_i32x4_s(v128.load(s.dCol + o4));
    const dr = f32x4.convert_i32x4_s(v128.load(s.dRow + o4));
    const cells2 = f32x4.add(f32x4.mul(dc, dc), f32x4.mul(dr, dr));
    const wanted = v128.and(
      f32x4.le(cells2, splat(reach2)),
      i32x4.lt_s(i32x4.add(ramp, i32x4.splat(e)), i32x4.splat(count)),
    );
    const lanes = i32x4.bitmask(wanted);
    if (lanes == 0) continue;
    const d = loadDoubles(s.d_km + o8);
    // ν and J(ν). P.526-15 §4.1, eq. (31).
    const nu = f32x4.mul(loadDoubles(s.nuGeometry + o8), splat(nuScale));
    const t = f32x4.sub(f32x4.pmax(nu, f32x4.splat(-0.78)), f32x4.splat(0.1));
    const root = f32x4.sqrt(f32x4.add(f32x4.mul(t, t), f32x4.splat(1)));
    const edge = f32x4.add(f32x4.splat(6.9), decibel20(f32x4.add(root, t)));
    const J = v128.bitselect(edge, zero, f32x4.gt(nu, f32x4.splat(-0.78)));
    const distanceTerm = f32x4.add(f32x4.splat(10), f32x4.mul(f32x4.splat(0.02), d));
    let L_d = bullington(J, distanceTerm);
    const near = f32x4.le(loadDoubles(s.smoothClearance + o8), splat(rootLambda));
    if (v128.any_true(v128.and(near, wanted))) {
      const more = sphericalExcess(e, d, distanceTerm);
      L_d = f32x4.add(L_d, v128.and(more, near));
    }
    // Free space over the straight line between the antennas. P.1812-7 §4.2.
    const rise = f32x4.mul(f32x4.sub(loadDoubles(s.h_rs_m + o8), splat(s.h_ts_m)), f32x4.splat(0.001));
    const d2 = f32x4.pmax(
      f32x4.splat(1e-6),
      f32x4.add(f32x4.mul(cells2, cell2), f32x4.mul(rise, rise)),
    );
    const free = f32x4.add(splat(freeSpaceHead_dB), f32x4.mul(f32x4.splat(3.01029995664), log2(d2)));
    let loss = f32x4.add(free, L_d);
    const host = f32x4.lt(cells2, splat(near2));
    let unsure = f32x4.splat(0);
    let L_bs = loss;
    const angle_t = loadDoubles(s.theta_t_mrad + o8);
    const angle_r = loadDoubles(s.theta_r_mrad + o8);
    const d_lt = loadDoubles(s.d_lt_km + o8);
    const d_lr = loadDoubles(s.d_lr_km + o8);
    const hidden = f32x4.gt(d_lt, zero);
    // In line of sight below this neither ducting nor scatter can change anything: most cells.
    const down = f32x4.add(f32x4.pmin(zero, angle_t), f32x4.pmin(zero, angle_r));
    const quick = f32x4.pmin(
      f32x4.add(splat(ducting_dB + leastTime_dB), f32x4.mul(splat(perAngle_dBpermrad), down)),
      f32x4.sub(splat(scatter_dB), f32x4.splat(negligible_dB)),
    );
    const shadowed = v128.or(hidden, f32x4.gt(L_d, quick));
    if (v128.any_true(v128.and(shadowed, wanted))) {
      const bend = f32x4.mul(d, splat(bend_mradperkm));
      const theta = v128.and(f32x4.add(bend, f32x4.add(angle_t, angle_r)), hidden);
      const scatterAbove = f32x4.add(splat(scatter_dB), f32x4.mul(f32x4.splat(0.573), theta));
      const ductAbove = leastDucting(e, d, bend, angle_t, angle_r, d_lt, d_lr, hidden);
      const least = f32x4.pmin(L_d, ductAbove);
      const alone = f32x4.ge(least, f32x4.add(scatterAbove, f32x4.splat(negligible_dB)));
      // Ducting never goes below free space: what is nearly none cannot be lowered.
      unsure = v128.andnot(f32x4.gt(L_d, f32x4.pmax(f32x4.splat(slight_dB), ductAbove)), alone);
      const some = f32x4.gt(L_d, f32x4.sub(scatterAbove, f32x4.splat(negligible_dB)));
      if (v128.any_true(v128.or(some, unsure))) {
        // Scatter beside diffraction: 5·lg(1 + 10^(0.2·Δ)) off, Δ = L_bd − L_bs. P.1812-7 §4.6, L_bc.
        L_bs = f32x4.add(f32x4.add(splat(freeSpaceHead_dB), decibel20(d)), scatterAbove);
        const excess = f32x4.sub(loss, L_bs);
        const sum = f32x4.add(f32x4.splat(1), exp2(f32x4.mul(f32x4.splat(0.66438561898), excess)));
        const both = f32x4.sub(loss, f32x4.mul(f32x4.splat(1.50514997832), log2(sum)));
        loss = v128.bitselect(both, loss, some);
        loss = v128.bitselect(L_bs, loss, alone);
      }
    }
    const codes = i32x4.trunc_sat_f32x4_s(
      f32x4.floor(f32x4.add(f32x4.mul(loss, f32x4.splat(64)), f32x4.splat(0.5))),
    );
    const held = i32x4.min_s(i32x4.splat(32000), i32x4.max_s(i32x4.splat(0), codes));
    const hostLanes = i32x4.bitmask(v128.and(host, wanted));
    const unsureLanes = i32x4.bitmask(unsure);
    for (let lane: i32 = 0; lane < 4; lane++) {
      if (((lanes >> lane) & 1) == 0) continue;
      if ((hostLanes >> lane) & 1) store<i32>(special + (<usize>(left++) << 2), e + lane);
      else {
        const pixel = load<i32>(s.pixel + o4 + (<usize>lane << 2));
        let code = lane32(held, lane);
        if ((unsureLanes >> lane) & 1) code = wholeCode(e + lane, lanef(free, lane), lanef(L_d, lane), lanef(L_bs, lane));
        store<i16>(out + (<usize>pixel << 1), <i16>code);
      }
    }
  }
  return left;
}

function wholeCode(e: i32, L_bfs: f64, L_d: f64, L_bs: f64): i32 {
  const d = load<f64>(s.d_km + (<usize>e << 3));
  const i = <i32>(d * 10);
  const p = beta0 + (<usize>i << 3);
  const beta = load<f64>(p) + (d * 10 - <f64>i) * (load<f64>(p, 8) - load<f64>(p));
  const loss = wholeLoss_dB(e, L_bfs, L_d, L_bs, f_GHz, cbrt_f, longWave_dB, perAngle_dBpermrad, beta);
  const code = <i32>Math.floor(loss * 64 + 0.5);
  return code < 0 ? 0 : code > 32000 ? 32000 : code;
}

@inline
function lanef(x: v128, lane: i32): f64 {
  if (lane == 0) return f32x4.extract_lane(x, 0);
  if (lane == 1) return f32x4.extract_lane(x, 1);
  if (lane == 2) return f32x4.extract_lane(x, 2);
  return f32x4.extract_lane(x, 3);
}

@inline
function lane32(x: v128, lane: i32): i32 {
  if (lane == 0) return i32x4.extract_lane(x, 0);
  if (lane == 1) return i32x4.extract_lane(x, 1);
  if (lane == 2) return i32x4.extract_lane(x, 2);
  return i32x4.extract_lane(x, 3);
}

/** L_uc + (1 − exp(−L_uc/6))·(10 + 0.02 d). P.526-15 §4.5.1. */
@inline
function bullington(J: v128, distanceTerm: v128): v128 {
  const gone = exp2(f32x4.mul(J, f32x4.splat(-0.24044917348))); // 1/(6 ln 2)
  return f32x4.add(J, f32x4.mul(f32x4.sub(f32x4.splat(1), gone), distanceTerm));
}

/** max(L_dsph − L_bulls, 0), dB. P.526-15 §4.5.3. */
function sphericalExcess(e: i32, d: v128, distanceTerm: v128): v128 {
  const o = <usize>e << 3;
  const zero = f32x4.splat(0);
  const a_e = splat(s.a_e_km);
  const h1 = f32x4.pmax(zero, loadDoubles(s.h_te_m + o));
  const h2 = f32x4.pmax(zero, loadDoubles(s.h_re_m + o));
  const clearance = loadDoubles(s.smoothClearance + o);
  const beyond = f32x4.lt(clearance, f32x4.splat(-1e30));
  const roots = f32x4.add(f32x4.sqrt(h1), f32x4.sqrt(h2));
  const ratio = f32x4.div(d, roots);
  const a_em = f32x4.mul(f32x4.splat(500), f32x4.mul(ratio, ratio)); // radius that puts this path on its horizon
  const a = v128.bitselect(a_e, a_em, beyond);
  const firstTerm = firstTermLoss(d, h1, h2, a);
  const fade = f32x4.sub(f32x4.splat(1), f32x4.div(clearance, splat(rootLambda)));
  const inside = f32x4.mul(fade, f32x4.pmax(zero, firstTerm));
  const spherical = v128.bitselect(firstTerm, inside, beyond);
  const needed = f32x4.gt(spherical, zero);
  if (!v128.any_true(needed)) return zero;
  const smooth = bullington(smoothEdge(e, d, h1, h2), distanceTerm);
  return v128.and(f32x4.pmax(zero, f32x4.sub(spherical, smooth)), needed);
}

/** First term of the residue series over land. P.526-15 §3.1.1. */
@inline
function firstTermLoss(d: v128, h1: v128, h2: v128, a: v128): v128 {
  const lgA = log2(a);
  const perCbrt = exp2(f32x4.mul(lgA, f32x4.splat(-0.33333333333))); // a^(−1/3)
  const K = f32x4.mul(splat(K0), perCbrt);
  const K2 = f32x4.mul(K, K);
  const K4 = f32x4.mul(K2, K2);
  const one = f32x4.splat(1);
  const beta = f32x4.div(
    f32x4.add(one, f32x4.add(f32x4.mul(f32x4.splat(1.6), K2), f32x4.mul(f32x4.splat(0.67), K4))),
    f32x4.add(one, f32x4.add(f32x4.mul(f32x4.splat(4.5), K2), f32x4.mul(f32x4.splat(1.53), K4))),
  ); // §3.1.1.2, β
  const X = f32x4.mul(
    f32x4.mul(f32x4.mul(splat(21.88 * cbrt_f), beta), d),
    f32x4.mul(perCbrt, perCbrt),
  );
  const y = f32x4.mul(f32x4.mul(splat(0.9575 * cbrt_f * cbrt_f), f32x4.mul(beta, beta)), perCbrt);
  // 2 + 20·lg K
  const floor = f32x4.sub(splat(2 + K0_dB), f32x4.mul(f32x4.splat(2.00686663761), lgA));
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
  const gains = f32x4.add(heightGain(f32x4.mul(y, h1), floor), heightGain(f32x4.mul(y, h2), floor));
  return f32x4.neg(f32x4.add(F, gains));
}

/** G(Y) with B = βY, never below its floor. P.526-15 §3.1.1.2. */
@inline
function heightGain(B: v128, floor: v128): v128 {
  const isHigh = f32x4.gt(B, f32x4.splat(2));
  const b = f32x4.sub(B, f32x4.splat(1.1));
  const low = f32x4.add(B, f32x4.mul(f32x4.splat(0.1), f32x4.mul(B, f32x4.mul(B, B))));
  // 17.6·√(B − 1.1) − 5·lg(B − 1.1) − 8 above 2, 20·lg(B + 0.1·B³) below: one logarithm of either.
  const lg = log2(f32x4.pmax(f32x4.splat(1e-30), v128.bitselect(b, low, isHigh)));
  const high = f32x4.sub(
    f32x4.sub(f32x4.mul(f32x4.splat(17.6), f32x4.sqrt(b)), f32x4.mul(f32x4.splat(1.50514997832), lg)),
    f32x4.splat(8),
  );
  return f32x4.pmax(floor, v128.bitselect(high, f32x4.mul(f32x4.splat(6.02059991328), lg), isHigh));
}

/**
 * Knife-edge loss of the Bullington point over the smooth earth on the ray's own samples: each slope is largest beside
 * √(h/C), and in the clear ν beside its continuous maximum, found by halving. See `smoothBullingtonLoss_dB`.
 */
function smoothEdge(e: i32, d: v128, h1: v128, h2: v128): v128 {
  const C = splat(s.curvature);
  const step = splat(s.step_km);
  const last = f32x4.sub(f32x4.convert_i32x4_s(v128.load(s.steps + (<usize>e << 2))), f32x4.splat(1));
  const Cd2 = f32x4.mul(C, f32x4.mul(d, d));
  const y_r = f32x4.sub(h2, Cd2);
  const line = f32x4.div(f32x4.sub(y_r, h1), d);
  const st = smoothSlope(h1, C, step, last);
  const sr = f32x4.add(
    smoothSlope(h2, C, step, last),
    f32x4.mul(f32x4.splat(2), f32x4.mul(C, d)),
  );
  const inClear = f32x4.lt(st, line);
  // √(A·B·d) as in `ray.ts`.
  const rises = f32x4.mul(f32x4.pmax(f32x4.splat(0), f32x4.sub(st, line)), f32x4.pmax(f32x4.splat(0), f32x4.add(sr, line)));
  let nu = f32x4.sqrt(f32x4.mul(rises, d));
  if (v128.any_true(inClear)) nu = v128.bitselect(smoothInClear(C, step, last, d, h1, h2), nu, inClear);
  const scaled = f32x4.mul(nu, splat(nuScale));
  const t = f32x4.sub(f32x4.pmax(scaled, f32x4.splat(-0.78)), f32x4.splat(0.1));
  const root = f32x4.sqrt(f32x4.add(f32x4.mul(t, t), f32x4.splat(1)));
  const edge = f32x4.add(f32x4.splat(6.9), decibel20(f32x4.add(root, t)));
  const some = v128.and(f32x4.gt(scaled, f32x4.splat(-0.78)), f32x4.ge(last, f32x4.splat(1)));
  return v128.and(edge, some);
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

/**
 * Largest ν-geometry over the smooth earth in the clear. With s = √(x/(d − x)) it is C·d·s/(1 + s²) − (h1/s + h2·s)/d; Newton
 * in ln s finds the top, and of the samples beside it the higher one counts.
 */
function smoothInClear(C: v128, step: v128, last: v128, d: v128, h1: v128, h2: v128): v128 {
  const one = f32x4.splat(1);
  const low = f32x4.splat(0.01);
  const Cd = f32x4.mul(C, d);
  const a = f32x4.div(f32x4.pmax(low, h1), d);
  const b = f32x4.div(f32x4.pmax(low, h2), d);
  let u = f32x4.sqrt(f32x4.div(a, b));
  for (let round: i32 = 0; round < 2; round++) {
    const u2 = f32x4.mul(u, u);
    const q = f32x4.div(one, f32x4.add(one, u2));
    const bulge = f32x4.mul(f32x4.mul(Cd, u), f32x4.mul(q, q));
    const up = f32x4.div(a, u);
    const down = f32x4.mul(b, u);
    const first = f32x4.add(f32x4.mul(bulge, f32x4.sub(one, u2)), f32x4.sub(up, down));
    const shape = f32x4.add(f32x4.sub(one, f32x4.mul(f32x4.splat(6), u2)), f32x4.mul(u2, u2));
    const second = f32x4.sub(f32x4.mul(f32x4.mul(bulge, q), shape), f32x4.add(up, down));
    // At the top the second derivative is negative; far from it a step of half an e-fold must do.
    const raw = f32x4.neg(f32x4.div(first, f32x4.pmin(f32x4.mul(f32x4.splat(-0.3), f32x4.add(up, down)), second)));
    const move = f32x4.pmin(f32x4.splat(0.7), f32x4.pmax(f32x4.splat(-0.7), raw));
    u = f32x4.mul(u, f32x4.add(one, f32x4.mul(move, f32x4.add(one, f32x4.mul(f32x4.splat(0.5), move)))));
  }
  const u2 = f32x4.mul(u, u);
  const x = f32x4.div(f32x4.mul(d, u2), f32x4.add(one, u2));
  const i = f32x4.pmax(one, f32x4.pmin(last, f32x4.floor(f32x4.div(x, step))));
  const next = f32x4.pmax(one, f32x4.pmin(last, f32x4.add(i, one)));
  const best = f32x4.pmax(
    smoothClearance(f32x4.mul(i, step), C, d, h1, h2),
    smoothClearance(f32x4.mul(next, step), C, d, h1, h2),
  );
  return f32x4.mul(best, f32x4.sqrt(d));
}

@inline
function smoothClearance(x: v128, C: v128, d: v128, h1: v128, h2: v128): v128 {
  const rest = f32x4.sub(d, x);
  const w = f32x4.mul(x, rest);
  const direct = f32x4.div(f32x4.add(f32x4.mul(h1, rest), f32x4.mul(h2, x)), d);
  return f32x4.div(f32x4.sub(f32x4.mul(C, w), direct), f32x4.sqrt(w));
}

/** Least L_ba − L_bfs, as `leastDucting_dB` bounds it. */
function leastDucting(
  e: i32,
  d: v128,
  bend: v128,
  angle_t: v128,
  angle_r: v128,
  d_lt: v128,
  d_lr: v128,
  hidden: v128,
): v128 {
  const zero = f32x4.splat(0);
  const tenth = f32x4.splat(0.1);
  const reach_t = v128.and(f32x4.mul(tenth, d_lt), hidden);
  const reach_r = v128.and(f32x4.mul(tenth, d_lr), hidden);
  const theta = f32x4.add(bend, f32x4.add(f32x4.pmin(angle_t, reach_t), f32x4.pmin(angle_r, reach_r)));
  // 20·lg of the horizons' share of the path and of both shieldings, in one logarithm.
  const over_t = f32x4.pmax(zero, f32x4.sub(angle_t, f32x4.mul(tenth, d_lt)));
  const over_r = f32x4.pmax(zero, f32x4.sub(angle_r, f32x4.mul(tenth, d_lr)));
  const shield = f32x4.splat(<f32>(0.361 * Math.sqrt(f_GHz)));
  const one = f32x4.splat(1);
  const shield_t = f32x4.add(one, f32x4.mul(f32x4.mul(shield, over_t), f32x4.sqrt(d_lt)));
  const shield_r = f32x4.add(one, f32x4.mul(f32x4.mul(shield, over_r), f32x4.sqrt(d_lr)));
  const product = f32x4.mul(f32x4.div(f32x4.add(d_lt, d_lr), d), f32x4.mul(shield_t, shield_r));
  const linear = f32x4.mul(splat(0.264 * cbrt_f), f32x4.add(over_t, over_r));
  const more = f32x4.add(decibel20(product), linear); // A_st + A_sr and the horizons of A_f, P.1812-7 §4.5
  const o = <usize>e << 3;
  let least = f32x4.splat(0);
  least = f32x4.replace_lane(least, 0, leastTime(load<f64>(s.d_km + o)));
  least = f32x4.replace_lane(least, 1, leastTime(load<f64>(s.d_km + o, 8)));
  least = f32x4.replace_lane(least, 2, leastTime(load<f64>(s.d_km + o, 16)));
  least = f32x4.replace_lane(least, 3, leastTime(load<f64>(s.d_km + o, 24)));
  const base = f32x4.add(least, f32x4.add(splat(ducting_dB), f32x4.mul(splat(perAngle_dBpermrad), theta)));
  return f32x4.add(base, v128.bitselect(more, zero, hidden));
}

@inline
function leastTime(d_km: f64): f32 {
  // Lanes past the ray's end, and cells beyond this carrier's radius, are masked later; here they may hold anything.
  const i = max<i32>(0, min<i32>(distances - 1, <i32>(d_km * 10)));
  return <f32>load<f64>(time + (<usize>i << 3));
}
