/** Radio climate of a path: earth radius, zones, incidence of ducting. P.1812-7 §3.3 to §3.7, P.452-18 §3.2. */

/** Radio-climatic zones as profiles code them: sea (B), coastal land (A1), inland (A2). */
export const zones = { sea: 1, coastal: 3, inland: 4 } as const;

const earthRadius_km = 6371;

/** Effective earth radius exceeded for β0 % of the time (k = 3), km. */
export const betaEarthRadius_km = 3 * earthRadius_km;

/** Median effective earth radius, km. `deltaN` (N-units/km) is the average lapse in the lowest kilometre, below 157. */
export const medianEarthRadius_km = (deltaN: number): number => (earthRadius_km * 157) / (157 - deltaN); // k50

export interface ZoneLengths {
  /** Fraction of the path over sea ω, 0 to 1. */
  readonly omega_sea: number;
  /** Longest continuous land section d_tm and inland section d_lm, km. */
  readonly d_tm_km: number;
  readonly d_lm_km: number;
}

/** Zone lengths of a profile whose points each stand for half the way to their neighbours. `zone` absent means inland. */
export function zoneLengths(
  d_km: ArrayLike<number>,
  zone: ArrayLike<number> | undefined,
  count: number,
): ZoneLengths {
  const d = d_km[count - 1];
  if (!zone) return { omega_sea: 0, d_tm_km: d, d_lm_km: d };
  let sea_km = 0;
  let land = 0;
  let inland = 0;
  let d_tm_km = 0;
  let d_lm_km = 0;
  for (let i = 0; i < count; i++) {
    const before = i > 0 ? (d_km[i] - d_km[i - 1]) / 2 : 0;
    const after = i < count - 1 ? (d_km[i + 1] - d_km[i]) / 2 : 0;
    const length = before + after;
    if (zone[i] === zones.sea) sea_km += length;
    land = zone[i] === zones.sea ? 0 : land + length;
    inland = zone[i] === zones.inland ? inland + length : 0;
    if (land > d_tm_km) d_tm_km = land;
    if (inland > d_lm_km) d_lm_km = inland;
  }
  return { omega_sea: d > 0 ? sea_km / d : Number(zone[0] === zones.sea), d_tm_km, d_lm_km };
}

/** τ of the longest inland section, 0 to 1. */
export const inlandShare = (d_lm_km: number): number => 1 - Math.exp(-4.12e-4 * d_lm_km ** 2.41); // P.1812-7 §3.6, τ

/** Time for which the lapse exceeds 100 N-units/km in the lowest 100 m, β0 in %. `latitude_deg` of the path's middle. */
export function ductingIncidence_pct(latitude_deg: number, { d_tm_km, d_lm_km }: ZoneLengths): number {
  const tau = inlandShare(d_lm_km);
  const latitude = Math.min(Math.abs(latitude_deg), 70);
  const mu_1 = Math.min(
    (10 ** (-d_tm_km / (16 - 6.6 * tau)) + 10 ** (-5 * (0.496 + 0.354 * tau))) ** 0.2, // P.1812-7 §3.6, μ1
    1,
  );
  const mu_4 = mu_1 ** (latitude < 70 ? -0.935 + 0.0176 * latitude : 0.3); // P.1812-7 §3.6, μ4
  const equatorial = latitude < 70 ? 10 ** (-0.015 * latitude + 1.67) : 4.17;
  return equatorial * mu_1 * mu_4; // P.1812-7 §3.6, β0
}

/**
 * Latitude (degrees) `d_km` along the great circle from one place to another: the path's middle when `d_km` is half
 * its length. The profile's distance rules, not that of the coordinates.
 */
export function latitudeAlong_deg(
  from: { readonly lat_deg: number; readonly lon_deg: number },
  to: { readonly lat_deg: number; readonly lon_deg: number },
  d_km: number,
): number {
  const rad = Math.PI / 180;
  const [a, b] = [from.lat_deg * rad, to.lat_deg * rad];
  const dLon = (to.lon_deg - from.lon_deg) * rad;
  const bearing = Math.atan2(
    Math.sin(dLon) * Math.cos(b),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(dLon),
  );
  const arc = d_km / earthRadius_km;
  return Math.asin(Math.sin(a) * Math.cos(arc) + Math.cos(a) * Math.sin(arc) * Math.cos(bearing)) / rad;
}
