/**
 * The sweep in WebAssembly: same rays, same results as `sweep.ts` within a hundredth of a decibel, several times faster. It
 * fills a `RayResult` that lies in its memory, so that models without a kernel of their own read it like any other.
 */
import { longWaveLoss_dB } from '../../propagation/clearAir/ducting.js';
import { freeSpace_dB } from '../../propagation/p1812/equations.js';
import { type CarrierLoss, cellLoss_dB, type MastSite } from './loss.js';
import { type KernelExports, KernelMemory } from './kernelMemory.js';
import { nearMast_m } from './nearMast.js';
import { fans, rayFan } from './rays.js';
import {
  createSweepScratch,
  type RayResult,
  rayReach,
  type SweepCounts,
  type SweepSetup,
  voidRunMax_cells,
  voidRunMax_frac,
} from './sweep.js';
import type { TerrainView } from './terrain.js';
import { encodeLoss } from './window.js';

/** Rays side by side in a vector. */
const lanes = 4;

/** Results are computed four at a time and stored four at a time: room behind every array. */
const slack = 16;

/** By step: one number, or one for each ray. */
const stepTables = ['inverse', 'inverseRoot'] as const;
const rayVectors = ['bare', 'clutter', 'flat', 'blockMax'] as const;
const stepVectors = ['pixelOfStep', 'minorOfStep', 'gapOfStep'] as const;
const hulls = ['bareHull', 'surfaceHull'] as const;
/** Bytes of a vertex in `wasm/hull.ts`. */
const vertexBytes = 48;
/** Entries below the first there. */
const guards = 3;
/** Bytes of what rays know at their last step in `wasm/split.ts`. */
const reachedBytes = 208;

/** By result. */
const intResults = ['pixel', 'place', 'minor'] as const;
const floatResults = [
  'd_km',
  'nuGeometry',
  'h_te_m',
  'h_re_m',
  'rise_m',
  'smoothClearance',
  'theta_t_mrad',
  'theta_r_mrad',
  'd_lt_km',
  'd_lr_km',
  'line_t_m',
  'line_r_m',
] as const;

/** Cells around the part that four rays read beside those they need. Its sides are whole vectors. */
const margin = 8;

/** The part of the terrain that rays from the mast into the window touch, and a margin; it may reach beyond the grid. */
interface Part {
  readonly col0: number;
  readonly row0: number;
  readonly cols: number;
  readonly rows: number;
}

type Fan = (typeof fans)[number];

/** What the host reads back and hands over, by address. */
interface Places {
  readonly ground: readonly [straight: number, turned: number];
  readonly clutterHalf: readonly [straight: number, turned: number];
  readonly clutterClass: readonly [straight: number, turned: number];
  /** By receiver and carrier. */
  readonly carriers: readonly (readonly { readonly constants: number; readonly codes: number }[])[];
  readonly special: number;
  readonly resultsAt: Readonly<Record<(typeof intResults)[number] | (typeof floatResults)[number], number>>;
  readonly unknownPixel: number;
  /** From one receiver's results to the next one's. */
  readonly resultBytes: number;
  readonly bare: number;
  readonly scratchBytes: number;
}

/** What is asked for receivers of one height: every carrier's codes, `out[c]` row-major over the setup's window. */
export interface ReceiverLosses {
  readonly site: MastSite;
  readonly carriers: readonly CarrierLoss[];
  readonly out: readonly Int16Array[];
}

/** Rays j … j + 3 of a fan of half-width r over steps from … to. */
type SweepRays = (j: number, r: number, from: number, to: number) => void;

export class FastSweep {
  private readonly home: KernelMemory;
  private readonly kernel: KernelExports & {
    readonly turnGround: (from: number, to: number, cols: number, rows: number, antenna_m: number) => void;
    readonly turnBytes: (from: number, to: number, cols: number, rows: number) => void;
    readonly startRays: () => void;
    readonly sweepBareRays: SweepRays;
    readonly sweepClutterRays: SweepRays;
    readonly splitRays: (k: number, upper: number, j: number, r: number) => void;
    readonly turnScratch: (sign: number) => void;
    readonly finishRays: (count: number, plane: number) => void;
    readonly lossOfRays: (count: number, plane: number, carrier: number, out: number) => number;
  };

  constructor(module: WebAssembly.Module) {
    this.home = new KernelMemory(module);
    this.kernel = this.home.exports as typeof this.kernel;
  }

