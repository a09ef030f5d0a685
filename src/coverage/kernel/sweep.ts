/**
 * The radial sweep: terrain geometry of every cell around a mast at amortised O(1) per cell.
 *
 * Along a ray, everything delta-Bullington (ITU-R P.526-15 §4.5) asks of the profile is kept incrementally:
 * - with flattened heights y = g − C·x² (C = 500/a_e, x in km) the slope from the transmitter does not depend on the
 *   receiver, so Stim is a running maximum;
 * - Srim, the steepest slope seen from the receiver, is the tangent to the upper hull of y: a stack, popped while the
 *   hull is not convex, each point pushed and popped once;
 * - the line-of-sight case needs max ν, which a hull does not answer (its weight is 1/√(x(d−x))): blocks of 16 points
 *   are bounded by their highest y and opened only when they could beat the best so far;
 * - the smooth-earth fit needs two prefix sums and, for the obstruction heights, a second hull over bare heights;
 * - the horizons of P.1812-7 Attachment 1 §5 are those of bare terrain over the effective earth: a running maximum from
 *   the transmitter, the tangent to a third hull from the receiver.
 * The carrier frequency enters none of these, so that all carriers of a mast share one sweep.
 *
 * Clutter stands on the inner points. Beside a terminal it stands at its class's nominal gap instead of one grid step
 * (rules R2): points nearer than the gap are bare, and one obstacle of the terminal's own clutter height stands at the
 * gap. Points nearer than the widest gap are therefore kept out of the hull and looked at one by one.
 */
import { smoothEarthClearance } from '../../propagation/p526/equations.js';
import {
  type Fan,
  fans,
  insideDisc,
  minorOffset,
  nearestMinor,
  owningRay,
  type RayChoice,
  type RayFan,
  rayFan,
  sharedRay,
} from './rays.js';
import type { ClutterTable, PixelLattice, TerrainView } from './terrain.js';
import type { PixelWindow } from './window.js';

/**
 * A void run of more working cells than this makes the path unknown (rules R2) …: three cells of the source, so that a
 * finer working grid bridges the same holes.
 */
export const voidRunMax_cells = ({ cell_m, sourceCell_m = cell_m }: TerrainView): number =>
  Math.round((3 * sourceCell_m) / cell_m);
/** … and so does one longer than this share of the path. */
export const voidRunMax_frac = 0.05;

export interface SweepSetup {
  readonly terrain: TerrainView;
  readonly clutter: ClutterTable;
  readonly lattice: PixelLattice;
  /** Output pixels to compute. */
  readonly window: PixelWindow;
  /** Working cell of the mast. */
  readonly col: number;
  readonly row: number;
  readonly antennaHeight_mAGL: number;
  readonly receiverHeight_mAGL: number;
  readonly radius_m: number;
  readonly effectiveEarthRadius_km: number;
  /** False: bare terrain, for models that hold clutter statistically. */
  readonly useClutter: boolean;
  /** Default `shared`. */
  readonly rays?: RayChoice;
  /** Longest wavelength of the carriers: where every ν stays below −0.78 the loss is 0 and the search may stop. */
  readonly longestWavelength_m: number;
}

