/**
 * Mountains by stream-power erosion: uplift against river incision, solved implicitly from the outlets upwards
 * (Braun and Willett 2013, doi:10.1016/j.geomorph.2012.10.008), with hillslope creep. Coarse first, then refined twice,
 * so that the great valleys settle before the gullies. Works on a collar of 3 km around the raster that is cut off at the end.
 */
import { curve, type Point, SEED, SIZE_KM } from './frame.js';
import { Heap } from './heap.js';
import { fbm, hash2, ridged, smoothstep } from './noise.js';

const COLLAR_KM = 3;
const SPAN_KM = SIZE_KM + 2 * COLLAR_KM;

export interface Terrain {
  readonly n: number;
  /** Metres above sea level, row 0 north. */
  readonly height: Float32Array;
  /** Upstream catchment, km². */
  readonly catchment: Float32Array;
  readonly river: readonly Point[];
}

/** Where the river bends; the basin that holds the town lies between 12 and 18 km. */
const RIVER_BENDS: readonly Point[] = [
  [-4, 20.6],
  [-1.5, 19.4],
  [0.6, 20.1],
  [2.4, 18.6],
  [4.4, 19.2],
  [6.2, 17.6],
  [8, 18.1],
  [9.6, 16.4],
  [11.2, 15.9],
  [12.8, 16.5],
  [14.4, 15.7],
  [15.9, 14.5],
  [17.4, 14.9],
  [18.6, 13.4],
  [20.2, 12.9],
  [21, 11.2],
  [22.8, 10.9],
  [23.6, 9.1],
  [25.5, 8.8],
  [26.4, 6.9],
  [28.2, 6.6],
  [29.3, 4.8],
  [31, 4.4],
  [34, 2.5],
];

export const RIVER: readonly Point[] = curve(RIVER_BENDS, 40);

/** Flat ground: centre, half axes in km, and the turn of the long axis as a unit vector. */
const BASINS = [
  { x: 14.2, y: 16, a: 4.6, b: 2.3, ux: 0.943, uy: -0.333 },
  { x: 6, y: 18.2, a: 2.1, b: 1.1, ux: 0.976, uy: -0.217 },
  { x: 21.6, y: 20.6, a: 2.4, b: 1.7, ux: 0.8, uy: 0.6 },
  { x: 10.4, y: 7.6, a: 1.8, b: 1.1, ux: 0.6, uy: 0.8 },
  { x: 4.9, y: 11.8, a: 1.7, b: 0.9, ux: 0.8, uy: 0.6 },
  { x: 25, y: 15.6, a: 1.5, b: 0.9, ux: 0.6, uy: -0.8 },
];

/** 0 on the valley floors, 1 in the mountains. */
function mountainness(p: Point, riverDistance_km: number): number {
  let value = smoothstep(0.3, 3, riverDistance_km);
  for (const basin of BASINS) {
    const [dx, dy] = [p[0] - basin.x, p[1] - basin.y];
    const u = (dx * basin.ux + dy * basin.uy) / basin.a;
    const v = (dy * basin.ux - dx * basin.uy) / basin.b;
    value = Math.min(value, smoothstep(0.75, 1.7, Math.sqrt(u * u + v * v)));
  }
  return value;
}

interface Field {
  readonly n: number;
  readonly cell_m: number;
  readonly height: Float64Array;
  readonly uplift: Float32Array;
  readonly hardness: Float32Array;
  /** Base level: river bed and the rim of the collar. */
  readonly fixed: Uint8Array;
  /** The flood plain never lies below the river beside it. */
  readonly floor: Float32Array;
  readonly catchment: Float32Array;
}

