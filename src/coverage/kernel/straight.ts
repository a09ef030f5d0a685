/**
 * The straight profile between two positions that lie anywhere on the working grid, sampled between cells: what the sweep
 * approximates. Used where a single number is asked for: one explained pixel, a test point of a place, the ground between
 * a zone and its server.
 */
import { freeSpaceLoss_dB } from '../../propagation/p525/equations.js';
import { autoOverProfile } from './autoProfile.js';
import { type CarrierLoss, cellLoss_dB } from './loss.js';
import { type ProfileDiffraction, profileDiffraction, type RayProfile } from './profile.js';
import type { RayResult, SweepSetup } from './sweep.js';
import type { TerrainView } from './terrain.js';

export type Position = readonly [x_m: number, y_m: number];

export interface StraightSetup
  extends Pick<
    SweepSetup,
    'terrain' | 'clutter' | 'useClutter' | 'antennaHeight_mAGL' | 'receiverHeight_mAGL'
  > {
  /** North-west corner of the working grid. */
  readonly originX: number;
  readonly originY: number;
}

export interface StraightPath {
  readonly length_m: number;
  readonly profile: RayProfile;
  readonly freeSpace_dB: (carrier: CarrierLoss) => number;
}

/** Undefined when a void lies on the way or an end is off the grid: nothing is invented for a number called exact. */
export function straightProfile(
  setup: StraightSetup,
  from: Position,
  to: Position,
): StraightPath | undefined {
  const { terrain, useClutter, originX, originY } = setup;
  const { cell_m, cols, rows, clutter_halfM } = terrain;
  const cellOf = (x: number, y: number): number => {
    const col = Math.floor((x - originX) / cell_m);
    const row = Math.floor((originY - y) / cell_m);
    return col >= 0 && row >= 0 && col < cols && row < rows ? row * cols + col : -1;
  };
  const tCell = cellOf(from[0], from[1]);
  const rCell = cellOf(to[0], to[1]);
  if (tCell < 0 || rCell < 0) return undefined;
  const length_m = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.max(1, Math.ceil(length_m / cell_m));
  const d_km = new Float64Array(steps + 1);
  const bare_m = new Float64Array(steps + 1);
  const clutter_m = new Float64Array(steps + 1);
  for (let i = 0; i <= steps; i++) {
    const x = from[0] + ((to[0] - from[0]) * i) / steps;
    const y = from[1] + ((to[1] - from[1]) * i) / steps;
    d_km[i] = (i * length_m) / steps / 1000;
    bare_m[i] = bilinear(terrain, (x - originX) / cell_m, (originY - y) / cell_m);
    if (useClutter) clutter_m[i] = clutter_halfM[cellOf(x, y)] / 2;
    if (Number.isNaN(bare_m[i])) return undefined;
  }
  const h_ts_m = bare_m[0] + setup.antennaHeight_mAGL;
  const h_rs_m = bare_m[steps] + setup.receiverHeight_mAGL;
  return {
    length_m,
    profile: {
      d_km,
      bare_m,
      clutter_m,
      ...surface(setup, d_km, bare_m, clutter_m, tCell, rCell),
      h_ts_m,
      h_rs_m,
      interpolated: 0,
      known: true,
    },
    freeSpace_dB: (carrier) =>
      freeSpaceLoss_dB(carrier.f_GHz, Math.max(0.001, Math.hypot(length_m, h_rs_m - h_ts_m) / 1000)),
  };
}

/** Bare ground and clutter with the terminals' own obstacles at their nominal gaps; clears `clutter_m` inside the gaps. */
function surface(
  { terrain, useClutter, clutter }: StraightSetup,
  d_km: Float64Array,
  bare_m: Float64Array,
  clutter_m: Float64Array,
  tCell: number,
  rCell: number,
): { surfaceD_km: Float64Array; surface_m: Float64Array } {
  const last = d_km.length - 1;
  const d = d_km[last];
  const height = (cell: number) => (useClutter ? terrain.clutter_halfM[cell] / 2 : 0);
  const gap = (cell: number) => (height(cell) > 0 ? clutter.gap_m[terrain.clutterClass[cell]] / 1000 : 0);
  const tGap = gap(tCell);
  const rGap = gap(rCell);
  const at: number[] = [0];
  const h: number[] = [bare_m[0]];
  for (let i = 1; i < last; i++) {
    if (d_km[i] < tGap || d - d_km[i] < rGap) clutter_m[i] = 0;
    at.push(d_km[i]);
    h.push(bare_m[i] + clutter_m[i]);
  }
  at.push(d);
  h.push(bare_m[last]);
  if (tGap > 0 && tGap < d) insert(at, h, tGap, bare_m[0] + height(tCell));
  if (rGap > 0 && rGap < d) insert(at, h, d - rGap, bare_m[last] + height(rCell));
  return { surfaceD_km: Float64Array.from(at), surface_m: Float64Array.from(h) };
}

