/** Paths for the physics tests, and one way to ask every model that reads a profile. */
import { autoOverProfile } from '../../../src/coverage/kernel/autoProfile.js';
import { carrierLoss } from '../../../src/coverage/kernel/loss.js';
import { seededRandom } from '../../../src/foundation/random.js';
import { itmPointToPoint } from '../../../src/propagation/itm/model.js';
import type { Prediction } from '../../../src/propagation/limits.js';
import { p1812 } from '../../../src/propagation/p1812/model.js';
import { p452 } from '../../../src/propagation/p452/model.js';
import { freeSpaceLoss_dB } from '../../../src/propagation/p525/equations.js';
import { earthConstants } from '../../../src/propagation/p526/equations.js';
import { deltaBullington } from '../../../src/propagation/p526/model.js';

export interface Path {
  readonly d_km: readonly number[];
  readonly h_m: readonly number[];
  readonly f_GHz: number;
  readonly h_tg_m: number;
  readonly h_rg_m: number;
  /** Latitude of the path's middle, degrees. */
  readonly latitude_deg: number;
  /** Time for which the loss is not exceeded, %; models without time ignore it. */
  readonly p_pct: number;
}

export interface PathModel {
  readonly name: string;
  readonly predict: (path: Path) => Prediction;
}

/** Straight line between the antennas, km. */
export function slant_km({ d_km, h_m, h_tg_m, h_rg_m }: Path): number {
  const last = d_km.length - 1;
  return Math.hypot(d_km[last], (h_m[last] + h_rg_m - h_m[0] - h_tg_m) / 1000);
}

export const freeSpaceOf_dB = (path: Path): number => freeSpaceLoss_dB(path.f_GHz, slant_km(path));

/** Inland, 45 N-units/km: the climate of most counties. */
const clearAir = (path: Path) =>
  ({
    profile: { d_km: path.d_km, h_m: path.h_m },
    profileName: 'test',
    f_GHz: path.f_GHz,
    p_pct: path.p_pct,
    polarisation: 'v',
    h_tg_m: path.h_tg_m,
    h_rg_m: path.h_rg_m,
    d_ct_km: 500,
    d_cr_km: 500,
    latitude_deg: path.latitude_deg,
    deltaN: 45,
    N0: 325,
  }) as const;

const air = { G_t_dBi: 0, G_r_dBi: 0, pressure_hPa: 1013.25, temperature_C: 15 };

/** Models that state their loss for any profile, however short or high. */
export const clearAirModels: readonly PathModel[] = [
  {
    name: 'p526',
    predict: (path) => {
      const { d_km, h_m, h_tg_m, h_rg_m } = path;
      const earth = earthConstants(path.f_GHz, 8500, 'v', 0);
      const { loss_dB } = deltaBullington({ d_km, h_m }, d_km.length, h_tg_m, h_rg_m, earth);
      return { loss_dB: loss_dB + freeSpaceOf_dB(path), flags: [] };
    },
  },
  { name: 'p1812', predict: (path) => p1812({ ...clearAir(path), pL_pct: 50 }) },
  { name: 'p452', predict: (path) => p452({ ...clearAir(path), ...air }) },
];

/** `auto` over open land without clutter. */
export const auto: PathModel = { name: 'auto', predict: (path) => autoAmong(path, 0, path) };

/** `auto` in a town on level ground: roofs between the streets of both terminals, the first and last at the nominal gap. */
export function autoInTown(d_m: number, f_GHz: number): Prediction {
  const path = level(d_m, 10, { f_GHz });
  const inside = path.d_km.filter((x) => x > street_km && path.d_km[path.d_km.length - 1] - x > street_km);
  const roofs = [street_km, ...inside, d_m / 1000 - street_km];
  const d_km = [0, ...(d_m > 2000 * street_km ? roofs : []), d_m / 1000];
  const h_m = d_km.map((_, i) => (i === 0 || i === d_km.length - 1 ? 100 : 110));
  return autoAmong(path, 2, { d_km, h_m });
}

/** Street width of P.2108-1 §3.1, the gap of built-up classes by rule R2. */
const street_km = 0.027;