/** One ray's results, index 0…count−1; reused from ray to ray. Profile points are evenly spaced at `step_km`. */
export interface RayResult {
  count: number;
  step_km: number;
  /** Pixel index inside the window. */
  readonly pixel: Int32Array;
  /** Working-grid offset from the mast, cells. */
  readonly dCol: Int32Array;
  readonly dRow: Int32Array;
  /** Number of profile steps from mast to cell. */
  readonly steps: Int32Array;
  /** Length of the profile. */
  readonly d_km: Float64Array;
  /** ν·√(λ/0.002): the frequency-free part of the diffraction parameter; −Infinity where no point obstructs. */
  readonly nuGeometry: Float64Array;
  /** Effective heights over the smooth earth, metres. */
  readonly h_te_m: Float64Array;
  readonly h_re_m: Float64Array;
  /** Receiver antenna, metres above sea level. */
  readonly h_rs_m: Float64Array;
  /**
   * Clearance of the ray over the smooth earth against the first zone: h_se/(17.456·√(d1·d2/d)). Above √λ the spherical
   * earth costs nothing (P.526-15 §3.2.1); −Infinity beyond the horizon. One number serves all carriers.
   */
  readonly smoothClearance: Float64Array;
  /** 1 = the direct ray is clear of the profile. */
  readonly clear: Uint8Array;
  /** Elevation of each terminal's horizon over bare terrain, mrad; in line of sight the slope of the direct ray. */
  readonly theta_t_mrad: Float64Array;
  readonly theta_r_mrad: Float64Array;
  /** Distance of each terminal to its horizon, km; 0 in line of sight. */
  readonly d_lt_km: Float64Array;
  readonly d_lr_km: Float64Array;
  /** Bare ground of the ray at profile points 0 …, m above sea level; of an entry valid below its own step. */
  readonly bare_m: Float64Array;
  unknownCount: number;
  /** Pixels whose path crosses unknown terrain. */
  readonly unknownPixel: Int32Array;
}

export interface SweepCounts {
  cells: number;
  unknown: number;
  /** Void profile points that were interpolated. */
  interpolated: number;
}

const blockShift = 4;
const blockMask = 15;

/** Scratch for rays of up to `maxSteps` steps. */
export function createSweepScratch(maxSteps: number) {
  const n = maxSteps + 2;
  const bare = new Float64Array(n);
  return {
    maxSteps,
    bare,
    flat: new Float64Array(n),
    clutter: new Float64Array(n),
    hullX: new Float64Array(n + 2),
    hullY: new Float64Array(n + 2),
    bareHullX: new Float64Array(n),
    bareHullY: new Float64Array(n),
    flatHullX: new Float64Array(n),
    flatHullY: new Float64Array(n),
    blockMax: new Float64Array((n >> blockShift) + 2),
    /**
     * Of bare terrain so far: prefix sums v1, v2 of the smooth-earth fit, steepest slope (h − hts)/x; the same over the
     * effective earth and its distance, km.
     */
    sums: new Float64Array(5),
    /** Tops of the two bare hulls: over the chord, over the effective earth. */
    bareTops: new Int32Array(2),
    ray: {
      count: 0,
      step_km: 0,
      pixel: new Int32Array(n),
      dCol: new Int32Array(n),
      dRow: new Int32Array(n),
      steps: new Int32Array(n),
      d_km: new Float64Array(n),
      nuGeometry: new Float64Array(n),
      h_te_m: new Float64Array(n),
      h_re_m: new Float64Array(n),
      h_rs_m: new Float64Array(n),
      smoothClearance: new Float64Array(n),
      clear: new Uint8Array(n),
      theta_t_mrad: new Float64Array(n),
      theta_r_mrad: new Float64Array(n),
      d_lt_km: new Float64Array(n),
      d_lr_km: new Float64Array(n),
      bare_m: bare,
      unknownCount: 0,
      unknownPixel: new Int32Array(n),
    } satisfies RayResult as RayResult,
  };
}

export type SweepScratch = ReturnType<typeof createSweepScratch>;

/** Largest ray length that a setup needs. */
export const sweepSteps = (setup: SweepSetup): number =>
  rayFan(setup.radius_m / setup.terrain.cell_m, setup.rays).r;

/**
 * Sweeps all rays of one mast and hands each finished ray to `onRay`. The mast's own cell is not part of any ray.
 * A mast on void terrain yields no ray: the caller marks its window unknown.
 */