const NEIGHBOURS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/** One long time step: flood from the outlets, find receivers, gather catchments, cut down. */
function erode(field: Field, step: number, turn: number): void {
  const { n, height, fixed, catchment, cell_m } = field;
  const receiver = new Int32Array(n * n).fill(-1);
  const order = new Int32Array(n * n);
  const seen = new Uint8Array(n * n);
  const heap = new Heap(n * n);
  for (let i = 0; i < n * n; i++) {
    if (!fixed[i]) height[i] = Math.max(height[i], field.floor[i]);
    else {
      heap.push(i, height[i]);
      seen[i] = 1;
    }
  }
  for (let count = 0; heap.size > 0; count++) {
    const i = heap.pop();
    order[count] = i;
    const row = Math.floor(i / n);
    const col = i - row * n;
    for (const [dx, dy] of NEIGHBOURS) {
      const c = col + dx;
      const r = row + dy;
      if (c < 0 || r < 0 || c >= n || r >= n) continue;
      const j = r * n + c;
      if (seen[j]) continue;
      seen[j] = 1;
      // A pit is filled to just above its spill point: lakes become flats that still drain.
      if (height[j] <= height[i]) height[j] = height[i] + 1e-4;
      heap.push(j, height[j]);
    }
  }
  for (let i = 0; i < n * n; i++) {
    catchment[i] = (cell_m * cell_m) / 1e6;
    if (fixed[i]) continue;
    const row = Math.floor(i / n);
    const col = i - row * n;
    let steepest = 0;
    for (let k = 0; k < 8; k++) {
      const c = col + NEIGHBOURS[k][0];
      const r = row + NEIGHBOURS[k][1];
      if (c < 0 || r < 0 || c >= n || r >= n) continue;
      const j = r * n + c;
      // Diagonals count by chance as Fairfield and Leymarie 1991 do (doi:10.1029/90WR02658): straight valleys bend.
      const slope = (height[i] - height[j]) * (k < 4 ? 1 : 1 / (2 - hash2(i, k, turn)));
      if (slope > steepest) {
        steepest = slope;
        receiver[i] = j;
      }
    }
  }
  for (let k = n * n - 1; k >= 0; k--) {
    const i = order[k];
    if (receiver[i] >= 0) catchment[receiver[i]] += catchment[i];
  }
  for (let k = 0; k < n * n; k++) {
    const i = order[k];
    const to = receiver[i];
    if (to < 0) continue;
    const offset = Math.abs(to - i);
    const length_m = offset === 1 || offset === n ? cell_m : cell_m * Math.SQRT2;
    const f = (field.hardness[i] * step * Math.sqrt(catchment[i])) / length_m;
    height[i] = (height[i] + field.uplift[i] * step + f * height[to]) / (1 + f);
  }
}

/** Soil creep: a share of the difference to the neighbours' mean moves in each pass. */
function creep(field: Field, passes: number, share: number): void {
  const { n, height, fixed } = field;
  for (let pass = 0; pass < passes; pass++) {
    const before = height.slice();
    for (let row = 1; row < n - 1; row++) {
      for (let i = row * n + 1; i < row * n + n - 1; i++) {
        if (fixed[i]) continue;
        const mean = (before[i - 1] + before[i + 1] + before[i - n] + before[i + n]) / 4;
        height[i] += share * (mean - before[i]);
      }
    }
  }
}

function makeField(n: number, river: readonly Point[], coarse?: Field): Field {
  const cell_km = SPAN_KM / n;
  const size = n * n;
  const field: Field = {
    n,
    cell_m: cell_km * 1000,
    height: new Float64Array(size),
    uplift: new Float32Array(size),
    hardness: new Float32Array(size),
    fixed: new Uint8Array(size),
    floor: new Float32Array(size),
    catchment: new Float32Array(size),
  };
  const bed = riverBed(n, river);
  for (let i = 0; i < size; i++) {
    const row = Math.floor(i / n);
    const p: Point = [(i - row * n + 0.5) * cell_km - COLLAR_KM, SPAN_KM - (row + 0.5) * cell_km - COLLAR_KM];
    const m = mountainness(p, bed.distance_km[i]);
    const crest = ridged(p[0] / 9, p[1] / 9, SEED, 4);
    field.uplift[i] = 0.002 + 0.05 * m * (0.3 + 1.2 * crest);
    field.hardness[i] = 1 + 0.75 * fbm(p[0] / 2.4, p[1] / 2.4, SEED + 20, 5);
    const rim = row === 0 || row === n - 1 || i % n === 0 || i % n === n - 1;
    const d = bed.distance_km[i];
    field.floor[i] = d < 1.4 ? bed.level_m[i] + 2 + 4 * d : 0;
    if (d < bed.half_km) {
      field.height[i] = bed.level_m[i];
      field.fixed[i] = 1;
    } else if (rim) {
      field.height[i] = 330 + 110 * fbm(p[0] / 5, p[1] / 5, SEED + 40, 3);
      field.fixed[i] = 1;
    } else if (coarse) {
      // Steepest descent on a square grid runs straight; bending the coarse map hides the compass.
      const bend = coarse.n < 600 ? 0.45 * Math.min(1, 0.25 + m) * Math.min(1, bed.distance_km[i]) : 0;
      const u = p[0] + bend * fbm(p[0] / 1.7, p[1] / 1.7, SEED + 80, 3);
      const v = p[1] + bend * fbm(p[0] / 1.7, p[1] / 1.7, SEED + 90, 3);
      field.height[i] = sampleField(coarse, (u + COLLAR_KM) / SPAN_KM, 1 - (v + COLLAR_KM) / SPAN_KM);
      field.height[i] += 5 * m * fbm(p[0] * 4, p[1] * 4, SEED + 70, 3);
    } else {
      field.height[i] = 300 + 60 * m * crest + 70 * m * fbm(p[0] / 1.6, p[1] / 1.6, SEED + 60, 4);
    }
  }
  return field;
}

