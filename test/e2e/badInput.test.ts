/**
 * Bad input through the built command: each case spoils a sound project in one way and names the whole answer, with file,
 * row, column, field, value, limit and hint. Nothing may be left behind, and no claim of a file may cost memory.
 */
import { execFile } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has, projectRoot, shared } from '../helpers/needs.js';
import { type CliOutcome, runCli, scratchFolder } from '../helpers/runCli.js';
import { filesBelow } from '../helpers/runFiles.js';
import { type SmallProject, writeSmallProject } from '../helpers/smallProject.js';
import { edit, station, validate } from './badInput/case.js';
import { rasterCases } from './badInput/rasters.js';
import { settingCases } from './badInput/settings.js';
import { tableCases } from './badInput/tables.js';

const maxMemory_kB = 1024 * 1024;

/** Makes each thread say at its end what its process took at most, kB. */
const memoryProbe =
  "data:text/javascript,process.on('exit',()=>process._rawDebug('maxRSS='+process.resourceUsage().maxRSS))";
const probeLine = /^maxRSS=(\d+)\n/gm;

const folder = scratchFolder('bad');
const sound = join(folder, 'sound');
beforeAll(() => writeSmallProject(sound));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs in `where`; paths below it are told without it. Refuses a process that took a gigabyte. */
async function run(argv: readonly string[], where: string): Promise<CliOutcome> {
  const { code, out, err } = await runCli(argv, {
    folder: where,
    env: { NODE_OPTIONS: `--import=${memoryProbe}` },
    timeout_ms: 60_000,
  });
  const taken_kB = Math.max(...[...err.matchAll(probeLine)].map((m) => Number(m[1])));
  expect(taken_kB).toBeGreaterThan(0);
  expect(taken_kB).toBeLessThan(maxMemory_kB);
  return { code, out, err: err.replace(probeLine, '').replaceAll(`${where}/`, '') };
}

/** A copy of the sound project under a name of its own. */
function copyOf(name: string): SmallProject {
  const at = join(folder, name.replace(/[^\w]+/g, '-'));
  cpSync(sound, at, { recursive: true });
  return { folder: at, file: join(at, 'project.yaml'), path: (file) => join(at, file) };
}

describe.concurrent.each([
  ['rasters', rasterCases],
  ['tables', tableCases],
  ['settings and folders', settingCases],
] as const)('bad %s are refused by place, value and limit, and nothing is left behind', (_, cases) => {
  it.each(cases)('$name', async ({ name, spoil, argv = validate, code, says }) => {
    const spoilt = copyOf(name);
    await spoil?.(spoilt);
    const before = filesBelow(spoilt.folder);
    const answer = await run(argv, spoilt.folder);
    expect(answer.err.trimEnd().split('\n')).toEqual(says);
    expect(answer.code).toBe(code);
    expect(answer.out).toBe('');
    expect(filesBelow(spoilt.folder)).toEqual(before);
  });
});

describe('a refusal', () => {
  it('speaks Chinese where Chinese is asked for, and is data with --json', async () => {
    const spoilt = copyOf('languages');
    await station(4, 12, '412')(spoilt);
    const zh = await run([...validate, '--lang', 'zh', '--json'], spoilt.folder);
    expect(zh.code).toBe(4);
    expect(zh.err).toBe(
      'stations.csv:4:12 mech_tilt_deg: 412 大于最大值 45。 提示：下倾角单位为度，向下为正。 [CVG_INPUT_RANGE]\n',
    );
    const { error } = JSON.parse(zh.out) as { error: { kind: string; diagnostics: { where: object }[] } };
    expect(error.kind).toBe('inputData');
    expect(error.diagnostics.map((d) => d.where)).toEqual([
      { file: spoilt.path('stations.csv'), row: 4, column: 12, field: 'mech_tilt_deg', value: '412' },
    ]);
  });
});

interface Batch {
  readonly outcomes: readonly CliOutcome[];
  readonly maxRSS_kB: number;
}

/** Many commands in one process of the built program: each costs some milliseconds instead of half a second. */
async function runAll(commands: readonly (readonly string[])[]): Promise<Batch> {
  const script = join(folder, 'batch.mjs');
  writeFileSync(script, batchScript);
  writeFileSync(join(folder, 'commands.json'), JSON.stringify(commands));
  const built = new URL('dist/src/cli/main.js', pathToFileURL(projectRoot));
  const { stdout } = await promisify(execFile)(process.execPath, [script, built.href], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return JSON.parse(stdout) as Batch;
}

const batchScript = `
import { readFileSync } from 'node:fs';
const { main } = await import(process.argv[2]);
const outcomes = [];
for (const argv of JSON.parse(readFileSync('commands.json', 'utf8'))) {
  const said = { out: '', err: '' };
  const io = {
    out: (text) => { said.out += text; },
    err: (text) => { said.err += text; },
    errIsTerminal: false, columns: 80, env: {}, folder: process.cwd(), signal: new AbortController().signal,
  };
  outcomes.push({ code: await main(argv, io), ...said });
}
process.stdout.write(JSON.stringify({ outcomes, maxRSS_kB: process.resourceUsage().maxRSS }));
`;

const fixtures = 'data/raster_fixtures';
const here = has(shared(fixtures));

/** Fixtures that nothing can be said about, and why. */
const undescribed: Readonly<Record<string, string>> = {
  'image-tiff/colormap-shl-overflow.tiff': 'CVG_RASTER_CORRUPT',
  'image-tiff/sample-get-lzw-stuck.tiff': 'CVG_RASTER_TRUNCATED',
  'rasterio/corrupt.tif': 'CVG_RASTER_UNSUPPORTED',
  'reencoded_dem/z_truncated.tif': 'CVG_RASTER_TRUNCATED',
};

describe.skipIf(!here)('the shared raster files', () => {
  const files = here ? filesBelow(shared(fixtures)).filter((name) => /\.tiff?$/.test(name)) : [];
  const pathOf = (name: string): string => shared(`${fixtures}/${name}`);
  const codeIn = (err: string): string => /\[(CVG_\w+)\]\n$/.exec(err)?.[1] ?? err;

  it('are described, or refused by name, in little memory; validate refuses those with a problem', async () => {
    const projects: string[] = [];
    for (const name of files) {
      const spoilt = copyOf(`fixture ${name}`);
      await edit('project.yaml', 'dem.tif', JSON.stringify(pathOf(name)))(spoilt);
      projects.push(spoilt.file);
    }
    const { outcomes, maxRSS_kB } = await runAll([
      ...files.map((name) => ['info', pathOf(name), '--json']),
      ...projects.map((file) => ['validate', file, '--quiet']),
    ]);
    expect(maxRSS_kB).toBeLessThan(maxMemory_kB);
    expect(files.length).toBeGreaterThan(60);
    const refused: Record<string, string> = {};
    files.forEach((name, i) => {
      const [info, validated] = [outcomes[i], outcomes[files.length + i]];
      if (info.code !== 0) refused[name] = codeIn(info.err);
      const { problems } =
        info.code === 0 ? (JSON.parse(info.out) as { problems: { severity: string }[] }) : { problems: [] };
      const usable = info.code === 0 && problems.every((p) => p.severity !== 'error');
      expect([name, validated.code]).toEqual([name, usable ? 0 : 4]);
      if (!usable) expect(validated.err).toContain(`${pathOf(name)}: `);
      expect(info.err + validated.err).not.toContain('    at ');
    });
    expect(refused).toEqual(undescribed);
  });
});
