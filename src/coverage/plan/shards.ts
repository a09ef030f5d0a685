/**
 * The tiles of a plan dealt to machines. Each gets tiles that lie together, since a mast is swept by every machine that has
 * one of its tiles, and about the same work. The same plan and count give the same shares everywhere.
 */
import type { Engine } from '../kernel/engine.js';
import { noCells, unitsOf } from './cost.js';
import type { Plan } from './plan.js';
import { foldCellsOf, mastsOfTile, workOfMast } from './work.js';

/** Positions of the tiles of each shard, ascending. With more shards than tiles some have none. */
export function splitTiles(plan: Plan, count: number, engine: Engine): number[][] {
  const units = tileUnits(plan, engine);
  const split = (tiles: readonly number[], shards: number): number[][] => {
    if (shards === 1) return [[...tiles].sort((a, b) => a - b)];
    const first = shards >> 1;
    const ordered = alongLongerSide(plan, tiles);
    const cut = cutAt(
      ordered.map((t) => units[t]),
      first,
      shards,
    );
    return [...split(ordered.slice(0, cut), first), ...split(ordered.slice(cut), shards - first)];
  };
  return split([...plan.tiles.keys()], count);
}

/** How many of the tiles go to the first `first` of `shards`: their share of the work, and one tile each where there are enough. */
function cutAt(units: readonly number[], first: number, shards: number): number {
  if (units.length <= shards) return Math.min(first, units.length);
  const target = (units.reduce((sum, u) => sum + u, 0) * first) / shards;
  let sum = 0;
  let cut = 0;
  while (cut < units.length && sum + units[cut] / 2 <= target) sum += units[cut++];
  return Math.min(Math.max(cut, first), units.length - (shards - first));
}

function alongLongerSide({ tiles }: Plan, chosen: readonly number[]): number[] {
  const extent = (key: 'col0' | 'row0'): number => {
    const at = chosen.map((t) => tiles[t].tile[key]);
    return Math.max(...at) - Math.min(...at);
  };
  const key = extent('col0') > extent('row0') ? 'col0' : 'row0';
  return [...chosen].sort((a, b) => tiles[a].tile[key] - tiles[b].tile[key] || a - b);
}

/** Work of each tile; a mast's sweep is shared by the tiles that it meets. */
function tileUnits(plan: Plan, engine: Engine): number[] {
  const mastsOf = plan.tiles.map((tile) => mastsOfTile(plan, tile));
  const meets = new Map<number, number>();
  for (const mast of mastsOf.flat()) meets.set(mast, (meets.get(mast) ?? 0) + 1);
  const shareOf = (mast: number): number =>
    unitsOf({ ...noCells, ...workOfMast(plan, mast) }, engine) / (meets.get(mast) ?? 1);
  return plan.tiles.map((tile, t) =>
    mastsOf[t].reduce(
      (sum, mast) => sum + shareOf(mast),
      unitsOf({ ...noCells, foldCells: foldCellsOf(plan, tile) }, engine),
    ),
  );
}
