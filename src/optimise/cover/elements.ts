/** The merging of demand elements that no choice can tell apart. */
import { type Lists, listsOf, transposed } from '../lists.js';

export interface Groups {
  /** Groups that an option covers, and options that cover a group. */
  readonly covers: Lists;
  readonly coveredBy: Lists;
  /** Sum of the demand of the elements of a group, and of their key weight; one of them is > 0. */
  readonly demand: Float64Array;
  readonly key: Float64Array;
  /** How many of its options must be chosen before a group counts. */
  readonly need: Uint8Array;
}

/** Per element. */
export interface ElementWeights {
  readonly demand: Float64Array;
  readonly key: Float64Array;
  readonly need: Uint8Array;
}

/** Elements of one need that the same options cover become one group; those without weight, or with too few options, vanish. */
export function mergedElements(covers: readonly Int32Array[], weights: ElementWeights): Groups {
  const { demand, key, need } = weights;
  const { start, items } = optionsPerElement(covers, weights);
  const table = new GroupTable(start, items, need);
  for (let j = 0; j < demand.length; j++)
    if (start[j + 1] - start[j] >= need[j]) table.add(j, demand[j], key[j]);
  const { first, demands, keys } = table;
  const order = [...first.keys()].sort(
    (a, b) => table.compare(first[a], first[b]) || need[first[a]] - need[first[b]],
  );
  const coveredBy = listsOf(order.map((g) => items.subarray(start[first[g]], start[first[g] + 1])));
  return {
    coveredBy,
    covers: transposed(coveredBy, covers.length),
    demand: Float64Array.from(order, (g) => demands[g]),
    key: Float64Array.from(order, (g) => keys[g]),
    need: Uint8Array.from(order, (g) => need[first[g]]),
  };
}

/** Groups by hash of their list of options, with open addressing: millions of elements, no object for any. */
class GroupTable {
  /** An element of each group. */
  readonly first: number[] = [];
  readonly demands: number[] = [];
  readonly keys: number[] = [];
  private readonly slots: Int32Array;

  constructor(
    private readonly start: Int32Array,
    private readonly items: Int32Array,
    private readonly need: Uint8Array,
  ) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * start.length + 2))).fill(-1);
  }

  add(j: number, demand: number, key: number): void {
    const { start, items, slots, first, need } = this;
    let hash = Math.imul(start[j + 1] - start[j], 31) + need[j];
    for (let k = start[j]; k < start[j + 1]; k++) hash = Math.imul(hash ^ items[k], 0x01000193);
    hash ^= hash >>> 15;
    for (let at = hash & (slots.length - 1); ; at = (at + 1) & (slots.length - 1)) {
      const g = slots[at];
      if (g < 0) {
        slots[at] = first.push(j) - 1;
        this.demands.push(demand);
        this.keys.push(key);
        return;
      }
      if (need[first[g]] !== need[j] || this.compare(first[g], j) !== 0) continue;
      this.demands[g] += demand;
      this.keys[g] += key;
      return;
    }
  }

  /** Lists of two elements: the shorter first, then by their options. */
  compare(a: number, b: number): number {
    const { start, items } = this;
    const length = start[a + 1] - start[a];
    const difference = length - (start[b + 1] - start[b]);
    if (difference !== 0) return difference;
    for (let k = 0; k < length; k++) {
      const d = items[start[a] + k] - items[start[b] + k];
      if (d !== 0) return d;
    }
    return 0;
  }
}

/** Options that cover each element with a weight, ascending, each once. */
function optionsPerElement(covers: readonly Int32Array[], { demand, key }: ElementWeights): Lists {
  const start = new Int32Array(demand.length + 1);
  const last = new Int32Array(demand.length).fill(-1);
  for (let i = 0; i < covers.length; i++)
    for (const j of covers[i]) {
      if (last[j] === i || (demand[j] === 0 && key[j] === 0)) continue;
      last[j] = i;
      start[j + 1]++;
    }
  for (let j = 0; j < demand.length; j++) start[j + 1] += start[j];
  const items = new Int32Array(start[demand.length]);
  const next = start.slice(0, -1);
  last.fill(-1);
  for (let i = 0; i < covers.length; i++)
    for (const j of covers[i]) {
      if (last[j] === i || (demand[j] === 0 && key[j] === 0)) continue;
      last[j] = i;
      items[next[j]++] = i;
    }
  return { start, items };
}
