/** Where a fill-in site might stand for one weak zone: on the spot, on high ground, at a road. */
import type { CoverageResult } from '../coverage/result.js';
import { groundAt_m, highestOf, highestPixels, peopleSeen } from './highGround.js';
import type { Land } from './land.js';
import type { Spot } from './spots.js';
import { apart_m, nearest_m, type Point, pixelCentre } from './surroundings.js';
import type { WeakZone } from './zones/zone.js';

/** On the spot means the highest ground within this distance of the zone's centre, if that is so much higher. */
const near_m = 300;
const worthMoving_m = 5;
/** How far high ground and road sides are looked for, and how many of them. */
const around_m = 1000;
const mostViews = 16;
/** Points at roads: one every so many metres, so far beside the road (rules: within 50 m). */
const roadStep_m = 100;
const roadAside_m = 20;
/** Views are compared by the most populated pixels of the zone within this distance of its centre. */
const target_m = 3000;
const mostTargets = 48;
const antenna_mAGL = 35;
/** Spots of one zone nearer than this are one. */
const sameSpot_m = 100;

/** Up to three spots; the first is given even where nothing can be built, so that the reason is counted. */
export function zoneSpots(
  zone: WeakZone,
  coverage: CoverageResult,
  people: Float64Array,
  land: Land,
): Spot[] {
  const view = bestView(zone, coverage, people);
  const search = { coverage, around: zone, most: mostViews, possible: land.possible };
  const roadside = land.roads?.roadside(zone, around_m, roadStep_m, roadAside_m) ?? [];
  const spots = [
    onTheSpot(zone, coverage, land),
    view(
      highestPixels({ ...search, radius_m: around_m, least_m: groundAt_m(coverage, zone) + worthMoving_m }),
    ),
    view(highestOf(roadside, search)),
  ];
  const distinct: Point[] = [];
  for (const at of spots) if (at && nearest_m(distinct, at) >= sameSpot_m) distinct.push(at);
  return distinct.map(({ x_m, y_m }) => ({
    x_m,
    y_m,
    siteType: 'macro',
    category: 'weak-4g',
    name: zone.village,
    town: zone.town,
    inTown: land.isTown({ x_m, y_m }),
    zone: zone.id,
  }));
}

function onTheSpot(zone: WeakZone, coverage: CoverageResult, { possible }: Land): Point {
  const least_m = possible(zone) ? groundAt_m(coverage, zone) + worthMoving_m : Number.NEGATIVE_INFINITY;
  return highestPixels({ coverage, around: zone, radius_m: near_m, least_m, most: 1, possible })[0] ?? zone;
}

/** Chooses the point that sees most of the zone's people; of equal ones the nearest. */
function bestView(
  zone: WeakZone,
  coverage: CoverageResult,
  people: Float64Array,
): (points: readonly Point[]) => Point | undefined {
  const targets = [...zone.pixels]
    .filter((p) => people[p] > 0 && apart_m(pixelCentre(coverage.pixelGrid, p), zone) <= target_m)
    .sort((a, b) => people[b] - people[a] || a - b)
    .slice(0, mostTargets);
  return (points) =>
    points
      .map((at) => ({ at, seen: peopleSeen(coverage, people, at, antenna_mAGL, targets) }))
      .filter((v) => v.seen > 0)
      .sort((a, b) => b.seen - a.seen || apart_m(a.at, zone) - apart_m(b.at, zone))[0]?.at;
}
