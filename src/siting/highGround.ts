/** High ground around a spot, and how many people an antenna there would see over bare ground. Pure. */
import type { CoverageResult } from '../coverage/result.js';
import { pixelAt } from '../demand/places.js';
import { apart_m, eachPixelWithin, type Point, pixelCentre } from './surroundings.js';

/** Tops keep this distance from each other, so that one ridge is not all of them. */
const topsApart_m = 200;
/** Mean earth radius × 4/3: rays bend with the air. */
const effectiveEarth_m = 8.495e6;
const receiver_mAGL = 1.5;

export interface TopSearch {
  readonly coverage: CoverageResult;
  readonly around: Point;
  readonly radius_m: number;
  /** No ground lower than this, m. */
  readonly least_m: number;
  readonly most: number;
  readonly possible: (at: Point) => boolean;
}

/** Centres of the highest pixels within the radius where building is possible; of equal ones the nearest first. */
export function highestPixels(search: TopSearch): Point[] {
  const { coverage, around, radius_m, least_m } = search;
  const found: Point[] = [];
  eachPixelWithin(coverage.pixelGrid, around, radius_m, (pixel) => {
    if (coverage.ground_m[pixel] >= least_m) found.push(pixelCentre(coverage.pixelGrid, pixel));
  });
  return highestOf(found, search);
}

/** The highest of some points, spread out; of equal ones those nearest to the middle first. */
export function highestOf(
  points: readonly Point[],
  { coverage, around, most, possible }: Omit<TopSearch, 'radius_m' | 'least_m'>,
): Point[] {
  const ranked = points
    .map((at, i) => ({ at, i, ground: groundAt_m(coverage, at), distance: apart_m(at, around) }))
    .sort((a, b) => b.ground - a.ground || a.distance - b.distance || a.i - b.i);
  const taken: Point[] = [];
  for (const { at } of ranked) {
    if (taken.length >= most) break;
    if (taken.every((t) => apart_m(t, at) >= topsApart_m) && possible(at)) taken.push(at);
  }
  return taken;
}

/** NaN off the grid and on void terrain. */
export function groundAt_m({ pixelGrid, ground_m }: CoverageResult, at: Point): number {
  const pixel = pixelAt(pixelGrid, at.x_m, at.y_m);
  return pixel < 0 ? Number.NaN : ground_m[pixel];
}

/** People at those of the `pixels` that an antenna sees. Void terrain in between hides what lies behind. */
export function peopleSeen(
  coverage: CoverageResult,
  people: Float64Array,
  from: Point,
  antenna_mAGL: number,
  pixels: readonly number[],
): number {
  const top_m = groundAt_m(coverage, from) + antenna_mAGL;
  let total = 0;
  for (const pixel of pixels) if (sees(coverage, from, top_m, pixel)) total += people[pixel];
  return total;
}

function sees(
  { pixelGrid: g, ground_m }: CoverageResult,
  from: Point,
  top_m: number,
  pixel: number,
): boolean {
  const to = pixelCentre(g, pixel);
  const end_m = ground_m[pixel] + receiver_mAGL;
  const length = apart_m(from, to);
  const steps = Math.ceil(length / g.cellX);
  for (let k = 1; k < steps; k++) {
    const t = k / steps;
    const between = pixelAt(g, from.x_m + t * (to.x_m - from.x_m), from.y_m + t * (to.y_m - from.y_m));
    const bulge_m = (t * (1 - t) * length * length) / (2 * effectiveEarth_m);
    if (!(ground_m[between] + bulge_m <= top_m + t * (end_m - top_m))) return false;
  }
  return !Number.isNaN(top_m + end_m);
}
