/**
 * The smooth earth under a path: least-squares line through the bare terrain, lowered where the path is obstructed.
 * ITU-R P.526-15 §4.5.3 as P.1812-7 Attachment 1 §5.6 restates it. O(points), writes into `out`.
 */

export interface SmoothEarthHeights {
  /** Height of the smooth surface at the transmitter and at the receiver, m above sea level. */
  h_std_m: number;
  h_srd_m: number;
}

export function smoothEarthHeights(
  d_km: ArrayLike<number>,
  h_m: ArrayLike<number>,
  count: number,
  h_ts_m: number,
  h_rs_m: number,
  out: SmoothEarthHeights,
): void {
  fitSmoothLine(d_km, h_m, count, out);
  const d = d_km[count - 1];
  let h_obs = Number.NEGATIVE_INFINITY; // highest obstruction above the line of sight
  let alpha_obt = Number.NEGATIVE_INFINITY;
  let alpha_obr = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < count - 1; i++) {
    const db = d_km[i];
    const rest = d - db;
    if (db <= 0 || rest <= 0) continue;
    const obstruction = h_m[i] - (h_ts_m * rest + h_rs_m * db) / d;
    if (obstruction > h_obs) h_obs = obstruction;
    if (obstruction / db > alpha_obt) alpha_obt = obstruction / db;
    if (obstruction / rest > alpha_obr) alpha_obr = obstruction / rest;
  }
  let h_stp = out.h_std_m;
  let h_srp = out.h_srd_m;
  if (h_obs > 0) {
    const g_t = alpha_obt / (alpha_obt + alpha_obr);
    h_stp -= h_obs * g_t;
    h_srp -= h_obs * (1 - g_t);
  }
  // The surface is never above the ground at a terminal.
  out.h_std_m = h_stp > h_m[0] ? h_m[0] : h_stp;
  out.h_srd_m = h_srp > h_m[count - 1] ? h_m[count - 1] : h_srp;
}

/** Least-squares line through the terrain at both terminals, m above sea level. P.1812-7 Attachment 1 §5.6.1. */
export function fitSmoothLine(
  d_km: ArrayLike<number>,
  h_m: ArrayLike<number>,
  count: number,
  out: SmoothEarthHeights,
): void {
  const d = d_km[count - 1];
  let v1 = 0;
  let v2 = 0;
  // Heights relative to the first point keep v1·d − v2 from losing digits on short paths at high altitude.
  const base = h_m[0];
  for (let i = 1; i < count; i++) {
    const da = d_km[i - 1];
    const db = d_km[i];
    const ha = h_m[i - 1] - base;
    const hb = h_m[i] - base;
    v1 += (db - da) * (hb + ha); // P.1812-7 Att. 1 §5.6.1, v_1
    v2 += (db - da) * (hb * (2 * db + da) + ha * (db + 2 * da)); // v_2
  }
  out.h_std_m = base + (2 * v1 * d - v2) / (d * d);
  out.h_srd_m = base + (v2 - v1 * d) / (d * d);
}
