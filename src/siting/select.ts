/**
 * From predicted covers to a choice: newly served people plus a bonus for each station, community or mall that a site
 * brings into coverage, under one budget, by lazy greedy.
 */
import type { CandidateCover, CoverageResult } from '../coverage/result.js';
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { Place } from '../demand/places.js';
import { type CoverOption, lazyGreedy } from '../optimise/lazyGreedy.js';
import type { Candidate } from './candidates.js';

/** What reaching a key place is worth, in people (starting values [d]; a place passes when half its footprint is covered). */
export const placeBonus: Readonly<Record<string, number>> = { station: 2000, mall: 1500, community: 800 };
const placeShare = 0.5;
/** Conflicts of candidates with each other, by the spacing of existing sites. */
const spacing_m = { town: 200, rural: 500 };

export interface Chosen {
  /** Position in the candidate list. */
  readonly candidate: number;
  readonly gainAtChoice: number;
  readonly newPeople: number;
  readonly newArea_km2: number;
  readonly newPlaces: readonly Place[];
  /** People that only this site of the plan newly serves. */
  readonly uniquePeople: number;
  readonly cumulativePeople: number;
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
  const elements = new Elements();
  const reached = candidates.map((c, i) => reachedPlaces(c, covers[i], coverage, places));
  const conflicts = conflictLists(candidates);
  const options = candidates.map((c, i): CoverOption => {
    const ids: number[] = [];
    for (const p of covers[i].pixels) if (people[p] > 0) ids.push(elements.pixel(c.service, p, people[p]));
    for (const place of reached[i]) ids.push(elements.place(c.service, place, placeBonus[place.class] ?? 0));
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

  const served = new Map<string, number>(); // service/pixel → how many chosen sites serve it
  for (const o of solution.order)
    for (const p of covers[o].pixels)
      served.set(key(candidates[o], p), (served.get(key(candidates[o], p)) ?? 0) + 1);
  const taken = new Set<string>();
  let cumulative = 0;
  const chosen = solution.order.map((o, n): Chosen => {
    let newPeople = 0;
    let newPixels = 0;
    let unique = 0;
    for (const p of covers[o].pixels) {
      const k = key(candidates[o], p);
      if (served.get(k) === 1) unique += people[p];
      if (taken.has(k)) continue;
      taken.add(k);
      newPeople += people[p];
      newPixels++;
    }
    const newPlaces = reached[o].filter((place) => !taken.has(`${candidates[o].service}/${place.id}`));
    for (const place of newPlaces) taken.add(`${candidates[o].service}/${place.id}`);
    cumulative += newPeople;
    return {
      candidate: o,
      gainAtChoice: solution.gains[n],
      newPeople,
      newArea_km2: newPixels * pixel_km2,
      newPlaces,
      uniquePeople: unique,
      cumulativePeople: cumulative,
    };
  });
  const picked = new Set(solution.order);
  const reserve = candidates
    .map((_, i) => ({
      candidate: i,
      alonePeople: covers[i].pixels.reduce((sum, p) => sum + people[p], 0),
      alonePlaces: reached[i],
      area_km2: covers[i].pixels.length * pixel_km2,
    }))
    .filter((r) => !picked.has(r.candidate) && (r.alonePeople > 0 || r.alonePlaces.length > 0))
    .sort((a, b) => b.alonePeople - a.alonePeople || a.candidate - b.candidate);
  return { chosen, reserve, value: solution.value, cost: solution.cost };
}

const key = (c: Candidate, pixel: number): string => `${c.service}/${pixel}`;

/** Numbers demand elements as they come: only what some candidate reaches exists. */
class Elements {
  readonly weights: number[] = [];
  private readonly at = new Map<string, number>();

  pixel = (service: string, pixel: number, weight: number): number =>
    this.index(`${service}/${pixel}`, weight);
  place = (service: string, place: Place, weight: number): number =>
    this.index(`${service}/${place.id}`, weight);

  private index(name: string, weight: number): number {
    let i = this.at.get(name);
    if (i === undefined) {
      i = this.weights.push(weight) - 1;
      this.at.set(name, i);
    }
    return i;
  }
}

/** Key places that are not reached today and are with this candidate: half of the footprint covered. 5G only. */
function reachedPlaces(
  candidate: Candidate,
  cover: CandidateCover,
  coverage: CoverageResult,
  places: readonly Place[],
): Place[] {
  if (candidate.layer.technology !== 'nr') return [];
  const fresh = new Set(cover.pixels);
  const status = coverage.services.find((s) => s.id === candidate.service)?.status;
  return places.filter((place) => {
    if (!(place.class in placeBonus)) return false;
    let before = 0;
    let after = 0;
    for (const p of place.pixels) {
      const covered = status?.[p] === PixelStatus.covered;
      if (covered) before++;
      if (covered || fresh.has(p)) after++;
    }
    const need = placeShare * place.pixels.length;
    return before < need && after >= need;
  });
}

/** Candidates of one service too close to stand side by side. */
function conflictLists(candidates: readonly Candidate[]): number[][] {
  const lists = candidates.map((): number[] => []);
  for (let a = 0; a < candidates.length; a++)
    for (let b = a + 1; b < candidates.length; b++) {
      const [x, y] = [candidates[a], candidates[b]];
      if (x.service !== y.service) continue;
      const limit = x.inTown && y.inTown ? spacing_m.town : spacing_m.rural;
      if (Math.hypot(x.x_m - y.x_m, x.y_m - y.y_m) >= limit) continue;
      lists[a].push(b);
      lists[b].push(a);
    }
  return lists;
}
