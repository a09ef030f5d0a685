/** Same inputs, same bytes: workers, tile size, cache, folder and a changed clock leave no trace in a run. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, type AnalyzePorts } from '../../src/app/analyze.js';
import { toolVersion } from '../../src/cli/io.js';
import { logTo, nodeClock, nodeFiles, nodeHash, nodeMachine } from '../../src/cli/ports.js';
import { silent } from '../../src/cli/progress.js';
import { installBuiltKernel } from '../../src/coverage/cache/kernelFile.js';
import { diskCache } from '../../src/coverage/cache/lossCache.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import { optimiseJobs } from '../../src/optimise/jobs.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { digests, readJson } from '../helpers/runFiles.js';
import { type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

let project: SmallProject;
let first: Record<string, string>;

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('same-bytes'), 30);
  first = await bytesOf('first.run', '--workers', '0', '--cache', 'off');
  expect(Object.keys(first).length).toBeGreaterThan(40);
});

async function bytesOf(name: string, ...flags: string[]): Promise<Record<string, string>> {
  const { code, err } = await runCli(['analyze', project.file, '-o', project.path(name), ...flags]);
  expect(code, err).toBe(0);
  return digests(project.path(name));
}

interface Prediction {
  readonly prediction: { readonly mastsSwept: number; readonly windowsFromCache: number };
}

const prediction = (run: string) => readJson<Prediction>(join(project.path(run), 'manifest.json')).prediction;

/** The library's main job in this thread. */
async function analyzeHere(name: string, tileSize: number): Promise<Record<string, string>> {
  // The command runs the fast engine; without its kernel this process would be exact.
  expect(installBuiltKernel()).toBe(true);
  const said = { out: () => undefined, err: () => undefined };
  const ports: AnalyzePorts = {
    files: nodeFiles,
    hash: nodeHash,
    clock: { ...nodeClock, now: () => new Date('2001-02-03T04:05:06Z') },
    log: logTo(
      { ...said, errIsTerminal: false, columns: 80, env: {}, folder: '/', signal: AbortSignal.any([]) },
      'zh',
      true,
    ),
    progress: silent,
    machine: nodeMachine(),
    signal: new AbortController().signal,
    executor: () => inlineExecutor({ ...coverageJobs, ...optimiseJobs }),
    pid: process.pid,
    scratch: diskCache,
    toolVersion: toolVersion(),
  };
  await analyze(
    {
      project: project.file,
      output: project.path(name),
      workers: 0,
      resume: false,
      overwrite: false,
      dryRun: false,
      cache: 'off',
      effort: 'normal',
      engine: 'fast',
    },
    ports,
    { tileSize },
  );
  return digests(project.path(name));
}

describe('the bytes of a run', () => {
  it.each(['1', '2'])('are the same with --workers %s', async (workers) => {
    expect(await bytesOf(`workers-${workers}.run`, '--workers', workers, '--cache', 'off')).toEqual(first);
  });

  it.each([37, 128])('are the same with compute tiles of %i pixels and another clock', async (size) => {
    expect(await analyzeHere(`tiles-${size}.run`, size)).toEqual(first);
  });

  it('are the same with a cold and with a warm cache, which saves every sweep', async () => {
    const cache = scratchFolder('own-cache');
    expect(await bytesOf('cold.run', '--cache', cache)).toEqual(first);
    expect(prediction('cold.run')).toMatchObject({ windowsFromCache: 0 });
    expect(prediction('cold.run').mastsSwept).toBeGreaterThan(0);
    expect(await bytesOf('warm.run', '--cache', cache)).toEqual(first);
    expect(prediction('warm.run').mastsSwept).toBe(0);
    expect(prediction('warm.run').windowsFromCache).toBeGreaterThan(0);
  });

  it('are the same from another folder, in another language and time zone', async () => {
    const copy = join(scratchFolder('elsewhere'), 'moved here 县');
    cpSync(project.folder, copy, { recursive: true, filter: (source) => !/\.run$/.test(source) });
    const { code, err } = await runCli(['analyze', 'project.yaml', '-o', 'out', '--cache', 'off'], {
      folder: copy,
      env: { LANG: 'zh_CN.UTF-8', TZ: 'Pacific/Auckland' },
    });
    expect(code, err).toBe(0);
    expect(digests(join(copy, 'out'))).toEqual(first);
  });
});
