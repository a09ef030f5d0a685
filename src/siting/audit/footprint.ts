/** Test points inside a place's outline: a grid of at most 10 m, whatever the county grid (rules R7). Pure. */
import { alignedGrid, type Bounds } from '../../raster/grid.js';
import { burnPolygon, type Rings } from '../../raster/mask.js';
import { ringsArea, ringsBounds } from '../../raster/rings.js';

/** Spacing of the test points and their least number (rules R7). */
export const testSpacing_m = 10;
export const fewestPoints = 9;
/** A large footprint takes every n-th node of the 10 m grid, so that a village costs no more than a campus. */
export const mostPoints = 225;
/** A footprint of a few square metres is still tested: the grid is halved down to this. */
const finest_m = 0.25;
/** Nodes looked at around one footprint: a thin outline across the county must not take all memory. */
const mostNodes = 1e6;

/**
 * Centres of the test cells inside the rings where `counts` is true, x and y in turn, south-west first. The grid is halved
 * until nine points count. An outline without a surface gets the nine points around its `centre`.
 */
export function testPoints(
  rings: Rings,
  centre: readonly [x_m: number, y_m: number],
  counts: (x_m: number, y_m: number) => boolean,
): Float64Array {
  const bounds = ringsBounds(rings);
  const nodes = (spacing: number) =>
    Math.ceil((bounds.maxX - bounds.minX) / spacing + 1) *
    Math.ceil((bounds.maxY - bounds.minY) / spacing + 1);
  const every = Math.ceil(Math.sqrt(ringsArea(rings) / (testSpacing_m ** 2 * mostPoints)));
  let spacing = testSpacing_m * Math.max(1, every);
  while (nodes(spacing) > mostNodes) spacing += testSpacing_m;
  let points = inside(rings, bounds, spacing, counts);
  while (points.length < fewestPoints && spacing > finest_m && nodes(spacing / 2) <= mostNodes) {
    spacing /= 2;
    points = inside(rings, bounds, spacing, counts);
  }
  if (points.length < fewestPoints) points = around(centre);
  return Float64Array.from(points.flat());
}

function inside(
  rings: Rings,
  bounds: Bounds,
  spacing: number,
  counts: (x_m: number, y_m: number) => boolean,
): [number, number][] {
  const grid = alignedGrid('', bounds, spacing);
  const mask = new Uint8Array(grid.cols * grid.rows);
  burnPolygon(grid, rings, mask);
  const points: [number, number][] = [];
  for (let row = grid.rows - 1; row >= 0; row--)
    for (let col = 0; col < grid.cols; col++) {
      if (mask[row * grid.cols + col] === 0) continue;
      const x = grid.originX + (col + 0.5) * spacing;
      const y = grid.originY - (row + 0.5) * spacing;
      if (counts(x, y)) points.push([x, y]);
    }
  return points;
}

const around = ([x, y]: readonly [number, number]): [number, number][] =>
  [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx): [number, number] => [x + dx, y + dy]));
