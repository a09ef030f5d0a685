import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../../../src/app/ports.js';
import type { Io } from '../../../src/cli/io.js';
import { main } from '../../../src/cli/main.js';
import { type UseCases, useCases } from '../../../src/cli/useCases.js';
import { CoverageError } from '../../../src/foundation/errors.js';
import { projectRoot } from '../../helpers/needs.js';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function cli(
  argv: readonly string[],
  options: { env?: Record<string, string>; cases?: Partial<UseCases>; aborted?: boolean } = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const controller = new AbortController();
  if (options.aborted) controller.abort();
  const io: Io = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    errIsTerminal: false,
    columns: 80,
    env: options.env ?? {},
    folder: projectRoot,
    signal: controller.signal,
  };
  const code = await main(argv, io, { ...useCases, ...options.cases });
  return { code, out, err };
}

/** Runs `analyze` with a use case that keeps the options it was given. */
const analyzed = (...argv: string[]) => optionsOf('analyze', ...argv);

async function optionsOf(...argv: string[]): Promise<Outcome & { options?: AnalyzeOptions }> {
  const given: AnalyzeOptions[] = [];
  const outcome = await cli(argv, {
    cases: {
      analyze: (options) => {
        given.push(options);
        return Promise.resolve({
          text: { en: 'done', zh: '完成' },
          json: { done: true },
          paths: ['/r/summary.json'],
        });
      },
    },
  });
  return { ...outcome, options: given[0] };
}

const scratch = (name: string, content: string | Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'coverage-cli-')), name);
  writeFileSync(file, content);
  return file;
};

