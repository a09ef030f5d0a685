/** A made square of hills, fields and villages with masts on it, predicted by the engine in one tile. */
import { assemble } from '../../src/coverage/assemble.js';
import type { TileResult } from '../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import { predict, type PredictInput } from '../../src/coverage/predict.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import type { Layer } from '../../src/radio/layer.js';
import { sectorPattern } from '../../src/radio/patterns.js';
import { clutterIndex, clutterTable } from '../../src/terrain/clutter.js';
import type { TerrainScene } from '../../src/terrain/scene.js';
import { flatSquare, placedNetwork, type PlacedNetwork, squareScene } from './squareWorld.js';

export interface MadeSquare {
  readonly cells: number;
  readonly cell_m: number;
  /** Height of the hills over the valleys. */
  readonly relief_m: number;
}

export function madeScene({ cells, cell_m, relief_m }: MadeSquare): TerrainScene {
  const square = flatSquare(cells);
  const clutter = clutterTable();
  for (let row = 0; row < cells; row++)
    for (let col = 0; col < cells; col++) {
      const i = row * cells + col;
      const [x, y] = [(col * cell_m) / 850, (row * cell_m) / 1150];
      square.ground_m[i] = 200 + (relief_m / 2) * Math.sin(x) * Math.cos(y);
      const kind = Math.sin(2.1 * x + 1) + Math.cos(1.7 * y);
      const c = clutterIndex(kind > 1.3 ? 'suburban' : kind < -1.2 ? 'forest' : 'farmland');
      square.clutterClass[i] = c;
      square.clutter_halfM[i] = 2 * clutter[c].height_m;
    }
  return squareScene(cells, cell_m, square);
}

export interface MadeMast {
  readonly x_m: number;
  readonly y_m: number;
  readonly layer: Layer;
  readonly azimuths_deg: readonly number[];
  readonly epre_dBm: number;
}

const pattern = sectorPattern({ id: 'made', maxGain_dBi: 17, hpbw_deg: 65, vpbw_deg: 8, source: 'test' });

/** One site a mast, its sectors in the order given. */
export const madeNetwork = (masts: readonly MadeMast[]): PlacedNetwork =>
  placedNetwork(
    masts.map(({ x_m, y_m, layer, azimuths_deg, epre_dBm }) => ({
      at: [x_m, y_m] as const,
      cells: azimuths_deg.map((azimuth_deg) => ({ layer, azimuth_deg, pattern, epre_dBm })),
    })),
  );

export function madeInput(scene: TerrainScene, { network, positions }: PlacedNetwork): PredictInput {
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
