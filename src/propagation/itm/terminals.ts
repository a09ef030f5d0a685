/** Effective heights and horizons of both terminals: over a profile, or from the irregularity and siting alone. */
import { type Terminal, type Terminals, smoothHorizon_m } from './path.js';
import { type ItmProfile, horizons, irregularity_m, onTrend, pathLength_m, terrainTrend } from './terrain.js';

/** How a place was chosen: by chance, with some care for a good view, or by looking for the best. */
export type Siting = 'random' | 'careful' | 'very-careful';

/** Most that a chosen place adds to the height, m. */
const sitingGain_m = { careful: 5, 'very-careful': 10 } as const;

/** Terminal of the area mode. Hufford, area prediction mode. */
export function sitedTerminal(
  h_g_m: number,
  siting: Siting,
  deltaH_m: number,
  gamma_e_perm: number,
): Terminal {
  const h_e_m = h_g_m + sitedRise_m(h_g_m, siting) * Math.exp((-2 * h_g_m) / deltaH_m);
  return statisticalTerminal(h_g_m, h_e_m, deltaH_m, gamma_e_perm);
}

function sitedRise_m(h_g_m: number, siting: Siting): number {
  if (siting === 'random') return 0;
  const full_m = sitingGain_m[siting];
  return 1 + (full_m - 1) * Math.sin((Math.PI / 2) * Math.min(h_g_m / 5, 1));
}

/** Median horizon over terrain of irregularity `deltaH_m`. */
function statisticalTerminal(h_g_m: number, h_e_m: number, deltaH_m: number, gamma_e_perm: number): Terminal {
  const d_Ls_m = smoothHorizon_m(h_e_m, gamma_e_perm);
  const d_L_m = medianHorizon_m(h_e_m, deltaH_m, gamma_e_perm);
  const theta_e_rad = (0.65 * deltaH_m * (d_Ls_m / d_L_m - 1) - 2 * h_e_m) / d_Ls_m;
  return { h_g_m, h_e_m, d_L_m, theta_e_rad };
}

const medianHorizon_m = (h_e_m: number, deltaH_m: number, gamma_e_perm: number): number =>
  smoothHorizon_m(h_e_m, gamma_e_perm) * Math.exp(-0.07 * Math.sqrt(deltaH_m / Math.max(h_e_m, 5)));

export interface ProfileTerminals {
  readonly terminals: Terminals;
  readonly deltaH_m: number;
}

/** Terminals and irregularity of a point-to-point path. */
export function profileTerminals(
  profile: ItmProfile,
  h_g_m: readonly [number, number],
  gamma_e_perm: number,
): ProfileTerminals {
  const d_m = pathLength_m(profile);
  const [near, far] = horizons(profile, gamma_e_perm, h_g_m);
  // The ground close to an antenna is below its beam and says nothing about the path.
  const from_m = Math.min(15 * h_g_m[0], 0.1 * near.d_L_m);
  const to_m = d_m - Math.min(15 * h_g_m[1], 0.1 * far.d_L_m);
  const deltaH_m = irregularity_m(profile, from_m, to_m);
  if (near.d_L_m + far.d_L_m > 1.5 * d_m) {
    const h_e_m = heightsAbove(profile, h_g_m, [from_m, to_m], [from_m, to_m]);
    return { deltaH_m, terminals: clearTerminals(h_g_m, h_e_m, d_m, deltaH_m, gamma_e_perm) };
  }
  const h_e_m = heightsAbove(profile, h_g_m, [from_m, 0.9 * near.d_L_m], [d_m - 0.9 * far.d_L_m, to_m]);
  const blocked: Terminals = [
    { h_g_m: h_g_m[0], h_e_m: h_e_m[0], ...near },
    { h_g_m: h_g_m[1], h_e_m: h_e_m[1], ...far },
  ];
  return { deltaH_m, terminals: blocked };
}

/** Effective heights above the trends of two stretches, never below the structural heights. */
function heightsAbove(
  profile: ItmProfile,
  h_g_m: readonly [number, number],
  nearStretch_m: readonly [number, number],
  farStretch_m: readonly [number, number],
): [number, number] {
  const above_m = (position: number, stretch_m: readonly [number, number]) =>
    Math.max(0, profile.h_m[position] - onTrend(terrainTrend(profile, ...stretch_m), position));
  const end = profile.h_m.length - 1;
  return [h_g_m[0] + above_m(0, nearStretch_m), h_g_m[1] + above_m(end, farStretch_m)];
}

/** With a clear ray the horizons are statistical; heights too low to see that far are raised until they do. */
function clearTerminals(
  h_g_m: readonly [number, number],
  h_e_m: readonly [number, number],
  d_m: number,
  deltaH_m: number,
  gamma_e_perm: number,
): Terminals {
  const horizonSum = h_e_m.reduce((sum, h) => sum + medianHorizon_m(h, deltaH_m, gamma_e_perm), 0);
  const raise = Math.max(1, (d_m / horizonSum) ** 2);
  const terminal = (end: 0 | 1) =>
    statisticalTerminal(h_g_m[end], h_e_m[end] * raise, deltaH_m, gamma_e_perm);
  return [terminal(0), terminal(1)];
}