/** Bilinear sample of the coarse heights; `u, v` in [0, 1] from the north-west corner. */
function sampleField(field: Field, u: number, v: number): number {
  const { n, height } = field;
  const x = Math.min(n - 1.001, Math.max(0, u * n - 0.5));
  const y = Math.min(n - 1.001, Math.max(0, v * n - 0.5));
  const i = Math.floor(y) * n + Math.floor(x);
  const [fx, fy] = [x % 1, y % 1];
  return (
    (height[i] * (1 - fx) + height[i + 1] * fx) * (1 - fy) +
    (height[i + n] * (1 - fx) + height[i + n + 1] * fx) * fy
  );
}

/** Level of the nearest reach of the river and the distance to it, up to 3 km. */
function riverBed(
  n: number,
  river: readonly Point[],
): { level_m: Float32Array; distance_km: Float32Array; half_km: number } {
  const level_m = new Float32Array(n * n);
  const distance_km = new Float32Array(n * n).fill(3);
  const cell_km = SPAN_KM / n;
  const reach = Math.ceil(3 / cell_km);
  const half_km = Math.max(0.045, cell_km * 0.75);
  for (let s = 0; s < river.length; s += 2) {
    const [x, y] = river[s];
    const level = 238 - 62 * (s / river.length);
    const c0 = Math.floor((x + COLLAR_KM) / cell_km);
    const r0 = Math.floor((SPAN_KM - COLLAR_KM - y) / cell_km);
    for (let r = Math.max(0, r0 - reach); r <= Math.min(n - 1, r0 + reach); r++) {
      const dy = SPAN_KM - COLLAR_KM - (r + 0.5) * cell_km - y;
      for (let c = Math.max(0, c0 - reach); c <= Math.min(n - 1, c0 + reach); c++) {
        const dx = (c + 0.5) * cell_km - COLLAR_KM - x;
        const d = Math.sqrt(dx * dx + dy * dy);
        const i = r * n + c;
        if (d < distance_km[i]) {
          distance_km[i] = d;
          level_m[i] = level;
        }
      }
    }
  }
  return { level_m, distance_km, half_km };
}

export function makeTerrain(): Terrain {
  let field = makeField(300, RIVER);
  for (let i = 0; i < 60; i++) {
    erode(field, 250, i);
    creep(field, 1, 0.25);
  }
  field = makeField(600, RIVER, field);
  for (let i = 0; i < 4; i++) {
    erode(field, 250, i);
    creep(field, 1, 0.3);
  }
  field = makeField(1200, RIVER, field);
  erode(field, 120, 0);
  creep(field, 4, 0.5);
  return crop(field);
}

function crop(field: Field): Terrain {
  const n = Math.round((SIZE_KM * field.n) / SPAN_KM);
  const from = Math.round((COLLAR_KM * field.n) / SPAN_KM);
  const height = new Float32Array(n * n);
  const catchment = new Float32Array(n * n);
  for (let row = 0; row < n; row++) {
    const start = (row + from) * field.n + from;
    height.set(field.height.subarray(start, start + n), row * n);
    catchment.set(field.catchment.subarray(start, start + n), row * n);
  }
  return { n, height, catchment, river: RIVER };
}