export function sweep(
  setup: SweepSetup,
  scratch: SweepScratch,
  onRay: (ray: RayResult) => void,
): SweepCounts {
  const { terrain, lattice, window } = setup;
  const { cols, rows, cell_m } = terrain;
  const counts: SweepCounts = { cells: 0, unknown: 0, interpolated: 0 };
  const radius_cells = setup.radius_m / cell_m;
  const rays = rayFan(radius_cells, setup.rays);
  const { r } = rays;
  if (r < 1 || Number.isNaN(terrain.ground_m[setup.row * cols + setup.col])) return counts;
  for (const fan of fans) {
    const majorLimit =
      fan.majorCol > 0
        ? cols - 1 - setup.col
        : fan.majorCol < 0
          ? setup.col
          : fan.majorRow > 0
            ? rows - 1 - setup.row
            : setup.row;
    const minorLow = fan.minorCol !== 0 ? -setup.col : -setup.row;
    const minorHigh = fan.minorCol !== 0 ? cols - 1 - setup.col : rows - 1 - setup.row;
    for (let j = -r; j <= r; j++) {
      const reach = rayReach(lattice, window, setup, fan, j, r, radius_cells, majorLimit);
      if (reach > 0) sweepRay(setup, scratch, fan, j, rays, radius_cells, reach, minorLow, minorHigh, counts);
      else continue;
      onRay(scratch.ray);
    }
  }
  return counts;
}

/** Last major step at which ray j can still own a cell of the window and the disc; 0 = none. */
export function rayReach(
  lattice: PixelLattice,
  window: PixelWindow,
  setup: SweepSetup,
  fan: Fan,
  j: number,
  r: number,
  radius_cells: number,
  majorLimit: number,
): number {
  const t = j / r;
  // A cell owned by the ray lies within half a cell of it, so its squared distance exceeds k²+(|k·t|−½)².
  let reach = Math.min(
    r,
    majorLimit,
    Math.ceil((Math.abs(t) / 2 + Math.sqrt(radius_cells * radius_cells * (1 + t * t))) / (1 + t * t)) + 1,
  );
  // The window bounds the ray too: a mast far outside the area needs only the rays that meet it.
  const west = lattice.col0 + window.col0 * lattice.stride - setup.col;
  const east = west + (window.cols - 1) * lattice.stride;
  const north = lattice.row0 + window.row0 * lattice.stride - setup.row;
  const south = north + (window.rows - 1) * lattice.stride;
  const majorNear = fan.majorCol > 0 ? west : fan.majorCol < 0 ? -east : fan.majorRow > 0 ? north : -south;
  const majorFar = fan.majorCol > 0 ? east : fan.majorCol < 0 ? -west : fan.majorRow > 0 ? south : -north;
  const minorMin = fan.minorCol !== 0 ? west : north;
  const minorMax = fan.minorCol !== 0 ? east : south;
  if (majorFar < 1 || majorNear > reach) return 0;
  reach = Math.min(reach, majorFar);
  if (t > 0) {
    if (minorMax < 0) return 0;
    reach = Math.min(reach, Math.floor((minorMax + 1) / t) + 1);
    if (reach * t + 1 < minorMin) return 0;
  } else if (t < 0) {
    if (minorMin > 0) return 0;
    reach = Math.min(reach, Math.floor((minorMin - 1) / t) + 1);
    if (reach * t - 1 > minorMax) return 0;
  } else if (minorMin > 0 || minorMax < 0) return 0;
  return reach;
}

