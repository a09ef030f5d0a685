/**
 * The problem in arrays: options by id, demand elements with the same covering options merged into one group, quotas as
 * further resources, and nothing that cannot be chosen or cannot gain.
 */
import { capTolerance, checkDemands, checkForm, type Demands } from './checks.js';
import { type ElementWeights, type Groups, mergedElements } from './elements.js';
import { type Lists, listsOf } from '../lists.js';
import type { CoverProblem } from './problem.js';

export interface CoverModel extends Groups {
  /** What a group counts in searches: `demand + keyScale·key`. */
  readonly weight: Float64Array;
  /** More than twice all demand: a value in `weight` splits into key weight and demand without loss. */
  readonly keyScale: number;
  /** No group needs more than one option: what options gain only shrinks as others are chosen. */
  readonly simple: boolean;
  /** Position in the problem of each option kept, in order of id. */
  readonly source: Int32Array;
  readonly mandatory: Uint8Array;
  readonly site: Int32Array;
  readonly numSites: number;
  readonly bonus: Float64Array;
  /** What each option alone can claim: its value, and of groups that need more options a share that is no less than fair. */
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
  const { options, resources } = problem;
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
  const elements = elementsOf(problem, rows);
  const keyScale = scaleOf(problem);
  const exact = exactly(problem, elements, keyScale);
  const bonus = Float64Array.from(source, (o) => exact(options[o].bonus ?? 0));
  const groups = mergedElements(
    Array.from(source, (o) => elements.coversOf(o)),
    { ...elements, demand: elements.demand.map(exact) },
  );
  const weight = groups.demand.map((w, g) => w + keyScale * groups.key[g]);
  return {
    source,
    mandatory: Uint8Array.from(source, (o) => Number(demands.mandatory.has(o))),
    site: source.map((o) => sites.get(options[o].site) ?? 0),
    numSites: sites.size,
    bonus,
    weight,
    keyScale,
    simple: groups.need.every((k) => k === 1),
    alone: bonus.map((own, i) => {
      let value = own;
      for (let k = groups.covers.start[i]; k < groups.covers.start[i + 1]; k++) {
        const g = groups.covers.items[k];
        value += shareOf(weight[g], groups.need[g]);
      }
      return value;
    }),
    uses,
    numRows,
    numResources: resources.length,
    caps: rows.caps,
    totals: rows.totals,
    ...groups,
    conflicts: rivals(problem, source),
  };
}

/**
 * Of a group that still needs so many options one can claim this much: at least an equal part, so that claims add up to no less
 * than the weight, and a half, a quarter … of it, so that sums stay exact.
 */
export const shareOf = (weight: number, needed: number): number =>
  needed <= 1 ? (needed === 1 ? weight : 0) : weight / 2 ** Math.floor(Math.log2(needed));

/** Larger than anything that demand and bonuses can add up to, on either side of 0. */
function scaleOf({ weights, options }: CoverProblem): number {
  let all = 1;
  for (const w of weights) all += w;
  for (const { bonus = 0 } of options) all += Math.abs(bonus);
  return 2 ** Math.ceil(Math.log2(4 * all));
}

interface Elements extends ElementWeights {
  readonly coversOf: (o: number) => Int32Array;
}

/** The elements of the problem, then one for each quota with a `least`: options of the group cover it, and it comes before all keys. */
function elementsOf(problem: CoverProblem, { useOf }: CapRows): Elements {
  const { options, weights, needs, keys, resources, quotas = [] } = problem;
  const wanted = [...quotas.keys()].filter((q) => (quotas[q].least ?? 0) > 0);
  const extended = <T extends Float64Array | Uint8Array>(list: T, more: readonly number[]): T => {
    list.set(more, weights.length);
    return list;
  };
  const length = weights.length + wanted.length;
  const demand = new Float64Array(length);
  demand.set(weights);
  const key = new Float64Array(length);
  if (keys) key.set(keys);
  const first = quotaWeight(problem);
  const need = new Uint8Array(length).fill(1);
  if (needs) need.set(needs);
  return {
    demand,
    key: extended(
      key,
      wanted.map(() => first),
    ),
    need: extended(
      need,
      wanted.map((q) => quotas[q].least ?? 0),
    ),
    coversOf: (o) => {
      const own = wanted.flatMap((q, i) => (useOf(o, resources.length + q) > 0 ? [weights.length + i] : []));
      return own.length > 0 ? Int32Array.from([...options[o].covers, ...own]) : options[o].covers;
    },
  };
}

