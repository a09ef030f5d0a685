/**
 * The sweep in WebAssembly: same rays, same results as `sweep.ts` within a hundredth of a decibel, several times faster. It
 * fills a `RayResult` that lies in its memory, so that models without a kernel of their own read it like any other.
 */
import { longWaveLoss_dB } from '../../propagation/clearAir/ducting.js';
import { freeSpace_dB } from '../../propagation/p1812/equations.js';
import { type CarrierLoss, cellLoss_dB, type MastSite } from './loss.js';
import { type KernelExports, KernelMemory } from './kernelMemory.js';
import { nearMast_m } from './nearMast.js';
import { fans } from './rays.js';
import {
  type RayResult,
  rayReach,
  type SweepCounts,
  type SweepSetup,
  voidRunMax_cells,
  voidRunMax_frac,
} from './sweep.js';
import type { TerrainView } from './terrain.js';
import { encodeLoss } from './window.js';

/** Entries are computed four at a time, blocks read whole: room behind every array. */
const slack = 16;

const stepArrays = [
  'inverse',
  'bare',
  'clutter',
  'blockMax',
  'hullX',
  'hullY',
  'bareHullX',
  'bareHullY',
] as const;
const singleArrays = ['flat', 'rootUp', 'rootDown', 'hullXSingle', 'hullZSingle'] as const;
const intArrays = ['pixel', 'dCol', 'dRow', 'steps', 'unknownPixel', 'special'] as const;
const floatArrays = [
  'd_km',
  'nuGeometry',
  'h_te_m',
  'h_re_m',
  'h_rs_m',
  'smoothClearance',
  'theta_t_mrad',
  'theta_r_mrad',
  'd_lt_km',
  'd_lr_km',
  'line_t_m',
  'line_r_m',
] as const;

/** The part of the terrain that rays from the mast into the window touch, one cell wider. */
interface Part {
  readonly col0: number;
  readonly row0: number;
  readonly cols: number;
  readonly rows: number;
}

export class FastSweep {
  private readonly home: KernelMemory;
  private readonly kernel: KernelExports & {
    readonly sweepBareRay: (j: number, reach: number) => number;
    readonly sweepClutterRay: (j: number, reach: number) => number;
    readonly finishRay: (count: number) => void;
    readonly lossOfRay: (count: number, carrier: number, out: number) => number;
  };

  constructor(module: WebAssembly.Module) {
    this.home = new KernelMemory(module);
    this.kernel = this.home.exports as typeof this.kernel;
  }

  /**
   * Sweeps all rays of one mast and writes every carrier's codes. `out[c]` follows the setup's window; entries that the
   * kernel leaves to the host, and carriers of statistical models, are computed by `loss.ts`. `environmentOf` tells the
   * receiver environment of a ray's entry.
   */
  run(
    setup: SweepSetup,
    carriers: readonly CarrierLoss[],
    site: MastSite,
    environment: (ray: RayResult, e: number) => number,
    out: readonly Int16Array[],
    unknownCode: number,
  ): SweepCounts {
    const { terrain, window, lattice } = setup;
    const counts: SweepCounts = { cells: 0, unknown: 0, interpolated: 0 };
    const r = Math.floor(setup.radius_m / terrain.cell_m);
    if (r < 1 || Number.isNaN(terrain.ground_m[setup.row * terrain.cols + setup.col])) return counts;
    const part = partOf(setup, r);
    const state = this.prepare(setup, part, r, carriers);
    const { ray, outAt, carrierAt } = state;
    const views = out.map((array, c) => {
      const view = new Int16Array(this.home.buffer, outAt[c], array.length);
      view.set(array);
      return view;
    });
    const limits = carriers.map((c) => (c.spec.radius_m / terrain.cell_m) ** 2);
    for (const fan of fans) {
      const east = fan.majorCol !== 0;
      const majorLimit = east
        ? fan.majorCol > 0
          ? terrain.cols - 1 - setup.col
          : setup.col
        : fan.majorRow > 0
          ? terrain.rows - 1 - setup.row
          : setup.row;
      this.faceFan(setup, part, state, fan);
      for (let j = -r; j <= r; j++) {
        const reach = rayReach(
          lattice,
          window,
          setup,
          fan,
          j,
          r,
          setup.radius_m / terrain.cell_m,
          majorLimit,
        );
        if (reach <= 0) continue;
        ray.count = setup.useClutter
          ? this.kernel.sweepClutterRay(j, reach)
          : this.kernel.sweepBareRay(j, reach);
        ray.step_km = this.home.get('step_km');
        ray.unknownCount = this.home.get('unknownCount');
        this.kernel.finishRay(ray.count);
        carriers.forEach((carrier, c) => {
          const view = views[c];
          if (carrier.spec.model === 'auto') {
            const left = this.kernel.lossOfRay(ray.count, carrierAt[c], outAt[c]);
            for (let i = 0; i < left; i++) {
              const e = state.special[i];
              view[ray.pixel[e]] = encodeLoss(cellLoss_dB(carrier, site, ray, e, environment(ray, e)));
            }
          } else
            for (let e = 0; e < ray.count; e++)
              if (ray.dCol[e] ** 2 + ray.dRow[e] ** 2 <= limits[c])
                view[ray.pixel[e]] = encodeLoss(cellLoss_dB(carrier, site, ray, e, environment(ray, e)));
          for (let u = 0; u < ray.unknownCount; u++) view[ray.unknownPixel[u]] = unknownCode;
        });
        counts.cells += ray.count;
        counts.unknown += ray.unknownCount;
      }
    }
    counts.interpolated = this.home.get('interpolated');
    out.forEach((array, c) => {
      array.set(views[c]);
    });
    return counts;
  }

