/** `pathloss` through the built command: shipped cases, pipes, a long table in bounded memory, and what it leaves behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeSpaceLoss_dB } from '../../src/propagation/p525/equations.js';
import { has, projectRoot, shared } from '../helpers/needs.js';
import { runCli, runJson, scratchFolder } from '../helpers/runCli.js';

const folder = scratchFolder('pathloss');
const sample = (name: string): string => join('data-samples', 'pathloss', name);

interface Answered {
  readonly cases: readonly {
    readonly id: string;
    readonly form: string;
    readonly values: Readonly<Record<string, number>>;
    readonly flags: readonly unknown[];
  }[];
}

describe('shipped cases', () => {
  it('a table comes back with losses and flags', async () => {
    const { code, out, err } = await runCli(['pathloss', sample('cells.csv')]);
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\r\n');
    expect(lines[0]).toBe('id,scenario,condition,f_ghz,d2d_m,h_bs_m,h_ut_m,form,PL_db,flags');
    expect(lines).toHaveLength(6);
    expect(lines[5]).toMatch(/^too-far-3500,.*d_2D_m 6000 not in \[10, 5000\]/);
  });

  it('a ridge is explained and drawn in both languages', async () => {
    for (const [lang, word] of [
      ['zh', '主障碍点'],
      ['en', 'main edge'],
    ]) {
      const argv = ['pathloss', sample('ridge.json'), '--trace', '--plot', '--lang', lang];
      const { code, out } = await runCli(argv);
      expect(code).toBe(0);
      expect(out).toContain(word);
      expect(out).toMatch(/L_b +\d+\.\d+ +dB +ITU-R P\.1812-7 §4\.9/);
      // The edge that is drawn is the one that is computed with.
      const computed = [...out.matchAll(/^ {2}ν +(\S+)/gm)].map((found) => Number(found[1]).toFixed(2));
      const drawn = [...out.matchAll(/ν = ([\d.]+)/g)].map((found) => found[1]);
      expect(drawn).toEqual(computed);
    }
  });

  it('higher frequencies lose more behind the ridge', async () => {
    const { cases } = await runJson<Answered>(['pathloss', sample('ridge.json')]);
    const [low, high] = cases.map((c) => c.values.Lb_db);
    // Free space alone makes 14 dB of it.
    expect(high).toBeGreaterThan(low + 17);
  });

  it('lists its forms', async () => {
    const { out } = await runCli(['pathloss', '--forms', '--lang', 'en']);
    expect(out).toMatch(/^freespace\n {2}model: freespace\n {2}inputs: f_ghz d_km\n/m);
  });
});

it.skipIf(!has(shared('reference')))('answers what the reference cases expect', async () => {
  const file = join(shared('reference'), 'p1812', 'computed_cases.json');
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
    cases: { id: string; expect: { Lb_db: number } }[];
  };
  const answered = await runJson<Answered>(['pathloss', file, '--model', 'p1812']);
  expect(answered.cases.map((c) => c.id)).toEqual(cases.map((c) => c.id));
  for (const [i, { expect: wanted }] of cases.entries())
    expect(Math.abs(answered.cases[i].values.Lb_db - wanted.Lb_db)).toBeLessThan(0.01);
});

describe('a long table', () => {
  const rows = 60_000;
  const file = join(folder, 'long.csv');
  const d_km = (k: number): number => 0.1 + (k % 997) / 50;
  const table = Array.from({ length: rows }, (_, k) => `p${k},0.9,${d_km(k)}\n`).join('');
  writeFileSync(file, `id,f_ghz,d_km\n${table}`);

  it('goes through stdin and stdout in order, in less than 300 MB', async () => {
    const probe =
      "data:text/javascript,process.on('exit',()=>process._rawDebug('maxRSS='+process.resourceUsage().maxRSS))";
    const child = spawn(process.execPath, [join(projectRoot, 'bin/coverage.js'), 'pathloss', '-'], {
      env: { ...process.env, NODE_OPTIONS: `--import=${probe}` },
    });
    createReadStream(file).pipe(child.stdin);
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(Number(/maxRSS=(\d+)/.exec(err)?.[1]) / 1024).toBeLessThan(300);
    const lines = out.trimEnd().split('\r\n').slice(1);
    expect(lines).toHaveLength(rows);
    for (const [k, line] of lines.entries()) {
      const [id, , , form, loss] = line.split(',');
      if (id !== `p${k}` || form !== 'freespace' || Number(loss) !== freeSpaceLoss_dB(0.9, d_km(k)))
        throw new Error(`row ${k + 2}: ${line}`);
    }
  });

  it('ends quietly when its reader goes', async () => {
    const child = spawn(process.execPath, [join(projectRoot, 'bin/coverage.js'), 'pathloss', file]);
    let err = '';
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(err).toBe('');
  });
});

describe('a bad row', () => {
  const file = join(folder, 'bad.csv');
  writeFileSync(file, 'id,f_ghz,d_km\na,1,2\nb,1,far\nc,1,-3\n');

  it('stops with its place and leaves no file', async () => {
    const output = join(folder, 'out.csv');
    const { code, err } = await runCli(['pathloss', file, '-o', output, '--lang', 'en']);
    expect(code).toBe(4);
    expect(err).toContain(`${file}:3:3 d_km: "far" is not a number.`);
    expect(readdirSync(folder).filter((name) => name.includes('out.csv'))).toEqual([]);
  });

  it('of a value that no model takes leaves with its own code', async () => {
    writeFileSync(join(folder, 'range.csv'), 'f_ghz,d_km\n1,-3\n');
    const { code, out } = await runCli(['pathloss', join(folder, 'range.csv'), '--json']);
    expect(code).toBe(5);
    expect(JSON.parse(out)).toMatchObject({ error: { kind: 'modelRange' } });
  });

  it('is written with its error when the command keeps going', async () => {
    const output = join(folder, 'kept.jsonl');
    const argv = ['pathloss', file, '-o', output, '--keep-going', '--lang', 'en'];
    const { code, err } = await runCli(argv);
    expect(code).toBe(0);
    expect(err).toMatch(/2 of 3 cases failed/);
    const records = readFileSync(output, 'utf8').trim().split('\n');
    const kinds = records.map((line) => (JSON.parse(line) as { error?: { kind: string } }).error?.kind);
    expect(kinds).toEqual([undefined, 'inputData', 'modelRange']);
  });

  it('and bad usage, and a missing file, are told apart', async () => {
    expect((await runCli(['pathloss', file, '--format', 'csv', '--trace'])).code).toBe(2);
    expect((await runCli(['pathloss', join(folder, 'none.csv')])).code).toBe(6);
  });
});