  /**
   * Sweeps all rays of one mast and writes every carrier's codes at every receiver's height. `out[c]` follows the setup's window;
   * results that the kernel leaves to the host, and carriers of statistical models, are computed by `loss.ts`. `environment` tells
   * the receiver environment of a ray's entry.
   */
  run(
    setup: SweepSetup,
    receivers: readonly ReceiverLosses[],
    environment: (ray: RayResult, e: number) => number,
    unknownCode: number,
  ): SweepCounts {
    const { terrain, window, lattice } = setup;
    const counts: SweepCounts = { cells: 0, unknown: 0, interpolated: 0 };
    const radius_cells = setup.radius_m / terrain.cell_m;
    const { r, half } = rayFan(radius_cells, setup.rays);
    if (r < 1 || Number.isNaN(terrain.ground_m[setup.row * terrain.cols + setup.col])) return counts;
    const part = partOf(setup, r);
    const places = this.prepare(setup, part, r, receivers);
    const { buffer } = this.home;
    const layers = receivers.map(({ site, carriers, out }, n) => ({
      plane: n * places.resultBytes,
      entry: new Entry(this.home, places, n, site, r, half),
      site,
      carriers: carriers.map((carrier, c) => {
        const { constants, codes } = places.carriers[n][c];
        const view = new Int16Array(buffer, codes, out[c].length);
        view.set(out[c]);
        return { carrier, constants, codes, view, limit: (carrier.spec.radius_m / terrain.cell_m) ** 2 };
      }),
    }));
    const { startRays, splitRays, turnScratch, finishRays, lossOfRays } = this.kernel;
    const sweepRays = setup.useClutter ? this.kernel.sweepClutterRays : this.kernel.sweepBareRays;
    const countAt = this.home.ints(this.home.get('counts'), receivers.length);
    const unknownPixel = this.home.ints(places.unknownPixel, lanes * (r + slack));
    const special = this.home.ints(places.special, lanes * (r + slack));
    const writeLosses = (fan: Fan): void => {
      const unknownCount = this.home.get('unknownCount');
      layers.forEach(({ plane, entry, site, carriers }, n) => {
        const count = countAt[n];
        finishRays(count, plane);
        for (const { carrier, constants, codes, view, limit } of carriers) {
          const write = (e: number): void => {
            const ray = entry.read(e, fan, carrier.spec.model === 'auto');
            view[ray.pixel[0]] = encodeLoss(cellLoss_dB(carrier, site, ray, 0, environment(ray, 0)));
          };
          if (carrier.spec.model === 'auto') {
            const left = lossOfRays(count, plane, constants, codes);
            for (let i = 0; i < left; i++) write(special[i]);
          } else for (let e = 0; e < count; e++) if (entry.distance2(e) <= limit) write(e);
          for (let u = 0; u < unknownCount; u++) view[unknownPixel[u]] = unknownCode;
        }
      });
      counts.cells += countAt[0];
      counts.unknown += unknownCount;
    };
    for (const fan of fans) {
      const majorLimit = majorCells(setup, fan);
      this.faceFan(setup, part, places, fan);
      const reachOf = (from: number): number => {
        let reach = 0;
        for (let j = from; j < from + lanes && j <= r; j++)
          reach = Math.max(reach, rayReach(lattice, window, setup, fan, j, r, radius_cells, majorLimit));
        return reach;
      };
      if (half === 0)
        for (let j = -r; j <= r; j += lanes) {
          const reach = reachOf(j);
          if (reach <= 0) continue;
          startRays();
          sweepRays(j, r, 1, reach);
          writeLosses(fan);
        }
      // Four rays that share the way half-way, and the eight that they become.
      else
        for (let j = -half; j <= half; j += lanes) {
          const reaches = [reachOf(2 * j), reachOf(2 * j + lanes)];
          const reach = Math.max(...reaches);
          if (reach <= 0) continue;
          startRays();
          sweepRays(j, half, 1, Math.min(half, reach));
          writeLosses(fan);
          reaches.forEach((farthest, upper) => {
            if (farthest <= half) return;
            const first = 2 * j + lanes * upper;
            splitRays(half, upper, first, r);
            turnScratch(1);
            sweepRays(first, r, half + 1, farthest);
            writeLosses(fan);
            turnScratch(-1);
          });
        }
    }
    counts.interpolated = this.home.get('interpolated');
    receivers.forEach(({ out }, n) => {
      out.forEach((array, c) => {
        array.set(layers[n].carriers[c].view);
      });
    });
    return counts;
  }

