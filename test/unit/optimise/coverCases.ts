/** Random cover problems over every kind of condition, and the plain truth about them by enumeration. */
import { seededRandom } from '../../../src/foundation/random.js';
import type { CoverProblem } from '../../../src/optimise/cover.js';

/** `fewest` to `most` options; caps on all, one share, two years and a source; sites, conflicts, quotas, forced and forbidden ids. */
export function randomCase(seed: number, most = 12, fewest = 1): CoverProblem {
  const random = seededRandom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const n = fewest + whole(most - fewest + 1);
  const elements = 1 + whole(24);
  const density = 0.1 + 0.4 * random();
  const resources = ['total', 'government', 'year-1', 'year-2', 'source'];
  const options = Array.from({ length: n }, (_, o) => {
    const capex = 1 + whole(12);
    const firstYear = random() < 0.5;
    return {
      id: `o${(o * 7) % n}-${o}`,
      site: `s${whole(n)}`,
      covers: Int32Array.from(Array.from({ length: elements }, (_, j) => j).filter(() => random() < density)),
      uses: Float64Array.of(
        capex,
        whole(capex + 1),
        firstYear ? capex : 0,
        firstYear ? 0 : capex,
        random() < 0.5 ? capex : 0,
      ),
      bonus: random() < 0.3 ? whole(100) - 60 : 0,
      groups: random() < 0.3 ? ['mall'] : [],
    };
  });
  const pair = (): [number, number] => [whole(n), whole(n)];
  const cap = (share: number, largest: number) =>
    random() < share ? whole(largest) : Number.POSITIVE_INFINITY;
  const problem: CoverProblem = {
    options,
    weights: Float64Array.from({ length: elements }, () => (random() < 0.15 ? 0 : whole(100))),
    resources: [
      { name: resources[0], cap: cap(0.8, 40) },
      { name: resources[1], cap: cap(0.3, 20) },
      { name: resources[2], cap: cap(0.3, 20) },
      { name: resources[3], cap: cap(0.3, 20) },
      { name: resources[4], cap: cap(0.3, 20) },
    ],
    conflicts: Array.from({ length: whole(n) }, pair).filter(([a, b]) => a !== b),
    quotas: random() < 0.3 ? [{ group: 'mall', most: whole(3) }] : [],
    forbidden: random() < 0.2 ? [options[whole(n)].id] : [],
  };
  const forced = options[whole(n)].id;
  const withForced = { ...problem, mandatory: [forced] };
  const alone = options.findIndex((option) => option.id === forced);
  return random() < 0.3 && feasible(withForced, [alone]) ? withForced : problem;
}

export function valueOf({ options, weights }: CoverProblem, chosen: readonly number[]): number {
  const covered = new Set(chosen.flatMap((o) => [...options[o].covers]));
  const bonus = chosen.reduce((sum, o) => sum + (options[o].bonus ?? 0), 0);
  return [...covered].reduce((sum, j) => sum + weights[j], bonus);
}

export function feasible(problem: CoverProblem, chosen: readonly number[]): boolean {
  const { options, resources, conflicts = [], quotas = [], mandatory = [], forbidden = [] } = problem;
  const ids = chosen.map((o) => options[o].id);
  return (
    resources.every(({ cap }, r) => chosen.reduce((sum, o) => sum + options[o].uses[r], 0) <= cap) &&
    new Set(chosen.map((o) => options[o].site)).size === chosen.length &&
    !conflicts.some(([a, b]) => chosen.includes(a) && chosen.includes(b)) &&
    quotas.every(
      (q) => chosen.filter((o) => options[o].groups?.includes(q.group)).length <= (q.most ?? Infinity),
    ) &&
    mandatory.every((id) => ids.includes(id)) &&
    !forbidden.some((id) => ids.includes(id))
  );
}

