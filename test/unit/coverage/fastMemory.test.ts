/** The fast engine's memory is laid out anew for every mast: what the last one left there must not reach the next. */
import { expect, it } from 'vitest';
import { bedScene } from '../../../bench/accuracy/madeScenes.js';
import type { Scene } from '../../../bench/accuracy/scene.js';
import { installBuiltKernel } from '../../../src/coverage/cache/kernelFile.js';
import { sweepMast } from '../../../src/coverage/kernel/sweepMast.js';

function sweep({ world, mast, radius_m }: Scene): Int16Array {
  const { cols, rows } = world.lattice;
  const window = { col0: 0, row0: 0, cols, rows };
  const out = [new Int16Array(cols * rows)];
  const carriers = [{ model: 'auto' as const, frequency_MHz: 700, radius_m, fan_m: radius_m, window }];
  sweepMast({ ...world, engine: 'fast' }, { mast, carriers, out });
  return out[0];
}

it('gives the same bytes on fresh memory and on memory full of other terrain', () => {
  const scene = (radius_cells: number, base_m: number): Scene =>
    bedScene(
      'high ground',
      { col: 0, row: 0 },
      {
        cell_m: 60,
        radius_m: 60 * radius_cells,
        climate: { deltaN: 49, N0: 370, latitude_deg: 21 },
        height_m: (col, row) => base_m + Math.round(250 * Math.sin(col / 9) * Math.cos(row / 7)),
      },
    );
  for (const radius_cells of [37, 62, 90, 131]) {
    const later = scene(radius_cells, 1500);
    expect(installBuiltKernel()).toBe(true);
    const fresh = sweep(later);
    for (const before_cells of [5, 20, 140]) {
      sweep(scene(before_cells, 1500));
      expect(Buffer.compare(Buffer.from(sweep(later).buffer), Buffer.from(fresh.buffer))).toBe(0);
    }
  }
});
