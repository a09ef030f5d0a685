/** The rows of a plan from a selection: marginal and alone gains, overlaps, replacement, what left the others out. */
import { leftOutBy, netGain, overlapsOf, replacementOf } from './alternatives.js';
import { PlanCounts } from './counts.js';
import { Entries } from './entry.js';
import type { PlanItem } from './item.js';
import type { ItemsInput } from './itemsInput.js';
import { kindOf, makeItem } from './makeItem.js';
import { sumOver } from './objective.js';
import { reasonOf } from './reason.js';
import { PlanScore, totalOf } from './score.js';

const kinds = ['5g-key-area', '5g-area', '4g-fill-in'] as const;
/** Rows of a kind that are not selected, beside those that a selected row names. */
const listedReserve = 50;

/** Selected sites ranked within their kind in the order of choice, then reserves by what they would serve alone. */
export function planItems(input: ItemsInput): PlanItem[] {
  const { selection } = input;
  const chosen = input.ranked ? selection.order : [];
  const counts = new PlanCounts(selection.covers, selection.weights);
  for (const c of chosen) counts.add(c);
  const selectedRows = selectedItems(input, chosen, counts);
  const named = new Set(selectedRows.map((i) => i.gain.replacement?.id));
  const made = [...selectedRows, ...reserveItems(input, new Set(chosen), counts, named)];
  const listed = kinds.flatMap((kind) => {
    const own = made.filter((i) => i.kind === kind);
    const reserve = own.filter((i) => i.decision !== 'selected');
    const selected = own.filter((i) => i.decision === 'selected');
    const cumulative = new Map<string, number>();
    return [
      ...selected.map((item, i) => {
        const total = (cumulative.get(item.service) ?? 0) + (item.gain.marginalPeople || 0);
        cumulative.set(item.service, total);
        const cumulativePeople = input.basisIsPeople ? total : Number.NaN;
        return { ...item, rank: i + 1, gain: { ...item.gain, cumulativePeople } };
      }),
      ...reserve,
    ];
  });
  const byId = new Map([...made, ...listed].map((i) => [i.id, i]));
  return listed.map((item) => ({ ...item, reason: reasonOf(item, (id) => byId.get(id)) }));
}

function selectedItems(input: ItemsInput, chosen: readonly number[], counts: PlanCounts): PlanItem[] {
  const { candidates, reaches, people, selection } = input;
  const tally = tallyOf(input, chosen);
  const served = new Map<string, Uint8Array>();
  const placed = new Set<string>();
  const score = new PlanScore({ ...input, reaches: selection.reaches });
  const kinds = chosen.map((c) => kindOf(candidates[c], reaches[c].places));
  return chosen.map((c, k) => {
    const { service } = candidates[c];
    const terms = score.terms(c);
    const next = chosen.find((_, j) => j > k && kinds[j] === kinds[k]);
    const nextGain = next === undefined ? Number.NaN : score.gain(next);
    score.add(c);
    const replacement = replacementOf(input, chosen, c, counts);
    const inPlan = inPlanOf(input, c, counts);
    const mark = served.get(service) ?? new Uint8Array(people.length);
    served.set(service, mark);
    const fresh = reaches[c].pixels.filter((p) => mark[p] === 0);
    for (const p of fresh) mark[p] = 1;
    const isFresh = new Set(fresh);
    const newPlaces = reaches[c].places.filter((p) => !placed.has(`${service}/${p.id}`));
    for (const p of newPlaces) placed.add(`${service}/${p.id}`);
    return makeItem(input, c, {
      decision: 'selected',
      pixels: fresh,
      indoorPixels: reaches[c].indoorPixels.filter((p) => isFresh.has(p)),
      places: newPlaces,
      overlaps: overlapsOf(input, chosen, c),
      replacement,
      score: {
        total: totalOf(terms),
        terms,
        alone: counts.alone(c) + selection.bonuses[c],
        inPlan,
        next: next === undefined ? undefined : { id: candidates[next].request.id, gain: nextGain },
      },
      whatIf: {
        ifRemoved: {
          valueLoss: inPlan,
          replacement: replacement?.id,
          netLoss: replacement?.loss ?? inPlan,
        },
        ifForced: undefined,
        costToEnter: Number.NaN,
        rankRange: input.ranges[k],
      },
      unique: sumOver(
        people,
        reaches[c].pixels.filter((p) => tally.get(service)?.[p] === 1),
      ),
      year: selection.years[k] || undefined,
      phase: input.phases[k],
    });
  });
}

/** What the plan, which `counts` holds, would lose without it. */
function inPlanOf(input: ItemsInput, c: number, counts: PlanCounts): number {
  counts.remove(c);
  const loss = netGain(input, counts, c);
  counts.add(c);
  return loss;
}

/** How many sites of the plan newly serve a pixel, by service. */
function tallyOf(
  { candidates, reaches, people }: ItemsInput,
  chosen: readonly number[],
): Map<string, Uint16Array> {
  const tally = new Map<string, Uint16Array>();
  for (const c of chosen) {
    const { service } = candidates[c];
    const counts = tally.get(service) ?? new Uint16Array(people.length);
    tally.set(service, counts);
    for (const p of reaches[c].pixels) counts[p]++;
  }
  return tally;
}

/** `named`: ids that a selected row names as the best in its place, which a reader looks up. */
function reserveItems(
  input: ItemsInput,
  chosen: ReadonlySet<number>,
  counts: PlanCounts,
  named: ReadonlySet<string | undefined>,
): PlanItem[] {
  const { candidates, reaches, priced, selection, caps } = input;
  const used = caps.map((cap) =>
    selection.order.reduce(
      (sum, c, k) => sum + cap.amountOf({ ...priced[c].amounts, year: selection.years[k] }),
      0,
    ),
  );
  const byId = (a: number, b: number) => (candidates[a].request.id < candidates[b].request.id ? -1 : 1);
  const listed = new Map<string, number>();
  const all = [...chosen];
  const entries = new Entries(input, all, counts);
  const score = new PlanScore({ ...input, reaches: selection.reaches });
  for (const c of all) score.add(c);
  return [...candidates.keys()]
    .filter((c) => !chosen.has(c) && (reaches[c].pixels.length > 0 || reaches[c].places.length > 0))
    .sort((a, b) => counts.alone(b) - counts.alone(a) || byId(a, b))
    .filter((c) => {
      const kind = kindOf(candidates[c], reaches[c].places);
      const count = (listed.get(kind) ?? 0) + 1;
      listed.set(kind, count);
      return count <= listedReserve || named.has(candidates[c].request.id);
    })
    .map((c) => {
      const terms = score.terms(c);
      return makeItem(input, c, {
        decision: 'reserve',
        pixels: reaches[c].pixels,
        indoorPixels: reaches[c].indoorPixels,
        places: reaches[c].places,
        overlaps: overlapsOf(input, all, c),
        replacement: undefined,
        score: {
          total: totalOf(terms),
          terms,
          alone: counts.alone(c) + selection.bonuses[c],
          inPlan: Number.NaN,
          next: undefined,
        },
        whatIf: { ifRemoved: undefined, ...entries.of(c), rankRange: undefined },
        unique: Number.NaN,
        year: undefined,
        phase: undefined,
        leftOutBy: leftOutBy(input, c, chosen, counts, used),
      });
    });
}
