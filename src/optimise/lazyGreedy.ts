/**
 * Budgeted maximum coverage by lazy greedy (CELF). Pure and deterministic: the same input gives the same order.
 *
 * Choose options S to maximise Σ_j w_j·[j covered by S] subject to Σ cost ≤ budget, at most one option per site, and no two
 * options in conflict. Gains only shrink as S grows (submodular), so an old gain is an upper bound and most options need
 * not be looked at again in a round. Both orders, by gain per cost and by gain, are tried and the better one kept, then the
 * best single option. Where neither sites nor conflicts bind, that is at least (1 − 1/e)/2 of the optimum; where they do, no
 * share is proven. Money that buys a dear option early can leave less for the rest, so a larger budget may, rarely, give a
 * smaller value: compare two budgets by solving both. (Khuller, Moss, Naor 1999; Leskovec et al. 2007)
 */

export interface CoverOption {
  readonly id: string;
  /** Options of one site compete. */
  readonly site: string;
  /** ≥ 0. */
  readonly cost: number;
  /** Demand elements covered, no duplicates. */
  readonly covers: Int32Array;
  /** Positions of options that may not be chosen together with this one. */
  readonly conflicts?: readonly number[];
}

export interface CoverProblem {
  readonly options: readonly CoverOption[];
  /** Weight of each demand element, ≥ 0. */
  readonly weights: Float64Array;
  /** Infinity = no cap. */
  readonly budget: number;
}

export interface CoverSolution {
  /** Positions of chosen options in the order of choice; each has a positive gain. */
  readonly order: readonly number[];
  /** Gain of each at the moment it was chosen; they add up to `value`. */
  readonly gains: readonly number[];
  readonly value: number;
  readonly cost: number;
}

export function lazyGreedy(problem: CoverProblem): CoverSolution {
  const byRatio = greedy(problem, true);
  const byGain = greedy(problem, false);
  const single = bestSingle(problem);
  let best = byRatio;
  for (const other of [byGain, single]) if (other.value > best.value) best = other;
  return best;
}

function greedy({ options, weights, budget }: CoverProblem, perCost: boolean): CoverSolution {
  const covered = new Uint8Array(weights.length);
  const blocked = new Uint8Array(options.length);
  const usedSites = new Set<string>();
  const gainOf = (o: number): number => {
    let gain = 0;
    for (const j of options[o].covers) if (covered[j] === 0) gain += weights[j];
    return gain;
  };
  const score = (o: number, gain: number): number =>
    perCost ? gain / Math.max(options[o].cost, 1e-9) : gain;
  const queue = new Queue((a, b) => before(options, a, b));
  for (let o = 0; o < options.length; o++) {
    const gain = gainOf(o);
    if (gain > 0) queue.push({ option: o, gain, score: score(o, gain), round: 0 });
  }
  const order: number[] = [];
  const gains: number[] = [];
  let cost = 0;
  let value = 0;
  let top = queue.pop();
  while (top) {
    const { option } = top;
    const fits =
      cost + options[option].cost <= budget && blocked[option] === 0 && !usedSites.has(options[option].site);
    // What does not fit now never will: money and conflicts only grow.
    if (fits && top.round < order.length) {
      const gain = gainOf(option);
      if (gain > 0) queue.push({ option, gain, score: score(option, gain), round: order.length });
    } else if (fits) {
      order.push(option);
      gains.push(top.gain);
      cost += options[option].cost;
      value += top.gain;
      usedSites.add(options[option].site);
      for (const c of options[option].conflicts ?? []) blocked[c] = 1;
      for (const j of options[option].covers) covered[j] = 1;
    }
    top = queue.pop();
  }
  return { order, gains, value, cost };
}

function bestSingle({ options, weights, budget }: CoverProblem): CoverSolution {
  let best = -1;
  let value = 0;
  options.forEach((option, o) => {
    if (option.cost > budget) return;
    let gain = 0;
    for (const j of option.covers) gain += weights[j];
    if (gain > value) {
      value = gain;
      best = o;
    }
  });
  return best < 0
    ? { order: [], gains: [], value: 0, cost: 0 }
    : { order: [best], gains: [value], value, cost: options[best].cost };
}

interface Entry {
  readonly option: number;
  readonly gain: number;
  readonly score: number;
  /** How many options were chosen when the gain was computed. */
  readonly round: number;
}

/** Score, then gain, then the cheaper, then the id: never the order of the input. */
function before(options: readonly CoverOption[], a: Entry, b: Entry): boolean {
  if (a.score !== b.score) return a.score > b.score;
  if (a.gain !== b.gain) return a.gain > b.gain;
  const [x, y] = [options[a.option], options[b.option]];
  return x.cost !== y.cost ? x.cost < y.cost : x.id < y.id;
}

/** Binary heap, first = `isBefore` all others. */
class Queue {
  private readonly heap: Entry[] = [];
  constructor(private readonly isBefore: (a: Entry, b: Entry) => boolean) {}

  push(entry: Entry): void {
    const { heap } = this;
    let i = heap.push(entry) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.isBefore(heap[i], heap[parent])) break;
      [heap[i], heap[parent]] = [heap[parent], heap[i]];
      i = parent;
    }
  }

  pop(): Entry | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      if (left >= heap.length) break;
      const child = left + 1 < heap.length && this.isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!this.isBefore(heap[child], heap[i])) break;
      [heap[i], heap[child]] = [heap[child], heap[i]];
      i = child;
    }
    return top;
  }
}
