/**
 * Path loss, LOS probability and outdoor-to-indoor loss. 3GPP TR 38.901 V17.0.0, Tables 7.4.1-1, 7.4.2-1, 7.4.3-1, 7.4.3-2.
 * Medians: no shadow fading. Not covered: indoor factory, car penetration (§7.4.3.2), blockage.
 */

/** Names as planners write them: UMi-SC is street canyon, InH-office the open office, InH-mixed the mixed office. */
export type Scenario = 'RMa' | 'UMa' | 'UMi-SC' | 'InH-office' | 'InH-mixed';
export const scenarios: readonly Scenario[] = ['RMa', 'UMa', 'UMi-SC', 'InH-office', 'InH-mixed'];

/** The TR prints c = 3.0·10^8 m/s for the breakpoints (note 1), so this is no rounding of ours. */
const c_mps = 3.0e8;

/** Probability of line of sight, [0, 1], Table 7.4.2-1. `d_2D_m` is the outdoor part of the distance. */
export function losProbability(scenario: Scenario, d_2D_m: number, h_UT_m: number): number {
  return Math.min(1, losTable(scenario, d_2D_m, h_UT_m));
}

/**
 * Table 7.4.2-1 as printed. Its UMa formula for users above 13 m exceeds 1 by up to 0.007 from 18 to 18.5 m, so this is
 * for comparison only. At 18 m, where the two rows of the table meet, it takes the farther one, as the references do.
 */
export function losTable(scenario: Scenario, d_2D_m: number, h_UT_m: number): number {
  switch (scenario) {
    case 'RMa':
      return d_2D_m <= 10 ? 1 : Math.exp(-(d_2D_m - 10) / 1000);
    case 'UMa':
      return d_2D_m < 18 ? 1 : streetLos(d_2D_m, 63) * (1 + tallUserGain(d_2D_m, h_UT_m));
    case 'UMi-SC':
      return d_2D_m <= 18 ? 1 : streetLos(d_2D_m, 36);
    case 'InH-mixed':
      if (d_2D_m <= 1.2) return 1;
      return d_2D_m < 6.5 ? Math.exp(-(d_2D_m - 1.2) / 4.7) : 0.32 * Math.exp(-(d_2D_m - 6.5) / 32.6);
    case 'InH-office':
      if (d_2D_m <= 5) return 1;
      return d_2D_m <= 49 ? Math.exp(-(d_2D_m - 5) / 70.8) : 0.54 * Math.exp(-(d_2D_m - 49) / 211.7);
  }
}

function streetLos(d_2D_m: number, decay_m: number): number {
  const near = 18 / d_2D_m;
  return near + Math.exp(-d_2D_m / decay_m) * (1 - near);
}

/** C'(h_UT)·(5/4)·(d/100)³·exp(−d/150): tall users see over roofs. */
function tallUserGain(d_2D_m: number, h_UT_m: number): number {
  if (h_UT_m <= 13) return 0;
  const C = ((h_UT_m - 13) / 10) ** 1.5;
  return C * 1.25 * (d_2D_m / 100) ** 3 * Math.exp(-d_2D_m / 150);
}

/**
 * Probability that the UMa effective environment height is 1 m; otherwise it is one of 12, 15, …, h_UT − 1.5 m.
 * Table 7.4.1-1 note 1.
 */
export function effectiveHeightProbability(d_2D_m: number, h_UT_m: number): number {
  if (h_UT_m < 13) return 1;
  const g = d_2D_m <= 18 ? 0 : 1.25 * (d_2D_m / 100) ** 3 * Math.exp(-d_2D_m / 150);
  return 1 / (1 + ((h_UT_m - 13) / 10) ** 1.5 * g);
}

/**
 * Path loss, dB, Table 7.4.1-1. `h_building_m` (h) and `w_street_m` (W) act in RMa only.
 * `h_E_m`: effective environment height of UMa; 1 m is its only value for users below 13 m and the likeliest above.
 */
export function pathLoss_dB(
  scenario: Scenario,
  los: boolean,
  f_GHz: number,
  d_2D_m: number,
  h_BS_m: number,
  h_UT_m: number,
  h_building_m: number,
  w_street_m: number,
  h_E_m = 1,
): number {
  const dh = h_BS_m - h_UT_m;
  const d_3D_m = Math.sqrt(d_2D_m * d_2D_m + dh * dh);
  switch (scenario) {
    case 'RMa': {
      const PL_LOS = ruralLos_dB(f_GHz, d_2D_m, d_3D_m, h_BS_m, h_UT_m, h_building_m);
      if (los) return PL_LOS;
      return Math.max(PL_LOS, ruralNlos_dB(f_GHz, d_3D_m, h_BS_m, h_UT_m, h_building_m, w_street_m));
    }
    case 'UMa': {
      const PL_LOS = dualSlope_dB(28.0, 22, 9, f_GHz, d_2D_m, d_3D_m, h_BS_m, h_UT_m, h_E_m);
      if (los) return PL_LOS;
      const PL_NLOS = 13.54 + 39.08 * Math.log10(d_3D_m) + 20 * Math.log10(f_GHz) - 0.6 * (h_UT_m - 1.5);
      return Math.max(PL_LOS, PL_NLOS);
    }
    case 'UMi-SC': {
      const PL_LOS = dualSlope_dB(32.4, 21, 9.5, f_GHz, d_2D_m, d_3D_m, h_BS_m, h_UT_m, 1); // h_E = 1 m
      if (los) return PL_LOS;
      const PL_NLOS = 35.3 * Math.log10(d_3D_m) + 22.4 + 21.3 * Math.log10(f_GHz) - 0.3 * (h_UT_m - 1.5);
      return Math.max(PL_LOS, PL_NLOS);
    }
    case 'InH-office':
    case 'InH-mixed': {
      const PL_LOS = 32.4 + 17.3 * Math.log10(d_3D_m) + 20 * Math.log10(f_GHz);
      if (los) return PL_LOS;
      return Math.max(PL_LOS, 38.3 * Math.log10(d_3D_m) + 17.3 + 24.9 * Math.log10(f_GHz));
    }
  }
}

