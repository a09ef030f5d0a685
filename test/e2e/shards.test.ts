/** A run dealt to three machines, put together again: the same bytes as one run, and nothing that is not of this run. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { signalAtTiles } from '../helpers/interrupt.js';
import { type CliOutcome, runCli, runJson, scratchFolder } from '../helpers/runCli.js';
import { digests, readJson } from '../helpers/runFiles.js';
import { type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

/** Four compute tiles: three shards cannot have as many each. */
const fine_m = 16;
let project: SmallProject;
let whole: Record<string, string>;

const flags = ['--cache', 'off', '--workers', '1'];
const command = (name: string, run: string, ...more: string[]): Promise<CliOutcome> =>
  runCli([name, project.file, '-o', project.path(run), ...flags, ...more]);
const work = (index: number): string => project.path(`s.run.shard-${index}-of-3.partial`);
const tilesIn = (folder: string): string[] =>
  readdirSync(join(folder, '.tiles', 'today')).filter((f) => f.endsWith('.bin'));

interface ShardJson {
  readonly tiles: number;
  readonly tilesOfPlan: number;
  readonly tilesFound: number;
}

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('shards'), fine_m);
  const one = await command('analyze', 'whole.run');
  expect(one.code, one.err).toBe(0);
  whole = digests(project.path('whole.run'));
});

describe('three shards', () => {
  const shard = (index: number, ...more: string[]): Promise<ShardJson> =>
    runJson([
      'analyze',
      project.file,
      '-o',
      project.path('s.run'),
      ...flags,
      '--shard',
      `${index}/3`,
      ...more,
    ]);

  it('share the tiles, are refused while one is missing, and make the bytes of one run', async () => {
    // The second has two tiles: it is killed between them and goes on as a job is started again.
    const argv = [
      'analyze',
      project.file,
      '-o',
      project.path('s.run'),
      ...flags,
      '--shard',
      'auto/3',
      '--resume',
    ];
    const env = { JOB_COMPLETION_INDEX: '2' };
    const killed = await runCli(argv, {
      env,
      onStart: signalAtTiles(`${project.path('s.run')}.shard-3-of-3`, 'SIGKILL'),
    });
    expect(killed.code).toBe(-1);
    const shares = [await shard(1), await shard(2)];
    expect(shares.map((s) => s.tilesFound)).toEqual([0, 0]);

    const early = await command('merge', 's.run');
    expect(early.code).toBe(6);
    expect(early.err).toContain('CVG_TILES_MISSING');
    const missing = [0, 1, 2, 3].filter((t) => ![1, 2, 3].some((i) => tilesIn(work(i)).includes(`${t}.bin`)));
    expect(missing.length).toBeGreaterThan(0);
    expect(early.err).toContain(`${missing.length} of 4 tiles`);

    const again = await runCli([...argv, '--json'], { env });
    expect(again.code, again.err).toBe(0);
    const third = JSON.parse(again.out) as ShardJson;
    expect(third.tilesFound).toBe(third.tiles - missing.length);
    expect([...shares, third].map((s) => s.tiles).sort()).toEqual([1, 1, 2]);

    const merged = await command('merge', 's.run', '--resume');
    expect(merged.code, merged.err).toBe(0);
    expect(digests(project.path('s.run'))).toEqual(whole);
    const { prediction } = readJson<{ prediction: { tilesFound: number; mastsSwept: number } }>(
      project.path('s.run/manifest.json'),
    );
    expect(prediction).toMatchObject({ tilesFound: 4, mastsSwept: 0 });
  });

  it('are refused where the engine or the release is another, and where a tile was damaged', async () => {
    const folders = [1, 2, 3].map((i) => {
      const copy = join(scratchFolder(`copy-${i}`), 'x.partial');
      cpSync(work(i), copy, { recursive: true });
      return copy;
    });
    const exact = await command('merge', 'm.run', ...folders, '--engine', 'exact');
    expect(exact.code).toBe(6);
    expect(exact.err).toMatch(/CVG_RESUME_OTHER_PROGRAM/);
    expect(exact.err).toContain(`${folders[0]}: `);
    const plan = join(folders[1], 'plan.json');
    const own = readJson<Record<string, string>>(plan);
    writeFileSync(plan, JSON.stringify({ ...own, release: '0.0.0' }));
    const old = await command('merge', 'm.run', ...folders);
    expect(old.code).toBe(6);
    expect(old.err).toContain(folders[1]);
    expect(old.err).toContain('0.0.0');
    writeFileSync(plan, JSON.stringify(own));
    const [first] = tilesIn(folders[0]);
    const tile = join(folders[0], '.tiles', 'today', first);
    const bytes = readFileSync(tile);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(tile, bytes);
    const { code, err } = await command('merge', 'm.run', ...folders);
    expect(code).toBe(6);
    expect(err).toContain('1 of 4 tiles');
  });
});
