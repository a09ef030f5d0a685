/**
 * Covers by settling columns bit by bit: prices are improved for the rows still open, the columns that they clearly want are
 * settled with a few of the cheapest cover's, and the rest is looked at again. (Column fixing: Caprara, Fischetti, Toth 1999)
 */
import { Ascent } from '../ascent.js';
import { type Core, coreOf } from './core.js';
import { coreValue } from './dual.js';
import { type Cover, greedyCover } from './greedy.js';

export interface Dive {
  /** The best cover met, or the one known before. */
  readonly best: Cover;
  readonly steps: number;
}

/** Subgradient steps between two settlements, and how often a cover is built on the way. */
const stepsPerRound = 100;
const coverEvery = 10;
/** The prices of the round before are a good start. */
const warmShare = 0.1;
/** Of the rows at most this share of columns is settled beyond those that the prices want. */
const settledShare = 1 / 100;

export function dive(core: Core, price: Float64Array, known: Cover): Dive {
  let best = known;
  let steps = 0;
  const settled: number[] = [];
  let spent = 0;
  let rest: Rest = { core, rows: Int32Array.from({ length: core.numRows }, (_, r) => r), price };
  while (rest.rows.length > 0) {
    const { ascent, cover, steps: taken } = improve(rest, best.cost - spent);
    steps += taken;
    if (spent + cover.cost < best.cost - 1e-9) best = joined(settled, spent, rest.core, cover);
    if (spent + ascent.best >= best.cost - 1e-9) break;
    const wanted = settle(rest.core, ascent.bestAt, cover);
    for (const c of wanted) {
      settled.push(rest.core.ids[c]);
      spent += rest.core.cost[c];
    }
    rest = without(rest, ascent.bestAt, wanted);
  }
  const place = new Map([...core.ids].map((id, c) => [id, c]));
  return best === known
    ? { best, steps }
    : { best: { chosen: best.chosen.map((id) => place.get(id) ?? -1).sort(), cost: best.cost }, steps };
}

/** Rows still open, columns that cover some of them, and their prices. */
interface Rest {
  readonly core: Core;
  /** Row of the whole behind each row. */
  readonly rows: Int32Array;
  readonly price: Float64Array;
}

function improve({ core, price }: Rest, target: number): { ascent: Ascent; cover: Cover; steps: number } {
  const ascent = new Ascent(price, { lower: 0, share: warmShare });
  const slope = new Float64Array(price.length);
  let cover = greedyCover(core, price);
  let steps = 0;
  for (let going = true; going && steps < stepsPerRound; ) {
    going = ascent.move(coreValue(core, ascent.at, slope), slope, Math.min(target, cover.cost));
    if (++steps % coverEvery > 0) continue;
    const found = greedyCover(core, ascent.at);
    if (found.cost < cover.cost) cover = found;
  }
  return { ascent, cover, steps };
}

/** Columns below cost at these prices that do not overlap, and the best few of the cover. */
function settle({ columns, cost, numRows }: Core, price: Float64Array, cover: Cover): number[] {
  const reducedOf = (c: number): number => {
    let left = cost[c];
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++) left -= price[columns.items[k]];
    return left;
  };
  const reduced = Float64Array.from(cost, (_, c) => reducedOf(c));
  const taken = new Uint8Array(numRows);
  const out: number[] = [];
  const free = (c: number): boolean => {
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++)
      if (taken[columns.items[k]] === 1) return false;
    return true;
  };
  const take = (c: number): void => {
    out.push(c);
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++) taken[columns.items[k]] = 1;
  };
  const byReduced = cover.chosen.toSorted((a, b) => reduced[a] - reduced[b] || a - b);
  for (const c of byReduced) if (reduced[c] < -1e-3 && free(c)) take(c);
  const more = Math.max(1, Math.floor(numRows * settledShare));
  for (let i = 0, extra = 0; i < byReduced.length && extra < more; i++) {
    if (out.includes(byReduced[i])) continue;
    take(byReduced[i]);
    extra++;
  }
  return out;
}

function without({ core, rows }: Rest, price: Float64Array, settled: readonly number[]): Rest {
  const { columns } = core;
  const covered = new Uint8Array(core.numRows);
  for (const c of settled)
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++) covered[columns.items[k]] = 1;
  const open = Int32Array.from(rows.keys()).filter((r) => covered[r] === 0);
  const place = new Int32Array(core.numRows).fill(-1);
  open.forEach((r, i) => {
    place[r] = i;
  });
  const start = [0];
  const items: number[] = [];
  const ids: number[] = [];
  for (let c = 0; c < core.cost.length; c++) {
    const before = items.length;
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++)
      if (place[columns.items[k]] >= 0) items.push(place[columns.items[k]]);
    if (items.length === before) continue;
    ids.push(c);
    start.push(items.length);
  }
  const all = coreOf(
    {
      numRows: open.length,
      columns: { start: Int32Array.from(start), items: Int32Array.from(items) },
      cost: Float64Array.from(ids, (c) => core.cost[c]),
    },
    Int32Array.from(ids.keys()),
  );
  return {
    core: { ...all, ids: Int32Array.from(ids, (c) => core.ids[c]) },
    rows: open.map((r) => rows[r]),
    price: Float64Array.from(open, (r) => price[r]),
  };
}

/** Settled columns are ids of the problem; the others become so. */
const joined = (settled: readonly number[], spent: number, core: Core, cover: Cover): Cover => ({
  chosen: Int32Array.from([...settled, ...cover.chosen.map((c) => core.ids[c])]),
  cost: spent + cover.cost,
});
