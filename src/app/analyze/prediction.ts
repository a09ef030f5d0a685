/** One prediction of a network on a scene: today's, or the one with a plan built. */
import { assemble, type ServiceSpec } from '../../coverage/assemble.js';
import type { LossCache, PredictReport } from '../../coverage/predict.js';
import { type PredictInput, planUnits, predict } from '../../coverage/predict.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Executor } from '../../execute/executor.js';
import type { TileStore } from '../../io/runFolder.js';
import type { Network } from '../../network/network.js';
import type { Ports } from '../ports.js';
import { collectCoverage } from './collect.js';
import { analyzeMessages as m } from './messages.js';
import type { Scene } from './scene.js';

export type Assembled = PredictInput & { readonly services: readonly ServiceSpec[] };

/** What a prediction runs on, besides the network. */
export interface PredictionTools {
  readonly scene: Scene;
  readonly executor: Executor;
  readonly cache: LossCache | undefined;
  readonly ports: Ports;
  readonly tileSize: number;
}

export const assembleOn = (
  network: Network,
  positions: Scene['positions'],
  { scene, tileSize }: Pick<PredictionTools, 'scene' | 'tileSize'>,
): Assembled => assemble(network, positions, scene.terrain, scene.areaMask, tileSize);

export async function predictOn(
  assembled: Assembled,
  network: Network,
  tiles: TileStore,
  { scene, executor, cache, ports }: PredictionTools,
): Promise<{ readonly coverage: CoverageResult; readonly report: PredictReport }> {
  ports.progress.start(Math.round(planUnits(assembled.plan)), m.cells);
  const report = await predict(assembled, {
    executor,
    sink: tiles,
    cache,
    signal: ports.signal,
    onProgress: (units) => {
      ports.progress.tick(Math.round(units));
    },
  });
  ports.progress.done();
  const coverage = await collectCoverage(
    assembled.plan,
    network.layers,
    assembled.services,
    scene.terrain,
    scene.areaMask,
    tiles.get,
  );
  return { coverage, report };
}
