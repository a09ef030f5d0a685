/** A chord between the antennas that touches a wall's top exactly: rounding decides whether it lies above or below. */
import { describe, expect, it } from 'vitest';
import {
  createSweepScratch,
  sweep,
  type SweepSetup,
  sweepSteps,
} from '../../../src/coverage/kernel/sweep.js';

/** Level ground with a wall of 11 m `wall` cells east of a mast of 30 m: the chord to 1.5 m touches it where the wall is at 2/3. */
function setupOf(wall: number, cell_m: number): SweepSetup {
  const [cols, rows] = [200, 3];
  const ground_m = new Float32Array(cols * rows);
  for (let row = 0; row < rows; row++) ground_m[row * cols + 1 + wall] = 11;
  return {
    terrain: {
      cols,
      rows,
      cell_m,
      ground_m,
      clutter_halfM: new Uint8Array(cols * rows),
      clutterClass: new Uint8Array(cols * rows),
    },
    clutter: { gap_m: Float32Array.of(0), sigma_dB: Float32Array.of(7) },
    lattice: { stride: 1, col0: 0, row0: 0, cols, rows },
    window: { col0: 0, row0: 0, cols, rows },
    col: 1,
    row: 1,
    antennaHeight_mAGL: 30,
    receiverHeight_mAGL: 1.5,
    radius_m: 198 * cell_m,
    effectiveEarthRadius_km: 8500,
    useClutter: false,
    longestWavelength_m: 0.43,
  };
}

describe('the smooth earth under a chord that touches the terrain', () => {
  it('has heights, and they are those of a chord that clears it by a hair', () => {
    let touched = 0;
    for (const cell_m of [10, 30, 30.8, 90])
      for (let wall = 2; wall <= 130; wall += 2) {
        const setup = setupOf(wall, cell_m);
        sweep(setup, createSweepScratch(sweepSteps(setup)), (ray) => {
          for (let e = 0; e < ray.count; e++) {
            expect(ray.h_te_m[e], `wall ${wall}, cell ${ray.dCol[e]}/${ray.dRow[e]}`).toBeGreaterThanOrEqual(
              30,
            );
            if (ray.dRow[e] !== 0 || 2 * ray.dCol[e] !== 3 * wall) continue;
            touched++;
            const above = setupOf(wall, cell_m);
            above.terrain.ground_m.set(setup.terrain.ground_m.map((h) => h * (1 - 1e-6)));
            sweep(above, createSweepScratch(sweepSteps(above)), (other) => {
              for (let o = 0; o < other.count; o++)
                if (other.dCol[o] === ray.dCol[e] && other.dRow[o] === 0 && ray.steps[e] === other.steps[o])
                  expect(Math.abs(other.h_te_m[o] - ray.h_te_m[e])).toBeLessThan(1e-3);
            });
          }
        });
      }
    expect(touched).toBeGreaterThan(200);
  });
});
