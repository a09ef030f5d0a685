/** The same paths by four models: every mast of a scene to its thinned pixels. */
import { assembleOn } from '../../src/app/analyze/prediction.js';
import type { Scene } from '../../src/app/analyze/scene.js';
import { effectiveEarthRadius_km } from '../../src/coverage/kernel/climate.js';
import type { LossModel } from '../../src/coverage/kernel/loss.js';
import { rayProfile } from '../../src/coverage/kernel/profile.js';
import type { SweepSetup } from '../../src/coverage/kernel/sweep.js';
import { type SweepMast, sweepMast, type SweepWorld } from '../../src/coverage/kernel/sweepMast.js';
import { lossStep_dB, type PixelWindow } from '../../src/coverage/kernel/window.js';
import { itmPointToPoint } from '../../src/propagation/itm/model.js';
import { bullingtonNu } from '../../src/propagation/p526/bullington.js';
import { earthConstants } from '../../src/propagation/p526/equations.js';
import { clutterClasses, defaultHeight_m } from '../../src/terrain/clutter.js';

const radius_m = 10_000;
/** P.1812 gives no answer nearer. */
const nearest_km = 0.25;
/** Every fifth pixel of every fifth row. */
const thinning = 5;

/** Models of maps; ITM runs path by path. */
export const mapModels: readonly LossModel[] = ['auto', 'hata', 'tr38901'];

/** Bare ground blocks the ray, or it does not and the terminal stands in the open, under trees, among houses. */
export const situations = ['blocked', 'clear, open', 'clear, trees', 'clear, built-up'] as const;
type Situation = (typeof situations)[number];

export interface Path {
  readonly d_km: number;
  readonly situation: Situation;
  readonly loss_dB: Readonly<Record<'auto' | 'hata' | 'tr38901' | 'itm', number>>;
}

export function pathsOf(scene: Scene, f_MHz: number): Path[] {
  const { plan, world } = assembleOn(scene.network, scene.positions, { scene, tileSize: 256 });
  const window = { col0: 0, row0: 0, cols: plan.lattice.cols, rows: plan.lattice.rows };
  return plan.masts.flatMap((mast) => pathsFrom(world, mast, window, f_MHz, scene.areaMask));
}

function pathsFrom(
  world: SweepWorld,
  { col, row: mastRow, antennaHeight_mAGL }: SweepMast,
  window: PixelWindow,
  f_MHz: number,
  areaMask: Uint8Array,
): Path[] {
  const mast = { col, row: mastRow, antennaHeight_mAGL };
  const out = mapModels.map(() => new Int16Array(window.cols * window.rows));
  const carriers = mapModels.map((model) => ({
    model,
    frequency_MHz: f_MHz,
    radius_m,
    window,
    fan_m: radius_m,
  }));
  sweepMast(world, { mast, carriers, out });
  const heights = { antennaHeight_mAGL, receiverHeight_mAGL: world.receiverHeight_mAGL };
  const setup: SweepSetup = {
    ...mast,
    terrain: world.terrain,
    clutter: world.clutter,
    lattice: world.lattice,
    window,
    receiverHeight_mAGL: world.receiverHeight_mAGL,
    radius_m,
    effectiveEarthRadius_km: effectiveEarthRadius_km(world.climate),
    useClutter: false,
    longestWavelength_m: earth(f_MHz, world).lambda_m,
  };
  const paths: Path[] = [];
  for (let r = 0; r < window.rows; r += thinning)
    for (let c = 0; c < window.cols; c += thinning) {
      const pixel = r * window.cols + c;
      const [auto, hata, tr38901] = out.map((codes) => codes[pixel] * lossStep_dB);
      const dCol = world.lattice.col0 + c * world.lattice.stride - col;
      const dRow = world.lattice.row0 + r * world.lattice.stride - mastRow;
      // Codes below 0: beyond the radius, or over unknown ground.
      if (areaMask[pixel] === 0 || Math.min(auto, hata, tr38901) < 0 || (dCol === 0 && dRow === 0)) continue;
      const { d_km, bare_m, h_ts_m, h_rs_m } = rayProfile(setup, dCol, dRow);
      const last = d_km.length - 1;
      if (d_km[last] < nearest_km || last < 2) continue;
      paths.push({
        d_km: d_km[last],
        situation:
          bullingtonNu(d_km, bare_m, d_km.length, h_ts_m, h_rs_m, earth(f_MHz, world)) > 0
            ? 'blocked'
            : clearSituation(world, col + dCol, mastRow + dRow),
        loss_dB: {
          auto,
          hata,
          tr38901,
          itm: itmLoss_dB(f_MHz, world.climate.N0, { d_km, h_m: bare_m, ...heights }),
        },
      });
    }
  return paths;
}

function clearSituation(
  { terrain: { cols, clutterClass } }: SweepWorld,
  col: number,
  row: number,
): Situation {
  const { id, builtUp } = clutterClasses[clutterClass[row * cols + col]];
  if (builtUp) return 'clear, built-up';
  return defaultHeight_m[id] > 0 ? 'clear, trees' : 'clear, open';
}

const earth = (f_MHz: number, { climate }: SweepWorld) =>
  earthConstants(f_MHz / 1000, effectiveEarthRadius_km(climate), 'v', 0);

interface BarePath {
  readonly d_km: ArrayLike<number>;
  readonly h_m: Iterable<number>;
  readonly antennaHeight_mAGL: number;
  readonly receiverHeight_mAGL: number;
}

/** Bare ground, average soil, the median of everything. */
export const itmLoss_dB = (f_MHz: number, N0: number, path: BarePath): number =>
  itmPointToPoint({
    profile: { step_m: 1000 * path.d_km[1], h_m: [...path.h_m] },
    profileName: 'path',
    f_MHz,
    h_tx_m: path.antennaHeight_mAGL,
    h_rx_m: path.receiverHeight_mAGL,
    N_0: N0,
    polarisation: 'v',
    epsilon_r: 15,
    sigma_Spm: 0.005,
    climate: 'continental-temperate',
    mode: 'broadcast',
    time_pct: 50,
    location_pct: 50,
    situation_pct: 50,
  }).loss_dB;
