/**
 * The whole prediction at growing size, from one to two workers, and two counties through the built command. Wall time, since workers
 * run beside this thread. `--write` renews docs/images/growth.svg.
 */
import { writeFileSync } from 'node:fs';
import { installBuiltKernel } from '../../src/coverage/cache/kernelFile.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import type { Executor } from '../../src/execute/executor.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import { poolExecutor } from '../../src/execute/pool.js';
import { canTime } from '../peers/timed.js';
import { row, type Row, type Suite } from '../schema.js';
import { benchSeed } from '../terrain.js';
import { cancelRows } from './cancel.js';
import { countyRows } from './county.js';
import { growthFigure, growthLines, growthRows } from './growth.js';
import { madeRows } from './made.js';
import { county, mediumCounty } from './projects.js';
import { type Size, timedPredictions } from './world.js';

const suite = 'scale';
const workerUrl = new URL('../../workers/coverage.ts', import.meta.url);
const picture = new URL('../../docs/images/growth.svg', import.meta.url);

export const scale: Suite = async ({ quick, write }) => {
  if (!installBuiltKernel()) throw new Error('scale: the fast engine is not built: npm run build');
  if (!canTime()) throw new Error('scale: needs GNU time (Debian package "time")');
  const rows: Row[] = [];
  const small = [300, 10];
  const sizes = quick ? [small] : [small, [800, 60]];
  for (const [cells, sites] of sizes)
    rows.push(
      ...(await workerRows({ cells, cell_m: 30, sites, carriers: 2, sectors: 3, radius_m: 8000 }, !quick)),
    );
  const lines = await growthLines(quick ? 1 : 3);
  rows.push(...growthRows(suite, lines));
  if (write && !quick) writeFileSync(picture, growthFigure(lines));
  if (!quick)
    rows.push(
      ...(await madeRows(suite, benchSeed, county, { wall_s: 45, peak_MB: 1500 })),
      ...(await madeRows(suite, benchSeed, mediumCounty, { wall_s: 90, peak_MB: 4000 })),
    );
  rows.push(...countyRows(suite, benchSeed), ...(await cancelRows(suite, benchSeed)));
  return rows;
};

async function workerRows(size: Size, judged: boolean): Promise<Row[]> {
  const { cells, sites } = size;
  const label = `${cells} × ${cells} px of 30 m, ${sites} sites × 3 sectors × 2 carriers, 8 km`;
  const inline = await timed(size, inlineExecutor(coverageJobs));
  const one = await timed(size, poolExecutor(workerUrl, 1));
  const two = await timed(size, poolExecutor(workerUrl, 2));
  const base = { suite, seed: benchSeed };
  const lower = { ...base, unit: 's', better: 'lower' } as const;
  const times = { ...base, unit: '×', better: 'higher', limit: judged ? 1.85 : undefined } as const;
  return [
    row({ ...lower, name: `predict inline, ${label}` }, inline.seconds),
    row({ ...lower, name: `predict 1 worker, ${label}` }, one.seconds),
    row({ ...lower, name: `predict 2 workers, ${label}` }, two.seconds),
    row({ ...times, name: `1 → 2 workers, ${label}` }, [median(one.seconds) / median(two.seconds)]),
    row(
      { ...base, name: `swept cells, ${label}`, unit: 'M cells/s', better: 'higher' },
      two.seconds.map((s) => two.cells / s / 1e6),
    ),
  ];
}

async function timed(size: Size, executor: Executor): Promise<{ seconds: number[]; cells: number }> {
  try {
    const spent = await timedPredictions(size, executor, 3);
    return { seconds: spent.map((s) => s.wall_s), cells: spent[0].cells };
  } finally {
    await executor.close();
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];
