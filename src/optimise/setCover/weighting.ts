/**
 * Local search between covers. Below the cost of the best cover some row is always missed; each time it is, it gets heavier,
 * until the column that covers it pays. One column goes out, others come in. (Row weighting: Gao, Weise, Li 2015)
 */
import type { Core } from './core.js';
import type { Cover } from './greedy.js';

export class WeightingSearch {
  flips = 0;
  /** Pairs of row and column looked at. */
  visits = 0;
  best: Cover;
  private readonly inside: Uint8Array;
  /** Weight that a column outside would cover, or that one inside covers alone. */
  private readonly stake: Float64Array;
  private readonly weight: Float64Array;
  private readonly count: Int32Array;
  /** The chosen columns of a row, all xor-ed: the column itself where there is one. */
  private readonly holder: Int32Array;
  private readonly changed: Int32Array;
  /** A column comes back only after something beside it has changed. */
  private readonly mayReturn: Uint8Array;
  private readonly missing: IndexSet;
  private readonly chosen: IndexSet;
  private cost = 0;
  private time = 0;

  constructor(
    private readonly core: Core,
    start: Cover,
    private readonly random: () => number,
  ) {
    const n = core.cost.length;
    this.best = start;
    this.inside = new Uint8Array(n);
    this.stake = new Float64Array(n);
    this.weight = new Float64Array(core.numRows).fill(1);
    this.count = new Int32Array(core.numRows);
    this.holder = new Int32Array(core.numRows);
    this.changed = new Int32Array(n);
    this.mayReturn = new Uint8Array(n).fill(1);
    this.missing = new IndexSet(core.numRows);
    this.chosen = new IndexSet(n);
    for (let r = 0; r < core.numRows; r++) this.missing.add(r);
    for (let c = 0; c < n; c++) this.stake[c] = core.columns.start[c + 1] - core.columns.start[c];
    for (const c of start.chosen) this.put(c);
  }

  /** Goes on for about so many visits, or until a cover costs no more than `goal`. */
  run(visits: number, goal: number): void {
    const until = this.visits + visits;
    let last = -1;
    while (this.visits < until && this.best.cost > goal) {
      this.descend();
      if (this.chosen.size > 0) this.take(this.leastUseful(last));
      for (;;) {
        if (this.missing.size === 0) break;
        const row = this.missing.at(Math.floor(this.random() * this.missing.size));
        const column = this.mostUseful(row);
        if (column < 0 || this.cost + this.core.cost[column] >= this.best.cost - 1e-9) break;
        this.put(column);
        last = column;
      }
      this.burden();
      this.time++;
    }
  }

  /** Records covers and takes out the least useful column until a row is missed. */
  private descend(): void {
    while (this.missing.size === 0) {
      const column = this.leastUseful(-1);
      if (this.stake[column] > 0) {
        if (this.cost < this.best.cost - 1e-9)
          this.best = { chosen: this.chosen.values().sort(), cost: this.cost };
      }
      this.take(column);
    }
  }

  private leastUseful(except: number): number {
    const { cost } = this.core;
    let best = -1;
    let low = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.chosen.size; i++) {
      const c = this.chosen.at(i);
      const ratio = this.stake[c] / cost[c];
      if (ratio > low || (c === except && this.chosen.size > 1)) continue;
      if (ratio < low || this.changed[c] < this.changed[best]) [best, low] = [c, ratio];
    }
    this.visits += this.chosen.size;
    return best;
  }

  private mostUseful(row: number): number {
    const { rows, cost } = this.core;
    let best = -1;
    let high = -1;
    for (let k = rows.start[row]; k < rows.start[row + 1]; k++) {
      const c = rows.items[k];
      if (this.mayReturn[c] === 0) continue;
      const ratio = this.stake[c] / cost[c];
      if (ratio > high || (ratio === high && this.changed[c] < this.changed[best])) [best, high] = [c, ratio];
    }
    this.visits += rows.start[row + 1] - rows.start[row];
    return best;
  }

  private burden(): void {
    const { rows } = this.core;
    for (let i = 0; i < this.missing.size; i++) {
      const r = this.missing.at(i);
      this.weight[r]++;
      for (let k = rows.start[r]; k < rows.start[r + 1]; k++) this.stake[rows.items[k]]++;
      this.visits += rows.start[r + 1] - rows.start[r];
    }
  }

  private put(column: number): void {
    const { columns, cost } = this.core;
    this.inside[column] = 1;
    this.chosen.add(column);
    this.cost += cost[column];
    this.stake[column] = 0;
    for (let k = columns.start[column]; k < columns.start[column + 1]; k++) {
      const r = columns.items[k];
      const before = this.count[r]++;
      // Covered for the first time: nobody else gains it any more. For the second: its holder covers it no longer alone.
      if (before === 0) {
        this.missing.remove(r);
        this.share(r, -this.weight[r], column);
        this.stake[column] += this.weight[r];
      } else if (before === 1) this.stake[this.holder[r]] -= this.weight[r];
      this.holder[r] ^= column;
    }
    this.stamp(column);
  }

  private take(column: number): void {
    const { columns, cost } = this.core;
    this.inside[column] = 0;
    this.chosen.remove(column);
    this.cost -= cost[column];
    this.stake[column] = 0;
    for (let k = columns.start[column]; k < columns.start[column + 1]; k++) {
      const r = columns.items[k];
      const left = --this.count[r];
      this.holder[r] ^= column;
      if (left === 0) {
        this.missing.add(r);
        this.share(r, this.weight[r], column);
        this.stake[column] += this.weight[r];
      } else if (left === 1) this.stake[this.holder[r]] += this.weight[r];
    }
    this.stamp(column);
    this.mayReturn[column] = 0;
  }

  /** All other columns of a row gain or lose its weight, and may be put in again. */
  private share(r: number, weight: number, column: number): void {
    const { rows } = this.core;
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) {
      const c = rows.items[k];
      this.mayReturn[c] = 1;
      if (c !== column) this.stake[c] += weight;
    }
    this.visits += rows.start[r + 1] - rows.start[r];
  }

  private stamp(column: number): void {
    this.changed[column] = this.time;
    this.flips++;
  }
}

/** A set of indices from which one at random can be taken. */
class IndexSet {
  size = 0;
  private readonly list: Int32Array;
  private readonly place: Int32Array;

  constructor(capacity: number) {
    this.list = new Int32Array(capacity);
    this.place = new Int32Array(capacity).fill(-1);
  }

  at(i: number): number {
    return this.list[i];
  }

  add(index: number): void {
    this.place[index] = this.size;
    this.list[this.size++] = index;
  }

  remove(index: number): void {
    const last = this.list[--this.size];
    this.list[this.place[index]] = last;
    this.place[last] = this.place[index];
    this.place[index] = -1;
  }

  values(): Int32Array {
    return this.list.slice(0, this.size);
  }
}
