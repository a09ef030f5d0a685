/** Weak grids gathered to clusters that a planner calls one zone (rules R8). Pure. */
import { eachNeighbour, type StatGrid } from './statGrid.js';

export interface ClusterRule {
  /** 1 = weak. */
  readonly weak: Uint8Array;
  /** 1 = people live here, or a place stands here. */
  readonly inhabited: Uint8Array;
  /** Whether grids are a zone whatever their number: 20 households, or a place. */
  readonly needy: (grids: readonly number[]) => boolean;
  /** Town of a grid, a number; the countryside is divided by it. */
  readonly townOf: (grid: number) => number;
}

export interface Cluster {
  /** Ascending; weak grids and those that closing added. */
  readonly grids: readonly number[];
  readonly weakGrids: number;
  readonly kind: 'settlement' | 'countryside';
}

/** R8: at least so many contiguous grids, at least this share of them weak. */
const fewestGrids = 16;
const weakShare = 0.25;

/**
 * Inhabited weak grids are clustered first: else the empty mountain behind the villages would join them all to one zone.
 * What remains, with settlements too small for a zone of their own, is countryside, divided by town.
 */
export function clusterWeak(grid: StatGrid, rule: ClusterRule): Cluster[] {
  const taken = new Uint8Array(rule.weak.length);
  const clusters: Cluster[] = [];
  const gather = (kind: Cluster['kind'], seed: (i: number) => boolean, label: (i: number) => number) => {
    const seeds = Uint8Array.from(rule.weak, (w, i) => (w === 1 && taken[i] === 0 && seed(i) ? 1 : 0));
    for (const grids of components(grid, closed(grid, seeds, taken), label)) {
      const weakGrids = grids.filter((i) => rule.weak[i] === 1).length;
      const large = grids.length >= fewestGrids && weakGrids >= weakShare * grids.length;
      if (!large && !rule.needy(grids)) continue;
      for (const i of grids) taken[i] = 1;
      clusters.push({ grids, weakGrids, kind });
    }
  };
  gather(
    'settlement',
    (i) => rule.inhabited[i] === 1,
    () => 0,
  );
  gather('countryside', () => true, rule.townOf);
  return clusters;
}

/** Closing by one grid: gaps of one grid are filled, nothing set is lost, nothing taken is touched. */
export function closed(grid: StatGrid, set: Uint8Array, taken: Uint8Array): Uint8Array {
  const grown = set.slice();
  for (let i = 0; i < set.length; i++)
    if (set[i] === 1)
      eachNeighbour(grid, i, (n) => {
        grown[n] = 1;
      });
  const out = set.slice();
  for (let i = 0; i < grown.length; i++) {
    if (grown[i] === 0 || set[i] === 1 || taken[i] === 1) continue;
    let keep = true;
    eachNeighbour(grid, i, (n) => {
      if (grown[n] === 0) keep = false;
    });
    if (keep) out[i] = 1;
  }
  return out;
}

/** 8-connected groups of set grids with one label, in order of their first grid. */
export function components(
  grid: StatGrid,
  set: Uint8Array,
  label: (grid: number) => number = () => 0,
): number[][] {
  const seen = new Uint8Array(set.length);
  const out: number[][] = [];
  for (let start = 0; start < set.length; start++) {
    if (set[start] === 0 || seen[start] === 1) continue;
    seen[start] = 1;
    const own = label(start);
    const group = [start];
    for (const i of group)
      eachNeighbour(grid, i, (n) => {
        if (set[n] === 0 || seen[n] === 1 || label(n) !== own) return;
        seen[n] = 1;
        group.push(n);
      });
    out.push(group.sort((a, b) => a - b));
  }
  return out;
}
