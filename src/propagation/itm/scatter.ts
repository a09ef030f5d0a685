/** Attenuation far beyond the horizon by tropospheric scatter. ITM Algorithm §4.3, §6; TN 101 §9. */
import { clamp } from '../../foundation/math.js';
import { sightAngle_rad } from './diffraction.js';
import { type Medium, waveNumber_perM } from './ground.js';
import { sum } from './pair.js';
import type { Line } from './lineOfSight.js';
import type { PathGeometry } from './terrain.js';

/** The scatter line through 200 and 400 km beyond the horizons; undefined where scatter is not defined. */
export function scatterLine(path: PathGeometry, medium: Medium): Line | undefined {
  const d_ML_m = sum(path.d_hzn_m);
  const d_5_m = d_ML_m + 200e3;
  const d_6_m = d_ML_m + 400e3;
  const H_6 = frequencyGain_dB(d_6_m, path, medium);
  if (H_6 === undefined) return undefined;
  // A gain above 15 dB would bend the line: both ends then take the value of the farther one.
  let H_5 = H_6 > 15 ? H_6 : frequencyGain_dB(d_5_m, path, medium); // ITM Algorithm p. 12
  if (H_5 === undefined) return undefined;
  if (H_5 > 15) H_5 = H_6;
  const A_6 = withoutGain_dB(d_6_m, path, medium) + H_6;
  const A_5 = withoutGain_dB(d_5_m, path, medium) + H_5;
  if (A_5 >= 1000) return undefined;
  const slope_dBperM = (A_6 - A_5) / 200e3;
  return { slope_dBperM, intercept_dB: A_5 - slope_dBperM * d_5_m };
}

/** Scatter attenuation without H_0, dB. ITM Algorithm eq. (4.63). */
function withoutGain_dB(d_m: number, path: PathGeometry, { f_MHz, a_e_m, N_s }: Medium): number {
  const theta = d_m / a_e_m - sightAngle_rad(path, a_e_m);
  const td_m = theta * d_m;
  return (
    attenuation_dB(td_m) + 10 * Math.log10(f_MHz * theta ** 4) - 0.1 * (N_s - 301) * Math.exp(-td_m / 40e3)
  );
}

/** Attenuation function F(θd), dB. ITM Algorithm eq. (6.9). */
function attenuation_dB(td_m: number): number {
  if (td_m <= 10e3) return 133.4 + 0.332e-3 * td_m - 10 * Math.log10(td_m);
  if (td_m <= 70e3) return 104.6 + 0.212e-3 * td_m - 2.5 * Math.log10(td_m);
  return 71.8 + 0.157e-3 * td_m + 5 * Math.log10(td_m);
}

/** Frequency gain H_0, dB; undefined when both antennas are too low for scatter. TN 101 §9.2. */
function frequencyGain_dB(
  d_m: number,
  { theta_hzn_rad, d_hzn_m, h_e_m }: PathGeometry,
  { f_MHz, a_e_m, N_s }: Medium,
): number | undefined {
  const theta = sum(theta_hzn_rad) + d_m / a_e_m;
  const k = waveNumber_perM(f_MHz);
  const r_1 = 2 * k * theta * h_e_m[0]; // TN 101 eq. (9.4a)
  const r_2 = 2 * k * theta * h_e_m[1];
  if (r_1 < 0.2 && r_2 < 0.2) return undefined; // ITM Algorithm p. 11

  const swap = d_hzn_m[0] < d_hzn_m[1];
  const apart_m = Math.abs(d_hzn_m[0] - d_hzn_m[1]);
  const heightRatio = swap ? h_e_m[0] / h_e_m[1] : h_e_m[1] / h_e_m[0];
  const ratio = (d_m - apart_m) / (d_m + apart_m); // asymmetry of the path
  const q = clamp(heightRatio / ratio, 0.1, 10);
  const s = Math.max(0.1, ratio);

  const crossover_m = ((d_m - apart_m) * (d_m + apart_m) * theta * 0.25) / d_m; // ITM Algorithm eq. (4.66)
  const eta = scatteringEfficiency(crossover_m, N_s);
  const mean = (gainCurve_dB(r_1, eta) + gainCurve_dB(r_2, eta)) / 2;
  const asymmetry = Math.min(mean, 6 * (0.6 - Math.log10(Math.max(eta, 1))) * Math.log10(s) * Math.log10(q));
  const H_0 = Math.max(0, mean + asymmetry); // TN 101 eq. (9.5)
  if (eta >= 1) return H_0;
  const limit = ((1 + Math.SQRT2 / r_1) * (1 + Math.SQRT2 / r_2)) ** 2; // η_s = 0
  const spread = (r_1 + r_2) / (r_1 + r_2 + 2 * Math.SQRT2);
  return eta * H_0 + (1 - eta) * 10 * Math.log10(limit * spread);
}

/** η_s at the height where the horizon rays cross. TN 101 eq. (9.3a). */
function scatteringEfficiency(crossover_m: number, N_s: number): number {
  const height = Math.exp(-(Math.min(1.7, crossover_m / 8e3) ** 6));
  return (crossover_m / 1755.6) * (1 + (0.031 - 2.32e-3 * N_s + 5.67e-6 * N_s * N_s) * height);
}

const curves = [
  [25, 24],
  [80, 45],
  [177, 68],
  [395, 80],
  [705, 105],
] as const;

/** H_0(r, η_s) for whole η_s from 1 to 5, between them linear, dB. ITM Algorithm eq. (6.13). */
function gainCurve_dB(r: number, eta: number): number {
  const bounded = clamp(eta, 1, 5);
  const below = Math.floor(bounded);
  const curve = ([a, b]: readonly [number, number]): number => 10 * Math.log10(1 + a / r ** 4 + b / r ** 2);
  const low = curve(curves[below - 1]);
  return bounded === below ? low : low + (bounded - below) * (curve(curves[below]) - low);
}
