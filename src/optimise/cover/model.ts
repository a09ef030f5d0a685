/**
 * The problem in arrays: options by id, demand elements with the same covering options merged into one group, quotas as
 * further resources, and nothing that cannot be chosen or cannot gain.
 */
import { capTolerance, checkDemands, checkForm, type Demands } from './checks.js';
import { type Groups, type Lists, listsOf, mergedElements } from './elements.js';
import type { CoverProblem } from './problem.js';

export interface CoverModel extends Groups {
  /** Position in the problem of each option kept, in order of id. */
  readonly source: Int32Array;
  readonly mandatory: Uint8Array;
  readonly site: Int32Array;
  readonly numSites: number;
  readonly bonus: Float64Array;
  /** Value of each option alone. */
  readonly alone: Float64Array;
  /** Use of row r by option o at `o·numRows + r`; rows are the resources, then the quotas. */
  readonly uses: Float64Array;
  readonly numRows: number;
  readonly numResources: number;
  readonly caps: Float64Array;
  /** Use of each row by all options of the problem, whatever the caps: its scale. */
  readonly totals: Float64Array;
  readonly conflicts: Lists;
}

export const numOptions = (model: CoverModel): number => model.source.length;

/** Throws RangeError (malformed) or CoverageError('config') (contradictory demands). */
export function coverModel(problem: CoverProblem): CoverModel {
  checkForm(problem);
  const { options, resources, quotas = [] } = problem;
  const demands = checkDemands(problem);
  const byId = [...options.keys()].sort((a, b) => (options[a].id < options[b].id ? -1 : 1));
  const rows = rowsOf(problem, byId);
  const shut = excluded(problem, demands, rows);
  const source = Int32Array.from(byId.filter((o) => !shut.has(o)));
  const { numRows } = rows;
  const uses = new Float64Array(source.length * numRows);
  source.forEach((o, i) => {
    for (let r = 0; r < numRows; r++) uses[i * numRows + r] = rows.useOf(o, r);
  });
  const sites = new Map<string, number>();
  for (const o of source) if (!sites.has(options[o].site)) sites.set(options[o].site, sites.size);
  const exact = exactly(problem);
  const bonus = Float64Array.from(source, (o) => exact(options[o].bonus ?? 0));
  const groups = mergedElements(
    Array.from(source, (o) => options[o].covers),
    problem.weights.map(exact),
  );
  return {
    source,
    mandatory: Uint8Array.from(source, (o) => Number(demands.mandatory.has(o))),
    site: source.map((o) => sites.get(options[o].site) ?? 0),
    numSites: sites.size,
    bonus,
    alone: bonus.map((own, i) => {
      let value = own;
      for (let k = groups.covers.start[i]; k < groups.covers.start[i + 1]; k++)
        value += groups.weight[groups.covers.items[k]];
      return value;
    }),
    uses,
    numRows: resources.length + quotas.length,
    numResources: resources.length,
    caps: rows.caps,
    totals: rows.totals,
    ...groups,
    conflicts: rivals(problem, source),
  };
}

interface CapRows {
  readonly numRows: number;
  readonly caps: Float64Array;
  readonly totals: Float64Array;
  useOf(o: number, r: number): number;
}

function rowsOf({ options, resources, quotas = [] }: CoverProblem, byId: readonly number[]): CapRows {
  const numResources = resources.length;
  const caps = Float64Array.from([...resources.map((r) => r.cap), ...quotas.map((q) => q.most)]);
  const useOf = (o: number, r: number): number =>
    r < numResources
      ? options[o].uses[r]
      : Number(options[o].groups?.includes(quotas[r - numResources].group) ?? false);
  const totals = caps.map((_, r) => byId.reduce((sum, o) => sum + useOf(o, r), 0));
  return { numRows: caps.length, caps, totals, useOf };
}

/**
 * Rounds weights to multiples of one power of two, 2^-52 of all of them together or less: then every sum is exact, and
 * neither the order of adding nor adding and taking away again changes a value.
 */
function exactly({ weights, options }: CoverProblem): (weight: number) => number {
  const amounts = Float64Array.from([...weights, ...options.map((o) => Math.abs(o.bonus ?? 0))]).sort();
  const total = amounts.reduce((sum, x) => sum + x, 0);
  if (total === Number.POSITIVE_INFINITY)
    throw new RangeError('cover problem: the weights add up to infinity');
  if (total === 0) return (weight) => weight;
  const unit = Math.max(2 ** (Math.ceil(Math.log2(total)) - 52), Number.MIN_VALUE);
  return (weight) => Math.round(weight / unit) * unit;
}

/** Options that no solution can contain, or that never gain. */
function excluded(
  { options, weights, conflicts = [] }: CoverProblem,
  { mandatory, forbidden }: Demands,
  { numRows, caps, totals, useOf }: CapRows,
): Set<number> {
  const shut = new Set<number>();
  const taken = new Set([...mandatory].map((o) => options[o].site));
  const fixedUse = caps.map((_, r) => [...mandatory].reduce((sum, o) => sum + useOf(o, r), 0));
  options.forEach((option, o) => {
    if (mandatory.has(o)) return;
    const alone = option.covers.reduce((sum, j) => sum + weights[j], option.bonus ?? 0);
    let fits = true;
    for (let r = 0; r < numRows; r++)
      fits &&= fixedUse[r] + useOf(o, r) <= caps[r] + capTolerance * totals[r];
    if (!(alone > 0) || !fits || forbidden.has(o) || taken.has(option.site)) shut.add(o);
  });
  for (const [a, b] of conflicts) {
    if (a === b) continue;
    if (mandatory.has(a)) shut.add(b);
    if (mandatory.has(b)) shut.add(a);
  }
  return shut;
}

function rivals({ options, conflicts = [] }: CoverProblem, source: Int32Array): Lists {
  const place = new Int32Array(options.length).fill(-1);
  source.forEach((o, i) => {
    place[o] = i;
  });
  const lists = Array.from(source, () => new Set<number>());
  for (const [a, b] of conflicts) {
    const [x, y] = [place[a], place[b]];
    if (x < 0 || y < 0 || x === y) continue;
    lists[x].add(y);
    lists[y].add(x);
  }
  return listsOf(lists.map((list) => [...list].sort((a, b) => a - b)));
}
