/**
 * One ray of the sweep: `sweep.ts` is the same in double precision JavaScript, written to be read; here it runs without
 * bounds checks, decides cells by additions, keeps one hull less (below) and searches the clear case four points at once.
 *
 * Heights are taken relative to the antenna, y = h − h_ts − C·x², so that slopes from the transmitter are y/x.
 *
 * The obstruction heights of the smooth earth (P.1812-7 Att. 1 §5.6.2) ask for the highest point over the chord and for
 * tangents to the bare profile without the earth's curvature. Every vertex of that profile's upper hull is a vertex of the
 * flattened profile's hull, too: a line that touches the heights from above becomes, less C·x², a concave curve that touches
 * the flattened heights from above, and its tangent there still does. So the flattened hull is looked through instead.
 */
import * as s from './state';

const blockShift: i32 = 4;
const blockMask: i32 = 15;

@inline
function at(p: usize, i: i32): f64 {
  return load<f64>(p + (<usize>i << 3));
}

@inline
function put(p: usize, i: i32, value: f64): void {
  store<f64>(p + (<usize>i << 3), value);
}

/** The larger of two numbers, without the care that the machine's own maximum takes of NaN. */
@inline
function larger(a: f64, b: f64): f64 {
  return a > b ? a : b;
}

/** Pushes a point on an upper hull kept as a stack; returns the new top. */
@inline
function pushHull(xs: usize, ys: usize, top: i32, x: f64, y: f64): i32 {
  while (top > 0) {
    const x0 = at(xs, top - 1);
    const y0 = at(ys, top - 1);
    if ((at(ys, top) - y0) * (x - x0) > (y - y0) * (at(xs, top) - x0)) break;
    top--;
  }
  top++;
  put(xs, top, x);
  put(ys, top, y);
  return top;
}

/** The vertex that the tangent from a receiver at (d, y) touches; of equally steep ones the nearest. −1 without vertices. */
@inline
function tangent(xs: usize, ys: usize, top: i32, d: f64, y: f64): i32 {
  let q = top;
  if (q < 1) return q;
  let rise = at(ys, q) - y;
  let away = d - at(xs, q);
  while (q > 0) {
    const nextRise = at(ys, q - 1) - y;
    const nextAway = d - at(xs, q - 1);
    if (nextRise * away <= rise * nextAway) break;
    rise = nextRise;
    away = nextAway;
    q--;
  }
  return q;
}

/** Highest vertex over the chord, steepest slope from the receiver over the chord, vertex of the tangent over the earth. */
let overChord: f64 = 0;
let steepest: f64 = 0;
let touched: i32 = 0;

/**
 * Looks through the bare hull from a receiver at (d, y), unflattened, with the chord's slope: four vertices at once. Over the
 * effective earth a vertex is seen C·(d + x) steeper than over the chord.
 */
@inline
function lookBack(xs: usize, zs: usize, top: i32, slope: f64, C: f64, d: f64, y: f64): void {
  const far = f32x4.splat(-1e30);
  let high = far;
  let steep = far;
  let bent = far;
  let vertex = f32x4.splat(0);
  const s4 = f32x4.splat(<f32>slope);
  const C4 = f32x4.splat(<f32>C);
  const d4 = f32x4.splat(<f32>d);
  const y4 = f32x4.splat(<f32>y);
  const last = f32x4.splat(<f32>top);
  let q4 = f32x4(0, 1, 2, 3);
  for (let q: i32 = 0; q <= top; q += 4) {
    const x = v128.load(xs + (<usize>q << 2));
    const z = v128.load(zs + (<usize>q << 2));
    const inside = f32x4.le(q4, last);
    const above = f32x4.sub(z, f32x4.mul(s4, x));
    const rise = f32x4.div(f32x4.sub(z, y4), f32x4.sub(d4, x));
    // Past the top lies whatever an earlier hull left: masked last.
    const overEarth = v128.bitselect(f32x4.add(rise, f32x4.mul(C4, f32x4.add(d4, x))), far, inside);
    const better = f32x4.ge(overEarth, bent);
    vertex = v128.bitselect(q4, vertex, better);
    bent = f32x4.pmax(bent, overEarth);
    high = f32x4.pmax(high, v128.bitselect(above, far, inside));
    steep = f32x4.pmax(steep, v128.bitselect(rise, far, inside));
    q4 = f32x4.add(q4, f32x4.splat(4));
  }
  overChord = largestLane(high);
  steepest = largestLane(steep);
  const most = f32x4.splat(<f32>largestLane(bent));
  touched = <i32>largestLane(v128.bitselect(vertex, f32x4.splat(0), f32x4.eq(bent, most)));
}

