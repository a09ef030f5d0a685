/** Seeded fractal terrain for benches: ridges and valleys in two sizes, mast on a hill or in a valley. */
import { seededRandom } from '../src/foundation/random.js';
import type { SweepWorld } from '../src/coverage/kernel/sweepMast.js';

export const benchSeed = 20261101;

/** Square world of `size` cells. Relief in metres; clutter patches of houses and forest when asked. */
export function benchWorld(size: number, cell_m: number, relief_m: number, withClutter: boolean): SweepWorld {
  const ground_m = new Float32Array(new SharedArrayBuffer(4 * size * size));
  const clutter_halfM = new Uint8Array(new SharedArrayBuffer(size * size));
  const clutterClass = new Uint8Array(new SharedArrayBuffer(size * size));
  const random = seededRandom(benchSeed);
  const lattice = Float64Array.from({ length: 64 * 64 }, () => random() * 2 - 1);
  const smooth = (t: number) => t * t * (3 - 2 * t);
  const noise = (x: number, y: number): number => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [smooth(x - i), smooth(y - j)];
    const at = (a: number, b: number) => lattice[((j + b) & 63) * 64 + ((i + a) & 63)];
    return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
  };
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      let h = 0;
      for (let o = 0, f = 3 / size, a = 1; o < 7; o++, f *= 2, a /= 2)
        h += a * noise(col * f + 7 * o, row * f);
      const i = row * size + col;
      ground_m[i] = 400 + relief_m * h;
      const patch = noise(col / 40, row / 40);
      if (withClutter && patch > 0.35) clutterClass[i] = patch > 0.6 ? 2 : 1;
      clutter_halfM[i] = clutterClass[i] === 1 ? 30 : clutterClass[i] === 2 ? 20 : 0;
    }
  return {
    terrain: { cols: size, rows: size, cell_m, ground_m, clutter_halfM, clutterClass },
    clutter: { gap_m: Float32Array.of(0, 15, 27), sigma_dB: Float32Array.of(7, 7, 8) },
    environment: Uint8Array.of(0, 0, 1),
    lattice: { stride: 1, col0: 0, row0: 0, cols: size, rows: size },
    receiverHeight_mAGL: 1.5,
    climate: { deltaN: 45, N0: 325, latitude_deg: 30 },
    engine: 'exact',
  };
}
