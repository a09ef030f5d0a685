/** Scenes of the synthetic test bed. */
import type { SweepWorld } from '../../src/coverage/kernel/sweepMast.js';
import type { RadioClimate } from '../../src/terrain/climate.js';
import { clutterIndex, clutterTable } from '../../src/terrain/clutter.js';
import type { Scene } from './scene.js';
import { bedCentre, bedHeight_m, bedHills, type BedPlace } from './testBed.js';

/** The south, where ducting matters most, and the north, where the earth is flattest. */
const south: RadioClimate = { deltaN: 49, N0: 370, latitude_deg: 21 };
const north: RadioClimate = { deltaN: 38, N0: 315, latitude_deg: 47 };

/** Scenes A to D of the test bed, and A and C again with woods, villages and towns. */
export function madeScenes(): Scene[] {
  const centre = bedCentre();
  const [hill, ridge] = bedHills(2);
  return [
    bedScene('A: test bed, 15 km, hill', centre, { cell_m: 30.8, radius_m: 15_000, climate: south }),
    bedScene('B: test bed, 8 km of 10 m cells, steep', hill, { cell_m: 10, radius_m: 8000, climate: north }),
    bedScene('C: test bed, 15 km, obstructed', ridge, { cell_m: 30.8, radius_m: 15_000, climate: north }),
    bedScene('D: test bed, 30 km, hill', centre, { cell_m: 30.8, radius_m: 30_000, climate: south }),
    bedScene('A with clutter', centre, { cell_m: 30.8, radius_m: 15_000, climate: south, clutter: true }),
    bedScene('C with clutter, lamp post', ridge, {
      cell_m: 30.8,
      radius_m: 15_000,
      climate: south,
      clutter: true,
      antennaHeight_mAGL: 8,
    }),
  ];
}

interface BedOptions {
  readonly cell_m: number;
  readonly radius_m: number;
  readonly climate: RadioClimate;
  readonly clutter?: boolean;
  readonly antennaHeight_mAGL?: number;
  /** Other heights than the test bed's, by sample. */
  readonly height_m?: (col: number, row: number) => number;
}

/** The square around a mast that its disc needs. */
export function bedScene(name: string, at: BedPlace, options: BedOptions): Scene {
  const { cell_m, radius_m, climate, clutter = false, antennaHeight_mAGL = 30 } = options;
  const { height_m = bedHeight_m } = options;
  const half = Math.ceil(radius_m / cell_m) + 1;
  const size = 2 * half + 1;
  const ground_m = new Float32Array(size * size);
  const clutterClass = new Uint8Array(size * size);
  const clutter_halfM = new Uint8Array(size * size);
  const table = clutterTable();
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      const i = row * size + col;
      const [c, r] = [at.col - half + col, at.row - half + row];
      ground_m[i] = height_m(c, r);
      if (clutter) clutterClass[i] = patchAt(c, r);
      clutter_halfM[i] = 2 * table[clutterClass[i]].height_m;
    }
  const world: SweepWorld = {
    terrain: { cols: size, rows: size, cell_m, ground_m, clutter_halfM, clutterClass },
    clutter: {
      gap_m: Float32Array.from(table, (c) => c.gap_m),
      sigma_dB: new Float32Array(table.length),
    },
    environment: Uint8Array.from(table, (c) => (c.builtUp ? 1 : 0)),
    lattice: { stride: 1, col0: 0, row0: 0, cols: size, rows: size },
    receiverHeight_mAGL: 1.5,
    climate,
    engine: 'exact',
  };
  return {
    name,
    world,
    mast: { col: half, row: half, antennaHeight_mAGL },
    radius_m,
    clutter,
    terrain: 'made',
  };
}

const [forest, village, town] = (['forest', 'village', 'urban'] as const).map(clutterIndex);

/** Patches of half a kilometre: two fifths open, the rest woods, villages, towns. */
function patchAt(col: number, row: number): number {
  const wave = Math.sin(col / 9 + 2 * Math.sin(row / 23)) + Math.cos(row / 7 + 2 * Math.cos(col / 31));
  return wave > 1.2 ? town : wave > 0.7 ? village : wave < -0.5 ? forest : 0;
}
