/**
 * The main job: project → scene → plan → prediction → rasters, KPIs, ranked sites, manifest. Composition only; the numbers
 * are made in the rooms below.
 */
import { assemble } from '../coverage/assemble.js';
import type { DiskCache } from '../coverage/cache/lossCache.js';
import type { CoverageResult } from '../coverage/result.js';
import { planUnits, predict, type PredictReport } from '../coverage/predict.js';
import type { Executor } from '../execute/executor.js';
import { CoverageError, type Diagnostic } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import { writeCog } from '../io/raster/cog.js';
import { beginRun, checkTarget, type RunFolder } from '../io/runFolder.js';
import { coverageKpis, type Kpi } from '../report/kpi.js';
import { rasterFiles } from '../report/rasters.js';
import { collectCoverage } from './analyze/collect.js';
import { candidatePredictor } from './analyze/candidates.js';
import { type Demand, loadDemand } from './analyze/demand.js';
import { dryRunResult, planHash } from './analyze/dryRun.js';
import { buildManifest, inputFiles } from './analyze/manifest.js';
import { analyzeMessages as m } from './analyze/messages.js';
import { loadScene, type Scene } from './analyze/scene.js';
import { runSiting, type SitingOutcome } from './analyze/siting.js';
import { networkKpis, radiusWarnings, summaryText } from './analyze/summary.js';
import { layersCsv, serversCsv } from './analyze/tables.js';
import type { ProjectConfig } from './config/types.js';
import { loadProject } from './config/load.js';
import type { AnalyzeOptions, AnalyzeResult, Ports, Stage } from './ports.js';

/** What the main job needs beyond the common ports: heavy jobs and the path-loss cache. */
export interface AnalyzePorts extends Ports {
  readonly executor: (workers: number) => Executor;
  /** Undefined with `--cache off`. */
  readonly cache?: DiskCache;
  readonly pid: number;
  readonly toolVersion: string;
}

/** Output pixels per side of a compute tile. The result does not depend on it. */
export const defaultTileSize = 256;
const defaultMemory_bytes = 4 * 1024 ** 3;
const cacheLimit_bytes = 4 * 1024 ** 3;

/** Stages that exist; `report` and the plans of later rooms join here. */
const knownStages: readonly Stage[] = ['predict', 'siting'];

export interface AnalyzeTuning {
  readonly tileSize?: number;
}

export async function analyze(
  options: AnalyzeOptions,
  ports: AnalyzePorts,
  tuning: AnalyzeTuning = {},
): Promise<AnalyzeResult> {
  const clock = stopwatch(ports);
  const { config, diagnostics } = await loadProject(options.project, ports);
  const dir =
    options.output ??
    ports.files.resolve(ports.files.folderOf(config.projectFile), `${fileName(config.name)}.run`);
  if (!options.dryRun) checkTarget(dir, options.overwrite);
  ports.log.info(fill(m.loading, { name: config.name }));
  const scene = await loadScene(config, options.memory_bytes ?? defaultMemory_bytes, ports.signal);
  const assembled = assemble(
    scene.network,
    scene.positions,
    scene.terrain,
    scene.areaMask,
    tuning.tileSize ?? defaultTileSize,
  );
  const inputs = await inputFiles(config, ports);
  const hash = planHash(assembled.plan, config, inputs, ports);
  clock.lap('load');
  if (options.dryRun) return dryRunResult(config, scene, assembled, hash, options);

  const run = await beginRun(dir, hash, {
    overwrite: options.overwrite,
    resume: options.resume,
    pid: ports.pid,
  });
  const executor = ports.executor(options.workers);
  try {
    const stages = options.stages ?? knownStages;
    ports.progress.start(Math.round(planUnits(assembled.plan)), m.cells);
    const prediction = await predict(assembled, {
      executor,
      sink: { has: run.hasTile, put: run.putTile },
      cache: ports.cache,
      signal: ports.signal,
      onProgress: (units) => {
        ports.progress.tick(Math.round(units));
      },
    });
    ports.progress.done();
    clock.lap('predict');
    const coverage = await collectCoverage(
      assembled.plan,
      scene.network.layers,
      assembled.services,
      scene.terrain,
      scene.areaMask,
      run.getTile,
    );
    const demand = await loadDemand(config, scene, coverage, ports.signal);
    clock.lap('demand');
    if (stages.includes('predict')) await writePrediction(run, coverage, scene, ports);
    clock.lap('write');
    const siting = stages.includes('siting')
      ? await runSiting(config, scene, coverage, demand, (total) => {
          ports.progress.start(total, m.candidates);
          return candidatePredictor(coverage, scene.terrain, executor, {
            signal: ports.signal,
            onProgress: (n) => {
              ports.progress.tick(n);
            },
          });
        })
      : undefined;
    ports.progress.done();
    if (siting) await writeSiting(run, siting);
    clock.lap('siting');

    const kpis = allKpis(config, scene, coverage, demand);
    const warnings: Diagnostic[] = [
      ...diagnostics,
      ...scene.warnings,
      ...demand.warnings,
      ...radiusWarnings(scene, coverage, demand),
      ...(siting?.warnings ?? []),
    ];
    await finish(run, {
      config,
      scene,
      coverage,
      demand,
      kpis,
      siting,
      prediction,
      warnings,
      inputs,
      hash,
      stages,
      clock,
      options,
      ports,
    });
    await run.commit();
    await ports.cache?.prune(cacheLimit_bytes);
    const paths = ['summary.json', 'manifest.json', ...(siting ? ['sites/ranking.csv'] : []), 'rasters'];
    return {
      run: dir,
      text: summaryText(config, kpis, siting, scene),
      json: { schema: 'coverage-analyze/1', run: dir, kpis, warnings: warnings.length },
      paths: paths.map((p) => ports.files.resolve(dir, p)),
    };
  } catch (error) {
    ports.progress.done();
    await run.abandon();
    throw error;
  } finally {
    await executor.close();
  }
}

