/**
 * Ray geometry of the radial sweep. Around a mast, rays run to every boundary cell of the square of half-width r;
 * each cell is evaluated once, by its nearest ray. Everything is decided in integers, so that two engines agree on ties.
 *
 * A ray of one of four fans (east, west, south, north) has a minor end j in −r…r. At major step k (1…r) it stands at
 * minor offset k·j/r. Cell (k, m) with |m| ≤ k belongs to the ray nearest to m·r/k.
 */

/** The cell nearest to ray j at major step k; exact half-way goes to the larger offset. */
export const nearestMinor = (k: number, j: number, r: number): number =>
  Math.floor((2 * k * j + r) / (2 * r));

/** The ray that owns cell (k, m); exact half-way goes to the larger ray. */
export const owningRay = (k: number, m: number, r: number): number => Math.floor((2 * m * r + k) / (2 * k));

/** The four fans: steps of column and row per major step and per minor step. Diagonals belong to the first two fans. */
export const fans: readonly {
  majorCol: number;
  majorRow: number;
  minorCol: number;
  minorRow: number;
  ownsDiagonal: boolean;
}[] = [
  { majorCol: 1, majorRow: 0, minorCol: 0, minorRow: 1, ownsDiagonal: true },
  { majorCol: -1, majorRow: 0, minorCol: 0, minorRow: 1, ownsDiagonal: true },
  { majorCol: 0, majorRow: 1, minorCol: 1, minorRow: 0, ownsDiagonal: false },
  { majorCol: 0, majorRow: -1, minorCol: 1, minorRow: 0, ownsDiagonal: false },
];

/** A cell of the disc is inside when its centre is, x² + y² ≤ r². */
export const insideDisc = (k: number, m: number, radius_cells: number): boolean =>
  k * k + m * m <= radius_cells * radius_cells;

/** The ray through the cell at (dCol, dRow) from the mast, as (fan, j, k, m). The mast's own cell has no ray. */
export function rayOf(
  dCol: number,
  dRow: number,
  r: number,
): { fan: number; j: number; k: number; m: number } {
  const xMajor = Math.abs(dCol) >= Math.abs(dRow);
  const fan = xMajor ? (dCol > 0 ? 0 : 1) : dRow > 0 ? 2 : 3;
  const k = xMajor ? Math.abs(dCol) : Math.abs(dRow);
  const m = xMajor ? dRow : dCol;
  return { fan, j: owningRay(k, m, r), k, m };
}
