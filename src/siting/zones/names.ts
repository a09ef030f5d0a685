/** A zone's name as people would say it: the settlement it lies at, or how far and where from the nearest one. */
import type { Place } from '../../demand/places.js';
import { fill, plain, type Text } from '../../foundation/text.js';
import { degPerRad } from '../../foundation/units.js';
import { zoneMessages as m } from './messages.js';

export interface ZoneName {
  readonly name: Text;
  /** Nearest settlement; empty when none is known. */
  readonly village: string;
  /** Town of that settlement, or the town that holds the zone's centre. */
  readonly town: string;
}

/** Nearer than this the zone lies "at" the settlement. */
const at_m = 600;
/** Farther than this a settlement says nothing of the zone. */
const farthest_m = 10_000;

const directions = [
  m.direction0,
  m.direction1,
  m.direction2,
  m.direction3,
  m.direction4,
  m.direction5,
  m.direction6,
  m.direction7,
] as const;

export const isSettlement = (p: Place): boolean =>
  (p.class === 'village' || p.class === 'community') && p.name !== '';

export interface NamedZone {
  /** Countryside that no single direction describes. */
  readonly wide: boolean;
  readonly x_m: number;
  readonly y_m: number;
  readonly lon: number;
  readonly lat: number;
  /** Settlements inside the zone. */
  readonly inside: readonly Place[];
}

/** A settlement inside the zone goes before a nearer one outside. `townAt` is asked first, then the settlement. */
export function nameZone(
  zone: NamedZone,
  settlements: readonly Place[],
  townAt: ((x_m: number, y_m: number) => string) | undefined,
): ZoneName {
  const near = nearest(zone.inside.length > 0 ? zone.inside : settlements, zone);
  const village = near && near.distance_m <= farthest_m ? spokenName(near.place.name) : '';
  const town = townAt?.(zone.x_m, zone.y_m) || (village && near?.place.town) || '';
  return { name: nameOf(zone, near, village, town), village, town };
}

function nameOf(zone: NamedZone, near: Nearest | undefined, village: string, town: string): Text {
  if (!near || village === '') return fill(m.alone, { lon: zone.lon.toFixed(3), lat: zone.lat.toFixed(3) });
  if (zone.wide)
    return town === '' ? fill(m.countrysideAround, { village }) : fill(m.countryside, { town, village });
  if (zone.inside.length > 0 || near.distance_m <= at_m) return plain(village);
  const azimuth = Math.atan2(zone.x_m - near.place.x_m, zone.y_m - near.place.y_m) * degPerRad;
  const direction = directions[(Math.round(azimuth / 45) + 8) % 8];
  const distance = (near.distance_m / 1000).toFixed(1);
  return {
    en: fill(m.near, { village, distance, direction: direction.en }).en,
    zh: fill(m.near, { village, distance, direction: direction.zh }).zh,
  };
}

/** A village is called by its name, not by its committee's. */
export const spokenName = (name: string): string => name.replace(/村?(村民委员会|村委会)$/, '村');

interface Nearest {
  readonly place: Place;
  readonly distance_m: number;
}

export function nearest(
  places: readonly Place[],
  { x_m, y_m }: { readonly x_m: number; readonly y_m: number },
): Nearest | undefined {
  let best: Nearest | undefined;
  for (const place of places) {
    const distance_m = Math.hypot(place.x_m - x_m, place.y_m - y_m);
    if (!best || distance_m < best.distance_m) best = { place, distance_m };
  }
  return best;
}
