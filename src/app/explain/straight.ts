/** The straight profile from the antenna's own position to the asked point, sampled between cells: what the sweep approximates. */
import type { CarrierLoss } from '../../coverage/kernel/loss.js';
import type { RayProfile } from '../../coverage/kernel/profile.js';
import type { SweepSetup } from '../../coverage/kernel/sweep.js';
import { freeSpaceLoss_dB } from '../../propagation/p525/equations.js';
import type { Scene } from '../analyze/scene.js';

export interface StraightPath {
  readonly profile: RayProfile;
  readonly freeSpace_dB: (carrier: CarrierLoss) => number;
}

/** Undefined when a void lies on the way: nothing is invented for a number called exact. */
export function straightProfile(
  scene: Scene,
  setup: SweepSetup,
  from: readonly [number, number],
  to: readonly [number, number],
): StraightPath | undefined {
  const { workGrid } = scene.terrain;
  const { terrain, useClutter } = setup;
  const length_m = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.max(1, Math.ceil(length_m / terrain.cell_m));
  const d_km = new Float64Array(steps + 1);
  const bare_m = new Float64Array(steps + 1);
  const clutter_m = new Float64Array(steps + 1);
  const cellOf = (x: number, y: number) =>
    Math.floor((workGrid.originY - y) / workGrid.cellY) * terrain.cols +
    Math.floor((x - workGrid.originX) / workGrid.cellX);
  for (let i = 0; i <= steps; i++) {
    const x = from[0] + ((to[0] - from[0]) * i) / steps;
    const y = from[1] + ((to[1] - from[1]) * i) / steps;
    d_km[i] = (i * length_m) / steps / 1000;
    bare_m[i] = bilinear(scene, x, y);
    if (useClutter) clutter_m[i] = terrain.clutter_halfM[cellOf(x, y)] / 2;
    if (Number.isNaN(bare_m[i])) return undefined;
  }
  const d = d_km[steps];
  const obstacle = (cell: number, base: number) => {
    const height_m = useClutter ? terrain.clutter_halfM[cell] / 2 : 0;
    return {
      gap_km: height_m > 0 ? setup.clutter.gap_m[terrain.clutterClass[cell]] / 1000 : 0,
      top_m: base + height_m,
    };
  };
  const t = obstacle(cellOf(...from), bare_m[0]);
  const r = obstacle(cellOf(...to), bare_m[steps]);
  const points: [number, number][] = [];
  for (let i = 1; i < steps; i++) {
    if (d_km[i] < t.gap_km || d - d_km[i] < r.gap_km) clutter_m[i] = 0;
    points.push([d_km[i], bare_m[i] + clutter_m[i]]);
  }
  if (t.gap_km > 0 && t.gap_km < d) points.push([t.gap_km, t.top_m]);
  if (r.gap_km > 0 && r.gap_km < d) points.push([d - r.gap_km, r.top_m]);
  points.sort((a, b) => a[0] - b[0]);
  const surface = [[0, bare_m[0]], ...points, [d, bare_m[steps]]];
  const h_ts_m = bare_m[0] + setup.antennaHeight_mAGL;
  const h_rs_m = bare_m[steps] + setup.receiverHeight_mAGL;
  return {
    profile: {
      d_km,
      bare_m,
      clutter_m,
      surfaceD_km: Float64Array.from(surface, (p) => p[0]),
      surface_m: Float64Array.from(surface, (p) => p[1]),
      h_ts_m,
      h_rs_m,
      interpolated: 0,
      known: true,
    },
    freeSpace_dB: (carrier) =>
      freeSpaceLoss_dB(carrier.f_GHz, Math.max(0.001, Math.hypot(length_m, h_rs_m - h_ts_m) / 1000)),
  };
}

/** Ground between the four cell centres around a point; the nearest cell at the rim. */
function bilinear({ terrain: { workGrid, ground_m } }: Scene, x: number, y: number): number {
  const { cols, rows } = workGrid;
  const u = Math.min(cols - 1, Math.max(0, (x - workGrid.originX) / workGrid.cellX - 0.5));
  const v = Math.min(rows - 1, Math.max(0, (workGrid.originY - y) / workGrid.cellY - 0.5));
  const c = Math.min(cols - 2, Math.floor(u));
  const r = Math.min(rows - 2, Math.floor(v));
  const [fu, fv] = [u - c, v - r];
  const i = r * cols + c;
  const top = ground_m[i] * (1 - fu) + ground_m[i + 1] * fu;
  const bottom = ground_m[i + cols] * (1 - fu) + ground_m[i + cols + 1] * fu;
  return top * (1 - fv) + bottom * fv;
}
