/**
 * Worlds that the prediction holds possible: in each, shadowing is drawn over the whole grid and every map is either
 * covered or not at every pixel. How far a county's share of covered people moves from world to world is the interval of
 * its expected share (rules R5, R6).
 */
import { normalCdf, normalQuantile } from '../../foundation/math.js';
import { seededRandom } from '../../foundation/random.js';
import { CorrelatedRows, correlationDistance_m, whiteRow } from './field.js';

/**
 * Share of σ² that is the same everywhere in one world: the model's mean error, about 3 dB of a σ of 8 dB [d]. Without it
 * a county's interval would shrink with the number of its pixels, as if the model were right on average.
 */
export const commonShare = (3 / 8) ** 2;

export interface DrawGrid {
  readonly cols: number;
  readonly rows: number;
  readonly cellX: number;
  readonly cellY: number;
}

/** Arrays are row-major over the grid, in shared memory where jobs run in threads. */
export interface DrawWorld {
  readonly grid: DrawGrid;
  /** 1 = inside the area. */
  readonly areaMask: Uint8Array;
  /** 1 = built-up: shadowing changes within a shorter distance. */
  readonly builtUp: Uint8Array;
  /** Probability of being covered by map; NaN = unknown, and counts as not covered. */
  readonly probability: readonly Float32Array[];
  /** What is counted besides the area, 0 outside it. */
  readonly weights: readonly Float64Array[];
  readonly seed: number;
  /** Of all worlds, those of one job are `from` ≤ k < `to`. */
  readonly draws: number;
}

export interface DrawJob {
  readonly from: number;
  readonly to: number;
}

/** Covered share by world, map, then area and weights: index ((k − from)·maps + map)·(1 + weights) + count. */
export function drawShares(world: DrawWorld, { from, to }: DrawJob): Float64Array {
  const { probability, weights } = world;
  const counts = 1 + weights.length;
  const size = probability.length * counts;
  const totals = totalsOf(world);
  const out = new Float64Array((to - from) * size);
  const heavy = heavyPixels(world);
  for (let k = from; k < to; k++) {
    const sums = out.subarray((k - from) * size, (k - from + 1) * size);
    drawOne(world, heavy, k, sums);
    for (let i = 0; i < size; i++) sums[i] /= totals[i % counts];
  }
  return out;
}

function totalsOf({ areaMask, weights }: DrawWorld): number[] {
  let area = 0;
  for (const inside of areaMask) area += inside;
  return [area, ...weights.map((w) => w.reduce((a, b) => a + b, 0))];
}

/** Pixels that any weight counts, ascending, and where those of each row begin. */
interface HeavyPixels {
  readonly pixels: Int32Array;
  readonly rowStart: Int32Array;
}

function heavyPixels({ grid, areaMask, weights }: DrawWorld): HeavyPixels {
  const pixels: number[] = [];
  const rowStart = new Int32Array(grid.rows + 1);
  for (let p = 0; p < areaMask.length; p++) {
    if (p % grid.cols === 0) rowStart[p / grid.cols] = pixels.length;
    if (areaMask[p] === 1 && weights.some((w) => w[p] > 0)) pixels.push(p);
  }
  rowStart[grid.rows] = pixels.length;
  return { pixels: Int32Array.from(pixels), rowStart };
}

function drawOne(world: DrawWorld, heavy: HeavyPixels, k: number, sums: Float64Array): void {
  const { grid, areaMask, builtUp, probability, weights, seed, draws } = world;
  const { cols, rows } = grid;
  const counts = 1 + weights.length;
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) + k);
  // The common part is spread evenly over the worlds, so that few of them already show its tails.
  const common = Math.sqrt(commonShare) * normalQuantile((k + 0.5) / draws);
  const local = Math.sqrt(1 - commonShare);
  const noise = new Float32Array(cols);
  const near = new CorrelatedRows(cols, grid, correlationDistance_m.builtUp);
  const wide = new CorrelatedRows(cols, grid, correlationDistance_m.open);
  /** A pixel is covered in this world where its probability is above this. */
  const needed = new Float32Array(cols);
  const tail = tailTable();
  for (let row = 0; row < rows; row++) {
    whiteRow(noise, random);
    const inTown = near.next(noise);
    const outside = wide.next(noise);
    const start = row * cols;
    for (let c = 0; c < cols; c++) {
      const p = start + c;
      needed[c] =
        areaMask[p] === 0 ? 1 : tailAt(tail, common + local * (builtUp[p] === 1 ? inTown[c] : outside[c]));
    }
    for (let m = 0; m < probability.length; m++) {
      const map = probability[m];
      let covered = 0;
      for (let c = 0; c < cols; c++) if (map[start + c] > needed[c]) covered++;
      sums[m * counts] += covered;
      for (let h = heavy.rowStart[row]; h < heavy.rowStart[row + 1]; h++) {
        const p = heavy.pixels[h];
        if (map[p] > needed[p - start])
          for (let w = 0; w < weights.length; w++) sums[m * counts + 1 + w] += weights[w][p];
      }
    }
  }
}

const tailRange = 6;
const tailSteps = 1024;
let tails: Float32Array | undefined;

/** Φ(−u) for u from −6 to 6. */
function tailTable(): Float32Array {
  tails ??= Float32Array.from({ length: 2 * tailRange * tailSteps + 1 }, (_, i) =>
    normalCdf(tailRange - i / tailSteps),
  );
  return tails;
}

function tailAt(table: Float32Array, u: number): number {
  const i = ((u + tailRange) * tailSteps + 0.5) | 0;
  return table[i < 0 ? 0 : i < table.length ? i : table.length - 1];
}
