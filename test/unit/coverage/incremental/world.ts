/** A small hilly world with masts of two layers, a void and cells of known and unknown PCI: what a fold of one tile reads. */
import { assemble } from '../../../../src/coverage/assemble.js';
import type { Engine } from '../../../../src/coverage/kernel/engine.js';
import type { FoldJob, FoldSector, FoldSetup } from '../../../../src/coverage/kernel/fold.js';
import { sweepMast } from '../../../../src/coverage/kernel/sweepMast.js';
import { seededRandom } from '../../../../src/foundation/random.js';
import type { Network } from '../../../../src/network/network.js';
import { makeLayer } from '../../../../src/radio/layers.js';
import { sectorPattern } from '../../../../src/radio/patterns.js';
import type { TerrainScene } from '../../../../src/terrain/scene.js';
import { hillySquare, placedNetwork, squareScene } from '../../../helpers/squareWorld.js';

export const size = 64;
const cell_m = 50;

export function hills(): TerrainScene {
  const square = hillySquare(size);
  for (let row = 20; row < 28; row++) square.ground_m.fill(Number.NaN, row * size + 40, row * size + 48);
  return squareScene(size, cell_m, square);
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
  const made = Array.from({ length: masts }, (_, site) => ({
    at: [400 + random() * 2400, 400 + random() * 2400] as const,
    cells: [lte, nr].flatMap((layer) =>
      [20, 140, 260].map((azimuth_deg) => ({
        layer,
        azimuth_deg: site === 1 ? Number.NaN : azimuth_deg,
        pattern,
        antennaHeight_mAGL: 25,
        elecTilt_deg: 3,
        rsGain_dBi: 15,
        trafficGain_dBi: 18,
        epre_dBm: 0,
        feederLoss_dB: 0.5,
        load: 0.3,
        ...(site === 2 ? { pci: -1 } : {}),
      })),
    ),
  }));
  const { network: net, positions } = placedNetwork(made);
  return { net, positions };
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