  /** Lays out the memory, writes terrain and tables. */
  private prepare(setup: SweepSetup, part: Part, r: number, receivers: readonly ReceiverLosses[]): Places {
    const { terrain, window, clutter } = setup;
    const n = r + slack;
    const cells = part.cols * part.rows + slack;
    const laid = this.home.layOut((layout) => {
      const at: Record<string, number> = {};
      for (const name of stepTables) at[name] = layout.take(4 * n);
      for (const name of stepVectors) at[name] = layout.take(4 * lanes * n);
      // Twice: of the rays that share the way, and of those that they become.
      const first = layout.end;
      const scratch = () => {
        for (const name of rayVectors) at[name] = layout.take(4 * lanes * n);
        for (const name of hulls) at[name] = layout.take(vertexBytes * (n + guards)) + vertexBytes * guards;
        at.reached = layout.take(reachedBytes);
      };
      scratch();
      const scratchBytes = layout.end - first;
      const firstScratch = { ...at };
      scratch();
      const results: Record<string, number> = {};
      const resultBytes = 4 * lanes * n;
      for (const name of [...intResults, ...floatResults])
        results[name] = layout.take(resultBytes * receivers.length);
      const twice = (bytes: number) => [layout.take(bytes), layout.take(bytes)] as const;
      const places = {
        carriers: receivers.map(({ carriers }) =>
          carriers.map(({ clearAir }) => ({
            constants: layout.take(8 * (slack + 2 * clearAir.time_dB.length)),
            codes: layout.take(2 * window.cols * window.rows),
          })),
        ),
        ground: twice(4 * cells),
        clutterHalf: twice(cells),
        clutterClass: twice(cells),
        special: layout.take(4 * lanes * n),
        unknownPixel: layout.take(4 * lanes * n),
        bare: firstScratch.bare,
        scratchBytes,
        resultBytes,
        resultsAt: results as Places['resultsAt'],
      };
      const tables = {
        L_d_dB: layout.take(resultBytes),
        work: layout.take(4 * resultBytes),
        listed: layout.take(resultBytes),
        resultBytes,
        gaps: layout.take(4 * clutter.gap_m.length),
        receivers: layout.take(4 * receivers.length),
        counts: layout.take(4 * receivers.length),
      };
      return { at: { ...firstScratch, ...results, ...tables, scratchBytes }, places };
    });
    const { places } = laid;
    const at: Readonly<Record<string, number>> = laid.at;
    this.writeTerrain(setup, part, places);
    receivers.forEach(({ carriers }, n) => {
      carriers.forEach((carrier, c) => {
        this.writeCarrier(places.carriers[n][c].constants, carrier, terrain.cell_m);
      });
    });
    const inverse = this.home.singles(at.inverse, n);
    const inverseRoot = this.home.singles(at.inverseRoot, n);
    for (let i = 1; i < n; i++) {
      inverse[i] = 1 / i;
      inverseRoot[i] = 1 / Math.sqrt(i);
    }
    const gaps_km = Array.from(clutter.gap_m, (gap) => gap / 1000);
    this.home.singles(at.gaps, gaps_km.length).set(gaps_km);
    this.home
      .singles(at.receivers, receivers.length)
      .set(receivers.map(({ site }) => site.receiverHeight_mAGL));
    this.home.set({
      ...at,
      special: places.special,
      unknownPixel: places.unknownPixel,
      receiverCount: receivers.length,
      widestGap_km: Math.max(0, ...gaps_km),
      radius2: Math.floor((setup.radius_m / terrain.cell_m) ** 2),
      cell_km: terrain.cell_m / 1000,
      mastGround_m: -setup.antennaHeight_mAGL,
      curvature: 500 / setup.effectiveEarthRadius_km,
      a_e_km: setup.effectiveEarthRadius_km,
      searchFloor: -0.78 * Math.sqrt(setup.longestWavelength_m / 0.002),
      maxVoidRun: voidRunMax_cells(terrain),
      maxVoidShare: voidRunMax_frac,
      interpolated: 0,
    });
    return places;
  }

  /** Terrain twice: as it lies, and turned, so that the cells across every fan lie side by side. No ground beyond the grid. */
  private writeTerrain(setup: SweepSetup, part: Part, places: Places): void {
    const { terrain, useClutter } = setup;
    const antenna_m = terrain.ground_m[setup.row * terrain.cols + setup.col] + setup.antennaHeight_mAGL;
    const { cols, rows } = part;
    const [ground, turned] = places.ground;
    const heights = this.home.singles(ground, cols * rows);
    if (reachesBeyond(terrain, part)) heights.fill(Number.NaN);
    copyPart(terrain, part, terrain.ground_m, heights);
    this.kernel.turnGround(ground, turned, cols, rows, antenna_m);
    if (!useClutter) return;
    for (const [source, [at, turnedAt]] of [
      [terrain.clutter_halfM, places.clutterHalf],
      [terrain.clutterClass, places.clutterClass],
    ] as const) {
      const bytes = this.home.bytes(at, cols * rows);
      if (reachesBeyond(terrain, part)) bytes.fill(0);
      copyPart(terrain, part, source, bytes);
      this.kernel.turnBytes(at, turnedAt, cols, rows);
    }
  }

