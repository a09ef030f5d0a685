/** p-median in the form of the OR-Library: a graph whose nodes are clients and places alike. */
import { type MedianProblem, solveMedian } from '../../../optimise/median.js';
import { type Answer, hasColumns, type InstanceSet, wholeNumbers } from './instance.js';

export const medianInstances: InstanceSet = {
  id: 'pmedian',
  read: async (table, folder) => {
    if (!hasColumns(table, 'file', 'nodes', 'p', 'optimal_value')) return undefined;
    return Promise.all(
      table.rows.map(async (row) => {
        const problem = medianOf(await wholeNumbers(folder, row.file), row.file);
        return {
          id: row.file.replace(/\..*$/, ''),
          sense: 'min' as const,
          known: Number(row.optimal_value),
          optimal: true,
          size: { nodes: problem.numClients, medians: problem.medians },
          solve: () => Promise.resolve(solved(problem)),
        };
      }),
    );
  },
};

/** "nodes edges p", then "i j length" for each edge; the last length of an edge counts. */
export function medianOf(numbers: Int32Array, name: string): MedianProblem {
  const [n, edges, medians] = numbers;
  if (!(n > 0) || numbers.length !== 3 + 3 * edges)
    throw new RangeError(`${name}: not the edges that its first line promises`);
  const length = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < n; i++) length[i * n + i] = 0;
  for (let k = 3; k < numbers.length; k += 3) {
    const [i, j] = [numbers[k] - 1, numbers[k + 1] - 1];
    if (!(i >= 0 && i < n && j >= 0 && j < n)) throw new RangeError(`${name}: an edge leaves the graph`);
    length[i * n + j] = numbers[k + 2];
    length[j * n + i] = numbers[k + 2];
  }
  shortestPaths(length, n);
  return { numClients: n, cost: length, medians };
}

/** Floyd and Warshall, in place. */
function shortestPaths(length: Float64Array, n: number): void {
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) {
      const first = length[i * n + k];
      if (first === Number.POSITIVE_INFINITY) continue;
      for (let j = 0, at = i * n, via = k * n; j < n; j++, at++, via++) {
        const way = first + length[via];
        if (way < length[at]) length[at] = way;
      }
    }
}

function solved(problem: MedianProblem): Answer {
  const { chosen, servedBy: _, value, ...rest } = solveMedian(problem);
  const { numClients, cost, medians } = problem;
  let sum = 0;
  for (let j = 0; j < numClients; j++)
    sum += chosen.reduce((low, i) => Math.min(low, cost[i * numClients + j]), Number.POSITIVE_INFINITY);
  const allowed = chosen.length === medians && new Set(chosen).size === medians;
  return { ...rest, claimed: value, recomputed: allowed ? sum : Number.NaN, work: { ...rest.work } };
}
