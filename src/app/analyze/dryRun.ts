/** The plan as text and its hash: what a run would do, before anything is computed or written. */
import type { assemble } from '../../coverage/assemble.js';
import { lossEdition } from '../../coverage/cache/lossCache.js';
import { engineInUse } from '../../coverage/kernel/engine.js';
import type { Plan } from '../../coverage/plan/plan.js';
import { fill } from '../../foundation/text.js';
import type { RunIdentity } from '../../io/runIdentity.js';
import type { ProjectConfig } from '../config/types.js';
import type { AnalyzeOptions, AnalyzeResult, Ports } from '../ports.js';
import type { InputFile } from './manifest.js';
import { analyzeMessages as m } from './messages.js';
import type { Scene } from './scene.js';

/** Plan and program: work of one identity may be continued, and put together, by any machine of the same. */
export function runIdentity(
  plan: Plan,
  scene: Scene,
  config: ProjectConfig,
  inputs: readonly InputFile[],
  ports: Pick<Ports, 'hash' | 'machine'> & { readonly toolVersion: string },
): RunIdentity {
  const contents = inputs.map((i) => [i.key, i.sha256]);
  // Paths differ between machines; what lies there must not.
  const settings = [scene.network.layers, config.grid, config.area.bbox, contents];
  return {
    plan: ports.hash.text(JSON.stringify([lossEdition, settings, plan])),
    release: ports.toolVersion,
    engine: engineInUse(),
    node: ports.machine.node,
    arch: ports.machine.arch,
  };
}

/** Sweep cells and fold evaluations per second of one worker, for the estimate only. Measured by `bench kernels`. */
const sweepRate = 1.2e6;
const foldRate = 8e6;
/** Bytes of all bands of one layer and one service at one pixel. */
const layerPixelBytes = 30;
const servicePixelBytes = 6;

export function dryRunResult(
  config: ProjectConfig,
  scene: Scene,
  { plan, services }: ReturnType<typeof assemble>,
  hash: string,
  options: AnalyzeOptions,
): AnalyzeResult {
  const pixels = plan.lattice.cols * plan.lattice.rows;
  const layers = scene.network.layers.length;
  const rasterBytes = pixels * (layers * layerPixelBytes + services.length * servicePixelBytes);
  const workCells = scene.terrain.workGrid.cols * scene.terrain.workGrid.rows;
  const estimate = {
    seconds:
      (plan.work.sweepCells / sweepRate + plan.work.foldCells / foldRate) / Math.max(1, options.workers),
    memory_bytes: workCells * 6 + plan.work.windowBytes + rasterBytes,
    disk_bytes: Math.round(rasterBytes * 0.5) + plan.work.windowBytes,
  };
  const json = {
    schema: 'coverage-plan/1',
    project: config.name,
    planHash: hash,
    grid: {
      crs: scene.area.crs.id,
      resolution_m: scene.terrain.pixelGrid.cellX,
      cols: plan.lattice.cols,
      rows: plan.lattice.rows,
      workCell_m: plan.cell_m,
    },
    masts: plan.masts.length,
    sectors: scene.network.sectors.length,
    windows: plan.windows.length,
    tiles: plan.tiles.length,
    layers: scene.network.layers.map((l) => l.id),
    services: services.map((s) => s.id),
    work: plan.work,
    estimate,
  };
  return {
    json,
    paths: [],
    text: fill(m.plan, {
      name: config.name,
      cols: plan.lattice.cols,
      rows: plan.lattice.rows,
      resolution: scene.terrain.pixelGrid.cellX,
      work: plan.cell_m,
      crs: scene.area.crs.id,
      masts: plan.masts.length,
      sectors: scene.network.sectors.length,
      layers,
      tiles: plan.tiles.length,
      cells: (plan.work.sweepCells / 1e6).toFixed(1),
      seconds: Math.max(1, Math.round(estimate.seconds)),
      workers: options.workers,
      memory: Math.round(estimate.memory_bytes / 1e6),
      disk: Math.round(estimate.disk_bytes / 1e6),
    }),
  };
}