/** Breakpoint distance d_BP of RMa, m: 2π·h_BS·h_UT·f_c/c. */
export const ruralBreakpoint_m = (f_GHz: number, h_BS_m: number, h_UT_m: number): number =>
  (2 * Math.PI * h_BS_m * h_UT_m * f_GHz * 1e9) / c_mps;

/** Breakpoint distance d'_BP of UMa and UMi, m: 4·h'_BS·h'_UT·f_c/c with heights above h_E. */
export const urbanBreakpoint_m = (f_GHz: number, h_BS_m: number, h_UT_m: number, h_E_m: number): number =>
  (4 * Math.max(0, h_BS_m - h_E_m) * Math.max(0, h_UT_m - h_E_m) * f_GHz * 1e9) / c_mps;

/** PL1 up to the breakpoint, PL2 beyond, of UMa and UMi. */
function dualSlope_dB(
  intercept_dB: number,
  slope_dB: number,
  breakpointTerm_dB: number,
  f_GHz: number,
  d_2D_m: number,
  d_3D_m: number,
  h_BS_m: number,
  h_UT_m: number,
  h_E_m: number,
): number {
  const base = intercept_dB + 20 * Math.log10(f_GHz);
  const d_BP_m = urbanBreakpoint_m(f_GHz, h_BS_m, h_UT_m, h_E_m);
  if (d_2D_m <= d_BP_m) return base + slope_dB * Math.log10(d_3D_m); // PL1
  const dh = h_BS_m - h_UT_m;
  // Two equal terminals at the height of the environment have neither breakpoint nor height difference.
  const reach_m2 = Math.max(1, d_BP_m * d_BP_m + dh * dh);
  return base + 40 * Math.log10(d_3D_m) - breakpointTerm_dB * Math.log10(reach_m2); // PL2
}

function ruralLos_dB(
  f_GHz: number,
  d_2D_m: number,
  d_3D_m: number,
  h_BS_m: number,
  h_UT_m: number,
  h_m: number,
): number {
  const d_BP_m = ruralBreakpoint_m(f_GHz, h_BS_m, h_UT_m);
  if (d_2D_m <= d_BP_m) return ruralNear_dB(f_GHz, d_3D_m, h_m);
  return ruralNear_dB(f_GHz, d_BP_m, h_m) + 40 * Math.log10(d_3D_m / d_BP_m); // PL2
}

/** PL1 of RMa at distance `d_m`. */
function ruralNear_dB(f_GHz: number, d_m: number, h_m: number): number {
  const h = h_m ** 1.72;
  const ld = Math.log10(d_m);
  return (
    20 * Math.log10((40 * Math.PI * d_m * f_GHz) / 3) +
    Math.min(0.03 * h, 10) * ld -
    Math.min(0.044 * h, 14.77) +
    0.002 * Math.log10(h_m) * d_m
  );
}

function ruralNlos_dB(
  f_GHz: number,
  d_3D_m: number,
  h_BS_m: number,
  h_UT_m: number,
  h_m: number,
  W_m: number,
): number {
  const lBS = Math.log10(h_BS_m);
  return (
    161.04 -
    7.1 * Math.log10(W_m) +
    7.5 * Math.log10(h_m) -
    (24.37 - 3.7 * (h_m / h_BS_m) ** 2) * lBS +
    (43.42 - 3.1 * lBS) * (Math.log10(d_3D_m) - 3) +
    20 * Math.log10(f_GHz) -
    (3.2 * Math.log10(11.75 * h_UT_m) ** 2 - 4.97)
  );
}

export type WallModel = 'low' | 'high';

/** Loss through the external wall PL_tw, dB, Table 7.4.3-2 with the materials of Table 7.4.3-1. Median, without σ_P. */
export function wallLoss_dB(model: WallModel, f_GHz: number): number {
  const L_concrete = 5 + 4 * f_GHz;
  if (model === 'low') {
    const L_glass = 2 + 0.2 * f_GHz;
    return 5 - 10 * Math.log10(0.3 * 10 ** (-L_glass / 10) + 0.7 * 10 ** (-L_concrete / 10));
  }
  const L_IRRglass = 23 + 0.3 * f_GHz;
  return 5 - 10 * Math.log10(0.7 * 10 ** (-L_IRRglass / 10) + 0.3 * 10 ** (-L_concrete / 10));
}

/** Loss inside the building PL_in, dB: 0.5 dB per metre of depth. */
export const indoorLoss_dB = (d_2D_in_m: number): number => 0.5 * d_2D_in_m;
