/** Refuses malformed problems (a bug of the caller) and contradictory ones (an error of the user, all of it at once). */
import { Diagnostics } from '../../foundation/diagnostics.js';
import { fill } from '../../foundation/text.js';
import { optimiseMessages as m } from '../messages.js';
import type { CoverProblem } from './problem.js';

/** Sums of amounts are compared with a cap to this share of all use, because their order changes the last digits. */
export const capTolerance = 1e-12;

/** Throws RangeError naming the first malformed value. */
export function checkForm(problem: CoverProblem): void {
  const { options, weights, needs, keys, resources, conflicts = [], quotas = [] } = problem;
  const fail = (what: string): never => {
    throw new RangeError(`cover problem: ${what}`);
  };
  const amount = (x: number) => Number.isFinite(x) && x >= 0;
  if (!weights.every(amount)) fail('a weight is negative or not finite');
  if (needs && !(needs.length === weights.length && needs.every((k) => k > 0))) fail('needs');
  if (keys && !(keys.length === weights.length && keys.every((k) => amount(k) && Number.isInteger(k))))
    fail('keys');
  for (const { group, least = 0, most = 0 } of quotas)
    if (!(Number.isInteger(least) && least >= 0 && least < 256 && most >= 0)) fail(`quota of ${group}`);
  for (const { name, cap } of resources) if (!(cap >= 0)) fail(`cap of ${name} is ${cap}`);
  const ids = new Set<string>();
  for (const { id, uses, covers, bonus = 0 } of options) {
    if (ids.has(id)) fail(`the id ${id} occurs twice`);
    ids.add(id);
    if (uses.length !== resources.length || !uses.every(amount)) fail(`uses of ${id}`);
    if (!Number.isFinite(bonus)) fail(`bonus of ${id}`);
    if (!covers.every((j) => j >= 0 && j < weights.length)) fail(`covers of ${id}`);
  }
  if (!conflicts.every((pair) => pair.every((o) => Number.isInteger(o) && o >= 0 && o < options.length)))
    fail('a conflict names no option');
}

/** Positions of options. */
export interface Demands {
  readonly mandatory: ReadonlySet<number>;
  readonly forbidden: ReadonlySet<number>;
}

/** Throws CoverageError('config') with every contradiction. */
export function checkDemands(problem: CoverProblem): Demands {
  const { options, resources, conflicts = [], quotas = [] } = problem;
  const problems = new Diagnostics();
  const positions = new Map(options.map((option, o) => [option.id, o]));
  const positionsOf = (ids: readonly string[], list: typeof m.mandatory): Set<number> => {
    const found = new Set<number>();
    for (const id of ids) {
      const o = positions.get(id);
      if (o !== undefined) found.add(o);
      else {
        const { en, zh } = m.unknownId;
        const text = { en: en.replace('{list}', list.en), zh: zh.replace('{list}', list.zh) };
        problems.error('CVG_PLAN_UNKNOWN_ID', fill(text, { id }));
      }
    }
    return found;
  };
  const mandatory = positionsOf(problem.mandatory ?? [], m.mandatory);
  const forbidden = positionsOf(problem.forbidden ?? [], m.forbidden);
  const chosen = [...mandatory].sort((a, b) => (options[a].id < options[b].id ? -1 : 1));
  const contradiction = (
    text: typeof m.clash,
    values: Record<string, string | number>,
    hint?: typeof m.clash,
  ) => problems.error('CVG_PLAN_CONTRADICTION', fill(text, values), undefined, hint);

  for (const o of chosen) if (forbidden.has(o)) contradiction(m.bothLists, { id: options[o].id });
  const holders = new Map<string, number>();
  for (const o of chosen) {
    const other = holders.get(options[o].site);
    if (other !== undefined) contradiction(m.sameSite, { a: options[other].id, b: options[o].id });
    else holders.set(options[o].site, o);
  }
  for (const [a, b] of conflicts)
    if (a !== b && mandatory.has(a) && mandatory.has(b))
      contradiction(m.clash, { a: options[a].id, b: options[b].id });
  resources.forEach(({ name, cap }, r) => {
    const all = options.reduce((sum, option) => sum + option.uses[r], 0);
    const need = chosen.reduce((sum, o) => sum + options[o].uses[r], 0);
    if (need > cap + capTolerance * all) contradiction(m.overCap, { name, need, cap }, m.overCapHint);
  });
  for (const { group, most = Number.POSITIVE_INFINITY } of quotas) {
    const need = chosen.filter((o) => options[o].groups?.includes(group)).length;
    if (need > most) contradiction(m.overCap, { name: group, need, cap: most }, m.overCapHint);
  }
  problems.throwIfErrors('config');
  return { mandatory, forbidden };
}
