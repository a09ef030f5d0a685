/** A choice of places with the nearest and the second nearest of every client: what a swap changes is read from these. */
import { type MedianProblem, numPlaces } from './problem.js';

export interface Swap {
  readonly out: number;
  readonly in: number;
  /** Change of the value; negative is better. */
  readonly change: number;
}

export class MedianState {
  value = 0;
  /** Costs looked at. */
  visits = 0;
  readonly chosen: Int32Array;
  readonly inside: Uint8Array;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  private readonly cost1: Float64Array;
  private readonly cost2: Float64Array;
  /** What the choice would lose without each place, before a newcomer helps. */
  private readonly loss: Float64Array;

  constructor(
    private readonly problem: MedianProblem,
    chosen: ArrayLike<number>,
  ) {
    const { numClients } = problem;
    this.chosen = Int32Array.from(chosen);
    this.inside = new Uint8Array(numPlaces(problem));
    for (const i of this.chosen) this.inside[i] = 1;
    this.first = new Int32Array(numClients);
    this.second = new Int32Array(numClients);
    this.cost1 = new Float64Array(numClients);
    this.cost2 = new Float64Array(numClients);
    this.loss = new Float64Array(this.inside.length);
    for (let j = 0; j < numClients; j++) this.rank(j);
    this.sum();
  }

  get servedBy(): Int32Array {
    return this.first.slice();
  }

  /** The best exchange that brings this place in. (Whitaker 1983) */
  bestSwapFor(i: number): Swap {
    const { numClients, cost } = this.problem;
    const { first, cost1, cost2, loss, chosen } = this;
    for (const o of chosen) loss[o] = 0;
    let gain = 0;
    for (let j = 0, at = i * numClients; j < numClients; j++, at++) {
      const c = cost[at];
      if (c < cost1[j]) gain += cost1[j] - c;
      else loss[first[j]] += (c < cost2[j] ? c : cost2[j]) - cost1[j];
    }
    this.visits += numClients;
    let out = chosen[0];
    for (const o of chosen) if (loss[o] < loss[out] || (loss[o] === loss[out] && o < out)) out = o;
    return { out, in: i, change: loss[out] - gain };
  }

  swap({ out, in: place }: Pick<Swap, 'out' | 'in'>): void {
    const { numClients, cost } = this.problem;
    this.chosen[this.chosen.indexOf(out)] = place;
    this.inside[out] = 0;
    this.inside[place] = 1;
    for (let j = 0, at = place * numClients; j < numClients; j++, at++) {
      if (this.first[j] === out || this.second[j] === out) this.rank(j);
      else if (cost[at] < this.cost1[j]) {
        this.second[j] = this.first[j];
        this.cost2[j] = this.cost1[j];
        this.first[j] = place;
        this.cost1[j] = cost[at];
      } else if (cost[at] < this.cost2[j]) {
        this.second[j] = place;
        this.cost2[j] = cost[at];
      }
    }
    this.visits += numClients;
    this.sum();
  }

  private rank(j: number): void {
    const { numClients, cost } = this.problem;
    let [a, b] = [-1, -1];
    let [low, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const i of this.chosen) {
      const c = cost[i * numClients + j];
      if (a < 0 || c < low) {
        [b, next] = [a, low];
        [a, low] = [i, c];
      } else if (b < 0 || c < next) [b, next] = [i, c];
    }
    this.first[j] = a;
    this.second[j] = b;
    this.cost1[j] = low;
    this.cost2[j] = next;
    this.visits += this.chosen.length;
  }

  private sum(): void {
    let sum = 0;
    for (const c of this.cost1) sum += c;
    this.value = sum;
  }
}
