/**
 * Adds one sector to the pixels of one row of a block: level, best server, exact interference sums, near rivals. `fold.ts` has
 * the same loop in double precision. Levels and powers are single precision here; the sums stay whole numbers of 2^-53 mW in
 * double precision, so that the order of sectors does not matter either.
 */
import { exp2, splat } from './math';

/** Of the sector; set by the host before its rows. */
export let peak_dBm: f64 = 0;
/** NaN: alike in all directions. */
export let axis_deg: f64 = 0;
export let mechTilt_deg: f64 = 0;
export let elecTilt_deg: f64 = 0;
export let patternMax_dB: f64 = 0;
/** Cuts in tenths of a degree, f32: 3600 and 1801; and cos of tenths of a degree, f64. */
export let horizontal: usize = 0;
export let vertical: usize = 0;
export let cosTenth: usize = 0;
/** Loss codes above this cannot be received in the main lobe. */
export let farthest: i32 = 0;
export let notReceived_dBm: f64 = 0;
export let strongFrom_dBm: f64 = 0;
export let sector: i32 = 0;
export let load_share: f64 = 0;
/** Where the colliding power goes: 0, 1, 2 one class, 3 all, 4 none. */
export let collision: i32 = 0;
/** Carriers that this one disturbs: for each its weight (f64) and the addresses of its sums (f64 as numbers). */
export let disturbed: usize = 0;
export let disturbedCount: i32 = 0;

/** Of the block, at the layer of the sector. */
export let azimuth: usize = 0;
export let elevation: usize = 0;
export let best: usize = 0;
export let bestUnits: usize = 0;
export let bestSector: usize = 0;
export let unknownPath: usize = 0;

/** Near rivals as linked lists: head by pixel, then next, sector, level by entry. */
export let strongHead: usize = 0;
export let strongNext: usize = 0;
export let strongSector: usize = 0;
export let strongLevel: usize = 0;
export let strongCount: i32 = 0;
/** Powers held at the upper bound. */
export let clampedCount: i32 = 0;

const outside: i32 = -32768;
const lnTenth: f32 = 0.33219280949; // lg 10 / 10 to base 2
const powerMax_mW: f32 = 1.0 / 1024;
const quantum: f64 = 9007199254740992;

/** Index into the horizontal cut, two pixels. */
@inline
function horizontalIndex(p: usize): v128 {
  const offset = f64x2.sub(v128.load(p), f64x2.splat(axis_deg));
  const turned = f64x2.add(offset, v128.and(f64x2.lt(offset, f64x2.splat(0)), f64x2.splat(360)));
  const tenth = f64x2.floor(f64x2.add(f64x2.mul(turned, f64x2.splat(10)), f64x2.splat(0.5)));
  const whole = f64x2.sub(tenth, v128.and(f64x2.ge(tenth, f64x2.splat(3600)), f64x2.splat(3600)));
  // Pixels past the end of a block may hold anything.
  const held = f64x2.pmin(f64x2.splat(3599), f64x2.pmax(f64x2.splat(0), whole));
  return i32x4.trunc_sat_f64x2_s_zero(held);
}

/** Index into the vertical cut, two pixels. */
@inline
function verticalIndex(p: usize, tilt: v128): v128 {
  const angle = f64x2.add(v128.load(p), tilt);
  const tenth = f64x2.floor(f64x2.add(f64x2.mul(angle, f64x2.splat(10)), f64x2.splat(900.5)));
  const held = f64x2.pmin(f64x2.splat(1800), f64x2.pmax(f64x2.splat(0), tenth));
  return i32x4.trunc_sat_f64x2_s_zero(held);
}

@inline
function gather(table: usize, i: v128): v128 {
  let x = v128.load32_splat(table + (<usize>i32x4.extract_lane(i, 0) << 2));
  x = v128.load_lane<f32>(table + (<usize>i32x4.extract_lane(i, 1) << 2), x, 1);
  x = v128.load_lane<f32>(table + (<usize>i32x4.extract_lane(i, 2) << 2), x, 2);
  return v128.load_lane<f32>(table + (<usize>i32x4.extract_lane(i, 3) << 2), x, 3);
}

@inline
function cosines(h: v128, first: u8): v128 {
  const a = first == 0 ? i32x4.extract_lane(h, 0) : i32x4.extract_lane(h, 2);
  const b = first == 0 ? i32x4.extract_lane(h, 1) : i32x4.extract_lane(h, 3);
  return v128.load_lane<f64>(
    cosTenth + (<usize>b << 3),
    v128.load64_splat(cosTenth + (<usize>a << 3)),
    1,
  );
}

/** Adds whole units to two sums. */
@inline
function add(p: usize, units: v128): void {
  v128.store(p, f64x2.add(v128.load(p), units));
}

@inline
function rounded(x: v128): v128 {
  return f64x2.floor(f64x2.add(x, f64x2.splat(0.5)));
}

