/** Attenuation beyond the horizon by diffraction: two knife edges and a rounded earth, weighted by roughness. */
import { magnitude, type Medium, waveNumber_perM } from './ground.js';
import { each, type Pair, sum } from './pair.js';
import { type PathGeometry, reflectingSpread_m, roughnessAt_m } from './terrain.js';

/** Point-to-point knows its path, so that low antennas count for more; area mode does not. */
export type ItmMode = 'point-to-point' | 'area';

/** Angular distance of the region of sight, rad: minus the larger of both horizon angles and that of a smooth earth. */
export const sightAngle_rad = ({ theta_hzn_rad, d_hzn_m }: PathGeometry, a_e_m: number): number =>
  -Math.max(sum(theta_hzn_rad), -sum(d_hzn_m) / a_e_m);

/** Diffraction attenuation if the path were `d_m` long, dB. `d_sML_m` is the longest sight over a smooth earth. */
export function diffraction_dB(
  d_m: number,
  path: PathGeometry,
  medium: Medium,
  mode: ItmMode,
  d_sML_m: number,
): number {
  const { h_m, h_e_m, d_hzn_m, delta_h_m } = path;
  const { f_MHz, a_e_m } = medium;
  const theta_los = sightAngle_rad(path, a_e_m);
  const spread_m = reflectingSpread_m(roughnessAt_m(d_sML_m, delta_h_m));
  const clutter_dB = Math.min(15, 5 * Math.log10(1 + 1e-5 * h_m[0] * h_m[1] * f_MHz * spread_m)); // ERL 79-ITS 67 eq. (3.38c)

  const product = h_m[0] * h_m[1];
  const C = mode === 'point-to-point' ? 10 : 0; // ERL 79-ITS 67 p. 3-8, low antennas of a known path
  const heights = Math.sqrt(1 + (h_e_m[0] * h_e_m[1] - product) / (product + C));
  const roughness = Math.min(waveNumber_perM(f_MHz) * roughnessAt_m(d_m, delta_h_m), 6283.2);
  const Q = (heights + (sum(d_hzn_m) - theta_los * a_e_m) / d_m) * roughness;
  const w = 25.1 / (25.1 + Math.sqrt(Q)); // ERL 79-ITS 67 eq. (3.23)

  const edges_dB = doubleEdge_dB(d_m, d_hzn_m, theta_los, medium);
  const round_dB = roundedEarth_dB(d_m, d_hzn_m, h_e_m, theta_los, medium);
  return w * round_dB + (1 - w) * edges_dB + clutter_dB;
}

/** The horizons as two knife edges, dB. TN 101 eq. (I.7), (I.1). */
function doubleEdge_dB(d_m: number, d_hzn_m: Pair, theta_los: number, { f_MHz, a_e_m }: Medium): number {
  const theta = d_m / a_e_m - theta_los;
  const beyond_m = d_m - sum(d_hzn_m);
  const loss = each((t) => {
    const nu2 =
      (0.0795775 * waveNumber_perM(f_MHz) * theta * theta * d_hzn_m[t] * beyond_m) / (beyond_m + d_hzn_m[t]); // 1/4π
    return edge_dB(nu2);
  });
  return sum(loss);
}

/** One knife edge by ν², dB. */
const edge_dB = (nu2: number): number =>
  nu2 < 5.76 ? 6.02 + 9.11 * Math.sqrt(nu2) - 1.27 * nu2 : 12.953 + 10 * Math.log10(nu2); // ERL 79-ITS 67 eq. (3.27)

/** Vogler's rounded earth of three radii: between the horizons, and in front of each terminal. ITM Algorithm eq. (4.20). */
function roundedEarth_dB(
  d_m: number,
  d_hzn_m: Pair,
  h_e_m: Pair,
  theta_los: number,
  { f_MHz, a_e_m, Z_g }: Medium,
): number {
  const cbrt_f = Math.cbrt(f_MHz);
  const over = (radius_m: number, length_m: number): { x: number; K: number } => {
    const C_0 = Math.cbrt(((4 / 3) * 6370e3) / radius_m); // Vogler 1964 eq. (2)
    const K = (0.017778 * C_0) / (cbrt_f * magnitude(Z_g)); // Vogler 1964 eq. (6a)
    return { x: ((1.607 - K) * C_0 * C_0 * cbrt_f * length_m) / 1000, K }; // B_0 = 1.607 − K
  };
  const beyond_m = d_m - sum(d_hzn_m);
  const middle = over(beyond_m / (d_m / a_e_m - theta_los), beyond_m);
  const [tx, rx] = [0, 1].map((t) => over((0.5 * d_hzn_m[t] ** 2) / h_e_m[t], d_hzn_m[t]));
  const x_0 = middle.x + tx.x + rx.x;
  // Over ground of very low impedance B_0 turns negative, where the fit has no meaning and x_0 no logarithm.
  const distance_dB = x_0 > 0 ? 0.05751 * x_0 - 10 * Math.log10(x_0) : 0; // TN 101 eq. (8.4)
  return distance_dB - heightGain_dB(tx.x, tx.K) - heightGain_dB(rx.x, rx.K) - 20;
}

/** Vogler's height function F(x, K), dB. ITM Algorithm §6. */
function heightGain_dB(x: number, K: number): number {
  if (x >= 2000) return 0.05751 * x - 4.343 * Math.log(x);
  if (x >= 200) {
    const w = 0.0134 * x * Math.exp(-0.005 * x);
    return (1 - w) * (0.05751 * x - 4.343 * Math.log(x)) + w * (17.372 * Math.log(x) - 117);
  }
  const w = -Math.log(K);
  if (K < 1e-5 || x * w ** 3 > 5495) return x > 1 ? 17.372 * Math.log(x) - 117 : -117;
  return (2.5e-5 * x * x) / K - 8.686 * w - 15;
}
