/** The whole prediction at growing size, and from one to two workers. Wall time, since workers run beside this thread. */
import { assemble } from '../../src/coverage/assemble.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import { predict } from '../../src/coverage/predict.js';
import type { Executor } from '../../src/execute/executor.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import { poolExecutor } from '../../src/execute/pool.js';
import { seededRandom } from '../../src/foundation/random.js';
import type { Network, Sector } from '../../src/network/network.js';
import { makeLayer } from '../../src/radio/layers.js';
import { sectorPattern } from '../../src/radio/patterns.js';
import { clutterTable } from '../../src/terrain/clutter.js';
import type { TerrainScene } from '../../src/terrain/scene.js';
import { row, type Row, type Suite } from '../schema.js';
import { benchSeed, benchWorld } from '../terrain.js';
import { cancelRows } from './cancel.js';
import { countyRows } from './county.js';

const suite = 'scale';
const workerUrl = new URL('../../workers/coverage.ts', import.meta.url);

export const scale: Suite = async ({ quick }) => {
  const rows: Row[] = [];
  const sizes = quick
    ? [[300, 10]]
    : [
        [300, 10],
        [600, 40],
      ];
  for (const [cells, sites] of sizes) {
    const label = `${cells} × ${cells} px of 30 m, ${sites} sites × 3 sectors × 2 carriers, 8 km`;
    const inline = await timed(cells, sites, inlineExecutor(coverageJobs));
    const one = await timed(cells, sites, poolExecutor(workerUrl, 1));
    const two = await timed(cells, sites, poolExecutor(workerUrl, 2));
    const base = { suite, seed: benchSeed };
    rows.push(
      row({ ...base, name: `predict inline, ${label}`, unit: 's', better: 'lower' }, inline.seconds),
      row({ ...base, name: `predict 1 worker, ${label}`, unit: 's', better: 'lower' }, one.seconds),
      row({ ...base, name: `predict 2 workers, ${label}`, unit: 's', better: 'lower' }, two.seconds),
      row({ ...base, name: `1 → 2 workers, ${label}`, unit: '×', better: 'higher' }, [
        median(one.seconds) / median(two.seconds),
      ]),
      row(
        { ...base, name: `swept cells, ${label}`, unit: 'M cells/s', better: 'higher' },
        two.seconds.map((s) => two.cells / s / 1e6),
      ),
    );
  }
  rows.push(...countyRows(suite, benchSeed), ...(await cancelRows(suite, benchSeed)));
  return rows;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

async function timed(
  size: number,
  sites: number,
  executor: Executor,
): Promise<{ seconds: number[]; cells: number }> {
  const { terrain, lattice, climate } = benchWorld(size, 30, 200, true);
  const grid = {
    crs: 'EPSG:32649',
    originX: 0,
    originY: size * 30,
    cellX: 30,
    cellY: 30,
    cols: size,
    rows: size,
  };
  const scene: TerrainScene = {
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
      sourceCell_m: 30,
      workCell_m: 30,
      pixel_m: 30,
      voidShare: 0,
      voidShareArea: 0,
      clutterShares: {},
      unknownCodes: {},
    },
  };
  const { network, positions } = benchNetwork(sites, size * 30);
  const mask = new Uint8Array(new SharedArrayBuffer(size * size)).fill(1);
  const input = assemble(network, positions, scene, mask, 128);
  const seconds: number[] = [];
  let cells = 0;
  try {
    for (let i = 0; i < 4; i++) {
      const started = performance.now();
      const report = await predict(input, {
        executor,
        sink: { has: () => Promise.resolve(false), put: () => Promise.resolve() },
      });
      cells = report.cells;
      if (i > 0) seconds.push((performance.now() - started) / 1000); // the first starts the workers
    }
  } finally {
    await executor.close();
  }
  return { seconds, cells };
}

function benchNetwork(sites: number, side_m: number): { network: Network; positions: [number, number][] } {
  const random = seededRandom(benchSeed);
  const layers = [
    makeLayer({ id: 'lte-b3', technology: 'lte', frequency_MHz: 1850, bandwidth_MHz: 20, radius_m: 8000 }),
    makeLayer({ id: 'nr-n78', technology: 'nr', frequency_MHz: 3550, bandwidth_MHz: 100, radius_m: 8000 }),
  ];
  const pattern = sectorPattern({ id: 'bench', maxGain_dBi: 17, hpbw_deg: 65, vpbw_deg: 7, source: 'bench' });
  const sectors: Sector[] = [];
  const positions: [number, number][] = [];
  for (let site = 0; site < sites; site++) {
    const at: [number, number] = [random() * side_m, random() * side_m];
    for (const layer of layers)
      for (const azimuth_deg of [0, 120, 240]) {
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
          azimuth_deg,
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
