/** The main job whole, through the built command: the sample county without a cache, and the share of its stages. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { row, type Row } from '../schema.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Needs `npm run build`. Throws when the command fails. */
export function countyRows(suite: string, seed: number): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-bench-'));
  try {
    const run = join(folder, 'run');
    const project = join(root, 'data-samples/qinghe/project.yaml');
    const argv = [join(root, 'bin/coverage.js'), 'analyze', project, '-o', run, '--cache', 'off', '--quiet'];
    const dry = spawnSync(process.execPath, [...argv, '--dry-run', '--json'], { encoding: 'utf8' });
    const { estimate } = JSON.parse(dry.stdout) as { estimate: { seconds: number } };
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    const seconds = (performance.now() - started) / 1000;
    if (status !== 0) throw new Error(`analyze: exit ${status}: ${stderr}`);
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as {
      seconds: Readonly<Record<string, number>>;
    };
    const base = { suite, seed, unit: 's', better: 'lower' } as const;
    return [
      row({ ...base, name: 'analyze, sample county, all stages' }, [seconds]),
      row({ ...base, name: 'analyze, sample county, over the time that --dry-run tells', unit: '×' }, [
        seconds / estimate.seconds,
      ]),
      ...Object.entries(manifest.seconds).map(([stage, s]) =>
        row({ ...base, name: `analyze, sample county, ${stage}` }, [s]),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