/** Key weight of a quota met: more than all key places together. */
export const quotaWeight = ({ keys }: CoverProblem): number =>
  1 + (keys?.reduce((sum, k) => sum + k, 0) ?? 0);

interface CapRows {
  readonly numRows: number;
  readonly caps: Float64Array;
  readonly totals: Float64Array;
  useOf(o: number, r: number): number;
}

function rowsOf({ options, resources, quotas = [] }: CoverProblem, byId: readonly number[]): CapRows {
  const numResources = resources.length;
  const caps = Float64Array.from([
    ...resources.map((r) => r.cap),
    ...quotas.map((q) => q.most ?? Number.POSITIVE_INFINITY),
  ]);
  const useOf = (o: number, r: number): number =>
    r < numResources
      ? options[o].uses[r]
      : Number(options[o].groups?.includes(quotas[r - numResources].group) ?? false);
  const totals = caps.map((_, r) => byId.reduce((sum, o) => sum + useOf(o, r), 0));
  return { numRows: caps.length, caps, totals, useOf };
}

/**
 * Rounds weights to multiples of one power of two, about 2^-52 of all of them together: then every sum is exact, and
 * neither the order of adding nor adding and taking away again changes a value.
 */
function exactly(
  { options }: CoverProblem,
  { demand, key, need }: ElementWeights,
  keyScale: number,
): (weight: number) => number {
  const amounts = Float64Array.from([...options.map((o) => Math.abs(o.bonus ?? 0)), 0]).sort();
  let total = amounts.reduce((sum, x) => sum + x, 0);
  for (const w of demand.toSorted()) total += w;
  if (total === Number.POSITIVE_INFINITY)
    throw new RangeError('cover problem: the weights add up to infinity');
  for (const k of key) total += keyScale * k;
  if (total === 0) return (weight) => weight;
  const halvings = Math.floor(Math.log2(need.reduce((a, b) => Math.max(a, b), 1)));
  const unit = Math.max(2 ** (Math.ceil(Math.log2(total)) - 52 + halvings), Number.MIN_VALUE);
  return (weight) => Math.round(weight / unit) * unit;
}

/** Options that no solution can contain, or that never gain. */
function excluded(
  { options, weights, keys, quotas = [], resources, conflicts = [] }: CoverProblem,
  { mandatory, forbidden }: Demands,
  { numRows, caps, totals, useOf }: CapRows,
): Set<number> {
  const shut = new Set<number>();
  const taken = new Set([...mandatory].map((o) => options[o].site));
  const fixedUse = caps.map((_, r) => [...mandatory].reduce((sum, o) => sum + useOf(o, r), 0));
  options.forEach((option, o) => {
    if (mandatory.has(o)) return;
    let alone = option.bonus ?? 0;
    for (const j of option.covers) alone += weights[j];
    const wanted =
      (keys !== undefined && option.covers.some((j) => keys[j] > 0)) ||
      quotas.some(({ least = 0 }, q) => least > 0 && useOf(o, resources.length + q) > 0);
    let fits = true;
    for (let r = 0; r < numRows; r++)
      fits &&= fixedUse[r] + useOf(o, r) <= caps[r] + capTolerance * totals[r];
    if (!(alone > 0 || wanted) || !fits || forbidden.has(o) || taken.has(option.site)) shut.add(o);
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