describe('command line', () => {
  it('prints help on stdout with an example and exit code 0, in the language of the locale', async () => {
    const en = await cli(['--help']);
    expect(en.code).toBe(0);
    expect(en.err).toBe('');
    expect(en.out).toContain('data-samples/qinghe/project.yaml');
    const zh = await cli(['validate', '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(zh.out).toContain('用法：');
    expect(zh.out).toContain('示例：');
  });

  it('lets --lang win over the locale, and LC_ALL over LANG', async () => {
    const flag = await cli(['info', '--help', '--lang=en'], { env: { LANG: 'zh_CN' } });
    expect(flag.out).toContain('Usage:');
    const locale = await cli(['info', '--help'], { env: { LC_ALL: 'C', LANG: 'zh_CN' } });
    expect(locale.out).toContain('Usage:');
  });

  it.each([
    [[], 'coverage'],
    [['frobnicate'], 'frobnicate'],
    [['infoo'], 'did you mean info?'],
    [['info'], 'file'],
    [['info', 'a', '--nope'], '--nope'],
    [['info', 'a', 'b'], 'too many arguments'],
    [['info', 'a', '--lang', 'fr'], 'zh, en'],
  ])('answers %j with exit code 2 and a reason on stderr', async (argv, reason) => {
    const { code, out, err } = await cli(argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('names file, code and no stack for a file that is not there', async () => {
    const { code, err } = await cli(['info', 'no/such.tif']);
    expect(code).toBe(6);
    expect(err).toMatch(/no\/such\.tif: .*\[CVG_\w+\]\n$/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('ends with 4 for a file that nothing recognises, and with 3 for a broken project', async () => {
    expect((await cli(['info', scratch('x.bin', 'hello')])).code).toBe(4);
    const broken = await cli(['validate', scratch('p.yaml', 'area: {}\nterain: 1\n')]);
    expect(broken.code).toBe(3);
    expect(broken.err).toContain('p.yaml:2:1');
    expect(broken.err).toContain('did you mean terrain?');
  });

  it('gives errors as JSON on stdout with --json, too', async () => {
    const { code, out } = await cli(['info', 'no/such.tif', '--json']);
    expect(code).toBe(6);
    const { error } = JSON.parse(out) as { error: { kind: string; diagnostics: unknown[] } };
    expect(error.kind).toBe('file');
    expect(error.diagnostics).toHaveLength(1);
  });

  it('describes a table with the columns that it recognises', async () => {
    const file = scratch('s.csv', '经度,纬度,colour\n113.2,27.9,red\n');
    const { code, out } = await cli(['info', file, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'table',
      rows: 1,
      recognised: [
        { column: 'lon', header: '经度' },
        { column: 'lat', header: '纬度' },
      ],
      notRecognised: ['colour'],
    });
  });

  it('validates the shipped sample', async () => {
    const { code, out, err } = await cli(['validate', 'data-samples/qinghe/project.yaml', '--quiet']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('is valid');
  });

  it('lists what is broken in every input of a project at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coverage-cli-'));
    writeFileSync(join(folder, 'dem.tif'), 'this is text');
    writeFileSync(join(folder, 's.csv'), '');
    const project = 'area: {bbox: [1, 2, 3, 4]}\nterrain: {elevation: dem.tif}\nstations: s.csv\n';
    writeFileSync(join(folder, 'p.yaml'), project);
    const { code, err } = await cli(['validate', join(folder, 'p.yaml')]);
    expect([4, 6]).toContain(code);
    expect(err).toContain('dem.tif');
    expect(err).toContain('s.csv');
  });

  it('shows a stack and asks for a report for a bug only, with exit code 1', async () => {
    const validate = (): Promise<never> => Promise.reject(new TypeError('x is undefined'));
    const { code, err } = await cli(['validate', 'p.yaml'], { cases: { validate } });
    expect(code).toBe(1);
    expect(err).toContain('TypeError: x is undefined');
    expect(err).toMatch(/\n\s+at /);
    expect(err).toContain('bug of Coverage 0.');
  });

  it('ends with 130 after Ctrl-C, whatever error the abort surfaces as', async () => {
    const validate = (): Promise<never> => Promise.reject(new Error('aborted somewhere inside'));
    const { code, err } = await cli(['validate', 'p.yaml'], { cases: { validate }, aborted: true });
    expect(code).toBe(130);
    expect(err).toBe('cancelled.\n');
  });

  it('says of every item of doctor whether it is required, and ends with 7 when the cache cannot be written', async () => {
    const good = await cli(['doctor', '--json'], { env: { COVERAGE_CACHE: 'off' } });
    expect(good.code).toBe(0);
    const { items } = JSON.parse(good.out) as { items: { id: string; required: boolean }[] };
    expect(items.filter((i) => i.required).map((i) => i.id)).toEqual(['node', 'cache']);
    const bad = await cli(['doctor'], { env: { COVERAGE_CACHE: join(scratch('file', ''), 'below-a-file') } });
    expect(bad.code).toBe(7);
    expect(bad.err).toContain('CVG_DOCTOR_MISSING');
  });
});

describe('analyze on the command line', () => {
  it('passes absolute paths and defaults', async () => {
    const { code, options, out } = await analyzed('p.yaml', '--cache', 'off');
    expect(code).toBe(0);
    expect(options).toMatchObject({
      project: join(projectRoot, 'p.yaml'),
      resume: false,
      overwrite: false,
      dryRun: false,
      cache: 'off',
      effort: 'normal',
    });
    expect(options?.workers).toBeGreaterThan(0);
    expect(out).toContain('/r/summary.json');
  });

  it('reads every flag', async () => {
    const flags =
      '-o out --workers 0 --stages predict,siting --resume --overwrite --dry-run --memory 1.5G --effort deep --engine exact --shard 2/3';
    const { options } = await analyzed('p.yaml', ...flags.split(' '), '--cache', 'c');
    expect(options).toEqual({
      project: join(projectRoot, 'p.yaml'),
      output: join(projectRoot, 'out'),
      workers: 0,
      stages: ['predict', 'siting'],
      resume: true,
      overwrite: true,
      dryRun: true,
      cache: join(projectRoot, 'c'),
      memory_bytes: 1.5 * 1024 ** 3,
      effort: 'deep',
      engine: 'exact',
      shard: { index: 2, count: 3 },
    });
  });

  it.each([
    ['--workers', '-1'],
    ['--workers', '1.5'],
    ['--workers', '99999'],
    ['--stages', 'predict,sitting'],
    ['--memory', '4'],
    ['--effort', 'hard'],
    ['--engine', 'quick'],
    ['--shard', '3/2'],
  ])('refuses %s %s with exit code 2', async (flag, value) => {
    const { code, err, options } = await analyzed('p.yaml', flag, value);
    expect(code).toBe(2);
    expect(err).toContain(flag);
    expect(options).toBeUndefined();
  });

  it('prints only JSON on stdout with --json', async () => {
    expect(JSON.parse((await analyzed('p.yaml', '--json')).out)).toEqual({ done: true });
  });

  it('keeps the exit code of each kind of error', async () => {
    const analyze = (): Promise<never> =>
      Promise.reject(
        new CoverageError('modelRange', { severity: 'error', code: 'CVG_X', text: { en: 'e', zh: 'z' } }),
      );
    expect((await cli(['analyze', 'p.yaml'], { cases: { analyze } })).code).toBe(5);
  });
});

describe('merge on the command line', () => {
  it('is the main job on shards, given by absolute paths or to be found', async () => {
    const { options } = await optionsOf('merge', 'p.yaml', 'a', 'b', '-o', 'out');
    expect(options).toMatchObject({ output: join(projectRoot, 'out'), resume: false, dryRun: false });
    expect(options?.merge).toEqual([join(projectRoot, 'a'), join(projectRoot, 'b')]);
    expect((await optionsOf('merge', 'p.yaml')).options?.merge).toEqual([]);
    expect((await optionsOf('merge', 'p.yaml', '--shard', '1/2')).code).toBe(2);
  });
});

describe('explain on the command line', () => {
  const explain: UseCases['explain'] = (options) =>
    Promise.resolve({ text: { en: 'e', zh: 'z' }, json: options.at });

  it('reads the point as longitude, latitude', async () => {
    const { out } = await cli(['explain', 'r', '--at', '113.2,27.9', '--json'], { cases: { explain } });
    expect(JSON.parse(out)).toEqual({ lon: 113.2, lat: 27.9 });
  });

  it.each(['27.9', '113.2,', '27.9,113.2', 'a,b', '1,2,3'])('refuses the point %s', async (at) => {
    const { code } = await cli(['explain', 'r', '--at', at], { cases: { explain } });
    expect(code).toBe(2);
  });

  it('wants a point or a site, not both and not none', async () => {
    expect((await cli(['explain', 'r'], { cases: { explain } })).code).toBe(2);
    const both = await cli(['explain', 'r', '--at', '1,2', '--site', 's'], { cases: { explain } });
    expect(both.code).toBe(2);
  });
});
