/** County border, township seats and villages: people live where the ground is flat and low. */
import { along, distance, type Point, SEED, SIZE_KM } from './frame.js';
import { fbm, hash2 } from './noise.js';
import type { Terrain } from './terrain.js';

export interface Settlement {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly at: Point;
  readonly households: number;
  readonly people: number;
  /** Township; empty beyond the border. */
  readonly town: string;
  /** Outside the population raster (see README). */
  readonly missedByRaster?: true;
}

export interface Settlements {
  readonly border: readonly Point[];
  readonly townships: readonly Settlement[];
  readonly villages: readonly Settlement[];
  /** Villages of the neighbouring county inside the raster. */
  readonly beyond: readonly Settlement[];
}

export const TOWN_CENTRE: Point = [14.5, 17.05];
const VILLAGES = 100;
const VILLAGE_SPACING_KM = 1.05;
const PEOPLE_PER_HOUSEHOLD = 3.1;

/** Name, seat looked for nearby, people of the seat. The first one is the county town. */
const SEATS: readonly (readonly [string, string, Point, number])[] = [
  ['清河镇', 'Qinghe', TOWN_CENTRE, 86000],
  ['石门镇', 'Shimen', [6.3, 19], 5200],
  ['柳林镇', 'Liulin', [20.4, 20.4], 5800],
  ['双河镇', 'Shuanghe', [23.2, 11.8], 4900],
  ['白沙乡', 'Baisha', [9.4, 9.2], 4300],
  ['云岭乡', 'Yunling', [10.9, 22.7], 2600],
  ['茶园乡', 'Chayuan', [17.2, 10.3], 3100],
  ['三岔乡', 'Sancha', [25.4, 16], 2400],
  ['龙潭乡', 'Longtan', [4.8, 12.2], 2900],
];
const FAMILIES = [
  '王家 Wangjia',
  '李家 Lijia',
  '张家 Zhangjia',
  '陈家 Chenjia',
  '杨家 Yangjia',
  '赵家 Zhaojia',
  '周家 Zhoujia',
  '吴家 Wujia',
  '徐家 Xujia',
  '孙家 Sunjia',
  '马家 Majia',
  '胡家 Hujia',
  '郭家 Guojia',
  '何家 Hejia',
  '高家 Gaojia',
  '罗家 Luojia',
  '梁家 Liangjia',
  '谢家 Xiejia',
];
const PLACES = [
  '坪 ping',
  '沟 gou',
  '湾 wan',
  '坝 ba',
  '岭 ling',
  '河 he',
  '营 ying',
  '垭 ya',
  '沱 tuo',
  '庄 zhuang',
];

/** Column or row of a coordinate that grows along it, kept on the grid. */
const step = (n: number, v: number): number => Math.min(n - 1, Math.max(0, Math.floor((v / SIZE_KM) * n)));
export const cellOf = (n: number, [x, y]: Point): number => step(n, SIZE_KM - y) * n + step(n, x);
const heightAt = ({ n, height }: Terrain, x: number, y: number): number =>
  height[step(n, SIZE_KM - y) * n + step(n, x)];

/** Steepness (rise over run) across 180 m. */
export function slopeAt(terrain: Terrain, [x, y]: Point): number {
  const gx = heightAt(terrain, x + 0.09, y) - heightAt(terrain, x - 0.09, y);
  const gy = heightAt(terrain, x, y + 0.09) - heightAt(terrain, x, y - 0.09);
  return Math.sqrt(gx * gx + gy * gy) / 180;
}

/** Low is good: steep ground and ground high above its surroundings repel people. */
function hardship(terrain: Terrain, [x, y]: Point): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let dx = -2; dx <= 2; dx++)
    for (let dy = -2; dy <= 2; dy++)
      lowest = Math.min(lowest, terrain.height[cellOf(terrain.n, [x + dx * 0.22, y + dy * 0.22])]);
  const here = terrain.height[cellOf(terrain.n, [x, y])];
  return slopeAt(terrain, [x, y]) * 6 + (here - lowest) / 60 + here / 900;
}

/** The easiest spot within `reach_km` of a point. */
export function settleNear(terrain: Terrain, around: Point, reach_km: number): Point {
  let best = around;
  let least = Number.POSITIVE_INFINITY;
  for (let dx = -6; dx <= 6; dx++) {
    for (let dy = -6; dy <= 6; dy++) {
      const p: Point = [around[0] + (dx * reach_km) / 6, around[1] + (dy * reach_km) / 6];
      const score = hardship(terrain, p) + 0.3 * (distance(p, around) / reach_km);
      if (score < least && terrain.river.every((r) => distance(r, p) > 0.22)) [least, best] = [score, p];
    }
  }
  return best;
}

/** Rounded square with a wavering edge, about 3 km inside the raster. */
function makeBorder(): Point[] {
  const border: Point[] = [];
  for (let k = 0; k < 144; k++) {
    const [c, s] = [Math.cos((k * Math.PI) / 72), Math.sin((k * Math.PI) / 72)];
    const reach = (11.3 + 0.9 * fbm(2 * c, 2 * s, SEED + 5, 4)) / Math.sqrt(Math.sqrt(c ** 4 + s ** 4));
    border.push([SIZE_KM / 2 + reach * c, SIZE_KM / 2 + reach * s]);
  }
  return [...border, border[0]];
}

