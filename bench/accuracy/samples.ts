/**
 * A seeded sample of a scene's cells, the exact engine against two slower roads: the same ray in O(N) with every term computed,
 * and the straight line to the cell's centre, which no ray is.
 */
import { autoOverProfile } from '../../src/coverage/kernel/autoProfile.js';
import { effectiveEarthRadius_km } from '../../src/coverage/kernel/climate.js';
import { carrierLoss } from '../../src/coverage/kernel/loss.js';
import { rayProfile } from '../../src/coverage/kernel/profile.js';
import type { SweepSetup } from '../../src/coverage/kernel/sweep.js';
import { lossStep_dB, lossUnknown } from '../../src/coverage/kernel/window.js';
import { seededRandom } from '../../src/foundation/random.js';
import { noWorst, type Worst } from './engines.js';
import { crossingLoss_dB, explainedLoss_dB } from './lines.js';
import { frequencies_MHz, type Scene } from './scene.js';

export interface Sampled {
  readonly count: number;
  /** Against the O(N) road. */
  readonly oracle: Worst;
  /** Sampled cells of which the roads disagree whether they are known. */
  readonly mismatched: number;
  /** Sweep less straight line; cells beyond a void are left out. */
  readonly geometry: readonly GeometryError[];
}

export interface GeometryError {
  readonly frequency_MHz: number;
  /** Class of the receiver. */
  readonly clutterClass: number;
  /** Sweep less line sampled at crossings, dB; NaN with clutter. */
  readonly crossing_dB: number;
  /** Sweep less line sampled between four cells, dB. */
  readonly explained_dB: number;
}

/** `exact` holds the codes by carrier; every sampled cell is judged on one carrier. */
export function sampleScene(scene: Scene, exact: readonly Int16Array[], size: number, seed: number): Sampled {
  const { world, mast, radius_m } = scene;
  const { terrain } = world;
  const { cols, cell_m } = terrain;
  const random = seededRandom(seed);
  const carriers = frequencies_MHz.map((frequency_MHz) =>
    carrierLoss({ model: 'auto', frequency_MHz, radius_m }, world.climate),
  );
  const setup = setupOf(scene);
  const r = Math.floor(radius_m / cell_m);
  let oracle = noWorst;
  let mismatched = 0;
  let count = 0;
  const geometry: GeometryError[] = [];
  while (count < size) {
    const dCol = Math.floor(random() * (2 * r + 1)) - r;
    const dRow = Math.floor(random() * (2 * r + 1)) - r;
    const c = Math.floor(random() * carriers.length);
    const [col, row] = [mast.col + dCol, mast.row + dRow];
    if (col < 0 || row < 0 || col >= cols || row >= terrain.rows) continue;
    if ((dCol === 0 && dRow === 0) || dCol ** 2 + dRow ** 2 > (radius_m / cell_m) ** 2) continue;
    count++;
    const cell = row * cols + col;
    const profile = rayProfile(setup, dCol, dRow);
    const known = exact[c][cell] !== lossUnknown;
    if (profile.known !== known) mismatched++;
    if (!profile.known || !known) continue;
    const loss_dB = exact[c][cell] * lossStep_dB;
    const clutterClass = terrain.clutterClass[cell];
    const terminals = { ...setup, environment: world.environment[clutterClass] };
    const slow = autoOverProfile(carriers[c], profile, terminals, Math.hypot(dCol, dRow) * cell_m);
    const difference_dB = Math.abs(loss_dB - slow.loss_dB);
    if (!(difference_dB <= oracle.difference_dB))
      oracle = { difference_dB, frequency_MHz: frequencies_MHz[c], dCol, dRow };
    const line = [setup, carriers[c], terminals.environment, dCol, dRow] as const;
    const explained_dB = explainedLoss_dB(...line);
    if (explained_dB === undefined) continue;
    geometry.push({
      frequency_MHz: frequencies_MHz[c],
      clutterClass,
      crossing_dB: scene.clutter ? Number.NaN : loss_dB - (crossingLoss_dB(...line) ?? Number.NaN),
      explained_dB: loss_dB - explained_dB,
    });
  }
  return { count, oracle, mismatched, geometry };
}

function setupOf({ world, mast, radius_m, clutter }: Scene): SweepSetup {
  return {
    terrain: world.terrain,
    clutter: world.clutter,
    lattice: world.lattice,
    window: { col0: 0, row0: 0, cols: world.lattice.cols, rows: world.lattice.rows },
    ...mast,
    receiverHeight_mAGL: world.receiverHeight_mAGL,
    radius_m,
    effectiveEarthRadius_km: effectiveEarthRadius_km(world.climate),
    useClutter: clutter,
    longestWavelength_m: 300 / Math.min(...frequencies_MHz),
  };
}
