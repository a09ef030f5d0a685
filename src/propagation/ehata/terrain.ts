/** What extended Hata reads from a profile that runs from the mobile to the base. NTIA TR-15-517 App. A; Okumura 1968 §2.4. */
import { clamp } from '../../foundation/math.js';
import { effectiveEarthRadius_m, surfaceRefractivity } from '../itm/ground.js';
import { fitLine, horizons, pathLength_m, type StepProfile } from '../itm/terrain.js';

export interface EhataTerrain {
  /** Effective heights within 30-200 m and 1-10 m, and before they were put there. */
  readonly h_b_eff_m: number;
  readonly h_m_eff_m: number;
  readonly h_b_raw_m: number;
  readonly h_m_raw_m: number;
  /** Heights exceeded by 10, 50, 90 % of the ground near the mobile, and their range Δh, m. */
  readonly h10_m: number;
  readonly h50_m: number;
  readonly h90_m: number;
  readonly delta_h_m: number;
  /** Slope of the ground at the mobile, mrad, positive when it falls away from the mobile. */
  readonly theta_m_mrad: number;
  /** Fraction of the path over sea, and where the greater part of it lies. */
  readonly sea_frac: number;
  readonly seaEnd: 'mobile' | 'base' | 'both';
  /** The only edge of a path with one horizon. */
  readonly ridge?: { readonly height_m: number; readonly d_base_km: number; readonly d_mobile_km: number };
}

export function readTerrain(profile: StepProfile, h_b_m: number, h_m_m: number): EhataTerrain {
  const fromBase: StepProfile = { step_m: profile.step_m, h_m: Array.from(profile.h_m).reverse() };
  const h_b_raw_m = h_b_m + standing_m(fromBase);
  const h_m_raw_m = h_m_m + standing_m(profile);
  return {
    h_b_eff_m: clamp(h_b_raw_m, 30, 200),
    h_m_eff_m: clamp(h_m_raw_m, 1, 10),
    h_b_raw_m,
    h_m_raw_m,
    ...undulation(profile),
    theta_m_mrad: mobileSlope_mrad(profile),
    ...sea(profile),
    ridge: singleRidge(profile, h_m_m, h_b_m),
  };
}

/** How far the first terminal stands above the ground 3 to 15 km away, m; partly so when the path is shorter. */
function standing_m(profile: StepProfile): number {
  const { step_m, h_m } = profile;
  const d_m = pathLength_m(profile);
  if (d_m < 3000) return 0;
  const first = Math.floor(3000 / step_m);
  const last = d_m > 15_000 ? Math.floor(15_000 / step_m) : h_m.length - 1;
  let total = 0;
  for (let i = first; i <= last; i++) total += h_m[i];
  const above_m = h_m[0] - total / (last - first + 1);
  return above_m * Math.min(1, (d_m - 3000) / 12_000);
}

/** Height quantiles of the 10 km next to the mobile; of a shorter path scaled to what 10 km would have. */
function undulation(profile: StepProfile): Pick<EhataTerrain, 'h10_m' | 'h50_m' | 'h90_m' | 'delta_h_m'> {
  const { step_m, h_m } = profile;
  const d_m = pathLength_m(profile);
  const count = d_m < 10_000 ? h_m.length : Math.floor(10_000 / step_m) + 1;
  const falling = Float64Array.from({ length: count }, (_, i) => -h_m[i]).sort();
  const share = (km: number): number => 1 - 0.8 * Math.exp(-0.02 * km);
  const scale = d_m < 10_000 ? share(10) / share(d_m / 1000) : 1;
  const exceededBy = (part: number): number => -falling[Math.max(0, Math.trunc(part * count - 1))] * scale;
  const h10_m = exceededBy(0.1);
  const h90_m = exceededBy(0.9);
  return { h10_m, h50_m: exceededBy(0.5), h90_m, delta_h_m: h10_m - h90_m };
}

/** Mean slope over the 5, 6 … 10 km next to the mobile: the steepest when all have one sign, else that of 5 km. */
function mobileSlope_mrad({ step_m, h_m }: StepProfile): number {
  const d_m = (h_m.length - 1) * step_m;
  const slopes: number[] = [];
  for (let reach_m = 5000; reach_m <= Math.min(d_m, 10_000); reach_m += 1000) {
    const count = Math.floor(reach_m / step_m) + 1;
    const part: StepProfile = { step_m, h_m: Array.from({ length: count }, (_, i) => h_m[i]) };
    const { start_m, end_m } = fitLine(part, 0, reach_m);
    slopes.push((1000 * (start_m - end_m)) / reach_m);
  }
  if (slopes.length === 0) return 0;
  const least = Math.min(...slopes);
  const most = Math.max(...slopes);
  if (d_m <= 5000 || least * most < 0) return slopes[0];
  return most >= 0 ? most : least;
}

/** Ground at exactly 0 m counts as sea. */
function sea({ h_m }: StepProfile): Pick<EhataTerrain, 'sea_frac' | 'seaEnd'> {
  const half = Math.floor((h_m.length - 1) / 2);
  let near = 0;
  let far = 0;
  for (let i = 0; i < h_m.length; i++) {
    if (h_m[i] !== 0) continue;
    if (i < half) near++;
    else far++;
  }
  const seaEnd = near > far ? 'mobile' : far > near ? 'base' : 'both';
  return { sea_frac: (near + far) / h_m.length, seaEnd };
}

/** The edge where the horizons of both terminals meet within half a step; undefined otherwise. */
function singleRidge(profile: StepProfile, h_m_m: number, h_b_m: number): EhataTerrain['ridge'] {
  const { step_m, h_m } = profile;
  const d_m = pathLength_m(profile);
  let total = 0;
  for (let i = 0; i < h_m.length; i++) total += h_m[i];
  const a_e_m = effectiveEarthRadius_m(surfaceRefractivity(301, total / h_m.length));
  const [d_mobile_m, d_base_m] = horizons(profile, [h_m_m, h_b_m], a_e_m).d_hzn_m;
  if (Math.abs(d_m - d_mobile_m - d_base_m) > 0.5 * step_m) return undefined;
  const edge_m = h_m[Math.round(d_mobile_m / step_m)];
  const mobile_m = h_m[0] + h_m_m;
  const base_m = h_m[h_m.length - 1] + h_b_m;
  // Each end weighs with its own distance, as in NTIA's program; on the straight ray the weights are the other way round.
  const ray_m = (base_m * d_base_m + mobile_m * d_mobile_m) / d_m;
  const above_m = edge_m - ray_m + (0.5 * d_mobile_m * d_base_m) / a_e_m;
  return { height_m: Math.max(0, above_m), d_base_km: d_base_m / 1000, d_mobile_km: d_mobile_m / 1000 };
}
