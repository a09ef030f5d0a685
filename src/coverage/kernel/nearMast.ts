/**
 * The first 250 m, where P.1812 does not apply (rules R3): free space in the open, the P(LOS)-weighted mean of TR 38.901
 * among buildings, and in both what bare terrain adds. It gives way to P.1812 without a seam.
 */
import { bullingtonNu } from '../../propagation/p526/bullington.js';
import {
  bullingtonLoss_dB,
  type EarthConstants,
  knifeEdgeLoss_dB,
} from '../../propagation/p526/equations.js';
import { losProbability, pathLoss_dB, type Scenario } from '../../propagation/tr38901/equations.js';

/** P.1812 alone from here on: lower end of its range. ITU-R P.1812-7 §1. */
export const nearMast_m = 250;

/** Antennas below this stand in the street canyon, above it over the roofs. */
const canyonBelow_m = 15;
/** TR 38.901 Table 7.4.1-1 defaults, which only RMa reads: average building height and street width, m. */
const buildingHeight_m = 5;
const streetWidth_m = 20;

/**
 * No P.1812 up to here: the obstacles at nominal gaps, up to 27 m from either end, must both lie well inside the path, or the
 * loss would jump where they appear.
 */
const onlyNear_m = 60;

/** Share of P.1812 at a distance: 0 near the mast, 1 from `nearMast_m`, smooth at both ends. */
export function farShare(horizontal_m: number): number {
  if (horizontal_m >= nearMast_m) return 1;
  if (horizontal_m <= onlyNear_m) return 0;
  const t = (horizontal_m - onlyNear_m) / (nearMast_m - onlyNear_m);
  return t * t * (3 - 2 * t);
}

export interface NearPath {
  readonly horizontal_m: number;
  readonly antennaHeight_mAGL: number;
  readonly receiverHeight_mAGL: number;
  /** Receiver environment: 0 open, else among buildings. */
  readonly environment: number;
  readonly freeSpace_dB: number;
}

/** Loss over bare level ground, dB. */
export function nearMastLoss_dB(f_GHz: number, path: NearPath): number {
  const { horizontal_m, antennaHeight_mAGL, receiverHeight_mAGL, freeSpace_dB } = path;
  if (path.environment === 0) return freeSpace_dB;
  const scenario: Scenario = antennaHeight_mAGL < canyonBelow_m ? 'UMi-SC' : 'UMa';
  const d2D = Math.max(1, horizontal_m);
  const loss = (los: boolean) =>
    pathLoss_dB(
      scenario,
      los,
      f_GHz,
      d2D,
      antennaHeight_mAGL,
      receiverHeight_mAGL,
      buildingHeight_m,
      streetWidth_m,
    );
  const p = losProbability(scenario, d2D, receiverHeight_mAGL);
  return Math.max(freeSpace_dB, p * loss(true) + (1 - p) * loss(false));
}

/** Loss by the bare terrain of a short path, dB: Bullington alone, the earth is flat at this distance. */
export function bareTerrainLoss_dB(
  earth: EarthConstants,
  d_km: ArrayLike<number>,
  bare_m: ArrayLike<number>,
  h_ts_m: number,
  h_rs_m: number,
): number {
  const nu = bullingtonNu(d_km, bare_m, d_km.length, h_ts_m, h_rs_m, earth);
  return bullingtonLoss_dB(knifeEdgeLoss_dB(nu), d_km[d_km.length - 1]);
}
