/**
 * From a ray's geometry to path-loss codes of one carrier, four entries at once in single precision: what `loss.ts` and
 * `clearAir.ts` compute, with masks for branches. Entries that need more than that are listed for the host, which computes
 * them in double precision: cells near the mast, and cells where ducting may matter.
 */
import { wholeLoss_dB } from './ducting';
import { atan, bullington, cubicCosine, decibel20, decibel20Below, exp2, knifeEdge, log2, splat } from './math';
import { addSphericalExcess, useSphere } from './sphere';
import * as s from './state';

/** A carrier's constants, f64 in this order; the host writes one block for each carrier. */
let f_GHz: f64 = 0;
/** √(0.002/λ), √λ. */
let nuScale: f64 = 0;
let rootLambda: f64 = 0;
/** Squared radius of the carrier's disc and of the near-mast zone, cells. */
let reach2: f64 = 0;
let near2: f64 = 0;
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
  useSphere(load<f64>(p, 40), cbrt_f, rootLambda, nuScale);
}

/** Entries left to the host, i32. */
export let special: usize = 0;

const negligible_dB: f32 = 15;
const slight_dB: f32 = 0.02;

/** Angles of the horizons, and the clearance over the smooth earth (`smoothEarthClearance`), of `count` results from byte `plane` on. */
export function finishRays(count: i32, plane: usize): void {
  const reach = splat(Math.sqrt(0.002 * s.a_e_km));
  const bulge = splat(s.curvature);
  const zero = f32x4.splat(0);
  for (let e: i32 = 0; e < count; e += 4) {
    const o = plane + (<usize>e << 2);
    angle(s.theta_t_mrad + o);
    angle(s.theta_r_mrad + o);
    const d = v128.load(s.d_km + o);
    const h1 = f32x4.pmax(zero, v128.load(s.h_te_m + o));
    const h2 = f32x4.pmax(zero, v128.load(s.h_re_m + o));
    const sum = f32x4.add(h1, h2);
    const roots = f32x4.add(f32x4.sqrt(h1), f32x4.sqrt(h2));
    const horizon = f32x4.mul(reach, roots);
    // ITU-R P.526-15 §3.2: c, m, b, the distance of the smallest clearance and that clearance over 17.456·√(d1·d2/d).
    const perSum = f32x4.div(f32x4.splat(1), sum);
    const c = f32x4.mul(f32x4.sub(h1, h2), perSum);
    const m = f32x4.mul(f32x4.mul(f32x4.splat(0.5), bulge), f32x4.mul(f32x4.mul(d, d), perSum));
    const m1 = f32x4.add(m, f32x4.splat(1));
    const m3 = f32x4.mul(f32x4.splat(3), m);
    const perRoot = f32x4.div(f32x4.splat(1), f32x4.mul(m1, f32x4.sqrt(f32x4.mul(m3, m1))));
    const argument = f32x4.pmin(
      f32x4.splat(1),
      f32x4.pmax(f32x4.splat(-1), f32x4.mul(f32x4.mul(f32x4.splat(1.5), c), f32x4.mul(m3, perRoot))),
    );
    const b = f32x4.mul(
      f32x4.mul(f32x4.add(m1, m1), f32x4.mul(m1, perRoot)),
      cubicCosine(argument),
    );
    const d1 = f32x4.mul(f32x4.mul(f32x4.splat(0.5), d), f32x4.add(f32x4.splat(1), b));
    const d2 = f32x4.sub(d, d1);
    const over = f32x4.add(
      f32x4.mul(f32x4.sub(h1, f32x4.mul(bulge, f32x4.mul(d1, d1))), d2),
      f32x4.mul(f32x4.sub(h2, f32x4.mul(bulge, f32x4.mul(d2, d2))), d1),
    );
    const width = f32x4.sqrt(f32x4.mul(d, f32x4.pmax(zero, f32x4.mul(d1, d2))));
    const clearance = f32x4.div(over, f32x4.mul(f32x4.splat(17.456), width));
    const out = v128.bitselect(f32x4.splat(-Infinity), clearance, f32x4.ge(d, horizon));
    v128.store(s.smoothClearance + o, out);
  }
}

/** Slope in m/km to elevation in mrad, in place. */
@inline
function angle(p: usize): void {
  v128.store(p, f32x4.mul(f32x4.splat(1000), atan(f32x4.mul(v128.load(p), f32x4.splat(0.001)))));
}

/**
 * Writes the codes of `count` results from byte `plane` on to `out` (i16 by pixel); returns how many of them it listed in
 * `special`.
 */
export function lossOfRays(count: i32, plane: usize, carrier: usize, out: usize): i32 {
  useCarrier(carrier);
  diffraction(count, plane);
  return combined(count, plane, out);
}

/** L_d by delta-Bullington, into `L_d_dB`. P.526-15 §4.5. */
function diffraction(count: i32, plane: usize): void {
  const nearMask = s.work + 3 * s.resultBytes;
  let listed: i32 = 0;
  for (let e: i32 = 0; e < count; e += 4) {
    const o = <usize>e << 2;
    const q = plane + o;
    const J = knifeEdge(f32x4.mul(v128.load(s.nuGeometry + q), splat(nuScale)));
    v128.store(s.L_d_dB + o, bullington(J, v128.load(s.d_km + q)));
    const near = f32x4.le(v128.load(s.smoothClearance + q), splat(rootLambda));
    v128.store(nearMask + o, near);
    store<usize>(s.listed + (<usize>listed << 2), o);
    listed += <i32>v128.any_true(near);
  }
  addSphericalExcess(listed, plane);
}

