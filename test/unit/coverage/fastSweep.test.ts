/** The WebAssembly kernel against the same sweep in double precision, cell by cell. */
import { beforeAll, describe, expect, it } from 'vitest';
import { installBuiltKernel } from '../../../src/coverage/cache/kernelFile.js';
import { fastKernel } from '../../../src/coverage/kernel/engine.js';
import type { KernelMemory } from '../../../src/coverage/kernel/kernelMemory.js';
import { type SweepMast, sweepMast, type SweepWorld } from '../../../src/coverage/kernel/sweepMast.js';
import type { LossModel } from '../../../src/coverage/kernel/loss.js';
import { lossOutside, lossUnknown, lossStep_dB } from '../../../src/coverage/kernel/window.js';
import { seededRandom } from '../../../src/foundation/random.js';

/** |fast − exact| on every cell; both are rounded to 1/64 dB. */
const TOL_ENGINE_dB = 0.1;

beforeAll(() => {
  expect(installBuiltKernel()).toBe(true);
});

const gap_m = Float32Array.of(0, 27, 15);

interface Scene {
  readonly size: number;
  readonly cell_m: number;
  readonly relief_m: number;
  readonly clutter: boolean;
  readonly voids?: boolean;
  readonly latitude_deg?: number;
}

/** Hills of two dozen waves, patches of houses and forest, and holes of one to six cells when asked. */
function worldOf(
  { size, cell_m, relief_m, clutter, voids, latitude_deg = 30 }: Scene,
  seed: number,
): SweepWorld {
  const random = seededRandom(seed);
  const cells = size * size;
  const waves = Array.from({ length: 24 }, (_, i) => {
    const k = 2 ** (i / 4) / size;
    return {
      kx: k * (random() - 0.5) * 12,
      ky: k * (random() - 0.5) * 12,
      p: random() * 6.28,
      a: 1 / (i + 2),
    };
  });
  const ground_m = Float32Array.from({ length: cells }, (_, i) => {
    const [col, row] = [i % size, Math.floor(i / size)];
    return 1500 + relief_m * waves.reduce((h, w) => h + w.a * Math.sin(w.kx * col + w.ky * row + w.p), 0);
  });
  const clutterClass = new Uint8Array(cells);
  if (clutter)
    for (let i = 0; i < cells; i++) {
      const patch = Math.sin((i % size) / 7 + seed) + Math.cos(Math.floor(i / size) / 5);
      clutterClass[i] = patch > 0.9 ? 1 : patch < -1.1 ? 2 : 0;
    }
  if (voids)
    for (let hole = 0; hole < 40; hole++) {
      const at = Math.floor(random() * cells);
      const width = 1 + Math.floor(random() * 6);
      for (let w = 0; w < width; w++) if (at + w !== (cells - 1) / 2) ground_m[at + w] = Number.NaN;
    }
  return {
    terrain: {
      cols: size,
      rows: size,
      cell_m,
      ground_m,
      clutter_halfM: Uint8Array.from(clutterClass, (c) => [0, 20, 30][c]),
      clutterClass,
    },
    clutter: { gap_m, sigma_dB: Float32Array.of(7, 8, 7) },
    environment: Uint8Array.of(0, 1, 0),
    lattice: { stride: 1, col0: 0, row0: 0, cols: size, rows: size },
    receiverHeight_mAGL: 1.5,
    climate: { deltaN: 45, N0: 340, latitude_deg },
    engine: 'exact',
  };
}

interface Case {
  readonly model?: LossModel;
  readonly frequencies_MHz: readonly number[];
  readonly mast?: Partial<SweepMast>;
  readonly radius_cells?: number;
}

