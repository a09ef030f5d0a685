/** Okumura's corrections for terrain, as gains in dB: they are taken off the loss. NTIA TR-15-517 App. A; Okumura 1968 §4. */
import type { EhataTerrain } from './terrain.js';

/** Undulation of rolling hills at the median; Δh below 15 m counts as 15 m. Okumura Fig. 28. */
export function rollingHills_dB(delta_h_m: number): number {
  const l = Math.log10(Math.max(15, delta_h_m));
  return -1.5072013 + l * (8.458676 - 6.102538 * l);
}

/** Fine correction by where in the hills the mobile stands: top gains, bottom loses; none below Δh 10 m. Okumura Fig. 29. */
export function hillPosition_dB(ground_m: number, t: EhataTerrain): number {
  if (t.delta_h_m < 10) return 0;
  const l = Math.log10(t.delta_h_m);
  const K_h = -11.728795 + l * (15.544272 - 1.8154766 * l);
  if (ground_m >= t.h10_m) return K_h;
  if (ground_m <= t.h90_m) return -K_h;
  return ground_m >= t.h50_m
    ? (K_h * (ground_m - t.h50_m)) / (t.h10_m - t.h50_m)
    : (-K_h * (t.h50_m - ground_m)) / (t.h50_m - t.h90_m);
}

/** General slope at the mobile. Okumura Fig. 34: dB per mrad by distance. */
export function slope_dB(theta_m_mrad: number, d_km: number): number {
  const perMrad =
    theta_m_mrad <= 0
      ? interpolate([10, 30], [0.25, 0.8], d_km)
      : interpolate([10, 30, 60], [0.125, 0.35, 0.6], d_km);
  return theta_m_mrad * perMrad;
}

const ridgeDistance_km = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Okumura Fig. 31: curves for bases 15, 30, 60 km before the ridge, by distance of the mobile behind it. */
const ridgeCurves = [
  [4, -13, -17.5, -17.5, -15, -12.5, -10, -8, -6],
  [12, -8.5, -13, -12, -10, -8, -6.5, -5, -4],
  [20, -4, -6.5, -6, -4.5, -3.5, -2.5, -2, -1],
];

/** Isolated ridge of 200 m by the figure, others by the square root of their height. */
export function ridge_dB({ height_m, d_base_km, d_mobile_km }: NonNullable<EhataTerrain['ridge']>): number {
  const curves = ridgeCurves.map((curve) => extend(ridgeDistance_km, curve, d_mobile_km));
  const K = interpolate([15, 30, 60], curves, d_base_km);
  // The figure ends at 8 km; continued, it must not become a gain.
  return Math.sqrt(height_m / 200) * (d_mobile_km > 2 ? Math.min(K, 0) : K);
}

/** Okumura Fig. 35: gain by fraction over sea, when the sea is at the base, and at the mobile; to 30 km and from 60 km. */
const seaCurves = {
  near: {
    frac: [0, 0.15, 0.35, 0.45, 0.6, 0.65, 0.725, 0.775, 0.85, 1],
    base: [0, 1, 3, 4, 6, 7, 8, 9, 10, 11],
    mobile: [0, 4, 5.5, 7, 8.5, 9, 9.5, 9.8, 10.25, 11],
  },
  far: {
    frac: [0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.725, 0.85, 0.9, 1],
    base: [0, 2, 4, 5.5, 7, 9, 11, 13, 14, 15],
    mobile: [0, 4.25, 6.25, 9.2, 10.5, 11.75, 13, 14, 14.25, 15],
  },
} as const;

/** Mixed path over land and sea. */
export function mixedPath_dB({ sea_frac, seaEnd }: EhataTerrain, d_km: number): number {
  const gain = ({ frac, base, mobile }: (typeof seaCurves)['near' | 'far']): number => {
    const atBase = interpolate(frac, base, sea_frac);
    const atMobile = interpolate(frac, mobile, sea_frac);
    if (seaEnd === 'both') return (atBase + atMobile) / 2;
    return seaEnd === 'base' ? atBase : atMobile;
  };
  return interpolate([30, 60], [gain(seaCurves.near), gain(seaCurves.far)], d_km);
}

/** Piecewise linear, constant beyond both ends. */
function interpolate(x: readonly number[], y: readonly number[], at: number): number {
  return extend(x, y, Math.min(Math.max(at, x[0]), x[x.length - 1]));
}

/** Piecewise linear, beyond both ends along the outermost pieces. */
function extend(x: readonly number[], y: readonly number[], at: number): number {
  let i = 0;
  while (i < x.length - 2 && at > x[i + 1]) i++;
  return y[i] + ((y[i + 1] - y[i]) * (at - x[i])) / (x[i + 1] - x[i]);
}
