/** Kernels on one core: the sweep against its O(N) form, carriers that share a sweep, what each model's answer costs. */
import { installBuiltKernel } from '../../src/coverage/cache/kernelFile.js';
import type { Engine } from '../../src/coverage/kernel/engine.js';
import { effectiveEarthRadius_km } from '../../src/coverage/kernel/climate.js';
import { carrierLoss } from '../../src/coverage/kernel/loss.js';
import { profileDiffraction, rayProfile } from '../../src/coverage/kernel/profile.js';
import type { SweepSetup } from '../../src/coverage/kernel/sweep.js';
import { sweepMast, type SweepWorld } from '../../src/coverage/kernel/sweepMast.js';
import { cpuSeconds, row, type Row, type Suite } from '../schema.js';
import { benchSeed, benchWorld } from '../terrain.js';
import { modelRows } from './models.js';

const suite = 'kernels';

export const kernels: Suite = ({ quick }) => {
  const repeat = quick ? 3 : 7;
  const radius_cells = quick ? 200 : 400;
  if (!installBuiltKernel())
    throw new Error('npm run build makes the fast engine, which this machine must be able to run');
  const rows: Row[] = [];
  for (const [scene, relief_m, clutter] of [
    ['rolling, bare', 60, false],
    ['mountains, bare', 350, false],
    ['mountains, clutter', 350, true],
  ] as const) {
    const world = benchWorld(2 * radius_cells + 3, 30, relief_m, clutter);
    rows.push(...sweepRows(world, scene, radius_cells, repeat));
  }
  rows.push(...modelRows(repeat));
  return Promise.resolve(rows);
};

function sweepRows(world: SweepWorld, scene: string, radius_cells: number, repeat: number): Row[] {
  const at = radius_cells + 1;
  const radius_m = radius_cells * 30;
  const window = { col0: 0, row0: 0, cols: world.terrain.cols, rows: world.terrain.rows };
  const mast = { col: at, row: at, antennaHeight_mAGL: 30 };
  const out = () => new Int16Array(window.cols * window.rows);
  const carriers = [800, 1850, 3550].map((frequency_MHz) => ({
    model: 'auto' as const,
    frequency_MHz,
    radius_m,
    fan_m: radius_m,
    window,
  }));
  const rate = (count: number, engine: Engine) => {
    const arrays = carriers.slice(0, count).map(out);
    const samples: number[] = [];
    let cells = 0;
    for (let i = 0; i <= repeat; i++) {
      const seconds = cpuSeconds(() => {
        cells = sweepMast(
          { ...world, engine },
          { mast, carriers: carriers.slice(0, count), out: arrays },
        ).cells;
      });
      if (i > 0) samples.push(cells / seconds / 1e6); // the first warms up
    }
    return samples;
  };
  const rateRow = (name: string, samples: readonly number[]): Row =>
    row({ suite, name, unit: 'M cells/s/core', better: 'higher', seed: benchSeed }, samples);
  const ratioRow = (name: string, value: number): Row =>
    row({ suite, name, unit: '×', better: 'higher', seed: benchSeed }, [value]);
  const one = rateRow(`sweep, ${scene}, 1 carrier`, rate(1, 'exact'));
  const three = rateRow(`sweep, ${scene}, 3 carriers`, rate(3, 'exact'));
  const fastOne = rateRow(`fast sweep, ${scene}, 1 carrier`, rate(1, 'fast'));
  const fastThree = rateRow(`fast sweep, ${scene}, 3 carriers`, rate(3, 'fast'));
  const naive = rateRow(`O(N) per cell, ${scene}`, naiveRate(world, mast, radius_m, repeat));
  return [
    one,
    three,
    fastOne,
    fastThree,
    ratioRow(`fast over exact sweep, ${scene}`, fastOne.value / one.value),
    naive,
    ratioRow(`sweep over O(N), ${scene}`, one.value / naive.value),
  ];
}

/** The obvious form on a thinned set of cells: every 37th of the disc. */
function naiveRate(
  world: SweepWorld,
  mast: { col: number; row: number; antennaHeight_mAGL: number },
  radius_m: number,
  repeat: number,
): number[] {
  const setup: SweepSetup = {
    terrain: world.terrain,
    clutter: world.clutter,
    lattice: world.lattice,
    window: { col0: 0, row0: 0, cols: world.terrain.cols, rows: world.terrain.rows },
    ...mast,
    receiverHeight_mAGL: 1.5,
    radius_m,
    effectiveEarthRadius_km: effectiveEarthRadius_km(world.climate),
    useClutter: true,
    longestWavelength_m: 1,
  };
  const carrier = carrierLoss({ model: 'auto', frequency_MHz: 800, radius_m }, world.climate);
  const r = radius_m / 30;
  const samples: number[] = [];
  for (let i = 0; i <= Math.min(repeat, 3); i++) {
    let cells = 0;
    const seconds = cpuSeconds(() => {
      for (let n = 0; n < (2 * r + 1) ** 2; n += 37) {
        const dCol = (n % (2 * r + 1)) - r;
        const dRow = Math.floor(n / (2 * r + 1)) - r;
        if ((dCol === 0 && dRow === 0) || dCol * dCol + dRow * dRow > r * r) continue;
        profileDiffraction(carrier, rayProfile(setup, dCol, dRow));
        cells++;
      }
    });
    if (i > 0) samples.push(cells / seconds / 1e6);
  }
  return samples;
}
