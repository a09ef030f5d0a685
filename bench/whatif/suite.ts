/**
 * What-if in a county of middle size (745 masts on 3,400 km², 20 m, 5 km, three carriers of three cells), losses at hand: one
 * mast moved, one site out and in again, one antenna tilted. Only the disc of the mast can change, so that the bench holds its
 * window and the masts that reach them, as dense as in the county; figures of the rest stand as they were. Last, the outage of every
 * site of the sample in full predictions. CPU time, but for the outages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble } from '../../src/coverage/assemble.js';
import { installBuiltKernel } from '../../src/coverage/cache/kernelFile.js';
import { type PlannedState, plannedState } from '../../src/coverage/incremental/plannedState.js';
import { pixelsOf } from '../../src/coverage/incremental/strip.js';
import { type FoldSector, PixelStatus } from '../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import { sweepMast } from '../../src/coverage/kernel/sweepMast.js';
import { mastLosses } from '../../src/coverage/mastLosses.js';
import type { PredictInput } from '../../src/coverage/predict.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import { row, type Row, type Suite } from '../schema.js';
import { networkOf, sceneOf, type Size } from '../scale/world.js';
import { benchSeed } from '../terrain.js';

const suite = 'whatif';
/** A square of 20 km has as many masts as 400 of the county's 3,400 km². */
const size: Size = { cells: 1000, cell_m: 20, sites: 88, carriers: 3, sectors: 3, radius_m: 5000 };

/** A mast moves by so many cells at a time. */
const steps = 3;

export const whatif: Suite = async ({ quick }) => {
  if (!installBuiltKernel()) throw new Error('whatif: the fast engine is not built: npm run build');
  const times = quick ? 3 : 15;
  const { network, positions } = networkOf(size);
  const mask = new Uint8Array(size.cells ** 2).fill(1);
  const input = assemble(network, positions, sceneOf(size), mask, 256);
  const mast = middleMast(input);
  const { window } = input.plan.windows[input.plan.masts[mast].windows[0]];
  // Room for the moves.
  const wide = { ...window, cols: window.cols + steps * (times + 1) };
  const pixels = pixelsOf(wide, input.fold.lattice);
  const executor = inlineExecutor(coverageJobs);
  const losses = async (m: number) => (await mastLosses(input, m, executor)).losses;
  const planned = await plannedState(input, losses, { wanted: mask, pixels, overlap: true });
  const own = planned.cells.flatMap((cell, slot) => (cell?.mast === mast ? [slot] : []));
  const people = Float64Array.from(pixels, (p) => (p % 17 === 0 ? 3 : 0));
  const base = { suite, seed: benchSeed, unit: 'ms', better: 'lower' } as const;
  const about = `county of 745 masts, 20 m, 5 km`;
  const timed = (name: string, limit: number, change: () => void): Row => {
    const samples = Array.from({ length: times + 1 }, () => {
      const before = process.cpuUsage();
      change();
      figures(planned, people);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    return row({ ...base, name: `${name}, ${about}`, limit }, samples.slice(1)); // the first warms the code up
  };
  const rows = [
    timed(
      'one antenna tilted: servers, SINR, figures',
      50,
      alternately(planned, [own[0]], (c) => ({
        ...c,
        elecTilt_deg: c.elecTilt_deg + 2,
      })),
    ),
    timed(
      'one site out or in: servers, SINR, figures',
      200,
      alternately(planned, own, () => undefined),
    ),
    timed('one mast moved and swept anew: servers, SINR, figures', 500, mover(input, planned, mast, own)),
  ];
  return quick ? rows : [...rows, outageRow()];
};

/** The mast nearest to the middle: its window meets no border. */
function middleMast({ plan }: PredictInput): number {
  const off = ({ col, row }: { col: number; row: number }) =>
    Math.hypot(col - size.cells / 2, row - size.cells / 2);
  return plan.masts.reduce((best, m, i) => (off(m) < off(plan.masts[best]) ? i : best), 0);
}

/** There at one call, back at the next. */
function alternately(
  { state, cells }: PlannedState,
  slots: readonly number[],
  changed: (cell: FoldSector) => FoldSector | undefined,
): () => void {
  let there = false;
  return () => {
    there = !there;
    state.apply(
      slots.map((slot) => {
        const cell = cells[slot] as FoldSector;
        return { slot, cell: there ? changed(cell) : cell };
      }),
    );
  };
}

/** Each call sweeps the mast some cells farther and sets its cells there. */
function mover(
  { plan, world }: PredictInput,
  { state, cells }: PlannedState,
  mast: number,
  slots: readonly number[],
): () => void {
  const { col, row: at, antennaHeight_mAGL, windows } = plan.masts[mast];
  let moved = 0;
  return () => {
    moved += steps;
    const place = { col: col + moved, row: at, antennaHeight_mAGL };
    const carriers = windows.map((w) => {
      const { window, ...spec } = plan.windows[w];
      return { ...spec, window: { ...window, col0: window.col0 + moved } };
    });
    const out = carriers.map(({ window }) => new Int16Array(window.cols * window.rows));
    sweepMast(world, { mast: place, carriers, out });
    const ground = world.terrain.ground_m[place.row * world.terrain.cols + place.col];
    const newMast = state.addMast({ ...place, antenna_mAMSL: ground + antennaHeight_mAGL });
    const first = cells[slots[0]] as FoldSector;
    const added = out.map((loss, i) => state.addWindow({ window: carriers[i].window, loss }));
    state.apply(
      slots.map((slot) => {
        const cell = cells[slot] as FoldSector;
        return { slot, cell: { ...cell, mast: newMast, window: added[cell.window - first.window] } };
      }),
    );
  };
}

/** People and area covered by every service, as the summary counts them. */
function figures({ state }: PlannedState, people: Float64Array): number[] {
  state.refresh();
  return state.services.flatMap(({ status }) => {
    let covered = 0;
    let served = 0;
    for (let i = 0; i < status.length; i++)
      if (status[i] === PixelStatus.covered) {
        covered++;
        served += people[i];
      }
    return [covered, served];
  });
}

/** The built command on the sample county: both stages of one run. */
function outageRow(): Row {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-bench-'));
  try {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const run = join(folder, 'run');
    const argv = [join(root, 'bin/coverage.js'), 'analyze', join(root, 'data-samples/qinghe/project.yaml')];
    argv.push('-o', run, '--cache', 'off', '--quiet', '--stages', 'predict,criticality');
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`analyze: exit ${status}: ${stderr}`);
    const { seconds } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as {
      seconds: Readonly<Record<'predict' | 'criticality', number>>;
    };
    const name = 'every site of the sample off in turn, in full predictions';
    return row({ suite, seed: benchSeed, name, unit: '×', better: 'lower', limit: 3 }, [
      seconds.criticality / seconds.predict,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
