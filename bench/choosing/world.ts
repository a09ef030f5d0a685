/** A project loaded as `analyze` loads it and predicted in memory, with one thing changed: grid, clutter or model. */
import { fileURLToPath } from 'node:url';
import { loadDemand } from '../../src/app/analyze/demand.js';
import { runKpis } from '../../src/app/analyze/kpis.js';
import { assembleOn, predictOn } from '../../src/app/analyze/prediction.js';
import { loadScene, type Scene } from '../../src/app/analyze/scene.js';
import { loadProject } from '../../src/app/config/load.js';
import type { ProjectConfig } from '../../src/app/config/types.js';
import type { Ports } from '../../src/app/ports.js';
import { silent } from '../../src/cli/progress.js';
import { nodeClock, nodeFiles, nodeHash, nodeMachine } from '../../src/cli/ports.js';
import type { CoverageResult } from '../../src/coverage/result.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import type { Executor } from '../../src/execute/executor.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import { poolExecutor } from '../../src/execute/pool.js';
import { partOf } from '../../src/io/parts.js';
import type { TileStore } from '../../src/io/runFolder.js';

const root = new URL('../../', import.meta.url);
export const sampleProject = fileURLToPath(new URL('data-samples/qinghe/project.yaml', root));
export const andorraProject = fileURLToPath(new URL('test/projects/andorra/project.yaml', root));
const workerUrl = new URL('workers/coverage.ts', root);

const memory_bytes = 8 * 1024 ** 3;
const tileSize = 256;

const quiet = () => undefined;
/** Nothing is said and nothing interrupts. */
export const ports = (): Ports => ({
  files: nodeFiles,
  hash: nodeHash,
  clock: nodeClock,
  machine: nodeMachine(),
  log: { info: quiet, warn: quiet },
  progress: silent,
  signal: new AbortController().signal,
});

export const readProject = async (file: string): Promise<ProjectConfig> =>
  (await loadProject(file, ports())).config;

/** The scene of a project on another grid. */
export const sceneOf = (config: ProjectConfig, resolution_m: number): Promise<Scene> =>
  loadScene({ ...config, grid: { ...config.grid, resolution_m } }, memory_bytes);

export const inOneThread = (): Executor => inlineExecutor(coverageJobs);
export const inWorkers = (): Executor => poolExecutor(workerUrl, nodeMachine().cores);

export async function predictScene(scene: Scene, executor: Executor): Promise<CoverageResult> {
  const assembled = assembleOn(scene.network, scene.positions, { scene, tileSize });
  const tools = { scene, executor, cache: undefined, ports: ports(), tileSize };
  try {
    return (await predictOn(assembled, scene.network, tilesInMemory(), tools)).coverage;
  } finally {
    await executor.close();
  }
}

function tilesInMemory(): TileStore {
  const tiles = new Map<number, Uint8Array>();
  return {
    has: (index) => Promise.resolve(tiles.has(index)),
    put: (index, tile) => Promise.resolve(void tiles.set(index, tile)),
    part: (index, name) => partOf(tiles.get(index) ?? new Uint8Array(0), name),
  };
}

/** Share of the people that each service covers, by status on the map and by probability; null without people. */
export async function peopleCovered(
  config: ProjectConfig,
  scene: Scene,
  coverage: CoverageResult,
): Promise<Record<'share' | 'expected', ReadonlyMap<string, number | null>>> {
  const demand = await loadDemand(config, scene, coverage);
  const kpis = runKpis(config, scene, coverage, scene.network, demand);
  const byService = (family: string): ReadonlyMap<string, number | null> =>
    new Map(
      coverage.services.map(({ id }) => [id, kpis.find((k) => k.id === `${id}.${family}`)?.value ?? null]),
    );
  return { share: byService('populationShare'), expected: byService('populationExpected') };
}