function compare(world: SweepWorld, { model = 'auto', frequencies_MHz, mast, radius_cells }: Case) {
  const { lattice, terrain } = world;
  const centre = (terrain.cols - 1) / 2;
  const radius_m = (radius_cells ?? centre - 1) * terrain.cell_m;
  const window = { col0: 0, row0: 0, cols: lattice.cols, rows: lattice.rows };
  const run = (engine: SweepWorld['engine']) => {
    const out = frequencies_MHz.map(() => new Int16Array(window.cols * window.rows));
    const carriers = frequencies_MHz.map((frequency_MHz, i) => ({
      model,
      frequency_MHz,
      // The first carrier reaches farthest: discs of their own.
      radius_m: radius_m / (i + 1),
      fan_m: radius_m,
      window,
    }));
    const report = sweepMast(
      { ...world, engine },
      { mast: { col: centre, row: centre, antennaHeight_mAGL: 30, ...mast }, carriers, out },
    );
    return { out, report };
  };
  const exact = run('exact');
  const fast = run('fast');
  expect(fast.report).toEqual(exact.report);
  let worst = { difference_dB: 0, carrier: 0, cell: 0 };
  let computed = 0;
  fast.out.forEach((codes, carrier) => {
    for (let cell = 0; cell < codes.length; cell++) {
      const [a, b] = [codes[cell], exact.out[carrier][cell]];
      if (b === lossOutside || b === lossUnknown) {
        expect(a, `carrier ${carrier} cell ${cell}`).toBe(b);
        continue;
      }
      computed++;
      const difference_dB = Math.abs(a - b) * lossStep_dB;
      if (difference_dB > worst.difference_dB) worst = { difference_dB, carrier, cell };
    }
  });
  expect(worst.difference_dB, `carrier ${worst.carrier}, cell ${worst.cell}`).toBeLessThanOrEqual(
    TOL_ENGINE_dB,
  );
  return computed;
}