/** `auto` over bare ground and, for diffraction, a surface with what stands on it. */
function autoAmong(path: Path, environment: number, surface: Pick<Path, 'd_km' | 'h_m'>): Prediction {
  const { d_km, h_m, f_GHz, h_tg_m, h_rg_m, latitude_deg } = path;
  const last = d_km.length - 1;
  const carrier = carrierLoss(
    { model: 'auto', frequency_MHz: 1000 * f_GHz, radius_m: 1000 },
    { deltaN: 45, N0: 325, latitude_deg },
  );
  const profile = {
    d_km: Float64Array.from(d_km),
    bare_m: Float64Array.from(h_m),
    clutter_m: new Float64Array(d_km.length),
    surfaceD_km: Float64Array.from(surface.d_km),
    surface_m: Float64Array.from(surface.h_m),
    h_ts_m: h_m[0] + h_tg_m,
    h_rs_m: h_m[last] + h_rg_m,
    interpolated: 0,
    known: true,
  };
  const ends = { antennaHeight_mAGL: h_tg_m, receiverHeight_mAGL: h_rg_m, environment };
  return { loss_dB: autoOverProfile(carrier, profile, ends, 1000 * d_km[last]).loss_dB, flags: [] };
}

/** ITM over average ground in a continental temperate climate, in the mode of a map over profiles. */
export const itm: PathModel = {
  name: 'itm',
  predict: (path) =>
    itmPointToPoint({
      profile: { step_m: 1000 * path.d_km[1], h_m: path.h_m },
      profileName: 'test',
      f_MHz: 1000 * path.f_GHz,
      h_tx_m: path.h_tg_m,
      h_rx_m: path.h_rg_m,
      N_0: 301,
      polarisation: 'v',
      epsilon_r: 15,
      sigma_Spm: 0.005,
      climate: 'continental-temperate',
      mode: 'mobile',
      withoutLocation: true,
      time_pct: 50,
      location_pct: 50,
      situation_pct: 50,
    }),
};

/** Every model with a profile. */
export const pathModels: readonly PathModel[] = [...clearAirModels, auto, itm];

/** `points` equally spaced heights over `d_km`; `height` gets the share of the way, 0 to 1. */
export function path(
  d_km: number,
  points: number,
  height: (share: number) => number,
  rest: Partial<Omit<Path, 'd_km' | 'h_m'>> = {},
): Path {
  const share = Array.from({ length: points }, (_, i) => i / (points - 1));
  return {
    d_km: share.map((s) => s * d_km),
    h_m: share.map(height),
    f_GHz: 1.85,
    h_tg_m: 30,
    h_rg_m: 1.5,
    latitude_deg: 35,
    p_pct: 50,
    ...rest,
  };
}

/** Hills of a few wavelengths, from level to mountain, the same for the same seed. */
export function hills(seed: number): Path {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const relief_m = 10 ** between(0, 2.7);
  const waves = Array.from({ length: 5 }, (_, i) => ({
    turns: (i + 1) * between(0.5, 2),
    phase: between(0, 2 * Math.PI),
    size_m: relief_m / (i + 1),
  }));
  const height = (share: number): number =>
    waves.reduce(
      (h, { turns, phase, size_m }) => h + size_m * Math.sin(2 * Math.PI * turns * share + phase),
      1000,
    );
  return path(between(1, 60), 40 + Math.floor(160 * random()), height, {
    f_GHz: 10 ** between(Math.log10(0.1), Math.log10(6)),
    h_tg_m: between(10, 60),
    h_rg_m: between(1.5, 60),
  });
}

/** Terminals exchanged. */
export function reversed(p: Path): Path {
  const d = p.d_km[p.d_km.length - 1];
  return {
    ...p,
    d_km: p.d_km.map((x) => d - x).reverse(),
    h_m: [...p.h_m].reverse(),
    h_tg_m: p.h_rg_m,
    h_rg_m: p.h_tg_m,
  };
}

/** Level ground at 100 m, sampled each `step_m` from the first terminal on, the last point where the second one stands. */
export function level(d_m: number, step_m: number, rest: Partial<Omit<Path, 'd_km' | 'h_m'>> = {}): Path {
  const d_km: number[] = [];
  for (let i = 0; i * step_m < d_m; i++) d_km.push((i * step_m) / 1000);
  d_km.push(d_m / 1000);
  return { ...path(1, 2, () => 100, rest), d_km, h_m: d_km.map(() => 100) };
}

/** One triangular ridge of `ridge_m` in the middle of level ground, 2 % of the path wide at its foot on each side. */
export const ridge = (d_km: number, ridge_m: number, f_GHz: number): Path =>
  path(d_km, 201, (s) => 100 + ridge_m * Math.max(0, 1 - Math.abs(s - 0.5) / 0.02), { f_GHz });
