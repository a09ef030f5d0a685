/** A made county through the built command on two cores: time, memory, what was foretold of both, and what it has written. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openRaster } from '../../src/io/raster/open.js';
import { wholeWindow } from '../../src/raster/grid.js';
import { row, type Row } from '../schema.js';
import { type MadeProject, writeProject } from './projects.js';

const coverageJs = fileURLToPath(new URL('../../bin/coverage.js', import.meta.url));
const workers = 2;

export interface MadeLimits {
  readonly wall_s: number;
  readonly peak_MB: number;
}

interface Foretold {
  readonly seconds: number;
  readonly memory_bytes: number;
  readonly disk_bytes: number;
}

/** Needs `npm run build` and GNU time. Throws when the command fails or a raster is not what it must be. */
export async function madeRows(
  suite: string,
  seed: number,
  project: MadeProject,
  limits: MadeLimits,
): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-bench-'));
  try {
    const file = await writeProject(folder, project);
    const run = join(folder, 'run');
    const argv = [coverageJs, 'analyze', file, '-o', run, '--stages', 'predict', '--cache', 'off'];
    argv.push('--workers', String(workers), '--lang', 'en');
    const dry = spawnSync(process.execPath, [...argv, '--dry-run', '--json'], { encoding: 'utf8' });
    const { estimate } = JSON.parse(dry.stdout) as { estimate: Foretold };
    const done = await timedRun(folder, argv);
    const raster_bytes = await checkRasters(join(run, 'rasters'));
    const about = (name: string, unit: string, limit?: number) => ({
      suite,
      seed,
      name: `analyze, ${project.name}, ${name}`,
      unit,
      better: 'lower' as const,
      limit,
    });
    const seconds = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as {
      seconds: Readonly<Record<string, number>>;
    };
    return [
      row(about('rasters written, 2 workers', 's', limits.wall_s), [done.wall_s]),
      ...['load', 'predict', 'demand', 'write'].map((stage) =>
        row(about(`of which ${stage}`, 's'), [seconds.seconds[stage]]),
      ),
      row(about('processor', 'CPU s'), [done.cpu_s]),
      row(about('peak memory', 'MB', limits.peak_MB), [done.peak_MB]),
      row(about('rasters', 'MB'), [raster_bytes / 1e6]),
      row(about('time off what --dry-run tells', '×', 2), [offBy(done.wall_s, estimate.seconds)]),
      row(about('memory off what --dry-run tells', '×', 2), [
        offBy(done.peak_MB * 1e6, estimate.memory_bytes),
      ]),
      row(about('time left after a tenth, off', '%', 20), [done.timeLeftOff_pct]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const offBy = (is: number, was: number): number => Math.max(is / was, was / is);

interface Done {
  readonly wall_s: number;
  readonly cpu_s: number;
  readonly peak_MB: number;
  /** Of the time that the prediction still took when the first line past a tenth was said. */
  readonly timeLeftOff_pct: number;
}

async function timedRun(folder: string, argv: readonly string[]): Promise<Done> {
  const note = join(folder, 'time.txt');
  const started = performance.now();
  const child = spawn('/usr/bin/time', ['-o', note, '-f', '%e %U %S %M', process.execPath, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: { readonly text: string; readonly at_s: number }[] = [];
  createInterface(child.stderr).on('line', (text) =>
    said.push({ text, at_s: (performance.now() - started) / 1000 }),
  );
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`analyze: exit ${code}: ${said.map((s) => s.text).join('\n')}`);
  const [wall_s, user, system, peak_KiB] = readFileSync(note, 'utf8').trim().split(' ').map(Number);
  const timeLeftOff_pct = timeLeftOff(said);
  return { wall_s, cpu_s: user + system, peak_MB: (peak_KiB * 1024) / 1e6, timeLeftOff_pct };
}

/** The end is taken from the last line of the step, which says itself how little is left. */
function timeLeftOff(said: readonly { readonly text: string; readonly at_s: number }[]): number {
  const lines = said.flatMap(({ text, at_s }) => {
    const parts = /^(\d+)\/(\d+) cells, .*, (?:(\d+):)?(\d+)(?: s)? left$/.exec(text);
    if (!parts) return [];
    const [done, total] = [Number(parts[1]), Number(parts[2])];
    return [{ at_s, share: done / total, left_s: 60 * Number(parts[3] ?? 0) + Number(parts[4]) }];
  });
  const [first, last] = [lines.find((l) => l.share >= 0.1), lines.at(-1)];
  if (!first || !last) throw new Error('analyze said nothing of its progress');
  const took_s = last.at_s + last.left_s - first.at_s;
  return (100 * Math.abs(first.left_s - took_s)) / took_s;
}

/** Decodes every raster: all of one size, a status everywhere inside, a level wherever there is a server. Returns their bytes. */
async function checkRasters(folder: string): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.tif'));
  let bytes = 0;
  const decoded = new Map<string, Float64Array>();
  for (const name of files) {
    const path = join(folder, name);
    bytes += statSync(path).size;
    const raster = await openRaster(path);
    const values = await raster.read(wholeWindow(raster.grid));
    await raster.close();
    if (/(status|best_server|rsrp_dBm)\.tif$/.test(name)) decoded.set(name, values);
  }
  for (const [name, server] of decoded) {
    if (!name.endsWith('best_server.tif')) continue;
    const level = decoded.get(name.replace('best_server', 'rsrp_dBm'));
    const status = decoded.get(name.replace('best_server', 'status'));
    let wrong = 0;
    server.forEach((s, i) => {
      if (s >= 0 !== (level?.[i] ?? 0) < 0 || status?.[i] === 0) wrong++;
    });
    if (wrong > 0) throw new Error(`${name}: ${wrong} pixels do not fit the level or lie outside`);
  }
  return bytes;
}
