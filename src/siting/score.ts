/**
 * The plan's value taken apart: what each site adds at its turn, term by term. Terms add up to the gain of their site, and
 * gains in the order of the plan add up to its value.
 */
import type { PlaceClass } from '../demand/classes.js';
import type { Candidate } from './candidate.js';
import { placeBonus } from './keyPlaces.js';
import { type Reach, sumOver } from './objective.js';

export interface ScoreTerm {
  /** Newly served people (`demand` where weights stand for them), places of a class brought to standard, people whom it disturbs. */
  readonly name: 'people' | 'demand' | 'disturbed' | PlaceClass;
  /** People or places. */
  readonly value: number;
  /** What one of them counts for on average; negative for `disturbed`. */
  readonly weight: number;
  /** value × weight. */
  readonly contribution: number;
}

export interface ScoreInput {
  readonly candidates: readonly Candidate[];
  /** By candidate. */
  readonly reaches: readonly Reach[];
  readonly people: Float64Array;
  readonly basisIsPeople: boolean;
  /** People weighted by evidence: what the objective counts. */
  readonly wanted: Float64Array;
}

/** Factors on the parts of the objective; all 1 in the plan itself. */
export interface Emphasis {
  readonly people: (service: string) => number;
  readonly places: (placeClass: PlaceClass) => number;
  readonly disturbed: number;
}

const plainEmphasis: Emphasis = { people: () => 1, places: () => 1, disturbed: 1 };

/** A plan that grows site by site. */
export class PlanScore {
  private readonly served = new Map<string, Uint8Array>();
  private readonly reached = new Set<string>();

  constructor(
    private readonly input: ScoreInput,
    private readonly emphasis: Emphasis = plainEmphasis,
  ) {}

  /** What it would add now. */
  gain(c: number): number {
    const { candidates, reaches, wanted } = this.input;
    const { service } = candidates[c];
    const mark = this.markOf(service);
    let fresh = 0;
    for (const p of reaches[c].pixels) if (mark[p] === 0) fresh += wanted[p];
    let gain = fresh * this.emphasis.people(service);
    for (const place of reaches[c].places)
      if (!this.reached.has(`${service}/${place.id}`))
        gain += placeBonus(place) * this.emphasis.places(place.class);
    return gain - sumOver(wanted, reaches[c].lost) * this.emphasis.disturbed;
  }

  /** The same with its parts; what it adds nothing of is left out. */
  terms(c: number): ScoreTerm[] {
    const { candidates, reaches, people, basisIsPeople, wanted } = this.input;
    const { service } = candidates[c];
    const mark = this.markOf(service);
    const fresh = reaches[c].pixels.filter((p) => mark[p] === 0);
    const terms = [
      term(basisIsPeople ? 'people' : 'demand', sumOver(people, fresh), sumOver(wanted, fresh)),
      term('disturbed', sumOver(people, reaches[c].lost), -sumOver(wanted, reaches[c].lost)),
    ];
    const places = reaches[c].places.filter((p) => !this.reached.has(`${service}/${p.id}`));
    for (const placeClass of new Set(places.map((p) => p.class))) {
      const own = places.filter((p) => p.class === placeClass);
      terms.push(
        term(
          placeClass,
          own.length,
          own.reduce((sum, p) => sum + placeBonus(p), 0),
        ),
      );
    }
    return terms.filter((t) => t.contribution !== 0);
  }

  add(c: number): void {
    const { candidates, reaches } = this.input;
    const { service } = candidates[c];
    const mark = this.markOf(service);
    for (const p of reaches[c].pixels) mark[p] = 1;
    for (const place of reaches[c].places) this.reached.add(`${service}/${place.id}`);
  }

  private markOf(service: string): Uint8Array {
    const mark = this.served.get(service) ?? new Uint8Array(this.input.people.length);
    this.served.set(service, mark);
    return mark;
  }
}

const term = (name: ScoreTerm['name'], value: number, contribution: number): ScoreTerm => ({
  name,
  value,
  weight: contribution / value,
  contribution,
});

export const totalOf = (terms: readonly ScoreTerm[]): number =>
  terms.reduce((sum, t) => sum + t.contribution, 0);

/**
 * Sites by what they add, the most first; ties keep the order given. Gains only shrink while a plan grows, so an old gain
 * is an upper bound and most sites need no second look (Minoux 1978).
 */
export function orderByGain(
  sites: readonly number[],
  gain: (site: number) => number,
  add: (site: number) => void,
): number[] {
  const left = [...sites];
  const known = left.map(gain);
  const order: number[] = [];
  while (left.length > 0) {
    let top = argMax(known);
    for (let fresh = gain(left[top]); fresh < known[top]; fresh = gain(left[top])) {
      known[top] = fresh;
      top = argMax(known);
    }
    const [site] = left.splice(top, 1);
    known.splice(top, 1);
    order.push(site);
    add(site);
  }
  return order;
}

function argMax(values: readonly number[]): number {
  let top = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[top]) top = i;
  return top;
}
