/** A made square of hills, fields and villages with masts on it, predicted by the engine in one tile. */
import { assemble } from '../../src/coverage/assemble.js';
import type { TileResult } from '../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import { predict, type PredictInput } from '../../src/coverage/predict.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import type { Network, Sector } from '../../src/network/network.js';
import type { Layer } from '../../src/radio/layer.js';
import { sectorPattern } from '../../src/radio/patterns.js';
import { clutterIndex, clutterTable } from '../../src/terrain/clutter.js';
import type { TerrainScene } from '../../src/terrain/scene.js';

export interface MadeSquare {
  readonly cells: number;
  readonly cell_m: number;
  /** Height of the hills over the valleys. */
  readonly relief_m: number;
}

export function madeScene({ cells, cell_m, relief_m }: MadeSquare): TerrainScene {
  const grid = {
    crs: 'EPSG:32649',
    originX: 0,
    originY: cells * cell_m,
    cellX: cell_m,
    cellY: cell_m,
    cols: cells,
    rows: cells,
  };
  const n = cells * cells;
  const ground_m = new Float32Array(new SharedArrayBuffer(4 * n));
  const clutterClass = new Uint8Array(new SharedArrayBuffer(n));
  const clutter_halfM = new Uint8Array(new SharedArrayBuffer(n));
  const clutter = clutterTable();
  for (let row = 0; row < cells; row++)
    for (let col = 0; col < cells; col++) {
      const i = row * cells + col;
      const [x, y] = [(col * cell_m) / 850, (row * cell_m) / 1150];
      ground_m[i] = 200 + (relief_m / 2) * Math.sin(x) * Math.cos(y);
      const kind = Math.sin(2.1 * x + 1) + Math.cos(1.7 * y);
      clutterClass[i] = clutterIndex(kind > 1.3 ? 'suburban' : kind < -1.2 ? 'forest' : 'farmland');
      clutter_halfM[i] = 2 * clutter[clutterClass[i]].height_m;
    }
  return {
    workGrid: grid,
    pixelGrid: grid,
    lattice: { stride: 1, col0: 0, row0: 0, cols: cells, rows: cells },
    ground_m,
    clutterClass,
    clutter_halfM,
    clutter,
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

export interface MadeMast {
  readonly x_m: number;
  readonly y_m: number;
  readonly layer: Layer;
  readonly azimuths_deg: readonly number[];
  readonly epre_dBm: number;
}

const pattern = sectorPattern({ id: 'made', maxGain_dBi: 17, hpbw_deg: 65, vpbw_deg: 8, source: 'test' });

export interface MadeNetwork {
  readonly network: Network;
  readonly positions: readonly [number, number][];
}

/** One site a mast, its sectors in the order given. */
export function madeNetwork(masts: readonly MadeMast[]): MadeNetwork {
  const positions: [number, number][] = [];
  const sectors = masts.flatMap(({ x_m, y_m, layer, azimuths_deg, epre_dBm }, site) =>
    azimuths_deg.map((azimuth_deg): Sector => {
      const index = positions.push([x_m, y_m]) - 1;
      return {
        index,
        row: index + 2,
        siteId: `s${site}`,
        cellId: `c${index}`,
        name: '',
        operator: layer.operators[0] ?? '',
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
        epre_dBm,
        feederLoss_dB: 0,
        frequency_MHz: layer.frequency_MHz,
        bandwidth_MHz: layer.bandwidth_MHz,
        pci: index,
        load: 0.5,
        coverType: 'outdoor',
        status: 'on-air',
        towerId: '',
        town: '',
        defaulted: [],
      };
    }),
  );
  const counts = {
    rows: sectors.length,
    propagated: sectors.length,
    indoor: 0,
    notPropagated: {},
    defaulted: {},
    assigned: {},
  };
  const layers = [...new Set(masts.map((m) => m.layer))];
  return { network: { layers, sectors, indoor: [], counts }, positions };
}

export function madeInput(scene: TerrainScene, { network, positions }: MadeNetwork): PredictInput {
  const { cols, rows } = scene.pixelGrid;
  const mask = new Uint8Array(new SharedArrayBuffer(cols * rows)).fill(1);
  return assemble(network, positions, scene, mask, Math.max(cols, rows));
}

/** The only tile of the prediction. */
export async function predictMade(input: PredictInput): Promise<TileResult> {
  let tile: TileResult | undefined;
  await predict(input, {
    executor: inlineExecutor(coverageJobs),
    sink: {
      has: () => Promise.resolve(false),
      put: (_, result) => Promise.resolve(void (tile = result)),
    },
  });
  if (!tile) throw new Error('nothing predicted');
  return tile;
}