/** Best value of all feasible subsets; at most 30 elements. Sums over a subset build on the subset without its lowest option. */
export function optimum(problem: CoverProblem): number {
  const {
    options,
    weights,
    resources,
    conflicts = [],
    quotas = [],
    mandatory = [],
    forbidden = [],
  } = problem;
  const n = options.length;
  const bitsOf = (is: (o: number) => boolean) =>
    options.reduce((bits, _, o) => bits | (is(o) ? 1 << o : 0), 0);
  const rivals = options.map((option, o) =>
    bitsOf(
      (p) =>
        p !== o &&
        (options[p].site === option.site ||
          conflicts.some(([a, b]) => (a === o && b === p) || (a === p && b === o))),
    ),
  );
  const covers = options.map((option) => option.covers.reduce((bits, j) => bits | (1 << j), 0));
  const must = bitsOf((o) => mandatory.includes(options[o].id));
  const mustNot = bitsOf((o) => forbidden.includes(options[o].id));
  const rows = [
    ...resources.map(({ cap }, r) => ({ cap, use: options.map((option) => option.uses[r]) })),
    ...quotas.map((q) => ({
      cap: q.most ?? Number.POSITIVE_INFINITY,
      use: options.map((option) => Number(option.groups?.includes(q.group) ?? false)),
    })),
  ].map((row) => ({ ...row, sum: new Float64Array(1 << n) }));
  const covered = new Int32Array(1 << n);
  const bonus = new Float64Array(1 << n);
  const allowed = new Uint8Array(1 << n).fill(1);
  let best = Number.NEGATIVE_INFINITY;
  for (let bits = 0; bits < 1 << n; bits++) {
    if (bits > 0) {
      const o = 31 - Math.clz32(bits & -bits);
      const rest = bits & (bits - 1);
      covered[bits] = covered[rest] | covers[o];
      bonus[bits] = bonus[rest] + (options[o].bonus ?? 0);
      for (const { use, sum } of rows) sum[bits] = sum[rest] + use[o];
      allowed[bits] = Number(allowed[rest] === 1 && (rivals[o] & rest) === 0);
    }
    if (allowed[bits] === 0 || (bits & must) !== must || (bits & mustNot) !== 0) continue;
    if (!rows.every(({ cap, sum }) => sum[bits] <= cap)) continue;
    let value = bonus[bits];
    for (let left = covered[bits]; left !== 0; left &= left - 1)
      value += weights[31 - Math.clz32(left & -left)];
    best = Math.max(best, value);
  }
  return best;
}

/** A county in the plane: options are discs, the costs vary, one cap on all. Too large to enumerate. */
export function planeCase(
  seed: number,
  { options: n, elements, budget }: { options: number; elements: number; budget: number },
): CoverProblem {
  const random = seededRandom(seed);
  const points = Array.from({ length: elements }, () => [random(), random()] as const);
  return {
    options: Array.from({ length: n }, (_, o) => {
      const [x, y, radius] = [random(), random(), 0.05 + 0.1 * random()];
      const capex = 100 + Math.floor(random() * 330);
      return {
        id: `p${o}`,
        site: `p${o >> 1}`,
        covers: Int32Array.from(points.keys()).filter(
          (j) => Math.hypot(points[j][0] - x, points[j][1] - y) < radius,
        ),
        uses: Float64Array.of(capex),
      };
    }),
    weights: Float64Array.from({ length: elements }, () => 1 + Math.floor(random() * 50)),
    resources: [{ name: 'total', cap: budget }],
  };
}

/** As `randomCase`, with elements that need several options, key places and wanted groups, each in about half of the cases. */
export function richCase(seed: number, most = 12, fewest = 1): CoverProblem {
  const problem = randomCase(seed, most, fewest);
  const random = seededRandom(seed + 1_000_000);
  const whole = (below: number) => Math.floor(random() * below);
  const { weights, options, quotas = [] } = problem;
  const some = <T>(share: number, make: () => T): T | undefined => (random() < share ? make() : undefined);
  return {
    ...problem,
    needs: some(0.5, () => Uint8Array.from(weights, () => (random() < 0.4 ? 2 + whole(3) : 1))),
    keys: some(0.5, () => Float64Array.from(weights, () => (random() < 0.25 ? 1 + whole(3) : 0))),
    options: options.map((option) => ({
      ...option,
      groups: [...(option.groups ?? []), ...(random() < 0.4 ? ['station'] : [])],
    })),
    quotas: [...quotas, ...(some(0.4, () => [{ group: 'station', least: 1 + whole(3) }]) ?? [])],
  };
}

/** What a choice is worth, most important first: quotas met, key weight, value, less cost, fewer options. */
export function goalsOf(problem: CoverProblem, chosen: readonly number[]): number[] {
  const { options, weights, needs, keys, quotas = [] } = problem;
  const counts = new Int32Array(weights.length);
  for (const o of chosen) for (const j of new Set(options[o].covers)) counts[j]++;
  let value = chosen.reduce((sum, o) => sum + (options[o].bonus ?? 0), 0);
  let keyWeight = 0;
  counts.forEach((count, j) => {
    if (count < (needs?.[j] ?? 1)) return;
    value += weights[j];
    keyWeight += keys?.[j] ?? 0;
  });
  const met = quotas.filter(
    ({ group, least = 0 }) =>
      least > 0 && chosen.filter((o) => options[o].groups?.includes(group)).length >= least,
  ).length;
  const cost = chosen.reduce((sum, o) => sum + options[o].uses[0], 0);
  return [met, keyWeight, value, -cost, -chosen.length];
}

/** The best `goalsOf` of all feasible subsets, one by one. */
export function bestGoals(problem: CoverProblem): number[] {
  const n = problem.options.length;
  let best: number[] | undefined;
  for (let bits = 0; bits < 1 << n; bits++) {
    const chosen = [...problem.options.keys()].filter((o) => bits & (1 << o));
    if (!feasible(problem, chosen)) continue;
    const goals = goalsOf(problem, chosen);
    if (!best || before(best, goals)) best = goals;
  }
  return best ?? [];
}

const before = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at >= 0 && a[at] < b[at];
};
