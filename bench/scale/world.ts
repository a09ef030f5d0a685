/** Predictions in this process: a square of made terrain, masts strewn over it, and what a whole prediction takes. */
import { assemble } from '../../src/coverage/assemble.js';
import { predict } from '../../src/coverage/predict.js';
import type { Executor } from '../../src/execute/executor.js';
import { seededRandom } from '../../src/foundation/random.js';
import { makeLayer } from '../../src/radio/layers.js';
import { sectorPattern } from '../../src/radio/patterns.js';
import type { TerrainScene } from '../../src/terrain/scene.js';
import { placedNetwork, type PlacedNetwork, squareScene } from '../../test/helpers/squareWorld.js';
import { benchSeed, benchWorld } from '../terrain.js';

const bands = [
  ['lte', 1850],
  ['nr', 3550],
  ['lte', 939],
  ['nr', 773],
] as const;

export interface Size {
  /** Cells per side. */
  readonly cells: number;
  readonly cell_m: number;
  readonly sites: number;
  /** Up to four. */
  readonly carriers: number;
  /** Per carrier. */
  readonly sectors: number;
  readonly radius_m: number;
}

export interface Spent {
  readonly wall_s: number;
  /** Of this process with its threads. */
  readonly cpu_s: number;
  /** Terrain cells swept. */
  readonly cells: number;
}

/** The first run starts threads and warms the code up: it is left out. */
export async function timedPredictions(size: Size, executor: Executor, rounds: number): Promise<Spent[]> {
  const scene = sceneOf(size);
  const { network, positions } = networkOf(size);
  const mask = new Uint8Array(new SharedArrayBuffer(size.cells ** 2)).fill(1);
  const input = assemble(network, positions, scene, mask, 256);
  const sink = { has: () => Promise.resolve(false), put: () => Promise.resolve() };
  const spent: Spent[] = [];
  for (let i = 0; i <= rounds; i++) {
    const [cpu, started] = [process.cpuUsage(), performance.now()];
    const { cells } = await predict(input, { executor, sink });
    const { user, system } = process.cpuUsage(cpu);
    if (i > 0)
      spent.push({ wall_s: (performance.now() - started) / 1000, cpu_s: (user + system) / 1e6, cells });
  }
  return spent;
}

export function sceneOf({ cells, cell_m }: Size): TerrainScene {
  const { terrain, climate } = benchWorld(cells, cell_m, 200, true);
  const { ground_m, clutter_halfM, clutterClass } = terrain;
  return { ...squareScene(cells, cell_m, { ground_m, clutter_halfM, clutterClass }), climate };
}

export function networkOf({ cells, cell_m, sites, carriers, sectors, radius_m }: Size): PlacedNetwork {
  const random = seededRandom(benchSeed);
  const layers = bands.slice(0, carriers).map(([technology, frequency_MHz]) =>
    makeLayer({
      id: `${technology}-${frequency_MHz}`,
      technology,
      frequency_MHz,
      bandwidth_MHz: 20,
      radius_m,
    }),
  );
  const pattern = sectorPattern({ id: 'bench', maxGain_dBi: 17, hpbw_deg: 65, vpbw_deg: 7, source: 'bench' });
  const masts = Array.from({ length: sites }, () => ({
    at: [random() * cells * cell_m, random() * cells * cell_m] as const,
    cells: layers.flatMap((layer) =>
      Array.from({ length: sectors }, (_, s) => ({
        layer,
        azimuth_deg: (360 * s) / sectors,
        pattern,
        epre_dBm: 15,
      })),
    ),
  }));
  return placedNetwork(masts);
}
