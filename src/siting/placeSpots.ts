/** The ways to serve a key place: a macro site on its roof or beside it, a lamp pole, a system inside. */
import type { Place } from '../demand/places.js';
import { degPerRad } from '../foundation/units.js';
import type { GridSpec } from '../raster/raster.js';
import { distanceToRings, insideRings, ringsArea } from '../raster/rings.js';
import type { CandidateInput } from './candidate.js';
import type { Land } from './land.js';
import type { RoadIndex } from './roads.js';
import type { Spot } from './spots.js';
import { apart_m, eachPixelWithin, type Point, pixelCentre } from './surroundings.js';

/** A new tower stands at least this far outside the footprint: not among tracks, not in a courtyard. */
const clearance_m = 20;
/** How far beyond the footprint's own size room for it is looked for. */
const beside_m = 300;
/** A lamp pole stands at the nearest road when that is within this distance of the place's middle. */
const poleRoad_m = 200;
/** Farther from the middle than this a pole looks at the place, nearer it looks all around. */
const facing_m = 30;
/** Places that are one building or hall: a system inside serves it. */
const halls: readonly string[] = ['station', 'mall'];
/** An indoor system of the user's list stands at most this far beside the footprint it is meant for. */
const entrance_m = 50;

export function placeSpots({ places, classes, coverage }: CandidateInput, land: Land): Spot[] {
  const key = places.filter((p) => classes.includes(p.class));
  const indoor = onePerFootprint(key.filter((p) => halls.includes(p.class)));
  return key.flatMap((place): Spot[] => {
    const inTown = land.isTown(place);
    const spot = { category: place.class, name: place.name, town: place.town, inTown, place };
    const middle = { x_m: place.x_m, y_m: place.y_m };
    const macro = inTown ? middle : (besidePlace(place, coverage.pixelGrid, land) ?? middle);
    return [
      { ...spot, ...macro, siteType: 'macro' },
      ...(inTown ? [{ ...spot, ...poleAt(place, land.roads), siteType: 'pole' as const }] : []),
      ...(indoor.includes(place) ? [{ ...spot, ...middle, siteType: 'indoor' as const }] : []),
    ];
  });
}

/** The place whose footprint holds a position, or the nearest whose footprint is beside it. */
export function placeAround(places: readonly Place[], { x_m, y_m }: Point): Place | undefined {
  let best: Place | undefined;
  let nearest = entrance_m;
  for (const place of places) {
    const d = distanceToRings(place.rings, x_m, y_m);
    const smaller = best !== undefined && d === nearest && ringsArea(place.rings) < ringsArea(best.rings);
    if (!(d < nearest || smaller || (best === undefined && d === nearest))) continue;
    best = place;
    nearest = d;
  }
  return best;
}

/** Nearest ground outside the footprint where a tower may stand. */
function besidePlace(place: Place, grid: GridSpec, { possible }: Land): Point | undefined {
  const radius_m = Math.sqrt(ringsArea(place.rings) / Math.PI) + beside_m;
  const around: Point[] = [];
  eachPixelWithin(grid, place, radius_m, (pixel) => {
    around.push(pixelCentre(grid, pixel));
  });
  around.sort((a, b) => apart_m(a, place) - apart_m(b, place));
  return around.find((p) => distanceToRings(place.rings, p.x_m, p.y_m) >= clearance_m && possible(p));
}

function poleAt(place: Place, roads: RoadIndex | undefined): Point & Pick<Spot, 'facing_deg'> {
  const road = roads?.nearest(place);
  const distance = road ? apart_m(road, place) : Number.POSITIVE_INFINITY;
  if (!road || distance > poleRoad_m) return { x_m: place.x_m, y_m: place.y_m };
  if (distance < facing_m) return road;
  const azimuth = Math.atan2(place.x_m - road.x_m, place.y_m - road.y_m) * degPerRad;
  return { ...road, facing_deg: (Math.round(azimuth) + 360) % 360 };
}

/** Two records of one building are one footprint: each has its middle inside the other. */
function onePerFootprint(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  const holds = (a: Place, b: Place) => insideRings(a.rings, b.x_m, b.y_m);
  for (const place of places) if (!kept.some((k) => holds(k, place) && holds(place, k))) kept.push(place);
  return kept;
}
