/** Made-up counties: weighted points, evenly spread or crowded in towns, and discs of different reach and price; two options a site. */
import { seededRandom } from '../../src/foundation/random.js';
import type { CoverProblem } from '../../src/optimise/cover.js';

export interface County {
  readonly options: number;
  readonly cells: number;
  readonly budget: number;
  /** Reach of a site as a share of the county's side, times 0.5 to 1.5. */
  readonly reach: number;
  readonly towns: number;
}

export const counties = {
  '2000 x 200000': { options: 2000, cells: 200_000, budget: 12_000, reach: 0.035, towns: 0 },
  '5000 x 1000000': { options: 5000, cells: 1_000_000, budget: 40_000, reach: 0.0243, towns: 0 },
  /** Where options crowd, many are nearly as good as each other: harder to search and to prove, without a goal of its own. */
  '2000 x 200000, towns': { options: 2000, cells: 200_000, budget: 26_000, reach: 0.022, towns: 60 },
} as const satisfies Record<string, County>;

const seed = 20_260;
/** Share of the points that lie outside the towns. */
const scattered = 0.5;
const bin = 0.01;

export function madeCounty({ options, cells, budget, reach, towns: numTowns }: County): CoverProblem {
  const random = seededRandom(seed);
  const towns = Array.from({ length: numTowns }, () => [random(), random(), 0.04 + 0.12 * random()] as const);
  const point = (): readonly [number, number] => {
    if (numTowns === 0 || random() < scattered) return [random(), random()];
    const [x, y, size] = towns[Math.floor(random() * numTowns)];
    // About normal: the sum of three uniform numbers.
    const spread = () => random() + random() + random() - 1.5;
    return [x + size * spread(), y + size * spread()];
  };
  const points = Array.from({ length: cells }, point);
  const index = new Map<number, number[]>();
  const binOf = (x: number) => Math.floor(x / bin);
  points.forEach(([x, y], j) => {
    const key = binOf(x) * 4096 + binOf(y);
    const list = index.get(key) ?? [];
    index.set(key, list);
    list.push(j);
  });
  return {
    options: Array.from({ length: options }, (_, o) => {
      const [x, y] = point();
      const radius = reach * (0.5 + random());
      const covers: number[] = [];
      for (let u = binOf(x - radius); u <= binOf(x + radius); u++)
        for (let v = binOf(y - radius); v <= binOf(y + radius); v++)
          for (const j of index.get(u * 4096 + v) ?? [])
            if ((points[j][0] - x) ** 2 + (points[j][1] - y) ** 2 < radius * radius) covers.push(j);
      return {
        id: `o${o}`,
        site: `s${o >> 1}`,
        covers: Int32Array.from(covers),
        uses: Float64Array.of(100 + Math.floor(random() * 330)),
      };
    }),
    weights: Float64Array.from({ length: cells }, () => 1 + Math.floor(random() * 50)),
    resources: [{ name: 'total', cap: budget }],
  };
}
