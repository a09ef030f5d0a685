/** How the built command treats folders that exist, interruptions, and places where nothing can be written. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { promisedSiteFiles } from '../helpers/contract.js';
import { signalAtTiles } from '../helpers/interrupt.js';
import { type CliOutcome, runCli, scratchFolder } from '../helpers/runCli.js';
import { digests, filesBelow, readJson, type RunSummary } from '../helpers/runFiles.js';
import { type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

/** Four compute tiles, so that a run can be caught between two of them. */
const fine_m = 16;
const tiles = 4;
let whole: SmallProject;
let finished: Record<string, string>;

const analyzeTo = (project: SmallProject, run: string, ...flags: string[]): Promise<CliOutcome> =>
  runCli(['analyze', project.file, '-o', project.path(run), '--cache', 'off', ...flags]);

/** The same inputs in a folder of their own. */
function copyOf(project: SmallProject, name: string): SmallProject {
  const folder = scratchFolder(name);
  cpSync(project.folder, folder, { recursive: true, filter: (source) => !/\.run$/.test(source) });
  return { folder, file: join(folder, 'project.yaml'), path: (part) => join(folder, part) };
}

beforeAll(async () => {
  whole = await writeSmallProject(scratchFolder('run-folder'), fine_m);
  const { code, err } = await analyzeTo(whole, 'whole.run', '--workers', '1');
  expect(code, err).toBe(0);
  finished = digests(whole.path('whole.run'));
});

describe('an existing run folder', () => {
  it('is refused without --overwrite, with the hint, and stays as it was', async () => {
    const { code, err } = await analyzeTo(whole, 'whole.run');
    expect(code).toBe(6);
    expect(err).toContain(whole.path('whole.run'));
    expect(err).toContain('--overwrite');
    expect(digests(whole.path('whole.run'))).toEqual(finished);
  });

  it('is replaced whole with --overwrite', async () => {
    const project = copyOf(whole, 'overwrite');
    mkdirSync(project.path('a.run'));
    writeFileSync(project.path('a.run/manifest.json'), '{}');
    writeFileSync(project.path('a.run/left-over.txt'), 'of an older run');
    const { code, err } = await analyzeTo(project, 'a.run', '--overwrite', '--workers', '1');
    expect(code, err).toBe(0);
    expect(digests(project.path('a.run'))).toEqual(finished);
    expect(readdirSync(project.folder).filter((f) => /partial|old/.test(f))).toEqual([]);
  });

  it('is never replaced when no run made it', async () => {
    const foreign = scratchFolder('foreign');
    writeFileSync(join(foreign, 'thesis.txt'), 'three years of work');
    const { code, err } = await runCli(['analyze', whole.file, '-o', foreign, '--overwrite']);
    expect(code).toBe(6);
    expect(err).toContain(foreign);
    expect(filesBelow(foreign)).toEqual(['thesis.txt']);
  });
});

