/** Predictions in this process: a square of made terrain, masts strewn over it, and what a whole prediction takes. */
import { assemble } from '../../src/coverage/assemble.js';
import { predict } from '../../src/coverage/predict.js';
import type { Executor } from '../../src/execute/executor.js';
import { seededRandom } from '../../src/foundation/random.js';
import type { Network, Sector } from '../../src/network/network.js';
import { makeLayer } from '../../src/radio/layers.js';
import { sectorPattern } from '../../src/radio/patterns.js';
import { clutterTable } from '../../src/terrain/clutter.js';
import type { TerrainScene } from '../../src/terrain/scene.js';
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
  const { terrain, lattice, climate } = benchWorld(cells, cell_m, 200, true);
  const side_m = cells * cell_m;
  const grid = {
    crs: 'EPSG:32649',
    originX: 0,
    originY: side_m,
    cellX: cell_m,
    cellY: cell_m,
    cols: cells,
    rows: cells,
  };
  return {
    workGrid: grid,
    pixelGrid: grid,
    lattice,
    ground_m: terrain.ground_m,
    clutter_halfM: terrain.clutter_halfM,
    clutterClass: terrain.clutterClass,
    clutter: clutterTable(),
    climate,
    facts: {
      kind: 'dtm',
      sourceCell_m: cell_m,
      workCell_m: cell_m,
      pixel_m: cell_m,
      voidShare: 0,
      voidShareArea: 0,
      clutterShares: {},
      unknownCodes: {},
    },
  };
}

export function networkOf({ cells, cell_m, sites, carriers, sectors: perCarrier, radius_m }: Size): {
  network: Network;
  positions: [number, number][];
} {
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
  const sectors: Sector[] = [];
  const positions: [number, number][] = [];
  for (let site = 0; site < sites; site++) {
    const at: [number, number] = [random() * cells * cell_m, random() * cells * cell_m];
    for (const layer of layers)
      for (let s = 0; s < perCarrier; s++) {
        sectors.push({
          index: sectors.length,
          row: 0,
          siteId: String(site),
          cellId: String(sectors.length),
          name: '',
          operator: '',
          layer,
          lon: 0,
          lat: 0,
          antennaHeight_mAGL: 30,
          azimuth_deg: (360 * s) / perCarrier,
          mechTilt_deg: 2,
          elecTilt_deg: 4,
          pattern,
          rsGain_dBi: 17,
          trafficGain_dBi: 17,
          epre_dBm: 15,
          feederLoss_dB: 0,
          frequency_MHz: layer.frequency_MHz,
          bandwidth_MHz: layer.bandwidth_MHz,
          pci: sectors.length % 504,
          load: 0.5,
          coverType: 'outdoor',
          status: 'on-air',
          towerId: '',
          town: '',
          defaulted: [],
        });
        positions.push(at);
      }
  }
  const counts = {
    rows: sectors.length,
    propagated: sectors.length,
    indoor: 0,
    notPropagated: {},
    defaulted: {},
    assigned: {},
  };
  return { network: { layers, sectors, indoor: [], counts }, positions };
}