/** Free space, diffraction, scatter and ducting together, as codes. */
function combined(count: i32, plane: usize, out: usize): i32 {
  const cell2 = splat(s.cell_km * s.cell_km);
  const ramp = i32x4(0, 1, 2, 3);
  const zero = f32x4.splat(0);
  let left: i32 = 0;
  for (let e: i32 = 0; e < count; e += 4) {
    const o = plane + (<usize>e << 2);
    const k = f32x4.convert_i32x4_s(i32x4.shr_s(v128.load(s.place + o), 3));
    const m = f32x4.convert_i32x4_s(v128.load(s.minor + o));
    const cells2 = f32x4.add(f32x4.mul(k, k), f32x4.mul(m, m));
    const wanted = v128.and(
      f32x4.le(cells2, splat(reach2)),
      i32x4.lt_s(i32x4.add(ramp, i32x4.splat(e)), i32x4.splat(count)),
    );
    const lanes = i32x4.bitmask(wanted);
    if (lanes == 0) continue;
    const d = v128.load(s.d_km + o);
    const L_d = v128.load(s.L_d_dB + (<usize>e << 2));
    // Free space over the straight line between the antennas. P.1812-7 §4.2.
    const rise = f32x4.mul(v128.load(s.rise_m + o), f32x4.splat(0.001));
    const d2 = f32x4.pmax(
      f32x4.splat(1e-6),
      f32x4.add(f32x4.mul(cells2, cell2), f32x4.mul(rise, rise)),
    );
    const free = f32x4.add(splat(freeSpaceHead_dB), f32x4.mul(f32x4.splat(3.01029995664), log2(d2)));
    let loss = f32x4.add(free, L_d);
    const host = f32x4.lt(cells2, splat(near2));
    let unsure = f32x4.splat(0);
    let L_bs = loss;
    const angle_t = v128.load(s.theta_t_mrad + o);
    const angle_r = v128.load(s.theta_r_mrad + o);
    const d_lt = v128.load(s.d_lt_km + o);
    const d_lr = v128.load(s.d_lr_km + o);
    const hidden = f32x4.gt(d_lt, zero);
    // Below this neither ducting nor scatter can change anything: most cells.
    const bend = f32x4.mul(d, splat(bend_mradperkm));
    const tenth = f32x4.splat(0.1);
    const turn_t = f32x4.pmin(angle_t, v128.and(f32x4.mul(tenth, d_lt), hidden));
    const turn_r = f32x4.pmin(angle_r, v128.and(f32x4.mul(tenth, d_lr), hidden));
    const bent = f32x4.add(bend, f32x4.add(turn_t, turn_r)); // θ′
    const theta = v128.and(f32x4.add(bend, f32x4.add(angle_t, angle_r)), hidden);
    const scatterAbove = f32x4.add(splat(scatter_dB), f32x4.mul(f32x4.splat(0.573), theta));
    const ductFrom = f32x4.add(splat(ducting_dB), f32x4.mul(splat(perAngle_dBpermrad), bent));
    const share = v128.and(decibel20Below(f32x4.add(d_lt, d_lr), d), hidden);
    const quick = f32x4.pmin(
      f32x4.add(ductFrom, f32x4.add(splat(leastTime_dB), share)),
      f32x4.sub(scatterAbove, f32x4.splat(negligible_dB)),
    );
    const shadowed = f32x4.gt(L_d, quick);
    if (v128.any_true(v128.and(shadowed, wanted))) {
      const ductAbove = f32x4.add(ductFrom, leastHorizons(o, d, angle_t, angle_r, d_lt, d_lr, hidden));
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
        const pixel = load<i32>(s.pixel + o + (<usize>lane << 2));
        let code = lane32(held, lane);
        if ((unsureLanes >> lane) & 1) code = wholeCode(o + (<usize>lane << 2), lanef(free, lane), lanef(L_d, lane), lanef(L_bs, lane));
        store<i16>(out + (<usize>pixel << 1), <i16>code);
      }
    }
  }
  return left;
}

function wholeCode(o: usize, L_bfs: f64, L_d: f64, L_bs: f64): i32 {
  const d = <f64>load<f32>(s.d_km + o);
  const i = <i32>(d * 10);
  const p = beta0 + (<usize>i << 3);
  const beta = load<f64>(p) + (d * 10 - <f64>i) * (load<f64>(p, 8) - load<f64>(p));
  const loss = wholeLoss_dB(o, L_bfs, L_d, L_bs, f_GHz, cbrt_f, longWave_dB, perAngle_dBpermrad, beta);
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

/** What horizons, shielding and time add at least to L_ba − L_bfs, as `leastDucting_dB` bounds it. */
function leastHorizons(
  o: usize,
  d: v128,
  angle_t: v128,
  angle_r: v128,
  d_lt: v128,
  d_lr: v128,
  hidden: v128,
): v128 {
  const zero = f32x4.splat(0);
  const tenth = f32x4.splat(0.1);
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
  const least = f32x4(
    leastTime(load<f32>(s.d_km + o)),
    leastTime(load<f32>(s.d_km + o, 4)),
    leastTime(load<f32>(s.d_km + o, 8)),
    leastTime(load<f32>(s.d_km + o, 12)),
  );
  return f32x4.add(least, v128.and(more, hidden));
}

@inline
function leastTime(d_km: f32): f32 {
  // Lanes past the ray's end, and cells beyond this carrier's radius, are masked later; here they may hold anything.
  const i = max<i32>(0, min<i32>(distances - 1, <i32>(d_km * 10)));
  return <f32>load<f64>(time + (<usize>i << 3));
}
