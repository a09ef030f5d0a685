/**
 * Four neighbouring rays of the sweep at once, one in each lane: `sweep.ts` is the same in double precision JavaScript, written to
 * be read. Neighbours cross the same ridges, so that they share loops and branches.
 *
 * A place on a ray is counted in its steps n, heights are taken above the antenna, and flattened: y = z − C·n² with the curvature C
 * a step². The slope from the transmitter is then y/n, and all lanes share 1/n and 1/√n, however long their steps are.
 */
import { blockMask, blockShift, closestApproach } from './clear';
import { lookBack, overChord, pushHull, steepestChord, steepestOf, tangent, tangentStep } from './hull';
import { orderOf, storeWanted } from './pack';
import { sampleRays } from './sample';
import * as s from './state';
import * as split from './split';
import { bridgedMoment, bridgedSum, bridgeVoids, isVoid, lanesUnknown } from './voids';

const far: f32 = -1e30;

/**
 * Sweeps rays j … j + 3 of a fan of half-width r over bare terrain, from step `from` to step `to`, on from what `reached` says. Results
 * lie at `counts` and `unknownCount`.
 */
export function sweepBareRays(j: i32, r: i32, from: i32, to: i32): void {
  sweepRays(j, r, from, to, false);
}

/** The same with clutter on the profile. Two functions, so that the bare one carries no tests for clutter. */
export function sweepClutterRays(j: i32, r: i32, from: i32, to: i32): void {
  sweepRays(j, r, from, to, true);
}

@inline
function splatInverse(n: i32): v128 {
  return v128.load32_splat(s.inverse + (<usize>n << 2));
}

/** Lengths of a step of rays j … j + 3, km. */
@inline
function stepLengths(j: i32, r: i32): v128 {
  return f32x4(stepLength(j, r), stepLength(j + 1, r), stepLength(j + 2, r), stepLength(j + 3, r));
}

@inline
function stepLength(j: i32, r: i32): f32 {
  const t = <f64>j / <f64>r;
  return <f32>(s.cell_km * Math.sqrt(1 + t * t));
}

