/** How a four-sided cell divides its area among the unit cells of a grid. Convex clipping (Sutherland and Hodgman 1974). */

/** A convex polygon of at most eight corners: four, and one more for each of the four sides that cut it. */
interface Polygon {
  readonly x: Float64Array;
  readonly y: Float64Array;
  n: number;
}

const polygon = (): Polygon => ({ x: new Float64Array(10), y: new Float64Array(10), n: 0 });

// Scratch space of one thread; the functions here do not call back into each other.
const scratch = { quad: polygon(), upper: polygon(), row: polygon(), left: polygon(), cell: polygon() };

/**
 * Calls `visit(col, row, share)` for each unit cell of a `cols` x `rows` grid that the quadrilateral touches, and returns
 * the share inside the grid: 1 when it lies within. Corners run round the cell; coordinates are fractional columns and rows.
 * A quadrilateral without area belongs to the cell of its north-west end.
 */
export function quadShares(
  cornersX: readonly [number, number, number, number],
  cornersY: readonly [number, number, number, number],
  cols: number,
  rows: number,
  visit: (col: number, row: number, share: number) => void,
): number {
  const { quad, upper, row, left, cell } = scratch;
  quad.n = 4;
  for (let i = 0; i < 4; i++) {
    quad.x[i] = cornersX[i];
    quad.y[i] = cornersY[i];
  }
  const whole = area(quad);
  const [r0, r1] = span(quad.y, quad.n);
  const [c0, c1] = span(quad.x, quad.n);
  if ((r0 === r1 && c0 === c1) || whole === 0) {
    if (c0 < 0 || r0 < 0 || c0 >= cols || r0 >= rows) return 0;
    visit(c0, r0, 1);
    return 1;
  }
  let inside = 0;
  for (let r = Math.max(r0, 0); r <= Math.min(r1, rows - 1); r++) {
    clip(quad, quad.y, r, 1, upper);
    clip(upper, upper.y, r + 1, -1, row);
    if (row.n < 3) continue;
    const [first, last] = span(row.x, row.n);
    for (let c = Math.max(first, 0); c <= Math.min(last, cols - 1); c++) {
      clip(row, row.x, c, 1, left);
      clip(left, left.x, c + 1, -1, cell);
      const share = cell.n < 3 ? 0 : area(cell) / whole;
      if (share === 0) continue;
      visit(c, r, share);
      inside += share;
    }
  }
  return Math.min(1, inside);
}

function span(values: Float64Array, n: number): [number, number] {
  let low = values[0];
  let high = values[0];
  for (let i = 1; i < n; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return [Math.floor(low), Math.floor(high)];
}

/** Keeps the part where `sign * (coordinate - limit) >= 0`; `along` is the polygon's own x or y. */
function clip(p: Polygon, along: Float64Array, limit: number, sign: 1 | -1, out: Polygon): void {
  out.n = 0;
  for (let i = 0; i < p.n; i++) {
    const j = i + 1 === p.n ? 0 : i + 1;
    const here = sign * (along[i] - limit);
    const there = sign * (along[j] - limit);
    if (here >= 0) push(out, p.x[i], p.y[i]);
    if ((here > 0 && there < 0) || (here < 0 && there > 0)) {
      const t = here / (here - there);
      push(out, p.x[i] + t * (p.x[j] - p.x[i]), p.y[i] + t * (p.y[j] - p.y[i]));
    }
  }
}

function push(p: Polygon, x: number, y: number): void {
  p.x[p.n] = x;
  p.y[p.n] = y;
  p.n++;
}

function area(p: Polygon): number {
  // Relative to the first corner: grid coordinates of a cell are large against its size.
  let twice = 0;
  for (let i = 1; i + 1 < p.n; i++)
    twice += (p.x[i] - p.x[0]) * (p.y[i + 1] - p.y[0]) - (p.x[i + 1] - p.x[0]) * (p.y[i] - p.y[0]);
  return Math.abs(twice) / 2;
}
