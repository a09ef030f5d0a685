import { describe, expect, it } from 'vitest';
import { carrierLoss, type LossModel, usesClutter } from '../../../src/coverage/kernel/loss.js';
import { straightLoss_dB, straightProfile } from '../../../src/coverage/kernel/straight.js';
import { sweepMast, type SweepWorld } from '../../../src/coverage/kernel/sweepMast.js';

const cols = 41;
const cell_m = 30;
const heights = { antennaHeight_mAGL: 25, receiverHeight_mAGL: 1.5 };

/** Rolling ground with houses of 10 m in every third column of the northern half. */
function world(edit: (ground: Float32Array) => void = () => undefined): SweepWorld {
  const size = cols * cols;
  const ground_m = Float32Array.from(
    { length: size },
    (_, i) => 100 + 12 * Math.sin((i % cols) / 4) + 9 * Math.cos(i / cols / 5),
  );
  edit(ground_m);
  const houses = (i: number) => i < size / 2 && (i % cols) % 3 === 0;
  return {
    terrain: {
      cols,
      rows: cols,
      cell_m,
      ground_m,
      clutter_halfM: Uint8Array.from({ length: size }, (_, i) => (houses(i) ? 20 : 0)),
      clutterClass: Uint8Array.from({ length: size }, (_, i) => (houses(i) ? 1 : 0)),
    },
    clutter: { gap_m: Float32Array.of(0, 27), sigma_dB: Float32Array.of(7, 8) },
    environment: Uint8Array.of(0, 2),
    lattice: { stride: 1, col0: 0, row0: 0, cols, rows: cols },
    receiverHeight_mAGL: heights.receiverHeight_mAGL,
    climate: { deltaN: 45, N0: 325, latitude_deg: 30 },
    engine: 'exact',
  };
}

const originX = 500_000;
const originY = 3_500_000;
const centre = (col: number, row: number) =>
  [originX + (col + 0.5) * cell_m, originY - (row + 0.5) * cell_m] as const;
const setupOf = (w: SweepWorld, useClutter: boolean) => ({ ...w, ...heights, useClutter, originX, originY });

describe('straight profile', () => {
  it.each<LossModel>(['auto', 'hata', 'tr38901'])(
    'along rows, columns and diagonals of cell centres gives the loss of the sweep: %s',
    (model) => {
      const w = world();
      const spec = { model, frequency_MHz: 1850, radius_m: 900 };
      const out = new Int16Array(cols * cols);
      const window = { col0: 0, row0: 0, cols, rows: cols };
      sweepMast(w, {
        mast: { col: 20, row: 15, antennaHeight_mAGL: heights.antennaHeight_mAGL },
        carriers: [{ ...spec, window, fan_m: spec.radius_m }],
        out: [out],
      });
      const carrier = carrierLoss(spec, w.climate);
      for (const [col, row] of [
        [40, 15],
        [0, 15],
        [20, 40],
        [20, 2],
        [35, 30],
        [21, 15],
        [24, 15],
      ]) {
        const path = straightProfile(setupOf(w, usesClutter(model)), centre(20, 15), centre(col, row));
        if (!path) throw new Error('no path');
        const diagonal = Math.abs(col - 20) === Math.abs(row - 15);
        const environment = w.environment[w.terrain.clutterClass[row * cols + col]];
        const loss = straightLoss_dB(carrier, path, heights, environment);
        // A diagonal has more points here than there: one a cell width instead of one a cell.
        expect(Math.abs(loss - out[row * cols + col] / 64)).toBeLessThan(diagonal ? 1.5 : 1 / 64);
      }
    },
  );

  it('is unknown over a void and off the grid, and free space right at the antenna', () => {
    const w = world((ground) => {
      ground[15 * cols + 30] = Number.NaN;
    });
    const setup = setupOf(w, true);
    expect(straightProfile(setup, centre(20, 15), centre(38, 15))).toBeUndefined();
    expect(straightProfile(setup, centre(20, 15), centre(20, 41))).toBeUndefined();
    const carrier = carrierLoss({ model: 'auto', frequency_MHz: 1850, radius_m: 900 }, world().climate);
    const path = straightProfile(setup, centre(20, 15), centre(20, 15));
    // 23.5 m below the antenna at 1.85 GHz: 92.45 + 20·lg(1.85) + 20·lg(0.0235) = 65.2 dB.
    expect(path && straightLoss_dB(carrier, path, heights, 0)).toBeCloseTo(65.2, 1);
  });
});
