/** A small hilly world with masts of two layers, a void and cells of known and unknown PCI: what a fold of one tile reads. */
import { assemble } from '../../../../src/coverage/assemble.js';
import type { Engine } from '../../../../src/coverage/kernel/engine.js';
import type { FoldJob, FoldSector, FoldSetup } from '../../../../src/coverage/kernel/fold.js';
import { sweepMast } from '../../../../src/coverage/kernel/sweepMast.js';
import { seededRandom } from '../../../../src/foundation/random.js';
import type { Network, Sector } from '../../../../src/network/network.js';
import { makeLayer } from '../../../../src/radio/layers.js';
import { sectorPattern } from '../../../../src/radio/patterns.js';
import { clutterTable } from '../../../../src/terrain/clutter.js';
import type { TerrainScene } from '../../../../src/terrain/scene.js';

export const size = 64;
const cell_m = 50;

export function hills(): TerrainScene {
  const grid = {
    crs: 'EPSG:32649',
    originX: 0,
    originY: size * cell_m,
    cellX: cell_m,
    cellY: cell_m,
    cols: size,
    rows: size,
  };
  const n = size * size;
  const ground_m = new Float32Array(n);
  const clutterClass = new Uint8Array(n);
  const clutter_halfM = new Uint8Array(n);
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      const i = row * size + col;
      ground_m[i] = 200 + 60 * Math.sin(col / 17) * Math.cos(row / 23) + 20 * Math.sin(row / 5);
      clutterClass[i] = Math.sin(col / 9) + Math.cos(row / 11) > 1.2 ? 5 : 2;
      clutter_halfM[i] = clutterClass[i] === 5 ? 30 : 0;
    }
  for (let row = 20; row < 28; row++) ground_m.fill(Number.NaN, row * size + 40, row * size + 48);
  return {
    workGrid: grid,
    pixelGrid: grid,
    lattice: { stride: 1, col0: 0, row0: 0, cols: size, rows: size },
    ground_m,
    clutterClass,
    clutter_halfM,
    clutter: clutterTable(),
    climate: { deltaN: 45, N0: 325, latitude_deg: 30 },
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

const lte = makeLayer({
  id: 'lte-b3',
  technology: 'lte',
  frequency_MHz: 1850,
  bandwidth_MHz: 20,
  group: ['unicom'],
  radius_m: 1500,
});
/** The upper half of the same spectrum, so that layers disturb each other. */
const nr = makeLayer({
  id: 'nr-n3',
  technology: 'nr',
  frequency_MHz: 1860,
  bandwidth_MHz: 20,
  group: ['unicom'],
  radius_m: 1200,
});
const pattern = sectorPattern({ id: 'p', maxGain_dBi: 17, hpbw_deg: 65, vpbw_deg: 8, source: 'test' });

export function network(masts: number): { net: Network; positions: [number, number][] } {
  const random = seededRandom(5);
  const sectors: Sector[] = [];
  const positions: [number, number][] = [];
  for (let site = 0; site < masts; site++) {
    const at: [number, number] = [400 + random() * 2400, 400 + random() * 2400];
    for (const layer of [lte, nr])
      for (const azimuth_deg of [20, 140, 260]) {
        sectors.push({
          index: sectors.length,
          row: 0,
          siteId: `s${site}`,
          cellId: `c${sectors.length}`,
          name: '',
          operator: 'unicom',
          layer,
          lon: 0,
          lat: 0,
          antennaHeight_mAGL: 25,
          azimuth_deg: site === 1 ? Number.NaN : azimuth_deg,
          mechTilt_deg: 2,
          elecTilt_deg: 3,
          pattern,
          rsGain_dBi: 15,
          trafficGain_dBi: 18,
          epre_dBm: 0,
          feederLoss_dB: 0.5,
          frequency_MHz: layer.frequency_MHz,
          bandwidth_MHz: layer.bandwidth_MHz,
          pci: site === 2 ? -1 : sectors.length,
          load: 0.3,
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
  return { net: { layers: [lte, nr], sectors, indoor: [], counts }, positions };
}

export interface CellWorld {
  readonly setup: FoldSetup;
  readonly job: Omit<FoldJob, 'tile'>;
}

/** Four masts, assembled. */
export function planned() {
  const { net, positions } = network(4);
  const mask = new Uint8Array(size * size).fill(1);
  mask.fill(0, 0, 4 * size);
  return { net, ...assemble(net, positions, hills(), mask, size) };
}

/** The windows of a plan, swept. */
export function lossesOf({ plan, world }: Pick<ReturnType<typeof planned>, 'plan' | 'world'>): Int16Array[] {
  const loss = plan.windows.map(({ window }) => new Int16Array(window.cols * window.rows));
  for (const { col, row, antennaHeight_mAGL, windows } of plan.masts)
    sweepMast(world, {
      mast: { col, row, antennaHeight_mAGL },
      carriers: windows.map((w) => plan.windows[w]),
      out: windows.map((w) => loss[w]),
    });
  return loss;
}

export function cellWorld(engine: Engine): CellWorld {
  const { plan, world, fold, sectors } = planned();
  const loss = lossesOf({ plan, world });
  return {
    setup: { ...fold, engine },
    job: {
      masts: plan.masts.map(({ col, row, antennaHeight_mAGL }) => ({
        col,
        row,
        antenna_mAMSL: world.terrain.ground_m[row * world.terrain.cols + col] + antennaHeight_mAGL,
      })),
      windows: plan.windows.map(({ window }, w) => ({ window, loss: loss[w] })),
      sectors: sectors.map((s, i): FoldSector => {
        const window = plan.windowOfSector[i];
        return { ...s, window, mast: plan.windows[window].mast };
      }),
    },
  };
}

export const changed = (
  cell: FoldSector,
  by: { readonly turn_deg: number; readonly tilt_deg: number; readonly power_dB: number },
): FoldSector => ({
  ...cell,
  azimuth_deg: Number.isNaN(cell.azimuth_deg) ? cell.azimuth_deg : (cell.azimuth_deg + by.turn_deg) % 360,
  elecTilt_deg: by.tilt_deg,
  peak_dBm: cell.peak_dBm + by.power_dB,
});
