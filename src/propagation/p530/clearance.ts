/** Clearance of a path over an obstacle. ITU-R P.530-18 §2.2.1. */

/** Radius of the first Fresnel zone at `d_1_km` and `d_2_km` from the ends, m. */
export const fresnelRadius_m = (f_GHz: number, d_1_km: number, d_2_km: number): number =>
  17.3 * Math.sqrt((d_1_km * d_2_km) / (f_GHz * (d_1_km + d_2_km))); // ITU-R P.530-18 §2.2.1, F_1

/** Rise of the earth above the chord for an effective radius of k times the real one, m. */
export const earthBulge_m = (d_1_km: number, d_2_km: number, k: number): number =>
  (d_1_km * d_2_km) / (12.74 * k);

/** Diffraction over average terrain, dB; `clearance_m` of the ray above the obstacle, negative when it is blocked. */
export const averageTerrainLoss_dB = (clearance_m: number, F_1_m: number): number =>
  (-20 * clearance_m) / F_1_m + 10; // ITU-R P.530-18 §2.2.1, A_d

/** The expression is strictly valid above this loss, dB. */
export const leastAverageTerrainLoss_dB = 15;