@inline
function sweepRays(j: i32, r: i32, from: i32, to: i32, useClutter: bool): void {
  const zero = f32x4.splat(0);
  const ramp = i32x4(0, 1, 2, 3);

  const rays = i32x4.add(i32x4.splat(j), ramp);
  const exists = i32x4.le_s(rays, i32x4.splat(r));
  const step = stepLengths(j, r);
  const perStep = f32x4.div(f32x4.splat(1), step);
  const rootPerStep = f32x4.sqrt(perStep);
  const C = f32x4.mul(f32x4.splat(<f32>s.curvature), f32x4.mul(step, step));
  const floor = f32x4.div(f32x4.splat(<f32>s.searchFloor), rootPerStep);
  const mastGround = f32x4.splat(<f32>s.mastGround_m);

  // The mast's own clutter: an obstacle at its gap; points nearer than that are bare.
  let mastGap = zero;
  let mastObstacle = zero;
  let mastSlope = f32x4.splat(far);
  let mastGapSteps: i32 = 0;
  if (useClutter) {
    const height = <f32>load<u8>(s.clutterHalf + s.mastIndex) * 0.5;
    const gap = height > 0 ? load<f32>(s.gaps + (<usize>load<u8>(s.clutterClass + s.mastIndex) << 2)) : 0;
    if (gap > 0) {
      mastGap = f32x4.mul(f32x4.splat(gap), perStep);
      mastObstacle = f32x4.sub(f32x4.add(mastGround, f32x4.splat(height)), f32x4.mul(C, f32x4.mul(mastGap, mastGap)));
      mastSlope = f32x4.div(mastObstacle, mastGap);
      mastGapSteps = <i32>Mathf.ceil(gap / <f32>s.cell_km) + 1;
    }
  }
  // Points nearer to the receiver than the widest gap wait outside the hull; the shortest step has most of them, and the rays that
  // split off later may have a shorter one.
  let lag: i32 = 0;
  if (useClutter && s.widestGap_km > 0) {
    const nearest = j > 0 ? j - 1 : j + 4 < 0 ? j + 4 : 0;
    lag = max<i32>(0, <i32>Math.ceil(s.widestGap_km / <f64>stepLength(nearest, r) - 1e-6) - 1);
  }

  const reached = s.reached;
  let bareTop = load<i32>(reached, split.bareTopAt);
  let surfaceTop = load<i32>(reached, split.surfaceTopAt);
  let pushed = load<i32>(reached, split.pushedAt);
  const troubled = sampleRays(j, r, from, to, useClutter) || load<i32>(reached, split.troubledAt) != 0;
  let surfaceSlope = v128.load(reached, split.surfaceSlopeAt);
  let surfaceSlopeStep = v128.load(reached, split.surfaceSlopeStepAt);
  let bareSlope = v128.load(reached, split.bareSlopeAt);
  let bareSlopeStep = v128.load(reached, split.bareSlopeStepAt);
  let chordSlope = v128.load(reached, split.chordSlopeAt);
  let block = v128.load(reached, split.blockAt);
  // Σ z and Σ n·z of bare ground behind the mast.
  let sumLow = v128.load(reached, split.sumAt);
  let sumHigh = v128.load(reached, split.sumAt + 16);
  let momentLow = v128.load(reached, split.momentAt);
  let momentHigh = v128.load(reached, split.momentAt + 16);
  s.unknownCount = 0;
  for (let n: i32 = 0; n < s.receiverCount; n++) store<i32>(s.counts + (<usize>n << 2), 0);

  for (let k = from; k <= to; k++) {
    const at = <usize>k << 4;
    const z = v128.load(s.bare + at);
    const pixel = v128.load(s.pixelOfStep + at);
    let owned = i32x4.ge_s(pixel, i32x4.splat(0));

    if (troubled) {
      const behind = useClutter ? pushed : k - 1;
      if (bridgeVoids(k, z, behind, C, v128.and(exists, insideDisc(k, at)))) {
        sumLow = f64x2.add(sumLow, v128.load(bridgedSum));
        sumHigh = f64x2.add(sumHigh, v128.load(bridgedSum, 16));
        momentLow = f64x2.add(momentLow, v128.load(bridgedMoment));
        momentHigh = f64x2.add(momentHigh, v128.load(bridgedMoment, 16));
        block = highestOf(behind);
      }
      const unknown = lanesUnknown(k, z);
      listUnknown(v128.and(owned, unknown), pixel);
      owned = v128.andnot(owned, unknown);
    }

    const nk = f32x4.splat(<f32>k);
    const bend = f32x4.mul(C, f32x4.mul(nk, nk));
    const perK = splatInverse(k);

    if (useClutter) {
      // Bring the surface up to the points that lie a full gap behind this cell.
      for (const end = k - 1 - lag; pushed < end; ) {
        const i = ++pushed;
        const i4 = f32x4.splat(<f32>i);
        let on = v128.load(s.clutter + (<usize>i << 4));
        if (i < mastGapSteps) on = v128.andnot(on, f32x4.lt(i4, mastGap));
        const y = f32x4.add(v128.load(s.bare + (<usize>i << 4)), f32x4.sub(on, f32x4.mul(C, f32x4.mul(i4, i4))));
        v128.store(s.flat + (<usize>i << 4), y);
        surfaceTop = pushHull(s.surfaceHull, surfaceTop, i, y);
        const slope = f32x4.mul(y, splatInverse(i));
        surfaceSlopeStep = v128.bitselect(i4, surfaceSlopeStep, f32x4.gt(slope, surfaceSlope));
        surfaceSlope = f32x4.pmax(surfaceSlope, slope);
        if ((i & blockMask) == 0) {
          v128.store(s.blockMax + (<usize>((i >> blockShift) - 1) << 4), block);
          block = y;
        } else block = f32x4.pmax(block, y);
      }
    }

    if (v128.any_true(owned)) {
      const lanes = i32x4.bitmask(owned);
      const order = orderOf(lanes);
      const wantedLanes = popcnt<i32>(lanes);
      const d = f32x4.mul(nk, step);
      const height = useClutter ? v128.load(s.clutter + at) : zero;
      const gap = useClutter ? f32x4.mul(v128.load(s.gapOfStep + at), perStep) : zero;
      const gapAt = f32x4.sub(nk, gap);
      const hasObstacle = v128.and(f32x4.gt(gap, zero), f32x4.gt(gapAt, zero));
      const mastObstacleIn = f32x4.lt(mastGap, nk);

      // Steepest of the surface from the mast; points inside the receiver's own gap are bare.
      let slopeT = surfaceSlope;
      if (!useClutter) slopeT = bareSlope;
      let obstacle = zero;
      if (useClutter) {
        for (let i = pushed + 1; i < k; i++) {
          const i4 = f32x4.splat(<f32>i);
          const inGap = v128.or(f32x4.lt(i4, mastGap), f32x4.lt(f32x4.sub(nk, i4), f32x4.sub(gap, f32x4.splat(1e-4))));
          const on = v128.andnot(v128.load(s.clutter + (<usize>i << 4)), inGap);
          const y = f32x4.add(v128.load(s.bare + (<usize>i << 4)), f32x4.sub(on, f32x4.mul(C, f32x4.mul(i4, i4))));
          v128.store(s.flat + (<usize>i << 4), y);
          slopeT = f32x4.pmax(slopeT, f32x4.mul(y, splatInverse(i)));
        }
        if (mastGapSteps > 0)
          slopeT = f32x4.pmax(slopeT, v128.bitselect(mastSlope, f32x4.splat(far), mastObstacleIn));
        obstacle = f32x4.sub(f32x4.add(z, height), f32x4.mul(C, f32x4.mul(gapAt, gapAt)));
        slopeT = f32x4.pmax(slopeT, v128.bitselect(f32x4.div(obstacle, gapAt), f32x4.splat(far), hasObstacle));
      }

      // The least-squares line through bare ground. P.1812-7 Att. 1 §5.6.1, v1 and v2 from the two sums, heights above the antenna.
      const perK64 = f64x2.splat(1 / <f64>k);
      const perKK64 = f64x2.mul(perK64, f64x2.mul(perK64, f64x2.splat(6)));
      const twice64 = f64x2.add(perK64, perK64);
      const P = singles(f64x2.mul(sumLow, twice64), f64x2.mul(sumHigh, twice64));
      const Q = singles(f64x2.mul(momentLow, perKK64), f64x2.mul(momentHigh, perKK64));
      const w1 = f32x4.add(P, f32x4.mul(f32x4.add(mastGround, z), perK));
      const w2 = f32x4.add(
        Q,
        f32x4.mul(f32x4.add(f32x4.mul(z, f32x4.splat(3 * <f32>k - 1)), mastGround), f32x4.mul(perK, perK)),
      );
      const several = k >= 2;
      const fit_t = f32x4.sub(f32x4.add(w1, w1), w2);
      const fit_r = f32x4.sub(w2, w1);
      const line_t = several ? f32x4.pmin(fit_t, mastGround) : mastGround;
      const line_r = several ? f32x4.pmin(fit_r, z) : z;

      for (let n: i32 = 0; n < s.receiverCount; n++) {
        const y_rs = f32x4.add(z, v128.load32_splat(s.receivers + (<usize>n << 2)));
        const y_r = f32x4.sub(y_rs, bend);
        const line = f32x4.mul(y_r, perK);
        const clear = f32x4.lt(slopeT, line);
        const seen = v128.and(clear, owned);
        const blocked = v128.andnot(owned, clear);

        let nu = zero;
        if (v128.any_true(seen)) {
          let best = f32x4.mul(floor, v128.load32_splat(s.inverseRoot + (<usize>k << 2)));
          // The newest block is not full: its highest point lies in a variable.
          best = closestApproach(k, useClutter ? pushed : k - 1, line, best, seen);
          if (useClutter) {
            if (mastGapSteps > 0) {
              const above = f32x4.sub(mastObstacle, f32x4.mul(line, mastGap));
              const v = f32x4.div(above, f32x4.sqrt(f32x4.mul(mastGap, f32x4.sub(nk, mastGap))));
              best = f32x4.pmax(best, v128.bitselect(v, f32x4.splat(far), mastObstacleIn));
            }
            const above = f32x4.sub(obstacle, f32x4.mul(line, gapAt));
            const v = f32x4.div(above, f32x4.sqrt(f32x4.mul(gapAt, gap)));
            best = f32x4.pmax(best, v128.bitselect(v, f32x4.splat(far), hasObstacle));
          }
          nu = f32x4.mul(best, f32x4.sqrt(nk));
        }

        // Horizons over bare ground; in line of sight the direct ray. P.1812-7 Att. 1 §5.1 to §5.3.
        let theta_t = line;
        let theta_r = f32x4.neg(f32x4.add(line, f32x4.mul(f32x4.mul(C, nk), f32x4.splat(2))));
        let d_lt = zero;
        let d_lr = zero;
        let h_st = line_t;
        let h_sr = line_r;
        if (v128.any_true(blocked)) {
          const chord = f32x4.mul(y_rs, perK);
          const hidden = v128.and(blocked, f32x4.gt(bareSlope, line));
          const beyond = v128.any_true(hidden);
          if (beyond) lookBack(s.bareHull, bareTop, k, y_r, chord, C, hidden);
          let slopeR = tangent;
          if (useClutter) {
            slopeR = steepestOf(s.surfaceHull, surfaceTop, k, y_r, blocked);
            for (let i = pushed + 1; i < k; i++)
              slopeR = f32x4.pmax(slopeR, f32x4.mul(f32x4.sub(v128.load(s.flat + (<usize>i << 4)), y_r), splatInverse(k - i)));
            if (mastGapSteps > 0) {
              const rise = f32x4.div(f32x4.sub(mastObstacle, y_r), f32x4.sub(nk, mastGap));
              slopeR = f32x4.pmax(slopeR, v128.bitselect(rise, f32x4.splat(far), mastObstacleIn));
            }
            const rise = f32x4.div(f32x4.sub(obstacle, y_r), gap);
            slopeR = f32x4.pmax(slopeR, v128.bitselect(rise, f32x4.splat(far), hasObstacle));
          }
          // The tangents rise above the direct ray by A = S_tim − S_tr and B = S_rim + S_tr; where they meet, h·√(d/(d1·d2)) of
          // P.526-15 §4.5.1 is √(A·B·d).
          const rises = f32x4.mul(f32x4.sub(slopeT, line), f32x4.pmax(zero, f32x4.add(slopeR, line)));
          nu = v128.bitselect(nu, f32x4.sqrt(f32x4.mul(f32x4.pmax(zero, rises), nk)), clear);
          if (beyond) {
            theta_t = v128.bitselect(bareSlope, theta_t, hidden);
            theta_r = v128.bitselect(f32x4.sub(tangent, f32x4.mul(f32x4.mul(C, nk), f32x4.splat(2))), theta_r, hidden);
            d_lt = v128.and(f32x4.mul(bareSlopeStep, step), hidden);
            d_lr = v128.and(f32x4.mul(f32x4.sub(nk, tangentStep), step), hidden);
            // Obstruction heights. P.1812-7 Att. 1 §5.6.2.
            const a_t = f32x4.sub(chordSlope, chord);
            const a_r = f32x4.pmax(zero, f32x4.add(steepestChord, chord));
            const drop = v128.and(f32x4.gt(a_t, zero), hidden);
            const share_t = f32x4.div(a_t, f32x4.add(a_t, a_r));
            const drop_t = v128.and(f32x4.mul(overChord, share_t), drop);
            const drop_r = v128.and(f32x4.sub(overChord, f32x4.mul(overChord, share_t)), drop);
            if (several) {
              h_st = f32x4.pmin(mastGround, f32x4.sub(fit_t, drop_t));
              h_sr = f32x4.pmin(z, f32x4.sub(fit_r, drop_r));
            }
          }
        }

        const countAt = s.counts + (<usize>n << 2);
        const count = load<i32>(countAt);
        store<i32>(countAt, count + wantedLanes);
        const o = <usize>n * s.resultBytes + (<usize>count << 2);
        const place = i32x4.add(i32x4.splat(s.placeOf(k, 0, 0)), i32x4.add(ramp, v128.and(clear, i32x4.splat(s.placeOf(0, 1, 0)))));
        storeWanted(s.pixel + o, pixel, order);
        storeWanted(s.place + o, place, order);
        storeWanted(s.minor + o, v128.load(s.minorOfStep + at), order);
        storeWanted(s.d_km + o, d, order);
        storeWanted(s.nuGeometry + o, f32x4.mul(nu, rootPerStep), order);
        storeWanted(s.h_te_m + o, f32x4.neg(h_st), order);
        storeWanted(s.h_re_m + o, f32x4.sub(y_rs, h_sr), order);
        storeWanted(s.rise_m + o, y_rs, order);
        storeWanted(s.theta_t_mrad + o, f32x4.mul(theta_t, perStep), order);
        storeWanted(s.theta_r_mrad + o, f32x4.mul(theta_r, perStep), order);
        storeWanted(s.d_lt_km + o, d_lt, order);
        storeWanted(s.d_lr_km + o, d_lr, order);
        storeWanted(s.line_t_m + o, line_t, order);
        storeWanted(s.line_r_m + o, line_r, order);
      }
    }

    // The point joins what lies behind.
    const y = f32x4.sub(z, bend);
    bareTop = pushHull(s.bareHull, bareTop, k, y);
    chordSlope = f32x4.pmax(chordSlope, f32x4.mul(z, perK));
    const slope = f32x4.mul(y, perK);
    bareSlopeStep = v128.bitselect(nk, bareSlopeStep, f32x4.gt(slope, bareSlope));
    bareSlope = f32x4.pmax(bareSlope, slope);
    if (!useClutter) {
      v128.store(s.flat + (<usize>k << 4), y);
      if ((k & blockMask) == 0) {
        v128.store(s.blockMax + (<usize>((k >> blockShift) - 1) << 4), block);
        block = y;
      } else block = f32x4.pmax(block, y);
    }
    const known = troubled ? v128.andnot(z, isVoid(z)) : z;
    const k64 = f64x2.splat(<f64>k);
    const low = f64x2.promote_low_f32x4(known);
    const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(known, known, 2, 3, 0, 1));
    sumLow = f64x2.add(sumLow, low);
    sumHigh = f64x2.add(sumHigh, high);
    momentLow = f64x2.add(momentLow, f64x2.mul(low, k64));
    momentHigh = f64x2.add(momentHigh, f64x2.mul(high, k64));
  }
  store<i32>(reached, bareTop, split.bareTopAt);
  store<i32>(reached, surfaceTop, split.surfaceTopAt);
  store<i32>(reached, pushed, split.pushedAt);
  store<i32>(reached, troubled ? 1 : 0, split.troubledAt);
  v128.store(reached, surfaceSlope, split.surfaceSlopeAt);
  v128.store(reached, surfaceSlopeStep, split.surfaceSlopeStepAt);
  v128.store(reached, bareSlope, split.bareSlopeAt);
  v128.store(reached, bareSlopeStep, split.bareSlopeStepAt);
  v128.store(reached, chordSlope, split.chordSlopeAt);
  v128.store(reached, block, split.blockAt);
  v128.store(reached, sumLow, split.sumAt);
  v128.store(reached, sumHigh, split.sumAt + 16);
  v128.store(reached, momentLow, split.momentAt);
  v128.store(reached, momentHigh, split.momentAt + 16);
}

@inline
function singles(low: v128, high: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
}

/** Lanes whose cell at step k lies inside the disc. */
@inline
function insideDisc(k: i32, at: usize): v128 {
  const m = v128.load(s.minorOfStep + at);
  return i32x4.le_s(i32x4.add(i32x4.splat(k * k), i32x4.mul(m, m)), i32x4.splat(s.radius2));
}

/** Highest point of the newest block, from its points. */
function highestOf(pushed: i32): v128 {
  let high = f32x4.splat(far);
  for (let i = max<i32>(1, pushed & ~blockMask); i <= pushed; i++) high = f32x4.pmax(high, v128.load(s.flat + (<usize>i << 4)));
  return high;
}

function listUnknown(lanes: v128, pixel: v128): void {
  if (!v128.any_true(lanes)) return;
  const mask = i32x4.bitmask(lanes);
  storeWanted(s.unknownPixel + (<usize>s.unknownCount << 2), pixel, orderOf(mask));
  s.unknownCount += popcnt<i32>(mask);
}