describe('an interrupted run', () => {
  it('leaves with 130, the folder untouched and its work for --resume, which ends with the same bytes', async () => {
    const project = copyOf(whole, 'interrupt');
    const run = project.path('i.run');
    const first = await runCli(['analyze', project.file, '-o', run, '--cache', 'off', '--workers', '1'], {
      onStart: signalAtTiles(run, 'SIGINT'),
    });
    expect(first.code).toBe(130);
    expect(first.err).toContain('cancelled');
    expect(first.err).not.toMatch(/\n\s+at /);
    expect(existsSync(run)).toBe(false);
    const found = readdirSync(join(`${run}.partial`, '.tiles', 'today')).filter((f) => f.endsWith('.bin'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(tiles);

    const second = await analyzeTo(project, 'i.run', '--resume', '--workers', '1');
    expect(second.code, second.err).toBe(0);
    expect(digests(run)).toEqual(finished);
    expect(existsSync(`${run}.partial`)).toBe(false);
    const { prediction } = readJson<{ prediction: { tilesFound: number } }>(join(run, 'manifest.json'));
    expect(prediction.tilesFound).toBe(found.length);
  });

  it('keeps the old run with --overwrite, and refuses to resume after an input changed', async () => {
    const project = copyOf(whole, 'interrupt-old');
    const run = project.path('i.run');
    mkdirSync(run);
    writeFileSync(join(run, 'manifest.json'), '{"old": true}');
    const flags = ['--overwrite', '--cache', 'off', '--workers', '0'];
    const first = await runCli(['analyze', project.file, '-o', run, ...flags], {
      onStart: signalAtTiles(run, 'SIGINT'),
    });
    expect(first.code).toBe(130);
    expect(readFileSync(join(run, 'manifest.json'), 'utf8')).toBe('{"old": true}');

    appendFileSync(project.path('stations.csv'), '\n');
    const second = await analyzeTo(project, 'i.run', '--resume', '--overwrite');
    expect(second.code).toBe(6);
    expect(second.err).toContain('CVG_RESUME_OTHER_PLAN');
    expect(second.err).toContain(`${run}.partial`);
    expect(readFileSync(join(run, 'manifest.json'), 'utf8')).toBe('{"old": true}');
  });

  it('can be resumed after the process was killed', async () => {
    const project = copyOf(whole, 'killed');
    const run = project.path('k.run');
    const first = await runCli(['analyze', project.file, '-o', run, '--cache', 'off', '--workers', '0'], {
      onStart: signalAtTiles(run, 'SIGKILL'),
    });
    expect(first.code).toBe(-1);
    expect(existsSync(run)).toBe(false);
    const second = await analyzeTo(project, 'k.run', '--resume', '--workers', '2');
    expect(second.code, second.err).toBe(0);
    expect(digests(run)).toEqual(finished);
  });

  it('is not joined by a second one while it is alive', async () => {
    const project = copyOf(whole, 'locked');
    mkdirSync(project.path('l.run.partial'));
    writeFileSync(project.path('l.run.partial/.lock'), String(process.pid));
    const { code, err } = await analyzeTo(project, 'l.run');
    expect(code).toBe(6);
    expect(err).toContain(String(process.pid));
    expect(readdirSync(project.path('l.run.partial'))).toEqual(['.lock']);
  });
});

describe('a place where nothing can be written', () => {
  // Permission bits do not bind an administrator; no one can make a folder below a file.
  it('is refused with the path, before or after the work', async () => {
    const { code, err } = await runCli(['analyze', whole.file, '-o', join(whole.file, 'sub/x.run')]);
    expect(code).toBe(6);
    expect(err).toContain(join(whole.file, 'sub'));
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('as a cache costs nothing but the cache', async () => {
    const project = copyOf(whole, 'no-cache');
    const run = project.path('c.run');
    const flags = ['--cache', join(project.file, 'cache'), '--workers', '1'];
    const { code, err } = await runCli(['analyze', project.file, '-o', run, ...flags]);
    expect(code, err).toBe(0);
    expect(digests(run)).toEqual(finished);
  });
});

describe('options of a run', () => {
  it('--dry-run prints the plan and writes nothing', async () => {
    const project = copyOf(whole, 'dry');
    const before = filesBelow(project.folder);
    const { code, out } = await runCli([
      'analyze',
      project.file,
      '--dry-run',
      '--json',
      '--cache',
      project.path('cache'),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schema: 'coverage-plan/1', tiles, masts: 3, sectors: 7 });
    expect(filesBelow(project.folder)).toEqual(before);
    expect(existsSync(project.path('cache'))).toBe(false);
  });

  it('--stages predict writes no ranking, and summary and manifest name the stage', async () => {
    const project = await writeSmallProject(scratchFolder('stages'));
    const { code, err } = await analyzeTo(project, 'p.run', '--stages', 'predict');
    expect(code, err).toBe(0);
    expect(existsSync(project.path('p.run/sites'))).toBe(false);
    expect(readJson<RunSummary>(project.path('p.run/summary.json')).stages).toEqual(['predict']);
    const only = await analyzeTo(project, 's.run', '--stages', 'siting');
    expect(only.code, only.err).toBe(0);
    const { layers, services } = readJson<RunSummary>(project.path('s.run/summary.json'));
    const sites = promisedSiteFiles(
      layers.map((l) => l.id),
      services,
    );
    expect(filesBelow(project.path('s.run'))).toEqual(
      [...sites, 'manifest.json', 'scorecard.json', 'summary.json'].sort(),
    );
  });

  it('--memory too small for the area is refused before anything is allocated', async () => {
    const { code, err } = await runCli(['analyze', whole.file, '-o', whole.path('m.run'), '--memory', '1M']);
    expect(code).toBe(7);
    expect(err).toMatch(/cells/);
    expect(existsSync(whole.path('m.run.partial'))).toBe(false);
  });

  it('--memory takes fewer workers, and refuses with what is needed when none fits', async () => {
    const dry = ['analyze', whole.file, '-o', whole.path('m.run'), '--dry-run', '--json', '--workers', '8'];
    const planOf = async (...flags: string[]) => {
      const { code, out, err } = await runCli([...dry, ...flags]);
      expect(code, err).toBe(0);
      const plan = JSON.parse(out) as { workers: number; estimate: { memory_bytes: number } };
      return { workers: plan.workers, need_bytes: plan.estimate.memory_bytes, err };
    };
    const free = await planOf();
    expect(free.workers).toBe(8);
    const limit_MiB = Math.floor((0.7 * free.need_bytes) / 2 ** 20);
    const bound = await planOf('--memory', `${limit_MiB}M`);
    expect(bound.workers).toBeLessThan(8);
    expect(bound.need_bytes).toBeLessThanOrEqual(limit_MiB * 2 ** 20);
    expect(bound.err).toContain(`${bound.workers} workers instead of 8`);
    const { code, err } = await runCli([...dry, '--memory', '150M']);
    expect(code).toBe(7);
    expect(err).toContain('CVG_MEMORY');
  });

  it('does not write into a pipe that was closed', () => {
    const command = `node bin/coverage.js info ${whole.path('stations.csv')} | head -c 10`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stderr).toBe('');
  });
});
