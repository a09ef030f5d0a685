/** Stations, communities and malls that a plan should reach, and when one counts as reached. */
import { PixelStatus } from '../coverage/kernel/fold.js';
import { ringsArea } from '../raster/rings.js';
import type { Place } from '../demand/places.js';

/** What reaching a key place is worth, in people who are there in a day: starting values, an assumption. */
const bonus_people: ReadonlyMap<string, number> = new Map([
  ['station', 6000],
  ['mall', 5000],
  ['community', 1000],
]);
/** Share of the footprint that must be covered, a starting value: key points and indoor verdicts are stricter. */
const passShare = 0.5;

/** A corner shop is no mall: the bonus grows with the footprint up to this. */
const fullFrom_m2 = 20_000;

/** What a place of unknown size counts for. */
const unknownSize = 0.5;

export function placeBonus({ class: placeClass, rings, footprintOrigin }: Place): number {
  const full = bonus_people.get(placeClass) ?? 0;
  if (footprintOrigin === 'class-radius') return unknownSize * full;
  return full * Math.min(1, ringsArea(rings) / fullFrom_m2);
}

/** Whether the service reaches the place, with the pixels in `fresh` covered as well. No status: nothing is covered. */
export function isReached(
  place: Place,
  status: Uint8Array | undefined,
  fresh?: ReadonlySet<number>,
): boolean {
  return isReachedBy(place, (p) => status?.[p] === PixelStatus.covered || fresh?.has(p) === true);
}

export function isReachedBy(place: Place, covers: (pixel: number) => boolean): boolean {
  let covered = 0;
  for (const p of place.pixels) if (covers(p)) covered++;
  return covered >= passShare * place.pixels.length;
}