/** `codes`: i16 of the row's first pixel; `first`: that pixel in the block. Arrays have room for three pixels more. */
export function addRow(codes: usize, first: i32, count: i32): void {
  const symmetric = axis_deg != axis_deg;
  const mech = mechTilt_deg;
  const elec = f64x2.splat(elecTilt_deg);
  const fullTilt = f64x2.splat(elecTilt_deg + mech);
  for (let i: i32 = 0; i < count; i += 4) {
    const code = v128.load_ext<i16>(codes + (<usize>i << 1));
    const p = first + i;
    let mask = v128.and(
      i32x4.ge_s(code, i32x4.splat(0)),
      i32x4.lt_s(i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(i)), i32x4.splat(count)),
    );
    const negative = i32x4.bitmask(code);
    if (negative != 0)
      for (let lane: i32 = 0; lane < 4 && i + lane < count; lane++)
        if ((negative >> lane) & 1)
          if (<i32>load<i16>(codes + (<usize>(i + lane) << 1)) != outside) store<u8>(unknownPath + p + lane, 1);
    mask = v128.and(mask, i32x4.le_s(code, i32x4.splat(farthest)));
    if (!v128.any_true(mask)) continue;

    const o8 = <usize>p << 3;
    let attenuation: v128;
    if (symmetric) {
      const v = v128.shuffle<i32>(
        verticalIndex(elevation + o8, fullTilt),
        verticalIndex(elevation + o8 + 16, fullTilt),
        0, 1, 4, 5,
      );
      attenuation = f32x4.add(v128.load32_splat(horizontal), gather(vertical, v));
    } else {
      const h = v128.shuffle<i32>(horizontalIndex(azimuth + o8), horizontalIndex(azimuth + o8 + 16), 0, 1, 4, 5);
      let tilt0 = elec;
      let tilt1 = elec;
      if (mech != 0) {
        // A mechanically tilted antenna looks down in front, level at the sides and up behind.
        tilt0 = f64x2.add(elec, f64x2.mul(f64x2.splat(mech), cosines(h, 0)));
        tilt1 = f64x2.add(elec, f64x2.mul(f64x2.splat(mech), cosines(h, 1)));
      }
      const v = v128.shuffle<i32>(
        verticalIndex(elevation + o8, tilt0),
        verticalIndex(elevation + o8 + 16, tilt1),
        0, 1, 4, 5,
      );
      attenuation = f32x4.add(gather(horizontal, h), gather(vertical, v));
    }
    attenuation = f32x4.pmin(splat(patternMax_dB), attenuation);
    const loss = f32x4.mul(f32x4.convert_i32x4_s(code), f32x4.splat(1.0 / 64));
    const level = f32x4.sub(f32x4.sub(splat(peak_dBm), attenuation), loss);
    mask = v128.and(mask, f32x4.ge(level, splat(notReceived_dBm)));
    if (!v128.any_true(mask)) continue;

    const raw = v128.and(exp2(f32x4.mul(level, f32x4.splat(lnTenth))), mask);
    const over = f32x4.gt(raw, f32x4.splat(powerMax_mW));
    if (v128.any_true(over)) clampedCount += popcnt(i32x4.bitmask(over));
    const power = f32x4.pmin(f32x4.splat(powerMax_mW), raw);
    const units0 = f64x2.mul(f64x2.promote_low_f32x4(power), f64x2.splat(quantum));
    const units1 = f64x2.mul(
      f64x2.promote_low_f32x4(v128.shuffle<f32>(power, power, 2, 3, 0, 1)),
      f64x2.splat(quantum),
    );

    const o4 = <usize>p << 2;
    const wins = v128.and(mask, f32x4.gt(level, v128.load(best + o4)));
    if (v128.any_true(wins)) {
      v128.store(best + o4, v128.bitselect(level, v128.load(best + o4), wins));
      v128.store(bestSector + o4, v128.bitselect(i32x4.splat(sector), v128.load(bestSector + o4), wins));
      const low = v128.shuffle<i32>(wins, wins, 0, 0, 1, 1);
      const high = v128.shuffle<i32>(wins, wins, 2, 2, 3, 3);
      v128.store(bestUnits + o8, v128.bitselect(units0, v128.load(bestUnits + o8), low));
      v128.store(bestUnits + o8, v128.bitselect(units1, v128.load(bestUnits + o8, 16), high), 16);
    }
    const strong = i32x4.bitmask(v128.and(mask, f32x4.ge(level, splat(strongFrom_dBm))));
    if (strong != 0)
      for (let lane: i32 = 0; lane < 4; lane++)
        if ((strong >> lane) & 1) {
          const e = <usize>strongCount << 2;
          const head = strongHead + o4 + (<usize>lane << 2);
          store<i32>(strongNext + e, load<i32>(head));
          store<i32>(strongSector + e, sector);
          store<f32>(strongLevel + e, laneOf(level, lane));
          store<i32>(head, strongCount);
          strongCount++;
        }

    for (let k: i32 = 0; k < disturbedCount; k++) {
      const entry = disturbed + (<usize>k << 5);
      const weight = v128.load64_splat(entry);
      const full = <usize>load<f64>(entry, 8) + o8;
      const loaded = <usize>load<f64>(entry, 16) + o8;
      const weighted0 = f64x2.mul(units0, weight);
      const weighted1 = f64x2.mul(units1, weight);
      const full0 = rounded(weighted0);
      const full1 = rounded(weighted1);
      const share = f64x2.splat(load_share);
      const loaded0 = rounded(f64x2.mul(weighted0, share));
      const loaded1 = rounded(f64x2.mul(weighted1, share));
      add(full, full0);
      add(full + 16, full1);
      add(loaded, loaded0);
      add(loaded + 16, loaded1);
      if (collision == 4) continue;
      const rest0 = f64x2.sub(full0, loaded0);
      const rest1 = f64x2.sub(full1, loaded1);
      const colliding = <usize>load<f64>(entry, 24) + o8;
      const from = collision == 3 ? 0 : collision;
      const to = collision == 3 ? 2 : collision;
      for (let c = from; c <= to; c++) {
        const sums = colliding + <usize>c * collidingStride;
        add(sums, rest0);
        add(sums + 16, rest1);
      }
    }
  }
}

/** Bytes from one collision class to the next. */
export let collidingStride: usize = 0;

@inline
function laneOf(x: v128, lane: i32): f32 {
  if (lane == 0) return f32x4.extract_lane(x, 0);
  if (lane == 1) return f32x4.extract_lane(x, 1);
  if (lane == 2) return f32x4.extract_lane(x, 2);
  return f32x4.extract_lane(x, 3);
}
