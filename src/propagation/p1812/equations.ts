/** What P.1812-7 has of its own beside the clear-air method it shares with P.452: free space, locations, field. */
import { blend } from '../clearAir/combine.js';
import { complementaryNormal } from '../clearAir/quantile.js';

/** Free space without gases, dB; `d_fs_km` is the straight line between the antennas. */
export const freeSpace_dB = (f_GHz: number, d_fs_km: number): number =>
  92.4 + 20 * Math.log10(f_GHz * d_fs_km); // P.1812-7 §4.2, L_bfs

/** Constants of tropospheric scatter. */
export const scatter = { base_dB: 190.1, time_dB: 10.125 } as const; // P.1812-7 §4.4, L_bs

/** Weight of line of sight, by the angular distance of the path, mrad. */
export const lineOfSightWeight = (theta_mrad: number): number => blend((3 * 0.8 * (theta_mrad - 0.3)) / 0.3); // P.1812-7 §4.6, F_j

/** Share of the location variability at the height of the receiver: 1 below the clutter top, 0 from 10 m above it. */
export function heightShare(h_rg_m: number, clutter_m: number): number {
  if (h_rg_m < clutter_m) return 1;
  return Math.max(0, 1 - (h_rg_m - clutter_m) / 10); // P.1812-7 §4.7, u_h
}

/** Spread of the loss within a pixel of `pixel_m` metres, dB: not the error of the prediction. */
export const locationSpread_dB = (f_GHz: number, pixel_m: number): number =>
  (0.024 * f_GHz + 0.52) * pixel_m ** 0.28; // P.1812-7 §4.7, σ_L at clutter height

/** Loss not exceeded at `pL_pct` % of locations, never below line of sight. dB. */
export function atLocations_dB(L_bc_dB: number, L_b0p_dB: number, pL_pct: number, sigma_dB: number): number {
  if (sigma_dB === 0 || pL_pct === 50) return Math.max(L_b0p_dB, L_bc_dB);
  return Math.max(L_b0p_dB, L_bc_dB - complementaryNormal(pL_pct / 100) * sigma_dB); // P.1812-7 §4.9, L_b
}

/** Field strength for 1 kW e.r.p., dB(µV/m). */
export const fieldStrength_dBuVpm = (f_GHz: number, L_b_dB: number): number =>
  199.36 + 20 * Math.log10(f_GHz) - L_b_dB; // P.1812-7 §4.10, E_p
