/** Where a site might stand: towers, masts of the network, and what the user names. */
import type { Place } from '../demand/places.js';
import type { Network } from '../network/network.js';
import type { SiteType, UserSite } from './candidate.js';
import { type Host, hostOfTower, mastsOf, sameMast_m, type Tower } from './hosts.js';
import { apart_m, nearest_m, type Point } from './surroundings.js';

export interface Spot extends Point {
  readonly siteType: SiteType;
  readonly category: string;
  readonly name: string;
  readonly town: string;
  readonly inTown: boolean;
  /** A mast that stands there. */
  readonly host?: Host;
  /** The key place it is meant for. */
  readonly place?: Place;
  /** Id of the weak zone it is meant for. */
  readonly zone?: string;
  /** Where a pole looks, degrees; absent: all around. */
  readonly facing_deg?: number;
  /** Named by the user: conflicts are flagged and the site stays. NaN height = not stated. */
  readonly user?: { readonly height_m: number };
}

type IsTown = (at: Point) => boolean;

export const towerSpots = (towers: readonly Tower[], isTown: IsTown): Spot[] =>
  towers.map((tower) => ({
    x_m: tower.x_m,
    y_m: tower.y_m,
    siteType: 'macro',
    category: 'tower',
    name: tower.id,
    town: '',
    inTown: isTown(tower),
    host: hostOfTower(tower),
  }));

/** Masts of the network that are not in the tower list as well. */
export function mastSpots(
  network: Network,
  positions: readonly (readonly [number, number])[],
  towers: readonly Tower[],
  isTown: IsTown,
): Spot[] {
  return mastsOf(network, positions)
    .filter((m) => nearest_m(towers, m) >= sameMast_m)
    .map((m) => ({ ...m, siteType: 'macro', category: 'base-station', inTown: isTown(m) }));
}

/**
 * A macro site of the user's list at a mast that stands is meant for that mast; an indoor system is meant for the place
 * whose footprint it stands in or beside.
 */
export function userSpots(
  users: readonly UserSite[],
  masts: readonly Spot[],
  placeOf: (at: Point) => Place | undefined,
  isTown: IsTown,
): Spot[] {
  return users.map((user): Spot => {
    const mast = user.siteType === 'macro' ? masts.find((m) => apart_m(m, user) < sameMast_m) : undefined;
    const place = user.siteType === 'indoor' ? placeOf(user) : undefined;
    return {
      x_m: mast?.x_m ?? place?.x_m ?? user.x_m,
      y_m: mast?.y_m ?? place?.y_m ?? user.y_m,
      siteType: user.siteType,
      category: 'user',
      name: user.name || user.id,
      town: mast?.town ?? place?.town ?? '',
      inTown: isTown(user),
      host: mast?.host,
      place,
      user: { height_m: user.height_m },
    };
  });
}

export function nearestPlace(places: readonly Place[], at: Point, within_m: number): Place | undefined {
  let best: Place | undefined;
  let distance = within_m;
  for (const p of places) {
    const d = apart_m(p, at);
    if (p.name !== '' && d < distance) {
      distance = d;
      best = p;
    }
  }
  return best;
}