  /** Lays out the memory, writes terrain and tables, returns what the host reads back. */
  private prepare(setup: SweepSetup, part: Part, r: number, carriers: readonly CarrierLoss[]) {
    const { terrain, window, lattice, clutter } = setup;
    const n = r + slack;
    const cells = part.cols * part.rows;
    const { at, carrierAt, groundAt, halfAt, classAt, outAt } = this.home.layOut((layout) => {
      const at: Record<string, number> = {};
      for (const name of stepArrays) at[name] = layout.take(8 * n);
      for (const name of floatArrays) at[name] = layout.take(8 * n);
      for (const name of intArrays) at[name] = layout.take(4 * n);
      for (const name of singleArrays) at[name] = layout.take(4 * n);
      at.clear = layout.take(n);
      at.gaps = layout.take(8 * clutter.gap_m.length);
      return {
        at,
        carrierAt: carriers.map((c) => layout.take(8 * (slack + 2 * c.clearAir.time_dB.length))),
        groundAt: [layout.take(4 * cells), layout.take(4 * cells)],
        halfAt: [layout.take(cells), layout.take(cells)],
        classAt: [layout.take(cells), layout.take(cells)],
        outAt: carriers.map(() => layout.take(2 * window.cols * window.rows)),
      };
    });
    const { buffer } = this.home;
    this.writeTerrain(terrain, part, groundAt, halfAt, classAt, setup.useClutter);
    carriers.forEach((carrier, c) => {
      this.writeCarrier(carrierAt[c], carrier, terrain.cell_m);
    });
    const rootUp = new Float32Array(buffer, at.rootUp, n);
    const rootDown = new Float32Array(buffer, at.rootDown, n);
    const inverse = new Float64Array(buffer, at.inverse, n);
    for (let i = 1; i < n; i++) inverse[i] = 1 / i;
    rootUp.fill(0);
    rootDown.fill(0);
    const rootLast = r + 1;
    for (let i = 1; i <= rootLast; i++) {
      rootUp[i] = 1 / Math.sqrt(i);
      rootDown[rootLast - i] = 1 / Math.sqrt(i);
    }
    const gaps = new Float64Array(buffer, at.gaps, clutter.gap_m.length);
    let widestGap_km = 0;
    for (let i = 0; i < gaps.length; i++) {
      gaps[i] = clutter.gap_m[i] / 1000;
      widestGap_km = Math.max(widestGap_km, gaps[i]);
    }
    const C = 500 / setup.effectiveEarthRadius_km;
    this.home.set({
      ...at,
      rootLast,
      widestGap_km,
      r,
      radius2: (setup.radius_m / terrain.cell_m) ** 2,
      cell_km: terrain.cell_m / 1000,
      colAtMast: setup.col - lattice.col0,
      rowAtMast: setup.row - lattice.row0,
      stride: lattice.stride,
      windowCol0: window.col0,
      windowRow0: window.row0,
      windowCols: window.cols,
      windowRows: window.rows,
      h_ts_m: terrain.ground_m[setup.row * terrain.cols + setup.col] + setup.antennaHeight_mAGL,
      receiver_m: setup.receiverHeight_mAGL,
      curvature: C,
      a_e_km: setup.effectiveEarthRadius_km,
      searchFloor: -0.78 * Math.sqrt(setup.longestWavelength_m / 0.002),
      maxVoidRun: voidRunMax_cells(terrain),
      maxVoidShare: voidRunMax_frac,
      interpolated: 0,
    });
    const ints = (name: string) => new Int32Array(buffer, at[name], n);
    const floats = (name: string) => new Float64Array(buffer, at[name], n);
    const ray: RayResult = {
      count: 0,
      step_km: 0,
      pixel: ints('pixel'),
      dCol: ints('dCol'),
      dRow: ints('dRow'),
      steps: ints('steps'),
      d_km: floats('d_km'),
      nuGeometry: floats('nuGeometry'),
      h_te_m: floats('h_te_m'),
      h_re_m: floats('h_re_m'),
      h_rs_m: floats('h_rs_m'),
      smoothClearance: floats('smoothClearance'),
      clear: new Uint8Array(buffer, at.clear, n),
      theta_t_mrad: floats('theta_t_mrad'),
      theta_r_mrad: floats('theta_r_mrad'),
      d_lt_km: floats('d_lt_km'),
      d_lr_km: floats('d_lr_km'),
      bare_m: floats('bare'),
      unknownCount: 0,
      unknownPixel: ints('unknownPixel'),
    };
    return { ray, special: ints('special'), outAt, carrierAt, groundAt, halfAt, classAt };
  }

