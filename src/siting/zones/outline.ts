/** The outline of a set of square cells as polygons that follow the cell edges. Pure. */

/** Vertices in cell corners (column, row from the north-west corner); closed: the first comes again at the end. */
export type CornerRing = readonly (readonly [col: number, row: number])[];

/** One outer ring and its holes. */
export type CornerPolygon = readonly CornerRing[];

/**
 * Polygons of the cells `row · cols + col`: outer rings counter-clockwise seen with north up, holes clockwise, no vertex
 * twice in a ring, straight edges without middle vertices. Cells that touch at a corner only are separate polygons; the
 * largest comes first.
 */
export function outline(cells: Iterable<number>, cols: number): CornerPolygon[] {
  const rings = loops(boundary(new Set(cells), cols), cols + 1);
  const outers: { ring: CornerRing; holes: CornerRing[] }[] = [];
  const holes: CornerRing[] = [];
  for (const ring of rings)
    if (signedArea(ring) > 0) outers.push({ ring, holes: [] });
    else holes.push(ring);
  // The smallest ring around the zone's own cell beside a hole is that hole's.
  outers.sort((a, b) => signedArea(a.ring) - signedArea(b.ring));
  for (const hole of holes) {
    const [x, y] = besideFirstEdge(hole);
    outers.find((o) => containsPoint(o.ring, x, y))?.holes.push(hole);
  }
  return outers.map(({ ring, holes: own }) => [ring, ...own]).reverse();
}

/** Middle of the zone's cell beside the first edge of a ring. */
function besideFirstEdge(ring: CornerRing): [number, number] {
  const [[x0, y0], [x1, y1]] = ring;
  const length = Math.abs(x1 - x0) + Math.abs(y1 - y0);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  // Left of (ux, uy) with rows southwards is (uy, −ux).
  return [x0 + ux / 2 + uy / 2, y0 + uy / 2 - ux / 2];
}

/** Outgoing edges by start corner, the zone to their left with north up: south side eastwards, east side northwards, … */
function boundary(cells: ReadonlySet<number>, cols: number): Map<number, number[]> {
  const n = cols + 1;
  const edges = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const list = edges.get(from);
    if (list) list.push(to);
    else edges.set(from, [to]);
  };
  for (const cell of [...cells].sort((a, b) => a - b)) {
    const col = cell % cols;
    const nw = Math.floor(cell / cols) * n + col;
    const [ne, sw, se] = [nw + 1, nw + n, nw + n + 1];
    if (!cells.has(cell + cols)) add(sw, se);
    if (col === cols - 1 || !cells.has(cell + 1)) add(se, ne);
    if (!cells.has(cell - cols)) add(ne, nw);
    if (col === 0 || !cells.has(cell - 1)) add(nw, sw);
  }
  return edges;
}

/** Follows the edges to simple loops. Where two loops meet at a corner each keeps to its own cell: it turns left. */
function loops(edges: Map<number, number[]>, n: number): CornerRing[] {
  const out: CornerRing[] = [];
  for (const start of [...edges.keys()].sort((a, b) => a - b))
    while ((edges.get(start)?.length ?? 0) > 0) {
      const path = [start];
      const at = new Map<number, number>([[start, 0]]);
      let here = start;
      let before = -1;
      do {
        const next = takeEdge(edges, before, here, n);
        before = here;
        here = next;
        const seen = at.get(here);
        if (seen === undefined) at.set(here, path.push(here) - 1);
        else {
          // A corner reached twice closes a loop of its own.
          const loop = path.splice(seen);
          for (const corner of loop) at.delete(corner);
          out.push(turningCorners(loop, n));
          at.set(here, path.push(here) - 1);
          before = path.length > 1 ? path[path.length - 2] : -1;
        }
      } while (path.length > 1);
    }
  return out;
}

function takeEdge(edges: Map<number, number[]>, before: number, here: number, n: number): number {
  const list = edges.get(here) as number[];
  let k = 0;
  if (list.length > 1 && before >= 0) {
    const left = here + leftOf(here - before, n);
    k = Math.max(0, list.indexOf(left));
  }
  return list.splice(k, 1)[0];
}

/** The step to the left of a step, with north up: east → north → west → south. */
function leftOf(step: number, n: number): number {
  if (step === 1) return -n;
  if (step === -n) return -1;
  if (step === -1) return n;
  return 1;
}

/** The corners at which a loop turns, its first again at the end: those on a straight edge say nothing. */
function turningCorners(loop: readonly number[], n: number): CornerRing {
  const ring: [number, number][] = [];
  loop.forEach((corner, i) => {
    const previous = loop[(i + loop.length - 1) % loop.length];
    const next = loop[(i + 1) % loop.length];
    if (corner - previous !== next - corner) ring.push([corner % n, Math.floor(corner / n)]);
  });
  ring.push(ring[0]);
  return ring;
}

/** Positive for counter-clockwise with north up (rows count southwards). */
export function signedArea(ring: CornerRing): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    twice += ring[i + 1][0] * ring[i][1] - ring[i][0] * ring[i + 1][1];
  return twice / 2;
}

function containsPoint(ring: CornerRing, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[i + 1];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