function sweepRay(
  setup: SweepSetup,
  scratch: SweepScratch,
  fan: Fan,
  j: number,
  rays: RayFan,
  radius_cells: number,
  reach: number,
  minorLow: number,
  minorHigh: number,
  counts: SweepCounts,
): void {
  const { terrain, lattice, window, useClutter } = setup;
  const { cols, ground_m, clutter_halfM, clutterClass } = terrain;
  const gap_m = setup.clutter.gap_m;
  const { bare, flat, clutter, hullX, hullY, bareHullX, bareHullY, flatHullX, flatHullY, blockMax } = scratch;
  const { sums, bareTops, ray } = scratch;
  const { stride } = lattice;
  const C = 500 / setup.effectiveEarthRadius_km;

  const mastIndex = setup.row * cols + setup.col;
  const h_ts0 = ground_m[mastIndex];
  const h_ts = h_ts0 + setup.antennaHeight_mAGL;
  const majorStep = fan.majorCol + fan.majorRow * cols;
  const minorStep = fan.minorCol + fan.minorRow * cols;
  const { r } = rays;
  const t = j / r;
  const step_km = (terrain.cell_m / 1000) * Math.sqrt(1 + t * t);

  // Terminal clutter: obstacles at nominal gaps; points closer than the widest gap stay out of the hull.
  const mastClutter_m = useClutter ? clutter_halfM[mastIndex] / 2 : 0;
  const mastGap_km = mastClutter_m > 0 ? gap_m[clutterClass[mastIndex]] / 1000 : 0;
  const mastObstacle = mastGap_km > 0;
  const mastObstacleY = h_ts0 + mastClutter_m - C * mastGap_km * mastGap_km;
  let widest = 0;
  if (useClutter) for (let i = 0; i < gap_m.length; i++) if (gap_m[i] > widest) widest = gap_m[i];
  const lag = widest > 0 ? Math.max(0, Math.ceil(widest / 1000 / step_km - 1e-9) - 1) : 0;
  const searchFloor = -0.78 * Math.sqrt(setup.longestWavelength_m / 0.002);

  let hullTop = -1;
  bareTops[0] = -1;
  bareTops[1] = -1;
  let pushed = 0; // points 1…pushed are in the hull, in `flat` and in the block maxima
  let mastObstacleIn = false;
  let stim = Number.NEGATIVE_INFINITY; // max (y − hts)/x over pushed points
  let block = Number.NEGATIVE_INFINITY;
  sums[0] = 0;
  sums[1] = 0;
  sums[2] = Number.NEGATIVE_INFINITY;
  sums[3] = Number.NEGATIVE_INFINITY;
  sums[4] = 0;
  let lastValid = 0;
  bare[0] = h_ts0;
  let run = 0;
  let longestRun = 0;
  const maxRun = voidRunMax_cells(terrain);

  ray.count = 0;
  ray.unknownCount = 0;
  ray.step_km = step_km;

  for (let k = 1; k <= reach; k++) {
    const { whole: m0, rest } = minorOffset(k, j, rays);
    const m = nearestMinor(k, j, rays);
    if (m < minorLow || m > minorHigh) break;
    const base = mastIndex + k * majorStep;
    const nearIndex = base + m * minorStep;
    const own = ground_m[nearIndex];

    // Which output pixel, if any, does this ray evaluate here?
    let pixel = -1;
    const dCol = k * fan.majorCol + m * fan.minorCol;
    const dRow = k * fan.majorRow + m * fan.minorRow;
    if (
      insideDisc(k, m, radius_cells) &&
      owningRay(k, m, rays) === j &&
      (fan.ownsDiagonal || (m !== k && m !== -k))
    ) {
      const offCol = setup.col + dCol - lattice.col0;
      const offRow = setup.row + dRow - lattice.row0;
      const pc = offCol / stride - window.col0;
      const pr = offRow / stride - window.row0;
      if (
        pc >= 0 &&
        pr >= 0 &&
        pc < window.cols &&
        pr < window.rows &&
        pc === Math.floor(pc) &&
        pr === Math.floor(pr)
      )
        pixel = pr * window.cols + pc;
    }

    if (Number.isNaN(own)) {
      run++;
      if (pixel >= 0) ray.unknownPixel[ray.unknownCount++] = pixel;
      continue;
    }
    if (run > longestRun) longestRun = run;
    if (longestRun > maxRun) {
      if (pixel >= 0) ray.unknownPixel[ray.unknownCount++] = pixel;
      continue;
    }

    // Height on the ray: linear between the two cells beside it; a void neighbour leaves the nearer cell's height.
    let h = own;
    if (rest !== 0 && m0 >= minorLow && m0 + 1 <= minorHigh) {
      const z0 = ground_m[base + m0 * minorStep];
      const z1 = ground_m[base + (m0 + 1) * minorStep];
      const mix = z0 + (rest / r) * (z1 - z0);
      if (!Number.isNaN(mix)) h = mix;
    }

    if (run > 0) {
      // A short void run is filled by a straight line, bare of clutter.
      for (let i = lastValid + 1; i < k; i++) {
        bare[i] = bare[lastValid] + ((h - bare[lastValid]) * (i - lastValid)) / (k - lastValid);
        clutter[i] = 0;
        pushBare(scratch, i, step_km, C, h_ts);
      }
      // What rays share is counted once.
      if (sharedRay(k, j, rays) === j && insideDisc(k, m, radius_cells)) counts.interpolated += run;
      run = 0;
    }

    // Bring the surface hull up to the points that lie a full gap behind this cell.
    for (const end = k - 1 - lag; pushed < end; ) {
      const i = ++pushed;
      const x = i * step_km;
      if (mastObstacle && !mastObstacleIn && x >= mastGap_km) {
        mastObstacleIn = true;
        hullTop = pushHull(hullX, hullY, hullTop, mastGap_km, mastObstacleY);
        const s = (mastObstacleY - h_ts) / mastGap_km;
        if (s > stim) stim = s;
      }
      const y = bare[i] + (x < mastGap_km ? 0 : clutter[i]) - C * x * x;
      flat[i] = y;
      hullTop = pushHull(hullX, hullY, hullTop, x, y);
      const s = (y - h_ts) / x;
      if (s > stim) stim = s;
      if ((i & blockMask) === 0) {
        blockMax[(i >> blockShift) - 1] = block;
        block = y;
      } else if (y > block) block = y;
    }

    if (pixel >= 0) {
      if (longestRun > voidRunMax_frac * k) ray.unknownPixel[ray.unknownCount++] = pixel;
      else {
        const e = ray.count++;
        const d = k * step_km;
        // The receiver stands on the ground of its ray, up to half a cell beside the cell's centre: on a slope the path and its
        // end then belong together.
        const h_rs = h + setup.receiverHeight_mAGL;
        const y_r = h_rs - C * d * d;
        const line = (y_r - h_ts) / d; // slope of the direct ray over flattened heights
        const cellClutter_m = useClutter ? clutter_halfM[nearIndex] / 2 : 0;
        const gap_km = cellClutter_m > 0 ? gap_m[clutterClass[nearIndex]] / 1000 : 0;
        const xObstacle = d - gap_km;
        const obstacle = gap_km > 0 && xObstacle > 0;
        const yObstacle = h + cellClutter_m - C * xObstacle * xObstacle;

        // Stim over everything, the near points bare inside the receiver's gap.
        let st = stim;
        for (let i = pushed + 1; i < k; i++) {
          const x = i * step_km;
          const y = bare[i] + (x < mastGap_km || d - x < gap_km - 1e-9 ? 0 : clutter[i]) - C * x * x;
          flat[i] = y;
          const s = (y - h_ts) / x;
          if (s > st) st = s;
        }
        const mastObstacleAlone = mastObstacle && !mastObstacleIn && mastGap_km < d;
        if (mastObstacleAlone) {
          const s = (mastObstacleY - h_ts) / mastGap_km;
          if (s > st) st = s;
        }
        if (obstacle) {
          const s = (yObstacle - h_ts) / xObstacle;
          if (s > st) st = s;
        }

        let nu = Number.NEGATIVE_INFINITY;
        let d_lt = 0;
        let d_lr = 0;
        let slopeT = line;
        let slopeR = -line - 2 * C * d;
        if (st < line) {
          // Line of sight: max of (y − line)/√(x(d−x)) by branch and bound. P.526-15 §4.5.1, ν_max.
          let best = searchFloor / Math.sqrt(d);
          const lastBlock = pushed >> blockShift;
          for (let b = lastBlock; b >= 0; b--) {
            const i0 = b === 0 ? 1 : b << blockShift;
            const i1 = b === lastBlock ? pushed : (b << blockShift) + blockMask;
            if (i0 > i1) continue;
            const xa = i0 * step_km;
            const xb = i1 * step_km;
            const ya = h_ts + line * xa;
            const yb = h_ts + line * xb;
            const clearance = (b === lastBlock ? block : blockMax[b]) - (ya < yb ? ya : yb);
            const half = d / 2;
            const xm = xb < half ? xb : xa > half ? xa : half;
            if (clearance < 0 && clearance * clearance > best * best * xm * (d - xm)) continue;
            for (let i = i0; i <= i1; i++) {
              const x = i * step_km;
              const v = (flat[i] - h_ts - line * x) / Math.sqrt(x * (d - x));
              if (v > best) best = v;
            }
          }
          for (let i = pushed + 1; i < k; i++) {
            const x = i * step_km;
            const v = (flat[i] - h_ts - line * x) / Math.sqrt(x * (d - x));
            if (v > best) best = v;
          }
          if (mastObstacle && mastGap_km < d) {
            const v = (mastObstacleY - h_ts - line * mastGap_km) / Math.sqrt(mastGap_km * (d - mastGap_km));
            if (v > best) best = v;
          }
          if (obstacle) {
            const v = (yObstacle - h_ts - line * xObstacle) / Math.sqrt(xObstacle * gap_km);
            if (v > best) best = v;
          }
          nu = best * Math.sqrt(d);
          ray.clear[e] = 1;
        } else {
          // Obstructed: the Bullington point from both tangents. P.526-15 §4.5.1, eqs. for Srim, d_b, ν_b.
          ray.clear[e] = 0;
          let sr = Number.NEGATIVE_INFINITY;
          if (hullTop >= 0) {
            let q = hullTop;
            sr = (hullY[q] - y_r) / (d - hullX[q]);
            while (q > 0) {
              const s = (hullY[q - 1] - y_r) / (d - hullX[q - 1]);
              if (s < sr) break;
              sr = s;
              q--;
            }
          }
          for (let i = pushed + 1; i < k; i++) {
            const x = i * step_km;
            const s = (flat[i] - y_r) / (d - x);
            if (s > sr) sr = s;
          }
          if (mastObstacleAlone) {
            const s = (mastObstacleY - y_r) / (d - mastGap_km);
            if (s > sr) sr = s;
          }
          if (obstacle) {
            const s = (yObstacle - y_r) / gap_km;
            if (s > sr) sr = s;
          }
          nu = bullingtonPoint(st, sr, h_ts, y_r, d);
          if (sums[3] > line) {
            // Trans-horizon over bare terrain. P.1812-7 Att. 1 §5.1 to §5.3; slopes lean back by the earth's curve.
            let q = bareTops[1];
            let s = (flatHullY[q] - y_r) / (d - flatHullX[q]);
            while (q > 0) {
              const next = (flatHullY[q - 1] - y_r) / (d - flatHullX[q - 1]);
              if (next <= s) break;
              s = next;
              q--;
            }
            slopeT = sums[3];
            slopeR = s - 2 * C * d;
            d_lt = sums[4];
            d_lr = d - flatHullX[q];
          }
        }

        // Smooth-earth heights from the bare profile. P.526-15 §4.5.2 (obstruction heights), as in P.1812-6 Att. 1 §5.6.
        let h_st = h_ts0;
        let h_sr = h;
        if (k >= 2) {
          const xp = (k - 1) * step_km;
          const hp = bare[k - 1];
          const w1 = sums[0] + step_km * (h + hp);
          const w2 = sums[1] + step_km * (h * (2 * d + xp) + hp * (d + 2 * xp));
          h_st = (2 * w1 * d - w2) / (d * d);
          h_sr = (w2 - w1 * d) / (d * d);
          const slope = (h_rs - h_ts) / d;
          let low = 0;
          let high = bareTops[0];
          while (low < high) {
            const mid = (low + high) >> 1;
            if (bareHullY[mid + 1] - bareHullY[mid] > slope * (bareHullX[mid + 1] - bareHullX[mid]))
              low = mid + 1;
            else high = mid;
          }
          const h_obs = bareHullY[low] - h_ts - slope * bareHullX[low];
          // A chord that just touches may lie above its highest point by rounding: then nothing is in its way.
          if (h_obs > 0 && sums[2] > slope) {
            let q = bareTops[0];
            let sr = (bareHullY[q] - h_rs) / (d - bareHullX[q]);
            while (q > 0) {
              const s = (bareHullY[q - 1] - h_rs) / (d - bareHullX[q - 1]);
              if (s < sr) break;
              sr = s;
              q--;
            }
            const alpha_t = sums[2] - slope;
            const alpha_r = Math.max(0, sr + slope);
            h_st -= (h_obs * alpha_t) / (alpha_t + alpha_r);
            h_sr -= (h_obs * alpha_r) / (alpha_t + alpha_r);
          }
          if (h_st > h_ts0) h_st = h_ts0;
          if (h_sr > h) h_sr = h;
        }

        ray.pixel[e] = pixel;
        ray.dCol[e] = dCol;
        ray.dRow[e] = dRow;
        ray.steps[e] = k;
        ray.d_km[e] = d;
        ray.nuGeometry[e] = nu;
        ray.h_te_m[e] = h_ts - h_st;
        ray.h_re_m[e] = h_rs - h_sr;
        ray.h_rs_m[e] = h_rs;
        ray.theta_t_mrad[e] = 1000 * Math.atan(slopeT / 1000);
        ray.theta_r_mrad[e] = 1000 * Math.atan(slopeR / 1000);
        ray.d_lt_km[e] = d_lt;
        ray.d_lr_km[e] = d_lr;
        ray.smoothClearance[e] = smoothEarthClearance(
          d,
          h_ts - h_st,
          h_rs - h_sr,
          setup.effectiveEarthRadius_km,
        );
      }
    }

    bare[k] = h;
    clutter[k] = useClutter ? clutter_halfM[nearIndex] / 2 : 0;
    pushBare(scratch, k, step_km, C, h_ts);
    lastValid = k;
  }
  counts.cells += ray.count;
  counts.unknown += ray.unknownCount;
}

