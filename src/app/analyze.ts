/**
 * The main job: project → scene → prediction → weak zones and places → sites → the plan predicted → files. Composition
 * only; the numbers are made in the rooms below.
 */
import { judgedCoverage } from '../calibration/judged.js';
import type { DiskCache } from '../coverage/cache/lossCache.js';
import type { Executor } from '../execute/executor.js';
import type { Diagnostic } from '../foundation/errors.js';
import { fill, lines as joined } from '../foundation/text.js';
import { beginRun, checkTarget, shardOf } from '../io/runFolder.js';
import { loadAdmin } from './analyze/admin.js';
import { loadDemand } from './analyze/demand.js';
import { loadEvidence, readEvidence, writeEvidence } from './analyze/evidence.js';
import { dryRunResult, runIdentity } from './analyze/dryRun.js';
import { drawsOf, expectedIntervals } from './analyze/intervals.js';
import { kpiChanges, runKpis } from './analyze/kpis.js';
import { loadGrowth, loadText, loadWarnings, writeLoad } from './analyze/loadGrowth.js';
import { buildManifest, inputFiles } from './analyze/manifest.js';
import { analyzeMessages as m } from './analyze/messages.js';
import { assembleOn, predictOn, type PredictionTools } from './analyze/prediction.js';
import { checkPoints } from './analyze/points.js';
import { loadScene, withLayers } from './analyze/scene.js';
import { fewerWorkers, type Job, workersWithin } from './analyze/resources.js';
import { predictShard, refuseMissing, shardsToMerge, tilesOf } from './analyze/shards.js';
import { loadTargets, runScorecard } from './analyze/scorecard.js';
import { summaryJson } from './analyze/summaryJson.js';
import { radiusWarnings, summaryText } from './analyze/summary.js';
import { loadTowers } from './analyze/towers.js';
import { writeRasters } from './analyze/writeRasters.js';
import { inProject } from './config/inProject.js';
import { loadProject } from './config/load.js';
import type { AnalyzeOptions, AnalyzeResult, Ports, Stage } from './ports.js';

/** What the main job needs beyond the common ports: heavy jobs and the path-loss cache. */
export interface AnalyzePorts extends Ports {
  readonly executor: (workers: number) => Executor;
  /** Undefined with `--cache off`. */
  readonly cache?: DiskCache;
  /** Path losses that live as long as the run, in a folder of its own. */
  readonly scratch: (folder: string) => DiskCache;
  readonly pid: number;
  readonly toolVersion: string;
}

/** Output pixels per side of a compute tile. The result does not depend on it. */
export const defaultTileSize = 256;
const cacheLimit_bytes = 4 * 1024 ** 3;

/** Stages that run when none are named; the plans of later rooms join here. */
const usualStages: readonly Stage[] = ['predict', 'assess', 'siting', 'report'];

/** Loaded with the stages that need them: a map of one mast does not wait for solver and report. */
const rooms = {
  assess: () => import('./analyze/assess.js'),
  audits: () => import('./analyze/writeAudits.js'),
  criticality: () => import('./analyze/criticality.js'),
  lowAltitude: () => import('./analyze/lowAltitude.js'),
  lowAltitudeTables: () => import('./analyze/lowAltitudeTables.js'),
  png: () => import('../io/png.js'),
  report: () => import('../report/page/report.js'),
  reportData: () => import('./analyze/reportData.js'),
  scorecard: () => import('../report/scorecard/file.js'),
  settings: () => import('./analyze/settings.js'),
  siting: () => import('./analyze/siting.js'),
  write: () => import('./analyze/write.js'),
};

export interface AnalyzeTuning {
  readonly tileSize?: number;
}

