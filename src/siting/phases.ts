/**
 * When the sites of a plan are built, so that whoever stops early has spent well. Where years have caps, sites with more
 * gain move to earlier years as far as the caps allow. Where they have none, sites are taken by gain per money and cut into
 * a pilot, a first and a second phase of consecutive years.
 */
import type { BudgetCap } from '../economics/budget.js';
import type { Priced } from './pricing.js';
import { orderByGain } from './score.js';

/** Share of the plan's investment after the pilot and after the first phase: starting values. */
const cuts = [0.15, 0.5] as const;

/** The first phase is the pilot: `pilot`, `phase1`, `phase2`, … */
export const phaseId = (phase: number): string => (phase === 1 ? 'pilot' : `phase${phase - 1}`);

export interface PhaseInput {
  /** The chosen candidates in the order of the plan, what each adds at its turn, and the year found for it. */
  readonly order: readonly number[];
  readonly gains: readonly number[];
  readonly years: readonly number[];
  readonly priced: readonly Pick<Priced, 'amounts'>[];
  readonly caps: readonly BudgetCap[];
  /** Years that may be built in, ascending; one only where no year has caps. */
  readonly possible: readonly number[];
  /** A plan that grows, empty at first. */
  readonly growing: {
    readonly gain: (candidate: number) => number;
    readonly add: (candidate: number) => void;
  };
}

export interface Phased {
  /** Of each of `order`: phase from 1, and year; 0 = the project has no date. */
  readonly phases: readonly number[];
  readonly years: readonly number[];
}

export function phased(input: PhaseInput): Phased {
  const { possible, caps } = input;
  if (!caps.some((cap) => cap.year !== undefined)) return byMoney(input);
  const years = earlierFirst(input);
  return { years, phases: years.map((year) => possible.indexOf(year) + 1) };
}

function byMoney({ order, priced, possible: [firstYear], growing }: PhaseInput): Phased {
  const capexOf = (c: number): number => Math.max(priced[c].amounts.capex, 1);
  const best = orderByGain(order, (c) => growing.gain(c) / capexOf(c), growing.add);
  const total = best.reduce((sum, c) => sum + capexOf(c), 0);
  const phaseOf = new Map<number, number>();
  let spent = 0;
  let phase = 1;
  best.forEach((c, k) => {
    spent += capexOf(c);
    // A phase has at least one site, however dear.
    const full = phase <= cuts.length && spent > cuts[phase - 1] * total;
    if (full && k > 0 && phaseOf.get(best[k - 1]) === phase) phase++;
    phaseOf.set(c, phase);
  });
  const phases = order.map((c) => phaseOf.get(c) ?? 1);
  return { phases, years: phases.map((p) => (firstYear === 0 ? 0 : firstYear + p - 1)) };
}

/**
 * Moves to an earlier year, and exchanges of two sites between years, while one of them raises Σ gain × years in service.
 * A prefix of years is worth at least the sum of its gains, since each adds no less when fewer stand before it.
 */
function earlierFirst({ order, gains, years, priced, caps, possible }: PhaseInput): number[] {
  const found = [...years];
  const used = caps.map((cap) => order.reduce((sum, c, k) => sum + use(cap, c, found[k]), 0));
  const places = [...order.keys()].sort((a, b) => gains[b] - gains[a] || a - b);
  for (let changed = true; changed; ) {
    changed = false;
    for (const k of places)
      for (const year of possible) {
        if (year >= found[k]) break;
        if (change([[k, year]]) || exchange(k, year)) {
          changed = true;
          break;
        }
      }
  }
  return found;

  function use(cap: BudgetCap, candidate: number, year: number): number {
    return cap.amountOf({ ...priced[candidate].amounts, year });
  }

  /** With the site of that year that gains least and less than k, and for which there is room in k's year. */
  function exchange(k: number, year: number): boolean {
    return places.toReversed().some(
      (other) =>
        found[other] === year &&
        gains[other] < gains[k] &&
        change([
          [k, year],
          [other, found[k]],
        ]),
    );
  }

  /** Takes the changes if every cap holds. */
  function change(moves: readonly (readonly [place: number, year: number])[]): boolean {
    const then = caps.map((cap, r) =>
      moves.reduce(
        (sum, [k, year]) => sum + use(cap, order[k], year) - use(cap, order[k], found[k]),
        used[r],
      ),
    );
    if (caps.some((cap, r) => then[r] > cap.cap && then[r] > used[r])) return false;
    for (const [k, year] of moves) found[k] = year;
    then.forEach((amount, r) => {
      used[r] = amount;
    });
    return true;
  }
}
