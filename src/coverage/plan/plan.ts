/**
 * What will be computed, before anything is: which masts reach which tiles, memory and work, model ids and editions.
 * Pure, serialisable and hashed; the unit of caching, resuming and distributing.
 */
import RBush from 'rbush';
import { type LossModel, usesClutter } from '../kernel/loss.js';
import type { PixelLattice } from '../kernel/terrain.js';
import type { PixelWindow } from '../kernel/window.js';
import { type PlanWork, workOf } from './work.js';

/** What the plan needs to know of a sector, in working-grid coordinates. */
export interface PlanSectorInput {
  readonly index: number;
  readonly x_m: number;
  readonly y_m: number;
  readonly antennaHeight_mAGL: number;
  readonly frequency_MHz: number;
  readonly model: LossModel;
  readonly radius_m: number;
}

export interface PlanMast {
  readonly col: number;
  readonly row: number;
  readonly antennaHeight_mAGL: number;
  /** Positions in `Plan.windows`. */
  readonly windows: readonly number[];
}

export interface PlanWindow {
  readonly mast: number;
  readonly frequency_MHz: number;
  readonly model: LossModel;
  readonly radius_m: number;
  /** Radius of the ray fan: the largest of the mast's carriers that share the sweep, whether or not all are computed. */
  readonly fan_m: number;
  readonly window: PixelWindow;
}

export interface PlanTile {
  readonly tile: PixelWindow;
  /** Positions in the sector list whose windows meet the tile, ascending. */
  readonly sectors: readonly number[];
}

/** Who reaches what, without what it costs. */
export interface PlanLayout {
  readonly lattice: PixelLattice;
  readonly cell_m: number;
  readonly tileSize: number;
  readonly masts: readonly PlanMast[];
  readonly windows: readonly PlanWindow[];
  /** Sector position → window position; −1 for a sector whose disc misses the output grid. */
  readonly windowOfSector: readonly number[];
  readonly tiles: readonly PlanTile[];
}

export interface Plan extends PlanLayout {
  /** Of all tiles. */
  readonly work: PlanWork;
}

export interface PlanOptions {
  readonly lattice: PixelLattice;
  readonly cell_m: number;
  readonly originX: number;
  readonly originY: number;
  readonly workCols: number;
  readonly workRows: number;
  readonly tileSize: number;
}

/** Sectors at one place and height share a sweep; sectors of one carrier there share a window. Sectors off the terrain are refused by the caller. */
export function planCoverage(sectors: readonly PlanSectorInput[], o: PlanOptions): Plan {
  const masts: { col: number; row: number; antennaHeight_mAGL: number; windows: number[] }[] = [];
  const windows: Omit<PlanWindow, 'fan_m'>[] = [];
  const mastByKey = new Map<string, number>();
  const windowByKey = new Map<string, number>();
  const windowOfSector = sectors.map((s) => {
    const col = Math.floor((s.x_m - o.originX) / o.cell_m);
    const row = Math.floor((o.originY - s.y_m) / o.cell_m);
    const window = discWindow(o.lattice, col, row, s.radius_m / o.cell_m);
    if (!window) return -1;
    const mastKey = `${col}/${row}/${s.antennaHeight_mAGL}`;
    let mast = mastByKey.get(mastKey);
    if (mast === undefined) {
      mast = masts.push({ col, row, antennaHeight_mAGL: s.antennaHeight_mAGL, windows: [] }) - 1;
      mastByKey.set(mastKey, mast);
    }
    const windowKey = `${mast}/${s.frequency_MHz}/${s.model}/${s.radius_m}`;
    let index = windowByKey.get(windowKey);
    if (index === undefined) {
      index =
        windows.push({ mast, frequency_MHz: s.frequency_MHz, model: s.model, radius_m: s.radius_m, window }) -
        1;
      windowByKey.set(windowKey, index);
      masts[mast].windows.push(index);
    }
    return index;
  });
  const withFans = windows.map((w): PlanWindow => {
    const peers = masts[w.mast].windows.map((i) => windows[i]);
    const sharing = peers.filter((p) => usesClutter(p.model) === usesClutter(w.model));
    return { ...w, fan_m: Math.max(...sharing.map((p) => p.radius_m)) };
  });
  const layout: PlanLayout = {
    lattice: o.lattice,
    cell_m: o.cell_m,
    tileSize: o.tileSize,
    masts,
    windows: withFans,
    windowOfSector,
    tiles: planTiles(withFans, windowOfSector, o),
  };
  return { ...layout, work: workOf(layout, [...layout.tiles.keys()]) };
}

/** Output pixels whose working cell lies within `radius` cells of (col, row); undefined when there is none. */
export function discWindow(
  lattice: PixelLattice,
  col: number,
  row: number,
  radius_cells: number,
): PixelWindow | undefined {
  const range = (centre: number, first: number, count: number): [number, number] => [
    Math.max(0, Math.ceil((centre - radius_cells - first) / lattice.stride)),
    Math.min(count - 1, Math.floor((centre + radius_cells - first) / lattice.stride)),
  ];
  const [c0, c1] = range(col, lattice.col0, lattice.cols);
  const [r0, r1] = range(row, lattice.row0, lattice.rows);
  return c1 < c0 || r1 < r0 ? undefined : { col0: c0, row0: r0, cols: c1 - c0 + 1, rows: r1 - r0 + 1 };
}

interface IndexedWindow {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  index: number;
}

function planTiles(
  windows: readonly PlanWindow[],
  windowOfSector: readonly number[],
  o: PlanOptions,
): PlanTile[] {
  const index = new RBush<IndexedWindow>();
  index.load(
    windows.map(({ window: w }, i) => ({
      minX: w.col0,
      minY: w.row0,
      maxX: w.col0 + w.cols - 1,
      maxY: w.row0 + w.rows - 1,
      index: i,
    })),
  );
  const sectorsOfWindow: number[][] = windows.map(() => []);
  windowOfSector.forEach((w, s) => {
    if (w >= 0) sectorsOfWindow[w].push(s);
  });
  const tiles: PlanTile[] = [];
  for (let row0 = 0; row0 < o.lattice.rows; row0 += o.tileSize)
    for (let col0 = 0; col0 < o.lattice.cols; col0 += o.tileSize) {
      const tile = {
        col0,
        row0,
        cols: Math.min(o.tileSize, o.lattice.cols - col0),
        rows: Math.min(o.tileSize, o.lattice.rows - row0),
      };
      const hits = index.search({
        minX: col0,
        minY: row0,
        maxX: col0 + tile.cols - 1,
        maxY: row0 + tile.rows - 1,
      });
      const sectors = hits.flatMap((h) => sectorsOfWindow[h.index]).sort((a, b) => a - b);
      tiles.push({ tile, sectors });
    }
  return tiles;
}