export async function analyze(
  options: AnalyzeOptions,
  ports: AnalyzePorts,
  { tileSize = defaultTileSize }: AnalyzeTuning = {},
): Promise<AnalyzeResult> {
  const clock = stopwatch(ports);
  const stages = options.stages ?? usualStages;
  const { config, diagnostics } = await loadProject(options.project, ports);
  const dir =
    options.output ??
    ports.files.resolve(ports.files.folderOf(config.projectFile), `${fileName(config.name)}.run`);
  if (!options.dryRun) checkTarget(dir, options.overwrite);
  ports.log.info(fill(m.loading, { name: config.name }));
  const memory_bytes = options.memory_bytes ?? ports.machine.memory_bytes;
  const loaded = await loadScene(config, memory_bytes, ports.signal);
  await checkPoints(config);
  const measured = await readEvidence(config);
  const flights = config.lowAltitude && (await (await rooms.lowAltitude()).readFlights(config));
  const profiles = await loadTargets(config, ports.files);
  // 5G can only be planned on a layer, even where no cell is on it yet (rules R1).
  const planning = stages.includes('siting') || stages.includes('report');
  const scene = planning ? withLayers(loaded, loaded.stations.addedNrLayers) : loaded;
  const { services } = config;
  const assembled = await inProject(config, () =>
    Promise.resolve(assembleOn(scene.network, scene.positions, { scene, tileSize, services })),
  );
  const inputs = await inputFiles(config, ports);
  const identity = runIdentity(assembled.plan, scene, config, inputs, ports);
  clock.lap('load');
  const { shard } = options;
  const then = shard ? 'nothing' : planning ? 'plan' : 'files';
  const job: Job = { assembled, tiles: tilesOf(assembled, shard), then };
  const workers = workersWithin(memory_bytes, job, options.workers);
  if (workers < options.workers) ports.log.warn(fewerWorkers(workers, options.workers, memory_bytes));
  if (options.dryRun) return dryRunResult(config, scene, job, identity.plan, workers);

  const shards = options.merge && (await shardsToMerge(dir, options.merge));
  const run = await beginRun(shard ? shardOf(dir, shard) : dir, identity, {
    overwrite: options.overwrite,
    resume: options.resume,
    pid: ports.pid,
    shards,
  });
  const executor = ports.executor(workers);
  try {
    if (shard)
      return await predictShard(
        assembled,
        run,
        shard,
        { scene, executor, cache: ports.cache, ports },
        config.name,
      );
    if (shards) await refuseMissing(assembled.plan, run, shards);
    // A plan is predicted on top of today's network, loads and outages from its losses: without a cache they are kept for the run.
    const again = planning || config.traffic !== undefined || stages.includes('criticality');
    const cache = ports.cache ?? (again ? ports.scratch(run.scratch) : undefined);
    const tools: PredictionTools = { scene, executor, cache, ports, tileSize, services };
    const { coverage, report } = await predictOn(assembled, scene.network, run.tiles('today'), tools);
    // Nothing is swept again: the threads' memory is given back.
    if (!again && !stages.includes('assess')) await executor.close();
    clock.lap('predict');
    const demand = await loadDemand(config, scene, coverage, ports.signal);
    const evidence = await loadEvidence(measured, { config, scene, coverage, demand }, ports.signal);
    const judged = judgedCoverage(coverage, evidence?.measured);
    clock.lap('demand');
    const load = await loadGrowth({ config, assembled, coverage, demand }, tools);
    if (load) await writeLoad(run, load, scene);
    clock.lap('load growth');
    if (stages.includes('predict'))
      await writeRasters(run, 'rasters', coverage, scene.network, scene.area.crs.id, ports);
    clock.lap('write');
    const lowAltitude =
      flights && stages.includes('predict')
        ? await (await rooms.lowAltitude()).runLowAltitude(
            { config, flights, run, memory_bytes, workers },
            { ports, tileSize, services },
          )
        : undefined;
    if (lowAltitude) await (await rooms.lowAltitudeTables()).writeLowAltitude(run, lowAltitude);
    clock.lap('low altitude');
    const admin = await loadAdmin(config, scene.area);
    const towers = await loadTowers(config, scene);
    const assessment =
      planning || stages.includes('assess')
        ? await (await rooms.assess()).assess(
            {
              scene,
              coverage: judged,
              demandWeights: evidence?.demandWeights,
              demand,
              admin,
              towers,
              indoor: config.indoor,
            },
            ports.signal,
          )
        : undefined;
    clock.lap('assess');
    const siting =
      assessment && planning
        ? await (await rooms.siting()).runSiting({
            config,
            coverage: judged,
            evidence,
            demand,
            admin,
            towers: towers ?? [],
            assessment,
            effort: options.effort,
            tools,
            tiles: run.tiles,
          })
        : undefined;
    clock.lap('siting');
    const criticality = stages.includes('criticality')
      ? await (await rooms.criticality()).runCriticality(assembled, demand, tools)
      : undefined;
    if (criticality)
      await (await rooms.criticality()).writeCriticality(run, criticality, demand.basisIsPeople);
    clock.lap('criticality');
    const { language } = config.report;
    if (assessment && stages.includes('assess')) {
      const { writeAssessment } = await rooms.write();
      const { writeAudits } = await rooms.audits();
      await writeAssessment(run, assessment, siting, scene, admin.county, language);
      await writeAudits(run, assessment, { scene, demand, county: admin.county });
    }
    const incomplete =
      assessment && siting && stages.includes('siting')
        ? await (await rooms.write()).writeSites(run, { siting, assessment, scene, config })
        : [];
    if (evidence && stages.includes('assess')) await writeEvidence(run, evidence);
    const after = siting?.after;
    if (siting && stages.includes('siting')) {
      const { settings, settingsOfPlan } = siting;
      const { writeSettings } = await rooms.settings();
      await writeSettings(run, settings, settingsOfPlan, scene.network, after?.network);
    }
    if (after && stages.includes('siting'))
      await writeRasters(run, 'rasters-after', after.coverage, after.network, scene.area.crs.id, ports);
    const before = runKpis(config, scene, coverage, scene.network, demand);
    const afterKpis = after && runKpis(config, scene, after.coverage, after.network, demand);
    const draws = drawsOf[options.effort];
    const intervals = assessment
      ? await expectedIntervals({ coverage, after: after?.coverage, demand, draws }, executor, ports.signal)
      : undefined;
    const kpis = kpiChanges(before, afterKpis, intervals);
    const scorecard =
      assessment &&
      (await runScorecard(
        {
          config,
          scene,
          coverage,
          judged,
          demand,
          admin,
          assessment,
          siting,
          before,
          after: afterKpis,
          profiles,
        },
        ports.signal,
      ));
    if (scorecard) await run.write('scorecard.json', (await rooms.scorecard()).scorecardJson(scorecard));
    const warnings: Diagnostic[] = [
      ...diagnostics,
      ...scene.warnings,
      ...demand.warnings,
      ...(evidence?.warnings ?? []),
      ...loadWarnings(config, load),
      ...radiusWarnings(scene, coverage, demand),
      ...(siting?.warnings ?? []),
      ...incomplete,
    ];
    clock.lap('write');
    if (stages.includes('report')) {
      const { reportHtml } = await rooms.report();
      const { encodePng } = await rooms.png();
      const data = await (await rooms.reportData()).reportData({
        config,
        scene,
        coverage,
        demand,
        admin,
        assessment,
        siting,
        criticality,
        intervals,
        load,
        lowAltitude,
        before,
        after: afterKpis,
        scorecard,
        warnings,
        inputs,
        toolVersion: ports.toolVersion,
        nameOf: ports.files.nameOf,
      });
      for (const language of ['zh', 'en'] as const)
        await run.write(`report.${language}.html`, reportHtml(data, language, encodePng));
    }
    clock.lap('report');
    const found = { assessment, kpis, intervals, load, lowAltitude, scorecard, siting, criticality };
    const facts = { config, scene, coverage, demand, evidence, ...found, stages, warnings };
    await run.write('summary.json', summaryJson(facts));
    const manifest = buildManifest({
      ...facts,
      prediction: report,
      inputs,
      hash: identity.plan,
      clock,
      options: { ...options, workers },
      ports,
    });
    await run.write('manifest.json', `${JSON.stringify(manifest, undefined, 1)}\n`);
    await run.commit();
    await ports.cache?.prune(cacheLimit_bytes);
    const paths = [
      ...(stages.includes('report') ? [`report.${config.report.language}.html`] : []),
      'summary.json',
      'manifest.json',
      ...(stages.includes('siting') ? ['sites/ranking.csv'] : []),
      ...(stages.includes('predict') ? ['rasters'] : []),
    ];
    return {
      run: dir,
      text: joined([
        summaryText(config, kpis, siting, scene, demand.basis),
        ...(load ? [loadText(load)] : []),
      ]),
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
