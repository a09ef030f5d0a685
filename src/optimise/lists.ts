/** Lists of whole numbers in flat arrays: what relates options to elements, columns to rows, in tens of millions of pairs. */

/** List i is `items[start[i] … start[i + 1])`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
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

/** For each of `count` items the lists that hold it, ascending. */
export function transposed({ start, items }: Lists, count: number): Lists {
  const ends = new Int32Array(count + 1);
  for (const i of items) ends[i + 1]++;
  for (let i = 0; i < count; i++) ends[i + 1] += ends[i];
  const next = ends.slice(0, -1);
  const out = new Int32Array(items.length);
  for (let list = 0; list + 1 < start.length; list++)
    for (let k = start[list]; k < start[list + 1]; k++) out[next[items[k]]++] = list;
  return { start: ends, items: out };
}

/** Some of the lists, in the order given. */
export function picked({ start, items }: Lists, which: Int32Array): Lists {
  const ends = new Int32Array(which.length + 1);
  which.forEach((list, i) => {
    ends[i + 1] = ends[i] + start[list + 1] - start[list];
  });
  const out = new Int32Array(ends[which.length]);
  which.forEach((list, i) => {
    out.set(items.subarray(start[list], start[list + 1]), ends[i]);
  });
  return { start: ends, items: out };
}
