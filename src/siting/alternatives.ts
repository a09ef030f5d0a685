/** A site against the others of the plan: whom it shares people with, what would stand in its place, what keeps one out. */
import type { PlanCounts } from './counts.js';
import type { PlanGain } from './item.js';
import type { ItemsInput } from './itemsInput.js';
import { sumOver } from './objective.js';

/** Other chosen sites of the service that newly serve some of the same people. */
export function overlapsOf(
  { candidates, reaches, people }: ItemsInput,
  chosen: readonly number[],
  c: number,
): PlanGain['overlaps'] {
  const own = new Set(reaches[c].pixels);
  return chosen
    .filter((o) => o !== c && candidates[o].service === candidates[c].service)
    .map((o) => ({
      id: candidates[o].request.id,
      people: sumOver(
        people,
        reaches[o].pixels.filter((p) => own.has(p)),
      ),
    }))
    .filter((o) => o.people >= 1)
    .sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
}

/** What it adds to the objective: what it newly covers less what it disturbs. */
export const netGain = (
  { selection }: Pick<ItemsInput, 'selection'>,
  counts: PlanCounts,
  c: number,
): number => counts.gain(c) + selection.bonuses[c];

/** The best single candidate in its place that the caps and the spacing allow, and what the plan would lose by it. */
export function replacementOf(
  input: ItemsInput,
  chosen: readonly number[],
  out: number,
  counts: PlanCounts,
): PlanGain['replacement'] {
  const { candidates, priced, selection, caps } = input;
  const rest = chosen.filter((o) => o !== out);
  const restSet = new Set(rest);
  const yearOf = (o: number) => selection.years[selection.order.indexOf(o)];
  const free = caps.map(
    (cap) =>
      cap.cap - rest.reduce((sum, o) => sum + cap.amountOf({ ...priced[o].amounts, year: yearOf(o) }), 0),
  );
  counts.remove(out);
  const lost = netGain(input, counts, out);
  let best: { id: string; gain: number } | undefined;
  candidates.forEach((candidate, i) => {
    if (i === out || restSet.has(i) || rest.some((o) => candidates[o].site === candidate.site)) return;
    const gain = netGain(input, counts, i);
    if (!(gain > 0) || (best && gain <= best.gain)) return;
    const year = yearOf(out);
    if (caps.some((cap, r) => cap.amountOf({ ...priced[i].amounts, year }) > free[r])) return;
    if (selection.conflicts.some(([a, b]) => (a === i && restSet.has(b)) || (b === i && restSet.has(a))))
      return;
    best = { id: candidate.request.id, gain };
  });
  counts.add(out);
  return best && { id: best.id, loss: lost - best.gain };
}

/** The first condition that keeps a candidate out of the finished plan. */
export function leftOutBy(
  input: ItemsInput,
  c: number,
  chosen: ReadonlySet<number>,
  counts: PlanCounts,
  used: readonly number[],
): string {
  const { candidates, priced, selection, caps, ranked, years } = input;
  if (!ranked) return 'no-demand';
  const rival = [...chosen].find((o) => candidates[o].site === candidates[c].site);
  if (rival !== undefined) return `option-of:${candidates[rival].request.id}`;
  if (!(counts.gain(c) > 0)) return 'covered';
  if (!(netGain(input, counts, c) > 0)) return 'disturbs';
  const near = selection.conflicts.find(([a, b]) => (a === c && chosen.has(b)) || (b === c && chosen.has(a)));
  if (near) return `spacing:${candidates[near[0] === c ? near[1] : near[0]].request.id}`;
  const exceeded = (year: number) =>
    caps.find((cap, r) => used[r] + cap.amountOf({ ...priced[c].amounts, year }) > cap.cap);
  // It may be built in any year: only when each is full does a cap keep it out.
  const binding = years.every((year) => exceeded(year)) ? exceeded(years[0]) : undefined;
  return binding ? `budget:${binding.name}` : 'less-value';
}
