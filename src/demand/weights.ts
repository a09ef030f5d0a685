/**
 * Complaints and busy-hour traffic as weights of the demand (rules R7): they say whose need is felt most and change no
 * count of people. Pure.
 */
import type { GridSpec } from '../raster/raster.js';
import { pixelAt } from './places.js';

export interface Complaint {
  /** Working CRS. */
  readonly x_m: number;
  readonly y_m: number;
  /** Complaints that the point stands for. */
  readonly count: number;
}

export interface WeightsInput {
  readonly grid: GridSpec;
  readonly areaMask: Uint8Array;
  readonly people: Float64Array;
  /** False: `people` is a weight of land or roads, and complaints are counted as they are. */
  readonly basisIsPeople: boolean;
  readonly complaints: readonly Complaint[];
  /** Busy-hour traffic per pixel in any unit; NaN = not known. */
  readonly traffic?: Float32Array;
}

/** People and complaints are compared in a square of this half side: who complains names an address, not a pixel. */
const complaintRadius_m = 250;
/** Complaints at most double a weight; traffic halves or doubles it at most (rules R7 [d]). */
const complaintCap = 2;
const trafficRange = [0.5, 2] as const;

/** Weight of each pixel's demand, 1 = nothing known. */
export function demandWeights(input: WeightsInput): Float64Array {
  const complaints = complaintWeights(input);
  const traffic = trafficWeights(input);
  return complaints.map((w, p) => w * traffic[p]);
}

/** 1 + complaints per hundred people around. */
function complaintWeights({ grid, areaMask, people, basisIsPeople, complaints }: WeightsInput): Float64Array {
  const counts = new Float64Array(people.length);
  for (const { x_m, y_m, count } of complaints) {
    const p = pixelAt(grid, x_m, y_m);
    if (p >= 0 && areaMask[p] === 1) counts[p] += count;
  }
  const weights = new Float64Array(people.length).fill(1);
  if (!counts.some((c) => c > 0)) return weights;
  const complaintsNear = new SquareSums(grid, counts);
  const peopleNear = new SquareSums(grid, people);
  for (let p = 0; p < people.length; p++) {
    if (!(people[p] > 0)) continue;
    const near = complaintsNear.around(p, complaintRadius_m);
    const hundreds = basisIsPeople ? peopleNear.around(p, complaintRadius_m) / 100 : 1;
    if (near > 0) weights[p] = Math.min(complaintCap, 1 + near / hundreds);
  }
  return weights;
}

/** Traffic over its mean where people are. */
function trafficWeights({ people, traffic }: WeightsInput): Float64Array {
  const weights = new Float64Array(people.length).fill(1);
  if (!traffic) return weights;
  let [sum, count] = [0, 0];
  for (let p = 0; p < people.length; p++)
    if (people[p] > 0 && traffic[p] >= 0) {
      sum += traffic[p];
      count++;
    }
  if (!(sum > 0)) return weights;
  const [least, most] = trafficRange;
  for (let p = 0; p < people.length; p++)
    if (traffic[p] >= 0) weights[p] = Math.min(most, Math.max(least, (traffic[p] * count) / sum));
  return weights;
}

/** Sums of whole pixels in a square around a pixel, by a table of sums. */
class SquareSums {
  private readonly table: Float64Array;

  constructor(
    private readonly grid: GridSpec,
    values: Float64Array,
  ) {
    const { cols, rows } = grid;
    this.table = new Float64Array((cols + 1) * (rows + 1));
    for (let row = 0; row < rows; row++) {
      let line = 0;
      for (let col = 0; col < cols; col++) {
        line += values[row * cols + col];
        this.table[(row + 1) * (cols + 1) + col + 1] = this.table[row * (cols + 1) + col + 1] + line;
      }
    }
  }

  around(pixel: number, radius_m: number): number {
    const { cols, rows, cellX, cellY } = this.grid;
    const [col, row] = [pixel % cols, Math.floor(pixel / cols)];
    const [dc, dr] = [Math.floor(radius_m / cellX), Math.floor(radius_m / cellY)];
    const [c0, c1] = [Math.max(0, col - dc), Math.min(cols, col + dc + 1)];
    const [r0, r1] = [Math.max(0, row - dr), Math.min(rows, row + dr + 1)];
    const at = (r: number, c: number) => this.table[r * (cols + 1) + c];
    // Differences of large sums leave dust; no sum is negative.
    return Math.max(0, at(r1, c1) - at(r0, c1) - at(r1, c0) + at(r0, c0));
  }
}