  /** Terrain twice: as it lies, and turned, so that rays of every fan read ahead in memory. */
  private writeTerrain(
    terrain: TerrainView,
    part: Part,
    groundAt: readonly number[],
    halfAt: readonly number[],
    classAt: readonly number[],
    useClutter: boolean,
  ): void {
    const { buffer } = this.home;
    const { col0, row0, cols, rows } = part;
    const pairs: [Float32Array | Uint8Array, Float32Array | Uint8Array, Float32Array | Uint8Array][] = [
      [
        terrain.ground_m,
        new Float32Array(buffer, groundAt[0], cols * rows),
        new Float32Array(buffer, groundAt[1], cols * rows),
      ],
    ];
    if (useClutter)
      for (const [source, at] of [
        [terrain.clutter_halfM, halfAt],
        [terrain.clutterClass, classAt],
      ] as const)
        pairs.push([
          source,
          new Uint8Array(buffer, at[0], cols * rows),
          new Uint8Array(buffer, at[1], cols * rows),
        ]);
    for (const [source, straight, turned] of pairs) {
      for (let row = 0; row < rows; row++) {
        const from = (row0 + row) * terrain.cols + col0;
        straight.set(source.subarray(from, from + cols), row * cols);
      }
      turn(straight, turned, cols, rows);
    }
  }

  private faceFan(
    setup: SweepSetup,
    part: Part,
    state: { groundAt: readonly number[]; halfAt: readonly number[]; classAt: readonly number[] },
    fan: (typeof fans)[number],
  ): void {
    const turned = fan.majorCol === 0 ? 1 : 0;
    const [col, row] = [setup.col - part.col0, setup.row - part.row0];
    const width = turned === 1 ? part.rows : part.cols;
    const [major, minor] = turned === 1 ? [row, col] : [col, row];
    const minorCount = turned === 1 ? part.cols : part.rows;
    this.home.set({
      ground: state.groundAt[turned],
      clutterHalf: state.halfAt[turned],
      clutterClass: state.classAt[turned],
      mastIndex: minor * width + major,
      majorStep: fan.majorCol + fan.majorRow,
      minorStep: (fan.minorCol + fan.minorRow) * width,
      minorLow: -minor,
      minorHigh: minorCount - 1 - minor,
      majorCol: fan.majorCol,
      majorRow: fan.majorRow,
      minorCol: fan.minorCol,
      minorRow: fan.minorRow,
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

function partOf(setup: SweepSetup, r: number): Part {
  const { terrain, lattice, window, col, row } = setup;
  const west = lattice.col0 + window.col0 * lattice.stride;
  const north = lattice.row0 + window.row0 * lattice.stride;
  const east = west + (window.cols - 1) * lattice.stride;
  const south = north + (window.rows - 1) * lattice.stride;
  const clampCol = (c: number) => Math.max(0, Math.min(terrain.cols - 1, c));
  const clampRow = (v: number) => Math.max(0, Math.min(terrain.rows - 1, v));
  const col0 = clampCol(Math.max(Math.min(col, west), col - r) - 2);
  const col1 = clampCol(Math.min(Math.max(col, east), col + r) + 2);
  const row0 = clampRow(Math.max(Math.min(row, north), row - r) - 2);
  const row1 = clampRow(Math.min(Math.max(row, south), row + r) + 2);
  return { col0, row0, cols: col1 - col0 + 1, rows: row1 - row0 + 1 };
}

/** Rows to columns, in squares that stay in the cache. */
function turn(
  from: Float32Array | Uint8Array,
  to: Float32Array | Uint8Array,
  cols: number,
  rows: number,
): void {
  const square = 32;
  for (let r0 = 0; r0 < rows; r0 += square)
    for (let c0 = 0; c0 < cols; c0 += square) {
      const r1 = Math.min(rows, r0 + square);
      const c1 = Math.min(cols, c0 + square);
      for (let r = r0; r < r1; r++) for (let c = c0; c < c1; c++) to[c * rows + r] = from[r * cols + c];
    }
}
