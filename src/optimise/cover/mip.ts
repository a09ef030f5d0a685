/** The cover problem as an integer program, without the options that a bound has ruled out. */
import type { MipModel } from '../mip.js';
import { type CoverModel, numOptions } from './model.js';

export interface CoverMip {
  readonly model: MipModel;
  /** Option of each of the first columns; covered groups follow. */
  readonly options: readonly number[];
  /** Entries of the covering rows. */
  readonly pairs: number;
}

/** Caps are scaled to this, so that the solver's absolute tolerance is far below one yuan in a million. */
const capScale = 1000;

/** max Σ bonus·y + Σ w·z; z_g ≤ Σ_{i∋g} y_i; caps; Σ y ≤ 1 per site and per pair in conflict. A group of one option has z = y. */
export function coverMip(cover: CoverModel, useless: Uint8Array, known: Uint8Array): CoverMip {
  const options = [...useless.keys()].filter((o) => useless[o] === 0);
  const column = new Int32Array(numOptions(cover)).fill(-1);
  options.forEach((o, i) => {
    column[o] = i;
  });
  const cost = options.map((o) => cover.bonus[o]);
  const lower = options.map((o) => cover.mandatory[o]);
  const start = options.map((o) => known[o]);
  const rows = new Rows();

  for (const { columns, weight } of groupsOf(cover, column)) {
    if (columns.length === 1) {
      cost[columns[0]] += weight;
      continue;
    }
    const z = cost.push(weight) - 1;
    lower.push(0);
    start.push(columns.some((i) => start[i] === 1) ? 1 : 0);
    rows.add([...columns, z], [...columns.map(() => -1), 1], 0);
  }
  const pairs = rows.entries;
  addConditions(rows, cover, options, column);
  return {
    model: {
      numColumns: cost.length,
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      integer: Uint8Array.from(cost, (_, i) => (i < options.length ? 1 : 0)),
      known: Float64Array.from(start),
      ...rows.arrays(),
    },
    options,
    pairs,
  };
}

/** Caps, sites and conflicts. */
function addConditions(
  rows: Rows,
  { caps, totals, uses, numRows, site, conflicts }: CoverModel,
  options: readonly number[],
  column: Int32Array,
): void {
  for (let r = 0; r < numRows; r++) {
    if (!(totals[r] > caps[r]) || caps[r] === 0) continue;
    const used = options.filter((o) => uses[o * numRows + r] > 0);
    rows.add(
      used.map((o) => column[o]),
      used.map((o) => (capScale * uses[o * numRows + r]) / caps[r]),
      capScale,
    );
  }
  const perSite = new Map<number, number[]>();
  for (const o of options) {
    const list = perSite.get(site[o]) ?? [];
    perSite.set(site[o], list);
    list.push(column[o]);
  }
  for (const list of perSite.values())
    if (list.length > 1)
      rows.add(
        list,
        list.map(() => 1),
        1,
      );
  for (const a of options)
    for (let k = conflicts.start[a]; k < conflicts.start[a + 1]; k++) {
      const b = conflicts.items[k];
      if (b > a && column[b] >= 0 && site[a] !== site[b]) rows.add([column[a], column[b]], [1, 1], 1);
    }
}

/** Groups that have become alike without the useless options are merged again. */
function groupsOf(
  { coveredBy, weight }: CoverModel,
  column: Int32Array,
): Iterable<{ columns: number[]; weight: number }> {
  const merged = new Map<string, { columns: number[]; weight: number }>();
  for (let g = 0; g < weight.length; g++) {
    const columns: number[] = [];
    for (let k = coveredBy.start[g]; k < coveredBy.start[g + 1]; k++) {
      const i = column[coveredBy.items[k]];
      if (i >= 0) columns.push(i);
    }
    if (columns.length === 0) continue;
    const name = columns.join(' ');
    const group = merged.get(name);
    if (group) group.weight += weight[g];
    else merged.set(name, { columns, weight: weight[g] });
  }
  return merged.values();
}

class Rows {
  private readonly start = [0];
  private readonly column: number[] = [];
  private readonly coefficient: number[] = [];
  private readonly upper: number[] = [];

  get entries(): number {
    return this.column.length;
  }

  add(columns: readonly number[], coefficients: readonly number[], upper: number): void {
    for (let k = 0; k < columns.length; k++) {
      this.column.push(columns[k]);
      this.coefficient.push(coefficients[k]);
    }
    this.start.push(this.column.length);
    this.upper.push(upper);
  }

  arrays(): Pick<MipModel, 'numRows' | 'rowUpper' | 'start' | 'column' | 'coefficient'> {
    return {
      numRows: this.upper.length,
      rowUpper: Float64Array.from(this.upper),
      start: Int32Array.from(this.start),
      column: Int32Array.from(this.column),
      coefficient: Float64Array.from(this.coefficient),
    };
  }
}