  private faceFan(setup: SweepSetup, part: Part, places: Places, fan: Fan): void {
    const turned = fan.majorCol === 0 ? 0 : 1;
    const [col, row] = [setup.col - part.col0, setup.row - part.row0];
    const width = turned === 1 ? part.rows : part.cols;
    this.home.set({
      ground: places.ground[turned],
      clutterHalf: places.clutterHalf[turned],
      clutterClass: places.clutterClass[turned],
      mastIndex: turned === 1 ? col * width + row : row * width + col,
      majorStep: (fan.majorCol + fan.majorRow) * width,
      ...pixelNumbers(setup, fan),
      ownsDiagonal: fan.ownsDiagonal ? 1 : 0,
    });
  }

  /** A carrier's constants in the order of `wasm/loss.ts`. */
  private writeCarrier(
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
    new Float64Array(this.home.buffer, at, values.length).set(values);
  }
}

/** One result at a time, as the models in double precision read it. */
class Entry {
  private readonly ints: Readonly<Record<(typeof intResults)[number], Int32Array>>;
  private readonly floats: Readonly<Record<(typeof floatResults)[number], Float32Array>>;
  private readonly bare: readonly [shared: Float32Array, own: Float32Array];
  private readonly ray: RayResult;

  constructor(
    home: KernelMemory,
    { resultsAt, resultBytes, bare, scratchBytes }: Places,
    receiver: number,
    private readonly site: MastSite,
    r: number,
    /** Steps beyond it lie in the second scratch. */
    private readonly half: number,
  ) {
    const n = r + slack;
    const ints = (name: (typeof intResults)[number]) =>
      home.ints(resultsAt[name] + receiver * resultBytes, lanes * n);
    const floats = (name: (typeof floatResults)[number]) =>
      home.singles(resultsAt[name] + receiver * resultBytes, lanes * n);
    this.ints = { pixel: ints('pixel'), place: ints('place'), minor: ints('minor') };
    this.floats = Object.fromEntries(floatResults.map((name) => [name, floats(name)])) as typeof this.floats;
    this.bare = [home.singles(bare, lanes * n), home.singles(bare + scratchBytes, lanes * n)];
    this.ray = createSweepScratch(r).ray;
    this.ray.count = 1;
  }

  /** Squared distance of result e from the mast, cells. */
  distance2(e: number): number {
    return (this.ints.place[e] >> 3) ** 2 + this.ints.minor[e] ** 2;
  }

  /** Result e as entry 0 of a ray. Its ground is read only `withProfile`, as it takes a loop. */
  read(e: number, fan: Fan, withProfile: boolean): RayResult {
    const { ray, floats, site } = this;
    const place = this.ints.place[e];
    const k = place >> 3;
    const m = this.ints.minor[e];
    ray.pixel[0] = this.ints.pixel[e];
    ray.steps[0] = k;
    ray.clear[0] = (place >> 2) & 1;
    ray.dCol[0] = k * fan.majorCol + m * fan.minorCol;
    ray.dRow[0] = k * fan.majorRow + m * fan.minorRow;
    ray.d_km[0] = floats.d_km[e];
    ray.step_km = ray.d_km[0] / k;
    ray.nuGeometry[0] = floats.nuGeometry[e];
    ray.h_te_m[0] = floats.h_te_m[e];
    ray.h_re_m[0] = floats.h_re_m[e];
    ray.h_rs_m[0] = site.antenna_mAMSL + floats.rise_m[e];
    ray.smoothClearance[0] = floats.smoothClearance[e];
    ray.theta_t_mrad[0] = floats.theta_t_mrad[e];
    ray.theta_r_mrad[0] = floats.theta_r_mrad[e];
    ray.d_lt_km[0] = floats.d_lt_km[e];
    ray.d_lr_km[0] = floats.d_lr_km[e];
    if (!withProfile) return ray;
    const bare = this.bare[this.half > 0 && k > this.half ? 1 : 0];
    for (let i = 0; i <= k; i++) ray.bare_m[i] = site.antenna_mAMSL + bare[lanes * i + (place & 3)];
    return ray;
  }
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

/** Cells of the grid ahead of the mast along a fan. */
function majorCells({ terrain, col, row }: SweepSetup, { majorCol, majorRow }: Fan): number {
  if (majorCol !== 0) return majorCol > 0 ? terrain.cols - 1 - col : col;
  return majorRow > 0 ? terrain.rows - 1 - row : row;
}

function partOf(setup: SweepSetup, r: number): Part {
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
