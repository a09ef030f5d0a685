/**
 * From ray geometry to basic transmission loss, per carrier and model. Runs once per ray and carrier over the compact
 * ray arrays; everything that depends on the carrier only is in `CarrierLoss`.
 */
import { type HataEnvironment, hataLoss_dB } from '../../propagation/hata/equations.js';
import { freeSpaceLoss_dB } from '../../propagation/p525/equations.js';
import {
  bullingtonLoss_dB,
  type EarthConstants,
  earthConstants,
  knifeEdgeLoss_dB,
  sphericalEarthLoss_dB,
} from '../../propagation/p526/equations.js';
import { freeSpace_dB } from '../../propagation/p1812/equations.js';
import { losProbability, pathLoss_dB, type Scenario } from '../../propagation/tr38901/equations.js';
import { boundedLoss_dB, type ClearAirBounds, clearAir, clearAirBounds, inlandPath } from './clearAir.js';
import type { RadioClimate } from '../../terrain/climate.js';
import { effectiveEarthRadius_km } from './climate.js';
import { bareTerrainLoss_dB, farShare, nearMastLoss_dB } from './nearMast.js';
import { bullingtonPoint, type RayResult } from './sweep.js';
import { encodeLoss } from './window.js';

export type LossModel = 'auto' | 'freespace' | 'hata' | 'tr38901';

export interface CarrierSpec {
  readonly model: LossModel;
  readonly frequency_MHz: number;
  readonly radius_m: number;
}

/** Whether a model wants clutter heights on the profile, or bare terrain because it holds clutter statistically. */
export const usesClutter = (model: LossModel): boolean => model === 'auto' || model === 'freespace';

export interface CarrierLoss {
  readonly spec: CarrierSpec;
  readonly f_GHz: number;
  readonly earth: EarthConstants;
  /** √(0.002/λ): turns ν-geometry into ν. */
  readonly nuScale: number;
  /** √λ: smooth-earth clearance beyond which the spherical earth costs nothing. */
  readonly clearanceNeeded: number;
  readonly climate: RadioClimate;
  /** What ducting and scatter need at least; `auto` only. */
  readonly clearAir: ClearAirBounds;
}

export function carrierLoss(spec: CarrierSpec, climate: RadioClimate): CarrierLoss {
  const f_GHz = spec.frequency_MHz / 1000;
  const earth = earthConstants(f_GHz, effectiveEarthRadius_km(climate), 'v', 0);
  return {
    spec,
    f_GHz,
    climate,
    clearAir: clearAirBounds(f_GHz, climate, spec.radius_m),
    earth,
    nuScale: Math.sqrt(0.002 / earth.lambda_m),
    clearanceNeeded: Math.sqrt(earth.lambda_m),
  };
}

/** Nearer than this no antenna is modelled: free space at one metre is the smallest distance loss. */
const nearest_km = 0.001;

/** What a ray's cell is to the models, besides its geometry. */
export interface MastSite {
  readonly antenna_mAMSL: number;
  readonly antennaHeight_mAGL: number;
  readonly receiverHeight_mAGL: number;
  readonly cell_m: number;
}

/**
 * Writes loss codes of one ray for one carrier into its window. `environment[e]` is the receiver environment of ray
 * entry e (0 rural, 1 suburban, 2 urban); only statistical models read it.
 */
export function writeRayLoss(
  carrier: CarrierLoss,
  site: MastSite,
  ray: RayResult,
  environment: Uint8Array,
  out: Int16Array,
): void {
  const limit = (carrier.spec.radius_m / site.cell_m) ** 2;
  for (let e = 0; e < ray.count; e++) {
    const dc = ray.dCol[e];
    const dr = ray.dRow[e];
    if (dc * dc + dr * dr > limit) continue;
    out[ray.pixel[e]] = encodeLoss(cellLoss_dB(carrier, site, ray, e, environment[e]));
  }
}

/** Basic transmission loss of ray entry e, dB. */
export function cellLoss_dB(
  carrier: CarrierLoss,
  site: MastSite,
  ray: RayResult,
  e: number,
  environment: number,
): number {
  const horizontal_m = Math.sqrt(ray.dCol[e] ** 2 + ray.dRow[e] ** 2) * site.cell_m;
  const rise_m = ray.h_rs_m[e] - site.antenna_mAMSL;
  const d3D_km = Math.max(nearest_km, Math.sqrt(horizontal_m * horizontal_m + rise_m * rise_m) / 1000);
  const freeSpace = freeSpaceLoss_dB(carrier.f_GHz, d3D_km);
  switch (carrier.spec.model) {
    case 'freespace':
      return freeSpace;
    case 'auto':
      return autoLoss_dB(carrier, site, ray, e, environment, horizontal_m, d3D_km);
    case 'hata':
      return Math.max(freeSpace, hataOverTerrain_dB(carrier, site, ray, e, environment, d3D_km));
    case 'tr38901':
      return Math.max(freeSpace, tr38901OverTerrain_dB(carrier, site, ray, e, environment, horizontal_m));
  }
}