/** ν·√(λ/0.002) of the Bullington point where the two tangents meet; slopes are over flattened heights. */
export function bullingtonPoint(stim: number, srim: number, h_ts: number, y_r: number, d_km: number): number {
  const total = stim + srim;
  // Tangents that hardly rise meet outside the path in rounding: the point stays between the terminals.
  const raw = (y_r - h_ts + srim * d_km) / total;
  const edge = 1e-6 * d_km;
  const d_b = !(raw > edge) ? edge : raw > d_km - edge ? d_km - edge : raw;
  const h_b = h_ts + stim * d_b - (h_ts * (d_km - d_b) + y_r * d_b) / d_km;
  return (h_b * Math.sqrt(d_km)) / Math.sqrt(d_b * (d_km - d_b));
}

/** Pushes a point on an upper hull kept as a stack; returns the new top. */
function pushHull(xs: Float64Array, ys: Float64Array, top: number, x: number, y: number): number {
  while (
    top > 0 &&
    (ys[top] - ys[top - 1]) * (x - xs[top - 1]) <= (y - ys[top - 1]) * (xs[top] - xs[top - 1])
  )
    top--;
  top++;
  xs[top] = x;
  ys[top] = y;
  return top;
}

/** Adds bare point i to the prefix sums of the smooth-earth fit, to the two bare hulls and to the steepest slopes. */
function pushBare(scratch: SweepScratch, i: number, step_km: number, C: number, h_ts: number): void {
  const { bare, bareHullX, bareHullY, flatHullX, flatHullY, bareTops, sums } = scratch;
  const x = i * step_km;
  const xp = x - step_km;
  const h = bare[i];
  const hp = bare[i - 1];
  sums[0] += step_km * (h + hp);
  sums[1] += step_km * (h * (2 * x + xp) + hp * (x + 2 * xp));
  const s = (h - h_ts) / x;
  if (s > sums[2]) sums[2] = s;
  const flat = s - C * x;
  if (flat > sums[3]) {
    sums[3] = flat;
    sums[4] = x;
  }
  bareTops[0] = pushHull(bareHullX, bareHullY, bareTops[0], x, h);
  bareTops[1] = pushHull(flatHullX, flatHullY, bareTops[1], x, h - C * x * x);
}
