/** Set covering in the two forms of the OR-Library: rows with their columns (scp), columns with their rows (rail). */
import { solveMip } from '../../../optimise/highs.js';
import { transposed } from '../../../optimise/lists.js';
import { type SetCoverProblem, solveSetCoverExactly } from '../../../optimise/setCover.js';
import { type Answer, hasColumns, type InstanceSet, wholeNumbers } from './instance.js';

export const setCoverInstances: InstanceSet = {
  id: 'setcover',
  read: async (table, folder) => {
    if (!hasColumns(table, 'file', 'rows', 'columns', 'known_value')) return undefined;
    return Promise.all(
      table.rows.map(async (row) => {
        const problem = setCoverOf(await wholeNumbers(folder, row.file), row.file);
        const pairs = problem.columns.items.length;
        const size = { rows: problem.numRows, columns: problem.cost.length, pairs };
        return {
          id: row.instance || row.file,
          sense: 'min' as const,
          known: Number(row.known_value),
          optimal: row.status === 'optimal',
          size: { ...size, density: pairs / (size.rows * size.columns) },
          solve: () => solved(problem),
        };
      }),
    );
  },
};

/** Tells the forms apart by which of them uses up all numbers. */
export function setCoverOf(numbers: Int32Array, name: string): SetCoverProblem {
  const problem = byRows(numbers) ?? byColumns(numbers);
  if (!problem) throw new RangeError(`${name}: neither form of a set cover fits its numbers`);
  return problem;
}

/** m n, n costs, then of each row the count of its columns and their numbers from 1. */
function byRows(numbers: Int32Array): SetCoverProblem | undefined {
  const [m, n] = numbers;
  const lists = readLists(numbers, 2 + n, m, n, 0);
  if (!lists) return undefined;
  const cost = Float64Array.from(numbers.subarray(2, 2 + n));
  return { numRows: m, cost, columns: transposed(lists, n) };
}

/** m n, then of each column its cost, the count of its rows, and their numbers from 1. */
function byColumns(numbers: Int32Array): SetCoverProblem | undefined {
  const [m, n] = numbers;
  const cost = new Float64Array(n);
  const columns = readLists(numbers, 2, n, m, 1, cost);
  return columns && { numRows: m, cost, columns };
}

/** Lists of a count and items each, after `skip` numbers of their own that go to `own`; undefined when they do not end with the text. */
function readLists(
  numbers: Int32Array,
  from: number,
  count: number,
  most: number,
  skip: 0 | 1,
  own?: Float64Array,
): { start: Int32Array; items: Int32Array } | undefined {
  const start = new Int32Array(count + 1);
  const items = new Int32Array(Math.max(0, numbers.length - from));
  let at = from;
  let size = 0;
  for (let list = 0; list < count; list++) {
    if (own) own[list] = numbers[at];
    at += skip;
    const end = at + 1 + numbers[at];
    if (!(end <= numbers.length)) return undefined;
    for (at++; at < end; at++) {
      if (numbers[at] < 1 || numbers[at] > most) return undefined;
      items[size++] = numbers[at] - 1;
    }
    start[list + 1] = size;
  }
  return at === numbers.length ? { start, items: items.slice(0, size) } : undefined;
}

async function solved(problem: SetCoverProblem): Promise<Answer> {
  const { chosen, value, ...rest } = await solveSetCoverExactly(problem, solveMip);
  const covered = new Uint8Array(problem.numRows);
  let cost = 0;
  for (const c of new Set(chosen)) {
    cost += problem.cost[c];
    for (let k = problem.columns.start[c]; k < problem.columns.start[c + 1]; k++)
      covered[problem.columns.items[k]] = 1;
  }
  return {
    ...rest,
    claimed: value,
    recomputed: covered.every((x) => x === 1) ? cost : Number.NaN,
    work: { ...rest.work },
  };
}