describe("the fast engine gives the exact one's loss on every cell", () => {
  it.each<[string, Scene, Case]>([
    [
      'bare hills',
      { size: 161, cell_m: 30, relief_m: 120, clutter: false },
      { frequencies_MHz: [700, 3500] },
    ],
    [
      'bare mountains',
      { size: 161, cell_m: 90, relief_m: 900, clutter: false },
      { frequencies_MHz: [450, 2600] },
    ],
    [
      'plain with houses',
      { size: 161, cell_m: 10, relief_m: 3, clutter: true },
      { frequencies_MHz: [4900, 800] },
    ],
    [
      'mountains with clutter in the tropics, where ducting matters',
      { size: 161, cell_m: 60, relief_m: 400, clutter: true, latitude_deg: 18 },
      { frequencies_MHz: [700, 1850, 3550] },
    ],
    [
      'a lamp post among houses',
      { size: 121, cell_m: 10, relief_m: 5, clutter: true },
      { frequencies_MHz: [3550], mast: { antennaHeight_mAGL: 8 } },
    ],
    [
      'a high tower',
      { size: 121, cell_m: 100, relief_m: 150, clutter: true },
      { frequencies_MHz: [450], mast: { antennaHeight_mAGL: 250 } },
    ],
    [
      'holes in the terrain',
      { size: 161, cell_m: 30, relief_m: 100, clutter: true, voids: true },
      { frequencies_MHz: [1850] },
    ],
    [
      'a mast at the edge of the terrain',
      { size: 121, cell_m: 30, relief_m: 100, clutter: true },
      { frequencies_MHz: [1850], mast: { col: 2, row: 118 }, radius_cells: 90 },
    ],
    [
      'a radius of one and a half cells',
      { size: 21, cell_m: 100, relief_m: 10, clutter: true },
      { frequencies_MHz: [700], radius_cells: 1.5 },
    ],
    [
      'Hata',
      { size: 121, cell_m: 50, relief_m: 200, clutter: true },
      { frequencies_MHz: [900], model: 'hata' },
    ],
    [
      'TR 38.901',
      { size: 121, cell_m: 50, relief_m: 200, clutter: true },
      { frequencies_MHz: [3550], model: 'tr38901' },
    ],
  ])('%s', (_, scene, test) => {
    expect(compare(worldOf(scene, 11), test)).toBeGreaterThan(0);
  });

  it('on exactly flat ground with equal antenna heights', () => {
    const world = worldOf({ size: 101, cell_m: 30, relief_m: 0, clutter: false }, 1);
    world.terrain.ground_m.fill(0);
    let disc = 0;
    for (let x = -49; x <= 49; x++) for (let y = -49; y <= 49; y++) if (x * x + y * y <= 49 * 49) disc++;
    expect(compare(world, { frequencies_MHz: [3500], mast: { antennaHeight_mAGL: 1.5 } })).toBe(disc);
  });

  it('on a lattice with a stride and a window that the mast lies outside of', () => {
    const world = worldOf({ size: 201, cell_m: 10, relief_m: 60, clutter: true }, 3);
    const lattice = { stride: 3, col0: 130, row0: 40, cols: 20, rows: 24 };
    expect(compare({ ...world, lattice }, { frequencies_MHz: [1850], radius_cells: 95 })).toBeGreaterThan(
      300,
    );
  });

  it('with every ray on a way of its own', () => {
    const world = worldOf({ size: 121, cell_m: 20, relief_m: 150, clutter: true, voids: true }, 21);
    const shared = compare(world, { frequencies_MHz: [1850] });
    expect(compare({ ...world, rays: 'all' }, { frequencies_MHz: [1850] })).toBeGreaterThan(0.9 * shared);
  });

  it('with random terrain, heights and frequencies', () => {
    const random = seededRandom(77);
    for (let trial = 0; trial < 12; trial++) {
      const scene = {
        size: 81,
        cell_m: [10, 30, 90][trial % 3],
        relief_m: 10 ** (random() * 3),
        clutter: random() < 0.6,
        voids: random() < 0.3,
        latitude_deg: random() * 60 - 10,
      };
      const mast = { antennaHeight_mAGL: 2 + random() * 60 };
      compare(worldOf(scene, trial), { frequencies_MHz: [450 + random() * 4500], mast });
    }
  });

  it('whatever earlier masts left in memory behind the entries of a ray', () => {
    const { home } = fastKernel().sweep as unknown as { home: KernelMemory };
    for (const rubbish of [0x7f, 0xff, 0x00]) {
      // Numbers beyond any distance, NaN, zero.
      new Uint8Array(home.buffer).fill(rubbish, home.get('firstFree'));
      const scene = { size: 61, cell_m: 90, relief_m: 700, clutter: true, latitude_deg: 18 };
      compare(worldOf(scene, rubbish), { frequencies_MHz: [700, 1850] });
    }
  });
});

describe('receivers at several heights share one sweep', () => {
  it.each(['fast', 'exact'] as const)('to the same codes as sweeps of their own (%s)', (engine) => {
    const world = worldOf({ size: 101, cell_m: 20, relief_m: 200, clutter: true, voids: true }, 9);
    const window = { col0: 0, row0: 0, cols: 101, rows: 101 };
    const mast = { col: 50, row: 50, antennaHeight_mAGL: 30 };
    const heights_m = [1.5, 20, 120, 300];
    const carrierAt = (receiverHeight_mAGL: number) => ({
      model: 'auto' as const,
      frequency_MHz: 700,
      radius_m: 980,
      fan_m: 980,
      window,
      receiverHeight_mAGL,
    });
    const sweepAt = (heights: readonly number[]) => {
      const out = heights.map(() => new Int16Array(101 * 101));
      sweepMast({ ...world, engine }, { mast, carriers: heights.map(carrierAt), out });
      return out;
    };
    const together = sweepAt(heights_m);
    heights_m.forEach((height_m, i) => {
      expect(together[i], `${height_m} m`).toEqual(sweepAt([height_m])[0]);
    });
    // Higher receivers see farther: on the whole less loss beyond free space.
    const mean = (codes: Int16Array) => {
      const known = codes.filter((c) => c !== lossOutside && c !== lossUnknown);
      return known.reduce((sum, c) => sum + c, 0) / known.length;
    };
    expect(mean(together[2])).toBeLessThan(mean(together[0]));
  });
});
