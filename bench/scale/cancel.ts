/** Ctrl-C in the middle of the main job on the sample county: how long the built command stays. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interruptAt } from '../../test/helpers/interrupt.js';
import { row, type Row } from '../schema.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stages = [
  ['masts are swept', '.scratch'],
  ['rasters are written', 'rasters'],
  ['the plan is predicted', '.tiles/plan-'],
] as const;

/** Needs `npm run build`. Throws when the command ends in another way than by the interrupt. */
export async function cancelRows(suite: string, seed: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-bench-'));
  const rows: Row[] = [];
  try {
    for (const [stage, sign] of stages) {
      const run = join(folder, `${rows.length}`);
      const project = join(root, 'data-samples/qinghe/project.yaml');
      const argv = ['bin/coverage.js', 'analyze', project, '-o', run, '--cache', 'off', '--quiet'];
      const child = spawn(process.execPath, argv, { cwd: root, stdio: 'ignore' });
      const stop = interruptAt(`${run}.partial`, sign);
      stop.onStart(child);
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 130) throw new Error(`analyze: exit ${code} instead of 130 while ${stage}`);
      rows.push(
        row({ suite, name: `Ctrl-C while ${stage}`, unit: 's', better: 'lower', seed, limit: 0.5 }, [
          stop.took_ms() / 1000,
        ]),
      );
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
