/** Where a site might stand: towers, masts of the network, key places, weight centres of weak areas. */
import type { CoverageResult } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import type { Network } from '../network/network.js';
import { type Host, hostOfTower, mastsOf, sameMast_m, type Tower } from './hosts.js';
import type { Point, Surroundings } from './surroundings.js';
import { weakAreas } from './weakAreas.js';

export interface Spot extends Point {
  readonly category: string;
  readonly name: string;
  readonly town: string;
  /** A mast that stands there. */
  readonly host?: Host;
  /** The key place it is meant for. */
  readonly place?: Place;
}

/** A fill-in site stands on the highest ground within this distance of the weight centre, if that is so much higher. */
const highGround_m = 300;
const worthMoving_m = 5;
/** A weak area is named after the nearest place within this distance. */
const namedWithin_m = 2000;
/** Weak areas looked at per service, the most populous first. */
const mostWeakAreas = 200;

export const towerSpots = (towers: readonly Tower[]): Spot[] =>
  towers.map((tower) => ({
    x_m: tower.x_m,
    y_m: tower.y_m,
    category: 'tower',
    name: tower.id,
    town: '',
    host: hostOfTower(tower),
  }));

/** Masts of the network that are not in the tower list as well. */
export function mastSpots(
  network: Network,
  positions: readonly (readonly [number, number])[],
  towers: readonly Tower[],
): Spot[] {
  return mastsOf(network, positions)
    .filter((m) => !towers.some((t) => Math.hypot(t.x_m - m.x_m, t.y_m - m.y_m) < sameMast_m))
    .map((m) => ({ ...m, category: 'base-station' }));
}

export const placeSpots = (places: readonly Place[], classes: readonly string[]): Spot[] =>
  places
    .filter((p) => classes.includes(p.class))
    .map((p) => ({ x_m: p.x_m, y_m: p.y_m, category: p.class, name: p.name, town: p.town, place: p }));

export interface WeakSpotInput {
  readonly coverage: CoverageResult;
  readonly people: Float64Array;
  readonly places: readonly Place[];
  /** Weight below which an area is not looked at. */
  readonly least: number;
  readonly surroundings: Surroundings;
  readonly possible: (at: Point) => boolean;
}

/** One spot per weak area of a service, and how many areas were left out as too small. */
export function weakSpots(input: WeakSpotInput, service: string): { spots: Spot[]; left: number } {
  const { coverage, people, places } = input;
  const status = coverage.services.find((s) => s.id === service)?.status;
  if (!status) return { spots: [], left: 0 };
  const areas = weakAreas(coverage.pixelGrid, status, people, input.least);
  const spots = areas.slice(0, mostWeakAreas).map((area) => {
    const at = input.surroundings.highestNear(area, highGround_m, worthMoving_m, input.possible);
    const near = nearestPlace(places, area, namedWithin_m);
    return {
      x_m: at.x_m,
      y_m: at.y_m,
      category: 'weak-4g',
      name: near?.name ?? '',
      town: near?.town ?? '',
    };
  });
  return { spots, left: areas.length - spots.length };
}

export function nearestPlace(places: readonly Place[], at: Point, within_m: number): Place | undefined {
  let best: Place | undefined;
  let distance = within_m;
  for (const p of places) {
    const d = Math.hypot(p.x_m - at.x_m, p.y_m - at.y_m);
    if (p.name !== '' && d < distance) {
      distance = d;
      best = p;
    }
  }
  return best;
}
