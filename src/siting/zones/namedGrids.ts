/**
 * Weak grids and weak clusters by the carriers' names for them, on 100 m squares of a common origin, so that grids of
 * neighbouring counties are the same squares: a grid is weak when less than 90 % of it is above −110 dBm, by people where
 * people are, else by surface; a cluster is 16 or more grids that touch, a quarter of them weak. Pure.
 */
import { PixelStatus } from '../../coverage/kernel/fold.js';
import { judgedLevel_dBm } from '../../coverage/measured.js';
import type { CoverageResult, ServiceCoverage } from '../../coverage/result.js';
import { exact } from '../../foundation/exact.js';
import { coarseCell_m } from './statGrid.js';

/** Sums of one square; surface in km². */
export interface SquareSums {
  readonly col: number;
  readonly row: number;
  readonly area: number;
  readonly strongArea: number;
  readonly people: number;
  readonly strongPeople: number;
}

/** 0 = outside, or nothing known; squares by whole multiples of 100 m, row 0 in the north. */
export interface NamedGrids {
  readonly firstCol: number;
  readonly firstRow: number;
  readonly cols: number;
  readonly rows: number;
  readonly state: Uint8Array;
  /** Squares that the county's border cuts: the neighbour's part of them may turn their state. */
  readonly open: readonly SquareSums[];
}

export const gridState = { none: 0, good: 1, weak: 2 } as const;

const strongAbove_dBm = -110;
const strongShare = 0.9;

/** Weight on a statistics square of every known pixel of a service, judged by its serving layer's level. */
export function namedGrids(
  coverage: CoverageResult,
  service: ServiceCoverage,
  people: Float64Array | undefined,
): NamedGrids {
  const { pixelGrid: g, areaMask } = coverage;
  const { status: statusAt, bestLayer } = service;
  const firstCol = Math.floor(g.originX / coarseCell_m);
  const firstRow = -Math.ceil(g.originY / coarseCell_m);
  const cols = Math.ceil((g.originX + g.cols * g.cellX) / coarseCell_m) - firstCol;
  const rows = Math.ceil(-(g.originY - g.rows * g.cellY) / coarseCell_m) - firstRow;
  const n = cols * rows;
  const area = new Float64Array(n);
  const strongArea = new Float64Array(n);
  const count = new Float64Array(n);
  const strongCount = new Float64Array(n);
  const inside = new Float64Array(n);
  const colParts = partsOf(g.originX, g.cellX, g.cols);
  const rowParts = partsOf(-g.originY, g.cellY, g.rows);
  const pixel_km2 = (g.cellX * g.cellY) / 1e6;
  for (let r = 0, p = 0; r < g.rows; r++)
    for (let c = 0; c < g.cols; c++, p++) {
      if (areaMask[p] !== 1) continue;
      const status = statusAt[p];
      const known = status !== PixelStatus.unknown && status !== PixelStatus.outside;
      const strong = known && judgedLevel_dBm(coverage, service, bestLayer[p], p) > strongAbove_dBm;
      for (const v of rowParts[r])
        for (const u of colParts[c]) {
          const i = (v.cell - firstRow) * cols + u.cell - firstCol;
          const part = u.part * v.part;
          const km2 = exact(part * pixel_km2);
          inside[i] += part * g.cellX * g.cellY;
          if (!known) continue;
          const weight = exact(part * (people?.[p] ?? 0));
          area[i] += km2;
          count[i] += weight;
          if (!strong) continue;
          strongArea[i] += km2;
          strongCount[i] += weight;
        }
    }
  const state = new Uint8Array(n);
  const open: SquareSums[] = [];
  const whole_m2 = coarseCell_m ** 2;
  for (let i = 0; i < n; i++) {
    if (inside[i] === 0) continue;
    const square = {
      col: firstCol + (i % cols),
      row: firstRow + Math.floor(i / cols),
      area: area[i],
      strongArea: strongArea[i],
      people: count[i],
      strongPeople: strongCount[i],
    };
    state[i] = stateOf(square);
    if (inside[i] < whole_m2 * (1 - 1e-6)) open.push(square);
  }
  return { firstCol, firstRow, cols, rows, state, open };
}

function stateOf({ area, strongArea, people, strongPeople }: SquareSums): number {
  const [all, strong] = people > 0 ? [people, strongPeople] : [area, strongArea];
  if (!(all > 0)) return gridState.none;
  // Rounding of equal parts must not turn nine of ten into less than nine of ten.
  return strong < strongShare * all * (1 - 1e-9) ? gridState.weak : gridState.good;
}

