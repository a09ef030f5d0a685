/** What tiles of a plan take: cells to compute, path-loss windows to hold. */
import type { PixelWindow } from '../kernel/window.js';
import type { PlanLayout, PlanTile } from './plan.js';

export interface PlanWork {
  /** Terrain cells swept, once per mast. */
  readonly sweepCells: number;
  /** Carrier × pixel path losses behind the sweeps. */
  readonly lossCells: number;
  /** Sector × pixel evaluations of the fold. */
  readonly foldCells: number;
  /** Bytes of path-loss windows if all are held at once. */
  readonly windowBytes: number;
}

type Windows = Pick<PlanLayout, 'masts' | 'windows' | 'windowOfSector'>;

const pixels = ({ cols, rows }: PixelWindow): number => cols * rows;
const discShare = Math.PI / 4;

/** Masts whose windows meet a tile, in the order of its sectors. */
export const mastsOfTile = ({ windows, windowOfSector }: Windows, { sectors }: PlanTile): number[] => [
  ...new Set(sectors.map((s) => windows[windowOfSector[s]].mast)),
];

/** Work of some tiles, by their positions: every mast that reaches one of them is swept whole, and once. */
export function workOf(plan: PlanLayout, tiles: readonly number[]): PlanWork {
  const masts = new Set(tiles.flatMap((t) => mastsOfTile(plan, plan.tiles[t])));
  const total = { sweepCells: 0, lossCells: 0, foldCells: 0, windowBytes: 0 };
  for (const mast of masts) {
    const { sweepCells, lossCells, windowBytes } = workOfMast(plan, mast);
    total.sweepCells += sweepCells;
    total.lossCells += lossCells;
    total.windowBytes += windowBytes;
  }
  for (const t of tiles) total.foldCells += foldCellsOf(plan, plan.tiles[t]);
  return total;
}

export function workOfMast(
  { lattice, masts, windows }: Pick<PlanLayout, 'lattice' | 'masts' | 'windows'>,
  mast: number,
): Omit<PlanWork, 'foldCells'> {
  const sizes = masts[mast].windows.map((w) => pixels(windows[w].window));
  const all = sizes.reduce((sum, n) => sum + n, 0);
  return {
    sweepCells: Math.round(discShare * Math.max(...sizes)) * lattice.stride ** 2,
    lossCells: Math.round(discShare * all),
    windowBytes: Int16Array.BYTES_PER_ELEMENT * all,
  };
}

export function foldCellsOf({ windows, windowOfSector }: Windows, { tile, sectors }: PlanTile): number {
  let cells = 0;
  for (const s of sectors) {
    const w = windows[windowOfSector[s]].window;
    const cols = Math.min(tile.col0 + tile.cols, w.col0 + w.cols) - Math.max(tile.col0, w.col0);
    const rows = Math.min(tile.row0 + tile.rows, w.row0 + w.rows) - Math.max(tile.row0, w.row0);
    cells += cols * rows;
  }
  return cells;
}

/** The rows of a window that lie in a row of tiles; undefined when none does. */
export function rowsOfTiles(
  { tileSize }: Pick<PlanLayout, 'tileSize'>,
  window: PixelWindow,
  rowOfTiles: number,
): PixelWindow | undefined {
  const first = Math.max(window.row0, rowOfTiles * tileSize);
  const end = Math.min(window.row0 + window.rows, (rowOfTiles + 1) * tileSize);
  return first < end ? { ...window, row0: first, rows: end - first } : undefined;
}

/**
 * Most bytes of path losses held at once when `lanes` of the tiles are in work, taken in their order. A swept mast is held by rows of
 * tiles, each until the last of its tiles there is done.
 */
export function heldWindowBytes(plan: PlanLayout, tiles: readonly number[], lanes: number): number {
  const row = (t: number): number => Math.floor(plan.tiles[t].tile.row0 / plan.tileSize);
  const slabsOf = tiles.map((t) => mastsOfTile(plan, plan.tiles[t]).map((mast) => ({ mast, row: row(t) })));
  const key = (slab: { mast: number; row: number }): string => `${slab.mast}/${slab.row}`;
  const uses = new Map<string, number>();
  const rowsOf = new Map<number, Set<number>>();
  for (const slab of slabsOf.flat()) {
    uses.set(key(slab), (uses.get(key(slab)) ?? 0) + 1);
    rowsOf.set(slab.mast, (rowsOf.get(slab.mast) ?? new Set()).add(slab.row));
  }
  const bytesOf = (mast: number, row: number): number =>
    plan.masts[mast].windows.reduce((sum, w) => {
      const slab = rowsOfTiles(plan, plan.windows[w].window, row);
      return sum + (slab ? Int16Array.BYTES_PER_ELEMENT * pixels(slab) : 0);
    }, 0);
  const held = new Set<number>();
  let bytes = 0;
  let most = 0;
  slabsOf.forEach((own, i) => {
    for (const { mast } of own)
      if (!held.has(mast)) {
        held.add(mast);
        for (const row of rowsOf.get(mast) ?? []) bytes += bytesOf(mast, row);
      }
    most = Math.max(most, bytes);
    for (const slab of slabsOf[i - lanes + 1] ?? []) {
      const left = (uses.get(key(slab)) ?? 0) - 1;
      uses.set(key(slab), left);
      if (left === 0) bytes -= bytesOf(slab.mast, slab.row);
    }
  });
  return most;
}