/** After all points at or before x, and before the last. */
function insert(at: number[], h: number[], x: number, height: number): void {
  let i = at.length - 1;
  while (i > 1 && at[i - 1] > x) i--;
  at.splice(i, 0, x);
  h.splice(i, 0, height);
}

/** Ground between the four cell centres around a point in cells from the corner; the nearest cell at the rim. */
function bilinear({ cols, rows, ground_m }: TerrainView, x: number, y: number): number {
  const u = Math.min(cols - 1, Math.max(0, x - 0.5));
  const v = Math.min(rows - 1, Math.max(0, y - 0.5));
  const c = Math.max(0, Math.min(cols - 2, Math.floor(u)));
  const r = Math.max(0, Math.min(rows - 2, Math.floor(v)));
  const east = Math.min(cols - 1, c + 1) - c;
  const south = Math.min(rows - 1, r + 1) - r;
  const [fu, fv] = [u - c, v - r];
  const i = r * cols + c;
  const top = ground_m[i] * (1 - fu) + ground_m[i + east] * fu;
  const below = i + south * cols;
  const bottom = ground_m[below] * (1 - fu) + ground_m[below + east] * fu;
  return top * (1 - fv) + bottom * fv;
}

/**
 * Basic transmission loss of any `analyze` model over a straight path, dB. `environment` is that of the receiver
 * (0 rural, 1 suburban, 2 urban); only statistical models read it.
 */
export function straightLoss_dB(
  carrier: CarrierLoss,
  path: StraightPath,
  heights: Pick<SweepSetup, 'antennaHeight_mAGL' | 'receiverHeight_mAGL'>,
  environment: number,
): number {
  const { profile, length_m } = path;
  if (carrier.spec.model === 'freespace' || !(length_m >= nearest_m)) return path.freeSpace_dB(carrier);
  if (carrier.spec.model === 'auto')
    return autoOverProfile(carrier, profile, { ...heights, environment }, length_m).loss_dB;
  const diffraction = profileDiffraction(carrier, profile);
  const site = { antenna_mAMSL: profile.h_ts_m, ...heights, cell_m: length_m };
  return cellLoss_dB(carrier, site, asRay(carrier, path, diffraction), 0, environment);
}

/** Nearer than this there is no profile to speak of. */
const nearest_m = 1;

/** The path as a ray of one entry, one cell long: the statistical models then read it like any cell of a sweep. */
function asRay(carrier: CarrierLoss, { profile }: StraightPath, diffraction: ProfileDiffraction): RayResult {
  const steps = profile.d_km.length - 1;
  return {
    count: 1,
    step_km: profile.d_km[steps] / steps,
    pixel: Int32Array.of(0),
    dCol: Int32Array.of(1),
    dRow: Int32Array.of(0),
    steps: Int32Array.of(steps),
    d_km: Float64Array.of(profile.d_km[steps]),
    nuGeometry: Float64Array.of(diffraction.nu / carrier.nuScale),
    h_te_m: Float64Array.of(diffraction.h_te_m),
    h_re_m: Float64Array.of(diffraction.h_re_m),
    h_rs_m: Float64Array.of(profile.h_rs_m),
    // Never beyond the spherical earth's reach without asking: the term is computed.
    smoothClearance: Float64Array.of(Number.NEGATIVE_INFINITY),
    clear: Uint8Array.of(diffraction.clear ? 1 : 0),
    // Horizons are read by `auto` only, which takes the profile itself.
    theta_t_mrad: new Float64Array(1),
    theta_r_mrad: new Float64Array(1),
    d_lt_km: new Float64Array(1),
    d_lr_km: new Float64Array(1),
    bare_m: profile.bare_m,
    unknownCount: 0,
    unknownPixel: new Int32Array(0),
  };
}
