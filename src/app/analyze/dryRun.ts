/** The plan as text and its hash: what a run would do, before anything is computed or written. */
import { lossEdition } from '../../coverage/cache/lossCache.js';
import { engineInUse } from '../../coverage/kernel/engine.js';
import type { Plan } from '../../coverage/plan/plan.js';
import { workOf } from '../../coverage/plan/work.js';
import { fill } from '../../foundation/text.js';
import type { RunIdentity } from '../../io/runIdentity.js';
import type { ProjectConfig } from '../config/types.js';
import type { AnalyzeResult, Ports } from '../ports.js';
import type { InputFile } from './manifest.js';
import { analyzeMessages as m } from './messages.js';
import { inMB, type Job, needsOf } from './resources.js';
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
  const settings = [scene.network.layers, config.services, config.grid, config.area.bbox, contents];
  return {
    plan: ports.hash.text(JSON.stringify([lossEdition, settings, plan])),
    release: ports.toolVersion,
    engine: engineInUse(),
    node: ports.machine.node,
    arch: ports.machine.arch,
  };
}

export function dryRunResult(
  config: ProjectConfig,
  scene: Scene,
  job: Job,
  hash: string,
  workers: number,
): AnalyzeResult {
  const { plan, fold } = job.assembled;
  const needs = needsOf(job, workers);
  const work = workOf(plan, job.tiles);
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
    tiles: job.tiles.length,
    workers,
    layers: scene.network.layers.map((l) => l.id),
    services: fold.services.map((s) => s.id),
    work,
    estimate: needs,
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
      layers: scene.network.layers.length,
      tiles: job.tiles.length,
      cells: (work.sweepCells / 1e6).toFixed(1),
      seconds: Math.max(1, Math.round(needs.seconds)),
      workers,
      memory: inMB(needs.memory_bytes),
      disk: inMB(needs.disk_bytes),
    }),
  };
}
