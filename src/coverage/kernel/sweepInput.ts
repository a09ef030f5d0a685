/** What the fast sweep reads: terrain, fans and carriers, written as `wasm/state.ts` and `wasm/loss.ts` take them. */
import { longWaveLoss_dB } from '../../propagation/clearAir/ducting.js';
import { freeSpace_dB } from '../../propagation/p1812/equations.js';
import type { KernelMemory } from './kernelMemory.js';
import type { CarrierLoss } from './loss.js';
import { nearMast_m } from './nearMast.js';
import type { Fan } from './rays.js';
import type { SweepSetup } from './sweep.js';
import { lanes, type Places } from './sweepLayout.js';
import type { TerrainView } from './terrain.js';

/** Cells around the part that four rays read beside those they need. Its sides are whole vectors. */
const margin = 8;

/** The part of the terrain that rays from the mast into the window touch, and a margin; it may reach beyond the grid. */
export interface Part {
  readonly col0: number;
  readonly row0: number;
  readonly cols: number;
  readonly rows: number;
}

export function partOf(setup: SweepSetup, r: number): Part {
  const { lattice, window, col, row } = setup;
  const west = lattice.col0 + window.col0 * lattice.stride;
  const north = lattice.row0 + window.row0 * lattice.stride;
  const east = west + (window.cols - 1) * lattice.stride;
  const south = north + (window.rows - 1) * lattice.stride;
  const col0 = Math.max(Math.min(col, west), col - r) - margin;
  const col1 = Math.min(Math.max(col, east), col + r) + margin;
  const row0 = Math.max(Math.min(row, north), row - r) - margin;
  const row1 = Math.min(Math.max(row, south), row + r) + margin;
  const whole = (count: number) => lanes * Math.ceil(count / lanes);
  return { col0, row0, cols: whole(col1 - col0 + 1), rows: whole(row1 - row0 + 1) };
}

const reachesBeyond = (terrain: TerrainView, { col0, row0, cols, rows }: Part): boolean =>
  col0 < 0 || row0 < 0 || col0 + cols > terrain.cols || row0 + rows > terrain.rows;

/** The part of a raster of the terrain, where there is any. */
function copyPart<T extends Float32Array | Uint8Array>(
  terrain: TerrainView,
  part: Part,
  from: T,
  to: T,
): void {
  const first = Math.max(0, part.col0);
  const end = Math.min(terrain.cols, part.col0 + part.cols);
  for (let row = Math.max(0, part.row0); row < Math.min(terrain.rows, part.row0 + part.rows); row++)
    to.set(
      from.subarray(row * terrain.cols + first, row * terrain.cols + end),
      (row - part.row0) * part.cols + first - part.col0,
    );
}

/** How the kernel turns the terrain of a mast. */
export interface Turning {
  readonly turnGround: (from: number, to: number, cols: number, rows: number, antenna_m: number) => void;
  readonly turnBytes: (from: number, to: number, cols: number, rows: number) => void;
}

/** Terrain twice: as it lies, and turned, so that the cells across every fan lie side by side. No ground beyond the grid. */
export function writeTerrain(
  home: KernelMemory,
  kernel: Turning,
  setup: SweepSetup,
  part: Part,
  places: Places,
): void {
  const { terrain, useClutter } = setup;
  const antenna_m = terrain.ground_m[setup.row * terrain.cols + setup.col] + setup.antennaHeight_mAGL;
  const { cols, rows } = part;
  const [ground, turned] = places.ground;
  const heights = home.singles(ground, cols * rows);
  if (reachesBeyond(terrain, part)) heights.fill(Number.NaN);
  copyPart(terrain, part, terrain.ground_m, heights);
  kernel.turnGround(ground, turned, cols, rows, antenna_m);
  if (!useClutter) return;
  for (const [source, [at, turnedAt]] of [
    [terrain.clutter_halfM, places.clutterHalf],
    [terrain.clutterClass, places.clutterClass],
  ] as const) {
    const bytes = home.bytes(at, cols * rows);
    if (reachesBeyond(terrain, part)) bytes.fill(0);
    copyPart(terrain, part, source, bytes);
    kernel.turnBytes(at, turnedAt, cols, rows);
  }
}

/** The numbers that turn the kernel to a fan. */
export function fanNumbers(
  setup: SweepSetup,
  part: Part,
  places: Places,
  fan: Fan,
): Readonly<Record<string, number>> {
  const turned = fan.majorCol === 0 ? 0 : 1;
  const [col, row] = [setup.col - part.col0, setup.row - part.row0];
  const width = turned === 1 ? part.rows : part.cols;
  return {
    ground: places.ground[turned],
    clutterHalf: places.clutterHalf[turned],
    clutterClass: places.clutterClass[turned],
    mastIndex: turned === 1 ? col * width + row : row * width + col,
    majorStep: (fan.majorCol + fan.majorRow) * width,
    ...pixelNumbers(setup, fan),
    ownsDiagonal: fan.ownsDiagonal ? 1 : 0,
  };
}

/** How pixels follow from cells of a fan: only those of the window whose cell is on the grid. */
function pixelNumbers(
  { terrain, lattice, window, col, row }: SweepSetup,
  fan: Fan,
): Readonly<Record<string, number>> {
  const { stride } = lattice;
  const axis = (mast: number, origin: number, cells: number, from: number, count: number) => ({
    atMast: mast - origin,
    first: Math.max(from, Math.ceil(-origin / stride)),
    last: Math.min(from + count - 1, Math.floor((cells - 1 - origin) / stride)),
  });
  const cols = axis(col, lattice.col0, terrain.cols, window.col0, window.cols);
  const rows = axis(row, lattice.row0, terrain.rows, window.row0, window.rows);
  const [major, minor] = fan.majorCol !== 0 ? [cols, rows] : [rows, cols];
  const [majorPitch, minorPitch] = fan.majorCol !== 0 ? [1, window.cols] : [window.cols, 1];
  return {
    majorAtMast: major.atMast,
    majorSign: fan.majorCol + fan.majorRow,
    minorAtMast: minor.atMast,
    stride,
    firstMajor: major.first,
    lastMajor: major.last,
    firstMinor: minor.first,
    lastMinor: minor.last,
    majorPitch,
    minorPitch,
    pixelAtOrigin: -(window.row0 * window.cols + window.col0),
  };
}

/** A carrier's constants in the order of `wasm/loss.ts`. */
export function writeCarrier(
  home: KernelMemory,
  at: number,
  { f_GHz, nuScale, clearanceNeeded, earth, clearAir, spec }: CarrierLoss,
  cell_m: number,
): void {
  const values = [
    f_GHz,
    nuScale,
    clearanceNeeded,
    (spec.radius_m / cell_m) ** 2,
    (nearMast_m / cell_m) ** 2,
    earth.K0_land,
    earth.cbrt_f,
    freeSpace_dB(f_GHz, 1),
    clearAir.scatter_dB,
    clearAir.ducting_dB,
    clearAir.perAngle_dBpermrad,
    clearAir.bend_mradperkm,
    Math.min(...clearAir.time_dB),
    longWaveLoss_dB(f_GHz),
    clearAir.time_dB.length,
    ...clearAir.time_dB,
    ...clearAir.beta0_pct,
  ];
  new Float64Array(home.buffer, at, values.length).set(values);
}
