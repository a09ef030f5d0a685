import { beforeAll, describe, expect, it } from 'vitest';
import { installBuiltKernel } from '../../../src/coverage/cache/kernelFile.js';
import type { Engine } from '../../../src/coverage/kernel/engine.js';
import type { LossModel } from '../../../src/coverage/kernel/loss.js';
import { sweepMast, type SweepWorld } from '../../../src/coverage/kernel/sweepMast.js';
import { lossOutside, lossStep_dB } from '../../../src/coverage/kernel/window.js';
import { freeSpaceLoss_dB } from '../../../src/propagation/p525/equations.js';
import { losProbability, pathLoss_dB } from '../../../src/propagation/tr38901/equations.js';

const size = 201;
const cell_m = 50;

/** Flat land with a wall-like ridge of the given height 2.5 km east of the mast; houses (class 1) on request. */
function world(ridge_m: number, houses: boolean, engine: Engine): SweepWorld {
  const ground_m = new Float32Array(size * size).fill(100);
  for (let row = 0; row < size; row++)
    for (let col = 148; col <= 152; col++)
      ground_m[row * size + col] = 100 + ridge_m * (1 - Math.abs(col - 150) / 3);
  return {
    terrain: {
      cols: size,
      rows: size,
      cell_m,
      ground_m,
      clutter_halfM: new Uint8Array(size * size).fill(houses ? 20 : 0),
      clutterClass: new Uint8Array(size * size).fill(houses ? 1 : 0),
    },
    clutter: { gap_m: Float32Array.of(0, 27), sigma_dB: Float32Array.of(7, 8) },
    environment: Uint8Array.of(0, 2),
    lattice: { stride: 1, col0: 0, row0: 0, cols: size, rows: size },
    receiverHeight_mAGL: 1.5,
    climate: { deltaN: 45, N0: 325, latitude_deg: 30 },
    engine,
  };
}

function lossMap(
  w: SweepWorld,
  model: LossModel,
  frequency_MHz: number,
): (col: number, row: number) => number {
  const window = { col0: 0, row0: 0, cols: size, rows: size };
  const out = new Int16Array(size * size);
  const carriers = [{ model, frequency_MHz, radius_m: 4900, fan_m: 4900, window }];
  sweepMast(w, { mast: { col: 100, row: 100, antennaHeight_mAGL: 30 }, carriers, out: [out] });
  return (col, row) => {
    const code = out[row * size + col];
    expect(code).not.toBe(lossOutside);
    return code * lossStep_dB;
  };
}

beforeAll(() => {
  expect(installBuiltKernel()).toBe(true);
});

describe.each<Engine>(['exact', 'fast'])('every model that analyze offers, engine %s', (engine) => {
  for (const model of ['auto', 'hata', 'tr38901'] as const)
    for (const [frequency_MHz, atLeast_dB] of [
      [700, 15],
      [3500, 20],
    ] as const)
      it(`${model} at ${frequency_MHz} MHz: a 200 m ridge adds at least ${atLeast_dB} dB behind it`, () => {
        const flat = lossMap(world(0, false, engine), model, frequency_MHz);
        const ridge = lossMap(world(200, false, engine), model, frequency_MHz);
        for (const col of [160, 175, 190])
          expect(ridge(col, 100) - flat(col, 100)).toBeGreaterThanOrEqual(atLeast_dB);
        expect(ridge(30, 100)).toBe(flat(30, 100)); // the other side sees no ridge
      });

  for (const model of ['auto', 'hata', 'tr38901'] as const)
    it(`${model}: the loss is never below free space`, () => {
      const map = lossMap(world(60, true, engine), model, 1850);
      for (let row = 10; row < size - 10; row += 9)
        for (let col = 10; col < size - 10; col += 9) {
          const d_km = Math.hypot((col - 100) * cell_m, (row - 100) * cell_m) / 1000;
          if (d_km > 4.8 || d_km === 0) continue;
          expect(map(col, row)).toBeGreaterThanOrEqual(freeSpaceLoss_dB(1.85, d_km) - 1 / 64);
        }
    });

  it('tr38901: a clear pixel takes the P(LOS)-weighted mean, so a built-up one is never pure LOS beyond 150 m', () => {
    const map = lossMap(world(0, true, engine), 'tr38901', 3500);
    for (const cells of [4, 10, 30, 60]) {
      const d2D = cells * cell_m;
      const los = pathLoss_dB('UMa', true, 3.5, d2D, 30, 1.5, 5, 20);
      const nlos = pathLoss_dB('UMa', false, 3.5, d2D, 30, 1.5, 5, 20);
      const p = losProbability('UMa', d2D, 1.5);
      expect(map(100 - cells, 100)).toBeCloseTo(p * los + (1 - p) * nlos, 1);
      expect(map(100 - cells, 100)).toBeGreaterThan(los + 1);
    }
  });

  it('auto: a receiver among houses loses more than one in the open, alike on a 10 m and a 50 m grid', () => {
    const open = lossMap(world(0, false, engine), 'auto', 1850);
    const town = lossMap(world(0, true, engine), 'auto', 1850);
    expect(town(160, 130) - open(160, 130)).toBeGreaterThan(10);
    // The same town on a finer grid: the obstacle beside the receiver stays at its nominal gap.
    const fine: SweepWorld = {
      ...world(0, true, engine),
      terrain: { ...world(0, true, engine).terrain, cell_m: 10 },
    };
    const window = { col0: 0, row0: 0, cols: size, rows: size };
    const out = new Int16Array(size * size);
    const carriers = [{ model: 'auto' as const, frequency_MHz: 1850, radius_m: 980, fan_m: 980, window }];
    sweepMast(fine, { mast: { col: 100, row: 100, antennaHeight_mAGL: 30 }, carriers, out: [out] });
    for (const metres of [250, 500, 900]) {
      const coarse = town(100 - metres / cell_m, 100);
      expect(Math.abs(out[100 * size + 100 - metres / 10] * lossStep_dB - coarse)).toBeLessThan(1);
    }
  });
});
