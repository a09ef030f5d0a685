/** One prediction of a network on a scene: today's, or the one with a plan built. */
import { assemble, type NamedSpec, type ServiceSpec } from '../../coverage/assemble.js';
import type { LossCache } from '../../coverage/mastLosses.js';
import type { PredictReport } from '../../coverage/predict.js';
import { type PredictInput, predict } from '../../coverage/predict.js';
import type { PackedTile } from '../../coverage/cache/packedTile.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Executor } from '../../execute/executor.js';
import type { TileStore } from '../../io/runFolder.js';
import type { ServiceInput } from '../../radio/service.js';
import type { Network } from '../../network/network.js';
import type { Ports } from '../ports.js';
import type { Layer } from '../../radio/layer.js';
import type { Collection } from './collect.js';
import { analyzeMessages as m } from './messages.js';
import type { Scene } from './scene.js';
import { bandFacts, storedCoverage } from './storedTiles.js';

export type Assembled = PredictInput & {
  readonly services: readonly ServiceSpec[];
  readonly named: readonly NamedSpec[];
};

/** What a prediction runs on, besides the network. */
export interface PredictionTools {
  readonly scene: Scene;
  readonly executor: Executor;
  readonly cache: LossCache | undefined;
  readonly ports: Ports;
  readonly tileSize: number;
  /** Services that the project names. */
  readonly services?: readonly ServiceInput[];
}

export const assembleOn = (
  network: Network,
  positions: Scene['positions'],
  { scene, tileSize, services }: Pick<PredictionTools, 'scene' | 'tileSize' | 'services'>,
): Assembled => assemble(network, positions, scene.terrain, scene.areaMask, tileSize, services);

/** What the tiles of a prediction make up. */
const collectionOf = (
  { plan, services, named }: Assembled,
  layers: readonly Layer[],
  { terrain, areaMask }: Scene,
): Collection => ({ plan, layers, services, named, terrain, areaMask });

/** Finishes the wanted tiles, all by default, in a store. */
export async function predictTiles(
  assembled: Assembled,
  layers: readonly Layer[],
  store: TileStore,
  { scene, executor, cache, ports }: Omit<PredictionTools, 'tileSize'>,
  tiles?: readonly number[],
): Promise<PredictReport> {
  const report = await predict<PackedTile>(assembled, {
    executor,
    tileJob: { name: 'tile', more: { facts: bandFacts(collectionOf(assembled, layers, scene)) } },
    sink: { has: store.has, put: (tile, { packed }) => store.put(tile, packed) },
    cache,
    tiles,
    signal: ports.signal,
    onStart: (units) => {
      ports.progress.start(units, m.cells);
    },
    onProgress: (units) => {
      ports.progress.tick(units);
    },
    onSkip: (units) => {
      ports.progress.skip(units);
    },
  });
  ports.progress.done();
  return report;
}

export async function predictOn(
  assembled: Assembled,
  network: Network,
  tiles: TileStore,
  tools: PredictionTools,
): Promise<{ readonly coverage: CoverageResult; readonly report: PredictReport }> {
  const report = await predictTiles(assembled, network.layers, tiles, tools);
  const coverage = storedCoverage(collectionOf(assembled, network.layers, tools.scene), tiles);
  return { coverage, report };
}
