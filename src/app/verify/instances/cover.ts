/**
 * Maximal covering: points that are demand and place alike (x_m, y_m, demand), places with costs and customers in one file
 * (lines F and C), or a table of distances beside one of demand. Covered is what lies within the radius.
 */
import { type CoverProblem, solveCoverExactly } from '../../../optimise/cover.js';
import { coverMip } from '../../../optimise/cover/mip.js';
import { coverModel } from '../../../optimise/cover/model.js';
import { solveMip } from '../../../optimise/highs.js';
import {
  type Answer,
  type Folder,
  hasColumns,
  type Instance,
  type InstanceSet,
  type Table,
  tableOf,
} from './instance.js';

export const coverInstances: InstanceSet = {
  id: 'mclp',
  read: async (table, folder) => {
    if (hasColumns(table, 'file', 'radius_m', 'p', 'optimal_covered_demand')) return ofPoints(table, folder);
    if (hasColumns(table, 'file', 'radius', 'budget', 'optimal_covered_demand'))
      return ofCosts(table, folder);
    if (hasColumns(table, 'radius_m', 'p', 'optimal_covered_population')) return ofDistances(table, folder);
    return undefined;
  },
};

/** Cells by the place that may cover them, as far as the radius goes. */
interface World {
  readonly places: readonly { readonly id: string; readonly cost: number }[];
  readonly demand: Float64Array;
  /** Distance of cell j from place i. */
  readonly distance: (i: number, j: number) => number;
}

async function ofPoints({ rows }: Table, folder: Folder): Promise<Instance[]> {
  const worlds = await worldsOf(rows, async (file) => {
    const points = tableOf(await folder.text(file)).rows;
    const x = points.map((p) => Number(p.x_m));
    const y = points.map((p) => Number(p.y_m));
    return {
      places: points.map((_, i) => ({ id: `${i}`, cost: 1 })),
      demand: Float64Array.from(points, (p) => Number(p.demand)),
      distance: (i, j) => Math.hypot(x[i] - x[j], y[i] - y[j]),
    };
  });
  return rows.map((row) =>
    instance(
      `${stem(row.file)} r=${row.radius_m} p=${row.p}`,
      worlds.get(row.file),
      row.radius_m,
      row.p,
      row.optimal_covered_demand,
    ),
  );
}

async function ofCosts({ rows }: Table, folder: Folder): Promise<Instance[]> {
  const worlds = await worldsOf(rows, async (file) => {
    const lines = (await folder.text(file)).split(/\r?\n/).map((line) => line.trim().split(/\s+/));
    const of = (letter: string) => lines.filter((cells) => cells[0] === letter);
    const [places, customers] = [of('F'), of('C')];
    return {
      places: places.map(([, id, , , cost]) => ({ id, cost: Number(cost) })),
      demand: Float64Array.from(customers, (cells) => Number(cells[4])),
      distance: (i, j) =>
        Math.hypot(
          Number(places[i][2]) - Number(customers[j][2]),
          Number(places[i][3]) - Number(customers[j][3]),
        ),
    };
  });
  return rows.map((row) =>
    instance(
      `${stem(row.file)} r=${row.radius} b=${row.budget}`,
      worlds.get(row.file),
      row.radius,
      row.budget,
      row.optimal_covered_demand,
    ),
  );
}

async function ofDistances({ rows }: Table, folder: Folder): Promise<Instance[]> {
  const tables = await Promise.all(
    folder.names
      .filter((name) => name.endsWith('.csv'))
      .map(async (name) => tableOf(await folder.text(name))),
  );
  const distances = tables.find((t) => hasColumns(t, 'distance', 'name', 'DestinationName'));
  const cells = tables.find((t) => hasColumns(t, 'NAME', 'POP2000'));
  if (!distances || !cells)
    throw new RangeError('no table of distances, or none of demand, beside the known answers');
  const near = new Map(
    distances.rows.map((row) => [`${row.name}\n${row.DestinationName}`, Number(row.distance)]),
  );
  const places = [...new Set(distances.rows.map((row) => row.name))].map((id) => ({ id, cost: 1 }));
  const names = cells.rows.map((row) => row.NAME);
  const world: World = {
    places,
    demand: Float64Array.from(cells.rows, (row) => Number(row.POP2000)),
    distance: (i, j) => near.get(`${places[i].id}\n${names[j]}`) ?? Number.POSITIVE_INFINITY,
  };
  return rows.map((row) =>
    instance(
      `network r=${row.radius_m} p=${row.p}`,
      world,
      row.radius_m,
      row.p,
      row.optimal_covered_population,
    ),
  );
}

const stem = (file: string): string => file.replace(/\..*$/, '');

async function worldsOf(
  rows: Table['rows'],
  read: (file: string) => Promise<World>,
): Promise<ReadonlyMap<string, World>> {
  const files = [...new Set(rows.map((row) => row.file))];
  return new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)));
}

function instance(
  id: string,
  world: World | undefined,
  radius: string,
  cap: string,
  known: string,
): Instance {
  if (!world) throw new RangeError(`${id}: no such file`);
  return {
    id,
    sense: 'max',
    known: Number(known),
    optimal: true,
    size: { options: world.places.length, cells: world.demand.length },
    solve: () => solved(problemOf(world, Number(radius), Number(cap)), world, Number(radius), Number(cap)),
    solvePlain: () => plain(problemOf(world, Number(radius), Number(cap))),
  };
}

/** As the solver takes it. */
function problemOf({ places, demand, distance }: World, radius: number, cap: number): CoverProblem {
  return {
    options: places.map(({ id, cost }, i) => ({
      id,
      site: id,
      covers: Int32Array.from(demand.keys()).filter((j) => distance(i, j) <= radius),
      uses: Float64Array.of(cost),
    })),
    weights: demand,
    resources: [{ name: 'budget', cap }],
  };
}

async function solved(
  problem: CoverProblem,
  { places, demand, distance }: World,
  radius: number,
  cap: number,
): Promise<Answer> {
  const { order, value, bound, gapPct, provedBy, work } = await solveCoverExactly(problem, solveMip);
  const covered = demand.filter((_, j) => order.some((i) => distance(i, j) <= radius));
  const allowed =
    order.reduce((sum, i) => sum + places[i].cost, 0) <= cap && new Set(order).size === order.length;
  return {
    claimed: value,
    recomputed: allowed ? covered.reduce((sum, w) => sum + w, 0) : Number.NaN,
    bound,
    gapPct,
    provedBy,
    work: { ...work },
  };
}

async function plain(problem: CoverProblem): Promise<number> {
  const model = coverModel(problem);
  const nothing = new Uint8Array(model.source.length);
  const program = coverMip(model, nothing, nothing).model;
  const { x } = await solveMip(program, { mostNodes: 1_000_000 });
  return x.reduce((sum, share, i) => sum + share * program.cost[i], 0);
}