/** P.1812-7 at 50 % of time and locations from 250 m on, blended into the near-mast loss towards the antenna (rules R3). */
function autoLoss_dB(
  carrier: CarrierLoss,
  site: MastSite,
  ray: RayResult,
  e: number,
  environment: number,
  horizontal_m: number,
  d3D_km: number,
): number {
  const L_bfs = freeSpace_dB(carrier.f_GHz, d3D_km);
  const far = pathSpecificLoss_dB(carrier, site, ray, e, L_bfs);
  const share = farShare(horizontal_m);
  if (share === 1) return far;
  const near = nearMastLoss_dB(carrier.f_GHz, {
    horizontal_m,
    antennaHeight_mAGL: site.antennaHeight_mAGL,
    receiverHeight_mAGL: site.receiverHeight_mAGL,
    environment,
    freeSpace_dB: L_bfs,
  });
  const { d_km, h_m } = bareProfile(site, ray, e);
  const terrain = bareTerrainLoss_dB(carrier.earth, d_km, h_m, site.antenna_mAMSL, ray.h_rs_m[e]);
  return near + terrain + share * (far - near - terrain);
}

/** P.1812-7 from the sweep's geometry. */
function pathSpecificLoss_dB(
  carrier: CarrierLoss,
  site: MastSite,
  ray: RayResult,
  e: number,
  L_bfs_dB: number,
): number {
  const L_d = deltaBullingtonLoss_dB(carrier, ray, e);
  const loss = boundedLoss_dB(
    carrier.f_GHz,
    carrier.clearAir,
    L_bfs_dB,
    L_d,
    ray.d_km[e],
    ray.theta_t_mrad[e],
    ray.theta_r_mrad[e],
    ray.d_lt_km[e],
    ray.d_lr_km[e],
  );
  if (!Number.isNaN(loss)) return loss;
  const { d_km, h_m } = bareProfile(site, ray, e);
  const path = inlandPath(d_km, h_m, site, carrier.climate);
  return clearAir(carrier.f_GHz, carrier.climate, L_bfs_dB, L_d, path).combined.loss_dB;
}

/** The bare ground from mast to cell. Rare: near the mast, and where ducting may matter. */
function bareProfile(
  site: MastSite,
  ray: RayResult,
  e: number,
): { readonly d_km: Float64Array; readonly h_m: Float64Array } {
  const steps = ray.steps[e];
  const h_m = ray.bare_m.slice(0, steps + 1);
  h_m[steps] = ray.h_rs_m[e] - site.receiverHeight_mAGL;
  return { d_km: Float64Array.from(h_m, (_, i) => (i === steps ? ray.d_km[e] : i * ray.step_km)), h_m };
}

/** Delta-Bullington diffraction loss from the sweep's geometry. ITU-R P.526-15 §4.5.3: L = L_ba + max(L_sph − L_bs, 0). */
export function deltaBullingtonLoss_dB(carrier: CarrierLoss, ray: RayResult, e: number): number {
  const d = ray.d_km[e];
  const nu = ray.nuGeometry[e] * carrier.nuScale;
  const actual = bullingtonLoss_dB(knifeEdgeLoss_dB(nu), d);
  if (ray.smoothClearance[e] > carrier.clearanceNeeded) return actual;
  const h_te = ray.h_te_m[e];
  const h_re = ray.h_re_m[e];
  const spherical = sphericalEarthLoss_dB(carrier.earth, d, h_te, h_re);
  if (!(spherical > 0)) return actual;
  const smooth = smoothBullingtonLoss_dB(carrier, d, ray.step_km, ray.steps[e], h_te, h_re);
  return spherical > smooth ? actual + spherical - smooth : actual;
}

/**
 * Bullington loss of a zero-height profile sampled at i·step, i = 1…n−1, in O(log n): over a smooth earth each slope has
 * one maximum, next to x* = √(h/C), so that only the two samples beside it can hold it.
 */
