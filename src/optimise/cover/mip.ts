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

/** What is counted: something of every covered group, and something of every option of the model. */
export interface Count {
  readonly weight: Float64Array;
  readonly bonus: Float64Array;
}

/**
 * max Σ bonus·y + Σ weight·z; k·z_g ≤ Σ_{i∋g} y_i; caps; Σ y ≤ 1 per site and per pair in conflict; of `floor` at least `least`.
 * A group of one option has z = y; z is whole by itself unless it needs several options.
 */
export function coverMip(
  cover: CoverModel,
  useless: Uint8Array,
  known: Uint8Array,
  goal: Count = cover,
  floor?: Count & { readonly least: number },
): CoverMip {
  const options = [...useless.keys()].filter((o) => useless[o] === 0);
  const column = new Int32Array(numOptions(cover)).fill(-1);
  options.forEach((o, i) => {
    column[o] = i;
  });
  const cost = options.map((o) => goal.bonus[o]);
  const asked = options.map((o) => floor?.bonus[o] ?? 0);
  const lower = options.map((o) => cover.mandatory[o]);
  const start = options.map((o) => known[o]);
  const whole = options.map(() => 1);
  const rows = new Rows();

  for (const { columns, need, weight, wanted } of groupsOf(cover, column, goal, floor)) {
    if (columns.length === 1) {
      cost[columns[0]] += weight;
      asked[columns[0]] += wanted;
      continue;
    }
    const z = cost.push(weight) - 1;
    asked.push(wanted);
    lower.push(0);
    whole.push(need > 1 ? 1 : 0);
    start.push(columns.reduce((sum, i) => sum + start[i], 0) >= need ? 1 : 0);
    rows.add([...columns, z], [...columns.map(() => -1), need], 0);
  }
  const pairs = rows.entries;
  addConditions(rows, cover, options, column);
  if (floor) {
    // Scaled like the caps.
    const scale = capScale / Math.max(Math.abs(floor.least), 1e-9);
    const used = [...asked.keys()].filter((i) => asked[i] !== 0);
    rows.add(
      used,
      used.map((i) => -scale * asked[i]),
      -scale * floor.least,
    );
  }
  return {
    model: {
      numColumns: cost.length,
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      integer: Uint8Array.from(whole),
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

interface MipGroup {
  readonly columns: readonly number[];
  readonly need: number;
  weight: number;
  wanted: number;
}

/** Groups that have become alike without the useless options are merged again. */
function groupsOf(
  { coveredBy, need }: CoverModel,
  column: Int32Array,
  { weight }: Count,
  floor?: Count,
): Iterable<MipGroup> {
  const merged = new Map<string, MipGroup>();
  for (let g = 0; g < weight.length; g++) {
    const wanted = floor?.weight[g] ?? 0;
    if (weight[g] === 0 && wanted === 0) continue;
    const columns: number[] = [];
    for (let k = coveredBy.start[g]; k < coveredBy.start[g + 1]; k++) {
      const i = column[coveredBy.items[k]];
      if (i >= 0) columns.push(i);
    }
    if (columns.length < need[g]) continue;
    const name = `${need[g]}: ${columns.join(' ')}`;
    const group = merged.get(name);
    if (group) {
      group.weight += weight[g];
      group.wanted += wanted;
    } else merged.set(name, { columns, need: need[g], weight: weight[g], wanted });
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
