/** The cover optimiser on counties in the plane: what it finds, what it proves, how much work and time that takes. */
import { seededRandom } from '../../src/foundation/random.js';
import {
  type CoverProblem,
  type CoverSolution,
  solveCover,
  solveCoverExactly,
} from '../../src/optimise/cover.js';
import { solveMip } from '../../src/optimise/highs.js';
import { row, type Row, type Suite } from '../schema.js';

const suite = 'siting';
const seed = 20_260;

interface County {
  readonly options: number;
  readonly elements: number;
  readonly budget: number;
  /** Reach of a site as a share of the county's side. */
  readonly reach: number;
}

const small: County = { options: 150, elements: 20_000, budget: 4000, reach: 0.1 };
const large: County = { options: 2000, elements: 200_000, budget: 12_000, reach: 0.035 };

export const siting: Suite = async ({ quick }) => {
  const rows: Row[] = [];
  const times = quick ? 1 : 3;
  for (const county of quick ? [small] : [small, large])
    rows.push(...(await rowsOf('search', county, times, (problem) => solveCover(problem))));
  rows.push(...(await rowsOf('exact', small, times, (problem) => solveCoverExactly(problem, solveMip))));
  return rows;
};

async function rowsOf(
  kind: string,
  county: County,
  times: number,
  solve: (problem: CoverProblem) => CoverSolution | Promise<CoverSolution>,
): Promise<Row[]> {
  const problem = planeCounty(county);
  const samples: { solution: CoverSolution; seconds: number }[] = [];
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    const solution = await solve(problem);
    const { user, system } = process.cpuUsage(before);
    samples.push({ solution, seconds: (user + system) / 1e6 });
  }
  const label = `${kind}, ${county.options} options, ${county.elements} elements`;
  const measure = (
    what: string,
    unit: string,
    better: Row['better'],
    of: (s: (typeof samples)[number]) => number,
  ): Row => row({ suite, seed, name: `${what}, ${label}`, unit, better }, samples.map(of));
  return [
    measure('value', 'weight', 'higher', ({ solution }) => solution.value),
    measure('bound', 'weight', 'lower', ({ solution }) => solution.bound),
    measure('gap', '%', 'lower', ({ solution }) => solution.gapPct),
    measure('searches', '', 'lower', ({ solution }) => solution.work.rounds),
    measure('subgradient steps', '', 'lower', ({ solution }) => solution.work.subgradientSteps),
    measure('integer nodes', '', 'lower', ({ solution }) => solution.work.mipNodes),
    measure('CPU', 's', 'lower', ({ seconds }) => seconds),
  ];
}

/** Discs of different reach and price over weighted points; two options a site. */
function planeCounty({ options, elements, budget, reach }: County): CoverProblem {
  const random = seededRandom(seed);
  const x = Float64Array.from({ length: elements }, random);
  const y = Float64Array.from({ length: elements }, random);
  return {
    options: Array.from({ length: options }, (_, o) => {
      const [atX, atY, radius] = [random(), random(), reach * (0.5 + random())];
      const covers: number[] = [];
      for (let j = 0; j < elements; j++)
        if ((x[j] - atX) ** 2 + (y[j] - atY) ** 2 < radius * radius) covers.push(j);
      return {
        id: `o${o}`,
        site: `s${o >> 1}`,
        covers: Int32Array.from(covers),
        uses: Float64Array.of(100 + Math.floor(random() * 330)),
      };
    }),
    weights: Float64Array.from({ length: elements }, () => 1 + Math.floor(random() * 50)),
    resources: [{ name: 'total', cap: budget }],
  };
}
