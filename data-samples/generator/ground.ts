/** Land cover (ESA WorldCover codes, 30 m) and population (people per 100 m cell), both drawn from the same world. */
import { distanceToLine, type Point, round, SEED, SIZE_KM } from './frame.js';
import { fbm, hash2 } from './noise.js';
import { cellOf, type Settlement, settleNear, type Settlements, slopeAt } from './settlements.js';
import type { Terrain } from './terrain.js';
import type { Town } from './town.js';

const COVER = { tree: 10, shrub: 20, grass: 30, crop: 40, built: 50, bare: 60, water: 80 } as const;
const POPULATION_CELLS = 300;
/** Share of a village's people that live in its outlying hamlets. */
const HAMLET_SHARE = 0.3;

/** A group of houses: radius from the people at 120 m² of built land a head. */
interface Cluster {
  readonly at: Point;
  readonly people: number;
  readonly counted: boolean;
}

const radius_km = (c: Cluster): number => Math.max(0.06, Math.sqrt((c.people * 120) / Math.PI) / 1000);

export function makeClusters(terrain: Terrain, settlements: Settlements): Cluster[] {
  const split = (s: Settlement, seed: number): Cluster[] => {
    if (s.missedByRaster) return [{ at: s.at, people: s.people, counted: false }];
    const hamlets = 2 + Math.floor(hash2(seed, 1, SEED) * 3);
    const around = Array.from({ length: hamlets }, (_, k): Cluster => {
      const [dx, dy] = [hash2(seed, 10 + k, SEED) - 0.5, hash2(seed, 20 + k, SEED) - 0.5];
      const at = settleNear(terrain, [s.at[0] + 1.5 * dx, s.at[1] + 1.5 * dy], 0.35);
      return { at, people: (s.people * HAMLET_SHARE) / hamlets, counted: true };
    });
    return [{ at: s.at, people: s.people * (1 - HAMLET_SHARE), counted: true }, ...around];
  };
  return [...settlements.townships.slice(1), ...settlements.villages, ...settlements.beyond].flatMap(split);
}

export function makeLandCover(terrain: Terrain, town: Town, clusters: readonly Cluster[]): Uint8Array {
  const { n, height, catchment } = terrain;
  const cell = SIZE_KM / n;
  const cover = new Uint8Array(n * n);
  for (let i = 0; i < n * n; i++) {
    const p: Point = [((i % n) + 0.5) * cell, SIZE_KM - (Math.floor(i / n) + 0.5) * cell];
    cover[i] = natural(p, slopeAt(terrain, p), height[i], catchment[i]);
  }
  const paint = (at: Point, reach: number, code: number, unless: (p: Point, d: number) => boolean): void => {
    for (let x = Math.max(0, at[0] - reach); x <= Math.min(SIZE_KM, at[0] + reach); x += cell) {
      for (let y = Math.max(0, at[1] - reach); y <= Math.min(SIZE_KM, at[1] + reach); y += cell) {
        const d = Math.sqrt((x - at[0]) ** 2 + (y - at[1]) ** 2);
        if (d <= reach && !unless([x, y], d)) cover[cellOf(n, [x, y])] = code;
      }
    }
  };
  for (const c of clusters) {
    const r = radius_km(c);
    paint(c.at, r * 2.2, COVER.crop, (p) => slopeAt(terrain, p) > 0.22);
    paint(
      c.at,
      r * 1.5,
      COVER.built,
      (p, d) => d > r * (1 + 0.5 * fbm(p[0] * 6, p[1] * 6, SEED + 31, 2)) + 0.02,
    );
  }
  for (const b of town.blocks) paint(b.centre, 0.15, COVER.built, () => false);
  for (const p of terrain.river)
    if (p[0] > -0.1 && p[0] < SIZE_KM + 0.1) paint(p, 0.058, COVER.water, () => false);
  return cover;
}

/** What grows without people, from slope, height and catchment. */
function natural(p: Point, slope: number, height_m: number, catchment_km2: number): number {
  const patch = fbm(p[0] * 1.6, p[1] * 1.6, SEED + 30, 4);
  if (catchment_km2 > 18) return COVER.water;
  if (slope < 0.07 + 0.03 * patch) return patch > 0.42 ? COVER.tree : COVER.crop;
  if (slope < 0.16 && patch < -0.12 && height_m < 520) return COVER.crop;
  if (height_m > 860 + 120 * patch)
    return patch > 0.1 ? COVER.shrub : patch < -0.35 ? COVER.bare : COVER.grass;
  if (patch < -0.34) return COVER.grass;
  return patch < -0.16 ? COVER.shrub : COVER.tree;
}

export function makePopulation(
  townPeople: number,
  town: Town,
  clusters: readonly Cluster[],
  river: readonly Point[],
): Float32Array {
  const people = new Float32Array(POPULATION_CELLS * POPULATION_CELLS);
  const homes = town.buildings.filter((b) => b.use === 'residential');
  const floor_m2 = homes.reduce((sum, b) => sum + b.area_m2, 0);
  for (const b of homes) people[cellOf(POPULATION_CELLS, b.centre)] += (townPeople * b.area_m2) / floor_m2;
  for (const c of clusters) {
    if (!c.counted) continue;
    const r = radius_km(c) * 1.3;
    const spots: Point[] = [];
    for (let dx = -4; dx <= 4; dx++) {
      for (let dy = -4; dy <= 4; dy++) {
        const p: Point = [c.at[0] + (dx * r) / 4, c.at[1] + (dy * r) / 4];
        if (dx * dx + dy * dy <= 16 && distanceToLine(p, river) > 0.09) spots.push(p);
      }
    }
    for (const p of spots) people[cellOf(POPULATION_CELLS, p)] += c.people / spots.length;
  }
  for (const c of clusters) if (!c.counted) clear(people, c.at, 0.25);
  for (let i = 0; i < people.length; i++) people[i] = round(people[i], 1);
  return people;
}

function clear(people: Float32Array, at: Point, reach_km: number): void {
  for (let x = at[0] - reach_km; x <= at[0] + reach_km; x += 0.05)
    for (let y = at[1] - reach_km; y <= at[1] + reach_km; y += 0.05)
      people[cellOf(POPULATION_CELLS, [x, y])] = 0;
}
