/** Lists in flat arrays, and the merging of demand elements that no choice can tell apart. */

/** Lists of different lengths in one array: list i is `items[start[i] … start[i + 1])`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

export interface Groups {
  /** Groups that an option covers, and options that cover a group. */
  readonly covers: Lists;
  readonly coveredBy: Lists;
  /** Sum of the weights of the elements of a group, > 0. */
  readonly weight: Float64Array;
}

/** Elements that the same options cover become one group; those without weight or option vanish. */
export function mergedElements(covers: readonly Int32Array[], weights: Float64Array): Groups {
  const { start, items } = optionsPerElement(covers, weights);
  const buckets = new Map<number, number[]>();
  const groups: { list: Int32Array; weight: number }[] = [];
  for (let j = 0; j < weights.length; j++) {
    const list = items.subarray(start[j], start[j + 1]);
    if (list.length === 0) continue;
    let hash = list.length;
    for (const i of list) hash = Math.imul(hash ^ i, 0x01000193);
    const bucket = buckets.get(hash) ?? [];
    buckets.set(hash, bucket);
    const same = bucket.find((g) => compareLists(groups[g].list, list) === 0);
    if (same !== undefined) groups[same].weight += weights[j];
    else bucket.push(groups.push({ list, weight: weights[j] }) - 1);
  }
  groups.sort((a, b) => compareLists(a.list, b.list));
  const coveredBy = listsOf(groups.map((g) => g.list));
  return {
    coveredBy,
    covers: transposed(coveredBy, covers.length),
    weight: Float64Array.from(groups, (g) => g.weight),
  };
}

/** Options that cover each element with a weight, ascending, each once. */
function optionsPerElement(covers: readonly Int32Array[], weights: Float64Array): Lists {
  const start = new Int32Array(weights.length + 1);
  const last = new Int32Array(weights.length);
  const each = (visit: (element: number, option: number) => void): void => {
    last.fill(-1);
    covers.forEach((list, i) => {
      for (const j of list) {
        if (last[j] === i || weights[j] === 0) continue;
        last[j] = i;
        visit(j, i);
      }
    });
  };
  each((j) => start[j + 1]++);
  for (let j = 0; j < weights.length; j++) start[j + 1] += start[j];
  const items = new Int32Array(start[weights.length]);
  const next = start.slice(0, -1);
  each((j, i) => {
    items[next[j]++] = i;
  });
  return { start, items };
}

function compareLists(a: Int32Array, b: Int32Array): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k] - b[k];
  return 0;
}

export function listsOf(lists: readonly ArrayLike<number>[]): Lists {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = start[i] + list.length;
  });
  const items = new Int32Array(start[lists.length]);
  lists.forEach((list, i) => {
    items.set(list, start[i]);
  });
  return { start, items };
}

function transposed({ start, items }: Lists, numColumns: number): Lists {
  const columns = new Int32Array(numColumns + 1);
  for (const i of items) columns[i + 1]++;
  for (let i = 0; i < numColumns; i++) columns[i + 1] += columns[i];
  const next = columns.slice(0, -1);
  const rows = new Int32Array(items.length);
  for (let g = 0; g + 1 < start.length; g++)
    for (let k = start[g]; k < start[g + 1]; k++) rows[next[items[k]]++] = g;
  return { start: columns, items: rows };
}