async function writePrediction(
  run: RunFolder,
  coverage: CoverageResult,
  scene: Scene,
  ports: Ports,
): Promise<void> {
  const files = rasterFiles(coverage, 'rasters');
  const epsg = Number(/^EPSG:(\d+)$/.exec(scene.area.crs.id)?.[1] ?? 32767);
  ports.progress.start(files.length, m.rasters);
  for (const file of files) {
    if (ports.signal.aborted)
      throw new CoverageError('cancelled', { severity: 'error', code: 'CVG_CANCELLED', text: m.cancelled });
    await run.ensureFolder(file.name);
    await writeCog(run.path(file.name), { ...file, epsg });
    ports.progress.tick();
  }
  for (const layer of coverage.layers)
    await run.write(`rasters/${layer.layer.id}/servers.csv`, serversCsv(scene.network, layer.layer.id));
  await run.write('rasters/layers.csv', layersCsv(coverage));
  ports.progress.done();
}

async function writeSiting(run: RunFolder, siting: SitingOutcome): Promise<void> {
  await run.write('sites/ranking.csv', siting.csv);
  await run.write('sites/ranking.geojson', `${JSON.stringify(siting.geojson, undefined, 1)}\n`);
}

function allKpis(config: ProjectConfig, scene: Scene, coverage: CoverageResult, demand: Demand): Kpi[] {
  return [
    ...networkKpis(scene, demand, config.date),
    ...coverageKpis({
      coverage,
      weights: { people: demand.people, road_km: demand.road_km },
      demandBasis: demand.basis,
      settled: demand.settled,
      dataDate: config.date,
    }),
  ];
}

interface Finish {
  readonly config: ProjectConfig;
  readonly scene: Scene;
  readonly coverage: CoverageResult;
  readonly demand: Demand;
  readonly kpis: readonly Kpi[];
  readonly siting: SitingOutcome | undefined;
  readonly prediction: PredictReport;
  readonly warnings: readonly Diagnostic[];
  readonly inputs: Awaited<ReturnType<typeof inputFiles>>;
  readonly hash: string;
  readonly stages: readonly Stage[];
  readonly clock: Stopwatch;
  readonly options: AnalyzeOptions;
  readonly ports: AnalyzePorts;
}

async function finish(run: RunFolder, f: Finish): Promise<void> {
  const { config, scene, coverage, demand, kpis, siting } = f;
  const summary = {
    schema: 'coverage-summary/1',
    project: config.name,
    date: config.date,
    stages: f.stages,
    grid: { crs: scene.area.crs.id, resolution_m: scene.terrain.pixelGrid.cellX },
    demandBasis: demand.basis,
    layers: coverage.layers.map((l) => ({
      id: l.layer.id,
      group: l.layer.group,
      model: l.layer.model,
      profile: l.profile.id,
    })),
    services: coverage.services.map((s) => s.id),
    assignments: scene.network.counts.assigned,
    sites: siting?.summary ?? null,
    kpis,
  };
  await run.write('summary.json', `${JSON.stringify(summary, undefined, 1)}\n`);
  await run.write('manifest.json', `${JSON.stringify(buildManifest(f), undefined, 1)}\n`);
}

/** Characters that some file system refuses become a dash. */
const fileName = (name: string): string =>
  name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .trim()
    .slice(0, 100);

export interface Stopwatch {
  lap(stage: string): void;
  readonly laps: Readonly<Record<string, number>>;
}

function stopwatch({ clock }: Ports): Stopwatch {
  const laps: Record<string, number> = {};
  let last = clock.monotonic_ms();
  return {
    laps,
    lap(stage) {
      const now = clock.monotonic_ms();
      laps[stage] = (laps[stage] ?? 0) + (now - last) / 1000;
      last = now;
    },
  };
}