export function smoothBullingtonLoss_dB(
  carrier: CarrierLoss,
  d_km: number,
  step_km: number,
  n: number,
  h_ts: number,
  h_rs: number,
): number {
  if (n < 2) return 0;
  const C = 500 / carrier.earth.a_e_km;
  const line = (h_rs - C * d_km * d_km - h_ts) / d_km;
  const st = smoothSlope(h_ts, C, step_km, n);
  if (st < line) {
    // In the clear: (C·x(d−x) − line height)/√(x(d−x)) has one maximum over the samples; halve towards it.
    let low = 1;
    let high = n - 1;
    while (high - low > 2) {
      const mid = (low + high) >> 1;
      if (
        smoothClearance(mid * step_km, d_km, C, h_ts, h_rs) <
        smoothClearance((mid + 1) * step_km, d_km, C, h_ts, h_rs)
      )
        low = mid + 1;
      else high = mid;
    }
    let best = Number.NEGATIVE_INFINITY;
    for (let i = low; i <= high; i++)
      best = Math.max(best, smoothClearance(i * step_km, d_km, C, h_ts, h_rs));
    return bullingtonLoss_dB(knifeEdgeLoss_dB(best * Math.sqrt(d_km) * carrier.nuScale), d_km);
  }
  // The slope from the receiver is the mirror image; over flattened heights it gains C·d.
  const sr = smoothSlope(h_rs, C, step_km, n) + 2 * C * d_km;
  const nu = bullingtonPoint(st, sr, h_ts, h_rs - C * d_km * d_km, d_km) * carrier.nuScale;
  return bullingtonLoss_dB(knifeEdgeLoss_dB(nu), d_km);
}

/** max over samples of (−C·x² − h)/x, flattened slope from a terminal at height h. */
function smoothSlope(h: number, C: number, step_km: number, n: number): number {
  let i = Math.floor(Math.sqrt(Math.max(h, 0) / C) / step_km);
  i = i < 1 ? 1 : i > n - 1 ? n - 1 : i;
  const a = i * step_km;
  const b = Math.min(i + 1, n - 1) * step_km;
  return Math.max(-C * a - h / a, -C * b - h / b);
}

function smoothClearance(x: number, d: number, C: number, h_ts: number, h_rs: number): number {
  const w = x * (d - x);
  return (C * w - (h_ts * (d - x) + h_rs * x) / d) / Math.sqrt(w);
}

/** 38.901 scenario by receiver environment. */
const scenarioOf: readonly Scenario[] = ['RMa', 'UMa', 'UMa'];
/** TR 38.901 Table 7.4.1-1 defaults for RMa: average building height and street width, m. */
const buildingHeight_m = 5;
const streetWidth_m = 20;

/**
 * TR 38.901 over bare terrain (rules R3): clear cells take the P(LOS)-weighted mean in dB, blocked cells NLOS plus the
 * terrain's delta-Bullington loss. Bare-earth line of sight in a town is not LOS.
 */
function tr38901OverTerrain_dB(
  carrier: CarrierLoss,
  site: MastSite,
  ray: RayResult,
  e: number,
  environment: number,
  horizontal_m: number,
): number {
  const scenario = scenarioOf[environment];
  const d2D = Math.max(1, horizontal_m);
  const loss = (los: boolean) =>
    pathLoss_dB(
      scenario,
      los,
      carrier.f_GHz,
      d2D,
      site.antennaHeight_mAGL,
      site.receiverHeight_mAGL,
      buildingHeight_m,
      streetWidth_m,
    );
  if (ray.clear[e] === 0) return loss(false) + deltaBullingtonLoss_dB(carrier, ray, e);
  const p = losProbability(scenario, d2D, site.receiverHeight_mAGL);
  return p * loss(true) + (1 - p) * loss(false);
}

const hataEnvironment: readonly HataEnvironment[] = ['open', 'suburban', 'urban'];

/** Hata over bare terrain (rules R3): Hata, plus delta-Bullington where the terrain blocks. COST-231 above 1500 MHz. */
function hataOverTerrain_dB(
  carrier: CarrierLoss,
  site: MastSite,
  ray: RayResult,
  e: number,
  environment: number,
  d3D_km: number,
): number {
  const f_MHz = carrier.spec.frequency_MHz;
  const base = hataLoss_dB(
    f_MHz > 1500 ? 'cost231-hata' : 'okumura-hata',
    hataEnvironment[environment],
    'small',
    f_MHz,
    d3D_km,
    site.antennaHeight_mAGL,
    site.receiverHeight_mAGL,
  );
  return ray.clear[e] === 1 ? base : base + deltaBullingtonLoss_dB(carrier, ray, e);
}
