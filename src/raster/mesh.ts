/** Source positions of target cell centres. Exact projections are slow, so smooth parts are interpolated on a mesh. */
import type { Transform } from '../geo/transform.js';
import { cellCentreX, cellCentreY, type GridSpec, type Window } from './raster.js';

/** Mesh spacing in target cells. */
const step = 16;
/** Largest error of an interpolated position at the check points, in source cells. */
const tolerance = 0.02;

/** Fractional source columns and rows, one per cell of the window; (0, 0) is the outer north-west corner. NaN = no image. */
export interface Positions {
  readonly col: Float64Array;
  readonly row: Float64Array;
}

/**
 * Positions within 0.05 source cells of the exact transform: each mesh cell is compared with it at the centre and at the
 * middle of its edges, and computed point by point where it differs by more than the tolerance.
 */
export function sourcePositions(
  grid: GridSpec,
  window: Window,
  source: GridSpec,
  toSource: Transform,
): Positions {
  const { cols, rows } = window;
  const out = { col: new Float64Array(cols * rows), row: new Float64Array(cols * rows) };
  const at = (c: number, r: number): [number, number] => {
    const p = toSource(cellCentreX(grid, window.col0 + c), cellCentreY(grid, window.row0 + r));
    return [(p[0] - source.originX) / source.cellX, (source.originY - p[1]) / source.cellY];
  };
  if (grid.crs === source.crs) return straightPositions(grid, window, source, out);
  const nodesX = Math.ceil((cols - 1) / step) + 1;
  const nodesY = Math.ceil((rows - 1) / step) + 1;
  const nodes: [number, number][] = [];
  for (let j = 0; j < nodesY; j++) for (let i = 0; i < nodesX; i++) nodes.push(at(i * step, j * step));
  for (let j = 0; j < Math.max(1, nodesY - 1); j++) {
    for (let i = 0; i < Math.max(1, nodesX - 1); i++) {
      const i1 = Math.min(i + 1, nodesX - 1);
      const j1 = Math.min(j + 1, nodesY - 1);
      fillMeshCell(
        out,
        window,
        { c0: i * step, r0: j * step },
        [nodes[j * nodesX + i], nodes[j * nodesX + i1], nodes[j1 * nodesX + i], nodes[j1 * nodesX + i1]],
        at,
      );
    }
  }
  return out;
}

/** Within one CRS a column of the grid lies in one column of the source. */
function straightPositions(grid: GridSpec, window: Window, source: GridSpec, out: Positions): Positions {
  const col = Float64Array.from(
    { length: window.cols },
    (_, c) => (cellCentreX(grid, window.col0 + c) - source.originX) / source.cellX,
  );
  for (let r = 0; r < window.rows; r++) {
    out.col.set(col, r * window.cols);
    const row = (source.originY - cellCentreY(grid, window.row0 + r)) / source.cellY;
    out.row.fill(row, r * window.cols, (r + 1) * window.cols);
  }
  return out;
}

type Corners = readonly [[number, number], [number, number], [number, number], [number, number]];

const checks = [
  [0.5, 0.5],
  [0.5, 0],
  [0, 0.5],
  [1, 0.5],
  [0.5, 1],
] as const;

function fillMeshCell(
  out: Positions,
  window: Window,
  cell: { c0: number; r0: number },
  corners: Corners,
  exact: (c: number, r: number) => [number, number],
): void {
  const [nw, ne, sw, se] = corners;
  let smooth = true;
  for (const [u, v] of checks) {
    const p = exact(cell.c0 + u * step, cell.r0 + v * step);
    const dc = mix(nw[0], ne[0], sw[0], se[0], u, v) - p[0];
    const dr = mix(nw[1], ne[1], sw[1], se[1], u, v) - p[1];
    // A NaN anywhere fails the comparison and so falls to the exact branch.
    if (!(Math.abs(dc) <= tolerance && Math.abs(dr) <= tolerance)) smooth = false;
  }
  const cEnd = Math.min(cell.c0 + step, window.cols - 1);
  const rEnd = Math.min(cell.r0 + step, window.rows - 1);
  for (let r = cell.r0; r <= rEnd; r++) {
    const v = (r - cell.r0) / step;
    for (let c = cell.c0; c <= cEnd; c++) {
      const k = r * window.cols + c;
      if (smooth) {
        const u = (c - cell.c0) / step;
        out.col[k] = mix(nw[0], ne[0], sw[0], se[0], u, v);
        out.row[k] = mix(nw[1], ne[1], sw[1], se[1], u, v);
      } else {
        const p = exact(c, r);
        out.col[k] = p[0];
        out.row[k] = p[1];
      }
    }
  }
}

const mix = (nw: number, ne: number, sw: number, se: number, u: number, v: number): number =>
  (nw * (1 - u) + ne * u) * (1 - v) + (sw * (1 - u) + se * u) * v;