interface Part {
  readonly cell: number;
  readonly part: number;
}

/** 100 m squares under each pixel along one axis, with the share of its width. */
function partsOf(origin: number, width: number, count: number): Part[][] {
  const slack = 1e-6 * width;
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [origin + i * width, origin + (i + 1) * width];
    const parts: Part[] = [];
    for (let cell = Math.floor((from + slack) / coarseCell_m); cell * coarseCell_m < to - slack; cell++)
      parts.push({
        cell,
        part: (Math.min(to, (cell + 1) * coarseCell_m) - Math.max(from, cell * coarseCell_m)) / width,
      });
    return parts;
  });
}

/** Grids of several counties on one lattice; squares that borders cut are judged by the sum of their parts. */
export function mergedGrids(all: readonly NamedGrids[]): NamedGrids {
  const firstCol = Math.min(...all.map((g) => g.firstCol));
  const firstRow = Math.min(...all.map((g) => g.firstRow));
  const cols = Math.max(...all.map((g) => g.firstCol + g.cols)) - firstCol;
  const rows = Math.max(...all.map((g) => g.firstRow + g.rows)) - firstRow;
  const state = new Uint8Array(cols * rows);
  const open = new Map<number, SquareSums>();
  for (const g of all) {
    for (let row = 0; row < g.rows; row++)
      for (let col = 0; col < g.cols; col++) {
        const own = g.state[row * g.cols + col];
        if (own !== gridState.none)
          state[(g.firstRow + row - firstRow) * cols + g.firstCol + col - firstCol] = own;
      }
    for (const square of g.open) {
      const i = (square.row - firstRow) * cols + square.col - firstCol;
      open.set(i, summed(open.get(i), square));
    }
  }
  for (const [i, square] of open) state[i] = stateOf(square);
  return { firstCol, firstRow, cols, rows, state, open: [...open.values()] };
}

const summed = (a: SquareSums | undefined, b: SquareSums): SquareSums =>
  a
    ? {
        ...a,
        area: a.area + b.area,
        strongArea: a.strongArea + b.strongArea,
        people: a.people + b.people,
        strongPeople: a.strongPeople + b.strongPeople,
      }
    : b;

export interface GridCounts {
  readonly grids: number;
  readonly weakGrids: number;
  readonly weakClusters: number;
}

const fewestGrids = 16;
const weakPart = 0.25;

export function countGrids(grids: NamedGrids): GridCounts {
  let [known, weak] = [0, 0];
  for (const s of grids.state) {
    if (s !== gridState.none) known++;
    if (s === gridState.weak) weak++;
  }
  return { grids: known, weakGrids: weak, weakClusters: weakClusters(grids) };
}

/** Weak grids joined across gaps of one grid, eight neighbours; what is outside closes nothing. */
function weakClusters({ cols, rows, state }: NamedGrids): number {
  const weak = Uint8Array.from(state, (s) => (s === gridState.weak ? 1 : 0));
  const grown = spread(weak, cols, rows, (near) => near.some((v) => v === 1));
  const closed = spread(grown, cols, rows, (near) => near.length === 9 && near.every((v) => v === 1));
  const member = closed.map((v, i) => (weak[i] === 1 || (v === 1 && state[i] !== gridState.none) ? 1 : 0));
  const seen = new Uint8Array(member.length);
  let clusters = 0;
  for (let start = 0; start < member.length; start++) {
    if (member[start] === 0 || seen[start] === 1) continue;
    seen[start] = 1;
    const group = [start];
    for (const i of group)
      eachAround(i, cols, rows, (j) => {
        if (member[j] === 0 || seen[j] === 1) return;
        seen[j] = 1;
        group.push(j);
      });
    const weakOnes = group.reduce((sum, i) => sum + weak[i], 0);
    if (group.length >= fewestGrids && weakOnes >= weakPart * group.length) clusters++;
  }
  return clusters;
}

function spread(
  set: Uint8Array,
  cols: number,
  rows: number,
  keep: (near: readonly number[]) => boolean,
): Uint8Array {
  return set.map((_, i) => {
    const near = [set[i]];
    eachAround(i, cols, rows, (j) => near.push(set[j]));
    return keep(near) ? 1 : 0;
  });
}

function eachAround(i: number, cols: number, rows: number, visit: (j: number) => void): void {
  const [col, row] = [i % cols, Math.floor(i / cols)];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
    for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++)
      if (r !== row || c !== col) visit(r * cols + c);
}