export function inside([x, y]: Point, ring: readonly Point[]): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i], ring[j]];
    if (a[1] > y !== b[1] > y && x < a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1])) odd = !odd;
  }
  return odd;
}

export function makeSettlements(terrain: Terrain): Settlements {
  const border = makeBorder();
  const townships = SEATS.map(([name, nameEn, near, people], i): Settlement => {
    const at = i === 0 ? near : settleNear(terrain, near, 0.7);
    return {
      id: `T${String(i + 1).padStart(2, '0')}`,
      name,
      nameEn,
      at,
      people,
      households: Math.round(people / PEOPLE_PER_HOUSEHOLD),
      town: name,
    };
  });
  const townOf = (p: Point): string =>
    townships.reduce((a, b) => (distance(a.at, p) <= distance(b.at, p) ? a : b)).name;

  const spots: { at: Point; score: number }[] = [];
  for (let x = 0.5; x < SIZE_KM - 0.4; x += 0.15) {
    for (let y = 0.5; y < SIZE_KM - 0.4; y += 0.15) {
      const at: Point = [
        x + 0.1 * hash2(x * 100, y * 100, SEED),
        y + 0.1 * hash2(x * 100, y * 100, SEED + 1),
      ];
      spots.push({ at, score: hardship(terrain, at) + 0.6 * hash2(x * 100, y * 100, SEED + 2) });
    }
  }
  spots.sort((a, b) => a.score - b.score);
  const villages: Settlement[] = [];
  const beyond: Settlement[] = [];
  const taken: Point[] = [];
  for (const { at, score } of spots) {
    if (villages.length >= VILLAGES) break;
    if (distance(at, TOWN_CENTRE) < 2.5 || townships.some((t) => distance(t.at, at) < 0.95)) continue;
    if (
      taken.some((t) => distance(t, at) < VILLAGE_SPACING_KM) ||
      terrain.river.some((r) => distance(r, at) < 0.28)
    )
      continue;
    taken.push(at);
    const home = inside(at, border);
    const [family, familyEn] = FAMILIES[taken.length % FAMILIES.length].split(' ');
    const [place, placeEn] =
      PLACES[Math.floor(taken.length / FAMILIES.length + taken.length) % PLACES.length].split(' ');
    const households = Math.round(
      (500 - 190 * Math.min(2.3, score)) * (0.7 + 0.6 * hash2(taken.length, 7, SEED)),
    );
    const list = home ? villages : beyond;
    list.push({
      id: `${home ? 'V' : 'X'}${String(list.length + 1).padStart(3, '0')}`,
      name: `${family}${place}村`,
      nameEn: `${familyEn}${placeEn}`,
      at,
      households,
      people: Math.round(households * PEOPLE_PER_HOUSEHOLD),
      town: home ? townOf(at) : '',
    });
  }
  const lost = settleNear(terrain, lonelySpot([...villages, ...townships], border), 0.4);
  villages.push({
    id: 'V900',
    name: '石坎自然村',
    nameEn: 'Shikan hamlet',
    at: lost,
    households: 25,
    people: 78,
    town: townOf(lost),
    missedByRaster: true,
  });
  return { border, townships, villages, beyond };
}

/** The place inside the border that is farthest from all others. */
function lonelySpot(others: readonly Settlement[], border: readonly Point[]): Point {
  let best: Point = [0, 0];
  let farthest = 0;
  for (let x = 4; x < 26; x += 0.25) {
    for (let y = 4; y < 26; y += 0.25) {
      const near = Math.min(...others.map((o) => distance(o.at, [x, y])));
      if (near > farthest && inside([x, y], border)) [farthest, best] = [near, [x, y]];
    }
  }
  return best;
}

/** Convex cells around the seats, their edges bent alike on both sides so that neighbours still meet. */
export function townshipCells(townships: readonly Settlement[]): Point[][] {
  return townships.map((seat) => {
    let ring: Point[] = [
      [0, 0],
      [SIZE_KM, 0],
      [SIZE_KM, SIZE_KM],
      [0, SIZE_KM],
    ];
    for (const other of townships) {
      if (other === seat) continue;
      const side = (p: Point): number => distance(p, other.at) ** 2 - distance(p, seat.at) ** 2;
      ring = ring.flatMap((p, i) => {
        const q = ring[(i + 1) % ring.length];
        const [a, b] = [side(p), side(q)];
        const kept = a >= 0 ? [p] : [];
        return a >= 0 === b >= 0 ? kept : [...kept, along(p, q, a / (a - b))];
      });
    }
    return ring.flatMap((p, i) => {
      const q = ring[(i + 1) % ring.length];
      const steps = Math.max(1, Math.ceil(distance(p, q) / 0.4));
      return Array.from({ length: steps }, (_, s) => bend(along(p, q, s / steps)));
    });
  });
}

const bend = ([x, y]: Point): Point => [
  x + 0.7 * fbm(x / 2.2, y / 2.2, SEED + 7, 3),
  y + 0.7 * fbm(x / 2.2, y / 2.2, SEED + 8, 3),
];
