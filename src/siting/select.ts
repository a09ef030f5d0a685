/**
 * From predicted covers to a choice: newly served people plus a bonus for each station, community or mall that a site
 * brings into coverage, under one budget, by lazy greedy. A person counts once in each service that newly reaches them.
 */
import type { CandidateCover, CoverageResult } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import { type CoverOption, lazyGreedy } from '../optimise/lazyGreedy.js';
import type { Candidate } from './candidates.js';
import { isReached, placeBonus } from './keyPlaces.js';
import { macroSpacing_m } from './spacing.js';

export interface Chosen {
  /** Position in the candidate list. */
  readonly candidate: number;
  readonly gainAtChoice: number;
  readonly newPeople: number;
  readonly newArea_km2: number;
  readonly newPlaces: readonly Place[];
  /** People that only this site of the plan newly serves. */
  readonly uniquePeople: number;
}

export interface Selection {
  readonly chosen: readonly Chosen[];
  /** Candidates with a gain that were not chosen, best first: position and gain alone. */
  readonly reserve: readonly {
    readonly candidate: number;
    readonly alonePeople: number;
    readonly alonePlaces: readonly Place[];
    readonly area_km2: number;
  }[];
  readonly value: number;
  readonly cost: number;
}

export function selectSites(
  candidates: readonly Candidate[],
  covers: readonly CandidateCover[],
  coverage: CoverageResult,
  people: Float64Array,
  places: readonly Place[],
  budget: number,
): Selection {
  const pixel_km2 = (coverage.pixelGrid.cellX * coverage.pixelGrid.cellY) / 1e6;
  const elements = new Elements(people);
  const reached = candidates.map((c, i) => reachedPlaces(c, covers[i], coverage, places));
  const conflicts = conflictLists(candidates);
  const options = candidates.map((c, i): CoverOption => {
    const ids: number[] = [];
    for (const p of covers[i].pixels) if (people[p] > 0) ids.push(elements.pixel(c.service, p));
    for (const place of reached[i]) ids.push(elements.place(c.service, place));
    return {
      id: c.request.id,
      site: c.request.id,
      cost: c.cost,
      covers: Int32Array.from(ids),
      conflicts: conflicts[i],
    };
  });
  const weights = Float64Array.from(elements.weights);
  const solution = lazyGreedy({ options, weights, budget });

  const plan = new Tally(people.length);
  for (const o of solution.order) plan.add(candidates[o].service, covers[o].pixels);
  const sofar = new Tally(people.length);
  const placed = new Set<string>();
  const chosen = solution.order.map((o, n): Chosen => {
    const { service } = candidates[o];
    const { pixels } = covers[o];
    const fresh = pixels.filter((p) => sofar.count(service, p) === 0);
    const newPlaces = reached[o].filter((place) => !placed.has(`${service}/${place.id}`));
    sofar.add(service, pixels);
    for (const place of newPlaces) placed.add(`${service}/${place.id}`);
    const newPeople = sumOver(people, fresh);
    return {
      candidate: o,
      gainAtChoice: solution.gains[n],
      newPeople,
      newArea_km2: fresh.length * pixel_km2,
      newPlaces,
      uniquePeople: sumOver(
        people,
        pixels.filter((p) => plan.count(service, p) === 1),
      ),
    };
  });
  const picked = new Set(solution.order);
  const reserve = candidates
    .map((_, i) => ({
      candidate: i,
      alonePeople: sumOver(people, covers[i].pixels),
      alonePlaces: reached[i],
      area_km2: covers[i].pixels.length * pixel_km2,
    }))
    .filter((r) => !picked.has(r.candidate) && (r.alonePeople > 0 || r.alonePlaces.length > 0))
    .sort((a, b) => b.alonePeople - a.alonePeople || a.candidate - b.candidate);
  return { chosen, reserve, value: solution.value, cost: solution.cost };
}

function sumOver(people: Float64Array, pixels: Int32Array): number {
  let total = 0;
  for (const p of pixels) total += people[p];
  return total;
}

/** How many sites of a plan newly serve a pixel, by service. */
class Tally {
  private readonly counts = new Map<string, Uint16Array>();
  constructor(private readonly size: number) {}

  add(service: string, pixels: Int32Array): void {
    const counts = this.counts.get(service) ?? new Uint16Array(this.size);
    this.counts.set(service, counts);
    for (const p of pixels) counts[p]++;
  }

  count = (service: string, pixel: number): number => this.counts.get(service)?.[pixel] ?? 0;
}

/** Numbers demand elements as they come: only what some candidate reaches exists. */
class Elements {
  readonly weights: number[] = [];
  private readonly pixels = new Map<string, Int32Array>();
  private readonly places = new Map<string, number>();
  constructor(private readonly people: Float64Array) {}

  pixel(service: string, pixel: number): number {
    const ids = this.pixels.get(service) ?? new Int32Array(this.people.length).fill(-1);
    this.pixels.set(service, ids);
    if (ids[pixel] < 0) ids[pixel] = this.weights.push(this.people[pixel]) - 1;
    return ids[pixel];
  }

  place(service: string, place: Place): number {
    const name = `${service}/${place.id}`;
    const id = this.places.get(name) ?? this.weights.push(placeBonus(place)) - 1;
    this.places.set(name, id);
    return id;
  }
}

/** Key places that are not reached today and are with this candidate. 5G only. */
function reachedPlaces(
  candidate: Candidate,
  cover: CandidateCover,
  coverage: CoverageResult,
  places: readonly Place[],
): Place[] {
  if (candidate.layer.technology !== 'nr') return [];
  const fresh = new Set(cover.pixels);
  const status = coverage.services.find((s) => s.id === candidate.service)?.status;
  return places.filter(
    (place) => placeBonus(place) > 0 && !isReached(place, status) && isReached(place, status, fresh),
  );
}

/** Candidates of one service too close to stand side by side. */
function conflictLists(candidates: readonly Candidate[]): number[][] {
  const lists = candidates.map((): number[] => []);
  for (let a = 0; a < candidates.length; a++)
    for (let b = a + 1; b < candidates.length; b++) {
      const [x, y] = [candidates[a], candidates[b]];
      if (x.service !== y.service) continue;
      const limit_m = macroSpacing_m(x.inTown && y.inTown);
      if (Math.hypot(x.x_m - y.x_m, x.y_m - y.y_m) >= limit_m) continue;
      lists[a].push(b);
      lists[b].push(a);
    }
  return lists;
}
