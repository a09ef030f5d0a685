/**
 * The sweep in WebAssembly: same rays, same results as `sweep.ts` within a step of the losses, several times faster. Four rays at a
 * time; the loss of their cells is computed there, too, but for the few and the models that `loss.ts` must see one by one.
 */
import { type KernelExports, KernelMemory } from './kernelMemory.js';
import { cellLoss_dB } from './loss.js';
import { type Fan, fans, rayFan } from './rays.js';
import {
  type RayResult,
  rayReach,
  type SweepCounts,
  type SweepSetup,
  voidRunMax_cells,
  voidRunMax_frac,
} from './sweep.js';
import { Entry } from './sweepEntry.js';
import { fanNumbers, type Part, partOf, type Turning, writeCarrier, writeTerrain } from './sweepInput.js';
import { lanes, layOutSweep, type Places, type ReceiverLosses, slack } from './sweepLayout.js';
import { encodeLoss } from './window.js';

/** Rays j … j + 3 of a fan of half-width r over steps from … to. */
type SweepRays = (j: number, r: number, from: number, to: number) => void;

export class FastSweep {
  private readonly home: KernelMemory;
  private readonly kernel: KernelExports &
    Turning & {
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
      this.home.set(fanNumbers(setup, part, places, fan));
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
    const { at, places } = layOutSweep(
      this.home,
      { r, cells: part.cols * part.rows, window, classes: clutter.gap_m.length },
      receivers,
    );
    writeTerrain(this.home, this.kernel, setup, part, places);
    receivers.forEach(({ carriers }, n) => {
      carriers.forEach((carrier, c) => {
        writeCarrier(this.home, places.carriers[n][c].constants, carrier, terrain.cell_m);
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
}

/** Cells of the grid ahead of the mast along a fan. */
function majorCells({ terrain, col, row }: SweepSetup, { majorCol, majorRow }: Fan): number {
  if (majorCol !== 0) return majorCol > 0 ? terrain.cols - 1 - col : col;
  return majorRow > 0 ? terrain.rows - 1 - row : row;
}