@inline
function largestLane(x: v128): f64 {
  const a = f32x4.pmax(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  const b = f32x4.pmax(a, v128.shuffle<f32>(a, a, 1, 0, 3, 2));
  return <f64>f32x4.extract_lane(b, 0);
}

/** Sweeps ray j up to major step `reach` over bare terrain; returns the number of entries. */
export function sweepBareRay(j: i32, reach: i32): i32 {
  return sweepRay(j, reach, false);
}

/** The same with clutter on the profile. Two functions, so that the bare one carries no tests for clutter. */
export function sweepClutterRay(j: i32, reach: i32): i32 {
  return sweepRay(j, reach, true);
}

@inline
function sweepRay(j: i32, reach: i32, useClutter: bool): i32 {
  const ground = s.ground;
  const clutterHalf = s.clutterHalf;
  const bare = s.bare;
  const clutter = s.clutter;
  const flat = s.flat;
  const hullX = s.hullX;
  const hullY = s.hullY;
  const bareHullX = s.bareHullX;
  const bareHullY = s.bareHullY;
  const hullXSingle = s.hullXSingle;
  const hullZSingle = s.hullZSingle;
  const blockMax = s.blockMax;
  const gaps = s.gaps;
  const rootUp = s.rootUp;
  const rootDown = s.rootDown;
  const rootLast = s.rootLast;
  const inverse = s.inverse;
  const h_ts = s.h_ts_m;
  const C = s.curvature;
  const r = s.r;
  const majorStep = s.majorStep;
  const minorStep = s.minorStep;
  const minorLow = s.minorLow;
  const minorHigh = s.minorHigh;
  const stride = s.stride;
  const searchFloor = s.searchFloor;
  const radius2 = s.radius2;

  const t = <f64>j / <f64>r;
  const step = s.cell_km * Math.sqrt(1 + t * t);
  const inverseStep = 1 / step;
  const perRay = 1 / <f64>r;
  const mastIndex = s.mastIndex;
  const mastGround = <f64>load<f32>(ground + (<usize>mastIndex << 2));

  const mastClutter = useClutter ? <f64>load<u8>(clutterHalf + mastIndex) * 0.5 : 0;
  const mastGap = mastClutter > 0 ? at(gaps, <i32>load<u8>(s.clutterClass + mastIndex)) : 0;
  const mastObstacle = mastGap > 0;
  const mastObstacleY = mastGround + mastClutter - h_ts - C * mastGap * mastGap;
  const widest = s.widestGap_km;
  const lag = useClutter && widest > 0 ? <i32>larger(0, Math.ceil(widest / step - 1e-9) - 1) : 0;

  let hullTop: i32 = -1;
  let bareTop: i32 = -1;
  let pushed: i32 = 0;
  let mastObstacleIn = false;
  let stim: f64 = -Infinity;
  let block: f64 = -Infinity;
  let v1: f64 = 0;
  let v2: f64 = 0;
  let chordSlope: f64 = -Infinity;
  let bareSlope: f64 = -Infinity;
  let bareSlopeAt: f64 = 0;
  let lastValid: i32 = 0;
  let before: f64 = mastGround - h_ts; // bare ground of the point before, relative to the antenna
  put(bare, 0, mastGround);
  let run: i32 = 0;
  let longestRun: i32 = 0;
  const maxRun = s.maxVoidRun;
  const maxShare = s.maxVoidShare;

  let count: i32 = 0;
  let unknown: i32 = 0;
  s.step_km = step;

  let m0: i32 = 0;
  let rest: i32 = 0;
  let base: i32 = mastIndex;
  for (let k: i32 = 1; k <= reach; k++) {
    // k·j = m0·r + rest with 0 ≤ rest < r.
    rest += j;
    if (rest >= r) {
      rest -= r;
      m0++;
    } else if (rest < 0) {
      rest += r;
      m0--;
    }
    base += majorStep;
    const up = 2 * rest >= r ? 1 : 0;
    const m = m0 + up;
    if (m < minorLow || m > minorHigh) break;
    const own = <f64>load<f32>(ground + (<usize>(base + m * minorStep) << 2));

    // Is this the ray's own cell, inside the disc, a pixel of the window?
    const off = 2 * (up * r - rest);
    let pixel: i32 = -1;
    let dCol: i32 = 0;
    let dRow: i32 = 0;
    if (off >= -k && off < k && (s.ownsDiagonal || (m != k && m != -k)) && <f64>(k * k + m * m) <= radius2) {
      dCol = k * s.majorCol + m * s.minorCol;
      dRow = k * s.majorRow + m * s.minorRow;
      let pc = s.colAtMast + dCol;
      let pr = s.rowAtMast + dRow;
      let onLattice = true;
      if (stride != 1) {
        onLattice = pc % stride == 0 && pr % stride == 0;
        pc /= stride;
        pr /= stride;
      }
      pc -= s.windowCol0;
      pr -= s.windowRow0;
      if (onLattice && pc >= 0 && pr >= 0 && pc < s.windowCols && pr < s.windowRows)
        pixel = pr * s.windowCols + pc;
    }

    if (own != own) {
      run++;
      if (pixel >= 0) store<i32>(s.unknownPixel + (<usize>(unknown++) << 2), pixel);
      continue;
    }
    if (run > longestRun) longestRun = run;
    if (longestRun > maxRun) {
      if (pixel >= 0) store<i32>(s.unknownPixel + (<usize>(unknown++) << 2), pixel);
      continue;
    }

    let h = own;
    if (rest != 0 && m0 >= minorLow && m0 + 1 <= minorHigh) {
      const side = base + m0 * minorStep;
      const z0 = <f64>load<f32>(ground + (<usize>side << 2));
      const z1 = <f64>load<f32>(ground + (<usize>(side + minorStep) << 2));
      const mix = z0 + <f64>rest * perRay * (z1 - z0);
      if (mix == mix) h = mix;
    }

    if (run > 0) {
      const from = at(bare, lastValid);
      for (let i = lastValid + 1; i < k; i++) {
        const filled = from + ((h - from) * <f64>(i - lastValid)) / <f64>(k - lastValid);
        put(bare, i, filled);
        put(clutter, i, 0);
        const x = <f64>i * step;
        const z = filled - h_ts;
        v1 += z + before;
        v2 += z * <f64>(3 * i - 1) + before * <f64>(3 * i - 2);
        before = z;
        const slope = z / x;
        chordSlope = larger(chordSlope, slope);
        if (slope - C * x > bareSlope) {
          bareSlope = slope - C * x;
          bareSlopeAt = x;
        }
        bareTop = pushHull(bareHullX, bareHullY, bareTop, x, z - C * x * x);
        store<f32>(hullXSingle + (<usize>bareTop << 2), <f32>x);
        store<f32>(hullZSingle + (<usize>bareTop << 2), <f32>z);
      }
      s.interpolated += run;
      run = 0;
    }

    // Bring the surface up to the points that lie a full gap behind this cell.
    for (const end = k - 1 - lag; pushed < end; ) {
      const i = ++pushed;
      const x = <f64>i * step;
      if (mastObstacle && !mastObstacleIn && x >= mastGap) {
        mastObstacleIn = true;
        hullTop = pushHull(hullX, hullY, hullTop, mastGap, mastObstacleY);
        stim = larger(stim, mastObstacleY / mastGap);
      }
      const top = useClutter && x >= mastGap ? at(clutter, i) : 0;
      const y = at(bare, i) - h_ts + top - C * x * x;
      store<f32>(flat + (<usize>i << 2), <f32>y);
      if (useClutter) hullTop = pushHull(hullX, hullY, hullTop, x, y);
      stim = larger(stim, y * inverseStep * at(inverse, i));
      if ((i & blockMask) == 0) {
        store<f32>(blockMax + (<usize>((i >> blockShift) - 1) << 2), <f32>block);
        block = y;
      } else block = larger(block, y);
    }

    if (pixel >= 0) {
      if (<f64>longestRun > maxShare * <f64>k) store<i32>(s.unknownPixel + (<usize>(unknown++) << 2), pixel);
      else {
        const e = count++;
        const d = <f64>k * step;
        const inverse_d = inverseStep * at(inverse, k);
        const y_rs = own + s.receiver_m - h_ts; // receiver, unflattened
        const y_r = y_rs - C * d * d;
        const line = y_r * inverse_d;
        let gap: f64 = 0;
        let yObstacle: f64 = 0;
        if (useClutter) {
          const cell = base + m * minorStep;
          const height = <f64>load<u8>(clutterHalf + cell) * 0.5;
          if (height > 0) gap = at(gaps, <i32>load<u8>(s.clutterClass + cell));
          const x = d - gap;
          yObstacle = own + height - h_ts - C * x * x;
        }
        const xObstacle = d - gap;
        const obstacle = gap > 0 && xObstacle > 0;

        let st = stim;
        for (let i = pushed + 1; i < k; i++) {
          const x = <f64>i * step;
          const top = x < mastGap || d - x < gap - 1e-9 ? 0 : at(clutter, i);
          const y = at(bare, i) - h_ts + top - C * x * x;
          store<f32>(flat + (<usize>i << 2), <f32>y);
          st = larger(st, y / x);
        }
        const mastObstacleAlone = mastObstacle && !mastObstacleIn && mastGap < d;
        if (mastObstacleAlone) st = larger(st, mastObstacleY / mastGap);
        if (obstacle) st = larger(st, yObstacle / xObstacle);

        let nu: f64;
        let d_lt: f64 = 0;
        let d_lr: f64 = 0;
        let slopeT = line;
        let slopeR = -line - 2 * C * d;
        const isClear = st < line;
        if (isClear) {
          // Largest (y − line·x)/√(x(d−x)) by branch and bound over blocks. P.526-15 §4.5.1, ν_max.
          let best = searchFloor / Math.sqrt(d);
          const lastBlock = pushed >> blockShift;
          const reversed = rootDown + (<usize>(rootLast - k) << 2);
          // The newest block is not full: its highest point lies in a variable.
          store<f32>(blockMax + (<usize>lastBlock << 2), <f32>block);
          for (let b4 = lastBlock & ~3; b4 >= 0; b4 -= 4) {
            let open = openBlocks(blockMax, b4, line, step, d, best);
            while (open != 0) {
              const b = b4 + 31 - clz(open);
              open &= ~(1 << (b - b4));
              if (b > lastBlock) continue;
              const i0 = b == 0 ? 1 : b << blockShift;
              const i1 = b == lastBlock ? pushed : (b << blockShift) + blockMask;
              if (i0 > i1) continue;
              const found = searchBlock(flat, rootUp, reversed, i0, i1, line * step) * inverseStep;
              best = larger(best, found);
            }
          }
          if (pushed + 1 < k)
            best = larger(best, searchBlock(flat, rootUp, reversed, pushed + 1, k - 1, line * step) * inverseStep);
          if (mastObstacle && mastGap < d)
            best = larger(best, (mastObstacleY - line * mastGap) / Math.sqrt(mastGap * (d - mastGap)));
          if (obstacle) best = larger(best, (yObstacle - line * xObstacle) / Math.sqrt(xObstacle * gap));
          nu = best * Math.sqrt(d);
        } else {
          let sr: f64 = -Infinity;
          if (bareTop >= 0) lookBack(hullXSingle, hullZSingle, bareTop, y_rs * inverse_d, C, d, y_rs);
          if (useClutter) {
            const q = tangent(hullX, hullY, hullTop, d, y_r);
            if (q >= 0) sr = (at(hullY, q) - y_r) / (d - at(hullX, q));
          } else if (bareTop >= 0) sr = (at(bareHullY, touched) - y_r) / (d - at(bareHullX, touched));
          for (let i = pushed + 1; i < k; i++) {
            const x = <f64>i * step;
            const top = x < mastGap || d - x < gap - 1e-9 ? 0 : at(clutter, i);
            sr = larger(sr, (at(bare, i) - h_ts + top - C * x * x - y_r) / (d - x));
          }
          if (mastObstacleAlone) sr = larger(sr, (mastObstacleY - y_r) / (d - mastGap));
          if (obstacle) sr = larger(sr, (yObstacle - y_r) / gap);
          // The tangents rise above the direct ray by A = S_tim − S_tr and B = S_rim + S_tr; where they meet, h·√(d/(d1·d2))
          // of P.526-15 §4.5.1 is √(A·B·d).
          const rises = (st - line) * (sr + line);
          nu = rises > 0 ? Math.sqrt(rises * d) : 0;
          if (bareSlope > line) {
            // Trans-horizon over bare terrain. P.1812-7 Att. 1 §5.1 to §5.3.
            slopeT = bareSlope;
            slopeR = (at(bareHullY, touched) - y_r) / (d - at(bareHullX, touched)) - 2 * C * d;
            d_lt = bareSlopeAt;
            d_lr = d - at(bareHullX, touched);
          }
        }

        // Smooth-earth heights from the bare profile, relative to the antenna. P.1812-7 Att. 1 §5.6.
        let h_st = mastGround - h_ts;
        let h_sr = own - h_ts;
        let line_t = h_st;
        let line_r = h_sr;
        if (k >= 2) {
          const w1 = v1 + h_sr + before;
          const w2 = v2 + h_sr * <f64>(3 * k - 1) + before * <f64>(3 * k - 2);
          const inverse_k = at(inverse, k);
          // v_1 carries a factor of the step, v_2 of its square; d is k steps.
          let fit_t = (2 * w1 - w2 * inverse_k) * inverse_k;
          let fit_r = (w2 * inverse_k - w1) * inverse_k;
          if (fit_t < line_t) line_t = fit_t;
          if (fit_r < line_r) line_r = fit_r;
          const slope = y_rs * inverse_d;
          if (chordSlope > slope) {
            if (isClear) lookBack(hullXSingle, hullZSingle, bareTop, slope, C, d, y_rs);
            const a_t = chordSlope - slope;
            const a_r = larger(0, steepest + slope);
            const share = a_t / (a_t + a_r);
            fit_t -= overChord * share;
            fit_r -= overChord * (1 - share);
          }
          h_st = Math.min(h_st, fit_t);
          h_sr = Math.min(h_sr, fit_r);
        }

        const e4 = <usize>e << 2;
        store<i32>(s.pixel + e4, pixel);
        store<i32>(s.dCol + e4, dCol);
        store<i32>(s.dRow + e4, dRow);
        store<i32>(s.steps + e4, k);
        store<u8>(s.clear + e, isClear ? 1 : 0);
        put(s.d_km, e, d);
        put(s.nuGeometry, e, nu);
        put(s.h_te_m, e, -h_st);
        put(s.h_re_m, e, y_rs - h_sr);
        put(s.h_rs_m, e, y_rs + h_ts);
        put(s.theta_t_mrad, e, slopeT);
        put(s.theta_r_mrad, e, slopeR);
        put(s.d_lt_km, e, d_lt);
        put(s.d_lr_km, e, d_lr);
        put(s.line_t_m, e, line_t);
        put(s.line_r_m, e, line_r);
      }
    }

    put(bare, k, h);
    if (useClutter) put(clutter, k, <f64>load<u8>(clutterHalf + base + m * minorStep) * 0.5);
    const x = <f64>k * step;
    const z = h - h_ts;
    v1 += z + before;
    v2 += z * <f64>(3 * k - 1) + before * <f64>(3 * k - 2);
    before = z;
    const slope = z * inverseStep * at(inverse, k);
    chordSlope = larger(chordSlope, slope);
    const bent = slope - C * x;
    if (bent > bareSlope) {
      bareSlope = bent;
      bareSlopeAt = x;
    }
    bareTop = pushHull(bareHullX, bareHullY, bareTop, x, z - C * x * x);
    store<f32>(hullXSingle + (<usize>bareTop << 2), <f32>x);
    store<f32>(hullZSingle + (<usize>bareTop << 2), <f32>z);
    lastValid = k;
  }
  s.unknownCount = unknown;
  return count;
}

/**
 * Which of the blocks b4 … b4 + 3 may hold a point with (y − line·x)/√(x(d − x)) above `best`, one bit each: those whose highest
 * point, were it at the block's lowest place of the direct ray and at its widest place of the zone, would.
 */
@inline
function openBlocks(blockMax: usize, b4: i32, line: f64, step: f64, d: f64, best: f64): i32 {
  const width = f32x4.splat(<f32>(step * 16));
  const first = f32x4.mul(f32x4.add(f32x4.splat(<f32>b4), f32x4(0, 1, 2, 3)), width);
  const last = f32x4.add(first, width);
  const line4 = f32x4.splat(<f32>line);
  const lowest = f32x4.mul(line4, line > 0 ? first : last);
  // A millimetre for the rounding of single precision.
  const clearance = f32x4.add(f32x4.sub(v128.load(blockMax + (<usize>b4 << 2)), lowest), f32x4.splat(0.001));
  const half = f32x4.splat(<f32>(d * 0.5));
  const widest = f32x4.pmax(first, f32x4.pmin(last, half));
  const zone = f32x4.mul(widest, f32x4.sub(f32x4.splat(<f32>d), widest));
  const bound = f32x4.mul(f32x4.splat(<f32>(best * best)), zone);
  const shut = v128.and(
    f32x4.lt(clearance, f32x4.splat(0)),
    f32x4.gt(f32x4.mul(clearance, clearance), bound),
  );
  return i32x4.bitmask(shut) ^ 15;
}

/**
 * Largest (flat_i − lineStep·i)/√(i·(k − i)) over i0 … i1; `reversed` points at 1/√(k − i) for i = 0. Both tables hold a few
 * zeros beyond their ends, so that whole vectors may be read; lanes past i1 repeat what they see, masked off.
 */
function searchBlock(flat: usize, rootUp: usize, reversed: usize, i0: i32, i1: i32, lineStep: f64): f64 {
  let best = f32x4.splat(-1e30);
  const slope = f32x4.splat(<f32>lineStep);
  const ramp = f32x4(0, 1, 2, 3);
  for (let i = i0; i <= i1; i += 4) {
    const offset = <usize>i << 2;
    const n = f32x4.add(f32x4.splat(<f32>i), ramp);
    const above = f32x4.sub(v128.load(flat + offset), f32x4.mul(slope, n));
    const weight = f32x4.mul(v128.load(rootUp + offset), v128.load(reversed + offset));
    const v = f32x4.mul(above, weight);
    const inside = f32x4.le(n, f32x4.splat(<f32>i1));
    best = f32x4.pmax(best, v128.bitselect(v, f32x4.splat(-1e30), inside));
  }
  return largestLane(best);
}
