/**
 * Ray geometry of the radial sweep. Around a mast, rays run to every boundary cell of a square of even half-width r; each cell is
 * evaluated once, by its nearest ray. Everything is decided in integers, so that two engines agree on ties.
 *
 * A ray of one of four fans (east, west, south, north) has a minor end j in −r…r. At major step k (1…r) it stands at minor offset
 * k·j/r. Up to half of the way rays lie closer than cells: there the even ones serve, and an odd ray shares the way of the even one
 * below it. So cell (k, m) with |m| ≤ k belongs to the ray nearest to m·r/k, up to r/2 to the nearest even one.
 */

/** How rays run: `shared` as above, or `all` of them from the mast on, which costs a quarter more and errs less. */
export type RayChoice = 'shared' | 'all';

/** The rays of one fan: half-width in cells, even, and the last step on which rays share the way (0: none). */
export interface RayFan {
  readonly r: number;
  readonly half: number;
}

export function rayFan(radius_cells: number, rays: RayChoice = 'shared'): RayFan {
  const r = 2 * Math.ceil(Math.floor(radius_cells) / 2);
  return { r, half: rays === 'all' ? 0 : r / 2 };
}

/** The ray whose way ray j takes at major step k. */
export const sharedRay = (k: number, j: number, { half }: RayFan): number => (k <= half ? j & ~1 : j);

/** Minor offset of ray j at major step k, as whole cells and a rest of 0 … r − 1 in r-ths. */
export function minorOffset(
  k: number,
  j: number,
  fan: RayFan,
): { readonly whole: number; readonly rest: number } {
  const num = k * sharedRay(k, j, fan);
  const whole = Math.floor(num / fan.r);
  return { whole, rest: num - whole * fan.r };
}

/** The cell nearest to ray j at major step k; exact half-way goes to the larger offset. */
export const nearestMinor = (k: number, j: number, fan: RayFan): number =>
  Math.floor((2 * k * sharedRay(k, j, fan) + fan.r) / (2 * fan.r));

/** The ray that owns cell (k, m); exact half-way goes to the larger ray. */
export const owningRay = (k: number, m: number, { r, half }: RayFan): number =>
  k <= half ? 2 * Math.floor((m * r + k) / (2 * k)) : Math.floor((2 * m * r + k) / (2 * k));

/** Steps of column and row per major step and per minor step of a fan. */
export interface Fan {
  readonly majorCol: number;
  readonly majorRow: number;
  readonly minorCol: number;
  readonly minorRow: number;
  readonly ownsDiagonal: boolean;
}

/** Diagonals belong to the first two fans. */
export const fans: readonly Fan[] = [
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
  rays: RayFan,
): { fan: number; j: number; k: number; m: number } {
  const xMajor = Math.abs(dCol) >= Math.abs(dRow);
  const fan = xMajor ? (dCol > 0 ? 0 : 1) : dRow > 0 ? 2 : 3;
  const k = xMajor ? Math.abs(dCol) : Math.abs(dRow);
  const m = xMajor ? dRow : dCol;
  return { fan, j: owningRay(k, m, rays), k, m };
}
