/** Roads as the cheapest ways to the town over the terrain: trees, cut at its junctions. Railway: one drawn line. */
import { along, curve, distance, type Point, SEED, SIZE_KM } from './frame.js';
import { Heap } from './heap.js';
import { fbm } from './noise.js';
import { cellOf, slopeAt } from './settlements.js';
import type { Terrain } from './terrain.js';
import { inTown } from './town.js';

type RoadClass = 'national' | 'county' | 'village' | 'street';

export interface Road {
  readonly class: RoadClass;
  readonly name: string;
  readonly line: readonly Point[];
}

export const RAILWAY: readonly Point[] = curve(
  [
    [0, 21.5],
    [3, 20.6],
    [6.5, 19.9],
    [9.5, 19.1],
    [12.5, 18.75],
    [14.1, 18.48],
    [14.95, 18.24],
    [16.1, 17.85],
    [17.6, 16.9],
    [19.4, 15.2],
    [21.8, 13.6],
    [24.3, 11.2],
    [26.6, 9.4],
    [30, 7.2],
  ],
  8,
);

const N = 500;
const CELL_KM = SIZE_KM / N;
const centre = (i: number): Point => [
  ((i % N) + 0.5) * CELL_KM,
  SIZE_KM - (Math.floor(i / N) + 0.5) * CELL_KM,
];

/** Parent of each cell on its cheapest way to the edge of the town; inside, its streets take over. */
function waysToTown(terrain: Terrain): Int32Array {
  const price = new Float32Array(N * N);
  for (let i = 0; i < N * N; i++) {
    const steep = slopeAt(terrain, centre(i)) / 0.07;
    const p = centre(i);
    price[i] = 1 + steep * steep + 0.7 * fbm(p[0] / 0.8, p[1] / 0.8, SEED + 50, 2);
  }
  for (const p of terrain.river) if (Math.min(...p) > 0 && Math.max(...p) < SIZE_KM) price[cellOf(N, p)] = 25;
  const cost = new Float64Array(N * N).fill(Number.POSITIVE_INFINITY);
  const parent = new Int32Array(N * N).fill(-1);
  const heap = new Heap(8 * N * N);
  for (let i = 0; i < N * N; i++) {
    if (!inTown(centre(i))) continue;
    cost[i] = 0;
    heap.push(i, 0);
  }
  const done = new Uint8Array(N * N);
  while (heap.size > 0) {
    const i = heap.pop();
    if (done[i]) continue;
    done[i] = 1;
    for (let dr = -1; dr <= 1; dr++) {
      for (let dc = -1; dc <= 1; dc++) {
        const col = (i % N) + dc;
        const row = Math.floor(i / N) + dr;
        if (col < 0 || row < 0 || col >= N || row >= N) continue;
        const j = row * N + col;
        const next = cost[i] + ((price[i] + price[j]) / 2) * (dr !== 0 && dc !== 0 ? Math.SQRT2 : 1);
        if (next < cost[j]) {
          cost[j] = next;
          parent[j] = i;
          heap.push(j, next);
        }
      }
    }
  }
  return parent;
}

const RANK: readonly RoadClass[] = ['village', 'county', 'national'];

export interface RoadEnd {
  readonly at: Point;
  readonly class: RoadClass;
}

export function makeRoads(terrain: Terrain, ends: readonly RoadEnd[]): Road[] {
  const parent = waysToTown(terrain);
  const rank = new Int8Array(N * N).fill(-1);
  for (const end of ends) {
    for (let i = cellOf(N, end.at); i >= 0; i = parent[i])
      rank[i] = Math.max(rank[i], RANK.indexOf(end.class));
  }
  const children = new Uint8Array(N * N);
  for (let i = 0; i < N * N; i++) if (rank[i] >= 0 && parent[i] >= 0) children[parent[i]]++;
  const roads: Road[] = [];
  for (let i = 0; i < N * N; i++) {
    if (rank[i] < 0 || parent[i] < 0 || (children[i] === 1 && sameAsChild(i, parent, rank))) continue;
    const cells = [i];
    let j = parent[i];
    for (; parent[j] >= 0 && children[j] === 1 && rank[j] === rank[i]; j = parent[j]) cells.push(j);
    cells.push(j);
    const klass = RANK[rank[i]];
    const name = klass === 'national' ? 'G999' : klass === 'county' ? 'X901' : '';
    roads.push({ class: klass, name, line: simplify(smooth(cells.map(centre)), 0.012) });
  }
  return roads;
}

/** Whether the only used child has the cell's class, so that no line starts here. */
function sameAsChild(i: number, parent: Int32Array, rank: Int8Array): boolean {
  for (let dr = -N; dr <= N; dr += N)
    for (let d = dr - 1; d <= dr + 1; d++)
      if (rank[i + d] >= 0 && parent[i + d] === i) return rank[i + d] === rank[i];
  return false;
}

/** Chaikin's corner cutting with the ends kept. */
function smooth(line: Point[]): Point[] {
  let out = line;
  for (let pass = 0; pass < 3; pass++) {
    const cut = out
      .slice(0, -1)
      .flatMap((p, i): Point[] => [along(p, out[i + 1], 0.25), along(p, out[i + 1], 0.75)]);
    out = [out[0], ...cut, out[out.length - 1]];
  }
  return out;
}

/** Douglas–Peucker. */
export function simplify(line: readonly Point[], tolerance_km: number): Point[] {
  const [a, b] = [line[0], line[line.length - 1]];
  const length = distance(a, b) || 1e-9;
  let far = 0;
  let at = 0;
  for (let i = 1; i + 1 < line.length; i++) {
    const off = Math.abs((b[0] - a[0]) * (a[1] - line[i][1]) - (a[0] - line[i][0]) * (b[1] - a[1])) / length;
    if (off > far) [far, at] = [off, i];
  }
  if (far <= tolerance_km) return [a, b];
  return [
    ...simplify(line.slice(0, at + 1), tolerance_km).slice(0, -1),
    ...simplify(line.slice(at), tolerance_km),
  ];
}
